"""Films on the publisher's own server: ``<video>``, and the boxes that WordPress, Ghost and AMP put round it."""

import re

from embedkit import ImageUrl, RichText, Text, Url
from embedkit.kit import Address, Element, Fields, pattern, seconds, title_of

from .markup import from_markup
from .providers import locate

_MP4 = pattern(r"video/mp4|\.(?:mp4|m4v)(?:[?#]|$)", re.I)
_WORDPRESS = pattern(r"\?_=\d+$")
_SPACER = pattern(r"spacer|blank|placeholder|^data:", re.I)
_BACKGROUND = pattern(r"""background(?:-image)?:[^;]{0,40}?url\(\s*['"]?([^'")]{1,2000})""", re.I)


def from_file(element: Element) -> Fields | None:
    """The film in a ``video``, or in a box that holds one; None if it has no address that may be linked."""
    video = element if element.tag in ("video", "amp-video") else element.select_one("video")
    if video is None:
        return None
    if video is not element and (fields := from_markup(video)):
        return fields
    url = _source(video)
    at = Address.of(url) if url else None
    known = locate(at) if at else None  # WordPress plays YouTube in a video element too
    if url is None:
        return None
    duration, caption = _words(element, ".kg-video-duration"), element.select_one("figcaption")
    return {
        **(known or {"provider": "file", "url": url, **_still(video, element)}),
        "title": title_of(video),
        "caption": caption.rich_text() if caption else RichText(""),
        "duration": seconds(duration),
        "tracks": _tracks(video),
    }


def _source(video: Element) -> Url | None:
    """Of several files, the one that every browser plays."""
    sources = [(video.url("src", "data-src"), "")]
    sources += [(item.url("src", "data-src"), item.get("type")) for item in video.select("source")]
    found = [(url, kind) for url, kind in sources if url and url.startswith("http")]
    best = next((url for url, kind in found if _MP4.search(kind) or _MP4.search(url)), found[0][0] if found else None)
    return Url(_WORDPRESS.sub("", best)) if best else None


def _still(video: Element, box: Element) -> Fields:
    """The poster. Ghost puts an empty picture there, and the still into an attribute of its box or into the style."""
    background = _BACKGROUND.search(video.get("style"))
    addresses = (
        video.get("poster"),
        video.get("data-poster"),
        box.get("data-kg-custom-thumbnail"),
        box.get("data-kg-thumbnail"),
        background[1] if background else "",
    )
    poster = next((url for value in addresses if not _SPACER.search(value) and (url := _picture(value, video))), None)
    return {"thumbnail": poster, "width": _pixels(video.get("width")), "height": _pixels(video.get("height"))}


def _picture(value: str, video: Element) -> ImageUrl | None:
    return ImageUrl.parse(value, video.base)


def _tracks(video: Element) -> list[dict[str, object]]:
    """Subtitles; chapters and the like are for the publisher's own player."""
    return [
        {"url": url, "lang": Text(track.get("srclang")), "label": Text(track.get("label"))}
        for track in video.select("track")
        if track.get("kind", "subtitles") in ("subtitles", "captions") and (url := track.url("src"))
    ]


def _words(element: Element, selector: str) -> str:
    found = element.select_one(selector) if element.tag != "video" else None
    return found.text if found else ""


def _pixels(value: str) -> int | None:
    match = re.fullmatch(r"\s*(\d{1,5})(?:px)?\s*", value)
    return int(match[1]) or None if match else None
