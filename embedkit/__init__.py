"""embedkit: an article in; email-safe HTML, plain text and a web embed out."""

from .errors import EmbedkitError, InputError, PluginError, StrictError, TemplateError, ThemeError
from .fields import Colour, Count, ImageUrl, RichText, Text, Url, Verbatim, When
from .host.hookspecs import hookimpl
from .model import AnyBlock, Article, Block, Frame, Record
from .read import read
from .render import render
from .report import Note, Report
from .theme.theme import Theme

__all__ = [
    "AnyBlock",
    "Article",
    "Block",
    "Colour",
    "Count",
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
