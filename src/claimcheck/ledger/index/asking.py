"""Which claims of a ledger may meet new ones, as far as the rules reach."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import field
from pathlib import Path
from typing import BinaryIO

from claimcheck.clusters.canonical import Raw
from claimcheck.clusters.names import Slot
from claimcheck.errors import DataFileError, Problem, UsageError
from claimcheck.frozen import record
from claimcheck.ledger import lines as told
from claimcheck.ledger.index.filling import COMPARAND, MARKET, SUBJECT
from claimcheck.ledger.index.names import Group, Names
from claimcheck.ledger.index.reading import years_of
from claimcheck.ledger.index.tables import Index
from claimcheck.lexicon import units
from claimcheck.records import Claim
from claimcheck.rules import Reach

_Years = tuple[int | None, int | None]
_Place = tuple[int, int]  # where a claim's line begins, and how long it is


@record
class Found:
    """What of a ledger may meet new claims.

    Attributes:
        claims: by path of the article, then place.
        names: names of the ledger that may make two of these claims' names one, by slot.
    """

    claims: tuple[Claim, ...]
    names: dict[Slot, list[Raw]]


def find(
    index: Index,
    names: Names,
    new: Iterable[Claim],
    reach: Reach,
    near: Iterable[Claim] = (),
    *,
    without: Collection[str] = (),
) -> Found:
    """The claims that rules may hold against new ones, or need to judge those.

    Args:
        index: brought up to date.
        names: of the index.
        new: claims that are read now.
        reach: of the rules.
        near: claims of the ledger that are wanted besides.
        without: paths of articles to leave out.

    Raises:
        DataFileError: a line is no claim.
    """
    asking = _Asking(index, names, reach)
    for claim in new:
        asking.about(claim)
    asking.follow()
    hidden = _numbers(index, without)
    wanted = {claim.id: claim for claim in (*near, *asking.claims(hidden))}
    claims = tuple(sorted(wanted.values(), key=_place))
    return Found(claims, _told(index, names, (*claims, *new), hidden))


def _numbers(index: Index, documents: Iterable[str]) -> frozenset[int]:
    """The files of articles, by number."""
    sql = "SELECT id FROM files WHERE document = ?"
    return frozenset(int(str(n)) for path in documents for (n,) in index.rows(sql, (path,)))


@record(frozen=False, slots=False)
class _Asking:
    """One question: what is looked for, as (name, measure, role), and what was found."""

    index: Index
    names: Names
    reach: Reach
    wanted: set[tuple[int, int, int]] = field(default_factory=set)
    spans: dict[tuple[int, int, int], set[_Years]] = field(default_factory=lambda: defaultdict(set))
    chains: dict[frozenset[int], set[Group]] = field(default_factory=lambda: defaultdict(set))
    measured: dict[Raw, frozenset[int]] = field(default_factory=dict)
    members: dict[tuple[Slot, Group], tuple[int, ...]] = field(default_factory=dict)

    def about(self, claim: Claim) -> None:
        """Look for what may meet a claim."""
        if claim.subject is None or claim.measure is None:
            return
        what = (claim.measure.id, claim.measure.text)
        measures = self.measures(what)
        subjects = set(self.names.groups("subject", (claim.subject.id, claim.subject.text)))
        for item in claim.scoped("product"):
            key = self.names.key("scope", (item.id, item.text))
            subjects |= {key} if key is not None else set()
        everyone = set(subjects)
        if claim.comparand is not None:
            everyone |= self.names.groups("subject", (claim.comparand.id, claim.comparand.text))
        known = self.names.key("measure", what)
        if known is not None and not self.reach.of(known).isdisjoint(self.reach.parts):
            everyone |= self._family(subjects)
        self._want("subject", everyone, measures, SUBJECT)
        self.chains[measures] |= everyone
        unit = claim.quantity.unit if claim.quantity is not None else ""
        if self.reach.adds_up(known or claim.measure.text) and units.dimension(unit) == "percent":
            years = years_of(claim.period.start, claim.period.end)
            for number in self._numbers("scope", self._markets(claim, subjects)):
                for measure in measures:
                    self.spans[number, measure, MARKET].add(years)

    def measures(self, raw: Raw) -> frozenset[int]:
        """The numbers of the measures that rules hold against one."""
        found = self.measured.get(raw)
        if found is None:
            key = self.names.key("measure", raw)
            groups: Iterable[Group] = (
                self.reach.of(key) if key is not None else self.names.groups("measure", raw)
            )
            found = frozenset(n for group in groups for n in self._ids("measure", group))
            self.measured[raw] = found
        return found

    def _ids(self, slot: Slot, group: Group) -> tuple[int, ...]:
        if (slot, group) not in self.members:
            self.members[slot, group] = self.names.ids(slot, group)
        return self.members[slot, group]

    def _want(
        self, slot: Slot, groups: Iterable[Group], measures: Iterable[int], role: int
    ) -> None:
        numbers = self._numbers(slot, groups)
        self.wanted.update((number, what, role) for number in numbers for what in measures)

    def _numbers(self, slot: Slot, groups: Iterable[Group]) -> list[int]:
        return [number for group in groups for number in self._ids(slot, group)]

    def _family(self, subjects: Iterable[Group]) -> set[Group]:
        """What subjects belong to, and what belongs to them."""
        lexicon, found = self.index.lexicon, set[Group]()
        for subject in subjects:
            if isinstance(subject, str):
                found |= set(lexicon.ancestors(subject))
                found |= {part for part in lexicon.entities if lexicon.is_part(part, subject)}
                found |= self._coded(subject)
        return found

    def _coded(self, owner: str) -> set[Group]:
        """The products of a family that are named by a code (Ascend 910C)."""
        sql = "SELECT DISTINCT key FROM names WHERE slot = 'subject' AND key > ? AND key < ?"
        rows = self.index.rows(sql, (f"{owner} ", f"{owner}!"))
        return {str(key) for (key,) in rows}

    def _markets(self, claim: Claim, subjects: Iterable[Group]) -> set[Group]:
        found = set[Group]()
        for item in claim.scoped("market"):
            found |= self.names.groups("scope", (item.id, item.text))
        if not claim.scoped("market"):
            homes = (self.index.lexicon.home(s) for s in subjects if isinstance(s, str))
            found |= {home for home in homes if home is not None}
        return found

    # -- comparisons: A against B, B against C, and so on ---------------------------------------

    def follow(self) -> None:
        """Look for the comparisons that new claims are linked to, and the levels next to them."""
        for measures, seen in self.chains.items():
            near = self._beside(seen, measures)
            self._want("subject", near, measures, SUBJECT)
            seen |= near
            while near:
                near = self._beside(near, measures) - seen
                seen |= near
            self._want("subject", seen, measures, COMPARAND)

    def _beside(self, groups: Iterable[Group], measures: frozenset[int]) -> set[Group]:
        """What things are compared with, and what is compared with them."""
        found: set[Group] = set()
        for number in (n for group in groups for n in self._ids("subject", group)):
            for mine, theirs in (("subject", "comparand"), ("comparand", "subject")):
                sql = f"SELECT {theirs}, measure FROM compared WHERE {mine} = ?"  # noqa: S608
                for other, what in self.index.rows(sql, (number,)):
                    if what in measures:
                        found.add(self.names.group_of(int(str(other))))
        return found

    # -- the claims ----------------------------------------------------------------------------

    def claims(self, hidden: Collection[int]) -> list[Claim]:
        """What was looked for, without that of some files."""
        which = "FROM about WHERE name = ? AND measure = ? AND role = ?"
        sql, dated = (
            f"SELECT file, place, size {which}",
            f"SELECT file, place, size, since, until {which}",
        )
        places: dict[int, set[_Place]] = defaultdict(set)
        execute = self.index.db.execute
        for wanted in self.wanted:
            for file, place, size in execute(sql, wanted):
                if file not in hidden:
                    places[file].add((place, size))
        for wanted, spans in self.spans.items():
            for file, place, size, *years in execute(dated, wanted):
                if file not in hidden and any(_meet(span, years) for span in spans):
                    places[file].add((place, size))
        return [claim for file in places for claim in self._read(file, sorted(places[file]))]

    def _read(self, file: int, places: Sequence[_Place]) -> list[Claim]:
        ((name,),) = self.index.rows("SELECT name FROM files WHERE id = ?", (file,))
        path = self.index.folder / str(name)
        try:
            with path.open("rb") as lines:
                return [_claim(_line(lines, place, size), path) for place, size in places]
        except OSError:
            again = "was changed while it was read; run claimcheck again"
            raise UsageError(f"{path.as_posix()}: {again}") from None


def _place(claim: Claim) -> tuple[str, tuple[int, int], tuple[int, int], str]:
    return claim.document, claim.figure, claim.span, claim.id


def _line(lines: BinaryIO, place: int, size: int) -> bytes:
    lines.seek(place)
    return lines.read(size)


def _meet(one: Sequence[int | None], other: Sequence[int | None]) -> bool:
    """Whether two spans of years share one; one that is not told may."""
    starts = [years[0] or 0 for years in (one, other)]
    ends = [years[1] or 9999 for years in (one, other)]
    return max(starts) <= min(ends)


def _claim(line: bytes, path: Path) -> Claim:
    try:
        return told.claim_of(line)
    except ValueError as error:
        raise DataFileError([Problem(path.as_posix(), 0, 0, f"{error}; {told.MEND}")]) from None


def _told(
    index: Index, names: Names, claims: Iterable[Claim], hidden: Iterable[int]
) -> dict[Slot, list[Raw]]:
    """The names that may join those of claims, from files that are not hidden."""
    without: Counter[int] = Counter()
    for number in hidden:
        ((used,),) = index.rows("SELECT names FROM files WHERE id = ?", (number,))
        without.update(json.loads(str(used)))
    raw: dict[Slot, set[Raw]] = {"subject": set(), "measure": set(), "scope": set()}
    for claim in claims:
        raw["subject"] |= {(n.id, n.text) for n in (claim.subject, claim.comparand) if n}
        raw["measure"] |= {(claim.measure.id, claim.measure.text)} if claim.measure else set()
        raw["scope"] |= {(item.id, item.text) for item in claim.scope}
    found: dict[Slot, list[Raw]] = {}
    for slot, all_ in raw.items():
        groups = {g for one in all_ if one[0] is None for g in names.groups(slot, one)}
        found[slot] = [one for _, one in names.told(groups, dict(without))]
    return found
