"""Makes or updates .venv: ``python .make/environment.py`` for use, ``... dev`` for the tests too.

It is made under another name and gets its own when all is there, so that one that was interrupted is never taken for
whole. Each failure says what to do. This file runs under whatever Python a user has, also one that is too old.
"""

import os
import shutil
import subprocess
import sys

from patiently import patiently

OLDEST = (3, 11)
HERE, PART, ASIDE = ".venv", ".venv.part", ".venv.old"
INSTALL = """  Debian, Ubuntu:  sudo apt install python3.12 python3.12-venv     Fedora:  sudo dnf install python3.12
  macOS:           brew install python@3.12                        any:     https://www.python.org/downloads/
Then say which: make PYTHON=python3.12 ..."""


def fail(words):
    """End with what is wrong and what to do."""
    sys.exit("\n" + words)


def check():
    """Whether this Python can do it."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        fail(f"embedkit needs Python 3.11 or later; {sys.executable} is {found}. Install one:\n{INSTALL}")
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        version = ".".join(map(str, sys.version_info[:2]))
        fail(
            f"{sys.executable} has no ensurepip, which makes virtual environments. Install it:\n"
            f"  Debian, Ubuntu:  sudo apt install python{version}-venv"
        )


def python(folder):
    return os.path.join(folder, "bin", "python")


def run(words, *command):
    """One step; the whole output if it fails."""
    code, said = patiently(words, command, PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_REQUIRE_VIRTUALENV="0")
    if code:
        fail(
            said[-4000:]
            + "\nThat did not work; the last lines above say why. It needs the network once, or a mirror in"
            "\nPIP_INDEX_URL, and some 300 MB of disk. Nothing half made stays: run make again when it is mended."
        )


def install(folder, extra, words):
    run(words, python(folder), "-m", "pip", "install", "--progress-bar", "off", "-e", ".[dev]" if extra else ".")


def make(extra):
    """A new one, under another name until it is whole."""
    shutil.rmtree(PART, ignore_errors=True)
    run("Making .venv", sys.executable, "-m", "venv", "--prompt", "embedkit", PART)
    install(PART, extra, "Installing what embedkit needs (about a minute)")
    for name in os.listdir(os.path.join(PART, "bin")):
        _move(os.path.join(PART, "bin", name))
    if os.path.lexists(HERE):
        shutil.rmtree(ASIDE, ignore_errors=True)
        os.rename(HERE, ASIDE)
        print(".venv was not made by this Makefile, or not to its end; it is now .venv.old", file=sys.stderr)
    os.rename(PART, HERE)


def _move(script):
    """Scripts begin with the path of their Python, which has the other name in it."""
    if os.path.islink(script):
        return
    with open(script, "rb") as file:
        text = file.read()
    old = os.path.abspath(PART).encode()
    if old in text and b"\0" not in text:
        with open(script, "wb") as file:
            file.write(text.replace(old, os.path.abspath(HERE).encode()))


def main():
    """See above."""
    extra = sys.argv[1:] == ["dev"]
    stamps = [os.path.join(HERE, name) for name in ("ready", "ready-dev")]
    check()
    works = os.path.exists(stamps[0]) and not subprocess.call(
        [python(HERE), "-c", "import pip"], stderr=subprocess.DEVNULL
    )
    extra = extra or os.path.exists(stamps[1])  # it stays as rich as it was
    if works:
        for stamp in stamps:  # an update that is interrupted is begun again, from nothing
            if os.path.exists(stamp):
                os.remove(stamp)
        install(HERE, extra, "Updating .venv")
    else:
        make(extra)
    for stamp in stamps[: 2 if extra else 1]:
        open(stamp, "w").close()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
