"""Posts in the shapes that networks' own elements, mobile pages and content systems give them."""

from __future__ import annotations

from urllib.parse import quote

import pytest

import embedkit
from embedkit import Block

from .growth import LINEAR, growth

TWEET = "https://x.com/ada/status/1300000000000000000"
NAMELESS = "https://x.com/i/status/1300000000000000000"
SKY = "https://bsky.app/profile/ada.example/post/3mg2srhtmc22p"
TOOT = "https://social.example/@ada/116158581964800000"
PAGE = "https://www.facebook.com/harbour/posts/700100200300401"
FILM = "https://www.facebook.com/harbour/videos/700100200300402/"
INSTA = "https://www.instagram.com/p/DVX_6fjgYaf/"
TIKTOK = "https://www.tiktok.com/embed/v2/7612568827645145145"
TRUTH = "https://truthsocial.com/@ada/116158581964800000"

# Block type, address, markup.
SHAPES = [
    ("tweet", TWEET, f"<amp-twitter data-tweetid='{TWEET}' width=500 height=300></amp-twitter>"),
    ("tweet", TWEET, f"<amp-twitter data-tweetid='{TWEET.replace('x.com', 'twitter.com')}?s=20'></amp-twitter>"),
    ("tweet", NAMELESS, "<amp-twitter data-tweetid=1300000000000000000></amp-twitter>"),
    (
        "tweet",
        TWEET,
        "<amp-twitter data-tweetid=1300000000000000000><blockquote placeholder><p>Hi</p>"
        f"&mdash; Ada (@ada) <a href='{TWEET}'>May 1</a></blockquote></amp-twitter>",
    ),
    ("tweet", NAMELESS, "<twitter-widget class=twitter-tweet data-tweet-id=1300000000000000000></twitter-widget>"),
    (
        "tweet",
        NAMELESS,
        "<div class='twitter-tweet twitter-tweet-rendered'><iframe data-tweet-id=1300000000000000000></iframe></div>",
    ),
    ("tweet", TWEET, f"<div class=twitter-tweet><a href='{TWEET}'></a></div>"),
    ("tweet", TWEET,
     f"<div class=twitter-tweet><blockquote class=twitter-tweet><a href='{TWEET}'></a></blockquote></div>"),
    ("tweet", NAMELESS, "<div data-tweet-id=1300000000000000000></div>"),
    ("tweet", TWEET, f"<blockquote class=twitter-tweet cite='{TWEET}'></blockquote>"),
    ("tweet", TWEET, f"<blockquote class=twitter-tweet data-url='{TWEET}'>Loading …</blockquote>"),
    ("tweet", TWEET, f"<iframe src='https://twitframe.com/show?url={quote(TWEET, safe='')}'></iframe>"),
    ("tweet", NAMELESS, "<p>https://twitter.com/statuses/1300000000000000000</p>"),
    ("tweet", TWEET, f"<blockquote class=twitter-tweet>{TWEET}</blockquote>"),
    ("tweet", TWEET, f"<blockquote class=twitter-tweet>Open. &mdash; Ada (@ada) May 1, 2020 {TWEET}</blockquote>"),
    ("instagram", INSTA, f"<blockquote class=instagram-media>{INSTA}</blockquote>"),
    ("bluesky", SKY, f"<bluesky-post src='{SKY}'></bluesky-post>"),
    ("bluesky", SKY, f"<bsky-embed post='{SKY}'></bsky-embed>"),
    ("bluesky", SKY, "<bsky-post data-uri='at://ada.example/app.bsky.feed.post/3mg2srhtmc22p'></bsky-post>"),
    ("bluesky", SKY,
     "<div class=bluesky-embed data-bluesky-uri='at://ada.example/app.bsky.feed.post/3mg2srhtmc22p'></div>"),
    ("bluesky", "https://bsky.app/profile/ada.example",
     "<bsky-embed username=ada.example mode=dark limit=3></bsky-embed>"),
    ("bluesky", "https://bsky.app/profile/ada.example/feed/tides",
     "<bsky-embed feed='https://bsky.app/profile/ada.example/feed/tides'></bsky-embed>"),
    ("mastodon", TOOT, f"<iframe src='{TOOT}/embed' width=400></iframe>"),
    ("mastodon", TOOT, f"<iframe src='about:blank' data-src='{TOOT}/embed'></iframe>"),
    ("mastodon", TOOT, "<iframe src='https://social.example/users/ada/statuses/116158581964800000/embed'></iframe>"),
    ("mastodon", TOOT, f"<blockquote class=mastodon-embed data-embed-url='{TOOT}/embed'></blockquote>"),
    ("mastodon", TOOT, f"<mastodon-embed src='{TOOT}'></mastodon-embed>"),
    ("truthsocial", TRUTH, f"<iframe src='{TRUTH}/embed' class=truthsocial-embed></iframe>"),
    ("truthsocial", TRUTH, f"<iframe src='{TRUTH}/embed' class=mastodon-embed></iframe>"),
    ("truthsocial", TRUTH, f"<iframe data-src='{TRUTH}/embed'></iframe>"),
    ("tumblr", "https://www.tumblr.com/harbour/165326273724",
     "<div class=tumblr-post data-href='https://embed.tumblr.com/embed/post/t:aB3/165326273724/v2'>"
     "<a href='https://www.tumblr.com/harbour/165326273724'>https://www.tumblr.com/harbour/165326273724</a></div>"),
    ("tumblr", "https://embed.tumblr.com/embed/post/t:aB3/165326273724",
     "<iframe src='https://embed.tumblr.com/embed/post/t:aB3/165326273724/v2'></iframe>"),
    ("telegram", "https://t.me/harbourpilots/88", "<blockquote data-telegram-post='harbourpilots/88'></blockquote>"),
    ("telegram", "https://t.me/harbourpilots/88", "<div data-telegram-post='harbourpilots/88'></div>"),
    ("telegram", "https://t.me/harbourpilots/88", "<script data-telegram-post='https://t.me/harbourpilots/88'></script>"),
    ("telegram", "https://t.me/harbourpilots/88", "<iframe src='https://t.me/harbourpilots/88?embed=1'></iframe>"),
    ("facebook", PAGE, "<div class=fb-post data-href='/harbour/posts/700100200300401'></div>"),
    ("facebook", PAGE, f"<div class=fb-post><blockquote cite='{PAGE}'><p>Words</p></blockquote></div>"),
    ("facebook", PAGE, f"<blockquote class=fb-xfbml-parse-ignore cite='{PAGE}'><p>Words</p></blockquote>"),
    ("video", FILM, f"<div class=fb-video data-href='{FILM}'></div>"),
    ("video", FILM, "<div class=fb-video data-href='/harbour/videos/700100200300402/'></div>"),
    ("video", FILM, f"<div class=fb-video><blockquote cite='{FILM}'><p>The ferry</p></blockquote></div>"),
    ("video", FILM, f"<div class=fb-video cite='{FILM}'></div>"),
    ("video", FILM, f"<div class=fb-video data-href=''><blockquote><a href='{FILM}'>The ferry</a></blockquote></div>"),
    ("video", FILM, f"<blockquote class=fb-xfbml-parse-ignore cite='{FILM}'><a href='{FILM}'>Film</a></blockquote>"),
    ("facebook", PAGE, "<iframe src='https://www.facebook.com/plugins/comment_embed.php?href="
     f"{quote(PAGE, safe='')}%3Fcomment_id%3D1'></iframe>"),
    ("facebook", "https://www.facebook.com/harbour",
     "<div class=fb-page data-href='https://www.facebook.com/harbour'><blockquote>Harbour</blockquote></div>"),
    ("link", "https://www.facebook.com/harbour",
     "<iframe src='https://www.facebook.com/plugins/page.php?href=https%3A%2F%2Fwww.facebook.com%2Fharbour'></iframe>"),
    ("facebook", PAGE, f"<fb:post href='{PAGE}'></fb:post>"),
    ("facebook", PAGE, "<fb:post href='/harbour/posts/700100200300401'></fb:post>"),
    ("video", FILM, f"<fb:video href='{FILM}'></fb:video>"),
    ("facebook", FILM, "<div class=fb-post data-href='/harbour/videos/700100200300402/'></div>"),
    ("instagram", INSTA, f"<div class=instagram-media data-instgrm-permalink='{INSTA}?utm_source=x'></div>"),
    ("instagram", INSTA, "<blockquote class=instagram-media data-instgrm-permalink='/p/DVX_6fjgYaf/'></blockquote>"),
    ("instagram", INSTA, f"<amp-instagram data-shortcode='{INSTA}'></amp-instagram>"),
    ("instagram", INSTA, f"<iframe class=instagram-media src='{INSTA}embed/captioned/?cr=1&v=14'></iframe>"),
    ("tiktok", TIKTOK, "<lite-tiktok videoid=7612568827645145145></lite-tiktok>"),
    ("tiktok", TIKTOK,
     "<blockquote class=tiktok-embed data-video-id=7612568827645145145><section></section></blockquote>"),
    ("tiktok", TIKTOK, "<div class=tiktok-embed data-video-id=7612568827645145145></div>"),
    ("threads", "https://www.threads.com/@ada/post/DEx_am-ple",
     "<div class=text-post-media data-text-post-permalink='https://www.threads.net/@ada/post/DEx_am-ple'></div>"),
    ("reddit", "https://www.reddit.com/r/harbour/comments/1exmpl/",
     "<amp-reddit data-embedtype=post data-src='https://www.reddit.com/r/harbour/comments/1exmpl/a_title/'></amp-reddit>"),
    ("pinterest", "https://www.pinterest.com/pin/1234567890/",
     "<div><a data-pin-do=embedPin href='https://www.pinterest.com/pin/1234567890/'></a></div>"),
    ("pinterest", "https://www.pinterest.com/pin/1234567890/",
     "<blockquote class=pinterest-embed><a data-pin-do=embedPin href='https://www.pinterest.com/pin/1234567890/'></a></blockquote>"),
    ("gist", "https://gist.github.com/ada/0123456789abcdef0123456789abcdef",
     "<div class=gist-embed data-gist-id='ada/0123456789abcdef0123456789abcdef'></div>"),
]  # fmt: skip


def blocks(html: str) -> list[Block]:
    article = embedkit.read(f"<p>Before.</p>{html}<p>After.</p>", format="html", url="https://news.example/2026/story")
    first, *found, last = article.blocks
    assert ("paragraph", "paragraph") == (first.type, last.type)
    return found


@pytest.mark.parametrize(("kind", "url", "html"), SHAPES)
def test_a_post_is_known_in_this_shape(kind: str, url: str, html: str) -> None:
    """It would be lost, or a quotation that leads nowhere."""
    found = [(block.type, getattr(block, "url", None)) for block in blocks(html)]

    assert [(kind, url)] == found


@pytest.mark.parametrize(
    "html",
    [
        "<iframe src='https://blog.example/@ada/the-bridge/embed'></iframe>",
        "<iframe src='https://blog.example/@ada/116158581964800000/embed/more'></iframe>",
        "<iframe src='https://blog.example:8443/@ada/116158581964800000/embed'></iframe>",
        "<iframe src='https://player.example/?u=/@ada/116158581964800000/embed'></iframe>",
        "<p>https://blog.example/@ada/116158581964800000</p>",
        "<amp-twitter data-tweetid='https://evil.example/x.com/ada/status/1300000000000000000'></amp-twitter>",
        "<div data-telegram-post='evil'></div>",
        "<div class=fb-post data-href='//evil.example/harbour/posts/700100200300401'></div>",
        "<bsky-embed username='evil/../x'></bsky-embed>",
        "<blockquote class=twitter-tweet><p>Words</p></blockquote>",
    ],
)
def test_what_only_looks_so_is_no_post(html: str) -> None:
    posts = ("tweet", "bluesky", "mastodon", "truthsocial", "telegram", "facebook")

    assert not [block for block in blocks(html) if block.type in posts]


def test_a_box_round_two_posts_is_two_posts() -> None:
    """As the one that a network's script makes of a conversation."""
    one, two = (f"<blockquote class=twitter-tweet><a href='{TWEET}{n}'></a></blockquote>" for n in (1, 2))

    assert [f"{TWEET}1", f"{TWEET}2"] == [
        getattr(block, "url", None) for block in blocks(f"<div class=twitter-tweet>{one}{two}</div>")
    ]


@pytest.mark.parametrize(
    ("html", "text", "kind"),
    [
        ("Open <a href='https://t.co/a'>pic.twitter.com/a1B</a>", "Open", "photo"),
        ("Open pic.twitter.com/a1B", "Open", "photo"),
        ("Open pic.x.com/a1B", "Open", "photo"),
    ],
)
def test_a_picture_s_address_is_no_word_of_the_post(html: str, text: str, kind: str) -> None:
    (post,) = blocks(
        f"<blockquote class=twitter-tweet><p>{html}</p>&mdash; Ada (@ada) <a href='{TWEET}'>May 1</a></blockquote>"
    )
    values = post.model_dump(mode="json")

    assert (text, [kind]) == (values["text"], [item["kind"] for item in values["media"]])


@pytest.mark.parametrize(
    "end",
    [
        f"<em>&mdash; Ada (@ada) <a href='{TWEET}'>May 1</a></em>",
        f"&mdash; Ada (@ada) May 1, 2020 {TWEET}",
        f"<footer>&mdash; Ada (@ada) <a href='{TWEET}'>May 1</a></footer>",
        f"&mdash; <b>Ada</b> (@ada) <a href='{TWEET}'><time>May 1</time></a>",
    ],
)
def test_a_byline_in_other_markup_is_no_word_of_the_post(end: str) -> None:
    (post,) = blocks(f"<blockquote class=twitter-tweet><p>Open.</p>{end}</blockquote>")
    values = post.model_dump(mode="json")

    assert ("Open.", "Ada", "ada", "2020-08-30T09:18:47Z") == tuple(
        values[name] for name in ("text", "author", "handle", "posted")
    )


@pytest.mark.parametrize(
    "words",
    [
        "View this post on Instagram",
        "Sieh dir diesen Beitrag auf Instagram an",
        "Voir cette publication sur Instagram",
        "Ver esta publicación en Instagram",
        "この投稿をInstagramで見る",
        "",
    ],
)
def test_what_the_link_to_a_post_says_is_no_caption(words: str) -> None:
    signed = "<p>A post shared by Ada Example (@ada.b)</p><p></p>"
    (post,) = blocks(f"<blockquote class=instagram-media><p><a href='{INSTA}'>{words}</a></p>{signed}</blockquote>")
    values = post.model_dump(mode="json")

    assert ("", "Ada Example", "ada.b") == (values["text"], values["author"], values["handle"])


@pytest.mark.parametrize(
    "start",
    [
        "<blockquote class=twitter-tweet>",
        "<blockquote class=bluesky-embed>",
        "<blockquote class=instagram-media>",
        "<div class=fb-post>",
        "<div class=fb-video>",
        "<div class=tumblr-post>",
        "<bsky-embed>",
    ],
)
@pytest.mark.parametrize(
    "part",
    [
        "https://a.example/ ",
        "https://",
        "<a href='https://a.example/'>x</a>",
        "<blockquote cite=https://a.example/>x</blockquote>",
        "<p>x</p>",
        "— a (@a) ",
        "pic.x.com/a ",
    ],
)
def test_a_long_embed_costs_no_more_than_its_length(start: str, part: str) -> None:
    def spent(count: int) -> None:
        html = start + part * count
        embedkit.read(html, format="html")

    assert growth(spent, 1_000) < LINEAR
