"""Every example of this plugin, in every output, as it was when its snapshots were accepted."""

from embedkit.testing import PluginSuite


class TestPlugin(PluginSuite):
    """What every plugin keeps to."""

    plugin = "embedkit_fact_box"
