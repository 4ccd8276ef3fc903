"""Code is copied by readers: what they paste is what the author wrote, to the space."""

from __future__ import annotations

import pytest

import embedkit

from .growth import LINEAR, growth

SHAPES = [
    # A link goes: its address would stand in the code.
    ('<pre>const b = <a href="https://docs.example/b">Buffer</a>.from("x")</pre>', 'const b = Buffer.from("x")'),
    ('<pre><code><a href="https://docs.example/b"><b>Buffer</b>.from</a>(x)</code></pre>', "Buffer.from(x)"),
    ('<pre>curl <a href="https://a.example/x">https://a.example/x</a> -o x</pre>', "curl https://a.example/x -o x"),
    ('<pre><a id="l1" href="#l1"></a>one\n<a id="l2" href="#l2"></a>two</pre>', "one\ntwo"),
    ('<figure><pre>see(<a href="/docs">docs</a>)</pre></figure>', "see(docs)"),
    ('<pre>a <a href="https://x.example/">b</a> c <a name="y">d</a></pre>', "a b c d"),
    # Lines are lines, whatever makes them.
    ('<pre><code><span class="line">a {</span><span class="line">  b</span></code></pre>', "a {\n  b"),
    ('<pre><code><span class="line">a {</span>\n<span class="line">  b</span></code></pre>', "a {\n  b"),
    ('<pre><span class="token-line" style="c"><i>a</i><br></span><span class="token-line">b<br></span></pre>', "a\nb"),
    ("<pre><div>a</div><div>  b</div></pre>", "a\n  b"),
    ("<pre>a<br>  b<br/>c</pre>", "a\n  b\nc"),
    ("<pre><span>a</span><span>b</span></pre>", "ab"),
]


@pytest.mark.parametrize(("html", "text"), SHAPES)
def test_code_stays_as_it_was_written(html: str, text: str) -> None:
    (block,) = embedkit.read(html, format="html", url="https://news.example/a").blocks

    assert ("code", text) == (block.type, block.model_dump()["text"])


@pytest.mark.parametrize("output", ["email", "text", "web"])
def test_no_output_puts_an_address_into_code(output: str) -> None:
    html = '<pre>new <a href="https://docs.example/buffer">Buffer</a>(8)</pre>'
    shown = embedkit.render(embedkit.read(html, format="html"), output)

    assert "docs.example" not in shown
    assert "new Buffer(8)" in shown.replace("\xa0", " ")


def test_the_copy_behind_a_button_is_not_shown_twice() -> None:
    html = '<pre aria-hidden="true"><textarea>a = 1</textarea></pre><pre class="shiki"><code>a = 1</code></pre>'

    assert ["code"] == [block.type for block in embedkit.read(html, format="html").blocks]


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<pre class="EnlighterJSRAW" data-enlighter-language="js">a</pre>', "js"),
        ('<pre data-lang="Rust">a</pre>', "rust"),
        ('<pre><code class="language-css">a</code></pre>', "css"),
        ('<pre class="language-none">a</pre>', None),
    ],
)
def test_the_language_is_the_one_that_is_named(html: str, language: str | None) -> None:
    (block,) = embedkit.read(html, format="html").blocks

    assert language == block.model_dump()["language"]


@pytest.mark.parametrize("part", ["<a href=x>b</a>", "</span><span ", '<span class="line">a</span>', "<br>"])
def test_long_code_costs_no_time(part: str) -> None:
    def spent(count: int) -> None:
        html = f"<pre>{part * count}</pre>"
        embedkit.read(html, format="html")

    assert growth(spent, 4_000) < LINEAR
