"""What the linter finds, and what it leaves alone."""

from __future__ import annotations

import re
import tomllib
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from embedkit import render
from embedkit.errors import InputError
from embedkit.host.registry import default_registry
from embedkit.lint import Finding, Severity, features, lint, table
from embedkit.lint import clients as mail_clients
from embedkit.lint.rule import RULES
from embedkit.preview.examples import Example, all_examples

ROOT = Path(__file__).parent.parent
FOLDER = Path(__file__).parent / "lint"
CLEAN = (FOLDER / "clean.html").read_text("utf-8")
TEXT = """The Harbour Letter

The ferry is back

It left at 7:40, as promised, with ninety people and one dog on board. The
harbour master waved from the pier and said that the winter timetable [1]
would follow before long. A white ferry leaves the pier.

See all departures: https://news.example/ferry

Join the harbour club: members hear of storms first, and the coffee at the
kiosk by the third pier costs them half.

The library opens late on Thursday, with readings in the cellar.
The gulls have moved to the roof of the town hall, it is said.

Day: Monday. First ferry: 7:40.

You get this letter because you asked for it.
Unsubscribe: https://news.example/unsubscribe

[1] https://news.example/timetable
"""

FIRST_ROW = '<tr><td align="center" style="padding:24px;">'
STYLE = "body { margin: 0; }"
PHOTO = '<img class="photo" src="https://images.example/ferry.jpg" alt="A white ferry leaves the pier" width="552"'

# One defect each: the rule meant for it, how bad it is, what is replaced by what. Those that repeat something are here.
LONG = [
    ("S1", "error", "ninety people", "ninety people" + " and one more" * 8_000),
    ("S1", "warning", "ninety people", "ninety people" + " and one more" * 6_800),
    ("S2", "error", STYLE, STYLE + "\n#outlook a { padding: 0; }" * 700),
    ("S2", "warning", STYLE, STYLE + "\n#outlook a { padding: 0; }" * 300),
    ("I7", "warning", FIRST_ROW, FIRST_ROW + (PHOTO + ' style="display:block;">') * 9),
]
DEFECTS: list[tuple[str, str, str, str]] = LONG + [
    (one["rule"], one["severity"], one["replace"], one["by"])
    for one in tomllib.loads((FOLDER / "defects.toml").read_text("utf-8"))["defect"]
]


def message(html: str = CLEAN, text: str = TEXT) -> EmailMessage:
    """A message of a clean mail."""
    made = EmailMessage(policy=SMTP)
    made["From"] = "The Harbour Letter <letter@news.example>"
    made["To"] = "ada@reader.example"
    made["Subject"] = "The ferry is back"
    made["Date"] = "Tue, 03 Mar 2026 07:40:00 +0000"
    made["Message-ID"] = "<1@news.example>"
    made["List-Id"] = "<harbour.news.example>"
    made["List-Unsubscribe"] = "<https://news.example/unsubscribe>"
    made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(text, cte="quoted-printable")
    made.add_alternative(html, "html", cte="quoted-printable")
    return made


def rules(findings: list[Finding]) -> set[tuple[str, str]]:
    """Rule and severity of each."""
    return {(one.rule, str(one.severity)) for one in findings}


def test_a_clean_mail_has_no_findings() -> None:
    assert [] == lint(CLEAN)


def test_a_clean_message_has_no_findings() -> None:
    assert [] == lint(message().as_bytes())


@pytest.mark.parametrize(
    ("rule", "severity", "good", "bad"), DEFECTS, ids=[f"{d[0]}-{n}" for n, d in enumerate(DEFECTS)]
)
def test_one_defect_is_found_by_the_rule_meant_for_it(rule: str, severity: str, good: str, bad: str) -> None:
    assert good in CLEAN

    findings = lint(CLEAN.replace(good, bad, 1))

    assert {(rule, severity)} == rules(findings)


def test_every_rule_over_html_has_a_defect_that_it_finds() -> None:
    over_messages = {"H9", "I6", "M1", "M2", "M3", "M4", "M5", "M6"}

    assert set(RULES) == {rule for rule, *_ in DEFECTS} | over_messages


# What a single block, pasted or hostile, can't help: it has no headline, few words, or braces that somebody typed.
OF_SINGLE_BLOCKS = {"A2", "A6", "A7", "I7", "P1", "U4"}


@pytest.mark.parametrize(
    "example",
    all_examples(default_registry()),
    ids=lambda example: f"{example.group}-{example.name}",
)
def test_what_a_block_renders_to_arrives(example: Example, tmp_path: Path) -> None:
    path = tmp_path / "mail.html"
    path.write_text(html := render(example.article(default_registry()), "email"), "utf-8")
    findings = lint(path)

    # What our own compiler works with; a hostile example has it as words.
    assert example.name.startswith("hostile") or not re.search(r"EKq\d{5}q|<!--EK", html)
    assert [] == [one for one in findings if one.severity is Severity.ERROR]
    assert {one.rule for one in findings if one.severity is Severity.WARNING} <= OF_SINGLE_BLOCKS


NEWSLETTERS = sorted([*ROOT.glob("snapshots/newsletters/*.html"), *ROOT.glob("snapshots/newsletters/*.eml")])


@pytest.mark.parametrize("path", NEWSLETTERS, ids=lambda path: path.name)
def test_an_edition_has_no_errors(path: Path) -> None:
    assert [] == [one for one in lint(path) if one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("name", "errors", "others"),
    [
        # mjml: a background whose colour stands in the shorthand alone, under white text.
        ("mjml-shape.html", {"S13"}, {"A1", "A2", "A11", "I5", "P1", "S13", "U3"}),
        # react-email: the blue of its links.
        ("react-shape.html", {"A5"}, {"A1", "A2", "A11", "H13", "L6", "L11", "P1"}),
    ],
)
def test_the_mails_of_other_tools_get_what_a_professional_would_say(
    name: str, errors: set[str], others: set[str]
) -> None:
    findings = lint(FOLDER / name)

    assert errors == {one.rule for one in findings if one.severity is Severity.ERROR}
    assert others == {one.rule for one in findings if one.severity is not Severity.ERROR}


def test_a_finding_says_where() -> None:
    (finding,) = lint(CLEAN.replace(' width="180"', ""))

    line = CLEAN.splitlines()[finding.line - 1]
    assert line[finding.column - 1 :].startswith('<img src="https://images.example/logo.png"')


def test_the_same_fault_at_several_places_is_one_finding() -> None:
    (finding,) = lint(CLEAN.replace(' scope="col"', ""))

    assert 1 == len(finding.also)


def test_only_what_hurts_the_chosen_clients_is_told() -> None:
    broken = CLEAN.replace("ninety", "ninety" + " more" * 22_000).replace('width="180"', "")

    assert {"I2"} == {one.rule for one in lint(broken, clients=["outlook-windows,apple-mail"])}
    assert {"S1"} == {one.rule for one in lint(broken, clients=["gmail", "apple-mail"])}
    assert {("gmail",)} == {one.clients for one in lint(broken, clients=["gmail", "apple-mail"])}


def test_rules_can_be_left_out() -> None:
    assert [] == lint(CLEAN.replace(' width="180"', ""), ignore=["A6", "i2"])


@pytest.mark.parametrize(
    ("options", "said"),
    [({"clients": ["netscape"]}, "no mail client 'netscape'"), ({"ignore": ["I2", "Q7"]}, "no rule Q7")],
)
def test_a_name_that_is_none_is_said(options: dict[str, list[str]], said: str) -> None:
    with pytest.raises(InputError, match=said):
        lint(CLEAN, **options)


def test_a_mail_that_lives_on_style_elements_alone_is_an_error() -> None:
    """Gmail with an account of another provider shows such a mail bare."""
    html = "<!doctype html><style>.box{background-color:#113355;padding:20px}</style><div class=box><p>Hello</p></div>"

    assert ("S6", "error") in rules(lint(html))


@pytest.mark.parametrize(
    ("condition", "seen"),
    [
        ("mso", True),
        ("!mso", False),
        ("mso | IE", True),
        ("(gte mso 9)|(IE)", True),
        ("gte mso 9", True),
        ("lte mso 11", False),
        ("(mso)&(lt mso 12)", False),
        ("!(mso)|(gt mso 15)", True),
        ("IE", False),
        ("", False),
    ],
)
def test_outlook_sees_what_its_conditions_say(condition: str, seen: bool) -> None:
    hidden = CLEAN.replace("<h1", f"<!--[if {condition}]><roundrect></roundrect><![endif]--><h1")

    assert seen == (("H15", "error") in rules(lint(hidden)))


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("<!--[if !mso]><!-->", "<!--<![endif]-->"),
        ("<!--[if !mso]><!-- -->", "<!-- <![endif]-->"),
        ("<!--[if !mso]>-->", "<!--<![endif]-->"),
        ("<!--[if !mso]> <!---->", "<!--<![endif]-->"),
        ("<![if !mso]>", "<![endif]>"),
    ],
)
def test_what_is_kept_from_outlook_may_hold_fonts(begin: str, end: str) -> None:
    font = '<link rel="stylesheet" href="https://fonts.example/harbour.css">'

    assert [] == lint(CLEAN.replace("<title>", f"{begin}{font}{end}<title>"))


@pytest.mark.parametrize(
    "hostile",
    [
        "<a" * 50_000,
        '<a b="' * 20_000,
        "<!--[if mso]>" * 20_000,
        "<![endif]" * 20_000,
        "<style>" + "a " * 20_000 + "{}</style><p>x",
        "<style>" + "@media x{" * 500 + "</style><p>x",
        "<div>" * 1_500 + "x",
        '<p style="' + "a:b(" * 500 + '">x',
        "<p>" + "%" * 50_000,
        '<p style="color:rgb(' + " 1" * 20_000 + '">x',
        "<a href='" + "x." * 20_000 + "'>" + "x." * 20_000 + "</a>",
        "<\x00p>\ud800",
    ],
    ids=range(12),
)
def test_no_input_takes_long_or_raises(hostile: str) -> None:
    assert lint(hostile)


def test_the_documents_list_the_rules() -> None:
    document = (ROOT / "docs/lint.md").read_text("utf-8")

    assert table.put_into(document) == document, "run python -m embedkit.lint.table docs/lint.md"


def test_every_feature_that_a_client_lacks_is_classed_once() -> None:
    classed = " ".join([*features.FATAL.values(), *features.DEGRADES, features.WEIGHED, features.COSMETIC]).split()

    lacked = {name for name in mail_clients.features() if mail_clients.lacking((name,))}
    assert lacked - set(classed) == set()
    assert sorted(set(classed)) == sorted(classed)
    assert set(classed) <= set(mail_clients.features())
    assert set(features.FATAL) <= set(RULES)


def test_the_table_of_clients_has_its_date_and_licence() -> None:
    data = ROOT / "embedkit/lint/data"

    assert re.search(r"whose data is of \d{4}-\d\d-\d\d", (data / "caniemail.txt").read_text("utf-8"))
    assert (data / "caniemail.LICENSE.txt").read_text("utf-8").startswith("MIT License")
