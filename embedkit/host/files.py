"""Files read up to a limit, and written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from ..errors import InputError


def read_bytes(path: Path, most: int) -> bytes:
    """The bytes of a file. Raises InputError, also for more than ``most``: /dev/zero never ends."""
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        raise InputError(f"{path}: {getattr(error, 'strerror', None) or error}") from None
    if len(data) > most:
        raise InputError(f"{path}: more than {most:,} bytes are too many")
    return data


def write(path: Path, content: str | bytes) -> None:
    """Write ``content``, text as UTF-8: to a temporary name beside ``path``, then renamed. Raises InputError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content.encode("utf-8") if isinstance(content, str) else content)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, 0o666 & ~_umask())
            os.replace(name, path)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise InputError(f"can't write {path}: {error.strerror or error}") from None


def _umask() -> int:
    """What mkstemp leaves out: the permissions that a new file would have had."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
