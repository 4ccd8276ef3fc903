"""What pip calls embedkit. The name ``embedkit`` on the Python index is another project's."""

NAME = "embedkit-newsroom"
