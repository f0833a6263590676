"""A change of a module made in this very process: whoever imported its functions runs the new code.

A function is one object, wherever it was imported to, so it is given the code of its changed twin.
What stands in a module or a class outside of functions takes the place of the old value, by its
name, wherever it was imported to. No file is touched.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from types import CodeType, FunctionType, ModuleType
from typing import Any


def plant(module: ModuleType, source: str) -> None:
    """Have a module be what another source of it says; what its functions remember is forgotten."""
    changed: dict[str, Any] = {
        name: value for name, value in vars(module).items() if name.startswith("__")
    }
    exec(compile(source, str(module.__file__), "exec"), changed)  # our own source
    before = dict(vars(module))
    if not _graft(before, changed, module.__name__):
        _replace(before, changed)
    for value in before.values():
        if hasattr(value, "cache_clear") and value.__module__ == module.__name__:
            value.cache_clear()


def _graft(old: Mapping[str, Any], new: Mapping[str, Any], home: str) -> bool:
    """Give functions and methods the code of their twins; whether one is another than before."""
    found = False
    for name, value in new.items():
        mine = old.get(name)
        if isinstance(value, type) and isinstance(mine, type) and value.__module__ == home:
            found |= _graft(vars(mine), vars(value), home)
        for one, other in zip(_functions(mine), _functions(value), strict=False):
            if one is other or other.__module__ != home:
                continue
            found |= _told(one) != _told(other)
            if len(one.__code__.co_freevars) == len(other.__code__.co_freevars):
                one.__code__ = other.__code__
            one.__defaults__, one.__kwdefaults__ = other.__defaults__, other.__kwdefaults__
    return found


def _told(function: FunctionType) -> tuple[object, ...]:
    defaults = repr(function.__defaults__), repr(function.__kwdefaults__)
    return _without_lines(function.__code__), *defaults


def _without_lines(code: CodeType) -> CodeType:
    """What code does, wherever in its file it stands: a line that is taken out moves the rest."""
    parts = (_without_lines(c) if isinstance(c, CodeType) else c for c in code.co_consts)
    return code.replace(co_firstlineno=1, co_linetable=b"", co_consts=tuple(parts))


def _functions(value: Any) -> Iterator[FunctionType]:
    """The functions of what is made by `def`, bare or decorated."""
    if isinstance(value, FunctionType):
        yield value
    for name in ("__wrapped__", "__func__", "fget", "_make"):
        if isinstance(value, property | staticmethod | classmethod) or hasattr(value, name):
            yield from _functions(getattr(value, name, None))


def _replace(old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """Put values in the place of the old ones, in their module and where they were imported."""
    mine = {name: value for name, value in new.items() if not name.startswith("__")}
    for module in list(sys.modules.values()):
        names = vars(module) if isinstance(module, ModuleType) else {}
        for name, value in mine.items():
            if name in names and name in old and names[name] is old[name]:
                setattr(module, name, value)
