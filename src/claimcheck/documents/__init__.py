"""Articles from files, folders, standard input and texts: decoded, cleaned, cut into passages.

    files → read (decode, articles.csv) → build (markup, folding, layout) → Document

Every span leads back to what was published: `document.raw[slice(*document.to_raw(start, end))]`.
"""

from __future__ import annotations

from claimcheck.documents.build import SUFFIXES, Kind, from_text
from claimcheck.documents.read import Reading, read_paths

__all__ = ["SUFFIXES", "Kind", "Reading", "from_text", "read_paths"]
