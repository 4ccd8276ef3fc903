"""What is installed: for ``embedkit plugins``."""

from __future__ import annotations

import inspect
import json
from typing import Any

from ..errors import InputError, NoTemplate, TemplateError
from ..host.registry import Registry, default_registry
from ..outputs.base import TemplateRenderer
from ..render import renderer_for
from ..theme.theme import Theme


def inventory(registry: Registry | None = None) -> dict[str, list[dict[str, Any]]]:
    """Block types, readers, outputs and problems, as JSON shows them."""
    registry = registry or default_registry()
    origin = {plugin.module.partition(":")[0]: plugin for plugin in registry.plugins}
    types = []
    for name, cls in sorted(registry.block_types.items()):
        plugin = origin.get(registry.owners[cls].__name__)
        types.append(
            {
                "type": name,
                "distribution": plugin.distribution if plugin else "",
                "version": plugin.version if plugin else "",
                "module": cls.__module__,
                "summary": inspect.cleandoc(cls.__doc__ or "").partition("\n")[0],
                "fields": list(cls.model_fields),
            }
        )
    problems = [
        {"plugin": plugin.name, "distribution": plugin.distribution, "version": plugin.version, "reason": plugin.error}
        for plugin in registry.plugins
        if plugin.error
    ]
    return {
        "block_types": types,
        "readers": [{"name": reader.name, "suffixes": reader.suffixes} for reader in registry.readers.values()],
        "outputs": [{"name": output.name, "suffix": output.suffix} for output in registry.outputs.values()],
        "problems": problems + _template_problems(registry),
    }


def _template_problems(registry: Registry) -> list[dict[str, Any]]:
    """Compile every template once: what is wrong with one shows here, before an article needs it."""
    problems = []
    for output in registry.outputs:
        renderer = renderer_for(output, "ltr", Theme(), registry)
        if not isinstance(renderer, TemplateRenderer):
            continue
        for name, cls in sorted(registry.block_types.items()):
            try:
                renderer.check(cls)
            except NoTemplate:
                pass  # its fallback is meant for it
            except TemplateError as error:
                problems.append({"plugin": name, "distribution": "", "version": "", "reason": str(error)})
    return problems


def as_json() -> str:
    """For scripts."""
    return json.dumps(inventory(), indent=2, ensure_ascii=False) + "\n"


def as_text() -> str:
    """For people."""
    found = inventory()
    width = max((len(item["type"]) for item in found["block_types"]), default=0)
    lines = ["Block types"]
    for item in found["block_types"]:
        lines.append(f"  {item['type']:{width}}  {item['distribution']} {item['version']}  {item['summary']}")
    lines += ["", "Readers", *(f"  {item['name']:{width}}  {' '.join(item['suffixes'])}" for item in found["readers"])]
    lines += ["", "Outputs", *(f"  {item['name']:{width}}  {item['suffix']}" for item in found["outputs"])]
    if found["problems"]:
        lines += ["", "Problems"]
        for item in found["problems"]:
            origin = f" ({item['distribution']} {item['version']})" if item["distribution"] else ""
            lines.append(f"  {item['plugin']}{origin}: {item['reason']}")
    return "\n".join(lines) + "\n"


def schema(name: str) -> str:
    """The JSON Schema of a block type; InputError if it is not installed."""
    cls = default_registry().block_types.get(name)
    if cls is None:
        known = ", ".join(sorted(default_registry().block_types))
        raise InputError(f"there is no block type named {name!r}; installed: {known}")
    return json.dumps(cls.model_json_schema(), indent=2, ensure_ascii=False) + "\n"
