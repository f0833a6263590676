"""retold: figures of two articles that speak of one thing, as words or other figures tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from decimal import Decimal

from claimcheck.lexicon import groups, units
from claimcheck.records import Alignment, Claim
from claimcheck.rules import intervals
from claimcheck.rules.conflicts import Conflict, Statement
from claimcheck.rules.doubts import counts_differ, is_part, part_of, same_basis
from claimcheck.rules.model import ROLES, Param, Rule
from claimcheck.rules.periods import Days, days, last_of_change, relate
from claimcheck.rules.ratios import ratio
from claimcheck.rules.relations import (
    by_publication,
    days_between,
    of_days,
    published_together,
    scopes,
)
from claimcheck.rules.series import of_one_day
from claimcheck.rules.statements import LEVELS, based, slots_fit
from claimcheck.rules.verdicts import Judgement, replaces
from claimcheck.rules.view import View, matches_claim

NAME = "retold"
TOGETHER = "articles"
ABOUT = (
    "Two figures of two articles, aligned by the words or the figures around them, that cannot"
    " both hold."
)
KINDS = (*LEVELS, "delta", "ratio", "change")
PARAMS: dict[str, Param] = {}
INFERRED = True
WORDS = ("shared",)
Line = tuple[str, int]  # of an article
Pair = tuple[Alignment, Statement, Statement]
_AGAINST = " against "
_VAGUE = 2  # times the lower end: a range as wide as that tells no value
_SAME = "same "  # before a figure that is told instead in the same words
_SHOWN = 6  # shared words that a message tells


def run(rule: Rule, view: View) -> Iterator[Conflict]:
    """The conflicts among aligned claims, one for each two values of two articles."""
    stated = _by_article(view)
    series = of_a_series(alike(view))
    for pairs in _by_articles(view).values():
        worded = [pair for pair in pairs if not pair[0].by_figures]
        for among in (worded, pairs):
            if not among or _two_editions(view, among):
                continue
            for one, left, right in among:
                if one.by_figures is (among is worded) or is_of(series, one.left, one.right):
                    continue
                if _contradict(rule, view, one, left, right) and not (
                    not one.verbatim
                    and (
                        _tells_too(stated, left, right, timed=one.together)
                        or _tells_too(stated, right, left, timed=one.together)
                    )
                ):
                    yield _found(one, left, right)


def _two_editions(view: View, pairs: Sequence[Pair]) -> bool:
    """Whether the aligned figures of two articles differ as those of two editions do."""
    differ = sum(
        intervals.compare(left.figure, right.figure) != "agree" for _, left, right in pairs
    )
    return two_editions(differ, len(pairs)) or _anew(view, differ, pairs)


def _contradict(rule: Rule, view: View, one: Alignment, left: Statement, right: Statement) -> bool:
    """Whether two aligned figures cannot both hold, and nothing keeps them from being compared."""
    if not (_conflict(one, left, right) and _held(rule, view, one)):
        return False
    if not _of_one_cluster(view, one):
        return True
    return not part_of(view, left, right) and not (
        one.by_figures and relate(left.when, right.when) == "disjoint"
    )


def _of_one_cluster(view: View, one: Alignment) -> bool:
    """Whether two claims have one name, so that the rules of their measure judge them."""
    if any(claim.subject is None or claim.measure is None for claim in (one.left, one.right)):
        return False
    return view.cluster(one.left).id == view.cluster(one.right).id


def alike(view: View) -> set[tuple[Line, str]]:
    """Lines of articles without a date, each with a figure that another article has instead.

    With it stands which of the line's figures it is told instead of, and whether in the same words;
    then the other article may be of another day too.
    """
    found: set[tuple[Line, str]] = set()
    for one in view.aligned:
        left, right = statement(one.left), statement(one.right)
        if left is None or right is None or one.by_figures:
            continue
        if intervals.compare(left.figure, right.figure) != "agree":
            for mine, its in ((left, right), (right, left)):
                claim = mine.claim
                if days(claim.period).stated:
                    continue
                against = f"{claim.figure[0]}{_AGAINST}{its.figure.printed}"
                if view.published.get(claim.article) is None:
                    found.add((_line(claim), against))
                if one.verbatim and not of_one_day(view, one.left, one.right):
                    found.add((_line(claim), _SAME + against))
    return found


def of_a_series(found: Iterable[tuple[Line, str]]) -> frozenset[Line]:
    """Those of such lines whose like several other articles have, each with other figures.

    Who repeats an account is one of two or three; what many articles tell in one form, each with
    another figure, comes anew every day, and nobody knows of which day an undated one is. Articles
    that agree with each other are one: copies hide nobody who differs from them.
    """
    others = Counter((line, told.partition(_AGAINST)[0]) for line, told in {*found})
    most, alike = most_forms(), int(intervals.precision()["editions"]["alike"])
    return frozenset(
        line
        for (line, figure), figures in others.items()
        if (figures + 1 >= alike if figure.startswith(_SAME) else figures > most)
    )


def _anew(view: View, differ: int, pairs: Sequence[Pair]) -> bool:
    """Whether two articles not of one day tell in the same words, each with its own figures.

    Who retells an account in the same words keeps some figure of it; of a single one nobody knows.
    """
    one, *_ = pairs[0]
    return (
        1 < differ == len(pairs)
        and not of_one_day(view, one.left, one.right)
        and 2 * sum(pair.verbatim for pair, *_ in pairs) >= len(pairs)
    )


def most_forms() -> int:
    """How many articles may tell one thing in one form, each with another figure."""
    most: int = intervals.precision()["editions"]["forms"]
    return most


def is_of(series: Container[Line], left: Claim, right: Claim) -> bool:
    """Whether a line of either claim is one of a series."""
    return _line(left) in series or _line(right) in series


def _line(claim: Claim) -> Line:
    return claim.article, claim.line


def _found(one: Alignment, left: Statement, right: Statement) -> Conflict:
    return Conflict(
        Judgement("tension", "warning", ("aligned",)),
        (left,),
        (right,),
        words=(("shared", listed(one.shared[:_SHOWN])),),
    )


def listed(words: Sequence[str]) -> str:
    """Words of a text in a row, as its script sets them."""
    return (", " if all(word.isascii() for word in words) else "、").join(words)


def _by_articles(view: View) -> dict[tuple[str, str], list[Pair]]:
    """The aligned statements, by their two articles."""
    found: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for one in view.aligned:
        if not view.touched((one.left, one.right)):
            continue
        left, right = statement(one.left), statement(one.right)
        if left is not None and right is not None:
            view.compared.update((one.left.id, one.right.id))
            found[one.left.article, one.right.article].append((one, left, right))
    return found


def two_editions(differ: int, pairs: int) -> bool:
    """Whether two articles tell so much alike with other figures that each has its own time.

    Who contradicts another account agrees with the most of it; a bulletin has new figures daily.
    """
    limits = intervals.precision()["editions"]
    return bool(differ > limits["differ"] and differ > limits["share"] * pairs)


def statement(claim: Claim) -> Statement | None:
    """What a claim states that another one may deny: a level, the end of a change, a growth."""
    quantity = claim.quantity
    if quantity is None:
        return None
    if quantity.kind == "change":
        figure = intervals.end(quantity)
    elif quantity.kind in ("delta", "ratio") and quantity.unit in ("percent", "dimensionless"):
        figure = ratio(quantity)
    else:
        figure = intervals.level(quantity)
    figure = based(figure, quantity)
    return None if figure is None else Statement(claim, figure, days(claim.period))


def _held(rule: Rule, view: View, one: Alignment) -> bool:
    """Whether nothing that the claims tell keeps their figures from being compared."""
    left, right = one.left, one.right
    if not (matches_claim(left, rule.match) and matches_claim(right, rule.match)):
        return False
    if not one.verbatim and _plainly_two(one):
        return False
    if left.modality != right.modality or not slots_fit(rule, view, left, right):
        return False
    if counts_differ(left, right) or not same_basis(left, right) or replaces(view, left, right):
        return False
    if scopes(view.scope(left), view.scope(right), ROLES)[0] == "different":
        return False
    windows = days(left.period), days(right.period)
    if one.together:
        windows = _window(left), _window(right)
        told = _timed(left) and _timed(right)
        of_two_days = all(window.length == 1 for window in windows)
        return not (told or of_two_days) or relate(*windows) == "same"
    apart = days_between(view, left, right)
    if apart and (_of_a_day(view, left) or _of_a_day(view, right)):
        return windows[0] == windows[1] and windows[0].length == 1
    if windows[0].stated != windows[1].stated and not published_together(view, left, right):
        known = left if windows[0].stated else right
        if of_days(days(known.period)) and _of_a_day(view, known):
            return False
    if windows[0].stated and windows[1].stated:
        return relate(*windows) == "same"
    if apart > intervals.precision()["editions"]["days"] and not one.verbatim:
        return False
    return by_publication(view, left, right) == "same"


def _window(claim: Claim) -> Days:
    """When a claim's figure held: of a change the time of what it ends at."""
    change = claim.quantity is not None and claim.quantity.kind == "change"
    return (last_of_change if change else days)(claim.period)


def _is_vague(statement: Statement) -> bool:
    """Whether a figure leaves open more than it tells."""
    low, high = statement.figure.printed
    return low is not None and high is not None and high > _VAGUE * max(low, Decimal(0))


def _of_two_times(one: Claim, other: Claim) -> bool:
    told = _timed(one) and _timed(other)
    return told and relate(_window(one), _window(other)) == "disjoint"


def _timed(claim: Claim) -> bool:
    """Whether a claim's own sentence tells its time."""
    return days(claim.period).stated and claim.locus("period") != "inherited"


def _plainly_two(one: Alignment) -> bool:
    """Whether other times, or a part beside a whole, tell two figures apart."""
    if all(one.times) and set(one.times[0]).isdisjoint(one.times[1]):
        return True
    return is_part(one.left) != is_part(one.right)


def _of_a_day(view: View, claim: Claim) -> bool:
    """Whether a figure is of the day of its article: a price, a close, a volume of trade."""
    money, slash, tail = _dimension(claim).partition("/")
    price = bool(slash) and money.isupper() and tail not in (*units.TIMES, "quarter")
    measure = view.lexical(claim.measure.id) if claim.measure and claim.measure.id else None
    daily = intervals.precision()["daily"]["measures"]
    quoted = measure is not None and (measure.family == "price" or measure.id in daily)
    return price or quoted or bool(groups.moments(claim.clause))


def _conflict(one: Alignment, left: Statement, right: Statement) -> bool:
    """Whether two values cannot both hold; who repeats a sentence repeats its figure as printed."""
    told = [s.claim.quantity for s in (left, right) if s.claim.quantity is not None]
    if len(told) == 2 and (intervals.is_step(*told) or intervals.is_step(*reversed(told))):
        return False
    outcome = intervals.compare(left.figure, right.figure)
    if not one.verbatim:
        return outcome == "impossible"
    if one.times[0] != one.times[1]:
        return False
    kinds = {quantity.kind for quantity in told}
    bounded = all(quantity.op in ("<", "<=", ">", ">=") for quantity in told)
    if bounded or (len(kinds) == 1 and not kinds.isdisjoint(("range", "change"))):
        return _printed(left) != _printed(right)
    return outcome != "agree" and not (_rounds(left, right) or _rounds(right, left))


def _rounds(one: Statement, other: Statement) -> bool:
    """Whether a figure, rounded, may be printed as the other one."""
    (low, high), value = one.figure.loosest, other.figure.point
    return value is not None and (low is None or low < value) and (high is None or value < high)


def _printed(statement: Statement) -> tuple[object, ...]:
    """All values of a figure as printed, in base units."""
    quantity = statement.claim.quantity
    return (*statement.figure.printed, quantity.first if quantity is not None else None)


def _by_article(view: View) -> dict[tuple[str, str], list[Statement]]:
    """What each article states, by dimension."""
    found: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for claim in view.claims:
        told = statement(claim)
        if told is not None:
            found[claim.article, _dimension(claim)].append(told)
    return found


def _dimension(claim: Claim) -> str:
    return units.dimension(claim.quantity.unit) if claim.quantity is not None else ""


def _tells_too(
    stated: dict[tuple[str, str], list[Statement]],
    own: Statement,
    other: Statement,
    *,
    timed: bool,
) -> bool:
    """Whether the other article gives this value too, of what may be the same: no contradiction.

    An open bound gives no value: over 2 % may be anything above. With `timed`, a value that is
    told of another time is of something else, and a vague one (tens of millions) is none.
    """
    rivals: Iterable[Statement] = stated[other.claim.article, _dimension(own.claim)]
    return any(
        None not in rival.figure.printed
        and not (timed and (_is_vague(rival) or _of_two_times(own.claim, rival.claim)))
        and not counts_differ(own.claim, rival.claim)
        and intervals.compare(own.figure, rival.figure) == "agree"
        for rival in rivals
    )
