"""Frozen records: what a frozen dataclass with slots does, made cheaply."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from functools import cached_property

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


@record(slots=False)
class Worked:
    """One that works something out and keeps it."""

    a: int
    b: int = 1

    @cached_property
    def both(self) -> list[int]:
        """Asked once."""
        return [self.a, self.b]


@record(frozen=False)
class Open:
    """One that is filled while a text is read."""

    a: int
    b: list[str] = field(default_factory=list)
    c: int = field(init=False, default=7)


@dataclass(slots=True)
class TheirOpen:
    """As dataclasses makes it."""

    a: int
    b: list[str] = field(default_factory=list)
    c: int = field(init=False, default=7)


@record(order=True)
class Placed:
    """One that is sorted."""

    line: int
    name: str = ""


@record(eq=False)
class Alone:
    """One that is itself alone."""

    a: int


@record
class Many:
    """As many fields as make it worth a twin."""

    a: int
    b: int
    c: int
    d: int = 4
    e: tuple[int, ...] = ()
    f: dict[str, int] = field(default_factory=dict, compare=False)


def test_one_without_slots_keeps_what_it_works_out():
    """And nobody changes its fields; a copy works it out anew."""
    one = Worked(1)
    assert one.both is one.both
    assert replace(one, b=2).both == [1, 2]
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'a'"):
        one.a = 2
    assert (one, hash(one)) == (Worked(1), hash(Worked(1)))
    assert repr(one) == "Worked(a=1, b=1)"


def test_an_open_one_is_what_an_open_dataclass_is():
    """Changed in place, compared by its fields, hashed by nobody; what is not asked for is set."""
    mine, theirs = Open(1), TheirOpen(1)
    mine.a = theirs.a = 2
    mine.b.append("x")
    theirs.b.append("x")
    assert asdict(mine) == asdict(theirs) == {"a": 2, "b": ["x"], "c": 7}
    assert repr(mine) == repr(theirs).replace("TheirOpen", "Open")
    assert mine == Open(2, ["x"])
    assert Open.__hash__ is None
    assert Open(1).b is not Open(1).b
    with pytest.raises(TypeError, match="unexpected keyword argument 'c'"):
        Open(1, c=8)
    with pytest.raises(AttributeError):
        mine.other = 1


def test_one_with_an_order_is_sorted_by_its_fields():
    """As a tuple of them would be, and never among others."""
    places = [Placed(2, "a"), Placed(1, "b"), Placed(1, "a")]
    assert sorted(places) == [Placed(1, "a"), Placed(1, "b"), Placed(2, "a")]
    assert Placed(1) <= Placed(1) < Placed(2)
    assert Placed(2) >= Placed(2) > Placed(1)
    with pytest.raises(TypeError):
        _ = Placed(1) < (2, "")


def test_one_that_is_itself_alone_equals_no_other():
    """It is hashed as any object, so that it can be a key."""
    one, other = Alone(1), Alone(1)
    assert one != other
    assert len({one, other, one}) == 2


def test_many_fields_make_no_difference():
    """What is filled by way of a twin is the record itself, and shut."""
    one = Many(1, 2, c=3)
    assert type(one) is Many
    assert asdict(one) == {"a": 1, "b": 2, "c": 3, "d": 4, "e": (), "f": {}}
    assert {one: 1}[Many(1, 2, 3, f={"x": 1})] == 1
    assert one.f is not Many(1, 2, 3).f
    with pytest.raises(FrozenInstanceError):
        one.a = 5
    assert pickle.loads(pickle.dumps(one)) == one
    match one:
        case Many(a, b):
            assert (a, b) == (1, 2)


def test_a_default_that_all_would_share_is_refused():
    """A list is made anew for each, by a factory."""
    with pytest.raises(ValueError, match="share the default of 'a'; use a factory"):

        @record
        class Shared:
            a: list[int] = []  # noqa: RUF012  # what is refused
