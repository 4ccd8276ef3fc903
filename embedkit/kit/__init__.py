"""Everything a plugin may use beside ``embedkit`` itself.

**HTML**: ``Element``, ``Picture``, ``quotation``, ``signed_quotation`` and ``split_attribution``, ``split_credit`` and
``is_pasted_caption``, ``unwrapped``. **Pasted text**: ``pasted``, ``inline``, ``find_dates``. **Addresses**:
``Address``. **Patterns** that are compiled when first used: ``pattern``.

**Posts**: ``Post`` with ``Media`` and ``Quoted``, ``language_of``, ``moment``, ``words_in``, ``split_byline`` and
``ALONE``. **Embeds**: ``Embed``, ``title_of``, ``words_of``, ``seconds``, ``clock``, ``copy_of``, ``kind_of_player``;
``Site`` and ``Sites`` for providers that are rows of a table.

**Asking a network** (``Block.lookups``): ``Lookup``, with a ``Parse`` function that makes ``Fields``, and ``asking``;
its answers: ``Answer``, ``Gone``, ``Withheld``; ``filled``, which fills a block with them; ``from_markup`` for markup
in oEmbed answers. **Values out of other people's JSON**: ``mapping_of``, ``items_of``, ``string_of``, ``line_of``,
``count_of``, ``compact``; ``Span``, ``with_links`` and ``code_points`` for text with entities beside it.

**Readers and outputs**: ``Reader`` and ``Source``, ``Output`` and ``Markup``, ``Renderer`` and ``Piece``.
"""

from ..fields.lazy import pattern
from ..language.dates import find_dates
from ..model import Fields
from .answers import from_markup
from .byline import split_byline
from .credit import is_pasted_caption, split_credit
from .element import Element
from .embed import Address, Embed, clock, copy_of, seconds, title_of, words_of
from .filling import filled
from .lookup import Answer, Gone, Lookup, Parse, Withheld, asking
from .output import Markup, Output, Piece, Renderer
from .paste import inline, pasted
from .picture import Picture
from .players import kind_of_player
from .post import ALONE, Media, Post, Quoted, language_of, moment, words_in
from .quotes import quotation, signed_quotation, split_attribution
from .reader import Reader, Source
from .sites import Site, Sites
from .spans import Span, code_points, with_links
from .take import compact, count_of, items_of, line_of, mapping_of, string_of
from .wrappers import unwrapped

__all__ = [
    "ALONE",
    "Address",
    "Answer",
    "Element",
    "Embed",
    "Fields",
    "Gone",
    "Lookup",
    "Markup",
    "Media",
    "Output",
    "Parse",
    "Picture",
    "Piece",
    "Post",
    "Quoted",
    "Reader",
    "Renderer",
    "Site",
    "Sites",
    "Source",
    "Span",
    "Withheld",
    "asking",
    "clock",
    "code_points",
    "compact",
    "copy_of",
    "count_of",
    "filled",
    "find_dates",
    "from_markup",
    "inline",
    "is_pasted_caption",
    "items_of",
    "kind_of_player",
    "language_of",
    "line_of",
    "mapping_of",
    "moment",
    "pasted",
    "pattern",
    "quotation",
    "seconds",
    "signed_quotation",
    "split_attribution",
    "split_byline",
    "split_credit",
    "string_of",
    "title_of",
    "unwrapped",
    "with_links",
    "words_in",
    "words_of",
]
