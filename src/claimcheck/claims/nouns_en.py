"""English noun phrases around a figure, by function words alone: no tagger is needed."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck import lexicon as words
from claimcheck.claims.sentence import Sentence
from claimcheck.patterns import pattern_of

_TOKEN = pattern_of(r"[A-Za-z][A-Za-z0-9&'’./+-]*|[^\sA-Za-z]+")
_WORD = pattern_of(r"[A-Za-z]")
Span = tuple[int, int]


@lru_cache(maxsize=1)
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = words.read_data("en/function_words.yaml")
    return (
        frozenset(map(str, data["stop"])),
        frozenset(data["generic"]),
        frozenset(data["starters"]),
    )


def tokens(text: str, start: int, end: int) -> list[Span]:
    """Spans of words and of runs of other marks."""
    return [m.span() for m in _TOKEN.finditer(text, start, end)]


def _stops(text: str, span: Span) -> bool:
    word = text[span[0] : span[1]].lower()
    return word in _lists()[0] or not _WORD.match(word) or (word.endswith("ly") and len(word) > 4)


def phrases(text: str, start: int, end: int) -> list[Span]:
    """The runs of words that no function word cuts, in their order."""
    found: list[Span] = []
    run: Span | None = None
    for span in tokens(text, start, end):
        if _stops(text, span):
            run = None
            continue
        if run is not None and not text[run[1] : span[0]].strip():
            run = (run[0], span[1])
            found[-1] = run
        else:
            run = span
            found.append(run)
    return found


def opens(text: str, start: int, span: Span) -> bool:
    """Whether only articles and small words stand in front of a phrase in its clause."""
    ahead = [text[s:e].lower() for s, e in tokens(text, start, span[0])]
    return all(word in _DETERMINERS or not _WORD.match(word) for word in ahead)


_DETERMINERS = frozenset({"the", "a", "an", "and", "but", "while", "whereas", "though", "although"})
_DETERMINERS |= {"meanwhile", "however", "all", "both", "some"}


def before(sentence: Sentence, start: int, end: int) -> Span | None:
    """The phrase that a figure is said of: the last one in front of it that is not generic."""
    generic = _lists()[1]
    found = (_without_verbs(sentence.text, s) for s in phrases(sentence.text, start, end))
    candidates = [
        s
        for s in found
        if s is not None
        and sentence.text[s[0] : s[1]].lower() not in generic
        and not any(t.start < s[1] and s[0] < t.end for t in sentence.times)
        and not sentence.between(s[0], s[1])
    ]
    return candidates[-1] if candidates else None


def _without_verbs(text: str, span: Span) -> Span | None:
    """A phrase without the past tenses at its end: lead narrowed, plan subscribed."""
    spans = tokens(text, *span)
    while spans and text[slice(*spans[-1])].endswith("ed") and text[spans[-1][0]].islower():
        spans.pop()
    return (spans[0][0], spans[-1][1]) if spans else None


def behind(sentence: Sentence, start: int, end: int) -> Span | None:
    """What a count counts: 12 stores, 200 new electric buses."""
    found = phrases(sentence.text, start, end)
    if not found or sentence.text[start : found[0][0]].strip(" -"):
        return None
    return _without_possessive(sentence.text, found[0])


def without_generic(text: str, start: int, end: int) -> Span | None:
    """A phrase without the generic words at its ends (total, average); None where none is left."""
    generic, starters = _lists()[1], _lists()[2]
    spans = [s for s in tokens(text, start, end) if _WORD.match(text[s[0] : s[1]])]
    words = [text[s[0] : s[1]].lower() for s in spans]
    first, last = 0, len(spans)
    while first < last and (words[first] in generic or words[first] in starters):
        first += 1
    while first < last and words[last - 1] in generic:
        last -= 1
    if first == last:
        return None
    return _without_possessive(text, (spans[first][0], spans[last - 1][1]))


def names(text: str, start: int, end: int) -> list[Span]:
    """Capitalised names: runs of capitalised words that do not merely open a sentence."""
    starters = _lists()[2]
    found: list[Span] = []
    run: list[Span] = []
    for span in [*tokens(text, start, end), (end, end)]:
        word = text[span[0] : span[1]]
        capital = word[:1].isupper() and len(word) > 1
        opens = not run and word.lower() in starters
        apart = bool(run) and text[run[-1][1] : span[0]] not in (" ", "-", " & ")
        if run and (not capital or apart):
            found.append((run[0][0], run[-1][1]))
            run = []
        if capital and not opens:
            run.append(span)
    return [
        _without_possessive(text, s)
        for s in found
        if not _opens(text, start, s) or " " in text[s[0] : s[1]] or _is_used_as_name(text, s)
    ]


def _opens(text: str, start: int, span: Span) -> bool:
    """Whether a word opens its sentence, or a quotation in it."""
    ahead = text[start : span[0]].rstrip()
    return not _WORD.search(ahead) or ahead.endswith(("“", '"', ":", "•", "*"))


def _is_used_as_name(text: str, span: Span) -> bool:
    """The word that opens a sentence has capitals inside, or is capitalised in mid-sentence too."""
    word = text[span[0] : span[1]].rstrip(".'’s") or text[span[0] : span[1]]
    if any(c.isupper() or c.isdigit() for c in word[1:]) or text.startswith(("'s", "’s"), span[1]):
        return True
    if text[span[1] - 2 : span[1]] in ("'s", "’s"):
        return True
    if _ADVERB.fullmatch(word) and text.startswith(",", span[1]):
        return False  # Additionally, the company
    if word.lower() not in _bodies() and acts(text, span[1]):
        return True
    return re.search(rf"[a-z,;] {re.escape(word)}\b", text) is not None


_ADVERB = pattern_of(r"[A-Z][a-z]{2,}ly")
_APPOSITION = pattern_of(
    r", (?:the|an?|which|whose) | \([A-Z][\w ,.-]*\): "
)  # Zentro (Shenzhen): Sales
_NEXT = pattern_of(r" (?:now |still |also )?([a-z]+)\b")


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    return frozenset(words.read_data("en/function_words.yaml")["bodies"]) | _lists()[2]


@lru_cache(maxsize=1)
def _agentive() -> frozenset[str]:
    return frozenset(words.read_data("en/function_words.yaml")["agentive"])


def acts(text: str, end: int) -> bool:
    """Delta expects, Norrcell, the Swedish hopeful: what follows is said of somebody."""
    verb = _NEXT.match(text, end)
    return _APPOSITION.match(text, end) is not None or (verb is not None and verb[1] in _agentive())


def _without_possessive(text: str, span: Span) -> Span:
    word = text[span[0] : span[1]]
    for tail in ("'s", "’s", "'", "’", "."):
        if word.endswith(tail) and len(word) > len(tail) + 1:
            return span[0], span[1] - len(tail)
    return span
