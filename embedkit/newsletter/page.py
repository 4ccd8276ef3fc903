"""What an edition's templates see besides its articles."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from ..fields import RichText, Text, Url
from ..language.words import words_for
from ..model import Article, Record
from ..outputs.context import Context
from ..theme.theme import Logo, Theme
from .edition import Edition
from .stories import Story

PREVIEW = 140
"""Characters: what an inbox has room for after the subject."""


class Row(Record):
    """One of a row of links."""

    name: Text
    url: Url | None = None
    last: bool = False


class EntryView(Record):
    """How an entry starts and ends."""

    ruled: bool
    """Whether a line parts it from what stands above."""
    cut: bool


class Page(Record):
    """Masthead, introduction, table of contents, footer."""

    title: Text
    home: Url | None = None
    logo: Logo | None = None
    date: datetime.date | None = None
    introduction: tuple[RichText, ...] = ()
    contents: tuple[Row, ...] = ()
    why: RichText = RichText("")
    links: tuple[Row, ...] = ()
    social: tuple[Row, ...] = ()
    address: Text = Text("")

    @classmethod
    def of(cls, edition: Edition, theme: Theme, day: datetime.date | None, stories: Sequence[Story]) -> Page:
        """The page of an edition."""
        words = words_for(edition.lang or theme.lang)
        head, foot = edition.masthead, edition.footer
        named = (
            (words.gettext("Preferences"), foot.preferences),
            (words.gettext("Unsubscribe"), foot.unsubscribe),
            (words.gettext("Read on the web"), foot.browser),
        )
        told = [(story.article.title, story.article.url) for story in stories if story.is_article]
        return cls(
            title=head.title or theme.name or edition.sender.name or edition.subject,
            home=head.url or (theme.logo.href if theme.logo else None),
            logo=head.logo or theme.logo,
            date=day if head.date else None,
            introduction=edition.introduction,
            contents=_rows([(title, url) for title, url in told if title]) if edition.contents else (),
            why=foot.why,
            links=_rows([(Text(name), url) for name, url in named if url]),
            social=_rows([(place.name, place.url) for place in foot.social]),
            address=foot.address,
        )


def _rows(links: Sequence[tuple[Text, Url | None]]) -> tuple[Row, ...]:
    return tuple(Row(name=name, url=url, last=at == len(links)) for at, (name, url) in enumerate(links, 1))


class EditionContext(Context):
    """The edition as a whole; its entries have contexts of their own inside this one."""

    def __init__(self, edition: Edition, page: Page, theme: Theme, articles: Sequence[Article]) -> None:
        lang = _with_country(edition.lang or theme.lang, [one.lang or "" for one in articles])
        super().__init__(Article.model_construct(title=page.title, lang=lang, blocks=()), theme)
        self._subject = edition.subject
        self._preheader = edition.preheader or _opening(page, articles, theme)

    @property
    def title(self) -> str:
        return self._subject

    @property
    def preheader(self) -> str:
        return self._preheader

    @property
    def filler(self) -> str:
        """What fills the preview up, so that it does not go on with the words of the masthead."""
        return "\u00a0\u200c" * max(0, PREVIEW - len(self.preheader))


def _with_country(lang: str, langs: Sequence[str]) -> str:
    """Of an edition that says its language and no country: the country of its first article that has one."""
    return next((one for one in langs if one.startswith(f"{lang}-")), lang)


def _opening(page: Page, articles: Sequence[Article], theme: Theme) -> str:
    """The first words of the edition."""
    text = " ".join(" ".join(paragraph.plain for paragraph in page.introduction[:1]).split())
    if not text:
        return Context(articles[0], theme).preheader if articles else page.title
    return text if len(text) <= PREVIEW else text[: PREVIEW - 1].rsplit(" ", 1)[0] + "…"
