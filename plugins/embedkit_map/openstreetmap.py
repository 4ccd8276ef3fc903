"""OpenStreetMap: the map that a frame shows, as the page that shows it to anybody."""

from math import floor, log2

from embedkit.kit import Address, Fields, pattern

_DEGREES = r"-?\d{1,3}(?:\.\d{1,20})?"
_POINT = pattern(rf"({_DEGREES}),({_DEGREES})")
_BOX = pattern(rf"({_DEGREES}),({_DEGREES}),({_DEGREES}),({_DEGREES})")
_VIEW = pattern(rf"map=\d{{1,2}}(?:\.\d{{1,4}})?/{_DEGREES}/{_DEGREES}.{{0,40}}")
_NUMBER = pattern(r"\d{1,15}")
_HOME = "https://www.openstreetmap.org/"
WIDE = 550
"""Pixels: how wide the frame is taken to be; one zoom level halves what is seen."""


def openstreetmap(at: Address) -> Fields | None:
    """A frame, a view of the map, or one thing on it."""
    match at.path:
        case ["export", "embed.html"] if box := _BOX.fullmatch(at.query.get("bbox", "")):
            west, south, east, north = (float(part) for part in box.groups())
            if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
                return None
            zoom = min(max(floor(log2(360 / (east - west) * WIDE / 256)), 0), 19)
            view = f"#map={zoom}/{(south + north) / 2:.5f}/{(west + east) / 2:.5f}"
            point = _POINT.fullmatch(at.query.get("marker", ""))
            return _found((f"?mlat={point[1]}&mlon={point[2]}" if point else "") + view)
        case [] if _VIEW.fullmatch(at.fragment):
            point = _POINT.fullmatch(f"{at.query.get('mlat')},{at.query.get('mlon')}")
            return _found((f"?mlat={point[1]}&mlon={point[2]}" if point else "") + f"#{at.fragment}")
        case ["node" | "way" | "relation" as kind, number] if _NUMBER.fullmatch(number):
            return _found(f"{kind}/{number}") | {"id": f"{kind}/{number}"}
    return None


def _found(rest: str) -> Fields:
    return {"provider": "openstreetmap", "url": _HOME + rest}
