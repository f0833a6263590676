"""The claims of a document with the places of the words that filled each slot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.claims.draft import Draft
from claimcheck.claims.extract import read
from claimcheck.claims.plan import Span
from claimcheck.lexicon import Lexicon
from claimcheck.records import Derivation, Document, Origin, Quantity


def derive(
    document: Document, quantities: Sequence[Quantity], lexicon: Lexicon
) -> tuple[Derivation, ...]:
    """How each claim was read, in the order of the figures."""
    return tuple(
        Derivation(claim, tuple(_origins(document, draft)))
        for claim, draft in read(document, quantities, lexicon)
    )


def _origins(document: Document, draft: Draft) -> Iterator[Origin]:
    """Where the words of each filled slot stand, where that is known."""
    for slot, item, text in _filled(draft):
        at = draft.at.get(slot, (0, 0)) if slot != "scope" else (0, 0)
        if at[0] >= at[1] or not _holds(document, at, text):
            at = _nearest(document, draft, text)
        if at[0] < at[1]:
            span = document.to_raw(*at)
            yield Origin(slot, item, span, document.raw[slice(*span)])


def _filled(draft: Draft) -> Iterator[tuple[str, int, str]]:
    """(slot, number of the scope item, words looked for); "" for words that stand for a slot."""
    names = (("measure", draft.measure), ("subject", draft.subject))
    yield from ((slot, 0, name.text) for slot, name in names if name is not None)
    yield from (("scope", number, item.text) for number, item in enumerate(draft.scope))
    if draft.comparand is not None:
        yield "comparand", 0, draft.comparand.text
    yield from ((slot, 0, "") for slot in ("period", "modality", "polarity"))
    if draft.source:
        yield "source", 0, draft.source


def _holds(document: Document, at: Span, text: str) -> bool:
    """Whether a place may be that of a name: of several subjects each has its own."""
    words = document.text[slice(*at)]
    return not text or text in words or words in text or text not in document.text


def _nearest(document: Document, draft: Draft, text: str) -> Span:
    """The nearest place of words: before the figure in its passage, behind it, further before."""
    if not text:
        return (0, 0)
    passage = document.passages[draft.quantity.passage]
    end = max(draft.end, draft.quantity.end)
    at = document.text.rfind(text, passage.start, end)
    at = at if at >= 0 else document.text.find(text, passage.start, passage.end)
    at = at if at >= 0 else document.text.rfind(text, 0, passage.start)
    return (at, at + len(text)) if at >= 0 else (0, 0)
