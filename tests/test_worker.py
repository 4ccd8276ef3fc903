"""A plugin that can't be stopped from inside costs its own block, whatever it does to its process."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from embedkit import EmbedkitError, InputError
from embedkit.host.guard import PluginFault, guard
from embedkit.worker import Limits, isolated

QUICK = Limits(seconds=0.5, memory=2 * 1024**3)


def exits() -> None:
    os._exit(3)


def loops() -> None:
    while True:
        pass


def sleeps() -> None:
    time.sleep(60)


def crashes() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def eats() -> int:
    return len(bytearray(8 * 1024**3))


def prints() -> str:
    print("not for standard output", flush=True)
    os.write(1, b"nor this")
    return "printed"


def works() -> str:
    return "works"


def outer() -> str:
    """A plugin that calls others, as a reader does."""
    return " ".join(_told(name) for name in ("works", "exits", "works"))


def _told(name: str) -> str:
    try:
        return guard.call(name, globals()[name])
    except PluginFault as fault:
        return f"<{fault}>"


def run(names: list[str]) -> list[str]:
    """What the worker does in these tests: calls plugins in turn."""
    return [_told(name) for name in names]


def refuse(message: str) -> None:
    raise InputError(message)


def die_by_itself() -> None:
    os._exit(9)


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker finds this module, as it finds an installed plugin."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("exits", "<ended its process with exit code 3>"),
        ("loops", "<stopped after 0.5 seconds>"),
        ("sleeps", "<stopped after 0.5 seconds>"),
        ("crashes", "<ended its process by SIGSEGV>"),
        ("eats", "<MemoryError: no message (tests/test_worker.py:"),
        ("outer", "works <ended its process with exit code 3> works"),
    ],
)
def test_a_plugin_that_kills_its_process_costs_only_its_call(name: str, said: str) -> None:
    before, told, after = isolated("test_worker:run", {"names": ["works", name, "works"]}, QUICK)

    assert (before, after) == ("works", "works")
    assert told.startswith(said)


def test_several_killers_are_told_apart() -> None:
    told = isolated("test_worker:run", {"names": ["exits", "works", "loops", "exits"]}, QUICK)

    assert [line[:10] for line in told] == ["<ended its", "works", "<stopped a", "<ended its"]


def test_what_a_plugin_prints_is_not_on_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    assert ["printed"] == isolated("test_worker:run", {"names": ["prints"]}, QUICK)
    assert "" == capfd.readouterr().out


def test_what_the_function_refuses_is_refused() -> None:
    with pytest.raises(InputError, match="no such thing"):
        isolated("test_worker:refuse", {"message": "no such thing"}, QUICK)


def test_a_worker_that_dies_outside_a_plugin_is_not_started_for_ever() -> None:
    with pytest.raises(EmbedkitError, match="could not go on: ended its process with exit code 9"):
        isolated("test_worker:die_by_itself", {}, QUICK)


def test_a_plugin_that_never_stops_dying_ends_the_task() -> None:
    with pytest.raises(EmbedkitError, match="could not go on: exits: "):
        isolated("test_worker:run", {"names": ["exits"] * 5}, Limits(seconds=0.5, restarts=2))


def test_the_whole_task_has_a_limit() -> None:
    with pytest.raises(EmbedkitError, match="the whole took more than"):
        isolated("test_worker:sleeps", {}, Limits(total=0.3))
