"""The commented edition to start from."""

from __future__ import annotations

from pathlib import Path


def example(articles: Path) -> str:
    """TOML that works as written: ``articles`` is the folder of those that come with embedkit."""
    text = (Path(__file__).parent / "init.toml").read_text("utf-8")
    return text.replace("{showcase}", articles.as_posix())
