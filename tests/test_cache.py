"""The cache: a help when it is there, and never a reason to fail."""

from __future__ import annotations

import json
import os
import pickle
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from embedkit.cli.resolve import cache as cache_command
from embedkit.resolve.cache import NAME, Cache, CachedAnswer, cache_folder

pytestmark = pytest.mark.usefixtures("closed_caches")


def entry(title: str = "T", fresh: float = 60, stale: float = 600) -> CachedAnswer:
    now = time.time()
    return CachedAnswer("found", {"title": title}, "", now + fresh, now + stale)


def test_what_was_kept_is_there_for_the_next_run(tmp_path: Path) -> None:
    first = Cache(tmp_path)
    first.put("a", entry())
    first.put("b", CachedAnswer("gone", {}, "a.example answered 404", *[time.time() + 60] * 2))
    first.close()
    second = Cache(tmp_path)

    assert ({"title": "T"}, True) == (second.get("a").fields, second.get("a").fresh)
    assert ("gone", "a.example answered 404") == (second.get("b").state, second.get("b").reason)
    assert {"found": 1, "gone": 1} == second.counts()
    assert None is second.get("c")
    assert [] == second.problems


@pytest.mark.parametrize(
    ("fresh", "stale", "wanted"), [(60, 600, (True, True)), (-1, 600, (True, False)), (-9, -1, (False, False))]
)
def test_an_answer_ages(fresh: float, stale: float, wanted: tuple[bool, bool], tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("a", entry(fresh=fresh, stale=stale))
    found = cache.get("a")

    assert wanted == (found is not None, found is not None and found.fresh)


def test_what_is_too_old_is_thrown_out(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("a", entry(stale=-1))
    cache.close()

    assert {} == Cache(tmp_path).counts()


class Trap:
    def __reduce__(self) -> tuple[object, tuple[()]]:
        return os.abort, ()


DAMAGE = {
    "garbage": lambda path: path.write_bytes(b"not a database" * 999),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:5000]),
    "middle": lambda path: path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 9000),
    "pages": lambda path: path.write_bytes(path.read_bytes()[:8192] + b"\xff" * (path.stat().st_size - 8192)),
    "pickle": lambda path: path.write_bytes(pickle.dumps(Trap())),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_set_aside_and_told(damage: str, tmp_path: Path) -> None:
    """And the run goes on, with a new one."""
    cache = Cache(tmp_path)
    for number in range(300):
        cache.put(f"{number}", entry("words " * 20))
    cache.close()
    DAMAGE[damage](tmp_path / NAME)
    cache = Cache(tmp_path)
    for number in range(300):
        cache.get(f"{number}")
    cache.put("a", entry("new"))

    assert "new" == cache.get("a").fields["title"]
    assert ["damaged"] == ["damaged" for problem in cache.problems if "set aside as" in problem]
    assert 1 == len(list(tmp_path.glob(f"{NAME}.damaged-*")))
    cache.clear()
    assert [] == list(tmp_path.glob(f"{NAME}.damaged-*"))


@pytest.mark.parametrize("fields", ["{", "[]", "null", '"words"', "[" * 9_000, "NaN"])
def test_a_row_that_somebody_planted_counts_for_nothing(fields: str, tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("a", entry())
    with sqlite3.connect(tmp_path / NAME) as database:
        database.execute("UPDATE answers SET fields = ?", (fields,))
    database.close()

    assert None is cache.get("a")


@pytest.mark.parametrize("version", [0, 99])
def test_a_table_of_another_version_is_begun_anew(version: int, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / NAME) as database:
        database.execute("CREATE TABLE answers (other TEXT)")
        database.execute(f"PRAGMA user_version = {version}")
    database.close()
    cache = Cache(tmp_path)
    cache.put("a", entry())

    assert ({"found": 1}, []) == (cache.counts(), cache.problems)


def test_a_place_that_can_not_be_written_to_means_no_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "folder")
    cache.put("a", entry())

    assert (None, {}) == (cache.get("a"), cache.counts())
    assert "can't be used" in cache.problems[0]
    assert 1 == len(cache.problems)


def test_a_file_that_can_only_be_read_is_read_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A statement that writes fails as it does on a read-only file or a full disk."""
    cache = Cache(tmp_path)
    cache.put("a", entry())
    cache._database.execute("PRAGMA query_only = 1")
    cache.put("b", entry())

    assert ("T", None) == (cache.get("a").fields["title"], cache.get("b"))
    assert ["the cache was not used: attempt to write a readonly database"] == cache.problems


def test_another_process_holds_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("embedkit.resolve.cache.PATIENCE", 0.1)
    cache = Cache(tmp_path)
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    cache.put("a", entry())
    other.close()

    assert ["the cache was not used: database is locked"] == cache.problems


WRITER = """
import sys, time
from pathlib import Path
from embedkit.resolve.cache import Cache, CachedAnswer
cache, name = Cache(Path(sys.argv[1])), sys.argv[2]
for number in range(int(sys.argv[3])):
    ends = time.time() + 600
    cache.put(f"{name} {number}", CachedAnswer("found", {"title": "words " * 50}, "", ends, ends))
    if number == 5:
        print("started", flush=True)
print(*cache.problems, flush=True)
cache.close()
"""


def test_several_processes_at_once_and_some_are_killed(tmp_path: Path) -> None:
    """Everything that was written can be read, and nothing is damaged."""
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), str(number), "200" if number < 2 else "1000000"],
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(4)
    ]
    for writer in writers:
        assert "started\n" == writer.stdout.readline()
    for writer in writers[2:]:
        writer.send_signal(signal.SIGKILL)
    told = [writer.communicate()[0] for writer in writers]
    cache = Cache(tmp_path)

    assert ["\n", "\n"] == told[:2]
    assert 412 <= sum(cache.counts().values())
    assert all(cache.get(f"{name} {number}") for name in range(2) for number in range(200))
    assert [("ok",)] == cache._run("PRAGMA integrity_check")
    assert [("wal",)] == cache._run("PRAGMA journal_mode")
    assert [] == cache.problems


@pytest.mark.parametrize(("given", "wanted"), [("/caches", "/caches/embedkit"), ("relative", None), ("", None)])
def test_where_it_is(given: str, wanted: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", given)

    assert Path(wanted or Path.home() / ".cache/embedkit") == cache_folder()


def test_the_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cache = Cache()
    cache.put("a", entry())
    cache.close()
    cache_command.main(["info"], "cache", standalone_mode=False)
    info = capfdbinary.readouterr().out.decode()
    cache_command.main(["clear"], "cache", standalone_mode=False)
    cleared = capfdbinary.readouterr().err.decode()
    cache_command.main(["info"], "cache", standalone_mode=False)

    assert [str(tmp_path / "embedkit" / NAME), "1 found"] == info.splitlines()[:2]
    assert "1 entries forgotten" in cleared
    assert "empty" == capfdbinary.readouterr().out.decode().splitlines()[1]


def test_only_json_is_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("a", entry())
    rows = cache._run("SELECT fields FROM answers")

    assert [{"title": "T"}] == [json.loads(text) for (text,) in rows]
