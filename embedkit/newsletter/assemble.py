"""From an EDITION.toml to a message that can be sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError
from ..host.registry import default_registry
from ..report import Note, Report
from ..theme.theme import Theme
from .budget import fit
from .compose import Composer, Sized
from .edition import Edition
from .links import Change, changed, parameters_for
from .load import load
from .page import EditionContext, Page
from .stories import Resolve, Story, stories
from .tags import Tags

if TYPE_CHECKING:
    from ..message import Message


@dataclass(frozen=True)
class Built:
    """An edition, ready to go."""

    edition: Edition
    folder: Path
    """Where its files are."""
    subject: str
    lang: str
    html: str
    text: str
    notes: tuple[Note, ...]
    sizes: tuple[Sized, ...]
    """What takes how many bytes of the HTML."""
    tags: Tags
    fetch: Callable[[str], bytes] | None = None
    """Gets a picture that is to travel in the message; without it, one that is not on disk stays linked."""

    @cached_property
    def message(self) -> Message:
        """The MIME message, to nobody yet. Raises InputError for an address that is none."""
        from .mail import message

        return message(self)


def build(
    path: Path,
    *,
    deterministic: bool = False,
    resolve: Resolve | None = None,
    fetch: Callable[[str], bytes] | None = None,
) -> Built:
    """Read an edition and everything in it, and render it.

    ``deterministic``: the same bytes every time; the edition must then say its date. ``resolve`` fills the embeds of an
    article over the network, ``fetch`` gets a picture. Raises InputError, ThemeError.
    """
    edition, tags, place = load(path)
    report = Report()
    theme = Theme.load(path.parent / edition.theme) if edition.theme else Theme.default()
    report.notes.extend(theme.notes)
    if deterministic and edition.date is None:
        raise InputError(f"{path}: date: is missing; an edition that is to be the same every time must say its date")
    day = edition.date or date.today()
    all_stories = stories(edition.entries, place, report, resolve)
    page = Page.of(edition, theme, day, all_stories)
    change = parameters_for(edition.links, (story.article.url for story in all_stories if story.is_article))
    if change:
        all_stories = [_with_links(story, change) for story in all_stories]
        page = page.model_copy(
            update={name: changed(getattr(page, name), change) for name in ("home", "introduction", "contents")}
        )
    context = EditionContext(edition, page, theme, [story.article for story in all_stories if story.is_article])
    if not context.words.known:
        report.add(f"no words of embedkit's own in {context.lang!r} yet; they are in English", weight="info")
    composer = Composer(page, context, theme, default_registry())
    rendered, rendered_text = Report(), Report()

    def compose(chosen: Sequence[Story]) -> tuple[str, list[Sized]]:
        rendered.notes.clear()
        html, sizes = composer.html(chosen, rendered)
        return tags.html(html), sizes

    fitted = fit(all_stories, edition.max_bytes, compose, report)
    text = tags.text(composer.text(fitted.stories, rendered_text))
    notes = tuple(dict.fromkeys([*report.notes, *rendered.notes, *rendered_text.notes]))
    return Built(
        edition=edition,
        folder=path.parent,
        subject=tags.text(edition.subject),
        lang=context.lang,
        html=fitted.html,
        text=text,
        notes=notes,
        sizes=tuple(fitted.sizes),
        tags=tags,
        fetch=fetch,
    )


def _with_links(story: Story, change: Change) -> Story:
    return replace(story, article=changed(story.article, change))
