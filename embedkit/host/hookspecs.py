"""Every hook, and the marker that a plugin puts on its implementations.

A hook registers; it is called once, when the registry is built, and never per block.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from ..kit.output import Output
    from ..kit.reader import Reader
    from ..model import Block

hookspec = pluggy.HookspecMarker("embedkit")
hookimpl = pluggy.HookimplMarker("embedkit")


@hookspec
def register_block_types() -> Sequence[type[Block]]:  # type: ignore[empty-body]
    """Return the block types of this plugin: subclasses of Block."""


@hookspec
def register_readers() -> Sequence[Reader]:  # type: ignore[empty-body]
    """Return readers, each for one source format: ``Reader(name, suffixes, sniff(source), read(source))``.

    They are asked before embedkit's own. See docs/readers.md.
    """


@hookspec
def register_outputs() -> Sequence[Output]:  # type: ignore[empty-body]
    """Return outputs, each a form that an article can take."""
