"""A folder with the files of pictures, found by their addresses."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..errors import InputError

DEEPEST = 16
"""Parts of an address, from its end, that are looked at."""


class Shelf:
    """The files in a folder, for one message: no file stands for two addresses."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._root = folder.resolve()
        self._taken: dict[Path, str] = {}

    def file(self, address: str) -> Path | None:
        """The file of a picture: under as much of its address as there are folders for. None: there is none.

        Links are followed, but out of the folder leads nothing: addresses come from others. Raises InputError for an
        address that leads to the same file as another one did.
        """
        parts = urlsplit(address)
        place = "/".join(filter(None, (parts.hostname, parts.path.strip("/"))))  # queries only ask for a size
        names = [unquote(name) for name in place.split("/") if name][-DEEPEST:]
        for start in range(len(names)):
            path = self.folder.joinpath(*names[start:]).resolve()
            if path.is_file() and path.is_relative_to(self._root):
                other = self._taken.setdefault(path, place)
                if other != place:
                    raise InputError(
                        f"{path}: is it the picture {other} or {place}? Put each under its address: "
                        f"{self.folder / other} and {self.folder / place}"
                    )
                return path
        return None
