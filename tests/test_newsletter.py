"""Editions: what a newsletter's editor would lose, and what a reader of the mail would see."""

from __future__ import annotations

import email
import email.policy
import re
from pathlib import Path

import pytest
import requests_mock
from fast_mail_parser import parse_email

from embedkit.cli import main
from embedkit.errors import EmbedkitError, InputError
from embedkit.newsletter import Built, build
from embedkit.newsletter.example import example
from embedkit.preview.examples import SHOWCASE
from embedkit.resolve.fetch import Fetcher
from embedkit.resolve.picture import fetch_picture

EDITIONS = sorted(
    path
    for folder in (Path(__file__).parent / "newsletters", Path(__file__).parent.parent / "embedkit/preview/showcase")
    for path in folder.rglob("*.toml")
    if path.stem != "theme"
)
SNAPSHOTS = Path(__file__).parent.parent / "snapshots/newsletters"
MINIMAL = """
subject = "A subject"
date = 2026-11-24
{top}
[sender]
address = "letter@news.example"
{sender}
[[entries]]
article = "story.html"
{entry}
{rest}
"""
STORY = """<html lang="en"><head><title>The title</title><link rel="canonical" href="https://news.example/story"></head><body>
<article><p>First words.</p><figure><img src="https://images.example/a.jpg" alt="A pier"></figure><h2>Then</h2><p>Second
<a href="https://news.example/more?a=1#end">with a link</a> and <a href="https://elsewhere.example/">another</a>.</p>
<p>Third.</p></article></body></html>"""


def make(folder: Path, *, story: str = STORY, deterministic: bool = True, **parts: str) -> Built:
    """The built edition of these lines of TOML."""
    (folder / "story.html").write_text(story, "utf-8")
    text = MINIMAL.format(**{"top": "", "sender": "", "entry": "", "rest": "", **parts})
    (folder / "edition.toml").write_text(text, "utf-8")
    return build(folder / "edition.toml", deterministic=deterministic)


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: path.stem)
@pytest.mark.parametrize("suffix", [".html", ".txt", ".eml"])
def test_editions_look_as_they_did(path: Path, suffix: str, file_regression) -> None:  # type: ignore[no-untyped-def]
    built = build(path, deterministic=True)
    text = {".html": built.html, ".txt": built.text}.get(suffix) or built.message.as_bytes(deterministic=True).decode()

    assert () == built.notes
    file_regression.check(text, fullpath=SNAPSHOTS / f"{path.stem}{suffix}", encoding="utf-8", newline="")


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: path.stem)
def test_two_parsers_read_the_message(path: Path) -> None:
    built = build(path)
    data = built.message.as_bytes()
    strict = email.message_from_bytes(data, policy=email.policy.strict)
    other = parse_email(data)

    assert [] == [defect for part in strict.walk() for defect in part.defects]
    assert ["text/plain", "text/html"] == [
        kind for part in strict.walk() if (kind := part.get_content_type()).startswith("text/")
    ]
    assert (built.text, built.message.html) == tuple(
        parts[0].replace("\r\n", "\n") for parts in (other.text_plain, other.text_html)
    )
    assert built.subject == strict["Subject"] == other.subject


def test_no_snapshot_is_stale() -> None:
    made = {f"{path.stem}{suffix}" for path in EDITIONS for suffix in (".html", ".txt", ".eml")}

    assert made == {path.name for path in SNAPSHOTS.iterdir() if ".obtained" not in path.name}


def test_the_edition_to_start_from_works_as_written(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["newsletter", "--init"])
    (tmp_path / "edition.toml").write_text(capfd.readouterr().out, "utf-8")

    assert 0 == main(["newsletter", str(tmp_path / "edition.toml"), "-o", str(tmp_path / "out"), "--strict"])
    assert ["edition.eml", "edition.html", "edition.txt"] == sorted(path.name for path in (tmp_path / "out").iterdir())
    assert "Sunday Letter" in (tmp_path / "out/edition.txt").read_text("utf-8")
    assert 0 == main(["lint", str(tmp_path / "out/edition.eml")])
    assert "nothing found" in capfd.readouterr().out


def test_every_key_of_the_template_is_one(tmp_path: Path) -> None:
    """Also those behind a ``#``: a user takes the sign away."""
    text = re.sub(r"^# (?=\w+ = |\[)", "", example(SHOWCASE).partition("\n\n")[2], flags=re.M)
    text = text.replace('theme = "theme.toml"', "").replace('encoding = "windows-1252"', 'encoding = "utf-8"')
    (tmp_path / "edition.toml").write_text(text, "utf-8")
    built = build(tmp_path / "edition.toml")

    assert built.edition.headers.one_click
    assert built.message.images


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"entry": 'show = "tease"'}, r"edition.toml:10: entries\[1\].show: .*'full', 'teaser' or 'headline'"),
        ({"entry": "paragrafs = 3"}, r"edition.toml:10: entries\[1\].paragrafs: .* did you mean paragraphs\?"),
        ({"sender": "nmae = 'x'"}, r"edition.toml:7: sender.nmae: .* did you mean name\?"),
        ({"top": 'subject = "again"'}, r"edition.toml: .*line 4"),
        ({"rest": "[footer]\nunsubscribe = 'news.example'"}, r"edition.toml:12: footer.unsubscribe: 'news.example' is"),
        ({"rest": "[links]\nhosts = ['https://news.example']"}, r"edition.toml:12: links.hosts\[1\]: must be a host"),
        ({"rest": "[[entries]]\nshow = 'full'"}, r"edition.toml:11: entries\[2\]: needs either article or blocks"),
        ({"rest": "[[entries]]\nblocks = [{type = 'photo', sorce = 1}]"}, r":12: entries\[2\].blocks\[1\].sorce"),
        ({"top": "merge_tags = 'chimp'"}, r"edition.toml:4: merge_tags: input should be 'mailchimp'"),
        ({"top": "theme = 'none.toml'"}, r"none.toml: No such file"),
        ({"entry": "format = 'doc'"}, "no reader named 'doc'"),
        ({"rest": "[footer]\nunsubscribe = '''{{ x | default: \"y\" }}'''"}, "write ' in place of"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_key(change: dict[str, str], said: str, tmp_path: Path) -> None:
    with pytest.raises(EmbedkitError, match=said):
        make(tmp_path, **change)


@pytest.mark.parametrize(
    ("entry", "shown", "left_out"),
    [
        ('show = "full"', ["The title", "First words", "Second", "Third", "A pier"], ["Continue reading"]),
        ('show = "teaser"\nparagraphs = 1', ["First words", "A pier", "Continue reading"], ["Second", "Then"]),
        ('show = "teaser"', ["First words", "Second", "Continue reading"], ["Third", "Then"]),
        ('show = "headline"', ["The title"], ["First words", "Continue reading"]),
    ],
)
def test_an_entry_shows_what_it_says(entry: str, shown: list[str], left_out: list[str], tmp_path: Path) -> None:
    built = make(tmp_path, entry=entry, top='preheader = "Something else altogether"')

    for part in (built.html, built.text):
        assert [] == [words for words in shown if words not in part]
        assert [] == [words for words in left_out if words in part]
    assert "https://news.example/story" in built.text


@pytest.mark.parametrize(
    ("story", "rest", "outline"),
    [
        ("<h3>North</h3><p>a</p><h3>South</h3><p>b</p><h3>East</h3><p>c</p>", "", [1, 2, 3, 3, 3]),
        ("<h4>A</h4><p>a</p><h5>a</h5><p>b</p><h4>B</h4><p>c</p>", "", [1, 2, 3, 4, 3]),
        # What stands between articles is a part of the edition, not of the article above it.
        ("<h2>A</h2><p>a</p>", "[[entries]]\nblocks = [{type='heading', level=2, text='Also'}]", [1, 2, 3, 2]),
        (
            "<h2>A</h2><p>a</p>",
            "[[entries]]\nblocks = [{type='promo', title='Also', url='https://a.example/'}]",
            [1, 2, 3, 2],
        ),
    ],
)
def test_an_edition_has_one_outline(story: str, rest: str, outline: list[int], tmp_path: Path) -> None:
    html = make(tmp_path, story=f"<html><head><title>The title</title></head><body><p>x</p>{story}", rest=rest).html

    assert outline == [
        int(level) for level in re.findall(r'<h([1-6])|aria-level="(\d)"', html) for level in level if level
    ]


def test_a_teaser_that_leads_nowhere_is_told_of(tmp_path: Path) -> None:
    built = make(tmp_path, entry='show = "teaser"', story=STORY.replace('rel="canonical"', 'rel="x"'))

    assert "entry 1, story.html: nothing to link to; say url in its entry" in [str(note) for note in built.notes]


@pytest.mark.parametrize(
    ("hosts", "mine", "theirs"),
    [
        ("", "https://news.example/more?a=1&amp;utm=x+y#end", "https://elsewhere.example/"),
        ("hosts = ['elsewhere.example']", "https://news.example/more?a=1#end", "https://elsewhere.example/?utm=x+y"),
        ("hosts = ['*']", "https://news.example/more?a=1&amp;utm=x+y#end", "https://elsewhere.example/?utm=x+y"),
    ],
)
def test_parameters_go_to_ones_own_links_only(hosts: str, mine: str, theirs: str, tmp_path: Path) -> None:
    foot = '[footer]\nunsubscribe = "https://news.example/leave"\nwhy = \'<a href="mailto:a@news.example">a</a>\'\n'
    built = make(tmp_path, rest=f"{foot}[links]\nparameters = {{ utm = 'x y' }}\n{hosts}")
    html = built.html.replace("x%20y", "x+y")

    assert f'href="{mine}"' in html
    assert f'href="{theirs}"' in html
    assert 'href="https://news.example/leave"' in html
    assert 'href="mailto:a@news.example"' in html
    assert 'src="https://images.example/a.jpg"' in html


TAGS = {
    "mailchimp": ("*|FNAME|*", "*|UNSUB|*"),
    "handlebars": ("{{#if name}}{{{name}}}{{/if}}", "{{unsubscribe}}"),
    "liquid": ('{{ name | default: "you" }}', "{{ unsubscribe_url }}"),
    "jinja": ('{% if name == "x" %}{{ name }}{% endif %}', "{{ unsubscribe_url }}"),
    "mailgun": ("%recipient.first%", "%unsubscribe_url%"),
    "ses": ("{{name}}", "{{amazonSESUnsubscribeUrl}}"),
    "brevo": ("{{ contact.FIRSTNAME }}", "{{ unsubscribe }}"),
}


@pytest.mark.parametrize("told", [True, False], ids=["told", "found out"])
@pytest.mark.parametrize("engine", TAGS)
def test_merge_tags_pass_in_the_edition_and_are_harmless_in_articles(engine: str, told: bool, tmp_path: Path) -> None:
    name, leave = TAGS[engine]
    hostile = "*|EVIL|* {{evil}} {% evil %} %recipient.evil% {{{evil}}} {#evil#} 100% a{b}c"
    built = make(
        tmp_path,
        story=STORY.replace("Third.", hostile).replace("A pier", hostile),
        top=f"preheader = '''For {name}'''\nintroduction = '''Dear {name},'''" + f"\nmerge_tags = '{engine}'" * told,
        rest=f"[footer]\nunsubscribe = '{leave}'\nbrowser = 'https://news.example/?e={leave}'",
    )
    opening = {"mailchimp": r"\*\|EVIL", "mailgun": r"%recipient.evil|\{\{\{?evil"}.get(engine, r"\{\{\{?evil")
    opening += r"|\{% evil|\{#evil" if engine in ("jinja", "brevo") else ""

    for part in (built.html, built.text):
        assert part.count(f"Dear {name},") == 1
        assert leave in part
        assert f"https://news.example/?e={leave}" in part
        assert not re.search(opening, part)
        assert "100% a" in part
    assert f'href="{leave}"' in built.html
    assert f"Unsubscribe: {leave}" in built.text


def test_without_an_engine_braces_are_braces(tmp_path: Path) -> None:
    built = make(tmp_path, story=STORY.replace("Third.", "{{ x }} *|y|*"))

    assert "{{ x }} *|y|*" in built.text
    assert "{{ x }} *|y|*" in built.html


def long_story(number: int, paragraphs: int) -> str:
    """An article of so many paragraphs, each 1,000 characters."""
    words = f"{number} " + "tide " * 200
    body = "".join(f"<h2>Part {at}</h2><p>{words}</p>" for at in range(paragraphs))
    return STORY.replace("<p>Third.</p>", body)


def test_a_mail_that_is_too_long_is_cut_at_blocks_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "long.html").write_text(long_story(2, 60).replace("/story", "/long"), "utf-8")
    rest = '[[entries]]\narticle = "long.html"\n'
    built = make(tmp_path, story=long_story(1, 20), rest=rest, top="max_bytes = 60000")

    assert len(built.html.encode()) <= 60_000
    said = [str(note) for note in built.notes]
    assert [] == [
        note for note in said if not re.fullmatch(r"entry \d, \w+\.html: cut after block \d+ of \d+, .*", note)
    ]
    assert any(note.startswith("entry 2, long.html") for note in said)
    body = built.html.partition("</h1>")[2]
    assert {200} == {run.count("tide") for run in re.findall(r"(?:tide ?)+", body)}  # never in the middle of a block
    assert re.search(r"tide\s*\n\nContinue reading: https://news.example/long", built.text)
    assert "https://news.example/long" in built.html


def test_what_can_not_be_cut_is_told_of(tmp_path: Path) -> None:
    story = long_story(1, 40).replace('rel="canonical"', 'rel="x"')
    built = make(tmp_path, story=story, top="max_bytes = 30000")

    assert ["nothing left to cut" in str(note) for note in built.notes] == [True]
    assert built.text.count("Part") == 40


def test_a_short_mail_keeps_every_byte_of_its_look(tmp_path: Path) -> None:
    roomy = make(tmp_path, story=long_story(1, 4))
    tight = make(tmp_path, story=long_story(1, 4), top=f"max_bytes = {len(roomy.html.encode()) - 1}")

    assert len(tight.html) < len(roomy.html)
    assert re.sub(r"\s+|<style.*?</style>", "", roomy.html.partition("</head>")[2]) == re.sub(
        r"\s+|<style.*?</style>", "", tight.html.partition("</head>")[2]
    )


def test_sizes_add_up(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    built = make(tmp_path)

    assert sum(sized.size for sized in built.sizes) == len(built.html.encode())
    assert 0 == main(["newsletter", str(tmp_path / "edition.toml"), "--explain-size"])
    assert f"{len(built.html.encode()):,}" in capfd.readouterr().out


def test_the_preview_holds_the_preheader_and_nothing_else(tmp_path: Path) -> None:
    built = make(tmp_path, top='preheader = "Look here"')
    hidden = re.search(r"display:none[^>]*>([^<]*)</div>", built.html)

    assert hidden is not None
    assert hidden[1].startswith("Look here")
    assert len(hidden[1].replace("\u200c", "")) >= 140
    assert "\u200c" not in built.text


def test_an_entry_in_another_language_says_so(tmp_path: Path) -> None:
    story = STORY.replace('lang="en"', 'lang="he"').replace("The title", "הכותרת")
    built = make(tmp_path, story=story, top='lang = "fr"', entry='show = "teaser"')

    assert '<html lang="fr"' in built.html
    assert '<div lang="he" dir="rtl">' in built.html
    assert "Se désabonner" not in built.html
    assert "24 novembre 2026" in built.text


def test_a_language_without_words_falls_back_to_english_and_says_so(tmp_path: Path) -> None:
    built = make(tmp_path, top='lang = "fi"', entry='show = "teaser"', story=STORY.replace('lang="en"', 'lang="fi"'))

    assert "Continue reading" in built.html
    assert "no words of embedkit's own in 'fi' yet; they are in English" in [str(note) for note in built.notes]


def test_the_same_edition_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = make(tmp_path), make(tmp_path)

    assert first.message.as_bytes(deterministic=True) == second.message.as_bytes(deterministic=True)
    (tmp_path / "edition.toml").write_text(MINIMAL.format(top="", sender="", entry="", rest="").replace("date =", "# "))
    with pytest.raises(InputError, match="date: is missing"):
        build(tmp_path / "edition.toml", deterministic=True)


PNG = b"\x89PNG\r\n\x1a\n" + bytes(99)


@pytest.mark.parametrize("way", ["folder", "fetched"])
def test_pictures_travel_in_the_message_when_asked(way: str, tmp_path: Path) -> None:
    """From disk, or through the fetcher of resolving; the HTML file keeps its links."""
    (tmp_path / "pictures").mkdir()
    if way == "folder":
        (tmp_path / "pictures/a.jpg").write_bytes(PNG)
    (tmp_path / "edition.toml").write_text(
        MINIMAL.format(top="", sender="", entry="", rest="[images]\nembed = true\nfolder = 'pictures'"), "utf-8"
    )
    (tmp_path / "story.html").write_text(STORY, "utf-8")
    fetcher = Fetcher(resolve=lambda host, port: ["93.184.216.34"])
    with requests_mock.Mocker() as web:
        web.get("https://images.example/a.jpg", content=PNG, headers={"Content-Type": "image/png"})
        built = build(
            tmp_path / "edition.toml",
            fetch=(lambda url: fetch_picture(url, fetcher)) if way == "fetched" else None,
        )
        message = email.message_from_bytes(built.message.as_bytes(), policy=email.policy.default)
    images = [part for part in message.walk() if part.get_content_maintype() == "image"]

    assert [PNG] == [part.get_content() for part in images]
    assert f"cid:{images[0]['Content-ID'].strip('<>')}" in message.get_body(("html",)).get_content()
    assert 'src="https://images.example/a.jpg"' in built.html
    assert () == built.message.problems


def test_a_picture_from_inside_the_house_is_not_fetched(tmp_path: Path) -> None:
    """An article can't make the newsroom's machine ask its neighbours; the picture stays linked, and a line says so."""
    story = STORY.replace("https://images.example/a.jpg", "http://127.0.0.1/a.jpg")
    make(tmp_path, story=story, rest="[images]\nembed = true")
    message = build(tmp_path / "edition.toml", fetch=fetch_picture).message

    assert () == message.images
    assert "is not on the public internet" in message.problems[0].message
