"""The former and the latter: words that stand for one of two names before them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from claimcheck.claims.mentions import Mention
from claimcheck.claims.words import Words
from claimcheck.patterns import pattern_of
from claimcheck.records import Document

REACH = {"zh": 160, "en": 320}  # characters back to the first of the two
_SORTS = {"group": "company", "brand": "company", "region": "country"}
# The former chairman and the latter half are none of two; the latter's and "the former was" are.
_ALONE = pattern_of(
    r"['’]s\b|\s*[,;:.)]|\s(?:is|was|are|were|has|had|have|did|does|at|by|in|with)\b"
)
_PARTS = pattern_of(r"\s(?:half|halves|part|parts|stages?|days|years?|months|weeks|phase|case)\b")
_OTHER = 120  # characters from the former to the latter of one comparison


def find(document: Document, mentions: list[Mention], words: Words) -> list[Mention]:
    """Each such word as a mention of the name that it stands for.

    Args:
        document: with its working text.
        mentions: its names and measure words, in their order.
        words: the context words of its language.
    """
    names = [m for m in mentions if m.what == "entity"]
    starts = [passage.start for passage in document.passages]
    found = []
    for match in _words(document.text, words):
        first = match.lastgroup == "former"
        ahead = names[: bisect_left(names, match.start(), key=attrgetter("start"))]
        here = starts[bisect_right(starts, match.start()) - 1]
        meant = _meant([m for m in ahead if m.start >= here], first=first)
        if meant is None:
            least = match.start() - REACH[words.language]
            meant = _meant([m for m in ahead if m.start >= least], first=first)
        if meant is not None:
            found.append(replace(meant, start=match.start(), end=match.end(), source=False))
    return found


def _words(text: str, words: Words) -> Iterator[re.Match[str]]:
    found = list(words.one_of_two.finditer(text))
    latter = [match.start() for match in found if match.lastgroup == "latter"]
    for match in found:
        if words.language != "en" or _ALONE.match(text, match.end()):
            yield match
        elif match.lastgroup == "latter":
            if _PARTS.match(text, match.end()) is None:
                yield match
        elif any(0 < start - match.end() < _OTHER for start in latter):
            yield match


def _meant(near: list[Mention], *, first: bool) -> Mention | None:
    """Of the last two names of one sort the first or the second.

    None where there are no two, and for the first where a third is as near.
    """
    for last in reversed(near):
        keys: dict[str, Mention] = {}
        for mention in near:
            if _sort(mention) == _sort(last) and mention.start <= last.start:
                keys[mention.key] = mention
        if len(keys) < 2:
            continue
        if not first:
            return last
        return next(m for m in keys.values() if m.key != last.key) if len(keys) == 2 else None
    return None


def _sort(mention: Mention) -> str:
    return _SORTS.get(mention.kind, mention.kind)
