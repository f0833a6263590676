"""Bringing ledger files of an older format to the one of this release; what was there is kept."""

from __future__ import annotations

from pathlib import Path

from claimcheck import serial
from claimcheck.errors import DataFileError, Problem
from claimcheck.ledger import files, formats, header, lines

KEPT = ".older"  # below the ledger, by format, as the ledger lies; told to git as nothing to commit


def forward(folder: Path) -> tuple[str, ...]:
    """Rewrite the files of older formats, one after the other.

    A run that is killed leaves each file as it was or as it is to be, what was there always beside
    the latter; the next run goes on.

    Returns:
        The names of the files, below the ledger; none where there is no ledger.

    Raises:
        DataFileError: files are damaged; each is named and stays as it is, the others are brought
            forward.
        UsageError: the folder cannot be written.
    """
    if not folder.is_dir() or not any(_format_of(file) for _, file in files.listed(folder)):
        return ()
    problems: list[Problem] = []
    done: list[str] = []
    with files.writing(folder):
        for name, file in files.listed(folder):
            older = _format_of(file)
            if older is None:
                continue
            found: list[Problem] = []
            text = _rewritten(file, found)
            problems += found
            if text is not None:
                _keep(folder, name, older, file.read_bytes())
                files.write(file, text, within=folder)
                done.append(name)
    if problems:
        raise DataFileError(problems)
    return tuple(done)


def _format_of(file: Path) -> str | None:
    """The format of a file, where it is an older one that can be brought forward."""
    if not file.is_file():
        return None
    with file.open("rb") as opened:
        first = opened.readline()
    try:
        found = lines.value_of(first)
    except ValueError:
        return None  # whoever reads it says what is wrong
    told = found.get("ledger") if isinstance(found, dict) else None
    return told if isinstance(told, str) and told in formats.STEPS else None


def _rewritten(file: Path, problems: list[Problem]) -> str | None:
    """The text of a file in the format of this release; None where lines of it are wrong."""
    rows: formats.Rows = []
    for number, line in enumerate(file.read_bytes().removesuffix(b"\n").split(b"\n"), 1):
        try:
            rows.append(dict(lines.value_of(line)))
        except (ValueError, TypeError) as error:
            message = f"{error}; restore the file from version control"
            problems.append(Problem(file.as_posix(), number, 0, message))
    if problems:
        return None
    rows = formats.forward(rows, formats.STEPS)
    texts = [serial.dumps(row) for row in rows]
    head = header.from_json(lines.value_of(texts[0].encode()))
    list(lines.claims_of([text.encode() for text in texts[1:]], file.as_posix(), head, problems))
    return None if problems else "".join(f"{text}\n" for text in texts)


def _keep(folder: Path, name: str, older: str, data: bytes) -> None:
    """Put what was there aside, for good, before anything takes its place."""
    home = folder / KEPT
    files.make_folder(home)
    ignored = home / ".gitignore"
    if not ignored.exists():
        files.write(ignored, "*\n")
    files.write(home / older.replace("/", "-") / name, data.decode())
