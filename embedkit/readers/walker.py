"""Walks HTML, lets block types claim elements, and makes paragraphs of runs of inline content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from html import escape
from typing import Any

from selectolax.lexbor import LexborNode

from ..fields import Url
from ..fields.base import is_seen
from ..fields.lazy import pattern
from ..fields.rich import MOST_TAGS, is_too_much
from ..host.guard import PluginFault, guard
from ..host.registry import Registry
from ..kit.element import Element, Run
from ..kit.embed import copy_of
from ..kit.picture import is_dot
from ..model import Block
from ..report import Report
from .credits import Credits
from .furniture import furniture, named
from .silent import lost, unseen_links
from .unclaimed import embed_of_box, embed_of_script

DEEPEST_CONTAINER = 150

INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small "
    "span strike strong sub sup time tt u var wbr".split()
)
SILENT = frozenset(
    "script style link meta template head title base svg math input select textarea button param source canvas".split()
)
_MEDIA = pattern(
    r"<(?:img|iframe|picture|figure|video|audio|object|embed|blockquote|table|ul|ol|script|(?:amp|lite)-[a-z]+)\b"
)

_SHORTCODE = pattern(r"\[embed[^\]]*\]\s*(\S{1,2000})\s*\[/embed\]")


class Walker:
    """Walks containers, lets block types claim elements, and makes paragraphs of runs of inline content."""

    def __init__(self, registry: Registry, base: str | None, report: Report, *, whole: bool) -> None:
        self.registry = registry
        self.claims = registry.claims
        self.base = base
        self.report = report
        self.whole = whole
        self.blocks: list[Block] = []
        self.skip: set[int] = set()
        self.credits = Credits(self.blocks, report)
        self._start = -1
        """Where the blocks of the figure begin that is being walked."""
        self._embeds = False
        """Whether that figure embeds the address that stands in it."""

    def walk(self, parent: LexborNode, depth: int) -> None:
        """Everything inside ``parent``, in order."""
        run: list[str] = []
        for node in parent.iter(include_text=True):
            tag = node.tag or ""
            if tag == "-text":
                text = node.text_content or ""
                if run or not text.isspace():
                    run.append(escape(text, quote=False))
            elif not tag or tag[0] == "-" or (self.skip and node.mem_id in self.skip):
                continue
            elif tag in INLINE and not self._holds_media(node):
                run.append(node.html or "")
            elif tag in SILENT:
                run = self._silent(node, run)
            else:
                if run:
                    self.paragraph(run)
                    run = []
                self._element(node, tag, depth)
        if run:
            self.paragraph(run)

    def _silent(self, node: LexborNode, run: list[str]) -> list[str]:
        """An element that shows nothing by itself, such as a script: it ends a paragraph only if it is an embed."""
        before = len(self.blocks)
        element = Element(node, self.base)
        if not self._claimed(element):
            if loss := lost(element):
                self.report.add(loss[0], weight=loss[1])
            elif node.tag == "script":
                self._unclaimed_script(node)
            return run
        if copy := copy_of(Element(node, self.base)):
            self.skip.add(copy.node.mem_id)
        blocks = self.blocks[before:]
        del self.blocks[before:]
        self.paragraph(run)
        self.blocks += blocks
        return []

    def _element(self, node: LexborNode, tag: str, depth: int) -> None:
        if tag == "p":
            if not self._simple_paragraph(Element(node, self.base)):
                self.walk(node, depth + 1)
        elif self._settled(element := Element(node, self.base)):
            return
        elif depth >= DEEPEST_CONTAINER:
            self.report.add("boxes nested too deep; kept as plain text")
            self.paragraph([escape(Element(node).text, quote=False)])
        elif tag == "figure":
            self._figure(node, depth)
        elif tag == "figcaption" and self._caption(node):
            return
        elif tag in ("iframe", "object", "embed", "video", "audio"):
            self._unclaimed_embed(node, tag)
        elif tag in ("img", "amp-img"):
            self._unclaimed_picture(node)
        else:
            if tag == "blockquote" and (links := unseen_links(element)) and self.claimed_url(links[0], embed=True):
                return  # it waits for a script to draw what it links to
            if tag == "form":
                self.report.add("a form that no block type knows: its words were kept, its fields left out")
            before = len(self.blocks), len(self.report.notes)
            self.walk(node, depth + 1)
            if before == (len(self.blocks), len(self.report.notes)):
                self._unclaimed_box(node, tag)

    def _settled(self, element: Element) -> bool:
        """Whether a block type took an element, or it is furniture; for that, only who asked for more than its tag."""
        kind = furniture(element, whole=self.whole)
        if not kind:
            return self._claimed(element)
        if not self._claimed(element, bare=False):
            self.report.add(f"{named(element)} left out: {kind}, not article", weight="info")
        return True

    def _simple_paragraph(self, element: Element) -> bool:
        """Handle a ``<p>`` that holds text only. False: it holds something that may be a block."""
        inner = element.inner_html
        if not inner or inner.isspace() or ("&nbsp;" in inner and not element.text and "<" not in inner):
            return True
        if not element.is_simple and _MEDIA.search(inner):
            return self._claimed(element, bare=False)
        if self.credits.player is not None and self.credits.takes(element):
            return True
        if len(inner) > MOST_TAGS and not element.is_simple and is_too_much(inner):
            self.report.add(f"a paragraph of {len(inner):,} characters: its links and emphasis left out")
        line = inner.strip()  # WordPress puts an address on a line of its own inside its box
        if line[:4] == "http" or (line[:2] == "<a" and line[-4:] == "</a>"):
            text = element.text
            if " " not in text and (url := Url.parse(text)) and self.claimed_url(url, embed=self._embeds):
                return True
        elif line[:6] == "[embed" and (shortcode := _SHORTCODE.fullmatch(element.text)):
            url = Url.parse(shortcode[1])
            if url and self.claimed_url(url, embed=True):
                return True
        return self._claimed(element) or self._is_wordless(element)

    def _is_wordless(self, element: Element) -> bool:
        """Whether nothing of a paragraph shows. A link in it led somewhere, but nobody could see it."""
        if is_seen(element.text):
            return False
        for url in unseen_links(element):
            self.report.add(f"a link to {url.host} left out: it has no words", weight="info")
        return True

    def _claimed(self, element: Element, *, bare: bool = True) -> bool:
        """Offer an element to those who asked for such; without ``bare``, not to those who asked for any such tag."""
        frame = element.tag in ("iframe", "amp-iframe")
        if self._asked(element, bare=bare and not frame):
            return True
        if not frame:
            return False
        # Who knows the address comes before who takes any frame.
        url = element.frame_url()
        before = len(self.blocks)
        if url is not None and any(
            self.take(cls, partial(cls.from_frame, element), url) for cls in self.claims.url(url)
        ):
            self.credits.follow(url, before)
            return True
        before = len(self.blocks)
        if not (bare and self._asked(element, bare=True)):
            return False
        if len(self.blocks) == before:
            host = url.host if url is not None else "no address"
            said = f"a frame of {host} left out: it is hidden, or a copy of what stands beside it"
            self.report.add(said, weight="info")
        elif url is not None:
            block = self.blocks[-1].__class__
            kept = "kept as a link" if block in self.claims.any_url else f"taken for {block.type} by its looks"
            self.report.add(f"a frame of {url.host}: no block type knows it; {kept}", weight="info")
            self.credits.follow(url, before)
        return True

    def _asked(self, element: Element, *, bare: bool) -> bool:
        for block_type in self.claims.element(element, bare=bare):
            if self.take(block_type, block_type.from_html, element):
                return True
        return False

    def claimed_url(self, url: Url, *, embed: bool = False) -> bool:
        """Offer an address to those who asked for such; with ``embed``, then to those who take any."""
        if any(self.take(cls, cls.from_url, url) for cls in self.claims.url(url)):
            return True
        if not (embed and any(self.take(cls, cls.from_url, url) for cls in self.claims.any_url)):
            return False
        self.report.add(f"an embed of {url.host}: no block type knows it; kept as a link", weight="info")
        return True

    def _figure(self, node: LexborNode, depth: int) -> None:
        """A figure that nobody claimed as a whole: what it holds, and its caption where that has room for one."""
        before = self._start, self._embeds
        self._start, self._embeds = len(self.blocks), "wp-block-embed" in (node.attributes.get("class") or "")
        self.walk(node, depth + 1)
        self._start, self._embeds = before

    def _caption(self, node: LexborNode) -> bool:
        """Give a figure's caption to the one block in it that can have a caption and has none."""
        block = self.blocks[-1] if len(self.blocks) == self._start + 1 else None
        if block is None or getattr(block, "caption", None) != "":
            return False
        caption = Element(node, self.base).rich_text()
        self.blocks[-1] = block.model_copy(update={"caption": caption})
        return True

    def take(
        self, block_type: type[Block], ask: Callable[[Any], Block | Sequence[Block] | None], thing: object
    ) -> bool:
        """Ask a block type for the block that ``thing`` means; whatever it raises costs only its claim."""
        try:
            result = guard.call(block_type.type, ask, thing)
        except PluginFault as fault:
            self.report.add(f"could not read its block: {fault}", plugin=block_type.type)
            return False
        if result is None:
            return False
        if result.__class__ is block_type or isinstance(result, Block):
            self.blocks.append(result)
        elif isinstance(result, list | tuple) and all(isinstance(item, Block) for item in result):
            self.blocks.extend(result)
        else:
            kind = type(result).__name__
            why = f"TypeError: a block was expected, not {kind}"
            self.report.add(f"could not read its block: {why}", plugin=block_type.type)
            return False
        return True

    def paragraph(self, run: Iterable[str]) -> None:
        """A run of inline content, as the paragraph that it means."""
        html = "".join(run)
        if not html or html.isspace():
            return
        self._simple_paragraph(Run(html, self.base))

    def _holds_media(self, node: LexborNode) -> bool:
        """Whether an inline element holds something that is a block of its own."""
        if node.first_child is None:
            return False
        html = node.inner_html or ""
        if "<" not in html:
            return False
        # A link round a paragraph stays a link; other inline elements give way to what they hold.
        return _MEDIA.search(html) is not None or (node.tag != "a" and ("<p" in html or "<div" in html))

    def _unclaimed_embed(self, node: LexborNode, tag: str) -> None:
        url = Element(node, self.base).frame_url() or Element(node, self.base).url("data", "href")
        if url is None:
            self.report.add(f"<{tag}> left out: it has no address")
            return
        self.report.add(f"<{tag}> of {url.host}: no block type knows it; kept as a link", weight="info")
        self.paragraph([f'<a href="{url.replace("&", "&amp;")}">{url.host}</a>'])

    def _unclaimed_box(self, node: LexborNode, tag: str) -> None:
        """An element that held nothing to show: perhaps a script was to fill it."""
        element = Element(node, self.base)
        found = embed_of_box(element) if copy_of(element) is None else None
        if isinstance(found, Url):
            self.claimed_url(found, embed=True)
        elif found:
            self.report.add(f"{found} left out: it is an embed that no block type knows, and it has no address")

    def _unclaimed_script(self, node: LexborNode) -> None:
        """A script that shows something where it stands; not one that only serves the block before it."""
        element = Element(node, self.base)
        host = embed_of_script(element)
        name = getattr(self.blocks[-1], "id", None) if host and self.blocks else None
        if host and not (name and name in element.get("src")) and copy_of(element) is None:
            self.report.add(f"a script of {host} left out: it is an embed that no block type knows")

    def _unclaimed_picture(self, node: LexborNode) -> None:
        """A picture that can't be shown, by its alt text; a counter's pixel and a rule are nothing to tell of."""
        alt = node.attributes.get("alt") or ""
        if alt.strip() and not is_dot(Element(node)):
            self.report.add(f"a picture without a usable address, kept by its alt text: {alt[:60]!r}")
            self.paragraph([escape(alt, quote=False)])
