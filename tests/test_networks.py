"""Posts of every network are known by their addresses, in every shape, and nothing that only looks like one is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from html import escape
from urllib.parse import quote

import pytest

import embedkit
from embedkit.host.registry import default_registry
from embedkit.kit import Element
from embedkit.kit.post import Post

NETWORKS = {name: cls for name, cls in default_registry().block_types.items() if issubclass(cls, Post)}
OURS = sorted(NETWORKS.keys() - {"tweet"})
"""Those with no module of tests of their own."""

# Type, address, what stays of it where that is not all, id.
ADDRESSES = [
    line.split()
    for line in """
    bluesky https://bsky.app/profile/ada.example/post/3mg2srhtmc22p = 3mg2srhtmc22p
    bluesky https://bsky.app/profile/a.example/post/3mg2s?ref_src=embed https://bsky.app/profile/a.example/post/3mg2s 3mg2s
    bluesky https://bsky.app/profile/did%3Aplc%3Aada/post/3mg2s https://bsky.app/profile/did:plc:ada/post/3mg2s 3mg2s
    bluesky https://embed.bsky.app/embed/did:plc:a/app.bsky.feed.post/3mg2s https://bsky.app/profile/did:plc:a/post/3mg2s 3mg2s
    mastodon https://mastodon.social/@ada/116158581964800000 = 116158581964800000
    mastodon https://mastodon.social/@ada/1234567/embed https://mastodon.social/@ada/1234567 1234567
    mastodon https://mas.to/@ada@b.example/1234567 = 1234567
    mastodon https://mas.to/users/ada/statuses/1234567 https://mas.to/@ada/1234567 1234567
    threads https://www.threads.com/@ada.b/post/DEx_am-ple = DEx_am-ple
    threads https://threads.net/@ada.b/post/DEx_am-ple?xmt=1 https://www.threads.com/@ada.b/post/DEx_am-ple DEx_am-ple
    threads https://www.threads.com/t/DEx_am-ple/embed https://www.threads.com/t/DEx_am-ple DEx_am-ple
    instagram https://www.instagram.com/p/DVX_6fjgYaf/ = DVX_6fjgYaf
    instagram http://instagr.am/p/DVX_6fjgYaf https://www.instagram.com/p/DVX_6fjgYaf/ DVX_6fjgYaf
    instagram https://instagram.com/ada.b/reel/DVX_6fjgYaf/embed/ https://www.instagram.com/reel/DVX_6fjgYaf/ DVX_6fjgYaf
    instagram https://www.instagram.com/reels/DVX_6fjgYaf/ https://www.instagram.com/reel/DVX_6fjgYaf/ DVX_6fjgYaf
    instagram https://www.instagram.com/tv/DVX_6fjgYaf/?igsh=1 https://www.instagram.com/tv/DVX_6fjgYaf/ DVX_6fjgYaf
    instagram https://www.instagram.com/share/p/BAexample1 = -
    tiktok https://www.tiktok.com/@ada/video/7612568827645145145 = 7612568827645145145
    tiktok https://m.tiktok.com/@a-da/photo/7612568827645145145 https://www.tiktok.com/@a-da/photo/7612568827645145145 7612568827645145145
    tiktok https://www.tiktok.com/embed/7612568827645145145 https://www.tiktok.com/embed/v2/7612568827645145145 7612568827645145145
    tiktok https://www.tiktok.com/player/v1/7612568827645145145?loop=1 https://www.tiktok.com/embed/v2/7612568827645145145 7612568827645145145
    tiktok https://vt.tiktok.com/ZMexample = -
    tiktok https://www.tiktok.com/t/ZMexample = -
    facebook https://www.facebook.com/harbour/posts/pfbid02Abcdef = pfbid02Abcdef
    facebook https://m.facebook.com/a/posts/a-title/pfbid02Abcdef?x=1 https://www.facebook.com/a/posts/a-title/pfbid02Abcdef pfbid02Abcdef
    facebook https://www.facebook.com/a/photos/a.1/700100200300401/?type=3 https://www.facebook.com/a/photos/a.1/700100200300401/ 700100200300401
    facebook https://www.facebook.com/groups/knots/permalink/700100200300401/ = 700100200300401
    facebook https://www.facebook.com/permalink.php?story_fbid=pfbid02Abcdef&id=7&__tn__=R https://www.facebook.com/permalink.php?story_fbid=pfbid02Abcdef&id=7 pfbid02Abcdef
    facebook https://www.facebook.com/photo/?fbid=700100200300401&set=a.1 = 700100200300401
    facebook https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fposts%2F700100200300401&width=500 https://www.facebook.com/a/posts/700100200300401 700100200300401
    facebook https://www.facebook.com/share/p/1Example2/ = -
    reddit https://www.reddit.com/r/harbour/comments/1exmpl/ = 1exmpl
    reddit https://old.reddit.com/r/a/comments/1exmpl/a_title/ https://www.reddit.com/r/a/comments/1exmpl/ 1exmpl
    reddit https://www.reddit.com/r/a/comments/1exmpl/a_title/kexmpl2/?context=3 https://www.reddit.com/r/a/comments/1exmpl/comment/kexmpl2/ kexmpl2
    reddit https://www.reddit.com/user/ada/comments/1exmpl/a_title/ https://www.reddit.com/user/ada/comments/1exmpl/ 1exmpl
    reddit https://redd.it/1exmpl = 1exmpl
    reddit https://www.reddit.com/r/harbour/s/AbCdEf1234 = -
    linkedin https://www.linkedin.com/feed/update/urn:li:share:7434149245747204242 = 7434149245747204242
    linkedin https://www.linkedin.com/embed/feed/update/urn:li:ugcPost:7434149245747204242?collapsed=1 https://www.linkedin.com/feed/update/urn:li:ugcPost:7434149245747204242 7434149245747204242
    linkedin https://www.linkedin.com/posts/ada_a-title-activity-7434149245747204242-AbCd = 7434149245747204242
    telegram https://t.me/harbourpilots/88 = 88
    telegram https://t.me/s/harbourpilots/88 https://t.me/harbourpilots/88 88
    telegram https://telegram.me/harbourpilots/5/88?single https://t.me/harbourpilots/88 88
    pinterest https://www.pinterest.com/pin/1234567890/ = 1234567890
    pinterest https://de.pinterest.com/pin/a-knot--1234567890/ https://www.pinterest.com/pin/1234567890/ 1234567890
    pinterest https://www.pinterest.co.uk/pin/1234567890 https://www.pinterest.com/pin/1234567890/ 1234567890
    pinterest https://assets.pinterest.com/ext/embed.html?id=1234567890&src=oembed https://www.pinterest.com/pin/1234567890/ 1234567890
    pinterest https://pin.it/4Example5 = -
    truthsocial https://truthsocial.com/@ada/116158581964800000 = 116158581964800000
    truthsocial https://truthsocial.com/@ada/posts/116158581964800000?x=1 https://truthsocial.com/@ada/116158581964800000 116158581964800000
    truthsocial https://truthsocial.com/users/ada/statuses/116158581964800000/embed https://truthsocial.com/@ada/116158581964800000 116158581964800000
    tumblr https://www.tumblr.com/harbour/700100200300400500 = 700100200300400500
    tumblr https://harbour.tumblr.com/post/165326273724/the-bridge https://www.tumblr.com/harbour/165326273724 165326273724
    tumblr https://embed.tumblr.com/embed/post/t:aB-3/165326273724/v2 https://embed.tumblr.com/embed/post/t:aB-3/165326273724 165326273724
    tweet https://x.com/ada/status/1300000000000000000 = 1300000000000000000
    tweet https://mobile.twitter.com/ada/status/1300000000000000000?s=20 https://x.com/ada/status/1300000000000000000 1300000000000000000
    """.strip().split("\n")  # noqa: E501
]
PLAIN = {name: address for name, address, *_ in reversed(ADDRESSES)}
"""The first address of each network, which is plain."""


def posts(html: str) -> list[Post]:
    """The posts in an article that begins with words."""
    article = embedkit.read(f"<p>Words.</p>{html}", format="html", url="https://news.example/a")
    return [block for block in article.blocks if isinstance(block, Post)]


def test_every_network_has_an_address_here() -> None:
    assert set(PLAIN) == set(NETWORKS)


@pytest.mark.parametrize(("name", "address", "url", "number"), ADDRESSES)
def test_an_address_is_known_as_its_network_s(name: str, address: str, url: str, number: str) -> None:
    (post,) = posts(f"<p>{escape(address)}</p>")

    assert (name, address if url == "=" else url, number) == (post.type, post.url, post.id or "-")


SHAPES: dict[str, Callable[[str], str]] = {
    "a line": lambda url: f"<p>\n{url}\n</p>",
    "a link that shows its address": lambda url: f'<p><a href="{url}">{url}</a></p>',
    "a frame": lambda url: f'<iframe src="{url}"></iframe>',
    "a lazy frame": lambda url: f'<iframe src="about:blank" data-src="{url}"></iframe>',
    "a frame behind a consent tool": lambda url: f'<iframe data-cmp-src="{url}"></iframe>',
    "a frame in a wrapper": lambda url: (
        f'<iframe src="https://cdn.embedly.com/widgets/media.html?key=1&amp;url={quote(url, safe="")}"></iframe>'
    ),
    "a block of WordPress": lambda url: (
        f'<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n{url}\n</div></figure>'
    ),
    "a shortcode": lambda url: f"<p>[embed]{url}[/embed]</p>",
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", PLAIN)
def test_an_address_is_known_in_every_shape(name: str, shape: str) -> None:
    (post,) = posts(SHAPES[shape](PLAIN[name]))

    assert (name, PLAIN[name]) == (post.type, post.url)


LOOK_ALIKES: dict[str, Callable[[str, str], str]] = {
    "a longer host": lambda host, path: f"https://{host}.evil.example/{path}",
    "a glued host": lambda host, path: f"https://evil{host.removeprefix('www.')}/{path}",
    "a host with a hyphen": lambda host, path: f"https://evil-{host.removeprefix('www.')}/{path}",
    "a letter for a dot": lambda host, path: f"https://{host.removeprefix('www.').replace('.', 'x')}/{path}",
    "a user name": lambda host, path: f"https://{host}@evil.example/{path}",
    "a password": lambda host, path: f"https://user:secret@{host}/{path}",
    "a port": lambda host, path: f"https://{host}:8443/{path}",
    "a backslash": lambda host, path: f"https://evil.example\\@{host}/{path}",
    "encoded slashes": lambda host, path: f"https://{host}/{path.replace('/', '%2F')}",
    "an encoded host": lambda host, path: f"https://evil.example%2F{host}/{path}",
    "the address in a path": lambda host, path: f"https://evil.example/https://{host}/{path}",
    "the address in a query": lambda host, path: f"https://evil.example/?u=https://{host}/{path}",
    "another scheme": lambda host, path: f"javascript://{host}/{path}",
    "a path above": lambda host, path: f"https://{host}/evil/..;/{path}",
}


@pytest.mark.parametrize("kind", LOOK_ALIKES)
@pytest.mark.parametrize("name", PLAIN)
def test_a_look_alike_is_nobody_s_post(name: str, kind: str) -> None:
    """A reader who trusts the card would go to a stranger's site, or the newsroom would show what it did not mean."""
    host, _, path = PLAIN[name].removeprefix("https://").partition("/")
    address = LOOK_ALIKES[kind](host, path)

    assert [] == [post.url for shape in SHAPES.values() for post in posts(shape(escape(address)))]


EMBEDS = [
    (name, kind)
    for name in OURS
    for kind in LOOK_ALIKES
    if name != "mastodon"
    or kind in ("a password", "a port", "another scheme", "encoded slashes")  # any host may be a server
]


@pytest.mark.parametrize(("name", "kind"), EMBEDS)
def test_embed_code_with_a_look_alike_is_nobody_s_post(name: str, kind: str) -> None:
    """Here nobody has looked at the host before."""
    cls = NETWORKS[name]
    host, _, path = PLAIN[name].removeprefix("https://").partition("/")

    def found(address: str) -> object:
        marks = " ".join(f'{mark}="{escape(address)}"' for mark in cls.marks)
        html = f'<blockquote {marks}><a href="{escape(address)}">See it</a></blockquote>'
        return cls.find(Element.parse(html).select("blockquote")[0])

    assert found(PLAIN[name])
    assert not found(LOOK_ALIKES[kind](host, path))


ARCHIVED = [
    "https://web.archive.org/web/20260301000000/{}",
    "//web.archive.org/web/20260301000000if_/{}",
    "/web/20260301000000/{}",
    "https://archive.ph/2026/{}",
    "https://wayback.archive-it.org/123/20260301000000/{}",
]


@pytest.mark.parametrize("archived", ARCHIVED)
@pytest.mark.parametrize("name", NETWORKS)
def test_an_archive_s_copy_of_a_post_is_the_post(name: str, archived: str) -> None:
    """A page saved from an archive has its address before every other: the post would lose its author and its link."""
    cls, address = NETWORKS[name], escape(archived.format(PLAIN[name]))
    marks = " ".join(f'{mark}="{address}"' for mark in cls.marks)
    for html in (
        f"<blockquote {marks}><a href='{address}'>See it</a></blockquote>",
        f"<iframe src='{address}'></iframe>",
    ):
        base = "https://web.archive.org/web/20260301000000/https://news.example/a"
        element = Element.parse(html, base).select("blockquote, iframe")[0]
        fields = cls.find(element)
        assert fields
        assert PLAIN[name] == fields["url"]


@pytest.mark.parametrize("name", OURS)
def test_nothing_is_cut_off_an_id(name: str) -> None:
    """The card would link to another post."""
    assert NETWORKS[name].locate(PLAIN[name])
    assert not NETWORKS[name].locate(PLAIN[name].rstrip("/") + "%22")


# Not posts, though on the network's host.
@pytest.mark.parametrize(
    "address",
    [
        "https://bsky.app/profile/ada.example",
        "https://bsky.app/profile/ada.example/feed/abc",
        "https://mastodon.social/@ada",
        "https://mastodon.social/tags/1234567",
        "https://www.threads.com/@ada",
        "https://www.instagram.com/ada/",
        "https://www.instagram.com/reels/audio/1234567890/",
        "https://www.tiktok.com/@ada",
        "https://www.tiktok.com/tag/tides",
        "https://www.facebook.com/harbour",
        "https://www.facebook.com/sharer/sharer.php?u=https://www.facebook.com/a/posts/700100200300401",
        "https://www.reddit.com/r/harbour/",
        "https://www.linkedin.com/in/ada/",
        "https://www.linkedin.com/shareArticle?url=x",
        "https://t.me/harbourpilots",
        "https://t.me/joinchat/AAAA",
        "https://www.pinterest.com/ada/",
        "https://truthsocial.com/@ada",
        "https://www.tumblr.com/tagged/165326273724",
        "https://www.tumblr.com/harbour",
        "https://www.pinterest.com/pin/create/button/?url=x",
    ],
)
def test_other_pages_of_a_network_stay_links(address: str) -> None:
    assert [] == posts(f"<p>{escape(address)}</p>")


@pytest.mark.parametrize(
    ("address", "posted"),
    [
        ("https://bsky.app/profile/ada.example/post/3mg2srhtmc22p", "2026-03-02T08:15:00+00:00"),
        ("https://mastodon.social/@ada/116158581964800000", "2026-03-02T08:15:00+00:00"),
        ("https://www.instagram.com/p/DVX_6fjgYaf/", "2026-03-02T08:15:00+00:00"),
        ("https://truthsocial.com/@ada/116158581964800000", "2026-03-02T08:15:00+00:00"),
        ("https://www.tiktok.com/@ada/video/7612568827645145145", "2026-03-02T08:15:00+00:00"),
        ("https://www.linkedin.com/feed/update/urn:li:share:7434149245747204242", "2026-03-02T08:15:00+00:00"),
        # Ids that hold no time, or none that can be.
        ("https://bsky.app/profile/ada.example/post/self", None),
        ("https://bsky.app/profile/ada.example/post/zzzzzzzzzzzzz", None),
        ("https://mastodon.social/@ada/1234567", None),
        ("https://www.instagram.com/p/DVX_6fjgYafDVX_6fjgYafDVX_6fjgYaf/", None),
        ("https://www.instagram.com/p/zzzzzzzzzzz/", None),
        ("https://www.tiktok.com/@ada/video/99999999999999999999", None),
        ("https://www.linkedin.com/feed/update/urn:li:share:99999999999999999999", None),
    ],
)
def test_the_time_is_read_from_the_id(address: str, posted: str | None) -> None:
    (post,) = posts(f"<p>{address}</p>")

    assert (datetime.fromisoformat(posted) if posted else None) == post.posted


def test_a_printed_date_of_another_day_wins_over_the_id() -> None:
    """A post of 2019 that was brought to Bluesky in 2026 would be shown as news."""
    url = "https://bsky.app/profile/ada.example/post/3mg2srhtmc22p"
    byline = f'&mdash; Ada (@ada.example) <a href="{url}">May 6, 2019</a>'
    (post,) = posts(f'<blockquote class="bluesky-embed"><p>Old</p>{byline}</blockquote>')

    assert "2019-05-06" == str(post.posted)
