"""Places in a template where no value can be made safe: refused when the plugin is loaded."""

from __future__ import annotations

import re

import pytest

from embedkit import TemplateError
from embedkit.outputs.template import Template, compile_html
from embedkit.outputs.template.source import tokenise


def html(source: str) -> Template:
    tokenised = tokenise(source, "poll/email.mjml", {})
    return compile_html(tokenised, tokenised.markup, {"block": None}, {})


REFUSED = [
    ("<script>{{ block.a }}</script>", "<script>"),
    ("<style>{{ block.a }}</style>", "<style>"),
    ("<xml>{{ block.a }}</xml>", "<xml>"),
    ('<p onclick="{{ block.a }}">', "event handler onclick"),
    ('<p OnClick="x({{ block.a }})">', "event handler onclick"),
    ("<!-- {{ block.a }} -->", "a comment"),
    ("<!--[if {{ block.a }}]>x<![endif]-->", "condition"),
    ("<p title={{ block.a }}>", "without quotation marks"),
    ("<p title=a{{ block.a }}>", "without quotation marks"),
    ("<a href={{ block.a }}>", "without quotation marks"),
    ('<a href="https://a.example/{{ block.a }}">', "a part of href"),
    ('<a href="{{ block.a }}?utm=1">', "a part of href"),
    ("<{{ block.a }}>", "tag's name"),
    ("<h{{ block.a }}>", "tag's name"),
    ("</h{{ block.a }}>", "tag's name"),
    ("<p {{ block.a }}>", "attribute's name"),
    ('<p data-{{ block.a }}="x">', "attribute's name"),
    ('<iframe srcdoc="{{ block.a }}">', "srcdoc"),
    ('<a href="javascript:{{ block.a }}">', "a part of href"),
    ('<a href="{% if block.a %}https://x.example/{% endif %}{{ block.a }}">', "a part of href"),
    ('<form action="x{{ block.a }}">', "a part of action"),
    ('<object data="x{{ block.a }}">', "a part of data"),
    ('<button formaction="{{ block.a }}x">', "formaction"),
    ("<!DOCTYPE {{ block.a }}>", "block.a"),
    ('<p title="{{ block.a }}', "can't read the tag"),
    ("<!-- {{ block.a }}", "comment"),
]


@pytest.mark.parametrize(("source", "reason"), REFUSED, ids=[source for source, _ in REFUSED])
def test_a_place_where_no_value_is_safe_is_refused(source: str, reason: str) -> None:
    """Found when the plugin is loaded, with the file and the line, and not in a reader's inbox."""
    with pytest.raises(TemplateError, match=re.escape(reason)) as caught:
        html("<p>\n\n</p>" + source)

    assert str(caught.value).startswith("poll/email.mjml")
