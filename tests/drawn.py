"""An article as its own templates draw it: a fallback would hide what a test is about."""

from __future__ import annotations

from embedkit import Article, Report, render


def drawn(article: Article, output: str) -> str:
    """The article in one output; fails if a block was shown by its fallback."""
    report = Report()
    made = render(article, output, report=report)
    assert [note.message for note in report.notes if "fallback" in note.message] == []
    return made
