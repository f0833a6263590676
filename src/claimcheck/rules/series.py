"""What comes anew every day or month: figures that many articles tell in one form, each its own.

Who repeats an account is one of two; where three articles tell one thing in the same words, each
with another figure and without a time, these are the figures of three times. Articles of one day
are not of a series, and copies that agree are one. Of what the lexicon knows two of them are
a note still: a third article resolves no contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache

from claimcheck.patterns import pattern_of
from claimcheck.records import Claim
from claimcheck.rules.conflicts import Statement
from claimcheck.rules.intervals import precision
from claimcheck.rules.view import View

_OPEN = "#"  # stands for what each article of a series has for itself
_OWN = pattern_of(
    "[0-9]+(?:[.,:][0-9]+)*|[零〇一二三四五六七八九十百千万亿两]+"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
Comes = Callable[[Statement, Statement], bool]


def comes_anew(view: View, statements: Iterable[Statement]) -> Comes:
    """Whether two statements of one thing are of a series.

    Args:
        view: the run.
        statements: all of the thing.
    """
    told: dict[str, set[object]] = defaultdict(set)
    for statement in statements:
        if not statement.when.stated:
            told[form(statement.claim)].add(statement.figure.printed)
    least = int(precision()["editions"]["alike"])
    series = frozenset(one for one, figures in told.items() if len(figures) >= least)

    def comes(left: Statement, right: Statement) -> bool:
        one, other = left.claim, right.claim
        if not series or one.article == other.article or left.when.stated or right.when.stated:
            return False
        return form(one) in series and form(one) == form(other) and not of_one_day(view, one, other)

    return comes


def of_one_day(view: View, left: Claim, right: Claim) -> bool:
    """Whether two articles are known to be of one day."""
    day = view.published.get(left.article)
    return day is not None and day == view.published.get(right.article)


def form(claim: Claim) -> str:
    """The words of a claim's clause, without numbers and days."""
    return _form(claim.clause)


@lru_cache(maxsize=1 << 14)
def _form(clause: str) -> str:
    return _OWN.sub(_OPEN, clause)
