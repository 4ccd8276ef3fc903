"""What a newcomer's first ``make`` does where something is missing, and after it was killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# A Python that says it is another one, or lacks a module, before it runs the real file.
DISGUISED = """#!{python}
import runpy, sys
sys.argv = sys.argv[1:]
sys.path.insert(0, ".make")
{disguise}
sys.executable = __file__
runpy.run_path(sys.argv[0], run_name="__main__")
"""
# In the place of pip: no network in a test. It installs a script, slowly.
PIP = """
import os, sys, time
folder = os.path.dirname(sys.executable)
open(os.path.join(folder, "half"), "w").close()
time.sleep(float(os.environ.get("SLOW", "0")))
if os.environ.get("FAIL"):
    sys.exit("ERROR: No matching distribution found for nh3")
with open(os.path.join(folder, "embedkit"), "w") as file:
    file.write("#!" + sys.executable + "\\nprint('it runs')\\n")
os.chmod(os.path.join(folder, "embedkit"), 0o755)
"""

# The real one, without the pip that takes most of its time.
VENV = """
import subprocess, sys
sys.exit(subprocess.call([sys.executable, "-I", "-m", "venv", "--without-pip", *sys.argv[1:]]))
"""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What a clone has that matters here, and modules of our own before pip and venv."""
    shutil.copytree(ROOT / ".make", tmp_path / ".make", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    for name, source in (("pip", PIP), ("venv", VENV)):
        (tmp_path / "stand-in" / name).mkdir(parents=True)
        (tmp_path / "stand-in" / name / "__init__.py").touch()
        (tmp_path / "stand-in" / name / "__main__.py").write_text(source, "utf-8")
    return tmp_path


def make(clone: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", f"PYTHON={sys.executable}", *words],
        cwd=clone,
        env={**os.environ, "PYTHONPATH": str(clone / "stand-in"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def runs(clone: Path) -> str:
    return subprocess.run([clone / ".venv/bin/embedkit"], capture_output=True, text=True, check=False).stdout


def names(clone: Path) -> list[str]:
    return sorted(path.name for path in clone.glob(".venv*"))


def test_an_environment_is_whole_before_it_has_its_name(clone: Path) -> None:
    done = make(clone, ".venv/ready")

    assert (0, "it runs\n", [".venv"]) == (done.returncode, runs(clone), names(clone)), done.stderr
    assert ".venv.part" not in (clone / ".venv/bin/activate").read_text("utf-8")
    assert 0 == make(clone, ".venv/ready").returncode


@pytest.mark.parametrize(
    ("disguise", "said"),
    [
        ("sys.version_info = (3, 10, 12)", ["needs Python 3.11 or later", "is 3.10.12", "make PYTHON=python3.12"]),
        ("sys.modules['ensurepip'] = None", ["no ensurepip", f"apt install python3.{sys.version_info[1]}-venv"]),
        ("sys.modules['venv'] = None", ["no ensurepip", f"apt install python3.{sys.version_info[1]}-venv"]),
    ],
    ids=["too old", "no ensurepip", "no venv"],
)
def test_a_python_that_will_not_do_is_told_before_anything_is_made(clone: Path, disguise: str, said: list[str]) -> None:
    python = clone / "python"
    python.write_text(DISGUISED.format(python=sys.executable, disguise=disguise), "utf-8")
    python.chmod(0o755)
    done = make(clone, f"PYTHON={python}", ".venv/ready")

    assert (2, []) == (done.returncode, names(clone))
    assert [] == [words for words in said if words not in done.stderr]
    assert "Traceback" not in done.stderr
    assert 0 == make(clone, ".venv/ready").returncode  # with a good one, nothing is in the way


def test_no_python_at_all_is_one_line(clone: Path) -> None:
    done = make(clone, "PYTHON=python-of-monty", "demo")

    assert "There is no python-of-monty. Install Python 3.11 or later" in done.stderr


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_an_install_that_was_killed_is_in_nobodys_way(clone: Path, how: signal.Signals) -> None:
    process = subprocess.Popen(
        ["make", f"PYTHON={sys.executable}", ".venv/ready"],
        cwd=clone,
        env={**os.environ, "PYTHONPATH": str(clone / "stand-in"), "SLOW": "60"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while not (clone / ".venv.part/bin/half").exists():
        assert process.poll() is None
        time.sleep(0.05)
    os.killpg(process.pid, how)
    process.wait()
    assert [".venv.part"] == names(clone)

    assert 0 == make(clone, ".venv/ready").returncode
    assert ("it runs\n", [".venv"]) == (runs(clone), names(clone))
    assert not (clone / ".venv.part").exists()


def test_a_failure_shows_its_reason_and_what_to_do(clone: Path) -> None:
    done = make(clone, ".venv/ready", FAIL="1")

    assert 2 == done.returncode
    assert "No matching distribution found for nh3" in done.stderr
    assert "run make again" in done.stderr
    assert not (clone / ".venv").exists()


def test_an_update_that_fails_is_begun_anew(clone: Path) -> None:
    """And the one that another tool made, or an older Makefile half made, is kept aside."""
    assert 0 == make(clone, ".venv/ready").returncode
    later = (clone / ".venv/ready").stat().st_mtime + 10
    os.utime(clone / "pyproject.toml", (later, later))
    assert 2 == make(clone, ".venv/ready", FAIL="1").returncode
    done = make(clone, ".venv/ready")

    assert (0, "it runs\n", [".venv", ".venv.old"]) == (done.returncode, runs(clone), names(clone))
    assert "it is now .venv.old" in done.stderr


def test_help_names_every_word(clone: Path) -> None:
    text = (clone / "Makefile").read_text("utf-8")
    words = next(line for line in text.splitlines() if line.startswith(".PHONY")).split()[2:]

    assert [] == [word for word in words if f"make {word} " not in make(clone).stdout]
    assert make(clone).stdout == make(clone, "help").stdout


def test_a_long_command_is_not_silent(clone: Path) -> None:
    command = [sys.executable, "-c", "import time; time.sleep(5); print('Words')"]
    done = subprocess.run(
        [sys.executable, ".make/patiently.py", "Working", *command],
        cwd=clone,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (0, "Words\n", "Working ..") == (done.returncode, done.stdout, done.stderr.rstrip()[:10])
