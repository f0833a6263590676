"""retimed: one thing, told in like words by two articles, set at two times."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.records import Dating
from claimcheck.rules.checks.retold import listed, two_editions
from claimcheck.rules.conflicts import Conflict, Statement
from claimcheck.rules.intervals import Figure
from claimcheck.rules.model import Match, Param, Rule
from claimcheck.rules.periods import days, relate
from claimcheck.rules.relations import days_between
from claimcheck.rules.verdicts import Judgement, replaces
from claimcheck.rules.view import View, matches_claim

NAME = "retimed"
TOGETHER = "articles"
ABOUT = "One thing that two articles tell in like words, and set at two times."
PARAMS: dict[str, Param] = {}
INFERRED = True
WORDS = ("left_times", "right_times", "shared")
_NONE = Figure((None, None), (None, None))
_SHOWN = 6  # shared words that a message tells


def looks_at(_params: object) -> Match:
    """What happened, whatever its figures."""
    return Match(dimension=("event",))


def run(rule: Rule, view: View) -> Iterator[Conflict]:
    """One conflict for each two sentences."""
    for one in view.dated:
        if _fits(rule, view, one):
            yield _conflict(one)


def _fits(rule: Rule, view: View, one: Dating) -> bool:
    """Whether nothing but the times keeps two accounts apart.

    Articles of other days may say the same of other times, as bulletins do; but not of times that
    were past when the first of them came out.
    """
    return (
        view.touched((one.left, one.right))
        and not two_editions(*one.among)
        and (not days_between(view, one.left, one.right) or _both_past(view, one))
        and not replaces(view, one.left, one.right)
        and matches_claim(one.left, rule.match)
        and matches_claim(one.right, rule.match)
    )


def _both_past(view: View, one: Dating) -> bool:
    """Whether both times, no day of which is one, were past when the first article came out."""
    first = min(view.published[claim.article] for claim in (one.left, one.right))
    if "implied" in (one.left.period.basis, one.right.period.basis):
        return False  # a day without its year may be to come
    told = days(one.left.period), days(one.right.period)
    return relate(*told) == "disjoint" and all(
        when.last is not None and when.last.isoformat() < first for when in told
    )


def _conflict(one: Dating) -> Conflict:
    left, right = zip(*one.times, strict=True)
    return Conflict(
        Judgement("chronology", "warning", ("aligned",)),
        (Statement(one.left, _NONE, days(one.left.period)),),
        (Statement(one.right, _NONE, days(one.right.period)),),
        words=(
            ("left_times", listed(left)),
            ("right_times", listed(right)),
            ("shared", listed(one.shared[:_SHOWN])),
        ),
    )
