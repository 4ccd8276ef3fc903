"""Runs functions of ours in a process of its own, which is killed and started again when a plugin in it misbehaves.

It holds back what Python can't catch: loops, sleeps, ``os._exit``, a crash in C, memory without end. It is no sandbox:
the process is the same user's and may read files and use the network.
"""

from .limits import Limits
from .pool import isolated

__all__ = ["Limits", "isolated"]
