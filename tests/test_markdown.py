"""Markdown, read back by another parser: the words are the same, and nothing of the content became structure."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from embedkit import Article, Block, RichText, render
from embedkit.host.registry import default_registry
from embedkit.preview.examples import Example, all_examples

from .drawn import drawn
from .growth import LINEAR, growth

MARKDOWN = MarkdownIt("commonmark").enable("table")
EXAMPLES = all_examples(default_registry())

HOSTILE = [
    "# no heading", "#", "C#", "a # b #", "- no item", "-", "---", "--- | ---", "+ a", "+++", "* a", "* * *", "1. a",
    "1) a", "12345. a", "2019.", "> no quote", "===", "``` a", "~~~ a", "`a`", "``a", "[a](b)", "![a](b)", "a!",
    "[a]: /b", "[^1]", "<b>a</b>", "<https://a.example>", "<!-- a -->", "&amp; &copy; &#42; &", "a\\", "\\*a\\*",
    "*a*", "**a**", "_a_", "__a__", "snake_case_name", "_", "a_ b", "a | b", "| a |", "|---|", ": a",
    "{{ .Subscriber }}", "{% raw %}", "{a}", "{#id}", "~~a~~", "http://a.example/x_y_z", "a  b", "\xa0- a",
    "\xa0\xa0\xa0\xa0a", "=", "a *b", "a * b", "!", "![", "](", "`", "\\", "\\`", "$x$", "^a^", "-5 °C", "1.5 m",
    "A. B", "’90s", "*|FNAME|*", "%%name%%", "[[ ink ]]", "EKq00000q", "a\tb",
]  # fmt: skip


def tokens(text: str) -> Iterator[Token]:
    """Every token, those inside lines too."""
    for token in MARKDOWN.parse(text):
        yield token
        yield from token.children or ()


def words(text: str, kinds: tuple[str, ...] = ("text", "code_inline", "fence", "code_block")) -> str:
    """What a reader sees of Markdown, with single spaces; text in pictures' place is not counted."""
    out = []
    for token in tokens(text):
        if token.type in kinds:
            out.append("".join(part.content for part in token.children) if token.children else token.content)
        elif token.type in ("softbreak", "hardbreak") or (token.block and token.nesting <= 0):
            out.append(" ")
    return squeezed("".join(out))


def squeezed(text: str) -> str:
    return " ".join(text.split())


def structure(text: str) -> list[str]:
    return [token.type for token in tokens(text) if token.nesting >= 0 and token.type not in ("text", "inline")]


def markdown(*blocks: dict[str, object]) -> str:
    return drawn(Article.model_validate({"blocks": blocks}), "markdown")


PLACES: dict[str, tuple[Callable[[str], dict[str, object]], list[str]]] = {
    "paragraph": (lambda text: {"type": "paragraph", "text": text}, ["paragraph_open"]),
    "heading": (lambda text: {"type": "heading", "level": 2, "text": text}, ["heading_open"]),
    "item": (
        lambda text: {"type": "list", "items": [text]},
        ["bullet_list_open", "list_item_open", "paragraph_open"],
    ),
    "number": (
        lambda text: {"type": "list", "ordered": True, "items": [text]},
        ["ordered_list_open", "list_item_open", "paragraph_open"],
    ),
    "quote": (lambda text: {"type": "quote", "text": text}, ["blockquote_open", "paragraph_open"]),
    "cell": (
        lambda text: {"type": "table", "rows": [[{"text": text}]]},
        ["table_open", "thead_open", "tr_open", "th_open", "tbody_open", "tr_open", "td_open"],
    ),
    "link": (
        lambda text: {"type": "paragraph", "text": f'<a href="https://a.example/">{text}</a>'},
        ["paragraph_open", "link_open"],
    ),
    "bold": (lambda text: {"type": "paragraph", "text": f"<b>a {text} a</b>"}, ["paragraph_open", "strong_open"]),
    "box": (lambda text: {"type": "explainer", "items": [{"question": text, "answer": "b"}]}, []),
    "post": (lambda text: {"type": "tweet", "text": text, "author": "Ada"}, []),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text_wherever_it_stands(place: str, text: str) -> None:
    """A paragraph that starts with a number and a full stop is no list, and loses neither."""
    make, expected = PLACES[place]
    rich = RichText.from_plain(text)
    made = markdown(make(rich))

    assert squeezed(rich.plain) in words(made)
    assert not expected or expected == [kind for kind in structure(made) if kind != "text_special"]
    assert "{{" not in made
    assert "{%" not in made


@pytest.mark.parametrize("text", HOSTILE)
def test_text_in_every_plain_place_stays_text(text: str) -> None:
    made = render(Article.model_validate({"title": text, "byline": text, "summary": "s"}), "markdown")
    made += "\n" + markdown(
        {"type": "button", "label": text, "url": "https://a.example/"},
        {"type": "related", "title": text, "links": [{"text": text}]},
    )

    assert words(made).count(squeezed(text)) == 5 or text in ("#", "-", "=", "_", "!", "a!", "`", "\\", "![", "](")
    assert not {"html_block", "html_inline", "image", "code_inline", "em_open", "hr"} & set(structure(made))


def mixture(seed: int) -> RichText:
    """Inline HTML at random: words, marks, letters of many kinds, nested as it comes."""
    choose = random.Random(seed)  # noqa: S311 - no secret
    pieces = [
        *HOSTILE,
        "word",
        " ",
        " ",
        "ー「",
        "」",
        "é",
        "हिन्दी",
        "جسر",
        "。",
        "“",
        "”",
        "(",
        ")",
        "a",
        "1",
        ".",
        "👍",
        "!",
        "-",
        "\u200d",
    ]

    def inside(depth: int) -> str:
        out = []
        for _ in range(choose.randint(1, 4)):
            tag = choose.choice(["em", "strong", "b", "i", "code", "a", "br", "u", "", "", ""])
            if tag == "br":
                out.append("<br>" * choose.randint(1, 2))
            elif tag and depth:
                href = ' href="https://a.example/(x)?a=1&amp;copy;=2"' if tag == "a" else ""
                out.append(f"<{tag}{href}>{inside(depth - 1)}</{tag}>")
            else:
                out.append(RichText.from_plain(choose.choice(pieces)) or " ")
        return "".join(out)

    return RichText(inside(3))


@pytest.mark.parametrize("part", range(8))
@pytest.mark.parametrize("place", ["paragraph", "heading", "item", "number", "quote", "cell", "box", "post"])
def test_inline_markup_at_random_loses_no_word_and_no_link(place: str, part: int) -> None:
    """Emphasis that Markdown can't say gives way; a literal asterisk in the reader's text would be worse."""
    make, _ = PLACES[place]
    for seed in range(part * 50, part * 50 + 50):
        rich = mixture(seed)
        made = markdown(make(rich))
        links = {token.attrs["href"] for token in tokens(made) if token.type == "link_open"}
        linked = [found for found in re.findall(r"<a [^>]*>(.*?)</a>", rich) if RichText(found).plain.strip()]

        assert re.sub(r"\s", "", rich.plain) in re.sub(r"\s", "", words(made)), (seed, rich, made)
        assert {"https://a.example/(x)?a=1&copy;=2"} >= links, (seed, made)
        assert bool(linked) == bool(links), (seed, rich, made)
        assert not {"html_block", "html_inline", "image", "fence", "code_block", "hr"} & set(structure(made)), (
            seed,
            made,
        )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<b>bold</b> and <i>italic</i>", "**bold** and _italic_"),
        ("<b> bold </b>words", "**bold** words"),
        ("un<em>believ</em>able", "un*believ*able"),
        ("これは<b>「強調」</b>です", "これは「**強調**」です"),
        ("<b><i>both</i></b>", "**_both_**"),
        ("<b>a</b><b>b</b>", "**ab**"),
        ("<b>a</b><i>b</i>", "**a**b"),
        ('<b>see <a href="https://a.example/">it</a> now</b>', "**see** [**it**](https://a.example/) **now**"),
        ("<code>a`b</code>", "``a`b``"),
        ("<code>`</code>", "`` ` ``"),
        ("one<br>two", "one  \ntwo"),
        ("one<br><br>two", "one\n\ntwo"),
        ("<em>one<br><br>two</em>", "_one_\n\n_two_"),
        ("stop!<a href='https://a.example/'>a</a>", "stop\\![a](https://a.example/)"),
    ],
)
def test_emphasis_links_and_breaks(html: str, expected: str) -> None:
    assert f"{expected}\n" == markdown({"type": "paragraph", "text": html})


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.group}-{example.name}")
def test_every_example_keeps_its_words_and_its_shape(example: Example) -> None:
    """As many headings, tables, code blocks and lines as the article has, no raw HTML, every block's words."""
    article = example.article(default_registry())
    made = render(article, "markdown")
    found = list(tokens(made))
    kinds = [token.type for token in found]
    blocks = list(article.blocks)
    seen = re.sub(r"\s", "", words(made, ("text", "code_inline", "fence", "image")))

    assert not {"html_block", "html_inline", "code_block"} & set(kinds)
    assert kinds.count("heading_open") == (article.title is not None) + _count(blocks, "heading")
    assert kinds.count("table_open") == _count(blocks, "table")
    assert kinds.count("hr") == _count(blocks, "divider")
    assert [token.content.rstrip("\n") for token in found if token.type == "fence"] == [
        getattr(block, "text", "") for block in blocks if block.type in ("code", "gist", "codepen") and block.text
    ]
    for block in blocks:
        hidden = {getattr(block, "language", None), "start", "center", "end"}
        for line in block.gist()[2].split("\n"):
            text = re.sub(r"^(?:•|\d+\.) ", "", line) if block.type == "explainer" else line
            assert line in hidden or re.sub(r"\s", "", text) in seen, (block.type, line)
    assert all(url in made.replace("\\&", "&") for block in blocks if (url := getattr(block, "url", None)))


def _count(blocks: list[Block], name: str) -> int:
    return sum(block.type == name for block in blocks)


def test_lists_that_follow_each_other_stay_apart() -> None:
    """Read as one, the second list would go on counting where the first one ended."""
    made = markdown(
        *({"type": "list", "ordered": True, "items": ["a", "b"]} for _ in range(3)),
        *({"type": "list", "items": ["c"]} for _ in range(3)),
        {"type": "paragraph", "text": "between"},
        {"type": "list", "items": ["d"]},
    )
    kinds = structure(made)

    assert (3, 4) == (kinds.count("ordered_list_open"), kinds.count("bullet_list_open"))


def test_a_code_block_holds_any_code() -> None:
    code = "```\na\n\n\n\n    b  \n````` c\n> \n"
    made = markdown({"type": "code", "text": code, "language": "c++ {.evil}"})
    fence = next(token for token in tokens(made) if token.type == "fence")

    assert (code.strip("\n"), "c++.evil") == (fence.content.rstrip("\n"), fence.info)


def test_nested_and_counting_lists_keep_their_numbers() -> None:
    made = markdown(
        {"type": "list", "ordered": True, "start": 9, "items": ["a", {"text": "b", "items": ["c"]}, "d"]},
        {"type": "list", "ordered": True, "start": 3, "reversed": True, "items": ["x", "y"]},
    )

    assert "9. a\n10. b\n    - c\n11. d\n\n- 3\\. x\n- 2\\. y\n" == made


HEAPS = {
    "nbsp": "\xa0", "breaks": "<br>", "parentheses": "(", "quotes": '"', "stars": "*", "underscores": "_",
    "ticks": "`", "brackets": "[", "numbers": "1.", "numbersigns": "#", "ampersands": "&amp;", "bold": "<b>a</b> ",
    "nested": "<b>a<br><br>", "links": '<a href="https://a.example/">a</a>', "mixed": "<b>(</b><i>)</i>",
    "dashes": "- ", "code": "<code>`</code>",
}  # fmt: skip


@pytest.mark.parametrize("heap", HEAPS)
def test_time_grows_with_the_text(heap: str) -> None:
    """A hostile paragraph of twice the length takes twice the time."""

    def work(count: int) -> None:
        text = RichText(f"a{HEAPS[heap] * count}z")
        article = Article.model_validate(
            {"blocks": [{"type": "paragraph", "text": text}, {"type": "heading", "level": 2, "text": text}]}
        )
        render(article, "markdown")

    assert growth(work, 4_000 if "<" not in HEAPS[heap] else 1_200) < LINEAR
