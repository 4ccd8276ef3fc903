"""The demo: ``python -m embedkit.showcase DIR``.

The articles' pictures have addresses under ``.example``, where nothing is. In the pages of the demo they are taken from
the disk, so that a browser shows them; that is all that differs from what the commands write.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import sys
from pathlib import Path

from ..cli import main
from ..examples import showcase
from ..files import write
from ..lazy import pattern

HERE = Path(__file__).parent
_PICTURE = pattern(r"https://\w+\.example/(\w+\.jpg)")


def demo(folder: Path) -> int:
    """Write the gallery, every article in every output, and the letter; say what to open. The exit code."""
    _say("Every block that embedkit knows, in every output (some seconds) ...")
    code = main(["gallery", "-o", str(folder)])
    articles = [example.path for example in showcase() if example.path.suffix == ".html"]
    _say(f"{len(articles)} articles in as many languages, as mail, text and web page ...")
    for article in articles:
        code = code or _quietly("render", str(article), "-o", str(folder), "--strict")
    _say("A letter of them ...")
    code = code or _quietly("newsletter", str(HERE / "letter.toml"), "-o", str(folder), "--strict")
    if code:
        return code
    shutil.copytree(HERE / "pictures", folder / "pictures", dirs_exist_ok=True)
    for path in folder.glob("*.html"):
        if path.name != "index.html":  # the gallery draws pictures of its own
            write(path, _PICTURE.sub(r"pictures/\1", path.read_text("utf-8")))
    _say(
        f"""
Open {folder}/index.html                   every block and five whole articles, in mail, text and web
     {folder}/letter.html                  a newsletter; letter.eml is the same as a mail, its pictures inside
     {folder}/harbour-bridge.email.html    an article as a mail; beside it .txt, .web.html, and the other languages
"""
    )
    return 0


def _quietly(*args: str) -> int:
    """A command that says something only if it fails."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        code = main(args)
    if code:
        _say(said.getvalue())
    return code


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(demo(Path(sys.argv[1] if len(sys.argv) > 1 else "build/demo")))
