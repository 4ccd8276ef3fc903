"""A day, or a moment: what is known of when something was published."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema


def parse_when(value: Any) -> Any:
    """A date for ``2021-08-21``, a datetime for ``2021-08-21T14:30:00Z``. Raises ValueError on anything else."""
    if not isinstance(value, str):
        return value
    value = value.strip()
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
