"""The snapshot suite: for our plugins, and for anybody's, in a test file of three lines.

from embedkit.testing import PluginSuite
class TestPlugin(PluginSuite):
    plugin = "embedkit_poll"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .suite import PluginSuite, SnapshotSuite

__all__ = ["PluginSuite", "SnapshotSuite"]


def __getattr__(name: str) -> Any:
    """The suite needs pytest, and is loaded when it is asked for: ``embedkit new`` works without."""
    if name not in __all__:
        raise AttributeError(name)
    from . import suite

    return getattr(suite, name)
