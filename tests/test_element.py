"""What a block type may ask of an element: where it stands, what is beside it, what it holds."""

from __future__ import annotations

import pytest

from embedkit.kit import Element

BOX = "<div><p class='a'>one <b>two</b><!-- no --> three</p>text<ul><li>x<li class='a'>y</ul><hr></div>"


@pytest.fixture
def box() -> Element:
    found = Element.parse(BOX, "https://paper.example/").select_one("div")
    assert found is not None
    return found


def test_it_knows_its_parent_and_its_neighbours(box: Element) -> None:
    first, middle, last = box.children

    assert [first.parent, middle.parent, middle.previous, middle.next] == [box, box, first, last]
    assert [first.previous, last.next] == [None, None]
    assert middle.next is not None
    assert middle.next.base == box.base


def test_the_top_has_no_parent(box: Element) -> None:
    top = box
    while top.parent is not None:
        top = top.parent

    assert top.tag == "html"


def test_its_contents_are_elements_and_text_in_order_without_comments(box: Element) -> None:
    mixed = [item if isinstance(item, str) else item.tag for item in box.children[0].contents]

    assert mixed == ["one ", "b", " three"]
    assert Element.parse("<p>1 &lt; 2 &amp; 3</p>").children[0].contents == ["1 < 2 & 3"]


@pytest.mark.parametrize(
    ("selector", "matches"),
    [("p", True), ("div > p.a", True), ("li, p", True), ("b", False), ("ul", False), ("p ~ ul", False)],
)
def test_matches_asks_the_element_itself(box: Element, selector: str, matches: bool) -> None:
    """Not what it holds, as the parser's own question does."""
    assert box.children[0].matches(selector) is matches


def test_the_same_element_is_equal_however_it_was_found(box: Element) -> None:
    found = box.select_one("p")

    assert found == box.children[0]
    assert found in {box.children[0]}
    assert box.select("li")[0] != box.select("li")[1]
    assert box.copy() != box
    assert box != "div"


def test_what_is_removed_is_gone_from_the_copy_and_stays_whole(box: Element) -> None:
    """A stranger's plugin may still hold something inside it; that must not end the process."""
    copy = box.copy()
    paragraph, bold = copy.select_one("p"), copy.select_one("b")
    assert paragraph is not None
    assert bold is not None
    paragraph.remove()
    paragraph.remove()
    bold.remove()

    assert [item if isinstance(item, str) else item.tag for item in copy.contents] == ["text", "ul", "hr"]
    assert [paragraph.parent, bold.parent, bold.text, paragraph.tag] == [None, None, "two", "p"]
    assert box.children[0].text == "one two three"


def test_without_takes_out_what_stands_in_each_other() -> None:
    html = "<section>a<div>b<div>c</div></div><div>d</div></section>"

    assert Element.parse(html).children[0].without("div").html == "<section>a</section>"
