"""Sounds on the publisher's own server: ``<audio>``, and the boxes that WordPress, Ghost and AMP put round it."""

from embedkit import Text, Url
from embedkit.kit import Element, Fields, pattern, seconds, title_of

_WORDPRESS = pattern(r"\?_=\d+$")


def from_file(element: Element) -> Fields | None:
    """The sound in an ``audio``, or in a box that holds one; None if it has no address that may be linked."""
    audio = element if element.tag in ("audio", "amp-audio") else element.select_one("audio")
    if audio is None:
        return None
    addresses = [item.url("src", "data-src") for item in (audio, *audio.select("source"))]
    url = next((url for url in addresses if url and url.startswith("http")), None)
    if url is None:
        return None
    fields: Fields = {"provider": "file", "url": Url(_WORDPRESS.sub("", url)), "title": title_of(audio)}
    if "kg-audio" in element.get("class"):  # Ghost's box also has buttons, and a picture that may be empty
        cover = element.select_one("img.kg-audio-thumbnail")
        title, length = element.select_one(".kg-audio-title"), element.select_one(".kg-audio-duration")
        fields["thumbnail"] = cover.image() if cover else None
        fields["title"] = Text(title.text) if title else fields["title"]
        fields["duration"] = seconds(length.text) if length else None
    return fields
