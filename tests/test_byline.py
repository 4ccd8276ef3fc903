"""Who wrote a post and when is in the last line of its embed code, however content systems mangled that line."""

from __future__ import annotations

import pytest

import embedkit
from embedkit.kit.byline import split_byline
from embedkit.kit.post import Post

from .growth import LINEAR, growth

URL = "https://x.com/ada/status/1300000000000000000"
DATE = f'<a href="{URL}">August 31, 2020</a>'

BYLINES = [
    # As the network writes it.
    (f"The bridge is open.<br>— Ada Example (@ada) {DATE}", "The bridge is open."),
    # Paragraphs dropped: it stands right behind the words, or behind the last link.
    (f"The bridge is open. — Ada Example (@ada) {DATE}", "The bridge is open."),
    (f"The bridge is open.— Ada Example (@ada) {DATE}", "The bridge is open."),
    (f"The bridge is open.—Ada Example (@ada){DATE}", "The bridge is open."),
    (f'Open <a href="https://t.co/x">pic</a>— Ada Example (@ada) {DATE}', 'Open <a href="https://t.co/x">pic</a>'),
    (f'Open <a href="https://t.co/x">pic</a>- Ada Example (@ada) {DATE}', 'Open <a href="https://t.co/x">pic</a>'),
    (f"Open — at last — for boats — Ada Example (@ada) {DATE}", "Open — at last — for boats"),
    (f"A well-known bridge -- Ada Example (@ada) {DATE}", "A well-known bridge"),
    # Dashes of all kinds, line breaks, the name or the user name a link, no dash at all.
    (f"Open.<br>– Ada Example (@ada) {DATE}", "Open."),
    (f"Open.<br>- Ada Example (@ada) {DATE}", "Open."),
    (f"Open.<br>― \xa0Ada Example\xa0(@ada)\xa0{DATE}<br><br>", "Open."),
    (f"Open.<br>— Ada Example<br>(@ada)<br>{DATE}", "Open."),
    (f'Open.<br>— Ada Example (<a href="https://x.com/ada">@ada</a>) {DATE}', "Open."),
    (f'Open.<br>— <a href="https://x.com/ada">Ada Example (@ada)</a> {DATE}', "Open."),
    (f"Open.<br>Ada Example (@ada) {DATE}", "Open."),
    (f"— Ada Example (@ada) {DATE}", ""),
]


@pytest.mark.parametrize(("html", "words"), BYLINES)
def test_the_line_is_taken_off_the_words(html: str, words: str) -> None:
    byline = split_byline(html)

    assert byline is not None
    assert (words, "Ada Example", "ada") == (byline.words.removesuffix("<br>").strip(), byline.author, byline.handle)
    assert (URL, "August 31, 2020") == (byline.url, byline.date)


@pytest.mark.parametrize(
    ("html", "author"),
    [
        (f"Open.<br>— Harbour — News (@ada) {DATE}", "Harbour — News"),
        (f"Open.<br>— Jean-Luc O'Example 🐬 (@ada) {DATE}", "Jean-Luc O'Example 🐬"),
        (f"Open.<br>— Ada (press) (@ada) {DATE}", "Ada (press)"),
        (f"Open.<br>— A &amp; B (@ada) {DATE}", "A & B"),
    ],
)
def test_a_name_may_have_signs_in_it(html: str, author: str) -> None:
    byline = split_byline(html)

    assert byline is not None
    assert (author, "Open.") == (byline.author, byline.words.removesuffix("<br>"))


@pytest.mark.parametrize(
    "html",
    [
        "",
        "Words.",
        DATE,
        f"Words by Ada (@ada) {DATE}",  # where would the name begin?
        f"Words — Ada (ada) {DATE}",
        f"— Ada (@ada) {DATE} and more words",
        "— Ada (@ada) August 31, 2020",
        f"— {'Ada ' * 200}(@ada) {DATE}",
    ],
)
def test_what_is_no_such_line_stays_words(html: str) -> None:
    assert split_byline(html) is None


@pytest.mark.parametrize(
    "part",
    ["— ", "—", "- ", "--", "<br>", "— <br>", "(@a) ", "(@", "\xa0", f"— a (@a) {DATE} ", '<a href="x">', "</a>"],
)
@pytest.mark.parametrize("end", ["", f"— a (@a) {DATE}", f"(@a) {DATE}"])
def test_a_long_one_costs_no_time(part: str, end: str) -> None:
    def spent(count: int) -> None:
        html = part * count + end
        split_byline(html)

    assert growth(spent, 5_000) < LINEAR


PREFIXES = [
    "https://web.archive.org/web/20200901000000/",
    "http://web.archive.org/web/2020*/",
    "//web.archive.org/web/20200901000000if_/",
    "https://archive.ph/20200901/",
    "https://arquivo.pt/wayback/20200901000000/",
    "https://webarchive.nationalarchives.gov.uk/ukgwa/20200901000000/",
]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_post_in_an_archived_page_keeps_its_author(prefix: str) -> None:
    """The archive's address stands before that of the post and of every link in it."""
    html = (
        f'<blockquote class="twitter-tweet"><p>Open <a href="{prefix}https://tides.example/?a=1&amp;b=2">tides</a></p>'
        f'&mdash; Ada (@ada) <a href="{prefix}https://twitter.com/ada/status/1300000000000000000?ref_src=x">May 1</a>'
    )
    (post,) = embedkit.read(html, format="html").blocks

    assert isinstance(post, Post)
    assert ("Ada", "ada", URL) == (post.author, post.handle, post.url)
    assert 'Open <a href="https://tides.example/?a=1&amp;b=2">tides</a>' == post.text
