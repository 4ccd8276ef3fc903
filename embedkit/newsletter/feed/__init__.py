"""Several articles as a feed: RSS 2.0 or JSON Feed 1.1."""

from .gather import Channel, channel
from .jsonfeed import as_json
from .rss import as_rss

__all__ = ["Channel", "as_json", "as_rss", "channel"]
