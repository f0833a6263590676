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
    while len(candidates) > 1:
        gap = sentence.text[candidates[-2][1] : candidates[-1][0]]
        if _WHERE.fullmatch(gap) is None:
            break
        candidates.pop()  # complaints about trains
    return candidates[-1] if candidates else None


_WHERE = pattern_of(r"\s(?:in|at|about|among|between|on|by|from|for)\s(?:the |its |their |an? )?")


def _without_verbs(text: str, span: Span) -> Span | None:
    """A phrase without the past tenses at its end: lead narrowed, plan subscribed.

    Behind a verb with an object (the ban stuck dealers) only the object is left of it, and nothing
    where a "with" says of the object what it has.
    """
    spans = tokens(text, *span)
    told = _MODAL.search(text, max(0, span[0] - 8), span[0]) is not None  # will keep rates
    verbs = [n for n, s in enumerate(spans) if (n or told) and _is_verb(text, s)]
    if verbs and verbs[-1] + 1 < len(spans):
        spans = spans[verbs[-1] + 1 :]
        return None if text.startswith(" with ", spans[-1][1]) else (spans[0][0], spans[-1][1])
    spans = spans[: verbs[0]] if verbs else spans
    while spans and text[slice(*spans[-1])].endswith("ed") and text[spans[-1][0]].islower():
        spans.pop()
    return (spans[0][0], spans[-1][1]) if spans else None


def _is_verb(text: str, span: Span) -> bool:
    return text[slice(*span)] in _verbs()[0]


@lru_cache(maxsize=1)
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    """Verbs with an object, and what is said of levels."""
    data = words.read_data("en/function_words.yaml")
    return frozenset(map(str, data["verbs"])), frozenset(map(str, data["reaching"]))


def until_verb(text: str, span: Span) -> Span:
    """The words of a phrase in front of the first verb with an object in it: diesel cars went."""
    spans = tokens(text, *span)
    verb = next((n for n, s in enumerate(spans) if n and _is_verb(text, s)), len(spans))
    return span[0], spans[verb - 1][1] if spans else span[1]


def governing(text: str, start: int, end: int, *, money: bool) -> Span | None:
    """The verb whose object begins at `end`, right behind it: the vessels burned 9.8 tonnes."""
    spans = tokens(text, start, end)
    while spans and (word := text[slice(*spans[-1])].lower()) in _BY_THE_WAY:
        spans.pop()
        if word in ("least", "most") and spans:  # at least
            spans.pop()
    if money:
        giving = _giving().search(text, start, spans[-1][1] if spans else start)
        if giving is not None:
            return giving.span("verb")
    if len(spans) < 2 or text[slice(*spans[-2])].lower() in _NO_ACTORS:
        return None
    word = text[slice(*spans[-1])]
    verbs, reaching = _verbs()
    past = word.endswith("ed") and word.islower() and len(word) > _SHORTEST
    governs = word in verbs or (past and word not in reaching)
    return spans[-1] if governs and not _BE.search(text, start, spans[-1][0]) else None


@lru_cache(maxsize=1)
def _giving() -> re.Pattern[str]:
    """A verb and whom something is given to: pays the club 60 million euros."""
    verbs = "|".join(words.read_data("en/function_words.yaml")["giving"])
    return pattern_of(
        rf"\b(?P<verb>{verbs}) (?:[A-Z][\w'’-]+"
        rf"|(?:the|its|their|each|every|an?) (?:[\w'’-]+ ){{0,2}}[\w'’-]+)$"
    )


_MODAL = pattern_of(r"\b(?:will|to|would|can|could|may|might|must|shall|should)\s$")
_SHORTEST = 4  # letters: no "need", "Reed"
_BY_THE_WAY = frozenset(
    {
        "just",
        "only",
        "about",
        "around",
        "nearly",
        "roughly",
        "some",
        "almost",
        "least",
        "most",
        "barely",
    }
)
_NO_ACTORS = frozenset(
    {
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
        "our",
        "of",
        "in",
        "for",
        "with",
    }
)
_NO_ACTORS |= {"by", "from", "on", "at", "some", "any", "each", "every", "another", "no"}
_BE = pattern_of(r"\b(?:is|are|was|were|be|been|being)\s$")


def does(text: str, span: Span) -> bool:
    """Whether a phrase behind a figure opens with a verb: 52 carried sugar, 11 had none."""
    first = tokens(text, *span)[0]
    word = text[slice(*first)]
    return word in _verbs()[0] and not word.endswith("s")  # 40 packs


def of_those(sentence: Sentence, start: int, end: int) -> Span | None:
    """Of 26 shops asked, 11 had none: what the first figure counts, where a verb follows."""
    opening = _OF_THOSE.match(sentence.text, sentence.start, start)
    if opening is None or _THEN.match(sentence.text, end, sentence.end) is None:
        return None
    others = sentence.between(sentence.start, start)
    span = behind(sentence, others[0].num_end, start) if len(others) == 1 else None
    if span is None:
        return None
    first = tokens(sentence.text, *span)
    while len(first) > 1 and sentence.text[slice(*first[-1])].endswith(("ed", "ing")):
        first.pop()  # 26 shops polled
    return span[0], first[-1][1]


def of_its(sentence: Sentence, end: int, stop: int) -> Span | None:
    """12 of its 139 planes: what the second figure counts."""
    following = sentence.between(end, stop)
    if not following or _OF_ITS.fullmatch(sentence.text, end, following[0].start) is None:
        return None
    return behind(sentence, following[0].num_end, stop)


_OF_ITS = pattern_of(r" of (?:the|its|their|his|her|our|all|some|about) (?:some |about |roughly )?")
_OF_THOSE = pattern_of(r"(?:Of|Out of|Among) (?:the |its |all )?(?=\d|[a-z]+[ -])")
_THEN = pattern_of(r" [a-z]")


def of_what(sentence: Sentence, start: int, end: int) -> Span | None:
    """What an amount is an amount of: 2 million tonnes of unsold hay, $3 billion worth of chips."""
    of = _AMOUNT_OF.match(sentence.text, start, end)
    span = behind(sentence, of.end(), end) if of is not None else None
    if span is None or any(t.start < span[1] and span[0] < t.end for t in sentence.times):
        return None
    names = sentence.entities(*span)
    return None if any(m.start == span[0] for m in names) or sentence.between(*span) else span


_AMOUNT_OF = pattern_of(r"\s(?:worth\s)?of\s(?:the\s|its\s|their\s|an?\s)?(?=[a-z])")


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


def numbered(text: str, start: int, end: int) -> list[Span]:
    """Names that are a bare number: the 787 burns less."""
    return [m.span("name") for m in _numbered().finditer(text, start, end)]


@lru_cache(maxsize=1)
def _numbered() -> re.Pattern[str]:
    does = "|".join(
        sorted(_verbs()[0] | {"is", "was", "has", "had", "can", "could", "will", "would"})
    )
    opens = r"(?:^|[.;:,]\s|\n|\b(?:and|but|while|that)\s)"
    return pattern_of(rf"{opens}[Tt]he (?P<name>[1-9]\d{{2,3}})(?= (?:{does})\b)")


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
    data = words.read_data("en/function_words.yaml")
    return frozenset(data["agentive"]) | frozenset(data["verbs"])


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
