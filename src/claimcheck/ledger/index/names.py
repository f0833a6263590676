"""The names of a ledger's claims, and which of them are one, kept up as names come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from claimcheck.clusters import joins
from claimcheck.clusters.canonical import Raw
from claimcheck.clusters.names import SLOTS, Slot
from claimcheck.ledger.index.tables import Index

# What a name belongs to: an id of the lexicon, or the root of names that are one.
Group = str | int


class Names:
    """The table of names during one run; what is new is written by `flush`.

    Names without an id of the lexicon are joined with those that share a mark and are alike.

    Attributes:
        seen: the numbers of the names that came up in this run, by slot.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._fresh = index.cold
        self.seen: dict[Slot, dict[Raw, int]] = {slot: {} for slot in SLOTS}
        self._texts: dict[int, str] = {}
        self._up: dict[int, int] = {}
        self._marked: dict[tuple[Slot, str], list[int]] = defaultdict(list)
        self._new: list[tuple[int, Slot, str | None, str, str | None]] = []
        self._keys: dict[tuple[Slot, Raw], str | None] = {}
        ((last,),) = index.rows("SELECT COALESCE(MAX(id), 0) FROM names")
        self._last = int(str(last))

    # -- taking names in -----------------------------------------------------------------------

    def id_of(self, slot: Slot, raw: Raw) -> int:
        """The number of a name, a new one for one that is new."""
        ids = self.seen[slot]
        number = ids.get(raw)
        if number is None:
            number = ids[raw] = self._stored(slot, raw) or self._taken(slot, raw)
        return number

    def _stored(self, slot: Slot, raw: Raw) -> int | None:
        if self._fresh:
            return None
        sql = "SELECT id FROM names WHERE slot = ? AND text = ? AND ident IS ?"
        found = self._index.rows(sql, (slot, raw[1], raw[0]))
        return int(str(found[0][0])) if found else None

    def _taken(self, slot: Slot, raw: Raw) -> int:
        self._last += 1
        number, key = self._last, self.key(slot, raw)
        self._new.append((number, slot, raw[0], raw[1], key))
        if key is None:
            self._texts[number] = raw[1]
            for mark in joins.marks(raw[1], slot):
                for other in self._sharing(slot, mark):
                    self._join(number, other, slot)
                self._marked[slot, mark].append(number)
        return number

    def key(self, slot: Slot, raw: Raw) -> str | None:
        """The lexicon's id of a name."""
        if (slot, raw) not in self._keys:
            self._keys[slot, raw] = joins.known(raw, slot, self._index.lexicon)
        return self._keys[slot, raw]

    def _sharing(self, slot: Slot, mark: str) -> list[int]:
        found = self._marked[slot, mark]
        if self._fresh:
            return list(found)
        rows = self._index.rows(
            "SELECT name, text FROM marks JOIN names ON names.id = name"
            " WHERE marks.slot = ? AND mark = ?",
            (slot, mark),
        )
        for number, text in rows:
            self._texts.setdefault(int(str(number)), str(text))
        return [*found, *(int(str(number)) for number, _ in rows)]

    def _join(self, one: int, other: int, slot: Slot) -> None:
        left, right = self._top(one), self._top(other)
        if left != right and joins.join(self._texts[one], self._texts[other], slot):
            self._up[max(left, right)] = min(left, right)

    def _top(self, number: int) -> int:
        """The root of a name as it is by now."""
        root = number
        if number not in self._up and not self._fresh:
            found = self._index.rows("SELECT root FROM names WHERE id = ?", (number,))
            root = int(str(found[0][0])) if found else number
        while root in self._up and self._up[root] != root:
            root = self._up[root]
        return root

    def flush(self, uses: dict[int, int]) -> None:
        """Write what is new, and in how many files more, or fewer, each name stands."""
        db = self._index.db
        merged = [(self._top(old), old) for old in self._up] if not self._fresh else []
        rows = [
            (number, slot, ident, text, key, self._top(number) if key is None else None)
            for number, slot, ident, text, key in self._new
        ]
        db.executemany("INSERT INTO names VALUES (?, ?, ?, ?, ?, ?, 0)", rows)
        db.executemany("UPDATE names SET root = ? WHERE root = ?", merged)
        marks = ((slot, mark, n) for (slot, mark), all_ in self._marked.items() for n in all_)
        db.executemany("INSERT INTO marks VALUES (?, ?, ?)", marks)
        counted = [(count, number) for number, count in uses.items()]
        db.executemany("UPDATE names SET uses = uses + ? WHERE id = ?", counted)
        self._marked.clear()
        self._new.clear()
        self._fresh = False

    # -- looking names up ----------------------------------------------------------------------

    def groups(self, slot: Slot, raw: Raw) -> frozenset[Group]:
        """What a name belongs to, or would join: several groups that it makes one."""
        key = self.key(slot, raw)
        if key is not None:
            return frozenset((key,))
        number = self._stored(slot, raw)
        if number is not None:
            return frozenset((self.group_of(number),))
        found: set[Group] = set()
        for mark in joins.marks(raw[1], slot):
            for other in self._sharing(slot, mark):
                if joins.join(raw[1], self._texts[other], slot):
                    found.add(self._top(other))
        return frozenset(found)

    def ids(self, slot: Slot, group: Group) -> tuple[int, ...]:
        """The names of a group, by number."""
        if isinstance(group, str):
            found = self._index.rows(
                "SELECT id FROM names WHERE slot = ? AND key = ?", (slot, group)
            )
        else:
            found = self._index.rows("SELECT id FROM names WHERE root = ?", (group,))
        return tuple(int(str(number)) for (number,) in found)

    def group_of(self, number: int) -> Group:
        """What a stored name belongs to."""
        ((key, root),) = self._index.rows("SELECT key, root FROM names WHERE id = ?", (number,))
        return str(key) if key is not None else int(str(root))

    def told(self, groups: Iterable[Group], without: dict[int, int]) -> Iterator[tuple[Slot, Raw]]:
        """The names of groups that stand in files, other than `without` files of each."""
        for group in groups:
            if isinstance(group, str):
                continue  # which name stands for an id does not depend on others
            sql = "SELECT id, slot, ident, text, uses FROM names WHERE root = ?"
            for number, slot, ident, text, uses in self._index.rows(sql, (group,)):
                if int(str(uses)) > without.get(int(str(number)), 0):
                    yield slot, (ident, str(text))  # type: ignore[misc]
