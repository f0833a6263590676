"""What every worker works with: the same names, rules and units as the driver."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import msgspec

from claimcheck import lexicon as lexicons
from claimcheck.documents.metadata import Metadata
from claimcheck.frozen import record
from claimcheck.lexicon import Lexicon, units
from claimcheck.limits import Limits, using
from claimcheck.records import Claim
from claimcheck.rules import Rule
from claimcheck.rules.listing import Left, Spotted

if TYPE_CHECKING:
    from pyarrow import RecordBatch

T = TypeVar("T", covariant=True)


class Broadcast(Protocol[T]):
    """Something that Spark has brought to every worker."""

    @property
    def value(self) -> T:
        """The thing itself, the same object for all tasks of a worker."""
        ...


@record
class Shipped:
    """What a run works with.

    Attributes:
        own: the names and measures that are known, where the user has some of their own.
        rules: as `rules.load` gives them.
        table: the units that are known, where the user has some of their own.
        fallback: what holds of an article where nothing else is known.
        columns: of tables of articles the columns by role, where the user names them.
        owners: the ids of the articles that are files, with their paths; rows may not take them.
        limits: how much of one article is read.
    """

    own: Lexicon | None
    rules: tuple[Rule, ...]
    table: units.Units | None
    fallback: Metadata
    columns: Mapping[str, str]
    owners: Mapping[str, str]
    limits: Limits

    @property
    def lexicon(self) -> Lexicon:
        """The names and measures that are known.

        Those of claimcheck itself are the same object for all runs of a worker, which keeps what it
        worked out of them.
        """
        return lexicons.load() if self.own is None else self.own


@contextmanager
def at_work(shipped: Broadcast[Shipped]) -> Iterator[Shipped]:
    """What was shipped, with the user's units and the limits of an article in force."""
    found = shipped.value
    own = units.using(found.table) if found.table is not None else nullcontext()
    with own, using(found.limits):
        yield found


# Records as JSON and back, every field of them; `serial` has the published form, which is shorter.
written = msgspec.json.Encoder().encode
claim = msgspec.json.Decoder(Claim).decode
spotted = msgspec.json.Decoder(Spotted).decode
left = msgspec.json.Decoder(Left).decode


def claims(texts: Iterable[str]) -> tuple[Claim, ...]:
    """Claims from their JSON."""
    return tuple(map(claim, texts))


def told(value: Any) -> str:
    """A record as JSON."""
    return written(value).decode()


def rows(batch: RecordBatch) -> list[dict[str, Any]]:
    """The rows of a batch."""
    found: list[dict[str, Any]] = batch.to_pylist()
    return found


class Stage:
    """Work on batches with what was brought to the workers; Spark gives it the batches alone."""

    def __init__(self, work: Callable[..., Iterator[Any]], known: tuple[Any, ...]) -> None:
        self._work = work
        self._known = known

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        """The batches that come of it."""
        return self._work(batches, *self._known)
