"""A photo's caption and its credit: told apart in every shape, and no word of either lost or glued to another."""

from __future__ import annotations

import pytest

from embedkit import read, render
from embedkit.kit.credit import is_pasted_caption, split_credit

from .growth import LINEAR, growth

LINES = [
    # labels
    ("The pier. Photo: Ada Example", "The pier.", "Ada Example"),
    ("The pier (Photo by Ada Example/AP)", "The pier", "Ada Example/AP"),
    ("The pier. Credit... Ada Example/The Times", "The pier.", "Ada Example/The Times"),
    ("The pier. Credit…Ada Example", "The pier.", "Ada Example"),
    ("The pier.Credit...Ada Example for The Times", "The pier.", "Ada Example for The Times"),
    ("The pier.CreditAda Example/The Times", "The pier.", "Ada Example/The Times"),
    ("Credit: Ada Example", "", "Ada Example"),
    ("Photo by Ada Example on Unsplash", "", "Ada Example on Unsplash"),
    ("Photo\xa0by\xa0Ada Example", "", "Ada Example"),
    ("Photo by ada_example / Unsplash", "", "ada_example / Unsplash"),
    ("Photo by @ada", "", "@ada"),
    ("Photo by the National Park Service", "", "the National Park Service"),
    ("Photo by de la Example", "", "de la Example"),
    ("Photo by courtesy of the museum", "", "courtesy of the museum"),
    ("The pier. Photo by staff", "The pier.", "staff"),
    ("Image credit: NASA", "", "NASA"),
    ("Foto: privat", "", "privat"),
    ("Der Steg. Foto: dpa", "Der Steg.", "dpa"),
    ("Le port. Crédit photo : Ada Example", "Le port.", "Ada Example"),
    ("橋の朝。写真：例子", "橋の朝。", "例子"),
    ("Photo Illustration by Ada Example", "", "Photo Illustration by Ada Example"),
    ("A heron. Illustration: Ada Example", "A heron.", "Illustration: Ada Example"),
    ("A heron (Illustration by Ada Example)", "A heron", "Illustration by Ada Example"),
    ("The pier | Photo: Ada", "The pier", "Ada"),
    # a caption that only sounds like one
    ("Photo by the river in 1920", "Photo by the river in 1920", ""),
    ("Photos by the hundred hung on the wall", "Photos by the hundred hung on the wall", ""),
    ("A picture by the sea", "A picture by the sea", ""),
    ("Image by image, the film was mended", "Image by image, the film was mended", ""),
    ("Picture by her grandmother's bed", "Picture by her grandmother's bed", ""),
    ("He called the photo: a fake", "He called the photo: a fake", ""),
    ("A telephoto: Nikon's", "A telephoto: Nikon's", ""),
    ("Her photo... nobody knew", "Her photo... nobody knew", ""),
    ("He gave CreditSuisse a call", "He gave CreditSuisse a call", ""),
    ("Photo by", "Photo by", ""),
    # names
    ("The pier. Chang W. Example/The Times", "The pier.", "Chang W. Example/The Times"),
    ("The pier. Ada Example and Bo Ek/The Times", "The pier.", "Ada Example and Bo Ek/The Times"),
    ("“It was dawn.” Ada Example for The Harbour Times", "“It was dawn.”", "Ada Example for The Harbour Times"),
    ("He met J. Ada Example/Reuters", "He met J. Ada Example/Reuters", ""),
    ("Ada Example/Reuters", "", "Ada Example/Reuters"),
    ("Ada Example/The Times", "Ada Example/The Times", ""),
    ("Ada Example for The Times", "Ada Example for The Times", ""),
    ("They left. His/Her coat stayed", "They left. His/Her coat stayed", ""),
    ("They left. And/Or", "They left. And/Or", ""),
    ("He wore a red/blue shirt and/or a hat.", "He wore a red/blue shirt and/or a hat.", ""),
    ("It rained. Ada Example for the win", "It rained. Ada Example for the win", ""),
    ("It rained. A vote for The People", "It rained. A vote for The People", ""),
    ("The pier. © Ada Example", "The pier.", "© Ada Example"),
    ("The pier. (Ada Example via AP)", "The pier.", "Ada Example via AP"),
    ("The pier. AP Photo", "The pier.", "AP Photo"),
    ("Word " * 100 + "end. Photo: Ada", "Word " * 100 + "end.", "Ada"),
]


@pytest.mark.parametrize(("line", "caption", "credit"), LINES, ids=[line[-40:] for line, _, _ in LINES])
def test_a_line_is_parted_into_caption_and_credit(line: str, caption: str, credit: str) -> None:
    assert (caption, credit) == split_credit(line)


@pytest.mark.parametrize(("line", "caption", "credit"), LINES, ids=[line[-40:] for line, _, _ in LINES])
def test_no_caption_and_no_credit_loses_a_word(line: str, caption: str, credit: str) -> None:
    article = read(
        f"<p>a</p><figure><img src='https://a.example/b.jpg'><figcaption>{line}</figcaption></figure>", "html"
    )
    fields = article.blocks[1].model_dump()

    assert (" ".join(caption.split()), credit) == (" ".join(fields["caption"].split()), fields["credit"])


PASTED = [
    ("The ferry left at dawn. Ada Example/The Times", True),
    ("The ferry left at dawn. Ada Example for The Times", True),
    ("The ferry left at dawn. Ada Example/Reuters.", True),
    ("The ferry left at dawn. ADA EXAMPLE/AP — File", True),
    ("“We left at dawn.” Ada Example and Bo Ek/The Times", True),
    ("Ada Example/Reuters", False),
    ("Ada Example for The Times", False),
    ("He was there for The Times", False),
    ("They asked for it. It was for The Hague", False),
    ("We met Ada Example, for The Times.", False),
    ("She left. He/She did not.", False),
    ("They chose either. And/or both/neither", False),
    ("It was open. Monday/Tuesday", False),
    ("Prices rose. New York/London trains ran late", False),
]


@pytest.mark.parametrize(("line", "is_caption"), PASTED)
def test_pasted_lines_are_captions_only_where_names_end_them(line: str, is_caption: bool) -> None:
    assert is_caption == is_pasted_caption(line)


WORDS = "The pier at dawn."
FIGURES = [
    ("<span>Credit</span><span>Ada W. Example/The Times</span>", "", "Ada W. Example/The Times"),
    (f"<span>{WORDS}</span><span>Credit</span><span>Ada W. Example/The Times</span>", WORDS,
     "Ada W. Example/The Times"),
    (f"<span>{WORDS}</span><span><span>Credit...</span><span>Ada Example</span></span>", WORDS, "Ada Example"),
    (f"<span>{WORDS}</span> <span class=x>Credit…</span><span><span>Ada Example for The Times</span></span>", WORDS,
     "Ada Example for The Times"),
    ("<span>Credit</span><span>Photo Illustration by Ada Example</span>", "", "Photo Illustration by Ada Example"),
    ("<span class=credit><span>Credit</span><span>Ada Example/The Times</span></span>", "", "Ada Example/The Times"),
    (f"{WORDS}<span class=credit><span>Photo by</span> <a href=https://a.example/>Ada</a><a href=https://u.example/>"
     "Unsplash</a></span>", WORDS, "Ada Unsplash"),
    (f"{WORDS} <b class=credit-label>Photo:</b><b class=credit-name>Ada Example</b>", WORDS, "Ada Example"),
    (f"{WORDS}<i class=credit-name>Ada Example</i><i class=credit-house>AP</i>", WORDS, "Ada Example AP"),
    ('Photo by <a href="https://u.example/@ada">Ada Example</a> on <a href="https://u.example/">Unsplash</a>', "",
     "Ada Example on Unsplash"),
    ('<span>Photo by </span><a href="https://u.example/@ada"><span>Ada</span></a><span> / </span>'
     '<a href="https://u.example/"><span>Unsplash</span></a>', "", "Ada / Unsplash"),
    (f'{WORDS} Photo by <a href="https://u.example/@ada">Ada</a> on <a href="https://u.example/">Unsplash</a>', WORDS,
     "Ada on Unsplash"),
    ('The <em>pier</em> at <a href="https://p.example/">dawn</a>. Photo by <a href="https://u.example/">Ada</a>',
     'The <em>pier</em> at <a href="https://p.example/">dawn</a>.', "Ada"),
    (f"<span class=visually-hidden>Image caption, </span>{WORDS}", WORDS, ""),
    (f"<span class=off-screen>Media caption</span><span class=media-caption__text>{WORDS}</span>", WORDS, ""),
    (f"Media caption{WORDS}", WORDS, ""),
    (f"Image caption, {WORDS}", WORDS, ""),
    (f"<span>Image caption</span>{WORDS} <span>Image source, </span>Ada Images", WORDS, "Ada Images"),
    (f"<div>{WORDS}</div><div>Ada Example/Reuters</div>", WORDS, "Ada Example/Reuters"),
    (f"<span>{WORDS}</span><span>Ada Example/Reuters</span>", WORDS, "Ada Example/Reuters"),
    (f"<b>{WORDS}</b> <strong>Bildquelle:</strong> Ada Beispiel", f"<b>{WORDS}</b>", "Ada Beispiel"),
    ("<b>Credit</b> is due to the pier.", "<b>Credit</b> is due to the pier.", ""),
    ("<b>Source</b> of the Nile.", "<b>Source</b> of the Nile.", ""),
    ("Photo by the river in 1920", "Photo by the river in 1920", ""),
    ("Ten &lt; twenty &amp; more. Photo: Ada", "Ten &lt; twenty &amp; more.", "Ada"),
    ("One<br>two &amp; three. Photo: Ada", "One<br>two &amp; three.", "Ada"),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "caption", "credit"), FIGURES)
def test_a_figures_words_are_its_caption_and_its_credit(inside: str, caption: str, credit: str) -> None:
    html = f"<p>a</p><figure><img src='https://a.example/b.jpg' alt='x'><figcaption>{inside}</figcaption></figure>"
    fields = read(html, "html").blocks[1].model_dump()

    assert (caption, credit) == (fields["caption"].replace("<span>", "").replace("</span>", ""), fields["credit"])


def test_a_gallery_reads_its_captions_in_the_same_way() -> None:
    """Else the words of a label would be taken for lost ones, and the gallery for none."""
    insides = (
        f"<span>{WORDS}</span><span>Credit...</span><span>Ada Example for The Times</span>",
        f"<span class=off-screen>Image caption</span><span>{WORDS}</span>",
        'Photo by <a href="https://u.example/@ada">Ada</a> on <a href="https://u.example/">Unsplash</a>',
    )
    items = (f"<figure><img src='https://a.example/b.jpg'><figcaption>{one}</figcaption></figure>" for one in insides)
    gallery = read(f"<p>a</p><div class=gallery>{''.join(items)}</div>", "html").blocks[1].model_dump()

    assert [(WORDS, "Ada Example for The Times"), (WORDS, ""), ("", "Ada on Unsplash")] == [
        (photo["caption"].replace("<span>", "").replace("</span>", ""), photo["credit"]) for photo in gallery["photos"]
    ]


def test_labels_outside_the_caption_are_read_too() -> None:
    html = (
        "<figure><div><img src='https://a.example/b.jpg' alt='x'><span class=off-screen>Image copyright</span>"
        "<span class=story-image-copyright>Ada Images</span></div><figcaption><span class=off-screen>Image caption"
        "</span><span class=media-caption__text>The pier at dawn.</span></figcaption></figure>"
    )
    fields = read(f"<p>a</p>{html}", "html").blocks[1].model_dump()

    assert ("The pier at dawn.", "Ada Images") == (fields["caption"], fields["credit"])


@pytest.mark.parametrize("output", ["email", "web"])
def test_an_illustration_is_not_called_a_photo(output: str) -> None:
    html = "<figure><img src='https://a.example/b.jpg' alt='x'><figcaption>{}</figcaption></figure>"
    for credit, shown in (("Illustration by Ada", "Illustration by Ada"), ("Photo: Ada", "Photo: Ada")):
        page = render(read(f"<p>a</p>{html.format(credit)}", "html"), output)
        assert shown in page
        assert f"Photo: {shown}" not in page


PARTS = [
    ". ",
    "Ada ",
    "Photo ",
    "photo: ",
    "— ",
    "\xa0",
    "(",
    "/",
    "Ada/",
    " for The ",
    "© ",
    "credit...",
    "“",
    "[x] ",
    "A.",
]


@pytest.mark.parametrize("part", PARTS)
def test_no_caption_takes_long(part: str) -> None:
    def spent(size: int) -> None:
        for text in (part * size, part * size + "Photo: Ada", "Photo" + part * size, part * size + "Ada Ek/AP"):
            split_credit(text)
            is_pasted_caption(text)

    assert growth(spent, 5_000) < LINEAR
    html = "<figure><img src='https://a.example/b.jpg'><figcaption>{}</figcaption></figure>"

    def read_in(size: int) -> None:
        inside = f"<span>Credit</span><b>{part}</b>" * size + "<span>" * 100
        read(html.format(inside), "html")

    assert growth(read_in, 100) < LINEAR
