"""The demo: ``python -m embedkit.cli.demo DIR``.

The articles' pictures have addresses under ``.example``, where nothing is. ``DIR/look`` has copies of the pages with
pictures from the disk, so that a browser shows them; all else is what the commands write.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import sys
from pathlib import Path

from ..fields.lazy import pattern
from ..host.files import write
from ..preview.examples import showcase
from . import main

HERE = Path(__file__).parent.parent / "preview" / "showcase"
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
    look = folder / "look"
    shutil.copytree(HERE / "pictures", look / "pictures", dirs_exist_ok=True)
    for path in folder.glob("*.html"):
        if path.name != "index.html":  # the gallery draws pictures of its own
            write(look / path.name, _PICTURE.sub(r"pictures/\1", path.read_text("utf-8")))
    _say(
        f"""
Open {folder}/index.html                        every block and five whole articles, in mail, text and web
     {folder}/letter.eml                        a newsletter, for a mail program; its pictures travel in it
     {look}/letter.html                   the same, for a browser
     {look}/harbour-bridge.email.html     an article as a mail; beside it .web.html, and the other languages

{folder} has what the commands write; in {look}, pictures come from the disk.
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
