"""retimed: one sentence with its figures, told of two times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from claimcheck.records import Alignment, Claim
from claimcheck.rules.checks.retold import KINDS, Pair, listed, statement
from claimcheck.rules.conflicts import Conflict
from claimcheck.rules.model import Param, Rule
from claimcheck.rules.relations import days_between
from claimcheck.rules.verdicts import Judgement, replaces
from claimcheck.rules.view import View, matches_claim

NAME = "retimed"
ABOUT = "A sentence of one article that another repeats, figures and all, with another time."
PARAMS: dict[str, Param] = {}
INFERRED = True
WORDS = ("left_times", "right_times")

__all__ = ["ABOUT", "INFERRED", "KINDS", "NAME", "PARAMS", "WORDS", "run"]


def run(rule: Rule, view: View) -> Iterator[Conflict]:
    """One conflict for each two sentences."""
    found: dict[tuple[object, ...], list[Pair]] = defaultdict(list)
    for one in view.aligned:
        if view.touched((one.left, one.right)) and _fits(rule, view, one):
            left, right = statement(one.left), statement(one.right)
            if left is None or right is None:
                continue
            view.compared.update((one.left.id, one.right.id))
            found[one.left.article, one.right.article, one.times].append((one, left, right))
    for pairs in found.values():
        if not all(_repeated(left.claim, right.claim) for _, left, right in pairs):
            continue
        left_times, right_times = _told_apart(*pairs[0][0].times)
        yield Conflict(
            Judgement("chronology", "warning", ("aligned",)),
            tuple(left for _, left, _ in pairs),
            tuple(right for _, _, right in pairs),
            words=(("left_times", left_times), ("right_times", right_times)),
        )


def _fits(rule: Rule, view: View, one: Alignment) -> bool:
    """Whether one sentence repeats the other with as many times, of which some are others.

    Articles of other days may say the same of other times, as bulletins do.
    """
    return (
        one.verbatim
        and len(one.times[0]) == len(one.times[1])
        and one.times[0] != one.times[1]
        and not days_between(view, one.left, one.right)
        and not replaces(view, one.left, one.right)
        and matches_claim(one.left, rule.match)
        and matches_claim(one.right, rule.match)
    )


def _repeated(left: Claim, right: Claim) -> bool:
    """Whether two figures are one figure, as printed."""
    mine, theirs = left.quantity, right.quantity
    if mine is None or theirs is None or mine.unit != theirs.unit:
        return False
    same = (mine.low, mine.high, mine.first) == (theirs.low, theirs.high, theirs.first)
    return same and mine.direction == theirs.direction


def _told_apart(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, str]:
    """The times that differ, of each sentence."""
    apart = [(one, other) for one, other in zip(left, right, strict=True) if one != other]
    return listed([one for one, _ in apart]), listed([other for _, other in apart])
