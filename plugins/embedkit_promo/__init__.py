"""Promos: a newsletter's sign-up, or another call to act, as a panel with one button. Never a form in a mail."""

from collections.abc import Sequence
from typing import Self

from pydantic import model_validator

from embedkit import Block, ImageUrl, RichText, Text, Url, hookimpl
from embedkit.kit import Element, pasted, pattern

from .oneline import from_line
from .reading import read_box

_SUBSTACK = pattern(r"https://([\w-]+\.substack\.com)/embed/?(?:[?#].*)?$")


class Promo(Block):
    """What is offered, a line on why, and a button."""

    type = "promo"
    selectors = (
        "form",
        ".newsletter",
        ".newsletter-signup",
        ".newsletter-sign-up",
        ".newsletter-box",
        ".newsletter-form",
        ".newsletter-promo",
        ".newsletter-teaser",
        ".newsletter-cta",
        ".signup",
        ".sign-up",
        ".signup-form",
        ".signup-box",
        ".email-signup",
        ".subscribe",
        ".subscribe-box",
        ".subscribe-form",
        ".subscription",
        ".subscription-widget-wrap",
        ".promo",
        ".promo-box",
        ".promobox",
        ".kg-signup-card",
        ".kg-cta-card",
        ".wp-block-jetpack-subscriptions",
        ".wp-block-mailchimp-mailchimp",
        ".jetpack_subscription_widget",
        ".mc_embed_signup",
        ".mc4wp-form",
        ".tnp-subscription",
        ".formkit-form",
        "div[id=mc_embed_signup]",
    )
    urls = (
        "https://*.substack.com/embed*",
        "https://embeds.beehiiv.com/*",
        "https://subscribe-forms.beehiiv.com/*",
    )

    title: Text = Text("")
    text: RichText = RichText("")
    label: Text = Text("")
    url: Url | None = None
    """None where the form can't be reached by a link: the label stays, the button does not."""
    sponsor: RichText = RichText("")
    """Who pays for it, as the label above says."""
    disclaimer: RichText = RichText("")
    image: ImageUrl | None = None
    alt: Text = Text("")

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not (self.title or self.text or self.label or self.url):
            raise ValueError("a promo needs a title, a text, a label or a url")
        return self

    def lacks(self) -> str | None:
        return None if self.url else "it leads nowhere"

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        fields = read_box(element)
        return cls(**fields) if fields else None

    @classmethod
    def from_url(cls, url: Url) -> Self | None:
        if match := _SUBSTACK.match(url):
            return cls(title=Text(match[1]), url=Url(f"https://{match[1]}/subscribe"))
        return cls(url=url) if url.host.endswith(".beehiiv.com") else None

    @classmethod
    def from_text(cls, paragraphs: Sequence[str]) -> tuple[Self, int] | None:
        found = from_line(paragraphs[0].strip())
        if found is None:
            return None
        title, text, label, url = found
        return cls(title=Text(title), text=pasted(text), label=Text(label), url=url), 1


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Promo]
