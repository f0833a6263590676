"""By what articles are read: a digest that changes when anything may be read otherwise."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from importlib import metadata
from pathlib import Path

from claimcheck import __version__, limits
from claimcheck.lexicon import units

FORM = 1  # of what is kept; another shape needs another number
SIZE = 16  # bytes of a digest
_HOME = Path(__file__).parent.parent
_READ_BY = (".py", ".yaml", ".yml")
# Libraries that have a say in what is read, and in what is found to be one.
_LIBRARIES = (
    "ahocorasick_rs",
    "jieba",
    "lxml",
    "opencc",
    "pint",
    "pyarrow",
    "pypdfium2",
    "python-docx",
    "rapidfuzz",
    "trafilatura",
)


def digest(*parts: bytes) -> bytes:
    """A digest of several contents, of which each counts as one."""
    whole = blake2b(digest_size=SIZE)
    for part in parts:
        whole.update(len(part).to_bytes(8, "little"))
        whole.update(part)
    return whole.digest()


def blank() -> hashlib.blake2b:
    """What takes in the content of a file."""
    return blake2b(digest_size=SIZE)


def content(data: bytes) -> bytes:
    """The digest of what a file holds."""
    return blake2b(data, digest_size=SIZE).digest()


def reader(extra: Sequence[Path] = ()) -> bytes:
    """The digest of this very installation with a user's lexicon files, units and limits."""
    own = (path.read_bytes() for path in extra)
    within = repr(limits.current()).encode()
    return digest(_installed(), units.load().added.encode(), within, *own)


@lru_cache(maxsize=1)
def _installed() -> bytes:
    """Our code and data by their content, Python and the libraries by their versions."""
    told = [f"{FORM} {__version__} {sys.version}".encode()]
    told += [f"{name} {_version(name)}".encode() for name in _LIBRARIES]
    for name, file in sorted(_files(_HOME)):
        told += (name.encode(), file.read_bytes())
    return digest(*told)


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for file in folder.rglob("*"):
        if file.suffix in _READ_BY:
            yield file.relative_to(_HOME).as_posix(), file


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
