"""Safe values: the only room where input is cleaned.

Every type is a ``str`` (or a number, or a date) that was cleaned when it was made, so that templates,
headers and file names may take it as it is. Use them as annotations of block fields.
"""

from .basic import Colour, Count, Text, Verbatim
from .byline import Byline
from .rich import RichText
from .url import ImageUrl, Url
from .when import When

__all__ = ["Byline", "Colour", "Count", "ImageUrl", "RichText", "Text", "Url", "Verbatim", "When"]
