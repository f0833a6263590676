"""When two figures under one name are, for all that can be seen, figures of two things.

Texts name less than they mean: a list gives one subject to many values, a country has many
investments, "the company" is another one in every article. What is only doubtful becomes a note,
what is plainly of two things is left alone.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

from claimcheck import folding
from claimcheck.lexicon import groups, read_data, reckoning
from claimcheck.patterns import pattern_of
from claimcheck.records import Claim
from claimcheck.rules.conflicts import Statement
from claimcheck.rules.intervals import below, precision
from claimcheck.rules.relations import is_daily, is_flow
from claimcheck.rules.view import View

# Kinds of subjects that own so many things that a measure alone does not tell which is meant.
_WIDE = ("country", "region", "government", "organisation", "group")
_NUMBER = pattern_of("[0-9]+")
_BRACKET = pattern_of(r"[(（][^()（）]*[)）]")
_INCLUSIVE = pattern_of("(?:包括|包含|连同|含)[^,，。;；]{1,24}?在内")
# Families whose figures a maker has as many of as it has products.
_OF_PRODUCTS = ("specification", "performance", "price")
# Families whose figures a country has only one of.
_ONE_OF = ("share", "rate", "rank", "trade")


def apart(view: View, left: Claim, right: Claim) -> bool:
    """Whether two claims are plainly about two things."""
    return _side_by_side(left, right) or counts_differ(left, right) or is_nobody(view, left)


def unspecific(view: View, *claims: Claim) -> bool:
    """Whether a measure alone does not tell which figure of the subject is meant."""
    return any(_needs_context(view, claim) for claim in claims)


def is_nobody(view: View, claim: Claim) -> bool:
    """Whether the subject is a word that names nobody."""
    subject = view.subject(claim).lower()
    return subject in _nobody() or subject.startswith(_somebody())


def doubt(view: View, left: Statement, right: Statement) -> str:
    """The reason for which a conflict is a note at most, "" for none."""
    if _sizes_differ(left, right):
        return "size"
    if not same_basis(left.claim, right.claim):
        return "reckoned"
    if is_part(left.claim) or is_part(right.claim):
        return "part"
    if left.claim.article == right.claim.article and (
        _says(left.claim, "lists") or _says(right.claim, "lists")
    ):
        return "listed"
    if is_daily(view, left.claim) and groups.moments(left.claim.clause) != groups.moments(
        right.claim.clause
    ):
        return "moment"
    if told_apart(left.claim, right.claim):
        return "context"
    if _of_no_product(view, left.claim) or _of_no_product(view, right.claim):
        return "context"
    if _needs_context(view, left.claim) and not _shares_context(view, left.claim, right.claim):
        return "context"
    return ""


def is_part(claim: Claim) -> bool:
    """Whether a clause says that its figure is part of one that was told before (其中).

    What a bracket without the figure includes, or the subject does (连同X在内), is no part of it.
    """
    printed = claim.quantity.text if claim.quantity is not None else ""
    told = _BRACKET.sub(
        lambda found: found[0] if printed and printed in found[0] else "", claim.clause
    )
    return words_of("parts").search(_INCLUSIVE.sub("", told)) is not None


def part_of(view: View, left: Statement, right: Statement) -> str:
    """A reason where a sum of a part (one market's, one kind's) is less than that of the whole."""
    if not is_flow(view, left.claim):
        return ""
    for part, whole in ((left, right), (right, left)):
        mine, theirs = view.scope(part.claim), view.scope(whole.claim)
        narrower = mine != theirs and all(
            theirs[role] <= mine.get(role, frozenset()) for role in theirs
        )
        told = part.claim.locus("scope") == "own"  # what an article was about narrows nothing
        if narrower and told and below(part.figure.loosest, whole.figure.loosest):
            return "part"
    return ""


def near(left: Claim, right: Claim) -> bool:
    """Whether two figures of one article stand in one run of text, or in one row of a table."""
    if left.line != right.line:
        return False
    first, second = sorted((left, right), key=lambda claim: claim.figure)
    return bool(second.figure[0] - first.figure[1] < precision()["doubts"]["near"])


def _side_by_side(left: Claim, right: Claim) -> bool:
    """Whether two figures stand in one run of text: a writer does not contradict himself there."""
    if left.article != right.article or left.line != right.line:
        return False
    if "cell" in (left.place, right.place) or left.place != right.place:
        return left.place == right.place == "cell" and left.clause == right.clause
    return near(left, right) and not _told_twice(left, right)


def _told_twice(left: Claim, right: Claim) -> bool:
    """Whether two sentences tell one thing in the same words, subject and measure named in each.

    Where one word stands for another, or another number, the words tell two things: 零售 and 批发,
    the second quarter of 2025 and of 2026.
    """
    if left.clause == right.clause or not all(map(_names, (left, right))):
        return False
    one, other = (_without_figure(claim) for claim in (left, right))
    if _NUMBER.findall(one) != _NUMBER.findall(other):
        return False
    from difflib import SequenceMatcher

    matched = SequenceMatcher(None, one, other, autojunk=False)
    if matched.ratio() < precision()["doubts"]["again"]:
        return False
    return not any(
        kind == "replace" and min(to - at, end - start) > 1
        for kind, at, to, start, end in matched.get_opcodes()
    )


def _names(claim: Claim) -> bool:
    """Whether a clause says itself whom it is about, somebody known, and what is measured."""
    own = claim.locus("subject") == claim.locus("measure") == "own"
    return own and claim.subject is not None and claim.subject.id is not None


def counts_differ(left: Claim, right: Claim) -> bool:
    """Whether two counts are counts of different things, as their counters tell (次, 辆)."""
    one, other = (
        claim.quantity.counted.lower() if claim.quantity else "" for claim in (left, right)
    )
    if not one or not other or one == other:
        return False
    return groups.counter(one) != groups.counter(other)


def countable_together(left: Claim, right: Claim) -> bool:
    """Whether counts may be counts of one kind of things.

    A Chinese counter tells; the English word after a number may be an adjective.
    """
    one, other = (
        claim.quantity.counted.lower() if claim.quantity else "" for claim in (left, right)
    )
    if one == other or groups.counter(one) == groups.counter(other):
        return True
    if (one or other).isascii():
        return not (groups.is_counter(one) and groups.is_counter(other))
    return False


@lru_cache(maxsize=1)
def _nobody() -> frozenset[str]:
    words: list[Any] = read_data("names.yaml")["nobody"]
    return frozenset(str(word).lower() for word in words)


@lru_cache(maxsize=1)
def _somebody() -> tuple[str, ...]:
    words: list[str] = read_data("names.yaml")["somebody"]
    return tuple(words)


@lru_cache(maxsize=4)
def words_of(kind: str) -> re.Pattern[str]:
    """A pattern for the words of a list of names.yaml: "parts", "lists", "rests"."""
    words: list[str] = read_data("names.yaml")[kind]
    return pattern_of("|".join(map(re.escape, words)), re.IGNORECASE)


def _says(claim: Claim, kind: str) -> bool:
    return words_of(kind).search(claim.clause) is not None


def _bases(claim: Claim) -> frozenset[str]:
    """Those of a claim's clause, and what its whole sentence is reckoned in."""
    mark = reckoning.MARK
    told = {key.removeprefix(mark) for key in claim.context if key.startswith(mark)}
    return reckoning.bases(claim.clause) | told


def same_basis(*claims: Claim) -> bool:
    """Whether claims are, for all they say, reckoned alike."""
    return len({_bases(claim) for claim in claims}) == 1


def told_apart(left: Claim, right: Claim) -> bool:
    """Whether one article tells two values in other words, neither with a time of its own.

    Who gives two figures of one thing says that they are two in ways no reader sees. Where he
    repeats himself, he does so in the same words, or in a headline or a table.
    """
    if left.article != right.article or left.place != right.place:
        return False
    if left.period.basis == right.period.basis == "relative" and not left.period.start:
        return True  # 前8个月 and 8月份 of a text without a date
    if left.locus("period") == right.locus("period") == "own":
        return False
    return bool(_alike(left, right) < precision()["doubts"]["alike"])


def _alike(left: Claim, right: Claim) -> float:
    """How alike two clauses are without their figures, 0 to 1."""
    from difflib import SequenceMatcher

    one, other = (_without_figure(claim) for claim in (left, right))
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _without_figure(claim: Claim) -> str:
    return claim.clause.replace(claim.quantity.text if claim.quantity is not None else "", "")


def _sizes_differ(left: Statement, right: Statement) -> bool:
    """Whether two values lie far apart, and not by a slip of the magnitude."""
    one, other = (_size(statement) for statement in (left, right))
    if not one or not other:
        return False
    factor = max(one, other) / min(one, other)
    if factor <= precision()["doubts"]["factor"]:
        return False
    return factor.normalize().as_tuple().digits != (1,)


def _size(statement: Statement) -> Decimal:
    low, high = statement.figure.printed
    value = low if low is not None else high
    return abs(value) if value is not None else Decimal(0)


def _of_no_product(view: View, claim: Claim) -> bool:
    """Whether a figure that belongs to products is told of a whole maker."""
    cluster = view.cluster(claim)
    if view.family(cluster.measure) not in _OF_PRODUCTS:
        return False
    known = view.lexical(cluster.measure)
    own = known is not None and known.holder == "company"  # a share price is the company's
    maker = view.lexicon.kind(cluster.subject) in (*_WIDE, "company")
    return maker and not own and not view.scope(claim).get("product")


def _needs_context(view: View, claim: Claim) -> bool:
    cluster = view.cluster(claim)
    if not view.known(cluster):
        return True
    wide = view.lexicon.kind(cluster.subject) in _WIDE
    known = view.lexical(cluster.measure)
    own = known is not None and known.holder == "country"  # a country has one GDP
    return wide and not own and view.family(cluster.measure) not in _ONE_OF


def _shares_context(view: View, left: Claim, right: Claim) -> bool:
    """Whether the sentences share words beside the subject and the measure."""
    one, other = (_content(view, claim) for claim in (left, right))
    if not one or not other:
        return not one and not other
    return bool(len(one & other) >= precision()["doubts"]["context"] * min(len(one), len(other)))


def _content(view: View, claim: Claim) -> frozenset[str]:
    cluster = view.cluster(claim)
    names = {cluster.subject, cluster.measure}
    names |= {name.text for name in (claim.subject, claim.measure) if name is not None}
    folded = {folding.key(name) for name in names}
    return frozenset(word for word in map(folding.key, claim.context) if word not in folded)
