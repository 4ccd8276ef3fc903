"""A template that leaves an element open would swallow the blocks after it: it is refused when it is compiled."""

from __future__ import annotations

import pytest

from embedkit import TemplateError
from embedkit.outputs.template.balance import check_balance
from embedkit.outputs.template.source import tokenise

GOOD = [
    "<p>{{ a }}</p>",
    "<p>one<br>two<img src='x' alt=''></p>",
    "<svg/><p title='>'>x</p>",
    "{% if a %}<a href='x'>{% endif %}<b>w</b>{% if a %}</a>{% endif %}",
    "{% if a %}<ul>{% else %}<ol>{% endif %}<li>w</li>{% if a %}</ul>{% else %}</ol>{% endif %}",
    "{% if a %}<i>{% elif b %}<b>{% else %}<q>{% endif %}x{% if a %}</i>{% elif b %}</b>{% else %}</q>{% endif %}",
    "{% for i in a %}<li>{% if i.b %}<b>{{ i }}</b>{% endif %}</li>{% endfor %}",
    "{% if a %}{% if b %}<p>x</p>{% endif %}{% endif %}",
    "<!-- </p> --><p>x</p>",
    "<!--[if mso]><table><tr><td><![endif]--><p>x</p><!--[if mso]></td></tr></table><![endif]-->",
    "".join(f"{{% if c{n} %}}<b>x</b>{{% endif %}}" for n in range(40)),
]
BAD = {
    "</article><p>x</p>": "</article> closes what was not opened",
    "<p>x</p><SCRIPT src='x'></SCRIPT>": "<script> can't stand in a template",
    "<p>{{ a }}": "<p> is opened and not closed",
    "<b><i>x</b></i>": "</b> closes what was not opened inside <i>",
    "<div>{% if a %}</div>{% endif %}": "<div> is opened and not closed",
    "{% if a %}<a href='x'>{% endif %}w{% if b %}</a>{% endif %}": "",
    "{% for i in a %}<li>{% endfor %}": "a loop opens elements that it does not close",
    "{% for i in a %}</li><li>{% endfor %}": "</li> closes what was not opened",
    "{% if a %}<p>{% else %}<div>{% endif %}x</p>": "",
    "<p>x</p>{% if a %}{% if b %}</div>{% endif %}{% endif %}": "</div> closes what was not opened",
    "".join(f"{{% if c{n} %}}<b>{{% endif %}}" for n in range(9)): "9 conditions open or close elements",
}


@pytest.mark.parametrize("source", GOOD)
def test_what_is_closed_in_every_branch_is_balanced(source: str) -> None:
    tokenised = tokenise(source, "x.html", {})

    check_balance(tokenised, tokenised.markup)


@pytest.mark.parametrize("source", BAD)
def test_what_is_left_open_is_refused(source: str) -> None:
    tokenised = tokenise(source, "x.html", {})

    with pytest.raises(TemplateError, match=BAD[source] or "."):
        check_balance(tokenised, tokenised.markup)
