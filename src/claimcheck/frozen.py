"""Records, frozen ones with slots as a rule, made at a tenth of the price of a dataclass.

A frozen dataclass compiles six methods of each class from text. There are a hundred classes and
more, and making them was a sixth of what it costs to check one article. Here `__init__` alone is
compiled, when the first record of its class is made, and what dataclasses know of a class (for
`replace`, `fields`, `asdict`) is worked out when they ask; the other methods are of one form for
all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field
from functools import partial
from operator import attrgetter, ge, gt, le, lt
from typing import Any, NoReturn, TypeVar, dataclass_transform, overload

T = TypeVar("T")

_MADE = object()  # stands for a value that a factory makes
_MANY = 3  # fields, from which on an open twin is filled and then turned into the record
_ASKED = ("__dataclass_fields__", "__dataclass_params__")


@overload
def record(cls: type[T], /) -> type[T]: ...


@overload
def record(
    *, frozen: bool = ..., slots: bool = ..., eq: bool = ..., order: bool = ...
) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(
    cls: type[T] | None = None,
    /,
    *,
    frozen: bool = True,
    slots: bool = True,
    eq: bool = True,
    order: bool = False,
) -> Any:
    """What `dataclass(frozen=True, slots=True)` makes of a class without such a base.

    Args:
        cls: the class; None where it is made with other settings.
        frozen: whether nobody may change a record.
        slots: whether it holds its fields and nothing else; what it works out later needs a dict.
        eq: whether records are compared by their fields, else each is itself alone.
        order: whether they are sorted by them, too.
    """
    if cls is None:
        return partial(_made, frozen=frozen, slots=slots, eq=eq, order=order)
    return _made(cls, frozen=frozen, slots=slots, eq=eq, order=order)


def _made(cls: type[T], *, frozen: bool, slots: bool, eq: bool, order: bool) -> type[T]:
    types = cls.__annotations__
    names = tuple(types)
    given = {name: vars(cls)[name] for name in names if name in vars(cls)}
    own = {name: one for name, one in given.items() if isinstance(one, Field)}
    for name, value in given.items():
        if value.__class__.__hash__ is None:
            raise ValueError(f"all records would share the default of {name!r}; use a factory")
    body: dict[str, Any] = {
        "__match_args__": names,
        "__init__": _first(types, given, frozen=frozen),
        "__repr__": _repr_of(tuple(n for n in names if n not in own or own[n].repr)),
    }
    if eq:
        compared = tuple(n for n in names if n not in own or own[n].compare)
        body |= _comparisons_of(compared, order=order)
        body |= {} if frozen else {"__hash__": None}
    if frozen:
        body |= {"__setattr__": _assign, "__delattr__": _delete}
    body |= {name: _Asked(name, types, given, frozen=frozen) for name in _ASKED}
    if not slots:
        for name, value in body.items():
            setattr(cls, name, value)
        for name, one in own.items():
            if one.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, one.default)
        return cls
    body |= {"__slots__": names, "__getstate__": _state, "__setstate__": _restore}
    left_out = {*names, "__dict__", "__weakref__"}
    body = {name: value for name, value in vars(cls).items() if name not in left_out} | body
    kind: Any = type(cls)
    made = kind(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    return made  # type: ignore[no-any-return]


class _Asked:
    """Stands for what dataclasses keep in a class, which they make when it is first asked for."""

    def __init__(
        self, name: str, types: dict[str, Any], given: dict[str, Any], *, frozen: bool
    ) -> None:
        self._name, self._types, self._given, self._frozen = name, types, given, frozen

    def __get__(self, _one: object, kind: type) -> Any:
        body = {"__doc__": kind.__doc__, "__module__": kind.__module__}
        plain = type(kind.__name__, (), body | {"__annotations__": self._types} | self._given)
        made: Any = dataclass(init=False, repr=False, eq=False)(plain)
        made.__dataclass_params__.frozen = self._frozen
        for name in _ASKED:
            setattr(kind, name, getattr(made, name))
        return getattr(made, self._name)


def _first(types: dict[str, Any], given: dict[str, Any], *, frozen: bool) -> Callable[..., None]:
    """The `__init__` of a class of which there is no record yet."""

    def __init__(self: Any, *args: Any, **others: Any) -> None:  # noqa: N807  # stands for it
        kind = type(self)
        kind.__init__ = made = _init_of(kind, types, given, frozen=frozen)
        made(self, *args, **others)

    __init__.__annotations__ = types | {"return": None}
    return __init__


def _init_of(
    cls: Any, types: dict[str, Any], given: dict[str, Any], *, frozen: bool
) -> Callable[..., None]:
    """A function with a parameter for each field, in their order."""
    known: dict[str, Any] = {"_MADE": _MADE}
    parameters, values = ["self"], dict[str, str]()
    for name in types:
        one = given.get(name, MISSING)
        default, factory = (
            (one.default, one.default_factory) if isinstance(one, Field) else (one, MISSING)
        )
        asked = one.init if isinstance(one, Field) else True
        known |= {f"_default_{name}": default, f"_make_{name}": factory}
        values[name] = name
        if factory is not MISSING:
            parameters += [f"{name}=_MADE"] if asked else []
            made = f"_make_{name}()"
            values[name] = f"{made} if {name} is _MADE else {name}" if asked else made
        elif asked:
            parameters.append(name if default is MISSING else f"{name}=_default_{name}")
        elif default is not MISSING:
            values[name] = f"_default_{name}"
        else:
            del values[name]
    lines = (
        _setting(cls, values, known) if frozen else [f"self.{n} = {v}" for n, v in values.items()]
    )
    lines += ["self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    body = "\n ".join(lines or ["pass"])
    exec(f"def __init__({', '.join(parameters)}):\n {body}", known)  # noqa: S102
    init: Callable[..., None] = known["__init__"]
    init.__annotations__ = types | {"return": None}
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _setting(cls: Any, values: dict[str, str], known: dict[str, Any]) -> list[str]:
    """How the fields of a record that nobody may change are set.

    A slot is set by its own `__set__`, which is quicker than `object.__setattr__`; of many fields
    it is quicker still to fill an open twin of the record, and to turn it into what it is then.
    """
    if "__slots__" not in vars(cls):
        known["_set"] = object.__setattr__
        return [f"_set(self, {name!r}, {value})" for name, value in values.items()]
    if len(values) >= _MANY:
        known |= {"_turn": object.__dict__["__class__"].__set__, "_kind": cls}
        known["_Twin"] = _twin_of(cls)
        filled = [f"self.{name} = {value}" for name, value in values.items()]
        return ["_turn(self, _Twin)", *filled, "self.__class__ = _kind"]
    known |= {f"_set_{name}": getattr(cls, name).__set__ for name in values}
    return [f"_set_{name}(self, {value})" for name, value in values.items()]


def _twin_of(cls: type) -> type:
    """A class of the same layout whose instances are open."""
    told = {name: vars(cls)[name] for name in ("__slots__", "__orig_bases__") if name in vars(cls)}
    return type(cls.__name__, cls.__bases__, told)


def _repr_of(names: tuple[str, ...]) -> Callable[[Any], str]:
    def shown(self: Any) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({values})"

    return shown


def _comparisons_of(names: tuple[str, ...], *, order: bool) -> dict[str, Callable[..., Any]]:
    """Equality, hash and order by the values of all fields."""
    values: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

    def by(holds: Callable[[Any, Any], bool]) -> Callable[[Any, object], Any]:
        def compared(self: Any, other: object) -> Any:
            if other.__class__ is not self.__class__:
                return NotImplemented
            return holds(values(self), values(other))

        return compared

    def equal(self: Any, other: object) -> Any:  # by itself: asked more than all the others
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def hashed(self: Any) -> int:
        return hash(values(self))

    ordered = {f"__{one.__name__}__": by(one) for one in (lt, le, gt, ge)} if order else {}
    return {"__eq__": equal, "__hash__": hashed, **ordered}


def _assign(_self: Any, name: str, _value: Any) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(_self: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    """What a pickle keeps."""
    return [getattr(self, name) for name in self.__slots__]


def _restore(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__slots__, state, strict=True):
        object.__setattr__(self, name, value)
