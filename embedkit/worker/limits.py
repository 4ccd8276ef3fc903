"""What a plugin may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """For each call of a plugin, and for the process that it runs in."""

    seconds: float = 10.0
    """One call of a plugin; then the process is killed, and what it was asked for is done without."""
    total: float = 120.0
    """Seconds for a whole task."""
    memory: int = 1024**3
    """Bytes of address space; more raises MemoryError in the plugin, or ends the process."""
    restarts: int = 20
    """Processes that may die over one task; then the task is given up."""
