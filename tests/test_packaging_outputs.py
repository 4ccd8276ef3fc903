"""A stranger's distribution brings an output with a folder of its own, and a newsroom's theme changes one template."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

import pytest

from .test_packaging import build, house, install, run, wheel

__all__ = ["house", "wheel"]  # fixtures

FILES = {
    "embedkit_gemini/__init__.py": '''
        """Gemini's text: a link is a line of its own."""

        from pathlib import Path

        from embedkit import Block, RichText, Text, hookimpl
        from embedkit.kit import Element, Markup, Output


        class Poll(Block):
            """A question; drawn in Gemini's text by this plugin, and elsewhere by nobody."""

            type = "poll"
            selectors = ("div.poll",)
            question: Text

            @classmethod
            def from_html(cls, element: Element) -> "Poll":
                return cls(question=Text(element.text))


        def value(found: object) -> str:
            return found.plain if isinstance(found, RichText) else str(found)


        def marks(level: int) -> Markup:
            return Markup("#" * level)


        @hookimpl
        def register_block_types():
            return [Poll]


        @hookimpl
        def register_outputs():
            options = {"markup": "text", "value": value, "filters": {"marks": marks}}
            return [Output("gemini", ".gmi", "gemini.gmi", folder=Path(__file__).parent / "gemini", **options)]
    ''',
    "embedkit_gemini/gemini/layout.gmi": "{% if article.title %}\n# {{ article.title }}\n\n{% endif %}\n{{ body }}\n",
    "embedkit_gemini/gemini/fallback.gmi": "{{ block.title }}\n{{ block.words }}\n=> {{ block.url }}\n",
    "embedkit_gemini/gemini/blocks/paragraph.gmi": "{{ block.text }}\n",
    "embedkit_gemini/gemini/blocks/heading.gmi": "{{ block.level|heading|marks }} {{ block.text }}\n",
    "embedkit_gemini/gemini/blocks/post.gmi": '{% include "address.gmi" %}\n',
    "embedkit_gemini/gemini/parts/address.gmi": "=> {{ block.url }} {{ block.mention }}\n",
    "embedkit_gemini/templates/poll/gemini.gmi": "? {{ block.question }}\n",
    "pyproject.toml": """
        [build-system]
        requires = ["hatchling"]
        build-backend = "hatchling.build"
        [project]
        name = "embedkit-gemini"
        version = "1.0"
        [project.entry-points.embedkit]
        gemini = "embedkit_gemini"
        [tool.hatch.build.targets.wheel]
        include = ["embedkit_gemini"]
    """,
}
STORY = """
    <h1>Hello</h1><h2>Part</h2><p>words</p>
    <p>https://x.com/harbour/status/1300000000000000000</p>
    <div class="poll">Tea?</div>
    <figure><img src="https://a.example/a.jpg" alt="A pier"><figcaption>The pier</figcaption></figure>
"""


@pytest.fixture(scope="module")
def newsroom(house: Path) -> Path:
    """A folder with a story and a theme of one template; the stranger's wheel is installed beside ours."""
    source = house / "stranger"
    for name, text in FILES.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(textwrap.dedent(text).lstrip("\n"), "utf-8")
    install(house, build(source, house))
    folder = house / "newsroom"
    (folder / "look/templates/photo").mkdir(parents=True)
    (folder / "look/theme.toml").write_text('name = "The Daily Example"\n', "utf-8")
    (folder / "look/templates/photo/gemini.gmi").write_text("=> {{ block.src }} {{ block.caption }}\n", "utf-8")
    (folder / "look/templates/photo/text.txt").write_text("A PHOTO OF {{ block.alt }}\n", "utf-8")
    (folder / "story.html").write_text(STORY, "utf-8")
    return folder


def test_a_strangers_output_draws_networks_it_never_heard_of(house: Path, newsroom: Path) -> None:
    done = run(house / "venv/bin/embedkit", "render", "story.html", "--to", "gemini", cwd=newsroom)

    assert (
        0,
        "# Hello\n\n## Part\n\nwords\n\n=> https://x.com/harbour/status/1300000000000000000 @harbour\n\n? Tea?",
    ) == (
        done.returncode,
        done.stdout.partition("\n\nThe pier")[0].partition("\n\nA pier")[0],
    )
    assert "photo: its plugin has no template gemini.gmi" in done.stderr


def test_a_theme_folder_changes_a_template_of_ours_and_of_the_strangers(house: Path, newsroom: Path) -> None:
    embedkit = house / "venv/bin/embedkit"
    gemini = run(embedkit, "render", "story.html", "--to", "gemini", "--theme", "look", "--strict", cwd=newsroom)
    files = run(
        embedkit, "render", "story.html", "--to", "gemini", "text", "--theme", "look", "-o", "out", cwd=newsroom
    )

    assert (0, 0) == (gemini.returncode, files.returncode), gemini.stderr + files.stderr
    assert gemini.stdout.endswith("? Tea?\n\n=> https://a.example/a.jpg The pier\n")
    assert gemini.stdout == (newsroom / "out/story.gmi").read_text("utf-8")
    assert "A PHOTO OF A pier" in (newsroom / "out/story.txt").read_text("utf-8")


def test_it_is_listed_and_nothing_is_wrong_with_it(house: Path, newsroom: Path) -> None:
    found = json.loads(run(house / "venv/bin/embedkit", "plugins", "--format", "json", cwd=newsroom).stdout)

    assert {"name": "gemini", "suffix": ".gmi"} in found["outputs"]
    assert [] == [problem for problem in found["problems"] if problem["plugin"] != "poll"]


def test_three_files_are_written_unless_told_otherwise(house: Path, newsroom: Path) -> None:
    """An output that somebody installs does not fill everybody's folders."""
    run(house / "venv/bin/embedkit", "render", "story.html", "-o", "plain", cwd=newsroom)

    assert ["story.email.html", "story.txt", "story.web.html"] == sorted(
        path.name for path in (newsroom / "plain").iterdir()
    )


def test_a_feed_is_written_from_the_installed_wheel(house: Path, newsroom: Path) -> None:
    command = (house / "venv/bin/embedkit", "feed", "story.html", "--url", "https://news.example/", "--theme", "look")
    done = run(*command, cwd=newsroom)

    assert 0 == done.returncode, done.stderr
    assert "<title>The Daily Example</title>" in done.stdout
