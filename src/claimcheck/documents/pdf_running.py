"""Heads and feet of pages: what stands at the edge of every page, and page numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from claimcheck.documents.files import facts
from claimcheck.documents.pdf_page import PageLine
from claimcheck.patterns import pattern_of

_EDGE = 0.12  # of the page, at its head and its foot
_CELLS = 2  # tabs; so many are in the head of a table, which goes on over several pages
_SHARE = 0.4  # of the pages; heads of left and right pages may differ
_LARGER = 1.3  # a title is larger than the head that repeats it
_DIGITS = pattern_of(r"\d+")
_HAN_DIGITS = pattern_of("(?<=第)[一二三四五六七八九十百]+(?=页)")
_ADDRESS = pattern_of(r"\w+://\S+(?:[ \t]+\d+/\d+)?")  # a browser prints it below each page

Place = tuple[int, int]  # page and line, from 0


def find(pages: Sequence[Sequence[PageLine]]) -> frozenset[Place]:
    """The lines that are no part of the article."""
    known: dict[str, list[Place]] = defaultdict(list)
    found: set[Place] = set()
    for number, page in enumerate(pages):
        for place, line in enumerate(page):
            if _EDGE <= line.place <= 1 - _EDGE or line.text.count("\t") >= _CELLS:
                continue
            key = _key(line.text)
            if key in facts().page_numbers or _ADDRESS.fullmatch(line.text):
                found.add((number, place))
            else:
                known[key].append((number, place))
    least = max(2, _SHARE * sum(bool(page) for page in pages))
    for places in known.values():
        if len({number for number, _ in places}) >= least:
            found.update(_without_title(places, pages))
    return frozenset(found)


def _key(text: str) -> str:
    """What two such lines are the same by: their words, whatever their numbers."""
    plain = " ".join(text.casefold().replace("，", ",").split())
    return _HAN_DIGITS.sub("#", _DIGITS.sub("#", plain))


def _without_title(places: Sequence[Place], pages: Sequence[Sequence[PageLine]]) -> Sequence[Place]:
    """The places but the first where that is the title, which later pages repeat at their head."""
    first, *others = (pages[number][place].height for number, place in places)
    return places[1:] if first > _LARGER * median(others) else places
