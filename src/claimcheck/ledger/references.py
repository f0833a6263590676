"""Reference figures: entered by hand with their source, and held against every new article.

A finding against one says so before all else. What the reference says is its source's word, no
truth: it is reported like any other side, with its place in the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import DataFileError, Problem
from claimcheck.frozen import record
from claimcheck.ledger import lists
from claimcheck.ledger.lists import Wrong
from claimcheck.ledger.waivers import is_day
from claimcheck.records import Claim, DocumentInfo, Finding, Report

if TYPE_CHECKING:
    from claimcheck.lexicon import Lexicon

NAME = "reference.yaml"
KEYS = ("text", "source", "date")
_NEEDED = ("text", "source")
_TELLS = {"en": "Against the reference figure of {0}: ", "zh": "与参考数字（{0}）对照："}


@record
class Reference:
    """What a source says, as a sentence that is read like an article's.

    Attributes:
        text: the sentence.
        source: whose figure it is, for whoever reads the finding.
        date: when it was published, YYYY-MM-DD; "" where that does not matter.
        path, line: where it stands.
    """

    text: str
    source: str
    date: str
    path: str
    line: int

    @property
    def article(self) -> str:
        """An id that stays while the sentence does."""
        return f"reference:{hashlib.sha256(self.text.encode()).hexdigest()[:8]}"


def load(file: Path) -> tuple[Reference, ...]:
    """The references of a file, none where there is no file.

    Raises:
        DataFileError: entries are wrong; every one is named with its place.
        UsageError: the file cannot be read.
    """
    found, rows = lists.load(file, f"write a list of {', '.join(KEYS)}, each with a dash")
    problems, told = list[Problem](), list[Reference]()
    for index, row in enumerate(rows):
        wrong = [found.problem(key, message) for key, message in _wrong(index, row)]
        problems += wrong
        if not wrong:
            line, _ = found.marks.get((index,), (0, 0))
            text, source, date = (str(row.get(key, "")).strip() for key in KEYS)
            told.append(Reference(text, source, date, found.path, line))
    if problems:
        raise DataFileError(problems)
    return tuple(told)


def _wrong(index: int, row: object) -> Iterator[Wrong]:
    if not isinstance(row, Mapping):
        yield (index,), f"a reference is a mapping of {', '.join(KEYS)}"
        return
    yield from lists.unknown(index, row, KEYS)
    for name in _NEEDED:
        if not isinstance(row.get(name), str) or not str(row[name]).strip():
            yield (index,), f'a reference needs "{name}" as text'
    if "date" in row and not (isinstance(row["date"], str) and is_day(row["date"])):
        yield (index, "date"), f'"{row["date"]}" is no day; write "YYYY-MM-DD" in quotes'


def claims(references: Iterable[Reference], lexicon: Lexicon) -> tuple[Claim, ...]:
    """What references state, each claim at the place of its entry.

    Raises:
        DataFileError: no claim can be read of one.
    """
    from claimcheck import documents, pipeline

    found: list[Claim] = []
    problems: list[Problem] = []
    for one in references:
        document = documents.from_text(
            f"{one.text}\n", path=one.path, article=one.article, published=one.date or None
        )
        told = pipeline.extract(document, lexicon)
        found += [replace(claim, line=one.line, column=1) for claim in told]
        if not told:
            message = "no figure can be read of it; write one sentence that names who, what, when"
            problems.append(Problem(one.path, one.line, 0, message))
    if problems:
        raise DataFileError(problems)
    return tuple(found)


def infos(references: Iterable[Reference], told: Iterable[Claim]) -> Iterator[DocumentInfo]:
    """The references as a report lists them."""
    counts: dict[str, int] = {}
    for claim in told:
        counts[claim.article] = counts.get(claim.article, 0) + 1
    for one in references:
        number = counts.get(one.article, 0)
        yield DocumentInfo(
            document=one.path,
            article=one.article,
            title=one.source,
            publisher=None,
            date=one.date or None,
            language=None,
            figures=number,
            claims=number,
        )


def marked(report: Report, references: Iterable[Reference]) -> Report:
    """The report, in which a finding against a reference says so before all else."""
    sources = {one.article: one.source for one in references}

    def named(finding: Finding) -> Finding:
        against = [sources[c.article] for c in finding.claims if c.article in sources]
        if not against:
            return finding
        source = ", ".join(dict.fromkeys(against))
        told = ((lang, _TELLS[lang].format(source) + text) for lang, text in finding.message)
        return replace(finding, message=tuple(told))

    return replace(report, findings=tuple(map(named, report.findings)))
