"""A misspelt field is found when the template is compiled, not when the first reader misses a caption."""

from __future__ import annotations

import difflib
import types
import typing
from typing import Any

from jinja2 import nodes
from pydantic import BaseModel

from ...errors import TemplateError


def check_fields(tree: nodes.Template, name: str, roots: dict[str, Any]) -> None:
    """Raise TemplateError for an attribute that its object's class does not have.

    What can't be told (an untyped value, the result of a filter) is let pass.
    """
    _walk(tree, {root: cls for root, cls in roots.items() if cls is not None}, name)


def _walk(node: nodes.Node, known: dict[str, Any], name: str) -> None:
    if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
        _walk(node.iter, known, name)
        inner = {**known, node.target.name: _item(_type(node.iter, known, name))}
        for child in node.body:
            _walk(child, inner, name)
        return
    if isinstance(node, nodes.Getattr):
        _type(node, known, name)
    for child in node.iter_child_nodes():
        _walk(child, known, name)


def _type(node: nodes.Node, known: dict[str, Any], name: str) -> Any:
    """The annotation of an expression, or None."""
    if isinstance(node, nodes.Name):
        return known.get(node.name)
    if not isinstance(node, nodes.Getattr):
        return None
    owner = _bare(_type(node.node, known, name))
    if not isinstance(owner, type) or not issubclass(owner, BaseModel):
        return None
    if field := owner.model_fields.get(node.attr):
        return field.annotation
    found = getattr(owner, node.attr, None)
    if found is None and node.attr not in getattr(owner, "__annotations__", {}):
        close = difflib.get_close_matches(node.attr, [*owner.model_fields, *vars(owner)], 1)
        hint = f"; did you mean {close[0]}?" if close else ""
        raise TemplateError(f"{owner.__name__} has no field {node.attr!r}{hint}", name, node.lineno)
    if isinstance(found, property) and found.fget is not None:
        return typing.get_type_hints(found.fget, include_extras=False).get("return") if _resolvable(found) else None
    return None


def _resolvable(found: property) -> bool:
    try:
        typing.get_type_hints(found.fget)
    except NameError:  # a name imported for type checking only
        return False
    return True


def _bare(annotation: Any) -> Any:
    """``X | None`` as X."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        options = [option for option in typing.get_args(annotation) if option is not type(None)]
        return options[0] if len(options) == 1 else None
    return annotation


def _item(annotation: Any) -> Any:
    """What a loop over it yields."""
    arguments = typing.get_args(_bare(annotation))
    return arguments[0] if arguments else None
