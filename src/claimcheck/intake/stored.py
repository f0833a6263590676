"""An article of which the readers' view is packed away until somebody asks for it.

A run over many articles holds all of them, because its report quotes some. What nobody looks at
most of the time (the working text with its map to the raw one, the passages, the tables) is nine
tenths of an article; packed it is as small as its text.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, cast

import msgspec

from claimcheck.frozen import record
from claimcheck.records import Document, LeftOut, Passage, Spot, Table

_OPEN = 64  # articles that are unpacked at a time
_LIGHT = (
    "path",
    "article",
    "raw",
    "title",
    "publisher",
    "published",
    "language",
    "corrects",
    "supersedes",
    "row",
    "left_out",
)  # what an article keeps as it is
Light = tuple[
    str,
    str,
    str,
    str | None,
    str | None,
    str | None,
    str | None,
    tuple[str, ...],
    tuple[str, ...],
    int,
    LeftOut | None,
]
_PARTS = ("text", "starts", "ends", "passages", "tables", "spots")


class _Packed(msgspec.Struct, array_like=True):
    """The parts as they are packed; of the offsets where they go on otherwise than by one."""

    text: str | None  # None where it is the raw text
    starts: list[int]
    ends: list[int]
    passages: tuple[Passage, ...]
    tables: tuple[Table, ...]
    spots: tuple[tuple[int, Spot], ...]


@record
class _Parts:
    """The parts as an article has them."""

    text: str | None
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    passages: tuple[Passage, ...]
    tables: tuple[Table, ...]
    spots: tuple[tuple[int, Spot], ...]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Packed)


class Stored(Document):
    """A document whose parts are unpacked when they are asked for; it is used like any other."""

    @classmethod
    def of(cls, light: Iterable[Any], packed: bytes) -> Stored:
        """The article of its light fields, in the order of `light_of`, and its packed parts."""
        made = object.__new__(cls)
        made.__dict__.update(zip(_LIGHT, light, strict=True))
        made.__dict__["packed"] = packed
        return made


class _Part:
    """A field of a stored article; one that was given (by `replace`) stands before it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, document: Any, _owner: type | None = None) -> Any:
        if document is None:
            return self
        found = getattr(_unpacked(document.__dict__["packed"]), self._name)
        return document.raw if found is None else found


for _name in _PARTS:
    setattr(Stored, _name, _Part(_name))


def light_of(document: Document) -> Light:
    """What an article keeps as it is."""
    return cast(Light, tuple(getattr(document, name) for name in _LIGHT))


def packed_of(document: Document) -> bytes:
    """The other parts, packed.

    Raises:
        ValueError: the text has half of a surrogate pair, which cannot be written down.
    """
    packed = document.__dict__.get("packed")
    if isinstance(packed, bytes):
        return packed
    parts = _Packed(
        text=document.text if document.text != document.raw else None,
        starts=_runs(document.starts),
        ends=_runs(document.ends),
        passages=document.passages,
        tables=document.tables,
        spots=document.spots,
    )
    return zlib.compress(_ENCODER.encode(parts), 1)


def stored(document: Document) -> Document:
    """The document with its parts packed away; as it is where they cannot be."""
    try:
        return Stored.of(light_of(document), packed_of(document))
    except ValueError:
        return document


@lru_cache(maxsize=_OPEN)
def _unpacked(packed: bytes) -> _Parts:
    found = _DECODER.decode(zlib.decompress(packed))
    return _Parts(
        found.text,
        _offsets(found.starts),
        _offsets(found.ends),
        found.passages,
        found.tables,
        found.spots,
    )


def _runs(offsets: Sequence[int]) -> list[int]:
    """First offset and length of each run of offsets that go up by one."""
    found: list[int] = []
    due = None
    for offset in offsets:
        if offset == due:
            found[-1] += 1
        else:
            found += (offset, 1)
        due = offset + 1
    return found


def _offsets(runs: Sequence[int]) -> tuple[int, ...]:
    pairs = zip(runs[::2], runs[1::2], strict=True)
    return tuple(chain.from_iterable(range(first, first + size) for first, size in pairs))
