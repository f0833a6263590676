"""FILE:LINE and FILE:LINE:COLUMN on the command line, and the claims that stand there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claimcheck.errors import UsageError
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of

if TYPE_CHECKING:
    from claimcheck.records import Claim, Document, Quantity

_PLACE = pattern_of(r"(?P<path>.+?):(?P<line>[1-9]\d{0,8})(?::(?P<column>[1-9]\d{0,8}))?")
NEAR = 4  # lines with claims that an error names


@record
class Place:
    """A line of a file, or a column of it."""

    path: str
    line: int
    column: int | None = None

    def __str__(self) -> str:
        column = f":{self.column}" if self.column is not None else ""
        return f"{self.path}:{self.line}{column}"


def parse(name: str) -> Place | None:
    """The place that a name is, None for another name."""
    found = _PLACE.fullmatch(name)
    if found is None:
        return None
    column = found["column"]
    return Place(found["path"], int(found["line"]), int(column) if column else None)


def document_at(place: Place, date: str | None) -> Document | None:
    """The article of a place; None where it cannot be read, which has been said."""
    from pathlib import Path

    from claimcheck.cli import options

    if Path(place.path).is_dir():
        raise UsageError(f"{place.path}: is a folder; name one article of it")
    reading = options.read([place.path], date=date)
    return reading.documents[0] if reading.documents and not reading.problems else None


def claims_at(
    document: Document,
    claims: Sequence[Claim],
    figures: Iterable[Quantity],
    place: Place,
    language: str,
) -> list[Claim]:
    """The claims whose figure stands at a place.

    Raises:
        UsageError: there are none; the text says what was read there, and where some are.
    """
    line = [claim for claim in claims if claim.line == place.line]
    found = line if place.column is None else [c for c in line if _covers(document, c, place)]
    if found:
        return found
    from claimcheck.reports.words import words

    say = words(language, "explain")
    if line:
        columns = ", ".join(str(claim.column) for claim in line)
        raise UsageError(say("errors.column", place, columns))
    near = sorted({claim.line for claim in claims}, key=lambda n: (abs(n - place.line), n))[:NEAR]
    mend = say("errors.near", ", ".join(map(str, sorted(near)))) if near else say("errors.none")
    silent = silent_on(document, claims, figures, place.line)
    what = say("errors.silent", place, silent[0]) if silent else say("errors.figure", place)
    raise UsageError(f"{what}; {mend}")


def _covers(document: Document, claim: Claim, place: Place) -> bool:
    """Whether a claim's figure begins at a column, or reaches over it."""
    if claim.column == place.column:
        return True
    line, column = document.position(claim.figure[0])
    size = claim.figure[1] - claim.figure[0]
    return line == place.line and column <= (place.column or 0) < column + size


def silent_on(
    document: Document, claims: Iterable[Claim], figures: Iterable[Quantity], line: int
) -> list[str]:
    """The figures of a line that make no claim, as printed, each with its column."""
    taken = {claim.figure for claim in claims}
    found = []
    for figure in figures:
        span = document.to_raw(figure.start, figure.end)
        at, column = document.position(document.starts[figure.num_start])
        if at == line and span not in taken:
            printed = " ".join(document.raw[slice(*span)].split())
            found.append(f"{printed} ({at}:{column})")
    return found
