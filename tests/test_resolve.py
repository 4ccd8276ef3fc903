"""Resolving: embeds are filled where that can be done, and an article is never the worse for it."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import requests
import requests_mock

from embedkit import Article, Block, RichText, Text, Url, render
from embedkit.kit.filling import filled
from embedkit.resolve import Answer, Lookup
from embedkit.resolve import limits as polite
from embedkit.resolve.asker import canonical
from embedkit.resolve.cache import Cache
from embedkit.resolve.fetch import Fetcher
from embedkit.resolve.limits import Hosts
from embedkit.resolve.run import resolve
from embedkit.resolve.settings import Settings

from .notes import Card, Note, parse


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[requests_mock.Mocker]:
    monkeypatch.setattr(polite, "APART", 0.0)
    monkeypatch.setattr(polite, "PAUSE", 0.01)
    with requests_mock.Mocker() as mocker:
        yield mocker


pytestmark = pytest.mark.usefixtures("closed_caches")
Run = Callable[..., Article]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Resolves blocks; each call is a run of its own with the same cache."""

    def call(*blocks: Block, dead: str = "keep", progress: object = None, **settings: object) -> Article:
        cache = Cache(tmp_path)
        fetcher = Fetcher(resolve=lambda host, port: ["93.184.216.34"])
        article = Article(title=Text("T"), blocks=blocks)
        try:
            return resolve(article, dead, Settings(**settings), progress, fetcher=fetcher, cache=cache, hosts=Hosts())
        finally:
            cache.close()

    return call


def expire(tmp_path: Path, column: str = "fresh_until") -> None:
    """As if a day or more had passed."""
    cache = Cache(tmp_path)
    cache._run(f"UPDATE answers SET {column} = 0")  # noqa: S608
    cache.close()


def test_a_post_is_filled(web: requests_mock.Mocker, run: Run) -> None:
    web.get("https://api.notes.example/1", json={"words": "Tea <b>now</b>", "likes": 3})
    article = run(Note.of(1))

    assert ("Tea <b>now</b>", 3) == (article.blocks[0].text, article.blocks[0].likes)
    assert () == article.notes


def test_nothing_is_asked_where_there_is_nothing_to_ask(web: requests_mock.Mocker, run: Run) -> None:
    article = Article(title=Text("T"), blocks=())

    assert article == run()
    assert 0 == web.call_count


@pytest.mark.parametrize(
    "answer",
    [
        {"status_code": 500},
        {"status_code": 403},
        {"status_code": 400, "json": {"error": "nonsense"}},
        {"status_code": 429, "headers": {"Retry-After": "9999"}},
        {"text": "<html>please sign in</html>"},
        {"json": {"other": 1}},
        {"json": ["a", "b"]},
        {"json": {"words": ["a"]}, "headers": {"Content-Encoding": "gzip"}},
        {"exc": requests.ConnectTimeout},
        {"exc": requests.exceptions.SSLError},
        {"exc": requests.ConnectionError},
        {"content": b"x" * 2_000_000},
    ],
)
def test_a_post_that_can_not_be_had_stays_as_it_was(
    answer: dict[str, Any], web: requests_mock.Mocker, run: Run
) -> None:
    web.get("https://api.notes.example/1", **answer)
    article = run(Note.of(1, "What the markup held"))

    assert article.blocks[0] == Note.of(1, "What the markup held")
    assert ["warning"] == [note.weight for note in article.notes]
    assert str(article.notes[0]).startswith("block 1: note: not resolved: ")


@pytest.mark.parametrize("answer", [{"status_code": 404}, {"status_code": 410}, {"json": {"gone": True}}])
@pytest.mark.parametrize(
    ("dead", "words", "absent"),
    [("keep", "What it said", "nothing"), ("redact", "notes.example/ada/1", "said"), ("link", "notes.example", "said")],
)
def test_a_post_that_is_gone(
    dead: str, words: str, absent: str, answer: dict[str, Any], web: requests_mock.Mocker, run: Run
) -> None:
    """Keep the record, or respect the deletion: the newsroom decides."""
    web.get("https://api.notes.example/1", **answer)
    article = run(Note.of(1, "What it said"), dead=dead)
    block = article.blocks[0]
    shown = block.model_dump_json()

    assert words in shown
    assert absent not in shown
    assert (dead == "link") == (block.type == "paragraph")
    assert (dead != "link") == getattr(block, "gone", False)
    assert "no longer available" in article.notes[0].message


@pytest.mark.parametrize("dead", ["keep", "redact", "link"])
def test_a_post_that_its_author_withholds_is_only_linked(dead: str, web: requests_mock.Mocker, run: Run) -> None:
    """Bluesky's label says so; what the article holds of it does not count."""
    web.get("https://api.notes.example/1", json={"private": True})
    article = run(Note.of(1, "What it said"), dead=dead)

    assert '<a href="https://notes.example/ada/1">notes.example/ada/1</a>' == article.blocks[0].text
    assert "What it said" not in render(article, "text")
    assert "its author does not want it shown" in article.notes[0].message


def test_what_the_network_says_is_asked_once(web: requests_mock.Mocker, run: Run) -> None:
    """Twice in an article, and again in the next run."""
    asked = web.get("https://api.notes.example/1", json={"words": "Tea"})
    run(Note.of(1), Note.of(1))
    again = run(Note.of(1))

    assert ("Tea", 1) == (again.blocks[0].text, asked.call_count)


@pytest.mark.parametrize("status", [404, 403, 500])
def test_a_no_is_remembered_for_a_while(status: int, web: requests_mock.Mocker, run: Run, tmp_path: Path) -> None:
    asked = web.get("https://api.notes.example/1", status_code=status)
    first, second = run(Note.of(1)), run(Note.of(1))

    assert (1, first.notes) == (asked.call_count, second.notes)
    expire(tmp_path)
    run(Note.of(1))
    assert 2 == asked.call_count


def test_a_broken_line_is_not_remembered(web: requests_mock.Mocker, run: Run) -> None:
    """The network was down for a minute; the next run asks again."""
    web.get("https://api.notes.example/1", exc=requests.ConnectTimeout)
    run(Note.of(1))
    web.get("https://api.notes.example/1", json={"words": "Tea"})

    assert "Tea" == run(Note.of(1)).blocks[0].text


def test_an_older_answer_is_better_than_none(web: requests_mock.Mocker, run: Run, tmp_path: Path) -> None:
    web.get("https://api.notes.example/1", json={"words": "Tea"})
    run(Note.of(1))
    expire(tmp_path)
    web.get("https://api.notes.example/1", status_code=503)
    article = run(Note.of(1))

    [(days,)] = Cache(tmp_path)._run("SELECT (stale_until - strftime('%s', 'now')) / 86400 FROM answers")

    assert "Tea" == article.blocks[0].text
    assert ["info"] == [note.weight for note in article.notes]
    assert 29 < days < 30.1
    expire(tmp_path, "stale_until")
    assert "" == run(Note.of(1)).blocks[0].text


def test_what_was_deleted_is_deleted_here_too(web: requests_mock.Mocker, run: Run, tmp_path: Path) -> None:
    web.get("https://api.notes.example/1", json={"words": "Tea"})
    run(Note.of(1))
    expire(tmp_path)
    web.get("https://api.notes.example/1", status_code=404)
    run(Note.of(1))

    assert b"Tea" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_no_html_of_others_is_kept(web: requests_mock.Mocker, run: Run, tmp_path: Path) -> None:
    html = '<blockquote>Words</blockquote><script src="https://evil.example/x.js"></script>'
    web.get("https://www.youtube.com/oembed", json={"type": "video", "title": "The ferry", "html": html})
    article = run(Card(url=Url("https://youtu.be/abcdefghijk")))
    rows = Cache(tmp_path)._run("SELECT fields FROM answers")

    assert "The ferry" == article.blocks[0].title
    assert [({"type": "video", "title": "The ferry"},)] == [(json.loads(text),) for (text,) in rows]


def test_the_next_lookup_is_asked_when_the_first_has_no_answer(web: requests_mock.Mocker, run: Run) -> None:
    web.get("https://news.example/story", text="<title>The ferry</title>", headers={"Content-Type": "text/html"})
    article = run(Card(url=Url("https://news.example/story"), asks=("oembed", "page")))

    assert ("The ferry", ()) == (article.blocks[0].title, article.notes)


def test_discovery_is_a_choice(web: requests_mock.Mocker, run: Run) -> None:
    """Without it an article can't make embedkit ask just anybody for oEmbed."""
    link = '<link rel="alternate" type="application/json+oembed" href="https://o.example/?u=1">'
    page = web.get("https://news.example/story", text=link, headers={"Content-Type": "text/html"})
    web.get("https://o.example/?u=1", json={"type": "link", "title": "Found"})
    card = Card(url=Url("https://news.example/story"))

    assert ("", 0) == (run(card).blocks[0].title, page.call_count)
    assert "Found" == run(card, discover=True).blocks[0].title


def test_an_endpoint_of_ones_own_comes_first(web: requests_mock.Mocker, run: Run) -> None:
    web.get("https://proxy.news.example/oembed", json={"type": "video", "title": "By our own"})
    settings = {"https://*.youtube.com/*": "https://proxy.news.example/oembed"}

    assert "By our own" == run(Card(url=Url("https://www.youtube.com/watch?v=a")), endpoints=settings).blocks[0].title


class Signed(Note):
    """Asks what only members may ask."""

    type = "signed"

    def lookups(self) -> Sequence[Lookup]:
        return (Lookup("json", Url("https://api.notes.example/me"), parse, signed=True),)


def test_without_a_token_nothing_is_asked_that_needs_one(
    web: requests_mock.Mocker, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = web.get("https://api.notes.example/me", json={"words": "Tea"})
    tokens = {"api.notes.example": "NOTES_TOKEN"}
    without = run(Signed.of(1), tokens=tokens)
    monkeypatch.setenv("NOTES_TOKEN", "secret")
    found = run(Signed.of(1), tokens=tokens)

    assert ("", "Tea", 1) == (without.blocks[0].text, found.blocks[0].text, asked.call_count)
    assert "Bearer secret" == asked.last_request.headers["Authorization"]
    assert ["info"] == [note.weight for note in without.notes]


def test_records_of_ones_own_client_need_no_network(web: requests_mock.Mocker, run: Run) -> None:
    records = {"https://api.notes.example/1": {"words": "Tea"}}
    article = run(Note.of(1), Note.of(2, "Cake"), supply=lambda lookup: records.get(lookup.url, {"gone": True}))

    assert ("Tea", "Cake", True) == (article.blocks[0].text, article.blocks[1].text, article.blocks[1].gone)
    assert 0 == web.call_count


def test_three_tries_and_a_short_wait(web: requests_mock.Mocker, run: Run) -> None:
    answers = [{"status_code": 503}, {"status_code": 429, "headers": {"Retry-After": "0"}}, {"json": {"words": "Tea"}}]
    asked = web.get("https://api.notes.example/1", answers)

    assert ("Tea", 3) == (run(Note.of(1)).blocks[0].text, asked.call_count)


def test_who_wants_to_be_left_alone_for_long_is(web: requests_mock.Mocker, run: Run) -> None:
    asked = web.get("https://api.notes.example/1", status_code=429, headers={"Retry-After": "8"})
    started = time.monotonic()
    article = run(Note.of(1))

    assert (1, True) == (asked.call_count, time.monotonic() - started < 5)
    assert "api.notes.example answered 429" in article.notes[0].message


def test_a_dead_host_costs_one_try(web: requests_mock.Mocker, run: Run) -> None:
    """Forty posts of it do not wait forty times, and other hosts still answer."""
    asked = web.get(requests_mock.ANY, exc=requests.ConnectTimeout)
    web.get("https://www.youtube.com/oembed", json={"type": "video", "title": "The ferry"})
    posts = [Note.of(number, "Words") for number in range(40)]
    article = run(*posts, Card(url=Url("https://youtu.be/abcdefghijk")))

    assert asked.call_count <= 2 * polite.AT_ONCE
    assert (*posts, "The ferry") == (*article.blocks[:40], article.blocks[40].title)
    assert 40 == len(article.notes)


def test_a_deadline_for_the_article(web: requests_mock.Mocker, run: Run) -> None:
    asserted, over = threading.Event(), threading.Event()

    def slow(request: object, context: object) -> str:
        asserted.wait(20)
        over.set()
        return "{}"

    web.get(requests_mock.ANY, text=slow)
    started = time.monotonic()
    article = run(Note.of(1, "Words"), deadline=1)

    assert time.monotonic() - started < 5 * 1
    assert ["not resolved: the time for the article was up"] == [note.message for note in article.notes]
    assert Note.of(1, "Words") == article.blocks[0]
    asserted.set()
    assert over.wait(20)  # the thread that still asks does not outlive the mock


def test_progress_is_told(web: requests_mock.Mocker, run: Run) -> None:
    web.get(requests_mock.ANY, json={"words": "Tea"})
    told: list[tuple[int, int]] = []
    run(Note.of(1), Note.of(2), Note.of(2), progress=lambda *counts: told.append(counts))

    assert [(1, 2), (2, 2)] == told


class Broken(Note):
    """Raises where it can."""

    type = "broken"
    where: str = "lookups"

    def lookups(self) -> Sequence[Lookup]:
        if self.where == "lookups":
            raise SystemExit("no")
        if self.where == "nonsense":
            return ["https://notes.example/"]  # type: ignore[list-item]
        return (Lookup("json", Url("https://api.notes.example/1"), self.parse),)

    def parse(self, data: object) -> dict[str, Any]:
        if self.where == "parse":
            raise RecursionError("no")
        return {"text": object()} if self.where == "fields" else {"text": "a"}

    def with_answers(self, answers: Sequence[Answer]) -> Block:
        if self.where == "answers":
            raise SystemExit("no")
        return "words" if self.where == "result" else filled(self, answers)  # type: ignore[return-value]


@pytest.mark.parametrize("where", ["lookups", "nonsense", "parse", "fields", "answers", "result"])
def test_a_plugin_that_fails_costs_only_its_block(where: str, web: requests_mock.Mocker, run: Run) -> None:
    web.get(requests_mock.ANY, json={"words": "Tea"})
    broken = Broken(where=where, text=RichText("Words"))
    article = run(broken, Note.of(2))

    assert (broken, "Tea") == (article.blocks[0], article.blocks[1].text)
    assert [1] == [note.block for note in article.notes]


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://a.example/b?utm_source=x&id=1#c", "https://a.example/b?id=1"),
        ("https://a.example/b?ref_src=x", "https://a.example/b"),
        ("https://a.example/b?v=1&list=2", "https://a.example/b?v=1&list=2"),
    ],
)
def test_where_a_reader_came_from_makes_no_new_question(url: str, wanted: str) -> None:
    assert wanted == canonical(Url(url))


def test_a_damaged_cache_is_told_and_the_article_is_whole(web: requests_mock.Mocker, run: Run, tmp_path: Path) -> None:
    (tmp_path / "answers.sqlite3").write_bytes(b"rubbish" * 99)
    web.get("https://api.notes.example/1", json={"words": "Tea"})
    article = run(Note.of(1))

    assert ("Tea", "info") == (article.blocks[0].text, article.notes[0].weight)
    assert "set aside as answers.sqlite3.damaged-" in article.notes[0].message


def test_what_comes_back_can_be_written_and_read(web: requests_mock.Mocker, run: Run) -> None:
    web.get("https://api.notes.example/1", json={"words": "Tea", "likes": 3})
    made = json.loads(run(Note.of(1)).model_dump_json(exclude_none=True))

    assert {"type": "note", "text": "Tea", "likes": 3} == {
        name: made["blocks"][0][name] for name in ("type", "text", "likes")
    }
