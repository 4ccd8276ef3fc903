"""What networks say of a post or a film, as fields of a block. Pure functions, one file a network.

A network's plugin names one in its lookups, and fills its block with ``filled``.
"""

from .filled import filled

__all__ = ["filled"]
