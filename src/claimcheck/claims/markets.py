"""The markets that narrow a figure: of its clause, or of a clause before."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.claims.clauses import Clause
from claimcheck.claims.mentions import Mention
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.share_words import Share
from claimcheck.claims.state import State
from claimcheck.records import Scope


def of_clause(
    sentence: Sentence, clause: Clause, taken: set[str], share: Share | None = None
) -> list[Scope]:
    """The markets that a clause names, but for those of `taken` and what a share is taken of."""
    if not sentence.has_markets:
        return []
    inside = share.whole if share and share.denominator not in ("", "market") else (0, 0)
    found = [
        Scope("market", m.id, _with_market(sentence, m))
        for m in sentence.in_clause(clause, "entity")
        if sentence.roles.get(m.start) == "market"
        and m.key not in taken
        and not (m.id == "global" and inside[0] <= m.start < inside[1])
    ]
    text = sentence.text
    if "market.short" not in sentence.said:
        return found
    phrases = sentence.words.regions_in_phrases(text, clause.start, clause.end)
    return found + [Scope("market", region, text[start:end]) for region, start, end in phrases]


def _with_market(sentence: Sentence, mention: Mention) -> str:
    return mention.text + "市场" if sentence.text.startswith("市场", mention.end) else mention.text


def carried(
    sentence: Sentence,
    clause: Clause,
    state: State,
    share: bool,
    taken: set[str],
    *,
    beside: bool,
) -> Iterator[tuple[str, Scope]]:
    """The market of a clause before in the sentence, for shares and what hangs on them.

    大中华区营收160亿美元,iPhone营收468亿美元: one part stands `beside` the other, not inside of it.
    """
    for before in sentence.clauses.before(clause) if sentence.has_markets else ():
        figures = sentence.quantities_in(before)
        if beside and figures:
            continue
        found = of_clause(sentence, before, taken)
        if found and not share and any(q.kind == "rank" for q in figures):
            found = [m for m in found if m.id != "global"]  # 排名全球第一: where it is first
        if found:
            yield "scope:sentence", found[-1]
            break
    if share and state.market is not None and state.market.key not in taken:
        yield "scope:carried", state.market
