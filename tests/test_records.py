"""The records as a whole: one door, whatever file they lie in."""

from __future__ import annotations

import copy
from decimal import Decimal
from pathlib import Path
from typing import get_type_hints

import pytest

from claimcheck import records

ALL = {name: getattr(records, name) for name in records.__all__}
KINDS = {name: one for name, one in ALL.items() if isinstance(one, type)}
HOME = Path(records.__file__).parent


def test_every_record_of_every_file_has_the_one_door():
    """A record that a file makes, and the package does not offer, is one that nobody finds."""
    made = {(kind.__module__.rpartition(".")[2], kind.__name__) for kind in KINDS.values()}
    written = {
        (file.stem, line.removeprefix("class ").rstrip(":"))
        for file in HOME.glob("*.py")
        for line in file.read_text("utf-8").splitlines()
        if line.startswith("class ")
    }
    assert written
    assert made == written


@pytest.mark.parametrize("name", sorted(KINDS))
def test_the_types_of_a_record_are_known_where_it_is_made(name):
    """Tools that read annotations (msgspec, pydantic, an editor) find every name in them."""
    hints = get_type_hints(KINDS[name])
    assert set(KINDS[name].__annotations__) == set(hints)


@pytest.mark.parametrize(
    "one",
    [
        records.Interval("a#1", (Decimal(1), None), (Decimal(0), None), "USD"),
        records.Coverage(seen=3, left_out=(("a.md", records.LeftOut(2, 7, 5)),)),
        records.Match("subject", "a", "b", key="A"),
    ],
)
def test_records_of_any_file_are_copied_whole(one):
    """Also those whose parts are of another file."""
    assert copy.deepcopy(one) == one
