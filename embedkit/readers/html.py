"""HTML as a content system emits it: a fragment, or a simple whole document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..element import Element
from ..errors import InputError
from ..fields import Url
from ..model import Article, Block
from ..registry import Registry
from ..report import Report
from . import Source
from .decode import check_depth
from .metadata import Facts, facts_of_document, facts_of_header

DEEPEST_CONTAINER = 150

INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "br",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
SILENT = frozenset(
    [
        "script",
        "style",
        "link",
        "meta",
        "template",
        "head",
        "title",
        "base",
        "svg",
        "math",
        "input",
        "select",
        "textarea",
        "button",
        "param",
        "source",
    ]
)
# Site furniture: kept out of an article when it stands in a whole document.
FURNITURE = frozenset(["nav", "footer"])
_MEDIA = re.compile(r"<(?:img|iframe|picture|figure|video|audio|object|embed|blockquote|table|ul|ol|amp-[a-z]+)\b")
_EMOJI = re.compile(r"(?:^|\s)(?:emoji|wp-smiley|emojione|joypixels)(?:\s|$)")


def read(source: Source, registry: Registry) -> Article:
    """The article in ``source``."""
    check_depth(source.text, source.name)
    tree = LexborHTMLParser(source.text)
    body = tree.body
    if body is None:
        raise InputError(f"{source.name}: no HTML in it")
    facts = facts_of_document(tree, source.url)
    base = source.url or facts.base or facts.url
    root, whole = _root(tree, body)
    report = Report()
    walker = _Walker(registry, base, report, whole=whole)
    walker.skip = facts_of_header(root, body, facts, base)
    walker.walk(root, 0)
    return _article(facts, source.url, walker.blocks, report)


def _article(facts: Facts, url: str | None, blocks: list[Block], report: Report) -> Article:
    return Article.model_construct(
        title=facts.title,
        summary=facts.summary,
        byline=facts.byline,
        published=facts.published,
        updated=facts.updated,
        url=facts.url or Url.parse(url),
        lang=facts.lang,
        dir=facts.dir,
        blocks=tuple(blocks),
        notes=tuple(report.notes),
    )


def _root(tree: LexborHTMLParser, body: LexborNode) -> tuple[LexborNode, bool]:
    """The element that holds the article, and whether it was found inside a page with other things."""
    for selector in ("[itemprop=articleBody]", "article", "main", "[role=main]"):
        found = tree.css(selector)
        if len(found) == 1 or (found and selector == "article" and len(found[0].text()) * 2 > len(body.text())):
            return found[0], True
    return body, bool(tree.head and tree.head.css_first("title"))


class _Walker:
    """Walks containers, lets block types claim elements, and makes paragraphs of runs of inline content."""

    def __init__(self, registry: Registry, base: str | None, report: Report, *, whole: bool) -> None:
        self.registry = registry
        self.claims = registry.claims
        self.base = base
        self.report = report
        self.whole = whole
        self.blocks: list[Block] = []
        self.skip: set[int] = set()

    def walk(self, parent: LexborNode, depth: int) -> None:
        """Everything inside ``parent``, in order."""
        run: list[str] = []
        for node in parent.iter(include_text=True):
            tag = node.tag or ""
            if tag == "-text":
                text = node.text_content or ""
                run.append(text.replace("&", "&amp;").replace("<", "&lt;"))
            elif tag[0] == "-" or (self.skip and node.mem_id in self.skip):
                continue
            elif tag in INLINE and not self._holds_media(node):
                run.append(node.html or "")
            else:
                self._paragraph(run)
                run = []
                self._element(node, tag, depth)
        self._paragraph(run)

    def _element(self, node: LexborNode, tag: str, depth: int) -> None:
        if tag == "p" and self._simple_paragraph(node):
            return
        if tag == "img" and _is_emoji(node):
            self._paragraph([node.html or ""])
        elif self._claimed(node, tag) or tag in SILENT:
            return
        elif tag == "noscript":
            self._noscript(node, depth)
        elif self.whole and tag in FURNITURE:
            self.report.add(f"<{tag}> left out: site navigation, not article", weight="info")
        elif depth >= DEEPEST_CONTAINER:
            self.report.add("boxes nested too deep; kept as plain text")
            self._paragraph([Element(node).text.replace("&", "&amp;").replace("<", "&lt;")])
        elif tag in ("iframe", "object", "embed", "video", "audio"):
            self._unclaimed_embed(node, tag)
        else:
            if tag == "form":
                self.report.add("a form that no block type knows: its words were kept, its fields left out")
            self.walk(node, depth + 1)

    def _simple_paragraph(self, node: LexborNode) -> bool:
        """Handle a ``<p>`` that holds text only. False: it holds something that may be a block."""
        inner = node.inner_html or ""
        if "<" in inner and _MEDIA.search(inner):
            media = node.css("img, iframe, picture, figure, video, audio, object, embed, blockquote, table, ul, ol")
            if not media or any(item.tag != "img" or not _is_emoji(item) for item in media):
                return self._claimed(node, "p", rank=1)
        elif not inner or inner.isspace():
            return True
        if inner[:7] in ("http://", "https:/") or (inner[:2] == "<a" and inner.rstrip()[-4:] == "</a>"):
            text = node.text(strip=True)
            if " " not in text and (url := Url.parse(text)) and self._claimed_url(url):
                return True
        return self._claimed(node, "p") or not node.text(strip=True)

    def _claimed(self, node: LexborNode, tag: str, rank: int = 0) -> bool:
        """Offer an element to those who asked for such; ``rank`` 1 leaves out who asked for the bare tag."""
        element: Element | None = None
        for block_type in self.claims.element(tag, node.attributes.get("class"), node, bare=not rank):
            element = element or Element(node, self.base)
            if self._take(block_type, partial(block_type.from_html, element)):
                return True
        if tag in ("iframe", "amp-iframe"):
            url = (element or Element(node, self.base)).frame_url()
            return url is not None and self._claimed_url(url)
        return False

    def _claimed_url(self, url: Url) -> bool:
        return any(self._take(cls, partial(cls.from_url, url)) for cls in self.claims.url(url))

    def _take(self, block_type: type[Block], make: Callable[[], Block | Sequence[Block] | None]) -> bool:
        """Let a block type make a block; whatever it raises costs only its claim."""
        try:
            result = make()
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # a plugin may raise anything, SystemExit too
            self.report.add(f"could not read an element: {type(error).__name__}: {error}", plugin=block_type.type)
            return False
        if result is None:
            return False
        self.blocks.extend([result] if isinstance(result, Block) else result)
        return True

    def _paragraph(self, run: Iterable[str]) -> None:
        """A run of inline content, as the paragraph that it means."""
        html = "".join(run)
        if not html or html.isspace():
            return
        tree = LexborHTMLParser(f"<p>{html}</p>")
        node = tree.css_first("p")
        if node is not None:
            self._simple_paragraph(node)

    def _holds_media(self, node: LexborNode) -> bool:
        """Whether an inline element holds something that is a block of its own."""
        if node.first_child is None:
            return False
        html = node.inner_html or ""
        return "<" in html and (_MEDIA.search(html) is not None or "<p" in html or "<div" in html)

    def _noscript(self, node: LexborNode, depth: int) -> None:
        """The copy that a lazy loader leaves for browsers without script: needed only where the picture is not."""
        before = node.prev
        while before is not None and not before.is_element_node:
            before = before.prev
        if before is None or before.tag not in ("img", "picture", "iframe", "a", "figure", "amp-img"):
            self.walk(node, depth + 1)

    def _unclaimed_embed(self, node: LexborNode, tag: str) -> None:
        url = Element(node, self.base).frame_url() or Element(node, self.base).url("data", "href")
        if url is None:
            self.report.add(f"<{tag}> left out: it has no address")
            return
        self.report.add(f"<{tag}> of {url.host}: no block type knows it; kept as a link", weight="info")
        self._paragraph([f'<a href="{url.replace("&", "&amp;")}">{url.host}</a>'])


def _is_emoji(node: LexborNode) -> bool:
    """Whether a picture is a character of its line: an emoji, or no taller than one."""
    attributes = node.attributes
    if _EMOJI.search(attributes.get("class") or ""):
        return True
    height = attributes.get("height") or ""
    return bool(attributes.get("alt")) and height.isdigit() and 2 < int(height) <= 24
