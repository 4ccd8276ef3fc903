"""Fills the embeds of an article: asks for all of them at once, within one deadline, and says what it could not get."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..host.guard import guarded, reason
from ..host.registry import Registry, default_registry
from ..kit.lookup import Answer, Lookup
from ..model import Article, Block
from ..report import Report
from .asker import Asker, Outcome
from .cache import Cache
from .fetch import Fetcher
from .gone import Dead, buried, linked
from .limits import Hosts
from .settings import Settings

WORKERS = 8
Progress = Callable[[int, int], None]
"""(how many are done, of how many)"""
_hosts = Hosts()  # one for the process: an edition has several articles


@dataclass(frozen=True)
class _Result:
    lookup: Lookup
    outcome: Outcome


def resolve(
    article: Article,
    dead: Dead,
    settings: Settings,
    progress: Progress | None,
    *,
    registry: Registry | None = None,
    fetcher: Fetcher | None = None,
    cache: Cache | None = None,
    hosts: Hosts | None = None,
) -> Article:
    """As ``embedkit.resolve.resolve_article``; the rest is for tests."""
    registry = registry or default_registry()
    report = Report()
    wanted = [_lookups(block, number, report) for number, block in enumerate(article.blocks, 1)]
    if not any(wanted):
        return article.model_copy(update={"notes": (*article.notes, *report.notes)}) if report.notes else article
    kept = cache or Cache()
    try:
        asker = Asker(settings, fetcher or Fetcher(), kept, hosts or _hosts)
        jobs = {(block.type, asks): None for block, asks in zip(article.blocks, wanted, strict=True) if asks}
        results = _ask_all(list(jobs), asker, time.monotonic() + settings.deadline, progress)
        blocks = [
            _filled(block, number, results[block.type, asks], dead, registry, report) if asks else block
            for number, (block, asks) in enumerate(zip(article.blocks, wanted, strict=True), 1)
        ]
    finally:
        if cache is None:
            kept.close()
    for problem in kept.problems:
        report.add(problem, weight="info")
    return article.model_copy(update={"blocks": tuple(blocks), "notes": (*article.notes, *report.notes)})


def _lookups(block: Block, number: int, report: Report) -> tuple[Lookup, ...]:
    def asks() -> tuple[Lookup, ...]:
        found = tuple(block.lookups())
        if not all(isinstance(ask, Lookup) for ask in found):
            raise TypeError("lookups must return Lookups")
        return found

    def tell(why: str) -> None:
        report.add(f"could not be asked about: {why}", block=number, plugin=block.type)

    return guarded(block.type, asks, (), tell)


_Job = tuple[str, tuple[Lookup, ...]]


def _ask_all(jobs: Sequence[_Job], asker: Asker, ends: float, progress: Progress | None) -> dict[_Job, _Result | None]:
    """The result of each; None for what had none in time."""
    waiting: queue.SimpleQueue[_Job] = queue.SimpleQueue()
    done: queue.SimpleQueue[tuple[_Job, _Result]] = queue.SimpleQueue()
    for job in jobs:
        waiting.put(job)

    def work() -> None:
        while time.monotonic() < ends:
            try:
                job = waiting.get_nowait()
            except queue.Empty:
                return
            done.put((job, _ask_one(job, asker, ends)))

    # Daemons: one that hangs in the system's name resolution does not keep the program from ending.
    for _ in range(min(WORKERS, len(jobs))):
        threading.Thread(target=work, daemon=True).start()
    results: dict[_Job, _Result | None] = dict.fromkeys(jobs)
    for number in range(1, len(jobs) + 1):
        try:
            job, result = done.get(timeout=max(0.01, ends - time.monotonic()))
        except queue.Empty:
            break
        results[job] = result
        if progress:
            progress(number, len(jobs))
    return results


def _ask_one(job: _Job, asker: Asker, ends: float) -> _Result:
    """The first lookup that has an answer; else the last that failed."""
    block_type, lookups = job
    result = None
    for lookup in lookups:
        try:
            outcome = asker.ask(lookup, block_type, ends)
        except BaseException as error:
            outcome = Outcome("failed", reason=reason(error))
        if outcome.state in ("found", "gone", "withheld"):
            return _Result(lookup, outcome)
        if result is None or outcome.state == "failed":
            result = _Result(lookup, outcome)
    assert result is not None  # a job has lookups
    return result


def _filled(block: Block, number: int, result: _Result | None, dead: Dead, registry: Registry, report: Report) -> Block:
    """The block with what was found, and a note where something was not."""

    def tell(message: str, *, info: bool = False) -> None:
        report.add(message, weight="info" if info else "warning", block=number, plugin=block.type)

    if result is None:
        tell("not resolved: the time for the article was up")
        return block
    outcome = result.outcome
    if outcome.state == "unasked":
        tell(f"not resolved: {outcome.reason}", info=True)
        return block
    if outcome.state == "failed":
        tell(f"not resolved: {outcome.reason}")
        return block
    if outcome.stale:
        tell(f"an older answer was used: {outcome.reason}", info=True)
    try:
        if outcome.state == "found":
            filled = block.with_answers((Answer(result.lookup, "found", outcome.fields),))
            if filled is not None and not isinstance(filled, Block):
                raise TypeError(f"a block was expected, not {type(filled).__name__}")
            return filled or linked(block, registry)
        if outcome.state == "withheld":
            tell(f"only linked: {outcome.reason}")
            return linked(block, registry)
        tell(f"no longer available: {outcome.reason}")
        return buried(block, (Answer(result.lookup, "gone"),), dead, registry)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        tell(f"could not take what was found: {reason(error)}")
        return block
