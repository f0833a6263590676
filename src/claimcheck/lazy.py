"""What an object works out when it is first asked for, and keeps.

As `functools.cached_property`, without the lock that it takes until Python 3.12: a sentence has a
dozen of these, and half of what the cheap ones cost was the lock.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801  # read as a word, like property
    """A method that stands for its answer: asked once, then an attribute like any other."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make, self._name = make, make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> Self: ...

    @overload
    def __get__(self, owner: object, kind: type | None = None) -> T: ...

    def __get__(self, owner: Any, kind: type | None = None) -> Any:
        if owner is None:
            return self
        made = owner.__dict__[self._name] = self._make(owner)
        return made
