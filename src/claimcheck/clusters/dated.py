"""Sentences of two articles that speak of one thing, and the times at which they set it.

As in `alignment`, rare words that both have bring two sentences together. What is held against
each other are not figures but times of one kind: two days, two quarters, two hours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache

from claimcheck.clusters import told
from claimcheck.clusters.likeness import candidates, exchanged, in_order
from claimcheck.frozen import record
from claimcheck.lexicon import Lexicon
from claimcheck.lexicon.timepoints import Timepoint, dateline, meet, minutes, reckoning, timepoints
from claimcheck.patterns import pattern_of
from claimcheck.records import Around

_DIGITS = pattern_of(r"[0-9](?:[0-9.,]*[0-9])?")
_ASIDE = ("every", "told")
_OF_A_DAY = ("clock", "length")
# Numerals in words, which number parts, rounds and flights: 第五轮, 神舟十九号, Part two.
_NUMERALS = pattern_of(
    r"[一二三四五六七八九十百]+|[上下首末](?=[集半部册回合])"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|fourth|fifth|sixth)\b"
)


@record
class Telling:
    """A sentence of an article with the times that it names.

    Attributes:
        article: the id of the article.
        start: where the sentence begins in the working text of the article.
        around: the sentence in its article; it holds no figure.
    """

    article: str
    start: int
    around: Around

    def span(self, time: Timepoint) -> tuple[int, int]:
        """Where a time of it stands in the working text."""
        return self.start + time.start, self.start + time.end

    def text(self, time: Timepoint) -> str:
        """A time of it as it is written in the working text."""
        return self.around.text[time.start : time.end]

    @property
    def bare(self) -> str:
        """The sentence without its times."""
        text, at, kept = self.around.text, 0, []
        for time in sorted(timepoints(text), key=lambda time: time.start):
            kept.append(text[at : max(at, time.start)])
            at = max(at, time.end)
        return " ".join([*kept, text[at:]])

    @property
    def times(self) -> tuple[Timepoint, ...]:
        """Those that it sets something at, once, and not those at which it was said."""
        return tuple(one for one in timepoints(self.around.text) if one.role not in _ASIDE)


@record
class Pairing:
    """Two sentences that speak of one thing.

    Attributes:
        left, right: the sentences.
        apart: of each kind that both name, and name no common time of, the first time of each.
        shared: the words that both have, the rarest first.
    """

    left: Telling
    right: Telling
    apart: tuple[tuple[Timepoint, Timepoint], ...]
    shared: tuple[str, ...]


@record
class _Side:
    """A sentence with its words, as `alignment` takes it."""

    article: str
    telling: Telling
    words: told.Words
    kinds: frozenset[str]


def pairings(
    tellings: Iterable[Telling],
    lexicon: Lexicon,
    *,
    rare: Container[str] | None = None,
    focus: Container[str] | None = None,
) -> tuple[Pairing, ...]:
    """The pairs of sentences that name times of one kind, each with at most one of an article.

    Args:
        tellings: of any articles, in any order.
        lexicon: the names that are known.
        rare: as in `likeness.candidates`.
        focus: articles that the others were chosen for: a pair has one of their sentences. None
            for all.
    """
    sides = _sides(tellings, lexicon)
    asked = None if focus is None else {n for n, one in enumerate(sides) if one.article in focus}
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for one, other in candidates(sides, _name_one_kind, rare, asked):
        weight = _common(sides[one], sides[other])
        if weight is None:
            continue
        for mine, theirs in ((one, other), (other, one)):
            key = mine, sides[theirs].article
            best[key] = max(best.get(key, (0.0, 1)), (weight, -theirs))
    found = []
    for (mine, _), (_, theirs) in sorted(best.items()):
        back = best.get((-theirs, sides[mine].article))
        if mine < -theirs and back is not None and -back[1] == mine:
            found.append(_pairing(sides[mine], sides[-theirs]))
    return tuple(found)


def worded(tellings: Iterable[Telling], lexicon: Lexicon) -> tuple[told.Words, ...]:
    """The words of those sentences that name a time."""
    return tuple(side.words for side in _sides(tellings, lexicon))


def _sides(tellings: Iterable[Telling], lexicon: Lexicon) -> list[_Side]:
    return [
        _Side(
            one.article, one, told.words(one.around, lexicon), frozenset(t.kind for t in one.times)
        )
        for one in sorted(
            (one for one in tellings if one.times), key=lambda one: (one.article, one.start)
        )
    ]


def _name_one_kind(one: _Side, other: _Side) -> bool:
    """Whether two articles are two, were not sent on two days, and name times of one kind."""
    if one.article == other.article or one.kinds.isdisjoint(other.kinds):
        return False
    sent = [dateline(side.telling.around.whole) for side in (one, other)]
    return sent[0] is None or sent[1] is None or meet(sent[0], sent[1])


def _common(one: _Side, other: _Side) -> float | None:
    """The weight of the words that both sentences have; None where that is too little."""
    limits = told.data()["dated"]
    shared = sum(v for w, v in one.words.every.items() if w in other.words.every)
    least = min(one.words.weight, other.words.weight)
    if shared < limits["common"] or shared < limits["cover"] * least:
        return None
    return shared


def _pairing(one: _Side, other: _Side) -> Pairing:
    limits = told.data()
    shared = [w for w in one.words.every if w in other.words.every]
    whole = max(one.words.weight, other.words.weight)
    covered = sum(one.words.every[w] for w in shared) >= limits["verbatim"]["cover"] * whole
    verbatim = covered and in_order(one, other)
    two = _of_two_things(one, other) or (verbatim and _renewed(one.telling, other.telling))
    apart = () if two else _apart(one.telling, other.telling, verbatim)
    return Pairing(
        one.telling,
        other.telling,
        tuple(apart),
        tuple(one.words.spelled[w] for w in sorted(shared, key=lambda w: -one.words.every[w])),
    )


def _renewed(one: Telling, other: Telling) -> bool:
    """Whether two sentences in the same words have nothing in common of what changes with the day.

    Who retells an account keeps some of its hours, lengths or figures; a bulletin has its own. A
    date tells a bulletin from the next one by itself, and is held against another one.
    """
    mine, theirs = _by_kind(one.times), _by_kind(other.times)
    common = mine.keys() & theirs.keys()
    if any(kind not in _OF_A_DAY for kind, _ in common):
        return False
    times = [
        meet(a.value, b.value)
        for kind in common
        for a, b in zip(mine[kind], theirs[kind], strict=False)
    ]
    figures = [
        a == b for a, b in zip(_DIGITS.findall(one.bare), _DIGITS.findall(other.bare), strict=False)
    ]
    return len(times) + len(figures) > 1 and not any((*times, *figures))


def _of_two_things(one: _Side, other: _Side) -> bool:
    """Whether the shorter article tells of what the longer one does not know.

    Its sentence has words that the longer article has nowhere, or more figures that are new there
    than figures that both sentences have: a bulletin of another day says the same of other figures.
    """
    if _in_one_form(one, other) or _reckoned(one) != _reckoned(other):
        return True
    short, long = sorted((one, other), key=lambda side: len(side.telling.around.whole))
    whole = long.telling.around.whole
    unknown = told.unknown(short.words, long.words, whole)
    if unknown > told.data()["dated"]["unknown"] * sum(short.words.every.values()):
        return True
    mine, theirs = _numbers(short.telling), _numbers(long.telling)
    news = mine - _known(whole), theirs - _known(short.telling.around.whole)
    return all(news) or len(news[0]) > len(mine & theirs)


def _in_one_form(one: _Side, other: _Side) -> bool:
    """Whether the sentences are alike but for what each has for itself.

    That is a name or a numeral; or any word of such a weight that no slip has changed it: one
    opens, one closes.
    """
    mine, theirs = one.words.every, other.words.every
    limits = told.data()["dated"]
    shared = sum(weight for word, weight in mine.items() if word in theirs)
    least, most = sorted((sum(mine.values()), sum(theirs.values())))
    if shared < limits["form"] * most:
        return False
    if exchanged(one, other) or shared < limits["slip"] * least:
        return True
    numerals = [frozenset(_NUMERALS.findall(side.telling.bare.lower())) for side in (one, other)]
    return bool(numerals[0] - numerals[1] and numerals[1] - numerals[0])


def _reckoned(side: _Side) -> frozenset[int]:
    return reckoning(side.telling.around.text)


def _apart(one: Telling, other: Telling, verbatim: bool) -> Iterator[tuple[Timepoint, Timepoint]]:
    """Times of one kind of which neither article knows what the other says.

    Where one sentence repeats the other, each time stands for the one in its place; then it is
    enough that one of the articles does not know the other's hour or day. Years and quarters stand
    everywhere.
    """
    mine, theirs = _by_kind(one.times), _by_kind(other.times)
    for kind in sorted(mine.keys() & theirs.keys()):
        if verbatim and len(mine[kind]) == len(theirs[kind]):
            places = zip(mine[kind], theirs[kind], strict=True)
            yield from (
                (a, b)
                for a, b in places
                if not meet(a.value, b.value) and not _both_tell(one, a, other, b)
            )
            continue
        if any(meet(a.value, b.value) for a in mine[kind] for b in theirs[kind]):
            continue
        left, right = _unknown(mine[kind], other), _unknown(theirs[kind], one)
        if left and right and not _of_two_sizes(left[0], right[0]):
            yield left[0], right[0]


def _both_tell(one: Telling, mine: Timepoint, other: Telling, its: Timepoint) -> bool:
    """Whether each article tells the other's time too, of something else."""
    fine = mine.kind in (*_OF_A_DAY, "day", "weekday")
    return fine and not _unknown([mine], other) and not _unknown([its], one)


def _of_two_sizes(one: Timepoint, other: Timepoint) -> bool:
    """Whether two lengths are of two things by their size: six days, and 45 minutes."""
    if one.kind != "length":
        return False
    least, most = sorted(map(minutes, (one.value, other.value)))
    return bool(most > told.data()["dated"]["length"] * least)


def _by_kind(times: Iterable[Timepoint]) -> dict[tuple[str, str], list[Timepoint]]:
    """Times by kind and role: a beginning is never held against a day."""
    found: dict[tuple[str, str], list[Timepoint]] = defaultdict(list)
    for time in times:
        found[time.kind, time.role].append(time)
    return found


def _unknown(times: Sequence[Timepoint], there: Telling) -> list[Timepoint]:
    """The times that an article names nowhere."""
    known = timepoints(there.around.whole)
    return [
        time
        for time in times
        if not any(k.kind == time.kind and meet(k.value, time.value) for k in known)
    ]


@lru_cache(maxsize=1 << 15)
def _known(text: str) -> frozenset[str]:
    return frozenset(number.replace(",", "") for number in _DIGITS.findall(text))


def _numbers(telling: Telling) -> frozenset[str]:
    """The numbers of a sentence but for its times."""
    return _known(telling.bare)
