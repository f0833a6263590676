"""Files of the ledger: where they are, and writing them so that a crash leaves no half."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from claimcheck.errors import DataFileError, Problem, UsageError

SUFFIX = ".jsonl"
OUT = "is a link that leads out of the ledger; put the file itself there"
_DRAFT = ".draft-"
_LONGEST = 200  # bytes of a file name; systems allow 255
_FORBIDDEN = str.maketrans(dict.fromkeys('\\:*?"<>|\0', "_"))  # not portable in file names


def place_of(document: str) -> str:
    """Where the claims of an article are kept, relative to the ledger: as the article's path.

    Paths that lead out of the project are kept inside the ledger.
    """
    parts = [
        "_up" if part == ".." else part.translate(_FORBIDDEN)
        for part in document.split("/")
        if part not in ("", ".")
    ]
    parts = [_short(f"_{part[1:]}" if part.startswith(".") else part) for part in parts]
    if document.startswith("/"):
        parts = ["_root", *parts]
    return ("/".join(parts) or "_") + SUFFIX


def _short(part: str) -> str:
    """A name that fits; the end gives way to a digest of the whole."""
    if len(part.encode("utf-8", "replace")) <= _LONGEST:
        return part
    digest = hashlib.sha256(part.encode("utf-8", "replace")).hexdigest()[:12]
    start = part.encode("utf-8", "replace")[: _LONGEST - 13].decode("utf-8", "ignore")
    return f"{start}-{digest}"


def listed(folder: Path) -> Iterator[tuple[str, Path]]:
    """The ledger files of a folder with their paths in it, sorted; hidden ones are not."""
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        # No folder is called so by us: whoever reads it says what is wrong.
        for name in (*folders, *names):
            if name.endswith(SUFFIX) and not name.startswith("."):
                file = Path(place, name)
                found.append((file.relative_to(folder).as_posix(), file))
    _refuse_links(folder, [file for _, file in found])
    return iter(sorted(found))


def _refuse_links(folder: Path, found: Iterable[Path]) -> None:
    """Raise for files that are links to somewhere else, which nobody would look for in a ledger."""
    problems = [Problem(file.as_posix(), 0, 0, OUT) for file in found if leads_out(file, folder)]
    if problems:
        raise DataFileError(problems)


def leads_out(file: Path, folder: Path) -> bool:
    """Whether a file of the ledger is, or lies behind, a link to somewhere else."""
    if not any(place.is_symlink() for place in _between(file, folder)):
        return False
    return not Path(os.path.realpath(file)).is_relative_to(os.path.realpath(folder))


def _between(file: Path, folder: Path) -> Iterator[Path]:
    """A file of a folder, and the folders between the two."""
    yield file
    yield from (place for place in file.parents if place != folder and folder in place.parents)


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Make the folder if need be and keep it for one writer; a second writer waits.

    Drafts that a killed writer left are removed. An error of the system names the folder.
    """
    try:
        make_folder(folder)
        with _locked(folder):
            for place, _, names in os.walk(folder):
                for name in names:
                    if name.startswith(_DRAFT):
                        Path(place, name).unlink(missing_ok=True)
            yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(
            f"{folder.as_posix()}: cannot be written ({reason}); name a folder that can"
        ) from None


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    try:
        import fcntl
    except ImportError:  # Windows: each file is still written whole
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def write(file: Path, text: str, *, within: Path | None = None) -> None:
    """Put a text in the place of a file: after a crash there is the old one or the new one.

    When this returns, the new one is on the disk.

    Args:
        file: which.
        text: all of it.
        within: the ledger, where a link in it must not lead elsewhere.

    Raises:
        DataFileError: one does.
    """
    if within is not None:
        _refuse_links(within, [file])
    make_folder(file.parent)
    draft = file.with_name(f"{_DRAFT}{os.getpid()}")
    try:
        with draft.open("wb") as out:
            out.write(text.encode())
            out.flush()
            os.fsync(out.fileno())
        draft.replace(file)
    except BaseException:  # a full disk keeps no draft, nor does a run that is stopped
        draft.unlink(missing_ok=True)
        raise
    sync(file.parent)


def move(old: Path, new: Path) -> None:
    """Rename a file, for good."""
    make_folder(new.parent)
    old.replace(new)
    sync(new.parent)
    sync(old.parent)


def remove(file: Path) -> None:
    """Take a file away, for good."""
    file.unlink(missing_ok=True)
    sync(file.parent)


def make_folder(folder: Path) -> None:
    """A folder and those above it, for good."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync(folder.parent)


def sync(folder: Path) -> None:
    """Have the system write the entries of a folder to the disk, where it can."""
    if os.name == "nt":  # folders cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
