"""What an index takes from ledger files, a part of them at a time, as arrays.

Names are numbered within a part, so that a part can be read anywhere; `filling` tells which name
of the ledger each of them is. `beside` has parts read by other processes.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from claimcheck.errors import Problem
from claimcheck.ledger import lines as told
from claimcheck.ledger.index.alike import packed
from claimcheck.lexicon import units

# As what a name stands in a claim.
SUBJECT, MEASURE, SCOPE, PRODUCT, COMPARAND, MARKET, HOME = range(7)
_NO_YEAR = 0
# How many numbers a row has, and a comparison.
ROW, COMPARED = 6, 3


class Told(NamedTuple):
    """A name and as what it stands in claims."""

    kind: int
    id: str | None
    text: str


class File(msgspec.Struct, array_like=True, gc=False):
    """A ledger file.

    Attributes:
        name: below the ledger's folder.
        wrong: whether it cannot be read, or not all of its lines are claims; the rest is empty.
        article, document: what it is of.
        published: when that was published.
        header: its first line.
        replaces: articles that it corrects or supersedes.
        names: those that its claims stand by, by their number in the part.
        rows, compared: how many rows of the part are its.
        rare: the rare words of its sentences, as `alike.packed` has them; None of a file that keeps
            none.
    """

    name: str
    wrong: bool = False
    article: str = ""
    document: str = ""
    published: str | None = None
    header: str = ""
    replaces: list[str] = []
    names: list[int] = []
    rows: int = 0
    compared: int = 0
    rare: bytes | None = None


class Part(msgspec.Struct, array_like=True, gc=False):
    """What some files hold.

    Attributes:
        files: in the order given.
        names: every name once.
        rows: six numbers each: a name, the measure told of it, where the claim's line starts in its
            file and how long it is, the first and the last year that it is told for (0: none).
        compared: three each: the subject, what it is compared with, the measure.
    """

    files: list[File]
    names: list[Told]
    rows: bytes
    compared: bytes


_NUMBER = "q"  # of `array`


def columns(numbers: bytes, width: int) -> list[array[int]]:
    """The rows or the comparisons of a part, column by column."""
    flat = array(_NUMBER, numbers)
    return [flat[at::width] for at in range(width)]


class _Name(msgspec.Struct, frozen=True, gc=False):
    text: str
    id: str | None = None


class _Scope(msgspec.Struct, frozen=True, gc=False):
    role: str
    text: str
    id: str | None = None


class _Quantity(msgspec.Struct, gc=False):
    unit: str


class _Period(msgspec.Struct, gc=False):
    start: str | None
    end: str | None


class _Claim(msgspec.Struct, gc=False):
    """What is read of a claim's line."""

    article: str
    subject: _Name | None
    measure: _Name | None
    comparand: _Name | None
    scope: tuple[_Scope, ...]
    quantity: _Quantity | None
    period: _Period
    compared_with: str = ""


_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_DECODER = msgspec.json.Decoder(_Claim)


def part_of(folder: Path, names: Sequence[str]) -> Part:
    """Read some files of a ledger."""
    reader = _Reader()
    files = [reader.file(folder, name) for name in names]
    return Part(
        files,
        reader.names,
        array(_NUMBER, reader.rows).tobytes(),
        array(_NUMBER, reader.compared).tobytes(),
    )


class _Kept(dict[_Key, _Value]):
    """What is worked out of a key, once for each."""

    def __init__(self, work: Callable[[_Key], _Value]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, key: _Key) -> _Value:
        value = self[key] = self._work(key)
        return value


class _Reader:
    """One part while it is read.

    Attributes:
        names: every name that came up, by its number.
        rows, compared: as `Part` has them.
    """

    def __init__(self) -> None:
        self.names: list[Told] = []
        self.rows: list[int] = []
        self.compared: list[int] = []
        self._numbers = [_Kept(partial(self._number, kind)) for kind in range(HOME + 1)]
        self._scopes = _Kept(self._scope)
        self._shares = _Kept(_is_share)
        self._years = _Kept(_year)

    def _number(self, kind: int, name: _Name) -> int:
        self.names.append(Told(kind, name.id, name.text))
        return len(self.names) - 1

    def _scope(self, scope: tuple[_Scope, ...]) -> tuple[list[int], list[int], list[int]]:
        """The numbers of all names of a scope, of its products, and of its markets."""
        every, products, markets = (self._numbers[kind] for kind in (SCOPE, PRODUCT, MARKET))
        named = [(item.role, _Name(item.text, item.id)) for item in scope]
        return (
            [every[name] for _, name in named],
            [products[name] for role, name in named if role == "product"],
            [markets[name] for role, name in named if role == "market"],
        )

    def file(self, folder: Path, name: str) -> File:
        """The rows of a file; none of one that is wrong."""
        rows, compared = len(self.rows), len(self.compared)
        try:
            found = self._file((folder / name).read_bytes(), name)
        except (OSError, ValueError):  # msgspec's errors are such
            found = None
        if found is None:
            del self.rows[rows:], self.compared[compared:]
            return File(name, wrong=True)
        found.rows = (len(self.rows) - rows) // ROW
        found.compared = (len(self.compared) - compared) // COMPARED
        return found

    def _file(self, text: bytes, name: str) -> File | None:
        header, *claims = BytesIO(text).readlines() or [b""]  # quicker than to split
        header = header.removesuffix(b"\n")
        problems: list[Problem] = []
        head = told.header_of(header, name, problems)
        if head is None or len(claims) != head.claims:
            return None
        place, used, gone = len(header) + 1, list[int](), dict(head.retracted)
        for line in claims:
            if not gone or not (head.withdrawn or msgspec.json.decode(line).get("id") in gone):
                claim = _DECODER.decode(line)
                if claim.article != head.article:
                    return None
                self._claim(claim, place, len(line.removesuffix(b"\n")), used)
            place += len(line)
        replaces = list(dict.fromkeys((*head.corrects, *head.supersedes)))
        names = sorted(set(used))
        return File(
            name, False, head.article, head.document, head.published, _without_words(header),
            replaces, names, rare=packed(head),
        )  # fmt: skip

    def _claim(self, claim: _Claim, place: int, size: int, used: list[int]) -> None:
        """The rows of a claim."""
        subject, measure, quantity = claim.subject, claim.measure, claim.quantity
        if subject is None or measure is None:
            return  # it belongs to no cluster
        who, what, rows = (
            self._numbers[SUBJECT][subject],
            self._numbers[MEASURE][measure],
            self.rows,
        )
        scope, products, markets = self._scopes[claim.scope]
        used += scope
        used += (who, what)
        rows += (who, what, place, size, _NO_YEAR, _NO_YEAR)
        for name in products:  # an owner's product is what a claim is about
            rows += (name, what, place, size, _NO_YEAR, _NO_YEAR)
        if claim.comparand is not None and not claim.compared_with:
            whom = self._numbers[COMPARAND][claim.comparand]
            used.append(whom)
            rows += (whom, what, place, size, _NO_YEAR, _NO_YEAR)
            self.compared += (who, whom, what)
        if quantity is not None and self._shares[quantity.unit]:
            since, until = self._years[claim.period.start], self._years[claim.period.end]
            for name in markets or (self._numbers[HOME][subject],):  # domestic makers' is at home
                rows += (name, what, place, size, since, until)


def _without_words(header: bytes) -> str:
    """A header but for the words of its sentences, which stand in `rare`."""
    row = msgspec.json.decode(header)
    if row.get("sentences"):
        row["sentences"] = []
        header = msgspec.json.encode(row)
    return header.decode()


def _is_share(unit: str) -> bool:
    return units.dimension(unit) == "percent"


def _year(day: str | None) -> int:
    return int(day[:4]) if day else _NO_YEAR


def years_of(start: str | None, end: str | None) -> tuple[int | None, int | None]:
    """The first and the last year of a period, None for one that is not told."""
    return int(start[:4]) if start else None, int(end[:4]) if end else None
