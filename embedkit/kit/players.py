"""A player that no block type knows: told from forms, maps and advertisements by its title and its address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from ..fields.lazy import pattern
from .embed import title_of

if TYPE_CHECKING:
    from ..fields import Url
    from .element import Element

_WORDS = pattern(r"[^\W\d_]+")
# In the languages of the catalogues and some neighbours; with a title in another one, the address has to tell.
_HEARD = frozenset(
    "podcast podcasts audio audioplayer radio radioplayer episode folge hörbuch hörspiel anhören hören épisode écouter "
    "balado episodio episódio escuchar escucha ouvir ascolta luister aflevering avsnitt lyt posłuchaj odcinek подкаст "
    "аудио song album playlist mixtape soundtrack".split()
)
_SEEN = frozenset(
    "video videos videoplayer film films movie trailer vídeo vídeos vidéo vidéos filme película livestream webcast "
    "wideo видео".split()
)
# In scripts without spaces, and in those whose vowels are marks.
_HEARD_INSIDE = pattern("ポッドキャスト|音声|播客|पॉडकास्ट|بودكاست")
_SEEN_INSIDE = pattern("動画|视频|視頻|वीडियो|فيديو")
# As a title's first word.
_LEADS = {"listen": "audio", "hear": "audio", "watch": "video"}
_HEARD_THERE = frozenset(
    "podcast podcasts pod audio radio listen fm cast podcaster episode episodes album albums track tracks playlist "
    "song songs music".split()
)
_SEEN_THERE = frozenset("video videos film films tv watch vod movie movies".split())
_PLAYER = frozenset("player players play playback videoplayer audioplayer mediaplayer".split())
_FRAMED = frozenset("embed embeds embedded iframe e v widget media standalone".split())
# What such a frame never is, whatever else it says.
_NEVER = frozenset(
    "ad ads adserver advert advertisement advertising anzeige werbung publicité anuncio pubblicità sponsored "
    "newsletter newsletters subscribe subscription signup form forms formular formulaire formulario survey umfrage "
    "poll polls quiz quizzes captcha recaptcha comments kommentare login donate donation spenden checkout tickets "
    "calculator rechner calculateur calculadora calendar kalender chat paywall consent pixel tracking".split()
)
# What it is not, unless its title says in words that there is something to hear or to see.
_ELSE = frozenset(
    "map maps karte karten carte mapa mappa kaart chart charts graph graphic grafik diagramm diagram table tabelle "
    "timeline dashboard slides slideshow presentation document pdf gallery weather wetter game games spiel puzzle "
    "crossword story interactive visualisation visualization scoreboard ticker results".split()
)
_FLAT = 260
"""Pixels: a film's frame is higher."""
_HIDDEN = pattern(r"display:\s*none|(?<!-)visibility:\s*hidden", re.I)


def kind_of_player(element: Element, url: Url) -> Literal["audio", "video"] | None:
    """Whether a frame plays something to hear or to see; None: neither, or one can't be sure.

    Its address has to be a player's and it has to have a title. What the title says counts more than the address.
    """
    title = element.get("title").strip() or element.get("aria-label").strip()
    if not title or not url.startswith("http") or _is_hidden(element):
        return None
    words = _WORDS.findall(title.lower()[:300])
    said, lead = frozenset(words), _LEADS.get(words[0]) if words else None
    there = frozenset(_WORDS.findall(url.lower()[:500].partition("://")[2]))
    if not _NEVER.isdisjoint(said | there):
        return None
    heard = lead == "audio" or not _HEARD.isdisjoint(said) or _HEARD_INSIDE.search(title[:300]) is not None
    seen = lead == "video" or not _SEEN.isdisjoint(said) or _SEEN_INSIDE.search(title[:300]) is not None
    heard_there, seen_there = not _HEARD_THERE.isdisjoint(there), not _SEEN_THERE.isdisjoint(there)
    plays = not _PLAYER.isdisjoint(there)
    if not (plays or heard_there or seen_there or not _FRAMED.isdisjoint(there)):
        return None
    if heard != seen:
        return "audio" if heard else "video"
    if not _ELSE.isdisjoint(said | there) or not (plays or title_of(element)):
        return None
    if heard_there != seen_there and (plays or not _FRAMED.isdisjoint(there)):
        return "audio" if heard_there else "video"
    if not (plays or heard):  # an embed of something, nobody says of what
        return None
    return "video" if _shows(element) else "audio"


def _shows(element: Element) -> bool:
    """Whether the frame has the looks of a film: it may fill the screen, and it is not flat."""
    height = element.get("height").removesuffix("px")
    if height.isdecimal() and int(height) <= _FLAT:
        return False
    return "allowfullscreen" in element.attrs or "fullscreen" in element.get("allow")


def _is_hidden(element: Element) -> bool:
    """A counter's frame plays nothing to anybody."""
    sizes = {element.get(name).removesuffix("px") for name in ("width", "height")}
    return bool(sizes & {"0", "1"}) or _HIDDEN.search(element.get("style")) is not None
