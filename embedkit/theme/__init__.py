"""How everything looks."""

from .theme import Theme

__all__ = ["Theme"]
