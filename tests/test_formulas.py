"""Formulas: what a physicist wrote arrives as words that can be read, and once."""

from __future__ import annotations

import pytest

from embedkit import read, render

from .growth import LINEAR, growth

MATH = "<mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow>"
ANNOTATED = (
    f'<math xmlns="x"><semantics>{MATH}<annotation encoding="application/x-tex">E=mc^2</annotation></semantics></math>'
)
KATEX = (
    f'<span class="katex"><span class="katex-mathml">{ANNOTATED}</span>'
    '<span class="katex-html" aria-hidden="true"><span class="mord">E</span>=mc2</span></span>'
)
WIKIPEDIA = (
    '<span class="mwe-math-element"><span class="mwe-math-mathml-inline" style="display: none;">'
    r'<math alttext="{\displaystyle E=mc^2}"><semantics>'
    rf'{MATH}<annotation encoding="application/x-tex">{{\displaystyle E=mc^2}}</annotation></semantics></math></span>'
    r'<img src="https://w.example/e.svg" class="mwe-math-fallback-image-inline" alt="{\displaystyle E=mc^2}">'
    "</span>"
)
INLINE = {
    "MathML with its source": ANNOTATED,
    "MathML with an alternative text": f'<math alttext="E=mc^2">{MATH}</math>',
    "KaTeX": KATEX,
    "KaTeX without MathML": '<span class="katex"><span class="katex-html">E=mc^2</span></span>',
    "MathJax 3": '<mjx-container class="MathJax" jax="CHTML"><mjx-math aria-hidden="true"><mjx-mi>E</mjx-mi></mjx-math>'
    f"<mjx-assistive-mml>{ANNOTATED}</mjx-assistive-mml></mjx-container>",
    "MathJax 4": '<mjx-container jax="SVG"><svg data-latex="E=mc^2"><g><text>E</text></g></svg></mjx-container>',
    "MathJax 2": '<span class="MathJax_Preview"></span><span class="MathJax" id="m1"><nobr><i class="math">E=mc2</i>'
    f'</nobr><span class="MJX_Assistive_MathML"><math>{MATH}</math></span></span>'
    '<script type="math/tex">E=mc^2</script>',
    "MathJax 2 before it ran": '<script type="math/tex">E=mc^2</script>',
    "Wikipedia": WIKIPEDIA,
}


@pytest.mark.parametrize("markup", INLINE.values(), ids=INLINE)
@pytest.mark.parametrize("output", ["email", "text", "web"])
def test_a_formula_on_a_line_is_its_source_once(markup: str, output: str) -> None:
    """KaTeX and its kin write a formula twice or thrice; a reader of a mail saw it not at all, or doubled."""
    article = read(f"<p>Einstein wrote {markup} in 1905.</p>", "html")

    assert ["Einstein wrote E=mc^2 in 1905."] == [block.model_dump()["text"] for block in article.blocks]
    assert "Einstein wrote E=mc^2 in 1905." in render(article, output)


DISPLAYED = {
    "KaTeX": f'<span class="katex-display">{KATEX}</span>',
    "MathML": ANNOTATED.replace("<math ", '<math display="block" '),
    "MathJax 3": f'<mjx-container display="true"><mjx-assistive-mml>{ANNOTATED}</mjx-assistive-mml></mjx-container>',
    "MathJax 2": '<div class="MathJax_Display"><span class="MathJax">E=mc2</span></div>'
    '<script type="math/tex; mode=display">E=mc^2</script>',
    "Substack": """<div class="latex-rendered" data-attrs='{"persistentExpression":"E=mc^2","id":"X"}'></div>""",
}


@pytest.mark.parametrize("markup", DISPLAYED.values(), ids=DISPLAYED)
def test_a_displayed_formula_has_a_line_of_its_own(markup: str) -> None:
    alone = [block.model_dump()["text"] for block in read(f"<p>Before.</p>{markup}<p>After.</p>", "html").blocks]
    inside = [line for block in read(f"<p>Before. {markup} After.</p>", "html").blocks
              for line in block.model_dump()["text"].split("<br>")]  # fmt: skip

    assert ["Before.", "E=mc^2", "After."] == alone == [line for line in inside if line]


WRITTEN = [
    (MATH, "E = mc^2"),
    ("<mfrac><mn>1</mn><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow></mfrac>", "1/(x + 1)"),
    ("<msqrt><mi>x</mi></msqrt>", "√(x)"),
    ("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "x_i^2"),
    ("<mroot><mi>x</mi><mn>3</mn></mroot>", "x^(1/3)"),
    ("<mi>a</mi><mo>&lt;</mo><mi>b</mi>", "a &lt; b"),
    ("", None),
]


@pytest.mark.parametrize(("math", "line"), WRITTEN)
def test_mathml_without_a_source_is_written_on_a_line(math: str, line: str | None) -> None:
    blocks = read(f"<p>So <math>{math}</math> it is.</p>", "html").blocks

    assert [f"So {line} it is." if line else "So it is."] == [block.model_dump()["text"] for block in blocks]


@pytest.mark.parametrize(
    "unit",
    ["<math>", "<math><mi>x</mi></math>", "<span class=katex>", "<script type='math/tex'>x</script>", "<math><msup>",
     "<span class=MathJax></span>"],
)  # fmt: skip
def test_formulas_take_time_in_proportion(unit: str) -> None:
    def seconds(count: int) -> None:
        read(f"<p>x {unit * count}</p>", "html")

    count = 400 if unit.count("</") == 0 else 1_500
    assert growth(seconds, count) < LINEAR
