"""Answers kept between runs: SQLite in WAL mode, rows of JSON, never HTML and never anything that runs.

A cache is no reason to fail: a damaged file is set aside, a folder that can't be written to means no cache, and both
are told.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SCHEMA = 1
NAME = "answers.sqlite3"
PATIENCE = 2.0
"""Seconds to wait for another process that writes."""
_ASIDE = ".damaged"


@dataclass(frozen=True)
class CachedAnswer:
    """One row. Times are seconds since 1970."""

    state: str
    """``found``, ``gone``, ``withheld`` or ``failed``."""
    fields: dict[str, Any]
    reason: str
    fresh_until: float
    stale_until: float

    @property
    def fresh(self) -> bool:
        return time.time() < self.fresh_until


def cache_folder() -> Path:
    """Where caches of this user go (XDG; LOCALAPPDATA on Windows)."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(given):  # the specification says to ignore relative ones
        given = os.environ.get("LOCALAPPDATA", "") if sys.platform == "win32" else ""
    return (Path(given) if given else Path.home() / ".cache") / "embedkit"


class Cache:
    """May be used from several threads and several processes. ``problems`` says what was wrong with it."""

    def __init__(self, folder: Path | None = None) -> None:
        self.path = (folder or cache_folder()) / NAME
        self.problems: list[str] = []
        self._lock = threading.Lock()
        self._database: sqlite3.Connection | None = None
        self._inode = 0
        with self._lock:
            self._open()

    def get(self, key: str) -> CachedAnswer | None:
        """The entry, if it may still be used at all."""
        rows = self._run("SELECT state, fields, reason, fresh_until, stale_until FROM answers WHERE key = ?", (key,))
        for state, text, reason, fresh_until, stale_until in rows:
            try:
                fields = json.loads(text)
                entry = CachedAnswer(str(state), fields, str(reason), float(fresh_until), float(stale_until))
            except (TypeError, ValueError, RecursionError):
                return None
            return entry if isinstance(fields, dict) and time.time() < entry.stale_until else None
        return None

    def put(self, key: str, entry: CachedAnswer) -> None:
        """Keep an entry in the place of the one before."""
        row = (key, entry.state, json.dumps(entry.fields), entry.reason, entry.fresh_until, entry.stale_until)
        self._run("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?)", row)

    def counts(self) -> dict[str, int]:
        """How many entries there are, by state."""
        return {str(state): count for state, count in self._run("SELECT state, COUNT(*) FROM answers GROUP BY state")}

    def clear(self) -> None:
        """Forget everything, damaged files that were set aside too."""
        self._run("DELETE FROM answers")
        with self._lock, contextlib.suppress(sqlite3.Error):
            if self._database is not None:
                self._database.execute("VACUUM")
        for path in self.path.parent.glob(f"{NAME}{_ASIDE}*"):
            with contextlib.suppress(OSError):
                path.unlink()

    def close(self) -> None:
        """Throw out what is too old, and close."""
        self._run("DELETE FROM answers WHERE stale_until < ?", (time.time(),))
        with self._lock:
            self._shut()

    def _run(self, statement: str, values: tuple[Any, ...] = ()) -> list[Any]:
        """The rows of a statement; none if the cache can't be used."""
        with self._lock:
            for _ in range(2):
                if self._database is None:
                    return []
                try:
                    return self._database.execute(statement, values).fetchall()
                except sqlite3.OperationalError as error:
                    # Locked for too long, a full disk, a folder that is read-only: carry on without.
                    self._tell(f"the cache was not used: {error}")
                    return []
                except sqlite3.DatabaseError as error:
                    self._set_aside(error)
                    self._open(again=False)
        return []

    def _open(self, *, again: bool = True) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._database = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
            self._inode = self.path.stat().st_ino
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = NORMAL")
            self._database.execute("PRAGMA secure_delete = ON")  # a post that was deleted is not to be found here
            if self._database.execute("PRAGMA user_version").fetchone()[0] != SCHEMA:
                self._database.execute("DROP TABLE IF EXISTS answers")
            self._database.execute(
                "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, state TEXT NOT NULL, fields TEXT NOT NULL, "
                "reason TEXT NOT NULL, fresh_until REAL NOT NULL, stale_until REAL NOT NULL) WITHOUT ROWID"
            )
            self._database.execute(f"PRAGMA user_version = {SCHEMA}")
        except sqlite3.OperationalError as error:
            self._tell(f"{self.path}: the cache can't be used: {error}")
            self._shut()
        except sqlite3.DatabaseError as error:
            self._set_aside(error)
            if again:
                self._open(again=False)
        except OSError as error:
            self._tell(f"{self.path}: the cache can't be used: {error.strerror or error}")
            self._shut()

    def _set_aside(self, error: sqlite3.DatabaseError) -> None:
        """Move the file out of the way, unless another process has done so already."""
        self._shut()
        try:
            if self.path.stat().st_ino != self._inode:
                return
            aside = self.path.with_name(f"{NAME}{_ASIDE}-{time.time_ns()}")
            os.replace(self.path, aside)
            for tail in ("-wal", "-shm"):
                with contextlib.suppress(OSError):
                    os.unlink(f"{self.path}{tail}")
            self._tell(f"{self.path}: the cache was damaged ({error}); set aside as {aside.name}, and begun anew")
        except OSError as problem:
            self._tell(f"{self.path}: the cache is damaged ({error}) and can't be moved: {problem.strerror}")

    def _shut(self) -> None:
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._database.close()
        self._database = None

    def _tell(self, problem: str) -> None:
        if problem not in self.problems:
            self.problems.append(problem)
