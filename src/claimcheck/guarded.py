"""One article that breaks a reader, or takes too long, is named and leaves the others unharmed.

    with naming(path): ...     # whatever goes wrong in here is an error that names the article
    with sparing(): ...        # such an error is noted, where somebody collects them
    with collecting() as failures: ...

The command line collects: it says every failure and leaves with 2. A library raises the first.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from claimcheck.errors import ClaimcheckError, DocumentError, Problem
from claimcheck.records import Document

_failures: ContextVar[dict[str, Problem] | None] = ContextVar("failures", default=None)
_debugging: ContextVar[bool] = ContextVar("debugging", default=False)

MEND = (
    "this is a defect of claimcheck: leave the article out, and report it with what --debug shows"
)


@contextmanager
def collecting() -> Iterator[dict[str, Problem]]:
    """The articles that fail inside of it, by path."""
    failures: dict[str, Problem] = {}
    token = _failures.set(failures)
    try:
        yield failures
    finally:
        _failures.reset(token)


def failed() -> dict[str, Problem]:
    """The articles that have failed so far, by path; none where nobody collects them."""
    return _failures.get() or {}


def spared(
    documents: Sequence[Document], unread: Iterable[str] = ()
) -> tuple[Sequence[Document], Iterable[str]]:
    """The documents that did not fail; what was unread before, and those that did."""
    failures = failed()
    if failures.keys().isdisjoint(document.path for document in documents):
        return documents, unread
    told = dict(unread) if isinstance(unread, Mapping) else dict.fromkeys(unread, "")
    left = tuple(document for document in documents if document.path not in failures)
    return left, told | {path: problem.message for path, problem in failures.items()}


@contextmanager
def naming(path: str) -> Iterator[None]:
    """An error that nobody foresaw becomes one that names the article."""
    try:
        yield
    except ClaimcheckError:
        raise
    except Exception as error:  # whatever it is: it must not take the other articles with it
        raise DocumentError(defect(path, error)) from error


@contextmanager
def sparing() -> Iterator[None]:
    """An article's error is noted and passed over, where they are collected; else it is raised."""
    failures = _failures.get()
    try:
        yield
    except DocumentError as error:
        if failures is None:
            raise
        failures.setdefault(error.problem.path, error.problem)


def defect(path: str, error: Exception) -> Problem:
    """What is said of an error that nobody foresaw."""
    trace(error)
    return Problem(path, 0, 0, f"cannot be read ({said(error)}); {MEND}")


def said(error: BaseException) -> str:
    """An error in one short line."""
    words = " ".join(str(error).split())[:120]
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def debug() -> None:
    """From now on show where errors come from."""
    _debugging.set(True)


def trace(error: BaseException) -> None:
    """Show where an error comes from, if that is asked for."""
    if _debugging.get():
        import traceback

        traceback.print_exception(error, file=sys.stderr)
