"""Reading a text in one line, and an answer as the corpus writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from claimcheck import yamlfile
from claimcheck.folding import fold
from claimcheck.quantities import read_text
from claimcheck.records import Quantity

CORPUS = Path(__file__).parents[1] / "corpus"
_ANSWER = re.compile(
    r"(?P<kind>[a-z]+)(?: (?P<op>[<>]=?|=|~))?"
    r"(?: (?P<value>-?[\d.e]+(?: -> -?[\d.e]+)?|-?[\d.e]*\.\.-?[\d.e]*))?"
    r"(?: (?P<unit>[A-Za-z_/*0-9]+))?(?P<hedge> ~)?"
)


def only(text: str) -> Quantity:
    """The one quantity of a text."""
    found = read_text(fold(text))
    assert len(found) == 1, [(q.text, q.kind, q.unit) for q in found]
    return found[0]


def texts(text: str) -> list[str]:
    """The printed forms of all quantities of a text."""
    return [quantity.text for quantity in read_text(fold(text))]


@dataclass(frozen=True)
class Answer:
    """What a form must be read as; None is not asked for."""

    kind: str
    op: str | None
    low: Decimal | None
    high: Decimal | None
    first: Decimal | None
    last: Decimal | None
    unit: str
    approximate: bool

    def problems(self, quantity: Quantity) -> list[str]:
        """What of a quantity is not as it must be."""
        pairs: list[tuple[str, Any, Any]] = [("kind", self.kind, quantity.kind)]
        if self.op is not None:
            pairs.append(("op", self.op, quantity.op))
        if self.kind != "comparison":
            pairs += [
                ("low", self.low, quantity.low),
                ("high", self.high, quantity.high),
                ("first", self.first, quantity.first),
                ("last", self.last, quantity.last),
                ("unit", self.unit, quantity.unit),
                ("approximate", self.approximate, quantity.approximate),
            ]
        return [f"{name}: {want} is read as {got}" for name, want, got in pairs if want != got]


def answer(written: str) -> Answer:
    """An answer as the corpus writes it."""
    match = _ANSWER.fullmatch(written)
    assert match is not None, written
    low = high = first = last = None
    value = match["value"] or ""
    if " -> " in value:
        first, last = map(Decimal, value.split(" -> "))
    elif ".." in value:
        low, high = (Decimal(end) if end else None for end in value.split(".."))
    elif value and match["op"] in ("<", "<="):
        high = Decimal(value)
    elif value:
        low = Decimal(value)
        high = None if match["op"] in (">", ">=") else low
    return Answer(
        match["kind"],
        match["op"],
        low,
        high,
        first,
        last,
        match["unit"] or "",
        bool(match["hedge"]),
    )


def corpus(name: str) -> list[dict[str, Any]]:
    """The entries of a corpus file."""
    path = CORPUS / f"{name}.yaml"
    value: list[dict[str, Any]] = yamlfile.load_strict(
        path.read_text(encoding="utf-8"), path.name
    ).value
    return value


def corpus_names() -> list[str]:
    """The corpus files that hold answers."""
    apart = ("negatives", "known-failures")
    return sorted(path.stem for path in CORPUS.glob("*.yaml") if path.stem not in apart)
