"""embedkit: an article in; email-safe HTML, plain text and a web embed out."""

from .element import Element
from .errors import EmbedkitError, InputError, PluginError, StrictError, TemplateError, ThemeError
from .fields import Colour, Count, ImageUrl, RichText, Text, Url, Verbatim, When
from .hookspecs import hookimpl
from .model import AnyBlock, Article, Block, Frame, Record
from .read import read
from .render import render
from .report import Note, Report
from .theme import Theme

__all__ = [
    "AnyBlock",
    "Article",
    "Block",
    "Colour",
    "Count",
    "Element",
    "EmbedkitError",
    "Frame",
    "ImageUrl",
    "InputError",
    "Note",
    "PluginError",
    "Record",
    "Report",
    "RichText",
    "StrictError",
    "TemplateError",
    "Text",
    "Theme",
    "ThemeError",
    "Url",
    "Verbatim",
    "When",
    "hookimpl",
    "read",
    "render",
]
