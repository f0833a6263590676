"""Frozen records: what a frozen dataclass with slots does, made cheaply."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace

import pytest

from claimcheck.frozen import record


@record
class Mine:
    """As the house makes them."""

    a: str
    b: tuple[int, ...] = (1, 2)
    c: list[int] = field(default_factory=list, compare=False)
    d: int = field(default=3, repr=False)


@dataclass(frozen=True, slots=True)
class Theirs:
    """As dataclasses makes them."""

    a: str
    b: tuple[int, ...] = (1, 2)
    c: list[int] = field(default_factory=list, compare=False)
    d: int = field(default=3, repr=False)


@record
class Checked:
    """One that looks at what it is given."""

    low: int
    high: int

    def __post_init__(self) -> None:
        """Refuse what is upside down."""
        if self.low > self.high:
            raise ValueError("upside down")


@record
class Single:
    """One field, whose value is what is compared."""

    a: str


@pytest.mark.parametrize("given", [("x",), ("x", (3,)), ("x", (), [1], 4)])
def test_it_is_what_a_dataclass_is(given):
    """The same fields, text, values and match arguments."""
    mine, theirs = Mine(*given), Theirs(*given)
    assert repr(mine) == repr(theirs).replace("Theirs", "Mine")
    assert asdict(mine) == asdict(theirs)
    assert [f.name for f in fields(mine)] == [f.name for f in fields(theirs)]
    assert Mine.__match_args__ == Theirs.__match_args__
    assert Mine.__slots__ == Theirs.__slots__
    assert Mine.__init__.__annotations__ == Theirs.__init__.__annotations__


def test_it_is_compared_and_hashed_by_its_values():
    """But for a field that is not compared; another class is another thing."""
    assert Mine("x", c=[1]) == Mine("x", c=[2])
    assert hash(Mine("x", c=[1])) == hash(Mine("x"))
    assert Mine("x") != Mine("y")
    assert Mine("x") != Theirs("x")
    assert {Single("x"), Single("x")} == {Single("x")}
    assert Single("x") != "x"


def test_each_has_a_list_of_its_own():
    """A factory is asked for every record, and not where a value is given."""
    given = [1]
    assert Mine("x").c is not Mine("x").c
    assert Mine("x", c=given).c is given


def test_nobody_changes_it():
    """Neither a field, nor by a new one."""
    mine = Mine("x")
    for name in ("a", "other"):
        with pytest.raises(FrozenInstanceError, match=f"cannot assign to field '{name}'"):
            setattr(mine, name, 1)
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'a'"):
        del mine.a
    assert mine == Mine("x")


def test_a_changed_copy_is_made_and_looked_at():
    """By replace, which runs the checks again."""
    assert replace(Checked(1, 2), high=3) == Checked(1, 3)
    with pytest.raises(ValueError, match="upside down"):
        replace(Checked(1, 2), high=0)


def test_wrong_arguments_are_refused():
    """As of any function."""
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'a'"):
        Mine()
    with pytest.raises(TypeError, match="unexpected keyword argument 'e'"):
        Mine("x", e=1)


def test_copies_are_the_same():
    """Pickled, copied, and copied deeply."""
    mine = Mine("x", c=[1], d=5)
    deep = copy.deepcopy(mine)
    for other in (pickle.loads(pickle.dumps(mine)), copy.copy(mine), deep):
        assert asdict(other) == asdict(mine)
    assert deep.c is not mine.c
