"""Hedges and bounds right before and right behind a figure: 约, 超过, 以上, at least, or more."""

from __future__ import annotations

import re

from claimcheck.patterns import pattern_of
from claimcheck.quantities import earlier
from claimcheck.quantities.context import HAN, Context
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.words import Affix, load

_NOT = pattern_of(r"(?:不|未|没|没有|未能|尚未|并未|not |n't |never )\s?$")
_OPPOSITE = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}
_BIGGER = pattern_of(r"\s?(?:还|更|要)?(?P<up>[大高多])|\s?(?:还|更|要)?(?P<down>[小低少])")
_NUMBER_NEXT = pattern_of(r"(?: than)?\s?[$€£¥]?[0-9]")
_BELOW_ZERO = pattern_of(r" below zero")
_LIMITED_REACH = 8
_LONGEST_VERB = 16  # and the blank behind it


def hedged(context: Context, figure: Figure) -> None:
    """Take the hedges and bounds around a figure into it."""
    if not context.chinese:
        _below_zero(context, figure)
    _before(context, figure)
    _behind(context, figure)
    if figure.op == "=" and figure.unit != "percent" and figure.kind != "change":
        _limited(context, figure)


def _before(context: Context, figure: Figure) -> None:
    table, at, pending = load().before, figure.start, figure.start
    lower = context.lower
    for _ in range(4):
        end = pending - 1 if lower[pending - 1 : pending] == " " else pending
        found = table.before(lower, end) if lower[end - 1 : end] in table.tails else None
        if found is None:
            break
        pending, affix = found
        verbs = load().of_verbs.get(lower[pending:end])
        if verbs and verbs.search(lower, max(0, pending - _LONGEST_VERB), pending):
            break
        if affix.role == "exact" and figure.unit:
            break  # 等于三成 is a point like any other; beside a bare number the word makes it one
        if affix.role == "filler":
            continue
        at = _apply(context, figure, pending, affix)
        pending = at
    if at != figure.start:
        figure.start = at
    elif lower[at - 1 : at] == "比":
        _compared(context, figure)
    if figure.op == "=" and not figure.kind:
        op = earlier.around(context, figure)
        if op:
            _bind(figure, op)
            figure.rules.append("bound:around")


def _apply(context: Context, figure: Figure, at: int, affix: Affix) -> int:
    if affix.role == "exact":
        figure.rules.append("exact")
        return at
    if affix.role == "exactly":
        figure.rules.append("exactly")
        return at
    if affix.role == "hedge":
        figure.approximate = True
        figure.rules.append("hedge")
        return at
    op = affix.op
    negated = _NOT.search(context.lower[max(0, at - 6) : at])
    if negated:
        op, at = _OPPOSITE[op], at - len(negated[0])
    _bind(figure, op)
    return at


def _bind(figure: Figure, op: str) -> None:
    """A bound on a figure; on a range it is only a remark, and a vague numeral keeps its own."""
    figure.rules.append("bound")
    if figure.kind == "change" or figure.op == "in":
        return
    if figure.op != "=" and figure.vague:
        figure.op = op if op[0] == figure.op[0] else figure.op
        return
    figure.bound(op)


def _behind(context: Context, figure: Figure) -> None:
    table = load().after
    for _ in range(2):
        at = figure.end
        head = context.lower[at : at + 1]
        if head == " ":
            at += 1
            head = context.lower[at : at + 1]
        found = table.at(context.lower, at) if head in table.heads else None
        if found is None:
            return
        end, affix = found
        if context.text[end : end + 1] in affix.unless:
            return
        if affix.role == "bound" and _NUMBER_NEXT.match(context.lower, end):
            return
        word = context.text[at:end]
        if word == "+" and (
            (HAN.match(context.text, end) and not figure.unit)
            or at != figure.end
            or (context.text[end : end + 1].isalnum() and context.text[end].isascii())
        ):
            return
        if affix.role == "hedge":
            figure.approximate = True
            figure.rules.append("hedge")
        else:
            _bind(figure, affix.op)
        figure.end = end


def _below_zero(context: Context, figure: Figure) -> None:
    """2 degrees below zero."""
    if figure.unit in ("", "degree", "degree_Celsius", "degree_Fahrenheit"):
        match = _BELOW_ZERO.match(context.lower, figure.end)
        if match:
            figure.negate()
            figure.unit = figure.unit or "degree"
            figure.end = match.end()


def _compared(context: Context, figure: Figure) -> None:
    """比四分之一大: a bound around the figure."""
    match = _BIGGER.match(context.text, figure.end)
    if match is None:
        return
    _bind(figure, ">" if match["up"] else "<")
    figure.start, figure.end = figure.start - 1, match.end()


def _limited(context: Context, figure: Figure) -> None:
    """只能生产20万颗: at most that many; not of a percentage."""
    start = figure.start
    near = context.text[start - _LIMITED_REACH if start > _LIMITED_REACH else 0 : start]
    if "能" not in near and "可" not in near:
        return
    before = context.before(start, _LIMITED_REACH)
    if any(word in before for word in load().limited):
        _bind(figure, "<=")
        figure.rules.append("limited")


def paired(context: Context, left: Figure, right: Figure) -> Figure | None:
    """大于20的同时小于等于35: a lower and an upper bound of one thing are a range."""
    if left.op[:1] + right.op[:1] not in ("<>", "><") or left.kind or right.kind:
        return None
    if left.vague or right.vague:
        return None
    gap = context.text[left.end : right.start]
    if not _PAIR.fullmatch(gap) or (left.unit and right.unit and left.unit != right.unit):
        return None
    lower, upper = (left, right) if left.op[0] == ">" else (right, left)
    assert lower.low is not None
    assert upper.high is not None
    if lower.low >= upper.high:
        return None
    left.step, left.high_step = lower.step, upper.step
    left.low, left.high, left.op = lower.low, upper.high, "in"
    left.unit = left.unit or right.unit
    left.end = right.end
    left.approximate = left.approximate or right.approximate
    left.rules += [*right.rules, "range:bounds"]
    return left


_PAIR = pattern_of(
    r"[\s，,]*(?:的同时|同时|并且|而且|且|并|但|但是|而|又|and|but|and also|yet|to)?"
    r"[\s，,]*(?:[xyz] )?",
    re.IGNORECASE,
)
