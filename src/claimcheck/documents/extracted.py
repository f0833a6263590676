"""What the readers of packed files (.docx, .pdf) hand over: the text and where it stood."""

from __future__ import annotations

from datetime import datetime

from claimcheck.documents.files import facts
from claimcheck.documents.ids import Kind
from claimcheck.documents.metadata import NOTHING, Metadata
from claimcheck.folding import Mapped
from claimcheck.frozen import record
from claimcheck.records import Spot


@record
class Extracted:
    """The text of a file, and what is known of it.

    Attributes:
        raw: the text that was taken out; line and column are counted in it.
        source: the same laid out for reading, with its map to `raw`.
        wrapped: whether its lines may be parts of paragraphs.
        own: what the text itself says of the article, such as a title that is marked as one.
        aside: what the properties of the file say; it holds where nothing else is known.
        spots: (offset in `raw`, page or paragraph that begins there), sorted.
        notes: what a reader should know of the reading.
    """

    raw: str
    source: Mapped
    wrapped: bool
    own: Metadata = NOTHING
    aside: Metadata = NOTHING
    spots: tuple[tuple[int, Spot], ...] = ()
    notes: tuple[str, ...] = ()


def day_of(created: datetime | None, changed: datetime | None) -> str | None:
    """The day a file was last changed, where that is likely to be near its publication.

    A file that was made in one year and changed in another is an old one that was used again: with
    its day every "this year" would be read wrong, and no day is better than a wrong one.
    """
    last = changed or created
    if last is None or (created is not None and created.year != last.year):
        return None
    day = last.date().isoformat()
    return None if day in facts().template_days or not 1990 <= last.year < 2100 else day


def taken_out(kind: Kind, data: bytes, path: str) -> Extracted:
    """The text of a Word file or a PDF; their readers are imported when one is met.

    Raises:
        DocumentError: it cannot be read.
    """
    if kind == "docx":
        from claimcheck.documents import docx_file

        return docx_file.read(data, path)
    from claimcheck.documents import pdf_file

    return pdf_file.read(data, path)
