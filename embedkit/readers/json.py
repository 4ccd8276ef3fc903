"""embedkit's own Article JSON."""

from __future__ import annotations

from pydantic import ValidationError

from ..errors import InputError
from ..kit.reader import Source
from ..model import Article


def read(source: Source) -> Article:
    """The article in ``source``; the message of an InputError names the field."""
    try:
        return Article.model_validate_json(source.text, context={"registry": source.registry})
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        place = ".".join(str(part + 1) if isinstance(part, int) else part for part in first["loc"])
        where = f"{place}: " if place else ""
        raise InputError(f"{source.name}: {where}{first['msg'].removeprefix('Value error, ')}") from None
    except (RecursionError, ValueError) as error:
        raise InputError(f"{source.name}: {error}") from None
