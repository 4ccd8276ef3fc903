"""Manners: few requests at once to one host, not too fast, three tries at most, and none to a host that is down."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from .fetch import TOTAL, Reply
from .problem import FetchError

AT_ONCE, APART = 2, 0.1
"""Requests at a time, and seconds between their starts, for one host."""
TRIES, PAUSE = 3, 0.4
LONGEST_WAIT = 5.0
"""Seconds that a ``Retry-After`` is waited for; a longer one means: not now."""
DOWN = 60.0
"""Seconds for which a host that could not be reached is left alone."""
BUSY = frozenset((429, 502, 503, 504))


@dataclass
class _Host:
    gate: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(AT_ONCE))
    lock: threading.Lock = field(default_factory=threading.Lock)
    next_start: float = 0.0
    down_until: float = 0.0
    reason: str = ""


class Hosts:
    """What is known of each host in this process."""

    def __init__(self) -> None:
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def ask(self, host: str, get: Callable[[float], Reply], ends: float) -> Reply:
        """What ``get(seconds)`` answers, tried again where that may help. ``ends``: on the clock ``time.monotonic``.

        Raises FetchError. An answer of a busy host (429, 503, ...) comes back as it is after the last try.
        """
        with self._lock:
            known = self._hosts.setdefault(host, _Host())
        for number in range(1, TRIES + 1):
            try:
                reply = self._once(host, known, get, ends)
            except FetchError as error:
                pause = PAUSE * 2 ** (number - 1)
                if not error.again or number == TRIES or time.monotonic() + pause >= ends:
                    if error.network:
                        known.down_until, known.reason = time.monotonic() + DOWN, str(error)
                    raise
            else:
                pause = retry_after(reply) if reply.status in BUSY else 0.0
                if reply.status in BUSY and not pause:
                    pause = PAUSE * 2 ** (number - 1)
                if not pause or number == TRIES or pause > LONGEST_WAIT or time.monotonic() + pause >= ends:
                    return reply
            time.sleep(pause)
        raise AssertionError("the last try returns or raises")

    def _once(self, host: str, known: _Host, get: Callable[[float], Reply], ends: float) -> Reply:
        if not known.gate.acquire(timeout=max(0.0, ends - time.monotonic())):
            raise FetchError(f"no time was left for {host}")
        try:
            if time.monotonic() < known.down_until:
                raise FetchError(f"{host} was left alone after: {known.reason}")
            with known.lock:
                start = max(time.monotonic(), known.next_start)
                known.next_start = start + APART
            time.sleep(max(0.0, start - time.monotonic()))
            left = ends - time.monotonic()
            if left <= 0:
                raise FetchError(f"no time was left for {host}")
            return get(min(TOTAL, left))
        finally:
            known.gate.release()


def retry_after(reply: Reply) -> float:
    """Seconds that a host asks to be left alone for; 0 if it does not say."""
    value = reply.headers.get("retry-after", "").strip()
    if value.isdecimal():
        return float(value[:9])
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return 0.0
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())
