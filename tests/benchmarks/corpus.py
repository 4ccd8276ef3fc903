"""The article that is measured: 25 paragraphs, 2 headings, a tweet, 2 photos, an explainer, a promo, a link card."""

from __future__ import annotations

# News copy: one paragraph in two has a link or a word in italics.
SENTENCES = (
    "The council voted on Tuesday to keep the ferry running through the winter, at least until the bridge is open.",
    "It was the third vote in as many months, and the first that nobody walked out of.",
    "Fares rise by forty cents in January; children under twelve ride free, as they have since the war.",
    'A spokeswoman said the <a href="https://council.example/minutes?year=2026&amp;item=4">minutes of the meeting</a> were public.',
    "The smaller of the two boats is sixty years old, and smells of it.",
    "Engineers measured the piers twice &amp; found them sound.",
    "“We have <em>always</em> said so,” she added, “and we shall go on saying so.”",
    "Nobody on the quay could remember a winter without it, though several had tried.",
    "The harbour master keeps the timetable in a drawer, next to a photograph of the first crossing.",
    "What happens to the old terminal is an open question, and an expensive one.",
    "By Friday the queue for season tickets reached the fish market.",
)


TWEET = """<blockquote class="twitter-tweet" data-dnt="true"><p lang="en" dir="ltr">The ferry leaves at 7:40, not 7:45.
Sorry! <a href="https://twitter.com/hashtag/ferry?src=hash&amp;ref_src=twsrc%5Etfw">#ferry</a></p>&mdash; Harbour Ferries
(@harbourferries) <a href="https://twitter.com/harbourferries/status/1300000000000000000?ref_src=twsrc%5Etfw">August 30, 2020</a></blockquote>
<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>"""

PHOTO = """<figure class="wp-block-image size-large"><img src="https://images.example/ferry-{n}.jpg" alt="A ferry at a pier"
width="1200" height="800" class="wp-image-{n}"/><figcaption class="wp-element-caption">The ferry at dawn. Ada Example/Reuters</figcaption></figure>"""

EXPLAINER = """<aside class="explainer"><h3>What to know about the ferry</h3><p><strong>Who runs it?</strong> The council does,
with two boats.</p><p><strong>What does it cost?</strong> Three euros, and nothing for children.</p></aside>"""

PROMO = """<div class="newsletter-signup"><h3>The Harbour Letter</h3><p>What moved on the water, every Friday.</p>
<form action="https://news.example/newsletters/harbour"><input type="email" name="email"><button>Sign up</button></form></div>"""

LINK = """<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://news.example/bridge">
<div class="kg-bookmark-content"><div class="kg-bookmark-title">How the bridge was built</div>
<div class="kg-bookmark-description">Four years, nine hundred people, one long argument.</div>
<div class="kg-bookmark-metadata"><span class="kg-bookmark-publisher">The Daily Example</span></div></div></a></figure>"""


def paragraph(number: int) -> str:
    """One of some hundred different paragraphs, about 430 bytes."""
    chosen = (SENTENCES[(number * step + step) % len(SENTENCES)] for step in (1, 2, 3, 5, 7))
    return f"<p>{' '.join(chosen)}</p>"


def article(paragraphs: int) -> str:
    """The article with this many paragraphs."""
    text = [paragraph(number) for number in range(paragraphs)]
    rest = [
        "<h2>The vote</h2>",
        TWEET,
        PHOTO.format(n=1),
        EXPLAINER,
        "<h2>What is next</h2>",
        PHOTO.format(n=2),
        PROMO,
        LINK,
    ]
    step = max(1, len(text) // len(rest))
    parts = []
    for at, block in enumerate(rest):
        parts += [*text[at * step : (at + 1) * step], block]
    return "\n".join([*parts, *text[len(rest) * step :]])
