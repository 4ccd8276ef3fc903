"""Whatever a plugin does that Python can catch costs one line, and names the plugin's file."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import NoReturn

import pytest

from embedkit.host.guard import PluginFault, guard


class Mute(Exception):
    """An exception that can't say what is wrong."""

    def __str__(self) -> str:
        raise SystemExit(1)


def raise_(error: BaseException) -> NoReturn:
    raise error


def deep(n: int = 0) -> int:
    return deep(n + 1)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ValueError("two\nlines"), "ValueError: two lines ("),
        (ValueError(), "ValueError: no message ("),
        (SystemExit(3), "SystemExit: 3 ("),
        (GeneratorExit(), "GeneratorExit: no message ("),
        (MemoryError(), "MemoryError: no message ("),
        (Mute(), "Mute: no message ("),
        (ValueError("x" * 5_000), "ValueError: " + "x" * 288 + " ("),
    ],
)
def test_whatever_is_raised_is_one_line_with_its_place(error: BaseException, said: str) -> None:
    with pytest.raises(PluginFault) as caught:
        guard.call("poll", raise_, error)

    assert str(caught.value).startswith(said)
    assert "tests/test_guard_call.py:" in str(caught.value)


def test_a_stack_that_runs_out_is_a_fault() -> None:
    with pytest.raises(PluginFault, match="RecursionError"):
        guard.call("poll", deep)


def test_ctrl_c_passes() -> None:
    with pytest.raises(KeyboardInterrupt):
        guard.call("poll", raise_, KeyboardInterrupt())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")
def test_a_plugin_that_forks_does_not_make_everything_happen_twice() -> None:
    code = "import os\nfrom embedkit.host.guard import guard\nguard.call('poll', os.fork)\nprint('once', flush=True)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "once\n"
