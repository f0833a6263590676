"""An HTML page as lines of text, with every character's place in the source.

Two readers share the work. trafilatura decides what the article is; an html.parser keeps the
offsets that trafilatura throws away. A block of ours is part of the article when its words are part
of what trafilatura found. What comes out is laid out as text is: a line a block, `#` before
headings, tabs between the cells of a row; characters that are not in the source have an empty span.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimcheck.documents.blocks import Block, laid_out
from claimcheck.documents.html_page import Page
from claimcheck.documents.html_source import parse
from claimcheck.documents.metadata import Metadata
from claimcheck.folding import Mapped
from claimcheck.patterns import pattern_of

_SPACE = pattern_of(r"[\s|\u200b\ufeff]+")
_SHORT = 8  # characters that say nothing about where they come from
_PROBE = 12  # characters; a block may be cut, but not made up
_LEAST_SHARE = 0.4
_LEAST_ARTICLE = 40
_MOST = 0.6


def read(raw: str) -> tuple[Mapped, Metadata]:
    """The article of a page, laid out as text, and what the page's head says of it."""
    page = parse(raw)
    return laid_out(_article(page, raw)), page.metadata()


def _article(page: Page, raw: str) -> Sequence[Block]:
    """The blocks that trafilatura takes for the article; all of them where it finds none."""
    main = _squeezed(_main_content(raw))
    sizes = [len(_squeezed(block.text)) for block in page.blocks]
    kept = [_is_part(block, main) for block in page.blocks]
    part = _main_part(page.blocks, sizes, kept)
    if part:
        kept = [keep and b.part == part for keep, b in zip(kept, page.blocks, strict=True)]
    share = sum(size for size, keep in zip(sizes, kept, strict=True) if keep)
    if len(main) < _LEAST_ARTICLE or share < _LEAST_SHARE * len(main):
        return page.blocks
    sure = [n for n, keep in enumerate(kept) if keep and sizes[n] > _SHORT]
    inside = range(sure[0], sure[-1] + 1) if sure else range(0)
    title = _squeezed(page.title)
    return [
        block
        for n, block in enumerate(page.blocks)
        if (kept[n] and (n in inside or sizes[n] > _SHORT))
        or (block.level and n in inside and n + 1 < len(kept) and kept[n + 1])
        or (block.tag.endswith("caption") and n in inside)
        or (block.level == 1 and _squeezed(block.text) in title)
    ]


def _main_part(blocks: Sequence[Block], sizes: Sequence[int], kept: Sequence[bool]) -> int:
    """The <article> or <main> that holds most of what was found; 0 where none does.

    On a short page trafilatura adds what stands around the article.
    """
    held: Counter[int] = Counter()
    for block, size, keep in zip(blocks, sizes, kept, strict=True):
        held[block.part] += size * keep
    part, most = max(held.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
    return part if most > _MOST * held.total() else 0


def _main_content(raw: str) -> str:
    import logging

    import trafilatura  # late: a third of a second that text and markdown never pay

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # an empty page is no news
    found = trafilatura.extract(
        raw, output_format="txt", include_comments=False, include_tables=True, deduplicate=False
    )
    return found or ""


def _is_part(block: Block, main: str) -> bool:
    """Whether the words of a block are in the article; of a table, those of most of its cells."""
    if block.rows:
        cells = [_squeezed(cell.text) for row in block.rows for cell in row]
        cells = [cell for cell in cells if cell]
        return 2 * sum(cell in main for cell in cells) > len(cells)
    words = _squeezed(block.text)
    last = max(len(words) - _PROBE, 0)
    probes = [words[n : n + _PROBE] for n in range(0, last + 1, _PROBE)] if words else []
    return bool(probes) and 2 * sum(probe in main for probe in probes) >= len(probes)


def _squeezed(text: str) -> str:
    return _SPACE.sub("", text)
