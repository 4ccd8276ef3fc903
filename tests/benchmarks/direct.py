"""The way most people would write it: bs4, a Jinja2 template that makes MJML, mjml2html, html2text."""

from __future__ import annotations

import bs4
import html2text
from jinja2 import Environment
from mjml import mjml2html

TEMPLATE = Environment(
    autoescape=True
).from_string("""<mjml><mj-head><mj-attributes><mj-all font-family="Georgia, serif"/>
</mj-attributes></mj-head><mj-body>{% for block in blocks %}
{% if block.kind == "p" %}<mj-section><mj-column><mj-text>{{ block.html|safe }}</mj-text></mj-column></mj-section>
{% elif block.kind == "h2" %}<mj-section><mj-column><mj-text><h2>{{ block.text }}</h2></mj-text></mj-column></mj-section>
{% elif block.kind == "figure" %}<mj-section><mj-column><mj-image src="{{ block.src }}" alt="{{ block.alt }}"/><mj-text>{{ block.text }}</mj-text></mj-column></mj-section>
{% else %}<mj-section background-color="#f0f4fb"><mj-column border="1px solid #ddd"><mj-text>{{ block.text }}</mj-text>
<mj-button href="{{ block.href }}">Read more</mj-button></mj-column></mj-section>{% endif %}{% endfor %}</mj-body></mjml>""")


def direct(html: str) -> tuple[str, str]:
    """Email HTML and text of the same article."""
    soup = bs4.BeautifulSoup(html, "lxml")
    blocks = []
    for node in soup.body.find_all(True, recursive=False):  # type: ignore[union-attr]
        image, link = node.find("img"), node.find("a")
        blocks.append(
            {
                "kind": node.name if node.name in ("p", "h2") or image is None else "figure",
                "html": node.decode_contents(),
                "text": node.get_text(" ", strip=True),
                "src": image["src"] if image else "",
                "alt": image["alt"] if image else "",
                "href": link["href"] if link else "",
            }
        )
    email = mjml2html(TEMPLATE.render(blocks=blocks), fonts={})
    return email, html2text.html2text(email)
