"""Frozen records at the price of open ones, for the two that are made by the million.

A frozen dataclass sets its fields one call of `object.__setattr__` at a time: with nineteen of them
that is six times the price of an open one, and a tenth of the time in which figures are read. So
the maker fills an open twin and then turns it into the record, which nobody can change any more:

    _OPEN = opened(Quantity)
    made = _OPEN(...)
    made.__class__ = Quantity
"""

from __future__ import annotations

from dataclasses import MISSING, field, fields, make_dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R", bound="DataclassInstance")


def opened(record: type[R]) -> type[R]:
    """A class with the fields, defaults and slots of a frozen dataclass, whose instances are open.

    Args:
        record: made by `frozen.record` or `dataclass(frozen=True, slots=True)`, without a base or
            a __post_init__.
    """
    twins: list[tuple[str, Any, Any]] = []
    for one in fields(record):
        fallback = {"default": one.default} if one.default is not MISSING else {}
        twins.append((one.name, one.type, field(**fallback)))
    told = {"__doc__": record.__doc__}  # without one dataclasses writes one, which takes its time
    twin = make_dataclass(record.__name__, twins, namespace=told, slots=True, repr=False, eq=False)
    return cast("type[R]", twin)
