"""The snapshot suite: for our plugins, and for anybody's, in a test file of three lines.

from embedkit.testing import PluginSuite
class TestPlugin(PluginSuite):
    plugin = "embedkit_poll"
"""

from .suite import PluginSuite, SnapshotSuite

__all__ = ["PluginSuite", "SnapshotSuite"]
