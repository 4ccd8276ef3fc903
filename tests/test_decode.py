"""Bytes to letters, and sources too odd to be articles: read right, or refused in one line."""

from __future__ import annotations

import pytest

from embedkit import InputError, read


def shown(data: bytes) -> list[str]:
    return [f"{block.type}: {block.model_dump()['text']}" for block in read(data, "html").blocks]


TEXT = "<p>Größe “x” €5 – naïve</p>"
ENCODED = {
    "utf-8": TEXT.encode(),
    "utf-8 with a mark": b"\xef\xbb\xbf" + TEXT.encode(),
    "utf-16 little": b"\xff\xfe" + TEXT.encode("utf-16-le"),
    "utf-16 big": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "utf-32": b"\xff\xfe\0\0" + TEXT.encode("utf-32-le"),
    "windows-1252 unsaid": TEXT.encode("windows-1252"),
    "windows-1252 called latin-1": b"<meta charset=iso-8859-1>" + TEXT.encode("windows-1252"),
    "windows-1252 said": b"<meta charset='windows-1252'>" + TEXT.encode("windows-1252"),
    "utf-8 called something else": b"<meta charset=nonsense>" + TEXT.encode(),
    "utf-8 called utf-16": b"<meta charset=utf-16>" + TEXT.encode(),
    "codec that is no charset": b"<meta charset=rot13>" + TEXT.encode(),
    "codec that unpacks": b"<meta charset=zlib>" + TEXT.encode(),
    "http-equiv": b'<meta http-equiv=Content-Type content="text/html; charset=windows-1252">' + TEXT.encode("cp1252"),
    "utf-7 is not decoded": b"<meta charset=utf-7>" + TEXT.encode(),
}


@pytest.mark.parametrize("data", ENCODED.values(), ids=ENCODED.keys())
def test_letters_survive_the_encoding(data: bytes) -> None:
    assert ["paragraph: Größe “x” €5 – naïve"] == shown(data)


def test_utf_7_does_not_smuggle_a_script() -> None:
    assert ["paragraph: +ADw-b+AD4-x"] == shown(b"<meta charset=utf-7><p>+ADw-b+AD4-x</p>")


@pytest.mark.parametrize("mark", [b"\xff\xfe\x00", b"\xff\xfe\0\0abc", b"\xef\xbb\xbf\xff"])
def test_a_false_byte_order_mark_is_an_input_error(mark: bytes) -> None:
    with pytest.raises(InputError, match="input: not UTF"):
        read(mark, "html")


@pytest.mark.parametrize(
    "tag", ["b", "div", "blockquote", "ul", "ul><li", "span", "table><tr><td", "a href=/x", "p", "x-y"]
)
@pytest.mark.parametrize("depth", [100, 1_000, 10_000])
def test_deep_nesting_is_read_or_refused_in_one_line(tag: str, depth: int) -> None:
    """No article is nested a thousand deep, and no parser's stack may end the process."""
    html = f"<p>before</p>{f'<{tag}>' * depth}words"

    assert "words" in _json_or_refusal(html).replace("tags are nested more than 2,000 deep; is this", "words")


def _json_or_refusal(html: str) -> str:
    try:
        return read(html, "html").model_dump_json()
    except InputError as error:
        return str(error)


HOSTILE = [
    "<p " * 50_000,
    "<a" * 50_000,
    "<!--" * 50_000,
    "<img alt='" * 20_000,
    "<br>" * 100_000,
    "<p>" + "\u2014" * 50_000,
]


@pytest.mark.parametrize("html", HOSTILE, ids=lambda html: html[:12])
def test_a_megabyte_of_broken_tags_ends(html: str) -> None:
    """Work grows with the size of the source, not with its square."""
    assert len(read("<p>before</p>" + html, "html").blocks) >= 1
