"""Templates: Jinja syntax, compiled to plain Python functions that escape each value for the place it lands in."""

from .compile import Template, compile_html, compile_text
from .values import Html

__all__ = ["Html", "Template", "compile_html", "compile_text"]
