"""By what a ledger was read: the release and the data it read with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from claimcheck import __version__
from claimcheck.frozen import record
from claimcheck.lexicon import HOME, units

DIGITS = 12


@record
class Version:
    """Articles read by equal versions give equal claims.

    Attributes:
        claimcheck: the release.
        lexicon: digest of the lexicon's data files, a user's own (and units) among them.
        rules: digest of the shipped rules.
    """

    claimcheck: str
    lexicon: str
    rules: str

    def reads_as(self, other: Version) -> bool:
        """Whether both read an article alike; rules only judge what is read."""
        return (self.claimcheck, self.lexicon) == (other.claimcheck, other.lexicon)


def current(extra: Sequence[Path] = ()) -> Version:
    """The version of this very installation with a user's lexicon files."""
    return _current(tuple(extra), units.load().added)


@lru_cache(maxsize=8)
def _current(extra: tuple[Path, ...], added: str) -> Version:
    from claimcheck import rules

    lexicon = [(name, item.read_bytes()) for name, item in _data(HOME)]
    lexicon += [(f"extra {n}", path.read_bytes()) for n, path in enumerate(extra)]
    lexicon += [("extra units", added.encode())] if added else []
    shipped = [(name, item.read_bytes()) for name, item in _data(rules.builtin())]
    return Version(__version__, digest(lexicon), digest(shipped))


def digest(parts: Iterable[tuple[str, bytes]]) -> str:
    """A digest of named contents; line ends and the order of the parts do not count."""
    whole = hashlib.sha256()
    for name, content in sorted(parts):
        inner = hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()
        whole.update(f"{name}\n{inner}\n".encode())
    return whole.hexdigest()[:DIGITS]


def _data(folder: Path, above: str = "") -> Iterator[tuple[str, Path]]:
    """The YAML files below a folder, by their names with "/"."""
    for item in folder.iterdir():
        if item.is_dir():
            yield from _data(item, f"{above}{item.name}/")
        elif item.name.endswith((".yaml", ".yml")):
            yield f"{above}{item.name}", item
