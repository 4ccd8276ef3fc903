"""The commented edition to start from."""

from __future__ import annotations

from pathlib import Path

from ..preview.examples import SHOWCASE


def example() -> str:
    """TOML that works as written: its articles are those that come with embedkit, by their paths on this machine."""
    text = (Path(__file__).parent / "init.toml").read_text("utf-8")
    return text.replace("{showcase}", SHOWCASE.as_posix())
