"""A reader from outside: who is asked, in which order, and what a reader is given."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from embedkit import InputError, read
from embedkit.host.registry import Registry

DOCUMENT = (Path(__file__).parent.parent / "docs/readers.md").read_text("utf-8")
RECIPE = re.findall(r"```python\n(.*?)```", DOCUMENT, re.S)[0]


@pytest.fixture
def registry(with_plugin: Callable[..., Registry]) -> Registry:
    """The recipe of the documents, as it is written there."""
    return with_plugin(RECIPE)


def box(
    html: bytes = b"<p>In a box.</p><script src='https://a.example/x.js'></script>", name: str = "memo.html"
) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, html)
    return file.getvalue()


def test_a_strangers_sniff_is_asked_before_ours(registry: Registry) -> None:
    """``text`` takes anything and html what has tags: neither is asked first."""
    article = read("MEMO Tides\nHigh at <noon>.\nhttps://x.com/harbour/status/1300000000000000000", registry=registry)

    assert ("Tides", ["paragraph", "tweet"]) == (article.title, [block.type for block in article.blocks])
    assert "High at <noon>." == article.blocks[0].text.plain


@pytest.mark.parametrize("name", ["a.box", "a", "a.unknown"])
def test_a_binary_format_is_read(name: str, registry: Registry, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(box())
    article = read(tmp_path / name, registry=registry)

    assert ("A box", "In a box.") == (article.title, article.blocks[0].text.plain)
    assert read(box(), registry=registry).blocks == article.blocks


def test_notes_of_blocks_are_not_lost(registry: Registry) -> None:
    html = b"<p>A.</p><iframe></iframe>"

    assert read(html, registry=registry).notes == read(box(html), registry=registry).notes != ()


@pytest.mark.parametrize(
    ("name", "content", "reader"),
    [
        ("a.memo", "MEMO A\nwords", "A"),
        ("a.txt", "MEMO A\nwords", "A"),
        ("a.txt", "Words of a text.", None),
        ("a.html", "MEMO A\nwords", None),  # its ending is html's alone
        ("a.memo", "<p>MEMO</p>", None),
        ("a.json", '{"title": "J", "blocks": []}', "J"),
        ("a.odd", '{"title": "J", "blocks": []}', "J"),
        ("A.MEMO", "MEMO A\nwords", "A"),
    ],
)
def test_an_ending_narrows_and_sniffing_decides(
    name: str, content: str, reader: str | None, registry: Registry, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content, "utf-8")

    assert reader == read(tmp_path / name, registry=registry).title


def test_a_broken_file_of_ours_is_told_by_its_own_reader(registry: Registry, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"title": 4', "utf-8")
    with pytest.raises(InputError, match=r"a\.json: Invalid JSON"):
        read(tmp_path / "a.json", registry=registry)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0", box(name="word/document.xml"), b"", b"\0\1\2" * 99])
def test_what_no_reader_takes_is_refused_as_ever(data: bytes, registry: Registry) -> None:
    with pytest.raises(InputError) as ours:
        read(data)
    with pytest.raises(InputError) as caught:
        read(data, registry=registry)

    assert str(ours.value) == str(caught.value)


def test_a_guess_is_told_where_the_text_was_asked_for(registry: Registry) -> None:
    article = read("MEMO Tides\nHöhe über Süd".encode("cp1252"), registry=registry)

    assert "Höhe über Süd" == article.blocks[0].text.plain
    assert "its encoding is not declared and was guessed" in str(article.notes[0])
    assert (
        "Höhe"
        in read("MEMO T\nHöhe".encode("utf-16-le"), "memo", encoding="utf-16-le", registry=registry).blocks[0].text
    )


@pytest.mark.parametrize(
    ("returned", "message"),
    [
        ("4", "an Article was expected, not int"),
        ("source.article('<p>x', nonsense=4)", "nonsense"),
        ("source.article('<p>x', published='soon')", "published"),
    ],
)
def test_nonsense_is_one_line(returned: str, message: str, with_plugin: Callable[..., Registry]) -> None:
    source = RECIPE.replace("return source.article(", f"return {returned}\n    return source.article(", 1)
    with pytest.raises(InputError, match=f"the reader 'memo' failed: .*{message}"):
        read("MEMO A\nx", registry=with_plugin(source))
