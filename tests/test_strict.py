"""``--strict`` means it: what a reader of the article would miss, and an editor was not told, is exit 1."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from embedkit import Article, Report, StrictError, read, render
from embedkit.cli import main
from embedkit.newsletter import build
from embedkit.preview.examples import SHOWCASE, showcase
from embedkit.report import INCOMPLETE

POST = {"author": "Ada", "handle": "ada", "text": "Words"}
WHOLE = {"url": "https://x.com/ada/status/1300000000000000000"}
PICTURE = {"src": "https://images.example/a.jpg"}
LACKING = [
    ({"type": "photo", "caption": "The pier"}, PICTURE, "its picture stayed behind"),
    ({"type": "gallery", "photos": [PICTURE, {"caption": "The kiosk"}]}, {"photos": [PICTURE]}, "1 of 2 pictures"),
    ({"type": "promo", "title": "The Letter", "label": "Sign up"}, {"url": "https://n.example/"}, "leads nowhere"),
    ({"type": "tweet", **POST}, WHOLE, "without its address"),
    ({"type": "bluesky", **POST}, {"url": "https://bsky.app/profile/a.example/post/3k2a"}, "without its address"),
    ({"type": "mastodon", **POST}, {"url": "https://s.example/@ada/1"}, "without its address"),
    ({"type": "related", "links": [{"text": "How"}]}, {"links": [{"text": "How", **WHOLE}]}, "leads nowhere: How"),
]
IDS = [block["type"] for block, _, _ in LACKING]


@pytest.mark.parametrize("output", ["email", "text", "web"])
@pytest.mark.parametrize(("block", "rest", "said"), LACKING, ids=IDS)
def test_an_incomplete_block_is_a_note_of_weight_and_is_shown(
    block: dict[str, object], rest: dict[str, object], said: str, output: str
) -> None:
    article = read(json.dumps({"blocks": [{"type": "divider"}, block]}), "json")
    report = Report()
    render(article, output, report=report)

    assert [("warning", 2, True)] == [(one.weight, one.block, said in str(one)) for one in report.notes]
    assert report.notes[0].message.startswith(INCOMPLETE)
    with pytest.raises(StrictError, match=said):
        render(article, output, strict=True)
    whole = read(json.dumps({"blocks": [{**block, **rest}]}), "json")
    assert render(whole, output, strict=True)


PASTED = {
    "photo": "Cars cross the span on Thursday. The work cost 48 million. ADA EXAMPLE/Reuters — Harbour Library",
    "tweet": "Harbour City Council\n@harbourcity\n\n\nThe bridge is open.\n\n\nHeart 105 Comment 14 Share this Tweet",
}


@pytest.mark.parametrize("kind", PASTED)
def test_what_a_paste_leaves_behind_is_told(kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A browser copies the caption and not the picture, the post and not its address."""
    path = tmp_path / "pasted.txt"
    path.write_text(f"A headline of a story\n\nA first sentence, to make it one.\n\n{PASTED[kind]}\n\nAnd on.", "utf-8")

    assert 1 == main(["render", str(path), "--to", "text", "--strict"])
    assert f"{kind}: incomplete: " in capfd.readouterr().err
    assert 0 == main(["render", str(path), "--to", "text"])


@pytest.mark.parametrize("example", [one for one in showcase() if one.path.suffix == ".html"], ids=lambda one: one.name)
def test_the_articles_of_the_showcase_are_whole(example, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert 0 == main(["render", str(example.path), "-o", str(tmp_path), "--strict"])


def test_the_pasted_article_of_the_showcase_lacks_what_a_paste_lacks() -> None:
    """It is there to show just that."""
    report = Report()
    render(read(SHOWCASE / "pasted.txt"), "email", report=report)

    assert ["tweet", "photo", "promo"] == [note.plugin for note in report.notes if INCOMPLETE in note.message]
    assert 3 == len(report.warnings)


def test_the_letter_of_the_showcase_is_whole(tmp_path: Path) -> None:
    """Its pictures travel in it, and nobody who has it is asked to sign up for it."""
    assert 0 == main(["newsletter", str(SHOWCASE / "letter.toml"), "-o", str(tmp_path), "--strict"])
    built = build(SHOWCASE / "letter.toml")
    promos = [block for entry in built.edition.entries for block in entry.blocks if block.type == "promo"]

    assert len(built.message.images) >= 4
    assert 'src="http' not in built.message.html
    assert [] == promos
    assert built.edition.masthead.title not in (SHOWCASE / "harbour-bridge.html").read_text("utf-8")


def test_the_demo_shows_its_pictures_from_the_disk(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """And opens in English; what it says is there is there."""
    from embedkit.cli.demo import demo

    assert 0 == demo(tmp_path)
    said = capfd.readouterr().err
    look = tmp_path / "look"
    pages = sorted(look.glob("*.html"))
    assert {"letter.html", "harbour-bridge.email.html", "hashi.web.html"} <= {page.name for page in pages}
    for page in pages:
        html = page.read_text("utf-8")
        assert 'src="https://' not in html
        names = {part.partition('"')[0] for part in html.split('src="')[1:]}
        assert [] == [name for name in names if not (look / name).is_file()]
    assert [] == [
        word for word in said.split() if word.startswith(str(tmp_path)) and not Path(word.rstrip(",")).exists()
    ]
    mails = [str(path) for path in (*tmp_path.glob("*.email.html"), *tmp_path.glob("letter.*ml"))]
    assert 0 == main(["lint", *mails])
    gallery = (tmp_path / "index.html").read_text("utf-8")
    assert gallery.index("Harbour Bridge reopens") < gallery.index("جسر الميناء")


EDITION = """subject = "A subject"
[sender]
address = "letter@news.example"
[[entries]]
article = "story.html"
{entry}
[[entries]]
{rest}
"""


def edition(folder: Path, *, story: str = "<h1>One</h1><p>Two.</p>", entry: str = "", rest: str = "") -> Path:
    (folder / "story.html").write_text(story, "utf-8")
    rest = rest or 'blocks = [{ type = "divider" }]'
    (folder / "edition.toml").write_text(EDITION.format(entry=entry, rest=rest), "utf-8")
    return folder / "edition.toml"


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"rest": 'blocks = [{ type = "prmo", text = "x" }]'}, "edition.toml:8: entries[2].blocks: block 1: prmo: "),
        (
            {"rest": 'blocks = [{ type = "photo", alt = "x" }]'},
            "toml:8: entries[2].blocks: block 1: photo: inc",
        ),
        ({"entry": 'show = "teaser"\nparagraphs = 1', "story": "<p>a</p><p>b</p>"}, "entry 1, story.html: nothing to"),
        ({"story": "<p>a</p><iframe></iframe>"}, "entry 1, story.html: <iframe> left out"),
        (
            {"story": "<p>a</p>" * 3 + "<form class=newsletter><h3>A</h3><button>B</button></form>"},
            "a form that no block type knows",
        ),
    ],
)
def test_a_newsletter_is_as_strict(
    parts: dict[str, str], said: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written; without the flag it is, and the same lines are said."""
    path = edition(tmp_path, **parts)
    command = ["newsletter", str(path), "-o", str(tmp_path / "out")]

    assert 1 == main([*command, "--strict"])
    assert not (tmp_path / "out").exists()
    assert said in capfd.readouterr().err
    assert 0 == main(command)
    assert said in capfd.readouterr().err


def test_a_fault_of_the_text_part_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its report was thrown away: whoever reads mail as text saw a fallback, and nobody was told."""
    from embedkit.outputs.text import TextRenderer

    def broken(self: object, block: object, context: object) -> None:
        raise RuntimeError("no ink")

    monkeypatch.setattr(TextRenderer, "block", broken)
    notes = [str(note) for note in build(edition(tmp_path)).notes]

    assert "entry 1, story.html: block 1: paragraph: shown by its fallback; RuntimeError: no ink" in "\n".join(notes)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("article = 'gone.html'", "edition.toml:8: entries[2].article: "),
        ("article = 'gone.html'", "gone.html: No such file"),
        ("article = 'https://news.example/a'", "is an address, and no page is fetched: save the article as a file"),
        ("article = '//news.example/a'", "edition.toml:8: entries[2].article: //news.example/a is an address"),
        ("article = ''", "edition.toml:8: entries[2].article: "),
        ("article = 'story.html'\nencoding = 'klingon'", "no encoding named 'klingon'"),
        ("article = 'untitled.html'\nshow = 'headline'", "edition.toml:9: entries[2].show: untitled.html has no title"),
        ("article = 'picture.html'", "edition.toml:8: entries[2].article: "),
    ],
)
def test_an_entry_that_can_not_be_read_is_named_with_its_line(
    entry: str, said: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "untitled.html").write_text("<p>Words, and no more.</p>", "utf-8")
    (tmp_path / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    path = edition(tmp_path, rest=entry)

    assert 2 == main(["newsletter", str(path), "-o", str(tmp_path / "out")])
    err = capfd.readouterr().err
    assert said in err
    assert 1 == len(err.splitlines())


def test_the_notes_of_an_article_count() -> None:
    """Of a render from Python too: what was left out when it was read is left out."""
    article = read("<p>a</p><iframe></iframe>")

    assert render(article, "text")
    with pytest.raises(StrictError, match="left out"):
        render(article, "text", strict=True)
    assert render(Article(blocks=article.blocks), "text", strict=True)
