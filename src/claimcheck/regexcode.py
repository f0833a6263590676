"""The code that `re` makes of patterns, kept from run to run. The only user of re's inner modules.

Python keeps the compiled form of modules, but makes that of patterns anew in every process; sets of
Chinese characters are slow to make, and were a fifth of what it costs to check one article. The
code is kept, packed, by a digest of a pattern's text and flags, for one very version of Python.
`re` looks at code before it runs it; what it refuses, or what cannot be kept or found, is compiled
as ever.
"""

from __future__ import annotations

import re
import sys
import zlib
from array import array
from base64 import b64decode, b64encode
from functools import lru_cache
from hashlib import blake2b
from importlib import import_module
from typing import Any, AnyStr

from claimcheck import compiled

_MOST = 2_000  # patterns; then the shelf is filled anew
_WORD = "I"

# Flags, code, number of groups, and the groups that have names.
_Entry = tuple[int, str, int, dict[str, int]]
_Inner = tuple[Any, Any, Any]
_new: dict[str, _Entry] = {}


def compile_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives."""
    inner = _inner()
    if inner is None:
        return re.compile(text, flags)
    key = _key(text, flags)
    try:
        return _pattern(inner, text, _shelf()[key])
    except (KeyError, TypeError, ValueError, OverflowError, RuntimeError, zlib.error):
        pass  # not there, or nothing that `re` takes for code of its own
    try:
        entry = _entry(inner, text, int(flags))
        made = _pattern(inner, text, entry)
    except (AttributeError, TypeError):  # another re than the one that is known here
        return re.compile(text, flags)
    _new[key] = entry
    return made


def keep() -> None:
    """Write down what was compiled in this run; nothing where all was there already."""
    if not _new:
        return
    there = _shelf()
    compiled.keep(_name(), {**there, **_new} if len(there) + len(_new) <= _MOST else dict(_new))
    there.update(_new)
    _new.clear()


@lru_cache(maxsize=1)
def _inner() -> _Inner | None:
    """The parser and the compiler of `re`, and what runs their code; None where they are not."""
    try:
        return import_module("re._parser"), import_module("re._compiler"), import_module("_sre")
    except ImportError:
        return None


def _name() -> str:
    return compiled.name_of(f"patterns/2 {sys.version} {sys.byteorder} {array(_WORD).itemsize}")


def _key(text: str | bytes, flags: int) -> str:
    written = text if isinstance(text, str) else f"bytes {text!r}"
    named = f"{int(flags)} {written}".encode("utf-8", "surrogatepass")
    return blake2b(named, digest_size=16).hexdigest()


@lru_cache(maxsize=1)
def _shelf() -> dict[str, Any]:
    found = compiled.kept(_name())
    return found if isinstance(found, dict) else {}


def _entry(inner: _Inner, text: str | bytes, flags: int) -> _Entry:
    """As `re._compiler.compile` does it."""
    parser, compiler, _ = inner
    parsed = parser.parse(text, flags)
    code = array(_WORD, compiler._code(parsed, flags))
    state = parsed.state
    packed = b64encode(zlib.compress(code.tobytes())).decode()
    return int(flags | state.flags), packed, state.groups - 1, dict(state.groupdict)


def _pattern(inner: _Inner, text: AnyStr, entry: _Entry) -> re.Pattern[AnyStr]:
    flags, packed, groups, named = entry
    code = array(_WORD, zlib.decompress(b64decode(packed)))
    names: list[str | None] = [None] * (groups + 1)
    for name, number in named.items():
        names[number] = name
    made: re.Pattern[AnyStr] = inner[2].compile(
        text, flags, code.tolist(), groups, named, tuple(names)
    )
    return made
