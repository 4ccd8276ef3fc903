"""How embeds are resolved: ``[resolve]`` in embedkit.toml."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from ..errors import InputError, PluginError
from ..fields import Url
from ..fields.glob import Glob
from ..kit.lookup import Lookup

FILE = Path("embedkit.toml")


class Settings(BaseModel):
    """What the table may hold, and one thing more that only a program can give."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    discover: bool = False
    """Whether a page may name its own oEmbed endpoint where no provider is known for it."""
    deadline: Annotated[float, Field(ge=1, le=600)] = 20.0
    """Seconds for all embeds of one article."""
    endpoints: dict[str, Url] = {}
    """Endpoint by address pattern, asked before those of the table."""
    tokens: dict[str, str] = {}
    """By host, the name of the environment variable that holds its bearer token."""
    supply: Annotated[Callable[[Lookup], Mapping[str, Any] | None] | None, Field(exclude=True)] = None
    """Asked before the network: records that your own client of a network has fetched, or None."""

    @field_validator("endpoints")
    @classmethod
    def _patterns(cls, value: dict[str, Url]) -> dict[str, Url]:
        for source in value:
            try:
                Glob.parse(source)
            except PluginError as error:
                raise ValueError(str(error)) from None
        return value

    @classmethod
    def load(cls, path: Path = FILE) -> Settings:
        """Those of a file; the defaults if there is no file. An InputError names the key that is wrong."""
        try:
            table = tomllib.loads(path.read_text("utf-8")).get("resolve", {})
        except FileNotFoundError:
            return cls()
        except OSError as error:
            raise InputError(f"{path}: {error.strerror or error}") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise InputError(f"{path}: {error}") from None
        if not isinstance(table, dict) or "supply" in table:
            raise InputError(f"{path}: resolve: a table with discover, deadline, endpoints and tokens is meant")
        try:
            return cls.model_validate(table)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            key = ".".join(map(str, ("resolve", *first["loc"])))
            raise InputError(f"{path}: {key}: {first['msg'].removeprefix('Value error, ')}") from None

    def secrets(self) -> dict[str, str]:
        """The tokens that are set, by host; none that could break a header."""
        found = {host.lower(): os.environ.get(name, "").strip() for host, name in self.tokens.items()}
        for host, token in found.items():
            if token and not (token.isascii() and token.isprintable() and " " not in token):
                raise InputError(f"the token in {self.tokens[host]} has characters that no token has")
        return {host: token for host, token in found.items() if token}
