"""A newsroom changes one template: in a folder of its own, checked like a plugin's, with errors that say where."""

from __future__ import annotations

from pathlib import Path

import pytest

from embedkit import Article, TemplateError, Theme, ThemeError, read, render
from embedkit.cli import main

PHOTO = "<figure><img src='https://a.example/a.jpg' alt='A pier'><figcaption>The pier</figcaption></figure>"
STORY = f"<h1>A</h1><p>b</p>{PHOTO}"


def look(folder: Path, files: dict[str, str], toml: str = "") -> Path:
    (folder / "look").mkdir()
    (folder / "look/theme.toml").write_text(toml, "utf-8")
    for name, text in files.items():
        path = folder / "look" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder / "look"


OUTPUTS = ("email", "text", "web", "markdown", "feed")
FILES = {
    "email.mjml": '<mj-text color="[[ accent ]]">MINE {{ block.caption }}</mj-text>',
    "text.txt": "MINE {{ block.caption }}\n",
    "web.html": '<figure class="embedkit-mine"><img src="{{ block.src }}" alt="{{ block.alt }}">MINE</figure>',
    "markdown.md": "MINE {{ block.alt|image(block.src) }}\n",
    "feed.html": "<p>MINE {{ block.caption }}</p>",
}


@pytest.mark.parametrize(("output", "file"), list(zip(OUTPUTS, FILES, strict=True)))
def test_a_template_of_the_theme_comes_first_in_every_output(output: str, file: str, tmp_path: Path) -> None:
    theme = Theme.load(look(tmp_path, {f"templates/photo/{file}": FILES[file]}, '[light]\naccent = "#b3261e"'))

    assert "MINE" in render(read(STORY), output, theme=theme)
    assert "MINE" not in render(read(STORY), output)
    assert "MINE" not in render(read("<p>a</p>"), output, theme=theme)


def test_it_uses_the_themes_colours_and_its_own_stylesheet(tmp_path: Path) -> None:
    files = {"templates/photo/web.css": ".embedkit-mine { color: red }", "templates/photo/web.html": FILES["web.html"]}
    html = render(read(STORY), "web", theme=Theme.load(look(tmp_path, files)))

    assert ".embedkit-mine{color:red!important}" in html


def test_a_copied_template_finds_what_it_includes(tmp_path: Path) -> None:
    """A list's template takes files beside it; a copy in the theme takes them there, or brings its own."""
    import embedkit_list

    own = (Path(embedkit_list.__file__).parent / "templates/web.html").read_text("utf-8").replace("<ul", "<ul id='x'")
    article = read("<ul><li>a<ul><li>b</li></ul></li></ul>")
    copied = Theme.load(look(tmp_path, {"templates/list/web.html": own}))
    (tmp_path / "two").mkdir()
    files = {"templates/list/web.html": own, "templates/list/nested.html": "MINE"}
    brought = Theme.load(look(tmp_path / "two", files))

    assert "<li>b</li>" in render(article, "web", theme=copied)
    assert "MINE" in render(article, "web", theme=brought)


WRONG = {
    "an unknown type": ("templates/foto/email.mjml", "x", "no block type named 'foto'; did you mean photo?"),
    "an unknown file": ("templates/photo/emial.mjml", "x", "no template named 'emial.mjml'; did you mean email.mjml?"),
    "no type": ("templates/email.mjml", "x", "templates/<type>/email.mjml"),
    "too deep": ("templates/photo/a/email.mjml", "x", "templates/<type>/email.mjml"),
    "a field": ("templates/photo/email.mjml", "<mj-text>\n{{ block.captoin }}</mj-text>", "email.mjml:2: Photo has no"),
    "a theme value": ("templates/photo/email.mjml", "\n\n[[ acent ]]", "email.mjml:3: the theme has no value named"),
    "no MJML": ("templates/photo/email.mjml", "<p>a</p>", "email.mjml: no MJML element"),
    "an open element": (
        "templates/photo/email.mjml",
        "<mj-text>\n<b>a\n</mj-text>",
        "email.mjml:3: not MJML: mis",
    ),
    "no alt": ("templates/photo/email.mjml", '<mj-image src="{{ block.src }}" />', "email.mjml: a picture without alt"),
    "a script": ("templates/photo/web.html", "<p>\n<script>{{ block.caption }}</script>", "web.html:2: "),
    "half an address": ("templates/photo/web.html", '<a href="/{{ block.href }}">', "web.html:1: "),
    "no such include": (
        "templates/photo/web.html",
        "{% include 'a.html' %}",
        "web.html: there is no 'a.html' to",
    ),
    "an open tag": ("templates/photo/text.txt", "a\n{% if block.alt %}\nb", "text.txt:"),
    "a style's end": ("templates/photo/web.css", "a {}\n</style>", "web.css:2: a < can't stand in a stylesheet"),
    "not text": ("templates/photo/web.html", "\udcff", "web.html: 'utf-8' codec can't decode"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_mistake_is_one_line_with_its_file_and_stops(
    case: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Not a fallback in every photo of the newsletter: the newsroom wrote it, and is there to mend it."""
    name, text, message = WRONG[case]
    folder = look(tmp_path, {})
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    (tmp_path / "story.html").write_text(STORY, "utf-8")
    out = tmp_path / "out"
    status = main(["render", str(tmp_path / "story.html"), "--theme", str(folder), "-o", str(out)])
    err = capfd.readouterr().err.strip()

    assert 2 == status
    assert message in err
    assert f"{folder}/templates/" in err
    assert "\n" not in err
    assert not out.exists()


def test_a_folder_without_its_toml_says_so(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match=r"theme\.toml: No such file"):
        Theme.load(tmp_path)


def test_a_toml_file_brings_no_templates(tmp_path: Path) -> None:
    (tmp_path / "theme.toml").write_text('templates = ["<script>"]', "utf-8")

    with pytest.raises(ThemeError, match="templates are files in the theme's folder"):
        Theme.load(tmp_path / "theme.toml")


def test_an_editors_hidden_files_are_left_alone(tmp_path: Path) -> None:
    theme = Theme.load(look(tmp_path, {"templates/photo/.text.txt.swp": "x", "templates/.DS_Store": "x"}))

    assert () == theme.templates


def test_a_theme_is_a_value_and_a_changed_file_another_one(tmp_path: Path) -> None:
    """A service that reads the folder again sees the change; one that does not, goes on as it was."""
    folder = look(tmp_path, {"templates/photo/text.txt": "ONE"})
    first = Theme.load(folder)
    assert "ONE" in render(read(STORY), "text", theme=first)
    (folder / "templates/photo/text.txt").write_text("TWO", "utf-8")

    assert "TWO" in render(read(STORY), "text", theme=Theme.load(folder))
    assert "ONE" in render(read(STORY), "text", theme=first)


def test_a_line_of_an_included_file_is_that_files_line(tmp_path: Path) -> None:
    files = {
        "templates/photo/text.txt": "a\n{% include 'words.txt' %}\nb\n",
        "templates/photo/words.txt": "c\n\n{{ block.captoin }}\n",
    }

    with pytest.raises(TemplateError, match=r"words\.txt:3: Photo has no field 'captoin'"):
        render(Article(), "text", theme=Theme.load(look(tmp_path, files)))


EDITION = """
subject = "s"
theme = "look"
introduction = "Hello"
[sender]
name = "Ada"
address = "ada@news.example"
[masthead]
title = "Letter"
url = "https://news.example/"
[[entries]]
article = "story.html"
url = "https://news.example/story"
[footer]
address = "1 Pier, Harbour"
why = "w"
unsubscribe = "https://news.example/u"
"""


def test_a_newsletter_takes_a_folder_too(tmp_path: Path) -> None:
    look(tmp_path, {"templates/photo/text.txt": "MINE", "templates/photo/email.mjml": "<mj-text>MINE</mj-text>"})
    (tmp_path / "story.html").write_text(STORY, "utf-8")
    (tmp_path / "edition.toml").write_text(EDITION, "utf-8")
    status = main(["newsletter", str(tmp_path / "edition.toml"), "-o", str(tmp_path / "out")])

    assert 0 == status
    assert all("MINE" in (tmp_path / f"out/edition.{suffix}").read_text("utf-8") for suffix in ("html", "txt"))
