"""Reading the YAML lists that stand in a ledger: waivers and the baseline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from claimcheck import yamlfile
from claimcheck.errors import DataFileError, UsageError
from claimcheck.yamlfile import Located


def load(file: Path, wanted: str) -> tuple[Located, list[Any]]:
    """The entries of a file with their places; none where there is no file.

    Args:
        file: which.
        wanted: what it must hold, with the mend, for a file that holds no list.

    Raises:
        DataFileError: it is no YAML, or no list.
        UsageError: it cannot be read.
    """
    found = yamlfile.load_strict(text_of(file) or "", file.as_posix())
    rows = [] if found.value is None else found.value
    if not isinstance(rows, list):
        raise DataFileError([found.problem((), wanted)])
    return found, rows


def text_of(file: Path) -> str | None:
    """What stands in a file, None where there is none."""
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise UsageError(f"{file.as_posix()}: cannot be read ({reason}); mend the file") from None
