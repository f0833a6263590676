"""Reading the YAML lists that stand in a ledger: waivers and the baseline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from claimcheck import handwritten, yamlfile
from claimcheck.collector import meant
from claimcheck.errors import DataFileError, Problem, UsageError
from claimcheck.ledger import formats
from claimcheck.yamlfile import Key, Located

Wrong = tuple[Key, str]  # a place in a file, and what is wrong there


def load(file: Path, wanted: str, known: str = "") -> tuple[Located, list[Any]]:
    """The entries of a file with their places; none where there is no file.

    Args:
        file: which.
        wanted: what it must hold, with the mend, for a file that holds no list.
        known: its format, where it may name one in the comment at its top.

    Raises:
        DataFileError: it is no YAML, no list, or of a later format.
        UsageError: it cannot be read.
    """
    text = text_of(file) or ""
    named = formats.named(text, known) if known else None
    if named is not None and formats.newer(named[0], known):
        message = formats.told_newer(named[0], known)
        raise DataFileError([Problem(file.as_posix(), named[1], 0, message)])
    found = yamlfile.load_strict(text, file.as_posix())
    rows = [] if found.value is None else found.value
    if not isinstance(rows, list):
        raise DataFileError([found.problem((), wanted)])
    return found, rows


def unknown(index: int, row: Mapping[object, object], keys: Sequence[str]) -> Iterator[Wrong]:
    """The keys of an entry that it may not have, each with its place and the mend."""
    for key in row:
        if key not in keys:
            yield (index, str(key)), f'unknown key "{key}"{meant(str(key), keys)}'


def text_of(file: Path) -> str | None:
    """What stands in a file, None where there is none."""
    try:
        return handwritten.text_of(file, "utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise UsageError(f"{file.as_posix()}: cannot be read ({reason}); mend the file") from None
