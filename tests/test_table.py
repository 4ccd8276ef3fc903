"""Tables: no word of a cell is parted, on whatever screen; no picture in a cell is lost."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from embedkit import read, render

URL = "https://news.example/story"


def table(columns: list[str], *rows: list[object]) -> str:
    """Its markup."""
    head = "".join(f"<th>{name}</th>" for name in columns)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def mail(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(render(read(f"<p>One.</p>{html}", "html", URL), "email"))


LEAGUE = table("Club P W D L GF GA Pts".split(), ["Harbour United", 38, 27, 7, 4, 86, 33, 88])
GRIDS = [
    LEAGUE,
    table(["Name", "Boats"], ["Ada", 3]),
    table(["Ministry", "Budget"], ["Bundesverkehrsministerium", "1,234,567"]),
    table(["Ferry", "Price"], ["The Marie runs every hour while the light lasts", "$48m"]),
    table(["Hour", *map(str, range(11))], ["Rain", *range(100, 111)]),
    "<table><tr><td>Open</td><td>9 to 5</td></tr><tr><td>Closed</td><td>Sundays</td></tr></table>",
]
STACKS = [
    table([f"Neighbourhood {at}" for at in range(8)], ["yes"] * 8),
    table(["Team", *(f"Round {at}" for at in range(11))], ["Harbour", *["won"] * 11]),
]


@pytest.mark.parametrize("html", GRIDS)
def test_what_fits_a_letter_is_a_table_whose_words_stay_whole(html: str) -> None:
    """A reader saw "Nam/e" and "Ferr/y". On a phone it scrolls in a box of its own, also without any styles."""
    tree = mail(html)
    cells = tree.css("div[style*='overflow-x:auto'] > table th, div[style*='overflow-x:auto'] > table td")

    assert len(re.findall(r"<t[hd]\b", html)) == len(cells)
    for node in cells:
        while node is not None and node.tag != "body":
            style = node.attributes.get("style") or ""
            if "overflow-x" in style:
                break
            assert "overflow-wrap" not in style
            assert "word-break" not in style
            node = node.parent  # type: ignore[assignment]
    assert tree.css("table[style*='table-layout:fixed'] > tbody > tr > td > div[style*='overflow-x:auto']")


@pytest.mark.parametrize("html", STACKS)
def test_what_is_wider_than_a_letter_is_stacked(html: str) -> None:
    tree = mail(html)

    assert not tree.css("th")
    assert "Neighbourhood 7: yes" in tree.text() or "Round 10: won" in tree.text()


def test_a_narrow_theme_has_narrow_tables() -> None:
    from embedkit.theme.theme import Theme

    article = read(f"<p>One.</p>{GRIDS[4]}", "html", URL)

    assert "<th" in render(article, "email")
    assert "<th" not in render(article, "email", theme=Theme.model_validate({"width": 320}))


@pytest.mark.parametrize("word", ["x" * 31, "https://harbour.example/" + "a/" * 30, "é" * 40])
def test_only_a_word_without_end_may_be_parted(word: str) -> None:
    cells = mail(table(["A", "B"], [word, "short"], ["1", "2"])).css("div[style*='overflow-x:auto'] td")

    assert [True, False, False, False] == [
        "overflow-wrap:anywhere" in (node.attributes["style"] or "") for node in cells
    ]


@pytest.mark.parametrize(
    ("number", "whole"), [("41.2 %", True), ("2019–20", True), ("1,234", False), ("two words", False)]
)
def test_an_amount_stays_on_its_line(number: str, whole: bool) -> None:
    cell = mail(table(["A", "B"], ["a", number])).css("div[style*='overflow-x:auto'] td")[1]

    assert whole == ("white-space:nowrap" in (cell.attributes["style"] or ""))


def pictures(html: str) -> list[str]:
    """Types of the blocks, and the file names of all their pictures."""
    article = read(f"<p>One.</p>{html}", "html", URL)
    return [block.type for block in article.blocks[1:]] + re.findall(r"/(\w+)\.png", article.model_dump_json())


SIGN = '<img src="/a.png" width="30" height="30" alt="{}">'


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (table(["Club", "Points"], [SIGN.format("An anchor") + " Harbour", 3]), ["table", "a"]),
        (table(["Club", "Points"], [SIGN.format("") + "Harbour", 3]), ["table", "a"]),
        (table(["Club", "Points"], ['<a href="/c">' + SIGN.format("") + "</a>", 3]), ["table", "a"]),
        (table(["Club", "Points"], ['<img src="/a.png"> Harbour', 3]), ["table", "a"]),
        (table(["Club", "Points"], ['<img data-src="/a.png" width="90" alt="x">', 3]), ["table", "a"]),
        (table(["Club", SIGN.format("Points")], ["Harbour", 3]), ["table"]),
        (table(["Club", SIGN.format("")], ["Harbour", 3]), ["paragraph", "photo", "paragraph", "paragraph", "a"]),
        (table(["Before", "After"], ['<img src="/a.png">', '<img src="/b.png">']),
         ["paragraph", "paragraph", "photo", "photo", "a", "b"]),
        (table(["Name", "Face"], ["Ada", '<img src="/a.png" width="400" height="300">']),
         ["paragraph", "paragraph", "paragraph", "photo", "a"]),
        (table(["Name", "Faces"], ["Ada", '<img src="/a.png"><img src="/b.png">']),
         ["paragraph", "paragraph", "paragraph", "photo", "photo", "a", "b"]),
    ],
)  # fmt: skip
def test_no_picture_in_a_cell_is_lost(html: str, found: list[str]) -> None:
    """A small one stays in its cell; larger ones, and several in one cell, become photos of their own."""
    assert found == pictures(html)


@pytest.mark.parametrize("output", ["email", "web"])
@pytest.mark.parametrize("rows", [1, 12])
def test_a_picture_in_a_cell_is_drawn_and_read_once(output: str, rows: int) -> None:
    """In a table and in a stacked one: beside the same words it has no alt text, in a link it has one."""
    linked = '<a href="https://c.example/">' + SIGN.format("") + "</a>"
    row = [SIGN.format("Harbour") + " Harbour", linked, SIGN.format("An anchor"), *["neighbourhood"] * rows]
    html = table([f"C{at}" for at in range(len(row))], row)
    tree = LexborHTMLParser(render(read(f"<p>One.</p>{html}", "html", URL), output))

    shown = [(img.attributes["src"], img.attributes["alt"]) for img in tree.css("img")]
    assert [("https://news.example/a.png", alt) for alt in ("", "c.example", "An anchor")] == shown
    assert {"30"} == {img.attributes["width"] for img in tree.css("img")}


def test_a_text_says_what_a_picture_stands_for() -> None:
    linked = '<a href="https://c.example/x">' + SIGN.format("An anchor") + "</a>"
    html = table(["Club", "Points"], [linked, 3], [SIGN.format("Harbour") + " Harbour", 1])
    text = render(read(f"<p>One.</p>{html}", "html", URL), "text")

    assert "An anchor       3" in text
    assert "Harbour         1" in text
    assert "https://c.example/x" in text
