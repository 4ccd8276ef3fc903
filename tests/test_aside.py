"""Addresses that are not in ``src``: lazy loaders, consent tools, several sizes, files that show nothing."""

from __future__ import annotations

import pytest

from embedkit import read
from embedkit.kit import Element
from embedkit.kit.placeholder import is_placeholder
from embedkit.kit.srcset import best_of

from .growth import LINEAR, growth

PLACEHOLDERS = (
    "blank.gif spacer.gif /wp/pixel.gif transparent.png 1x1.gif /x/1x1.png?v=2 placeholder.svg placeholder.jpg "
    "placeholder-1200x800.png image-placeholder.png placeholder_image.webp lazy-placeholder.gif grey-placeholder.png "
    "transparent-pixel.gif white-pixel.png pixel-1x1.gif blank-2.png blank.3fa9c1.png placeholderImage.png "
    "post-thumbnail-placeholder.png transparent-300x200.png spacer@2x.png trans.gif clear.gif lazyload-placeholder.svg "
    "ajax-loader.gif data:image/gif;base64,R0lGODlhAQABAAAAACw= about:blank ABOUT:BLANK javascript:false"
).split()
PHOTOS = (
    "google-pixel-9-pro.png pixel-9.png pixel-art.png blanket-coverage.png carte-blanche.png point-blank-range.png "
    "transparent-solar-panel.png transparent-government.svg spacers.png placeholder-names-in-law.png blanks-fired.gif "
    "subpixel.png clear.jpg clear-sky.gif empty.png empty-shelves.gif blank.jpg loading.png loading-dock.png 2x.png "
    "the-blank-page.webp megapixel.png transparentpanel.svg größe-blank-straße.png /blank.gif/pier.png"
).split()


@pytest.mark.parametrize("name", PLACEHOLDERS)
def test_a_file_that_shows_nothing_is_known_by_its_whole_name(name: str) -> None:
    address = name if ":" in name else f"https://cdn.example/a/{name.lstrip('/')}"

    assert is_placeholder(address)


@pytest.mark.parametrize("name", PHOTOS)
def test_no_photo_is_lost_by_its_name(name: str) -> None:
    address = f"https://cdn.example/a/{name.lstrip('/')}"

    assert not is_placeholder(address)
    assert ["photo"] == [block.type for block in read(f'<p>a</p><img src="{address}" alt="">', "html").blocks[1:]]


BIG = "https://cdn.example/big.jpg"
SIZES = [
    ("{}", BIG),
    ("/s.jpg 300w, {} 1600w, /h.jpg 2400w", BIG),
    ("/h.jpg 2400w, {} 1600w, /s.jpg 300w", BIG),
    ("{} 1600w, /h.jpg 2400w, /s.jpg 300w", BIG),
    ("/h.jpg 2400w,{} 1600w,/s.jpg 300w", BIG),
    ("/hh.jpg 4000w, {} 2400w, /h.jpg 3000w", BIG),
    ("/s.jpg 1x, {} 2x", BIG),
    ("/hh.jpg 4x, {} 2x, /s.jpg", BIG),
    ("/s.jpg, {} 1.5x", BIG),
    ("{} 800w 600h, /s.jpg 400w 300h", BIG),
    ("\n  /s.jpg 300w,\n  {} 900w\n", BIG),
    (", ,{} 900w, ,", BIG),
    ("/c/w_300,h_200/s.jpg 300w, /c/w_900,h_600,c_fill/b.jpg 900w", "/c/w_900,h_600,c_fill/b.jpg"),
    ("/c/w_300,c_fill/s.jpg 1x,/c/w_900,c_fill/b.jpg 2x", "/c/w_900,c_fill/b.jpg"),
    ("https://a.example/s.jpg,https://a.example/b.jpg 2x", "https://a.example/b.jpg"),
    ("/s.jpg, /t.jpg", "/s.jpg"),
    ("", ""),
    (" , ", ""),
]


@pytest.mark.parametrize(("srcset", "best"), SIZES)
def test_of_several_sizes_the_largest_that_is_of_use(srcset: str, best: str) -> None:
    """In whatever order they are listed, by width or by density, with commas in the addresses."""
    assert best == best_of(srcset.format(BIG))


FILM = "https://www.youtube.com/embed/aa-Ferry_00"
FRAMES = [
    'data-src-cmplz="{}" src="about:blank"',
    'data-src-cmplz="{}" src="https://news.example/wp/placeholder-film.html" data-placeholder-image="/a.jpg"',
    'data-cookieconsent="marketing" data-cookieblock-src="{}"',
    'consent-original-src-_="{}" consent-required="3" src=""',
    'data-suppressedsrc="{}" class="_iub_cs_activate" src="//cdn.example/empty.html"',
    'data-uc-src="{}" data-uc-id="x"',
    'nitro-lazy-src="{}" src="data:text/html,"',
    'data-ezsrc="{}"',
    'data-opt-src="{}" src="about:blank"',
    'data-lazy="{}"',
    'data-service-url="{}" data-share-url="https://share.example/x" src=""',
    'data-address="{}" src=" about:blank "',
    'data-privacy-policy="https://policy.example/" poster="https://a.example/p.jpg" data-never-seen-before="{}"',
    'data-thumb="https://i.example/a.jpg" data-picture="https://i.example/b.jpg" data-embed="{}"',
    'data-cookie-policy-url="https://policy.example/" src="{}"',
    'data-cookieconsent="marketing" data-title="https://a.example" src="{}"',
    'src="{}" data-page="https://news.example/story"',
]


@pytest.mark.parametrize("attributes", FRAMES)
@pytest.mark.parametrize("tag", ["iframe", "amp-iframe"])
def test_a_frame_keeps_its_address_whoever_hid_it(tag: str, attributes: str) -> None:
    """Readers of a site with a consent tool would lose every film, and their editors would not be told."""
    blocks = read(f"<p>a</p><{tag} {attributes.format(FILM)}></{tag}>", "html", "https://news.example/story").blocks

    assert ["paragraph", "video"] == [block.type for block in blocks]


@pytest.mark.parametrize(
    "attributes",
    [
        'data-share="https://share.example/x"',
        'data-privacy-policy="https://policy.example/"',
        'poster="https://a.example/p.jpg" src="about:blank"',
        'data-poster-src="https://a.example/p.jpg"',
        'data-tracking-url="https://t.example/x"',
        'data-image="https://a.example/p.jpg"',
        'data-permalink="https://news.example/story"',
        'title="https://a.example/"',
        'data-words="see https://a.example/"',
        'onload="//a.example/x"',
    ],
)
def test_an_address_of_something_else_is_not_the_frames(attributes: str) -> None:
    frame = Element.parse(f"<iframe {attributes}></iframe>").children[0]

    assert frame.frame_url() is None


PICTURES = [
    'data-src-cmplz="{}" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="',
    'data-cookieblock-src="{}"',
    'consent-original-src-_="{}" src=""',
    'data-suppressedsrc="{}"',
    'data-uc-src="{}"',
    'nitro-lazy-src="{}" nitro-lazy-empty src="data:image/svg+xml;base64,AAAA"',
    'nitro-lazy-srcset="/s.jpg 300w, {} 900w"',
    'data-ezsrc="{}" src="/ezoimgfmt/blank.gif"',
    'data-opt-src="{}" src="data:image/svg+xml,%3Csvg%3E"',
    'data-normal="{}"',
    'data-permalink="https://news.example/page" data-thumb="https://cdn.example/t.jpg" data-full-url="{}"',
    'data-attachment-page="https://news.example/p" data-other="https://news.example/about" data-unheard-of="{}"',
    'src="{}" data-image-page="https://news.example/about"',
    'src="{}" data-consent-tool="https://cmp.example/x"',
]


@pytest.mark.parametrize("attributes", PICTURES)
def test_a_picture_keeps_its_address_whoever_hid_it(attributes: str) -> None:
    picture = Element.parse(f'<img alt="A" {attributes.format(BIG)}>', "https://news.example/story").children[0]

    assert BIG == picture.image()


def test_no_list_of_sizes_and_no_name_takes_long() -> None:
    """Twice the input takes twice the time, not four times."""

    def spent(size: int) -> None:
        for part in (",", "a", " ", "a,", "a ", "a 1", "1x,", ",//", "a,//", "a 1w "):
            best_of(part * size)
        for part in ("a-", "1", "aA", "blank-", ".", "/", "f1"):
            is_placeholder(f"https://a.example/{part * size}.png")

    assert growth(spent, 40_000) < LINEAR
