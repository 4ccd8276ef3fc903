"""Where the article stands in a page, and what of the page is left out for that."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Looked for as plain substrings: selectors over a whole tree cost more than reading a short article.
_ROOTS = ("<article", "<main", "articleBody", 'role="main"')
_FURNITURE = (
    "nav p, footer p, aside p, form p, dialog p, #comments p, .comments p, .comments-area p, .comment-list p, "
    ".comment p, #disqus_thread p, #respond p"
)
_DOCUMENT = ("<!doctype", "<html", "<head", "<body")
MOST_CANDIDATES = 200


def is_document(tree: LexborHTMLParser, source: str) -> bool:
    """Whether this is a whole page; a content system's fragment has neither a title nor the tags of a page."""
    if source[:200].lstrip()[:9].lower().startswith(_DOCUMENT):
        return True
    head = tree.head
    return head is not None and head.first_child is not None and head.css_first("title") is not None


def find_root(body: LexborNode, source: str, *, document: bool) -> LexborNode:
    """The element that holds the article: of a page, the one that holds most of its prose; of a fragment, all of it."""
    if not document:
        return _only(body)
    if not any(mark in source for mark in _ROOTS):
        return body
    everything = _prose(body)
    for candidates in (_articles(body, source), _outermost(body, "main, [role=main]", "main main")):
        best = max(candidates, key=_prose, default=None)
        if best is not None and (_prose(best) * 2 > everything or (not everything and _words(best) * 2 > _words(body))):
            return best
    return body


def _only(body: LexborNode) -> LexborNode:
    """The one element of a fragment that is nothing but an article; the fragment if there is anything beside it."""
    children = [
        node for node in body.iter(include_text=True) if node.is_element_node or (node.text_content or "").strip()
    ]
    return children[0] if len(children) == 1 and children[0].tag in ("article", "main") else body


def _articles(body: LexborNode, source: str) -> list[LexborNode]:
    """The articles of a page; also the box of one that a content system marked as an article's body."""
    found = _outermost(body, "article", "article article")
    for node in body.css("[itemprop=articleBody]")[:MOST_CANDIDATES] if "articleBody" in source else ():
        holder = _holder(node)
        if holder.tag != "article":
            found.append(holder)
    return found


def _holder(node: LexborNode) -> LexborNode:
    """The article that a body belongs to, where its markup says so; else the body."""
    at = node.parent
    while at is not None and at.tag not in ("body", "main"):
        kind = at.attributes.get("itemtype") or ""
        if at.tag == "article" or "Article" in kind or "Posting" in kind:
            return at
        at = at.parent
    return node


def _outermost(body: LexborNode, selector: str, inner: str) -> list[LexborNode]:
    """What matches and does not stand in another such element: so that no word is counted for each box round it."""
    inside = {node.mem_id for node in body.css(inner)}
    found = {node.mem_id: node for node in body.css(selector)}
    return [node for key, node in found.items() if key not in inside][:MOST_CANDIDATES]


def _prose(node: LexborNode) -> int:
    """Characters in paragraphs that are no furniture's."""
    beside = {found.mem_id for found in node.css(_FURNITURE)}
    paragraphs = {found.mem_id: found for found in node.css("p")}
    return sum(len(found.text()) for key, found in paragraphs.items() if key not in beside)


def _words(node: LexborNode) -> int:
    """Characters that show, for a page without paragraphs."""
    return len(node.text()) - sum(len(found.text()) for found in node.css("script, style"))


def outside(root: LexborNode, body: LexborNode, headline: LexborNode | None) -> tuple[LexborNode, list[LexborNode]]:
    """What to walk, and which nodes on the way from ``body`` to it are left out.

    What to walk is the root, or, where the headline stands before it, the box round both: what stands between them,
    such as a lead photo, is the article's.
    """
    path = [root]
    while path[-1].mem_id != body.mem_id and path[-1].parent is not None:
        path.append(path[-1].parent)
    boxes = ancestors(headline) if headline is not None else {}
    top = next((at for at, node in enumerate(path) if node.mem_id in boxes), 0)
    left_out = []
    for at in range(1, len(path)):
        begun, ended = at < top, False
        for node in path[at].iter(include_text=True):
            if node.mem_id == path[at - 1].mem_id:
                ended = True
                continue
            begun = begun or (at == top and node.mem_id == boxes[path[at].mem_id].mem_id)
            if ended or not begun:
                left_out.append(node)
    return path[top], left_out


def precedes(node: LexborNode, root: LexborNode) -> bool:
    """Whether ``node`` stands before ``root``, and not in it."""
    boxes = ancestors(node)
    if root.mem_id in boxes:
        return False
    below = root
    while (parent := below.parent) is not None:
        if parent.mem_id in boxes:
            at: LexborNode | None = boxes[parent.mem_id]
            while at is not None and at.mem_id != below.mem_id:
                at = at.next
            return at is not None
        below = parent
    return False


def ancestors(node: LexborNode) -> dict[int, LexborNode]:
    """Each box round ``node``, by its ``mem_id``, with its child that holds ``node``."""
    found = {}
    while (parent := node.parent) is not None:
        found[parent.mem_id] = node
        node = parent
    return found
