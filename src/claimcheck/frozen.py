"""Frozen records with slots, made at a third of the price of `dataclass(frozen=True, slots=True)`.

A frozen dataclass compiles six methods of each class from text. There are a hundred classes, and
making them was a sixth of what it costs to check one article. Here fields, defaults and slots are
a dataclass's, so that `replace`, `fields`, `asdict` and `match` know them; `__init__` alone is
compiled, and the other methods are of one form for all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")

_MADE = object()  # stands for a value that a factory makes
_CLASS: Callable[[object, type], None] = object.__dict__["__class__"].__set__
_FEW = 2  # fields


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """What `dataclass(frozen=True, slots=True)` makes of a class without such a base."""
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    own = fields(made)
    made.__init__ = _init_of(made, own)
    made.__repr__ = _repr_of(tuple(one.name for one in own if one.repr))
    made.__eq__, made.__hash__ = _comparison_of(tuple(one.name for one in own if one.compare))
    made.__setattr__, made.__delattr__ = _assign, _delete
    made.__getstate__, made.__setstate__ = _state, _restore
    made.__dataclass_params__.frozen = True
    return made  # type: ignore[no-any-return]


def _init_of(cls: type, own: tuple[Field[Any], ...]) -> Callable[..., None]:
    """A function with a parameter for each field, in their order.

    Few fields are set by their slots. For more it is cheaper to let a record be an open twin of
    its class meanwhile, made when the first record is.
    """
    known: dict[str, Any] = {"_MADE": _MADE, "_class": _CLASS, "_cls": cls}
    twin = len(own) > _FEW
    parameters, lines = ["self"], []
    for one in own:
        name = value = one.name
        if one.default is not MISSING:
            known[f"_default_{name}"] = one.default
            parameters.append(f"{name}=_default_{name}")
        elif one.default_factory is not MISSING:
            known[f"_make_{name}"] = one.default_factory
            parameters.append(f"{name}=_MADE")
            value = f"_make_{name}() if {name} is _MADE else {name}"
        else:
            parameters.append(name)
        known[f"_set_{name}"] = getattr(cls, name).__set__
        lines.append(f" self.{name} = {value}" if twin else f" _set_{name}(self, {value})")
    if twin:
        known["_twin"] = lambda: known.setdefault("_Twin", _twin_of(cls, own))
        begin = [" try: _class(self, _Twin)", " except NameError: _class(self, _twin())"]
        lines = [*begin, *lines, " self.__class__ = _cls"]
    lines += [" self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    exec(f"def __init__({', '.join(parameters)}):\n" + "\n".join(lines or [" pass"]), known)  # noqa: S102
    init: Callable[..., None] = known["__init__"]
    init.__annotations__ = {one.name: one.type for one in own} | {"return": None}
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _twin_of(cls: type, own: tuple[Field[Any], ...]) -> type:
    """A class of the same layout whose instances are open."""
    told = {"__slots__": tuple(one.name for one in own)}
    generic = {name: vars(cls)[name] for name in ("__orig_bases__",) if name in vars(cls)}
    return type(cls.__name__, cls.__bases__, told | generic)


def _repr_of(names: tuple[str, ...]) -> Callable[[Any], str]:
    def shown(self: Any) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({values})"

    return shown


def _comparison_of(
    names: tuple[str, ...],
) -> tuple[Callable[[Any, object], Any], Callable[[Any], int]]:
    """Equality and hash by the values of all fields."""
    values: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

    def equal(self: Any, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def hashed(self: Any) -> int:
        return hash(values(self))

    return equal, hashed


def _assign(_self: Any, name: str, _value: Any) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(_self: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    """What a pickle keeps."""
    return [getattr(self, one.name) for one in fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)
