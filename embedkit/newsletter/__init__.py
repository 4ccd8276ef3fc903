"""Newsletter editions: several articles, an introduction and a footer become one message."""

from .assemble import Built, build
from .edition import Edition

__all__ = ["Built", "Edition", "build"]
