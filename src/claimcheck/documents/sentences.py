"""Where sentences end, in Chinese and English.

A sentence ends at `。`, `!`, `?` and at a point that is none of: a decimal point, part of an
abbreviation or acronym (`U.S.`, `Inc.`, `No. 1`), or inside a token (`Cat.6`). Closing quotes and
brackets stay with the sentence they close. A semicolon does not end one: the clauses around it
share subject and period too often.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.documents.words import words
from claimcheck.folding import HAN
from claimcheck.patterns import pattern_of

_END = pattern_of(r"[。!?.](?:(?<=\.)\.*|(?<!\.)[。!?]*)")  # one class leads: a quick search
_CLOSING = "”’)]】》}〕"
_TOKEN = pattern_of(r"(?<![/·*0-9])[A-Za-z][A-Za-z.]*$")  # of a unit (Wh/L, 5L) none is asked
_NEXT = pattern_of(r"[\s\"'“(\[]*([A-Za-z]+|\d)?")
_GLUED = pattern_of(r"[A-Z][a-z]+[\s,]")
_HAN = pattern_of(f"[{HAN}]")
_LONGEST_TOKEN = 24


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of a paragraph, without the space around them."""
    quotes = _straight_quotes(text, start, end)
    at = start
    for match in _END.finditer(text, start, end):
        if match.start() < at:
            continue
        stop = _closed(text, match.end(), end, quotes)
        if stop < end and not _ends(text, match, stop):
            continue
        yield from trimmed(text, at, stop)
        at = stop
    yield from trimmed(text, at, end)


def trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without space at its ends; nothing when nothing else is in it."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def ends_in_abbreviation(text: str) -> bool:
    """Whether the point at the end of a line is that of `Mr.`, `Inc.`, `U.S.` or an initial."""
    token = _TOKEN.search(text[-_LONGEST_TOKEN:].removesuffix("."))
    if token is None or not text.endswith("."):
        return False
    return not _token_ends(token.group().lower(), token.group(), "1")


def _straight_quotes(text: str, start: int, end: int) -> frozenset[int]:
    """The straight quotes that close: every second one of the paragraph."""
    found = [m.start() for m in re.finditer('"', text[start:end])]
    return frozenset(start + n for n in found[1::2])


def _closed(text: str, at: int, end: int, quotes: frozenset[int]) -> int:
    """Behind the closing marks that follow."""
    while at < end:
        mark = text[at]
        apostrophe = mark == "'" and not text[at + 1 : at + 2].isalnum()
        if not (mark in _CLOSING or apostrophe or (mark == '"' and at in quotes)):
            break
        at += 1
    return at


def _ends(text: str, mark: re.Match[str], stop: int) -> bool:
    """Whether a mark inside a paragraph ends a sentence."""
    sign = mark.group()
    if "。" in sign:
        return True
    follows = _NEXT.match(text, stop)
    word = (follows.group(1) or "") if follows else ""
    if sign[0] in "!?":
        return not (word and word[0].islower())
    return _point_ends(text, mark.start(), stop, word)


def _point_ends(text: str, at: int, stop: int, word: str) -> bool:
    """Whether a point ends a sentence, by what stands before it and the word that follows."""
    before = text[at - 1 : at]
    if not text[stop].isspace():
        han = _HAN.match(before) or before in _CLOSING + '%"'
        if han and _HAN.match(text, stop):
            return True
        return (before.islower() or before in "%)") and bool(_GLUED.match(text, stop))
    if word[:1].islower():
        return False
    token = _TOKEN.search(text, max(at - _LONGEST_TOKEN, 0), at)
    return token is None or _token_ends(token.group().lower(), token.group(), word)


def _token_ends(token: str, printed: str, word: str) -> bool:
    """Whether the point after a token of letters ends a sentence."""
    known = words()
    if token in known.titles:
        return False
    if token in known.numbered and word.isdigit():
        return False
    initial = len(printed) == 1 and printed.isupper()
    if initial or "." in token or token in known.endings:
        return not word or word.lower() in known.openers
    return True
