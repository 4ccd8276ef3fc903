"""What hangs on a story without being of it: share buttons, lists of plugins, the lines of embed codes, empty links."""

from __future__ import annotations

import pytest

from embedkit import read

from .growth import LINEAR, growth

LOST = [
    ("<svg width=600 height=400><text>Votes</text></svg>", ["warning: a drawing left out: 'Votes'"]),
    ("<svg width=600><path/></svg>", ["warning: a drawing left out"]),
    ("<svg width=24 height=24><title>Menu</title><path/></svg>", []),
    ("<svg viewBox='0 0 9 9'><path/></svg>", []),
    ("<canvas id=chart></canvas>", ["warning: a <canvas> left out: a script draws it"]),
    ("<button>Play it</button>", ["info: <button> left out: 'Play it'"]),
    ("<input type=hidden name=x>", []),
    ("<script>count()</script><style>p {}</style><template>x</template>", []),
    ("<object>Words</object>", ["warning: <object> left out: it has no address"]),
]


@pytest.mark.parametrize(("html", "notes"), LOST)
def test_what_a_mail_cannot_show_is_told_if_it_showed(html: str, notes: list[str]) -> None:
    article = read(f"<p>Before.</p>{html}<p>After.</p>", "html")

    assert ["Before.", "After."] == [block.model_dump()["text"] for block in article.blocks]
    assert notes == [f"{note.weight}: {note.message}" for note in article.notes]


def test_a_paragraph_of_too_many_tags_is_told() -> None:
    article = read("<p>" + "<span class=x>word</span> " * 6_000 + "</p>", "html")

    assert ["warning"] == [note.weight for note in article.notes]
    assert "links and emphasis left out" in article.notes[0].message


SHARES = (
    "https://www.facebook.com/sharer/sharer.php?u=x",
    "https://twitter.com/intent/tweet?url=x",
    "https://www.linkedin.com/sharing/share-offsite/?url=x",
    "https://api.whatsapp.com/send?text=x",
    "mailto:?subject=x&body=y",
)
ROW = "".join(f"<li><a href='{url}'><svg></svg></a></li>" for url in SHARES)
NAMED_ROW = "".join(f"<li><a href='{url}'>Share there</a></li>" for url in SHARES)

LEFT_OUT = {
    "AddToAny": '<div class="addtoany_share_save_container"><div><a class="a2a_button_x"></a></div></div>',
    "AddToAny of Drupal": '<div class="a2a_kit a2a_kit_size_32"><a href="https://www.addtoany.com/share"></a></div>',
    "Jetpack sharing": '<div class="sharedaddy sd-sharing-enabled"><div><h3 class="sd-title">Share this:</h3>'
    '<ul><li><a href="https://a.example/?share=x">X</a></li></ul></div></div>',
    "Jetpack likes": '<div class="sharedaddy sd-block sd-like"><h3>Like this:</h3><span>Loading...</span></div>',
    "Jetpack related": '<div id="jp-relatedposts" class="jp-relatedposts"><h3><em>Related</em></h3></div>',
    "WordPress social links": '<ul class="wp-block-social-links"><li><a href="https://x.com/a">X</a></li></ul>',
    "a theme's own": f'<div class="post-share-buttons"><span>Share</span>{NAMED_ROW}</div>',
    "a list": f"<ul>{ROW}</ul>",
    "a list with words": f"<ul>{NAMED_ROW}</ul>",
    "a box without a name": f"<div><p>Share this:</p><div>{NAMED_ROW}</div></div>",
    "comments": '<div id="comments" class="comments-area"><h2>2 comments</h2><p>Well said.</p></div>',
}  # fmt: skip


@pytest.mark.parametrize("row", LEFT_OUT.values(), ids=LEFT_OUT)
@pytest.mark.parametrize("whole", [True, False])
def test_what_a_page_hangs_on_a_story_is_left_out_and_told(row: str, whole: bool) -> None:
    html = f"<p>Before.</p>{row}<p>After.</p>"
    article = read(f"<html><title>T</title><body><article>{html}</article></body></html>" if whole else html, "html")

    assert ["Before.", "After."] == [block.model_dump()["text"] for block in article.blocks]
    assert {"info"} == {note.weight for note in article.notes}


KEPT = [
    "<p>Share this with <a href='https://twitter.com/intent/tweet?text=x'>friends on X</a>, and tell them why.</p>",
    "<p><a href='https://twitter.com/intent/tweet?text=x'>The ferry will never come back. Click to tweet</a></p>",
    "<ul><li><a href='https://www.facebook.com/ada'>Our page</a></li><li><a href='https://x.com/h'>X</a></li></ul>",
    "<div class='shared-history'><p>Words.</p></div>",
    "<div class='commentary'><p>Words.</p></div>",
    "<div class='market-share-chart'><p>Words.</p></div>",
    "<ul><li>Write to <a href='mailto:ada@a.example?subject=Ferry'>Ada</a></li></ul>",
    f"<div><p>A long story about sharing, with all that was said on it that day and the next.</p>{'<p>Words.</p>' * 9}"
    f"<ul><li><a href='{SHARES[0]}'>Share</a></li></ul></div>",
]  # fmt: skip


@pytest.mark.parametrize("html", KEPT)
def test_the_storys_own_words_on_sharing_stay(html: str) -> None:
    article = read(f"<p>Before.</p>{html}<p>After.</p>", "html")

    assert len(article.blocks) >= 3
    assert () == article.notes


INVISIBLE = [
    ("<p>\u200b</p>", 0),
    ("<p>&#8203; &nbsp;\ufeff</p>", 0),
    ("\u200b\u2060", 0),
    ('<p><span id="more-1"></span></p>', 0),
    ('<span id="more-1"></span>', 0),
    ("<p><em> </em><br></p>", 0),
    ("<p><a name=x></a></p>", 0),
    ("<p><a href=https://a.example/></a><a href=https://b.example/></a></p>", 2),
    ("<div><a href=https://a.example/><i class=icon></i></a></div>", 1),
    ("<h2>\u200b</h2>", 0),
    ("<ul><li>\u200b</li></ul>", 0),
]


@pytest.mark.parametrize(("html", "notes"), INVISIBLE)
def test_what_nobody_can_see_is_no_block(html: str, notes: int) -> None:
    article = read(f"<p>Before.</p>{html}<p>After.</p>", "html")

    assert ["Before.", "After."] == [block.model_dump().get("text") for block in article.blocks]
    assert ["info"] * notes == [note.weight for note in article.notes]


def test_a_line_of_zero_width_spaces_parts_pasted_paragraphs() -> None:
    article = read("One line here.\n\u200b\nAnother line here.\n\n\ufeff \u200b\n\nA third.", "text")

    assert ["One line here.", "Another line here.", "A third."] == [
        block.model_dump()["text"] for block in article.blocks
    ]


def test_a_quotation_that_waits_for_its_script_is_a_link_card() -> None:
    """Imgur's code is an empty link; it was an invisible paragraph."""
    code = '<blockquote class="gallery-embed" data-id="x1"><a href="//pictures.example/x1"></a></blockquote>'
    article = read(f"<p>Before.</p>{code}<p>After.</p>", "html")

    assert "https://pictures.example/x1" == article.blocks[1].model_dump().get("url")


FRAMES = [
    ('style="display:none"', 0, "left out"),
    ('style="visibility: hidden; width: 300px"', 0, "left out"),
    ('width="1" height="1"', 0, "left out"),
    ('style="-webkit-backface-visibility: hidden"', 1, "kept as a link"),
    ('style="backface-visibility:hidden;overflow:hidden"', 1, "kept as a link"),
    ("", 1, "kept as a link"),
]


@pytest.mark.parametrize(("attributes", "blocks", "told"), FRAMES)
def test_a_frame_is_said_to_be_kept_only_if_it_is(attributes: str, blocks: int, told: str) -> None:
    article = read(f'<iframe src="https://counter.example/x" {attributes}></iframe>', "html")

    assert blocks == len(article.blocks)
    assert [told in note.message for note in article.notes] == [True]


CREDITS = {
    "SoundCloud": ('<iframe src="https://w.player.example/p?url=x"></iframe><div style="font-size:10px">'
                   '<a href="https://player.example/ada">Ada</a> · <a href="https://player.example/ada/song">Song</a></div>',
                   "Ada · Song"),
    "Sketchfab": ('<div><iframe src="https://models.example/models/0a1b2c/embed"></iframe><p><a href="https://models.example'
                  '/3d/boat-0a1b2c">Boat</a> by <a href="https://models.example/ada">Ada</a> on '
                  '<a href="https://models.example">Models</a></p></div>', "Boat by Ada on Models"),
    "Canva": ('<div><iframe src="https://www.design.example/design/DAF1x2/view?embed"></iframe></div>'
              '<a href="https://www.design.example/design/DAF1x2/view">Plan</a> by Ada Example', "Plan by Ada Example"),
    "Scribd, before": ('<p><a href="https://paper.example/document/12345678/r">Report</a> by '
                       '<a href="https://paper.example/ada">Ada</a></p>'
                       '<iframe src="https://paper.example/embeds/12345678/content"></iframe>', "Report by Ada"),
    "uMap": ('<iframe src="//map.example/en/map/harbour_12?x=1"></iframe><p><a href="//map.example/en/map/harbour_12">'
             'See full screen</a></p>', ""),
    "Getty, before": ('<div><div><a href="http://www.pictures.example/detail/1234567">Embed from Pictures</a></div>'
                      '<div><iframe src="//embed.pictures.example/embed/1234567"></iframe></div></div>', ""),
    "OpenStreetMap": ('<iframe src="https://www.streets.example/export/embed.html?b=1"></iframe><br><small>'
                      '<a href="https://www.streets.example/#map=1/2/3">View Larger Map</a></small>', ""),
    "GIPHY": ('<iframe src="https://moving.example/embed/3o7abcXYZ"></iframe><p><a href="https://moving.example/gifs/cat-'
              '3o7abcXYZ">via MOVING</a></p>', ""),
}  # fmt: skip


@pytest.mark.parametrize(("code", "caption"), CREDITS.values(), ids=CREDITS)
def test_the_line_of_an_embed_code_goes_to_its_embed(code: str, caption: str) -> None:
    article = read(f"<p>Before.</p>{code}<p>After.</p>", "html")

    assert ["paragraph", "link", "paragraph"] == [block.type for block in article.blocks]
    assert caption == article.blocks[1].caption.plain  # type: ignore[attr-defined]
    assert {"info"} == {note.weight for note in article.notes}


OWN_LINES = [
    '<p><a href="https://a.example/list">See all our films</a></p>',
    '<p>The <a href="https://a.example/v/1a2b3c4d">film</a> was lost for years.</p>',
    '<p><a href="https://a.example/v/1">One</a> by <a href="https://b.example/">Another</a></p>',
    "<p>By Ada Example</p>",
    "<p>Before. <a href='https://a.example/x'>One</a> and, what is more, <a href='https://a.example/y'>Two</a></p>",
]


@pytest.mark.parametrize("line", OWN_LINES)
def test_the_articles_own_line_under_an_embed_stays(line: str) -> None:
    article = read(f'<iframe src="https://a.example/embed/1a2b3c4d"></iframe>{line}<p>After.</p>', "html")

    assert ["link", "paragraph", "paragraph"] == [block.type for block in article.blocks]


@pytest.mark.parametrize(
    "unit",
    ["<a href='https://a.example/x'>x</a> by ", "via ", "\xa0", "<a href='https://a.example/'></a>", "<div class=x>"],
)
def test_lines_under_an_embed_take_time_in_proportion(unit: str) -> None:
    def seconds(count: int) -> None:
        html = f'<iframe src="https://a.example/1"></iframe><p>{unit * count}</p>'
        read(html, "html")

    assert growth(seconds, 500) < LINEAR
