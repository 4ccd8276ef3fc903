"""What a template may ask about the article it is part of, and the filters that all outputs share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from ..fields import RichText, Url, When
from ..host.guard import guarded
from ..kit.credit import says_its_kind
from ..kit.post import Post
from ..language.direction import direction, direction_of_text, language_of_text
from ..language.words import Words, words_for
from ..model import Article
from ..theme.theme import Theme


class Context:
    """One render of one article; templates see it as ``context``."""

    def __init__(self, article: Article, theme: Theme, parent: Context | None = None) -> None:
        """``parent``: what the article is an entry of; its headings stand one level deeper, its links count on."""
        self.article = article
        self.theme = theme
        sample = _sample(article)
        self.lang: str = article.lang or language_of_text(sample, parent.lang if parent else theme.lang)
        self.dir: str = article.dir or (direction(self.lang) if article.lang else direction_of_text(sample or "a"))
        same = parent is not None and parent.locale.partition("-")[0] == self.lang.partition("-")[0]
        self.locale: str = parent.locale if parent and same else self.lang
        """Whose dates and numbers are printed: an edition has one for all articles in its language."""
        self.words: Words = words_for(self.locale)
        self.links: dict[Url, int] = parent.links if parent else {}
        """Addresses that a text names by number."""
        # The level that the article's own title has; blocks of an edition without one stand beside its articles.
        self._headline = 2 if parent and article.title else 1
        self._outline: list[int] = []

    @property
    def title(self) -> str:
        """For the document's head; never empty."""
        if self.article.title:
            return self.article.title
        line = _sample(self.article).strip().partition("\n")[0]
        return (line if len(line) <= 70 else line[:69].rsplit(" ", 1)[0] + "…") or self.theme.name or "Article"

    @property
    def preheader(self) -> str:
        """What an inbox shows after the subject: the summary, else the first words."""
        summary = self.article.summary
        text = " ".join((summary.plain if summary else _sample(self.article)).split())
        return text if len(text) <= 140 else text[:139].rsplit(" ", 1)[0] + "…"

    def heading(self, level: int) -> int:
        """The level to print: 2 for the first heading in the text; none is skipped, and siblings are equal."""
        while self._outline and self._outline[-1] >= level:
            self._outline.pop()
        self._outline.append(level)
        return min(self._headline + len(self._outline), 6)

    def title_level(self, level: int) -> int:
        """The level for the title of a box, which does not count for the headings after it."""
        return min(max(level, 2) + self._headline - 1, self._headline + len(self._outline) + 1, 6)

    def reference(self, url: Url) -> int:
        """The number of a link in the text output; the same address has the same number."""
        return self.links.setdefault(url, len(self.links) + 1)


def _sample(article: Article) -> str:
    """The first words of an article."""
    if article.title:
        return article.title + " " + (article.summary.plain if article.summary else "")
    for block in article.blocks:
        if words := guarded(block.type, lambda block=block: str(block.gist()[2]), ""):  # type: ignore[misc]
            return words[:400]
    return ""


def context_filter(function: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a filter that gets the context first."""
    function.takes_context = True  # type: ignore[attr-defined]
    return function


@lru_cache(maxsize=256)
def _day(when: date, lang: str) -> str:
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    try:
        locale = Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    # English dates the way most of the world's newsrooms print them; en-US keeps its own order.
    if lang.lower() == "en":
        locale = Locale("en", "GB")
    return format_date(when, "long", locale)


@context_filter
def date_filter(context: Context, when: When) -> str:
    """``21 August 2021``, in the article's language; ``August 21, 2021`` in American English."""
    return _day(when.date() if isinstance(when, datetime) else when, context.locale)


@context_filter
def number(context: Context, value: int) -> str:
    """``1,234``, in the article's language."""
    return context.words.number(value)


@context_filter
def gettext(context: Context, message: str) -> str:
    """embedkit's own words, in the article's language."""
    return context.words.gettext(message)


@context_filter
def ngettext(context: Context, one: str, many: str, count: int) -> str:
    """``{n} like`` or ``{n} likes``, in the plural forms of the article's language."""
    return context.words.ngettext(one, many, count)


@context_filter
def heading(context: Context, level: int) -> int:
    """See Context.heading."""
    return context.heading(level)


@context_filter
def title_level(context: Context, level: int) -> int:
    """See Context.title_level."""
    return context.title_level(level)


def text_dir(value: str) -> str:
    """``ltr`` or ``rtl``: the direction of a value's own words, such as a post in another language."""
    return direction_of_text(value.plain if isinstance(value, RichText) else value)


def text_start(value: str) -> str:
    """``left`` or ``right``: the side on which a value's own words start."""
    return "right" if text_dir(value) == "rtl" else "left"


def fit(size: int | None, most: int) -> int:
    """Pixels: the size where it is known and small enough, else the most there is room for."""
    return min(size or most, most)


def iso(when: When) -> str:
    """ISO 8601, for machines."""
    return when.isoformat()


class Filled(str):
    """A message some of whose places are filled; what was put in is not looked at again, braces or not."""

    __slots__ = ("done",)
    done: int
    """Where what was put in ends."""


def fill(message: str, value: object) -> Filled:
    """``By {names}`` with the value in place of the first braces that are not filled yet."""
    start = message.index("{", message.done if isinstance(message, Filled) else 0)
    head = message[:start] + str(value)
    filled = Filled(head + message[message.index("}", start) + 1 :])
    filled.done = len(head)
    return filled


def host(url: Url) -> str:
    """``news.example`` of an address."""
    return url.host


def address(url: Url) -> str:
    """``news.example/ferry`` of an address, as a person writes it, cut to a line."""
    text = url.partition("://")[2].removeprefix("www.").rstrip("/") or url
    return text if len(text) <= 60 else text[:59] + "…"


def still_height(width: int) -> int:
    """Pixels of a film's still that is so wide: 16 to 9."""
    return round(width * 9 / 16)


@context_filter
def comma(context: Context, text: str, more: str) -> str:
    """``text, more`` with the comma of the article's language; ``text`` alone if there is no more."""
    return f"{text}{context.words.gettext(', ')}{more}" if more else text


@context_filter
def counts(context: Context, post: Post, separator: str) -> str:
    """``105 likes · 14 replies``: what is known, in words; nothing for what is not."""
    known = (
        (post.likes, "{n} like", "{n} likes"),
        (post.replies, "{n} reply", "{n} replies"),
        (post.reposts, "{n} repost", "{n} reposts"),
    )
    return separator.join(context.words.ngettext(one, many, n) for n, one, many in known if n is not None)


@context_filter
def credit(context: Context, name: str) -> str:
    """``Photo: Ada Example``; a credit that says itself what the picture is, as it stands."""
    return name if says_its_kind(name) else fill(context.words.gettext("Photo: {name}"), name)


FILTERS: dict[str, Callable[..., Any]] = {
    "date": date_filter,
    "number": number,
    "heading": heading,
    "title_level": title_level,
    "dir": text_dir,
    "start": text_start,
    "host": host,
    "address": address,
    "still_height": still_height,
    "comma": comma,
    "fill": fill,
    "iso": iso,
    "fit": fit,
    "counts": counts,
    "credit": credit,
    "_": gettext,
    "ngettext": ngettext,
}
