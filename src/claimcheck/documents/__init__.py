"""Articles from files, folders, standard input and texts: decoded, cleaned, cut into passages.

    sources (files, articles.csv) → article (decode, ids) → build (folding, layout) → Document
                                  ↘ docx_file, pdf_file (a text out of a file) ↗
                                  ↘ rows, rows_files (tables of articles) ↗

Every span leads back to what was published: `document.raw[slice(*document.to_raw(start, end))]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.documents.around import around, sentences_of
from claimcheck.documents.article import Reading
from claimcheck.documents.build import from_text
from claimcheck.documents.ids import SUFFIXES, Kind, distinct
from claimcheck.documents.read import (
    Facts,
    Plan,
    Planned,
    plan_paths,
    read_paths,
    stream_paths,
)
from claimcheck.documents.sources import file_of
from claimcheck.late import late

if TYPE_CHECKING:
    from claimcheck.documents.rows import COLUMN_ROLES
else:
    __getattr__ = late(__name__, {"COLUMN_ROLES": "rows"})

__all__ = [
    "COLUMN_ROLES",
    "SUFFIXES",
    "Facts",
    "Kind",
    "Plan",
    "Planned",
    "Reading",
    "around",
    "distinct",
    "file_of",
    "from_text",
    "plan_paths",
    "read_paths",
    "sentences_of",
    "stream_paths",
]
