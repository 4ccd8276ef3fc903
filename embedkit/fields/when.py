"""A day, or a moment: what is known of when something was published."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from .lazy import pattern

_ISO = pattern(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6}\d*)?)?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII)


def parse_when(value: Any) -> Any:
    """A date for ``2021-08-21``, a datetime for ``2021-08-21T14:30:00Z``. Raises ValueError on anything else."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _ISO.fullmatch(value := value.strip()):
        raise ValueError(f"{value!r} is not an ISO 8601 date or date and time")
    try:
        return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value!r} is not an ISO 8601 date or date and time") from None


When = Annotated[
    datetime | date,
    BeforeValidator(parse_when),
    WithJsonSchema({"type": "string", "description": "ISO 8601 date, or date and time"}),
]
"""A day (``date``) or a moment (``datetime``), in JSON as ISO 8601."""
