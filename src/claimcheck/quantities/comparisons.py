"""Comparisons without a figure: 追平A100, 远低于台积电, 与去年持平, on par with.

Conservative: where a figure stands in the rest of the clause, the figure speaks.
"""

from __future__ import annotations

from claimcheck.patterns import pattern_of
from claimcheck.quantities.context import Context
from claimcheck.quantities.figure import ONE, Figure
from claimcheck.quantities.spans import Spans
from claimcheck.quantities.triggers import Hit
from claimcheck.quantities.words import load

REACH = 40
_WITH = pattern_of(r"(?:[与和同跟]|with )(?=[^，。；,;]{2,24}$)")
_CODE_NEXT = pattern_of(
    r"了?\s?(?:的|[\u4e00-\u9fff]{1,6})?\s?[A-Z][A-Za-z]*|\s(?:the |its )?[A-Z]"
)
_CLOSE = frozenset("，。；、,;！!)）的 \n")


def read(context: Context, hits: list[Hit], figures: Spans) -> list[Figure]:
    """Every comparison without a figure; `figures` are the spans of the others."""
    found: list[Figure] = []
    for hit in hits:
        if context.text.startswith(load().no_comparisons, hit.start):
            continue
        if hit.group == "with" or hit.word in load().comparisons["with"]:
            opening = _WITH.search(context.before(hit.start, 28))
            following = context.text[hit.end : hit.end + 1]
            if opening and (not following or following in _CLOSE):
                _add(context, hit, "with", found, figures, hit.start)
                continue
        if hit.group == "strong" and context.after(hit.end).strip(" 了的"):
            _add(context, hit, "strong", found, figures, hit.start)
        elif hit.group == "weak" and _CODE_NEXT.match(context.text, hit.end):
            _add(context, hit, "weak", found, figures, hit.start)
    return found


def _add(
    context: Context, hit: Hit, group: str, found: list[Figure], figures: Spans, begin: int
) -> None:
    """The comparison, unless a figure stands in its clause behind it."""
    _, clause = context.clause(hit.start)
    reach = min(clause, hit.end + REACH)
    near = begin - 2
    if figures.taken(near, reach):
        return
    op = load().comparisons[group].get(hit.word)
    if op is None:
        return
    figure = Figure(
        hit.start, hit.end, hit.start, hit.end, None, None, ONE, ONE, ONE, "word", kind="comparison"
    )
    figure.op, figure.approximate, figure.unit = op, op == "~", "dimensionless"
    figure.direction = {">": 1, "<": -1}.get(op, 0)
    figure.rules.append(f"comparison:{group}")
    found.append(figure)
