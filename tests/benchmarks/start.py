"""How long ``embedkit render`` takes as a whole process, beside one that only imports pydantic and jinja2."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import article

ROUNDS = 15


def best(command: list[str], compiled: str) -> float:
    """Seconds, the best of several runs. ``compiled``: a folder for the bytecode that pip makes when it installs."""
    found = float("inf")
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env["PYTHONPYCACHEPREFIX"] = compiled
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
        found = min(found, time.perf_counter() - start)
    return found


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        story = Path(folder, "story.html")
        story.write_text(article(25), "utf-8")
        rows = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "import pydantic, jinja2": [sys.executable, "-c", "import pydantic, jinja2; pydantic.BaseModel"],
            "embedkit --help": [sys.executable, "-m", "embedkit", "--help"],
            "embedkit render --to email": [sys.executable, "-m", "embedkit", "render", str(story), "--to", "email"],
            "embedkit render --to text": [sys.executable, "-m", "embedkit", "render", str(story), "--to", "text"],
            "embedkit render -o (all three)": [sys.executable, "-m", "embedkit", "render", str(story), "-o", folder],
        }
        times = {name: best(command, folder) for name, command in rows.items()}
    floor = times["import pydantic, jinja2"]
    for name, seconds in times.items():
        print(f"{name:34} {seconds * 1e3:7.0f} ms   {seconds / floor:5.2f} x")
    print("target: render at most 2 x")


if __name__ == "__main__":
    main()
