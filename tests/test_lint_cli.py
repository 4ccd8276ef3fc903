"""The command ``embedkit lint``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from embedkit.cli.arguments import spread
from embedkit.cli.lint import lint_command as command
from embedkit.lint.mail import Mail
from embedkit.lint.rule import RULES, Fault

from .test_lint import CLEAN, message

NO_WIDTH = CLEAN.replace(' width="180"', "")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with a clean mail, a broken one and a broken message."""
    (tmp_path / "clean.html").write_text(CLEAN, "utf-8")
    (tmp_path / "broken.html").write_text(NO_WIDTH.replace(' scope="col"', ""), "utf-8")
    (tmp_path / "broken.eml").write_bytes(message(NO_WIDTH).as_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    """As the console script does it; the exit code is what the command returns."""
    return CliRunner().invoke(command, spread(["lint", *words])[1:], standalone_mode=False)


def test_text_says_where_what_whom_and_how_to_mend(folder: Path) -> None:
    result = run("broken.html")

    assert 1 == result.return_value
    first, second, *_ = result.stdout.splitlines()
    line = next(n for n, text in enumerate(NO_WIDTH.splitlines(), 1) if "logo.png" in text)
    assert first.startswith(f"broken.html:{line}:")
    assert ": error I2 a picture without width" in first
    assert second.startswith("    Outlook for Windows. Write the width")
    assert result.stdout.endswith("1 error, 1 warning\n")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["clean.html"], 0),
        (["broken.html"], 1),
        (["clean.html", "broken.html"], 1),
        (["broken.html", "--ignore", "I2", "A3"], 0),
        (["--ignore", "I2", "--ignore", "A3", "broken.html"], 0),
        (["broken.html", "--clients", "gmail,apple-mail"], 0),
        (["broken.eml", "--clients", "outlook-windows"], 1),
    ],
)
def test_the_exit_code_says_whether_there_are_errors(folder: Path, words: list[str], code: int) -> None:
    assert code == run(*words).return_value


def test_json_has_all_of_a_finding(folder: Path) -> None:
    found = json.loads(run("broken.html", "broken.eml", "--format", "json").stdout)["findings"]

    assert [("broken.html", None), ("broken.html", None), ("broken.eml", "html")] == [
        (f["file"], f["part"]) for f in found
    ]
    assert {"file", "part", "line", "column", "rule", "severity", "message", "fix", "clients", "also"} == set(found[0])
    assert [1] == [len(one["also"]) for one in found if one["rule"] == "A3"]


def test_sarif_has_what_the_standard_asks_for(folder: Path) -> None:
    """SARIF 2.1.0: 3.13 the log, 3.14 a run, 3.27 a result, 3.30 a region whose lines and columns begin at 1."""
    log = json.loads(run("broken.html", "broken.eml", "--format", "sarif").stdout)
    (one_run,) = log["runs"]
    driver = one_run["tool"]["driver"]

    assert "2.1.0" == log["version"]
    assert list(RULES) == [rule["id"] for rule in driver["rules"]]
    assert "unicodeCodePoints" == one_run["columnKind"]
    for result in one_run["results"]:
        assert result["ruleId"] == driver["rules"][result["ruleIndex"]]["id"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        for location in [*result["locations"], *result.get("relatedLocations", ())]:
            physical = location["physicalLocation"]
            # Lines of a part that was decoded are not lines of the file.
            assert ("region" in physical) == (physical["artifactLocation"]["uri"] == "broken.html")
            assert all(number >= 1 for number in physical.get("region", {}).values())


@pytest.mark.parametrize(("name", "head"), [("embedkit.toml", "[lint]"), ("pyproject.toml", "[tool.embedkit.lint]")])
def test_a_project_says_once_what_it_wants(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, head: str) -> None:
    (folder / name).write_text(f'{head}\nclients = ["outlook-windows"]\nignore = ["I2"]\n', "utf-8")
    (folder / "sub").mkdir()
    monkeypatch.chdir(folder / "sub")

    assert 0 == run("../broken.html").return_value
    assert "1 warning" in run("../broken.html").stdout
    assert 0 == run("../broken.html", "--ignore", "A3").return_value
    assert "nothing found" in run("../broken.html", "--ignore", "A3").stdout


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("[lint]\nrules = []", "lint.rules: there is no such key"),
        ("[lint]\nignore = 'S1'", "lint.ignore is not a list"),
        ("[lint]\nignore = ['S99']", "no rule S99"),
        ("[lint]\nclients = ['mutt']", "no mail client 'mutt'"),
        ("lint = 1", "lint is not a table"),
        ("[lint", "can't read"),
    ],
)
def test_settings_that_are_wrong_are_said(folder: Path, settings: str, said: str) -> None:
    (folder / "embedkit.toml").write_text(settings, "utf-8")

    assert said in str(run("clean.html").exception)


@pytest.mark.parametrize("bad", ["nowhere.html", "picture.html", "empty.html", ".", "crash.html"])
@pytest.mark.parametrize("format", ["text", "json", "sarif"])
def test_one_bad_file_stops_no_run(folder: Path, bad: str, format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its line says why, the others are checked, and the exit code is neither 0 nor that of findings."""
    (folder / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "empty.html").write_bytes(b"")
    (folder / "crash.html").write_text(CLEAN.replace("<body", "<body data-crash"), "utf-8")
    real = RULES["I2"].check

    def check(mail: Mail) -> Iterable[Fault]:
        if "data-crash" in mail.html:
            raise ZeroDivisionError
        return real(mail)

    monkeypatch.setitem(RULES, "I2", replace(RULES["I2"], check=check))
    result = run("broken.html", bad, "clean.html", "--format", format)

    assert 2 == result.return_value
    assert "I2" in result.stdout
    assert result.stderr.startswith(f"embedkit: {bad}: ")
    assert 1 == len(result.stderr.splitlines())
    assert (2, "") == (run(bad).return_value, run(bad).stdout)


@pytest.mark.parametrize(
    "colour",
    [
        *("oklch(60% 0.1 200)", "oklab(60% 0.1 0.1)", "lab(50% 40 59)", "lch(52% 72 50)", "color(display-p3 1 0 0)"),
        *("color(xyz 0.1 0.2 0.3)", "color()", "color( )", "hwb(90 10% 10%)", "rgb(none 0 0)", "hsl(1e999 10% 10%)"),
        *("light-dark(red,blue)", "color-mix(in srgb, red, blue)", "color(--x 1 0 0)", "rgb(calc(1px) 0 0)", "#12345"),
    ],
)
@pytest.mark.parametrize("shape", ["color:{}", "background:{}", "background-color:{};color:#777"])
def test_a_colour_of_any_kind_is_no_crash(folder: Path, colour: str, shape: str) -> None:
    style = shape.format(colour)
    html = CLEAN.replace("</body>", f'<p style="{style}">Words</p><table bgcolor="{colour}"></table></body>')
    (folder / "colour.html").write_text(html.replace("</style>", f"p{{{style}}}</style>"), "utf-8")

    assert run("colour.html").return_value in (0, 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["clean.html", "--clients", "mutt"], "no mail client 'mutt'"),
        (["clean.html", "--ignore", "S99"], "no rule S99"),
        (["clean.html", "--format", "xml"], "'xml' is not one of"),
        ([], "Missing argument"),
    ],
)
def test_bad_usage_is_one_line(folder: Path, words: list[str], said: str) -> None:
    result = run(*words)

    assert said in str(
        result.exception.format_message() if hasattr(result.exception, "format_message") else result.exception
    )
