"""Shipped data, parsed once: kept beside Python's own compiled files, found by its content.

Parsing the lexicon and the rules costs more than everything else at start. What was parsed is kept
under a digest of its text, so an edited file is parsed again and nothing can be out of date. Where
nothing can be written, or what is kept is damaged, the text is parsed as ever.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from claimcheck import __version__

KEPT = 100  # files; the oldest give way
_GLOB = "data-*.json"


def load(text: str, parse: Callable[[str], Any], form: str = "yaml/1") -> Any:
    """The parsed text, as it is kept, else parsed now and kept.

    Args:
        text: what is parsed.
        parse: gives a value that JSON can hold.
        form: names what parse makes of a text; another shape of the value needs another name.
    """
    name = name_of(f"{form}\n{text}")
    value = kept(name)
    if value is None:
        value = parse(text)
        packed = _packed(value)
        if packed is not None:
            _keep(name, packed)
    return value


def made(key: str, form: str, make: Callable[[], Any], code: str) -> Any:
    """What code makes of shipped data, made once and kept until the data or the code is another.

    Args:
        key: names the data, see `key_of`; "" where nothing is kept.
        form: names what is made of it.
        make: gives a value that JSON can hold.
        code: the file that `make` is written in.
    """
    if not key:
        return make()
    return load(f"{key}\n{_text(code)}", lambda _: make(), form)


def key_of(texts: Iterable[str], *code: str) -> str:
    """Names data by its texts, and by the files of the code that reads it."""
    return name_of("\0".join((*texts, *map(_text, code))))


def _text(file: str) -> str:
    """The text of a module; of one that came without it the version has to stand for it."""
    try:
        return Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return __version__


def name_of(text: str) -> str:
    """The file that what is made of a text is kept in."""
    keyed = text.encode("utf-8", "surrogatepass")
    return _GLOB.replace("*", blake2b(keyed, digest_size=16).hexdigest())


def kept(name: str) -> Any:
    """What a file holds, None where there is none, or a damaged one."""
    for folder in places():
        try:
            return json.loads((folder / name).read_bytes())
        except (OSError, ValueError):
            continue
    return None


def keep(name: str, value: Any) -> None:
    """Write a value that JSON gives back as it is."""
    _keep(name, json.dumps(value, separators=(",", ":")).encode())


def places() -> Iterator[Path]:
    """Beside the code, as Python's own compiled files are; else in the user's cache.

    PYTHONDONTWRITEBYTECODE keeps folders of code clean, ours too.
    """
    if sys.pycache_prefix:
        yield Path(sys.pycache_prefix, "claimcheck")
        return
    if not sys.dont_write_bytecode:
        yield Path(__file__).parent / "__pycache__"
    cache = user_cache()
    if cache is not None:
        yield cache


def user_cache() -> Path | None:
    """The user's cache folder for claimcheck; None where the environment names none.

    CLAIMCHECK_CACHE_DIR names another one than that of the system.
    """
    own = os.environ.get("CLAIMCHECK_CACHE_DIR")
    if own:
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    if base and Path(base).is_absolute():  # one that is not would lie in whatever folder one is in
        return Path(base, "claimcheck")
    if os.environ.get("HOME"):
        return Path(os.environ["HOME"], ".cache", "claimcheck")
    return None


def _packed(value: Any) -> bytes | None:
    """The value as JSON, None where JSON would not give back the very same."""
    try:
        packed = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    except (TypeError, ValueError):
        return None
    return packed if repr(json.loads(packed)) == repr(value) else None


def _keep(name: str, packed: bytes) -> None:
    """Write whole or not at all, in the first place that takes it."""
    for folder in places():
        draft = folder / f".{name}.{os.getpid()}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(packed)
            draft.replace(folder / name)
            files = sorted(folder.glob(_GLOB), key=lambda file: file.stat().st_mtime)
            for old in files[:-KEPT]:
                old.unlink(missing_ok=True)
        except OSError:
            continue
        return
