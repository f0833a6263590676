"""Records that are made open and are frozen afterwards."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, replace

import pytest

from claimcheck.opened import opened
from claimcheck.quantities import read_text
from claimcheck.records import Claim, Quantity


@pytest.mark.parametrize("record", [Quantity, Claim])
def test_the_twin_takes_what_the_record_takes(record: type) -> None:
    """Same fields, in their order, with the same defaults."""
    told = [[(f.name, f.default) for f in fields(kind)] for kind in (record, opened(record))]
    assert told[0] == told[1]


def test_what_is_made_is_the_record() -> None:
    """Equal, hashed, shown and frozen like one that was made directly."""
    (figure,) = read_text("营收增长20%")
    direct = replace(figure)
    assert type(figure) is Quantity
    assert (figure, hash(figure), repr(figure)) == (direct, hash(direct), repr(direct))
    with pytest.raises(FrozenInstanceError):
        figure.unit = "USD"  # type: ignore[misc]
