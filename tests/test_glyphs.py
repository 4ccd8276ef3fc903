"""Pictures that are part of a sentence: emoji, icons, formulas; and photos, which are not."""

from __future__ import annotations

import pytest

from embedkit import read, render

URL = "https://news.example/story"
WORDS = [
    ('<img class="latex" alt="E=mc^2" src="/a.png">', "E=mc^2"),
    ('<img class="latex" alt="E=mc^2" src="/a.png" width="60" height="40">', "E=mc^2"),
    ('<img src="https://s0.wp.com/latex.php?latex=E%3Dmc%5E2&bg=ffffff" alt="E=mc^2" title="E=mc^2">', "E=mc^2"),
    ('<img src="https://s0.wp.com/latex.php?latex=E%3Dmc%5E2&bg=ffffff">', "E=mc^2"),
    ('<img src="https://latex.codecogs.com/gif.latex?\\dpi{110}&space;E=mc^2" title="E=mc^2">', "E=mc^2"),
    ('<img src="https://latex.codecogs.com/svg.image?\\inline&space;\\large&space;E=mc^2">', "E=mc^2"),
    ('<img data-src="https://latex.codecogs.com/png.latex?%5Cbg_white%20E%3Dmc%5E2">', "E=mc^2"),
    ('<img src="https://i.upmath.me/svg/E%3Dmc%5E2">', "E=mc^2"),
    ('<img src="https://render.githubusercontent.com/render/math?math=E%3Dmc%5E2">', "E=mc^2"),
    ('<img src="https://chart.googleapis.com/chart?cht=tx&chl=E%3Dmc%5E2">', "E=mc^2"),
    ('<img class="mwe-math-fallback-image-inline" alt="{\\displaystyle E=mc^{2}}" src="/svg/a1b2" '
     'style="vertical-align: -0.338ex; width:8.976ex; height:2.676ex;">', "E=mc^{2}"),
    ('<span class="mwe-math-element"><span style="display:none"><math><semantics><mi>E</mi><annotation '
     'encoding="application/x-tex">{\\displaystyle E}</annotation></semantics></math></span><img '
     'class="mwe-math-fallback-image-inline mw-invert" alt="{\\displaystyle E}" src="/svg/a"></span>', "E"),
    ('<img class="ql-img-inline-formula quicklatex-auto-format" src="/ql-cache/a.png" alt="&#36;x&#36;" height="40">',
     "$x$"),
    ('<img class="math" alt="\\frac{a}{b}" src="/a.png">', "\\frac{a}{b}"),
    ('<img src="/icon.png" width="20" alt="(i)">', "(i)"),
    ('<img src="/icon.png" width="20px" alt="(i)">', "(i)"),
    ('<img src="/icon.png" height="16" width="16" alt="(i)">', "(i)"),
    ('<img src="/icon.png" style="height: 1em; width:1em" alt="(i)">', "(i)"),
    ('<img src="/icon.png" style="display:inline;width:18px" alt="(i)">', "(i)"),
    ('<img src="/icon.png" width="20" alt="">', ""),
    ('<picture><source srcset="/a.webp"><img class="emoji" alt="(!)" src="/a.png"></picture>', "(!)"),
    ('<img class="Emoji" alt="(!)" src="/a.png">', "(!)"),
    ('<img alt="(!)" src="https://s.w.org/images/core/emoji/15/72x72/2757.png">', "(!)"),
    ('<b><img class="latex" alt="x"></b>', "<b>x</b>"),
    ('<a href="https://a.example/"><img class="latex" alt="x &lt; y"></a>',
     '<a href="https://a.example/">x &lt; y</a>'),
]  # fmt: skip
PLACES = [
    ("<p>Einstein wrote {} in 1905.</p>", "paragraph"),
    ("Einstein wrote {} in 1905.", "paragraph"),
    ("<div>Einstein wrote {} in 1905.</div>", "paragraph"),
    ("<div>Einstein <em>wrote</em> {} in 1905.</div>", "paragraph"),
    ("<span>Einstein wrote <i>{}</i> in 1905.</span>", "paragraph"),
    ("<h2>Einstein wrote {} in 1905.</h2>", "heading"),
    ("<blockquote>Einstein wrote {} in 1905.</blockquote>", "quote"),
    ("<ul><li>Einstein wrote {} in 1905.</li></ul>", "list"),
    ("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>Einstein wrote {} in 1905.</td></tr></table>", "table"),
]


@pytest.mark.parametrize(("place", "kind"), PLACES, ids=[kind + place[:6] for place, kind in PLACES])
@pytest.mark.parametrize(("picture", "words"), WORDS)
def test_a_picture_in_a_sentence_does_not_cut_it(picture: str, words: str, place: str, kind: str) -> None:
    article = read("<p>Zero.</p>" + place.format(picture), "html", URL)

    assert ["paragraph", kind] == [block.type for block in article.blocks]
    markup = article.blocks[1].model_dump_json().replace("\\\\", "\\").replace('\\"', '"')
    for part in (words.replace("<b>", "").replace("</b>", ""), "Einstein", "in 1905."):
        assert part in markup
    if kind == "paragraph" and "<em>" not in place and "<i>" not in place:
        assert f"Einstein wrote {words} in 1905.".replace("  ", " ") == article.blocks[1].model_dump()["text"]


@pytest.mark.parametrize("output", ["email", "text", "web"])
def test_a_formula_is_in_every_output(output: str) -> None:
    article = read('<p>Einstein wrote <img class="latex" alt="E=mc^2" src="/a.png"> in 1905.</p>', "html", URL)

    assert "Einstein wrote E=mc^2 in 1905." in render(article, output)


@pytest.mark.parametrize(
    "picture",
    [
        '<img src="/pier.jpg" alt="A pier">',
        '<img src="/pier.jpg" width="600" height="400" alt="A pier">',
        '<img src="/pier.jpg" width="20%" alt="A pier">',
        '<img src="/pier.jpg" class="math formula" alt="A pier">',
        '<img src="/pier.jpg" style="max-width:20px;width:100%" alt="A pier">',
        '<img src="/pier.jpg" width="24" height="300" alt="A pier">',
        '<img src="/emoji-movie.jpg" alt="A still">',
        '<figure><img src="/pier.jpg" height="20" alt="A pier"></figure>',
        '<figure><a href="/x"><img src="/pier.jpg" height="20" alt="A pier"></a></figure>',
    ],
)
def test_a_photo_among_words_is_still_a_photo(picture: str) -> None:
    article = read(f"<div>Before {picture} after.</div>", "html", URL)

    assert ["paragraph", "photo", "paragraph"] == [block.type for block in article.blocks]


def test_an_ornament_without_words_is_none_where_it_is_all_there_is() -> None:
    for html in ('<p><img src="/a.png" width="20" alt=""></p>', '<a href="/x"><img src="/a.png" width="20"></a>'):
        assert ["photo"] == [block.type for block in read(f"<p>a</p>{html}", "html", URL).blocks[1:]]
