"""Addresses: a click goes where the words say, and nowhere else."""

from __future__ import annotations

import pytest

from embedkit import ImageUrl, Url

from .growth import LINEAR, growth

GOOD_URLS = [
    ("https://a.example", "https://a.example"),
    (" HTTPS://News.Example/A b ", "https://news.example/A%20b"),
    ("http://a.example:8080/x?q=1&r=2#f", "http://a.example:8080/x?q=1&r=2#f"),
    ("https://a.example/@name?@x#@y", "https://a.example/@name?@x#@y"),
    ("https://a.example/é\"<>'`", "https://a.example/%C3%A9%22%3C%3E'%60"),
    ("https://a.example/%C3%A9%zz", "https://a.example/%C3%A9%zz"),
    ("https://a.example/\u202egpj", "https://a.example/%E2%80%AEgpj"),
    ("https://bücher.example/", "https://xn--bcher-kva.example/"),
    # IDNA 2008, by which registries sell them and browsers open them; of IDNA 2003 each is another domain.
    ("https://faß.example/", "https://xn--fa-hia.example/"),
    ("https://βόλος.example/", "https://xn--nxasmm1c.example/"),
    ("https://نامه\u200cای.example/", "https://xn--mgba3gch31f060k.example/"),
    ("https://_a.Bücher.example:8080/", "https://_a.xn--bcher-kva.example:8080/"),
    ("https://例え。example/", "https://xn--r8jz45g.example/"),
    ("https://i\u2764.example/", "https://xn--i-7iq.example/"),
    ("https://my_blog.a.example/x", "https://my_blog.a.example/x"),
    ("http://[2001:db8::1]/x", "http://[2001:db8::1]/x"),
    ("mailto:desk@news.example?subject=Hello%20you", "mailto:desk@news.example?subject=Hello%20you"),
    ("tel:+1-555-0100", "tel:+1-555-0100"),
]


@pytest.mark.parametrize(("value", "clean"), GOOD_URLS)
def test_ordinary_addresses_are_kept_in_ascii(value: str, clean: str) -> None:
    assert clean == Url(value)
    assert clean == Url(str(Url(value)))


BAD_URLS = [
    "",
    "/relative",
    "//a.example/",
    "a.example",
    "https:a.example",
    "https:///a.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "\u200bjavascript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:https://a.example/x",
    "https://bank.example@evil.example/",
    "https://bank.example:pass@evil.example/",
    "https://@evil.example/",
    "https://bank.example\\@evil.example/",
    "https:\\\\evil.example/",
    "https://bank.example\uff0f@evil.example/",
    "https://a.exam\nple/",
    "https://a.example/a\rb",
    "https://a.example/\x00",
    "https://a.example%00.evil.example/",
    "https://a%2eexample/",
    "https://a..example/",
    "https://ü..example/",
    "https://a%2eü.example/",
    "https://ba\u200cnk.example/",
    "https://\u2764\u200d.example/",
    "https://-ü.example/",
    f"https://{'ü' * 70}.example/",
    f"https://{'ü.' * 200}example/",
    "https://a.example:99999/",
    "https://a.example:80x/",
    "https://a.example/\ud800",
    "https://<b>/",
    "mailto:",
    "mailto:a@b.example\nBcc: v@e.example",
    "mailto:a@b.example?subject=x%0d%0aBcc:v@e.example",
    "mailto:a@b.example?subject=x%0ABcc:v@e.example",
    "mailto:a@b.example?bcc=v@e.example",
    "mailto:a@b.example?attach=/etc/passwd",
    "tel:\u202e1",
]


@pytest.mark.parametrize("value", BAD_URLS)
@pytest.mark.parametrize("kind", [Url, ImageUrl])
def test_addresses_that_mislead_or_run_are_refused(kind: type[Url], value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        kind(value)


@pytest.mark.parametrize("value", [value for value in BAD_URLS if value not in ("//a.example/", "/relative")])
@pytest.mark.parametrize("base", [None, "https://news.example/story"])
def test_parse_gives_none_or_the_sites_own_address(base: str | None, value: str) -> None:
    """Joined to the article's address, a bad link is gone or leads to the site itself, never elsewhere."""
    url = Url.parse(value, base)

    assert url is None or url.startswith("https://news.example/")


@pytest.mark.parametrize("value", ["mailto:a@b.example", "tel:+15550100"])
def test_a_picture_is_on_the_web(value: str) -> None:
    with pytest.raises(ValueError, match="not an absolute address"):
        ImageUrl(value)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.news.example:8080/x", "news.example"),
        ("https://news.example?x", "news.example"),
        ("https://news.example#x", "news.example"),
        ("https://xn--bcher-kva.example/", "xn--bcher-kva.example"),
        ("http://[2001:db8::1]:443/x", "[2001:db8::1]"),
        ("http://[2001:db8::1]", "[2001:db8::1]"),
        ("http://[2001:db8::1]?a:b]", "[2001:db8::1]"),
        ("mailto:a@b.example", ""),
    ],
)
def test_the_host_that_a_card_shows_is_the_one_a_click_reaches(url: str, host: str) -> None:
    assert host == Url(url).host


@pytest.mark.parametrize("part", ["ü", "ü.", ".ü", "a\u0301", "\u2764", "\u00ad", "\u0627\u200c"])
def test_a_long_domain_costs_no_time(part: str) -> None:
    """Libraries that follow the standard took minutes for such a name."""

    def spent(count: int) -> None:
        for _ in range(50):
            Url.parse(f"https://{part * count}.example/")

    assert growth(spent, 10_000) < LINEAR
