"""One article: from the bytes of its file, and the id that it has by its file alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from io import BytesIO
from typing import IO

from claimcheck import guarded, limits
from claimcheck.documents.build import build, build_extracted
from claimcheck.documents.decode import decode
from claimcheck.documents.extracted import taken_out
from claimcheck.documents.ids import PACKED, PLAIN
from claimcheck.documents.metadata import Metadata, front_matter
from claimcheck.documents.sources import Source, unreadable
from claimcheck.errors import DocumentError, Problem
from claimcheck.frozen import record
from claimcheck.records import Document

_MARKED = b"\xef\xbb\xbf\xff\xfe\x00"  # what may stand before the first character: marks of order

_PACKED = 10  # times the bytes of an article that a file may have, which holds pictures too
_BLANK = "holds no text; name an article that has one"


@record
class Reading:
    """What came of reading paths.

    Attributes:
        documents: sorted by path.
        problems: what could not be read, sorted; each names a file and a mend.
        skipped: files of folders that were not read: hidden, excluded or of other kinds.
        notes: what was done to read a file beyond plain UTF-8 (another encoding, repaired
            mojibake), sorted; no faults, but the reader should know.
    """

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()
    skipped: int = 0
    notes: tuple[Problem, ...] = ()

    @property
    def unread(self) -> tuple[str, ...]:
        """The paths that have a problem and are no documents, sorted."""
        return tuple(self.reasons)

    @property
    def reasons(self) -> dict[str, str]:
        """The same, each with what keeps it from being read."""
        return reasons(self.problems, (document.path for document in self.documents))


def reasons(problems: Iterable[Problem], documents: Iterable[str]) -> dict[str, str]:
    """What has a problem and is no document, sorted, each with what keeps it from being read.

    Args:
        problems: what could not be read.
        documents: the paths of what was.
    """
    found = {*documents}
    tables = {path.partition("#")[0] for path in found} - found
    told: dict[str, str] = {}
    for problem in sorted(problems):
        path, line = problem.path, problem.line
        is_row = line and path in tables
        name = f"{path}#L{line}" if is_row else path
        if name not in found and name not in tables:
            where = f"line {line}: " if line and not is_row else ""
            told.setdefault(name, where + problem.message)
    return dict(sorted(told.items()))


def is_beside(source: Source) -> bool:
    """Whether an article that has its path for an id would share it with another file.

    That it stands beside another one of its name decides, not that both are read.
    """
    file = source.file
    if file is None or file.suffix.lower() not in PLAIN:
        return False
    beside = (file.with_suffix(suffix) for suffix in PLAIN if suffix != file.suffix)
    return any(map(os.path.lexists, beside))


def given_id(source: Source) -> str | None:
    """The id that an article gives itself in its front matter."""
    if source.kind == "md" and source.file is not None and source.file.is_file():
        try:
            with source.file.open("rb") as opened:
                if opened.read(8).lstrip(_MARKED).startswith(b"-"):
                    opened.seek(0)
                    return own_id(limits.read_within(opened, source.path), source.path)
        except (OSError, DocumentError):
            pass  # said when it is read
    return None


def own_id(data: bytes, path: str) -> str | None:
    """The id that a Markdown file gives its article in its front matter, None for none."""
    try:
        if data[:8].lstrip(_MARKED).startswith(b"-"):
            return front_matter(decode(data, path).text, path)[0].article
    except DocumentError:
        pass  # said when it is read
    return None


def read_article(
    source: Source, article: str, fallback: Metadata, data: bytes | None = None
) -> Reading:
    """The reading of a file that is one article, or of standard input.

    Args:
        source: the file.
        article: the id that it has.
        fallback: what holds of it where nothing else is known.
        data: what the file holds, where somebody else fetched it; it may be too much.
    """
    if source.file is not None and not is_text(source.path):
        return unread(source, "its name is not UTF-8; rename it")
    try:
        data = data_of(source, BytesIO(data) if data is not None else None)
    except DocumentError as error:
        return Reading((), (error.problem,))
    except OSError as error:
        return unread(source, unreadable(error))
    return article_of(data, source, article, fallback)


def article_of(data: bytes, source: Source, article: str, fallback: Metadata) -> Reading:
    """The reading of the bytes of an article.

    Args:
        data: what its file holds.
        source: the file.
        article: the id that it has.
        fallback: what holds of it where nothing else is known.
    """
    known = {
        "given": Metadata(article=article),
        "listed": source.listed,
        "fallback": fallback,
    }
    try:
        if source.kind in PACKED:
            found = taken_out(source.kind, data, source.path)
            document, notes = build_extracted(found, path=source.path, **known)
            if _is_blank(source, document):
                return unread(source, _BLANK)
            return Reading((document,), tuple(limits.problems([document])), notes=notes)
        decoded = decode(data, source.path, html=source.kind == "html")
        document, problems = build(decoded.text, path=source.path, kind=source.kind, **known)
    except DocumentError as error:
        return Reading((), (error.problem,))
    except ImportError as error:  # the HTML reader's own libraries
        cause = str(error).splitlines()[0].rstrip(".")
        return unread(source, f"cannot be read as {source.kind} ({cause}); install what it names")
    except Exception as error:  # whatever it is: it must not take the other articles with it
        return Reading((), (guarded.defect(source.path, error),))
    if _is_blank(source, document) and not problems:
        return unread(source, _BLANK)
    if problems:
        return Reading((), problems, notes=decoded.notes)
    return Reading((document,), tuple(limits.problems([document])), notes=decoded.notes)


def data_of(source: Source, stream: IO[bytes] | None = None) -> bytes:
    """The bytes of a file, or of standard input, as far as any are read.

    Args:
        source: the file.
        stream: what gives its bytes; None to open it.

    Raises:
        DocumentError: there are too many.
        OSError: the system refuses it.
    """
    times = _PACKED if source.kind in PACKED else 1
    if stream is not None:
        return limits.read_within(stream, source.path, times=times)
    if source.file is None:
        return limits.read_within(sys.stdin.buffer, source.path)
    with source.file.open("rb") as opened:
        return limits.read_within(opened, source.path, times=times)


def _is_blank(source: Source, document: Document) -> bool:
    """Whether nothing stands in what an argument names: then nothing would be checked."""
    return source.named and not document.raw.strip()


def is_text(name: str) -> bool:
    """Whether a name can be written down: bytes that are no UTF-8 are kept as lone surrogates."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def unread(source: Source, message: str) -> Reading:
    """The reading of a file that cannot be read."""
    return Reading((), (Problem(source.path, 0, 0, message),))
