"""How two claims stand to each other apart from their figures: scope, time, modality, source."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from difflib import SequenceMatcher
from typing import Literal

from claimcheck.frozen import record
from claimcheck.lexicon import units
from claimcheck.patterns import pattern_of
from claimcheck.records import Claim, Modality, Role
from claimcheck.rules import intervals
from claimcheck.rules.periods import Days, Times, days, of_other_months, relate
from claimcheck.rules.view import Scoped, View

Scopes = Literal["same", "one-sided", "different"]
# Families whose figures add up over time.
_FLOWS = ("money", "output", "trade", "levy")
ABOUT_A_YEAR = 300  # days: a sum of less is told with its time
_NOT_COMPARED: tuple[frozenset[Modality], ...] = (
    frozenset(("asserted", "target")),
    frozenset(("asserted", "hypothetical")),
    frozenset(("forecast", "target")),
    frozenset(("forecast", "hypothetical")),
    frozenset(("target", "hypothetical")),
)


@record
class Relation:
    """What stands between two claims; the reasons weaken a verdict.

    Attributes:
        reasons: why the figures may differ though nothing says so ("scope:segment", "period",
            "wide", "forecast"), in a fixed order.
    """

    reasons: tuple[str, ...]


def scopes(left: Scoped, right: Scoped, roles: Iterable[Role]) -> tuple[Scopes, tuple[Role, ...]]:
    """How two scopes stand to each other, and the roles that only one of them states."""
    open_roles: list[Role] = []
    for role in roles:
        mine, theirs = left.get(role), right.get(role)
        if mine == theirs:
            continue
        if mine and theirs and not (mine < theirs or theirs < mine):
            if _told_alike(mine, theirs):
                continue
            return "different", (role,)
        open_roles.append(role)
    return ("one-sided" if open_roles else "same"), tuple(open_roles)


def _told_alike(mine: Collection[str], theirs: Collection[str]) -> bool:
    """把账务搬到新系统上, 把账务搬上国产的新系统: what is done, told in nearly the same words."""
    if len(mine) != 1 or len(theirs) != 1:
        return False
    short, long = sorted((*mine, *theirs), key=len)
    if len(short) < _PHRASE or not _HAN.search(short):
        return False
    return SequenceMatcher(None, short, long, autojunk=False).ratio() >= _ALIKE


_HAN = pattern_of("[\u3400-\u9fff]")
_PHRASE = 6  # characters of words that are a phrase, and no name
_ALIKE = 0.8


def adds_up(view: View, claim: Claim) -> bool:
    """Whether what is measured adds up over time, be the figure its sum or the growth of it."""
    cluster = view.cluster(claim)
    known = view.lexical(cluster.measure)
    return is_flow(view, claim) or (known is not None and known.family in _FLOWS)


def is_flow(view: View, claim: Claim) -> bool:
    """Whether a figure grows with the length of its period (revenue, shipments; not a price)."""
    cluster = view.cluster(claim)
    if cluster.dimension in ("percent", "relative", "growth", "rank", "words"):
        return False
    known = view.lexical(cluster.measure)
    if known is None:
        return cluster.dimension == "count" or cluster.dimension.isupper()
    return known.family in _FLOWS


def relate_claims(
    view: View,
    left: Claim,
    right: Claim,
    roles: Iterable[Role],
    *,
    windows: tuple[Days, Days] | None = None,
) -> Relation | None:
    """What stands between two claims; None where nothing makes them comparable.

    Args:
        view: the run.
        left: a claim.
        right: another one.
        roles: the scope roles in which they must not differ.
        windows: their periods, where they are not the claims' own (the end of a change).
    """
    if left.polarity != right.polarity:
        return None
    how, one_sided = scopes(view.scope(left), view.scope(right), roles)
    if how == "different":
        return None
    reasons: list[str] = [f"scope:{role}" for role in one_sided]
    mine, theirs = windows or (days(left.period), days(right.period))
    time = _times(view, left, right, (mine, theirs))
    if time == "disjoint":
        return None
    if time != "same":
        reasons.append("period" if time == "unstated" else "wide")
    if left.modality != right.modality:
        if frozenset((left.modality, right.modality)) in _NOT_COMPARED:
            return None
        if _still_to_come(view, left, right, (mine, theirs)):
            return None
        reasons.append("forecast")
    return Relation(tuple(reasons))


def _still_to_come(view: View, left: Claim, right: Claim, windows: tuple[Days, Days]) -> bool:
    """Whether a forecast is of a time after the other article, whose figure has none of its own."""
    if left.modality == "forecast":
        left, right, windows = right, left, windows[::-1]
    if windows[0].stated or not windows[1].stated or left.modality != "asserted":
        return False
    published, begins = view.published.get(left.article), right.period.start
    return left.article == right.article or bool(published and begins and begins > published)


def _times(view: View, left: Claim, right: Claim, windows: tuple[Days, Days]) -> Times:
    """How the periods stand to each other; flows want windows of one length."""
    limits: Mapping[str, object] = intervals.precision()["periods"]
    most = float(str(limits["at_most"]))
    found = relate(*windows, most)
    summed = adds_up(view, left)
    if found == "unstated" and untold(left if windows[1].stated else right, own=not summed):
        return "disjoint"  # 9月份 of a text without a year, and 前9个月 of one with it
    undated = found == "same" and not windows[0].stated
    if is_daily(view, left) and not all(of_days(window) for window in windows):
        return "disjoint"
    if undated and untold(left, right, own=True):
        return "unstated"
    if undated:
        if untold(left, right):
            return "unstated"
        found = by_publication(view, left, right)
    if (left.period.basis == "rate") != (right.period.basis == "rate") and found != "disjoint":
        return "unstated"
    if is_flow(view, left) or is_flow(view, right):
        if found == "wide":
            return "disjoint"
        if found == "same" and windows[0].stated:
            return _same_length(windows, float(str(limits["flows_at_most"])))
        if found == "unstated":
            known = windows[0] if windows[0].stated else windows[1]
            # A quarter's revenue says nothing of a figure that names no time.
            return "disjoint" if (known.length or 365) < ABOUT_A_YEAR else found
    return found


def by_publication(view: View, left: Claim, right: Claim) -> Times:
    """How undated figures stand by the days of their articles: what held then may not hold now."""
    apart = days_between(view, left, right)
    limits: Mapping[str, int] = intervals.precision()["published"]
    if apart > limits["another"]:
        return "disjoint"
    return "unstated" if apart > limits["same"] else "same"


def days_between(view: View, left: Claim, right: Claim) -> int:
    """Days between the publication of two articles, 0 where one is not known."""
    told = [view.published.get(claim.article) for claim in (left, right)]
    if left.article == right.article or told[0] is None or told[1] is None:
        return 0
    try:
        return abs((date.fromisoformat(told[0]) - date.fromisoformat(told[1])).days)
    except ValueError:
        return 0


def published_together(view: View, left: Claim, right: Claim) -> bool:
    """Whether two articles are of one day, so that what tells no time is of one time."""
    day = view.published.get(left.article)
    return day is not None and day == view.published.get(right.article)


def untold(*claims: Claim, own: bool = False) -> bool:
    """Whether times are told that cannot be dated: 前8个月 and 8月份 of a text without a year.

    Told where the figures stand (`own`), a day is that of a price; a time that goes on to hold
    says nothing of one.
    """
    return all(
        claim.period.basis == "relative" and (not own or claim.locus("period") != "inherited")
        for claim in claims
    )


def is_daily(view: View, claim: Claim) -> bool:
    """Whether a figure is quoted anew every day (a share price, yuan a tonne); no average is."""
    cluster, told = view.cluster(claim), claim.measure.text.lower() if claim.measure else ""
    if any(word in told for word in intervals.precision()["daily"]["averages"]):
        return False
    money, slash, tail = cluster.dimension.partition("/")
    per_amount = bool(slash) and money.isupper() and tail not in (*units.TIMES, "quarter")
    return per_amount or cluster.measure in intervals.precision()["daily"]["measures"]


def of_days(window: Days) -> bool:
    """Whether a window is one of few days."""
    return window.length is not None and window.length <= intervals.precision()["daily"]["days"]


def _same_length(windows: tuple[Days, Days], most: float) -> Times:
    one, other = windows[0].length, windows[1].length
    if one is None or other is None:
        return "unstated"
    if of_other_months(*windows):
        return "disjoint"
    return "same" if max(one, other) <= most * min(one, other) else "disjoint"
