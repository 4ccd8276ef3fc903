"""The command line as a person or a script meets it: words, files and exit codes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from embedkit.cli import main
from embedkit.host.registry import default_registry

STORY = '<h1>Hello</h1><p>One <a href="/x">two</a>.</p>'


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "story.html"
    path.write_text(STORY, "utf-8")
    return path


def call(capfdbinary: pytest.CaptureFixture[bytes], *args: str) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    code = main(args)
    out, err = capfdbinary.readouterr()
    return code, out.decode("utf-8"), err.decode("utf-8")


def test_read_prints_the_article(story: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, _ = call(capfdbinary, "read", "story.html", "--url", "https://news.example/a/b")

    assert 0 == code
    assert "Hello" == json.loads(out)["title"]
    assert 'One <a href="https://news.example/x">two</a>.' == json.loads(out)["blocks"][0]["text"]


def test_what_read_prints_can_be_rendered(story: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    _, out, _ = call(capfdbinary, "read", "story.html")
    Path("story.json").write_text(out, "utf-8")

    assert call(capfdbinary, "render", "story.html", "--to", "text")[1] == call(
        capfdbinary, "render", "story.json", "--to", "text"
    )[1]  # fmt: skip


@pytest.mark.parametrize(
    ("args", "files"),
    [
        ([], ["story.email.html", "story.txt", "story.web.html"]),
        (["--to", "text"], ["story.txt"]),
        (["--to", "text", "web"], ["story.txt", "story.web.html"]),
        (["--to", "text", "--to", "email"], ["story.email.html", "story.txt"]),
    ],
)
def test_render_writes_files(
    story: Path, args: list[str], files: list[str], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    code, out, _ = call(capfdbinary, "render", "story.html", *args, "-o", "out")

    assert (0, "", files) == (code, out, sorted(path.name for path in Path("out").iterdir()))


def test_an_output_may_be_named_before_the_source(story: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, _ = call(capfdbinary, "render", "--to", "text", "story.html")

    assert (0, "Hello") == (code, out.splitlines()[0])


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    class Stdin:
        buffer = io.BytesIO("Zwölf Boxkämpfer jagten Viktor.".encode("windows-1252"))

    monkeypatch.setattr(sys, "stdin", Stdin())

    assert (0, "Zwölf Boxkämpfer jagten Viktor.\n") == call(capfdbinary, "render", "-", "--to", "text")[:2]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["render", "story.html"], "--to"),
        (["render", "story.html", "--to", "text", "--to", "email"], "-o DIR"),
        (["render", "missing.html", "--to", "text"], "missing.html: No such file"),
        (["render", ".", "--to", "text"], ".: Is a directory"),
        (["render", "story.html", "--to", "fax"], "no output named 'fax'; installed: email, feed, markdown, text, web"),
        (["render", "story.html", "--to", "text", "--from", "latin"], "no reader named 'latin'; installed: html"),
        (["render", "story.html", "--to", "text", "--url", "story"], "'story' is not an absolute address"),
        (["render", "story.html", "--to", "text", "--theme", "story.html"], "story.html: "),
        (["render", "story.html", "--to", "text", "--theme", "none.toml"], "none.toml: No such file"),
        (["render", "story.html", "-o", "story.html"], "can't write story.html/story.email.html"),
        (["render", "story.html", "--frob"], "No such option"),
        (["read"], "Missing argument 'SOURCE'"),
        (["read", "broken.json"], "broken.json: "),
        (["read", "bad.json"], "bad.json: blocks.2.text: must be a string"),
        (["frobnicate"], "No such command 'frobnicate'"),
        (["plugins", "--schema", "poll"], "no block type named 'poll'; installed: audio"),
        (["plugins", "--format", "xml"], "'xml' is not one of"),
        (["gallery"], "Missing option '-o'"),
    ],
    ids=" ".join,
)
def test_a_mistake_is_one_line_and_exit_code_2(
    story: Path, args: list[str], words: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Never a traceback, never half a result, always what is wrong."""
    Path("broken.json").write_text('{"blocks": [', "utf-8")
    Path("bad.json").write_text('{"blocks": [{"type": "divider"}, {"type": "paragraph", "text": 4}]}', "utf-8")
    before = sorted(Path().rglob("*"))
    code, out, err = call(capfdbinary, *args)

    assert (2, "", before) == (code, out, sorted(Path().rglob("*")))
    assert words in err
    assert ["embedkit:"] == [line[:9] for line in err.splitlines()]


def test_help_has_examples(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    for command in ("read", "render", "plugins", "gallery"):
        code, out, _ = call(capfdbinary, command, "--help")
        assert (0, True) == (code, f"\n  embedkit {command}" in out.replace("Usage:", ""))


@pytest.mark.parametrize("command", [[], ["cache"]], ids=["embedkit", "embedkit cache"])
def test_a_group_alone_shows_its_help(command: list[str], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """As people read it, and not folded into one line."""
    code, out, err = call(capfdbinary, *command)

    assert (0, "") == (code, err)
    assert out == call(capfdbinary, *command, "--help")[1]
    assert len(out.splitlines()) > 5


# What a shell can do to the three streams; each command writes or reads one of them.
STREAMS = [
    ("read story.html > /dev/full", 2, "can't write to standard output: No space left"),
    ("render story.html --to email > /dev/full", 2, "can't write to standard output: No space left"),
    ("plugins > /dev/full", 2, "can't write to standard output: No space left"),
    ("--help > /dev/full", 2, "can't write to standard output: No space left"),
    ("--version > /dev/full", 2, "can't write to standard output: No space left"),
    ("newsletter --init > /dev/full", 2, "can't write to standard output: No space left"),
    ("lint story.html > /dev/full", 2, "can't write to standard output: No space left"),
    ("read story.html >&-", 2, "standard output is closed"),
    ("render story.html --to text >&-", 2, "standard output is closed"),
    ("read - <&-", 2, "standard input is closed"),
    ("render - --to text < /dev/null", 2, "standard input: is empty"),
    ("read - < /dev/zero", 2, "standard input: more than 20,971,520 bytes"),
    ("read missing.html 2> /dev/full", 2, ""),
    ("read missing.html 2>&-", 2, ""),
    ("render odd.json -o out 2> /dev/full", 2, ""),
    ("render story.html -o out 2>&-", 0, ""),
    ("gallery -o out --help 2>&-", 0, ""),
]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device on this system")
@pytest.mark.parametrize(("words", "code", "said"), STREAMS, ids=[row[0] for row in STREAMS])
def test_a_stream_that_is_full_or_closed_is_one_line(story: Path, words: str, code: int, said: str) -> None:
    """Never a traceback, also not at the very end, when Python flushes what is left."""
    Path("odd.json").write_text('{"blocks": [{"type": "jigsaw", "text": "Words"}]}', "utf-8")
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m embedkit {words}"], capture_output=True, text=True, check=False
    )

    assert (code, said) == (done.returncode, said if said in done.stderr else done.stderr)
    assert [] == [line for line in done.stderr.splitlines() if not line.startswith(("embedkit: ", "out/"))]


def test_a_mail_that_gmail_cuts_off_is_told_of(story: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    Path("long.html").write_text("<p>" + "</p><p>".join(f"{at} " + "tide " * 90 for at in range(300)) + "</p>", "utf-8")

    assert "bytes of HTML; Gmail cuts it off near 102,400" in call(capfdbinary, "render", "long.html", "-o", "out")[2]
    assert "Gmail" not in call(capfdbinary, "render", "long.html", "--to", "text", "-o", "out")[2]
    assert "Gmail" not in call(capfdbinary, "render", "story.html", "-o", "out")[2]


def test_strict_fails_over_a_note_of_weight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """And writes nothing; without --strict the same article is rendered, and the note is told."""
    monkeypatch.chdir(tmp_path)
    Path("a.json").write_text('{"blocks": [{"type": "jigsaw", "text": "Words"}]}', "utf-8")
    strict = call(capfdbinary, "render", "a.json", "--to", "text", "--strict", "-o", "out")
    plain = call(capfdbinary, "render", "a.json", "--to", "text")

    assert (1, False) == (strict[0], Path("out").exists())
    assert "block 1: jigsaw" in strict[2]
    assert (0, "Words\n") == plain[:2]
    assert "block 1: jigsaw" in plain[2]


def test_plugins_for_people_and_for_scripts(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    people = call(capfdbinary, "plugins")
    scripts = json.loads(call(capfdbinary, "plugins", "--format", "json")[1])
    schema = json.loads(call(capfdbinary, "plugins", "--schema", "paragraph")[1])

    assert "paragraph" in people[1]
    assert "Problems" not in people[1]
    assert [] == scripts["problems"]
    assert ["email", "feed", "markdown", "text", "web"] == sorted(item["name"] for item in scripts["outputs"])
    assert ({"const": "paragraph"}, ["type", "text"]) == (schema["properties"]["type"], schema["required"])


def test_gallery_shows_every_type(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, _, _ = call(capfdbinary, "gallery", "-o", str(tmp_path / "g"))
    page = (tmp_path / "g/index.html").read_text("utf-8")

    assert 0 == code
    assert 'id="paragraph"' in page
    assert "<script>alert" not in page


def test_a_reader_that_goes_away_is_no_error(story: Path) -> None:
    """``embedkit render ... | head -1``"""
    command = f"{sys.executable} -m embedkit render story.html --to email | head -c 9"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False)

    assert (0, "<!doctype", "") == (done.returncode, done.stdout, done.stderr)


def test_importing_stays_light() -> None:
    """What a command-line start does not need, it does not import."""
    code = "import sys, embedkit.cli; print(*sorted({'bs4', 'babel', 'mjml', 'requests', 'pytest'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "" == done.stdout.strip()


def test_plugins_say_what_they_cost(capsys: pytest.CaptureFixture[str]) -> None:
    """An operator finds the plugin that makes every start slow."""
    assert main(["plugins", "--time"]) == 0
    head, *lines = capsys.readouterr().out.splitlines()

    assert head.split()[:5] == ["block", "type", "load", "read", "draw"]
    assert {line.split()[0] for line in lines} == set(default_registry().block_types)
    assert all(float(line.split()[1]) >= 0 for line in lines)


def test_a_gallery_of_one_plugin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gallery", "-o", str(tmp_path), "--plugin", "divider"]) == 0
    page = (tmp_path / "index.html").read_text("utf-8")

    assert "divider" in page
    assert "tweet" not in page
    assert main(["gallery", "-o", str(tmp_path), "--plugin", "dividr"]) == 2
