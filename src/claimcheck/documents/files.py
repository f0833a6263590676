"""The facts of `lexicon/files.yaml`: limits, styles and names of columns."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from claimcheck import yamlfile
from claimcheck.frozen import record

_FILE = Path(__file__).parent.parent / "lexicon" / "files.yaml"


@record
class Facts:
    """See the data file for what each of them means."""

    word_part: int
    word_whole: int
    contents: tuple[str, ...]
    titles: frozenset[str]
    headings: tuple[str, ...]
    captions: frozenset[str]
    template_days: frozenset[str]
    pdf_page: int
    pdf_whole: int
    page_numbers: frozenset[str]
    untitled: frozenset[str]
    prefixes: tuple[str, ...]
    columns: dict[str, tuple[str, ...]]
    others: dict[str, str]


@cache
def facts() -> Facts:
    """The facts, read when they are first needed."""
    data: dict[str, Any] = yamlfile.load_trusted(_FILE.read_text("utf-8"))
    word, pdf = data["word"], data["pdf"]
    return Facts(
        word_part=int(word["part"]),
        word_whole=int(word["whole"]),
        contents=tuple(word["contents"]),
        titles=frozenset(word["title"]),
        headings=tuple(word["heading"]),
        captions=frozenset(word["caption"]),
        template_days=frozenset(word["template_days"]),
        pdf_page=int(pdf["page"]),
        pdf_whole=int(pdf["whole"]),
        page_numbers=frozenset(pdf["numbers"]),
        untitled=frozenset(pdf["untitled"]),
        prefixes=tuple(pdf["prefixes"]),
        columns={role: tuple(names) for role, names in data["columns"].items()},
        others={suffix: str(told) for suffix, told in data["others"].items()},
    )
