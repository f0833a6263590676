"""The baseline: the findings that were there when checking began, so that only new ones count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from claimcheck import yamlfile
from claimcheck.errors import DataFileError, Problem
from claimcheck.frozen import record
from claimcheck.ledger import formats, lists
from claimcheck.ledger.waivers import is_fingerprint
from claimcheck.records import Finding, Report

NAME = "baseline.yaml"
KEYS = ("fingerprint", "rule", "articles")
HEAD = f"""\
# Findings that were there already: no failure. By `claimcheck baseline`, {formats.BASELINE}
"""


@record
class Known:
    """A finding of the baseline.

    Attributes:
        fingerprint, rule: of the finding.
        articles: ids of the articles it is about, for whoever reads the file.
        path, line: where it stands.
    """

    fingerprint: str
    rule: str
    articles: tuple[str, ...]
    path: str = ""
    line: int = 0


def load(file: Path) -> tuple[Known, ...]:
    """The findings of a baseline, none where there is no file.

    Raises:
        DataFileError: entries are wrong; every one is named with its place.
        UsageError: the file cannot be read.
    """
    mend = "write it anew with claimcheck baseline write"
    text = lists.text_of(file)
    if text and not text.endswith("\n"):
        line = text.count("\n") + 1
        message = f"the last line has no end, as of a file that was cut off; restore it, or {mend}"
        raise DataFileError([Problem(file.as_posix(), line, 0, message)])
    found, rows = lists.load(file, f"a baseline is a list; {mend}", formats.BASELINE)
    known, problems = [], list[Problem]()
    for index, row in enumerate(rows):
        if not _is_known(row):
            wanted = ", ".join(KEYS)
            problems.append(found.problem((index,), f"an entry is a mapping of {wanted}; {mend}"))
            continue
        line, _ = found.marks.get((index,), (0, 0))
        articles = tuple(str(article) for article in row["articles"])
        known.append(Known(row["fingerprint"], row["rule"], articles, found.path, line))
    if problems:
        raise DataFileError(problems)
    return tuple(known)


def _is_known(row: object) -> bool:
    if not isinstance(row, Mapping) or set(row) != set(KEYS):
        return False
    texts = isinstance(row["fingerprint"], str) and isinstance(row["rule"], str)
    return texts and is_fingerprint(row["fingerprint"]) and isinstance(row["articles"], list)


def of(report: Report) -> tuple[Known, ...]:
    """What a baseline of a report holds: errors and warnings, sorted; notes fail nobody."""
    loud = [finding for finding in report.findings if finding.severity != "note"]
    return tuple(sorted(map(_known, loud), key=lambda k: (k.rule, k.articles, k.fingerprint)))


def _known(finding: Finding) -> Known:
    articles = tuple(sorted({claim.article for claim in finding.claims}))
    return Known(finding.fingerprint, finding.rule, articles)


def text_of(known: Iterable[Known]) -> str:
    """The file of a baseline."""
    rows = [
        {"fingerprint": k.fingerprint, "rule": k.rule, "articles": list(k.articles)} for k in known
    ]
    return HEAD + (yamlfile.dump(rows) if rows else "[]\n")


@record
class Difference:
    """A baseline against the findings of a run.

    Attributes:
        new: findings that it does not hold.
        stale: entries that no finding answers to any more.
        kept: entries that still do.
    """

    new: tuple[Known, ...]
    stale: tuple[Known, ...]
    kept: tuple[Known, ...]


def difference(known: Iterable[Known], report: Report) -> Difference:
    """What came and what went since a baseline was written.

    An entry whose finding is only a note by now is kept: it may be louder again.
    """
    known = tuple(known)
    held = {entry.fingerprint for entry in known}
    there = {finding.fingerprint for finding in report.findings}
    return Difference(
        new=tuple(entry for entry in of(report) if entry.fingerprint not in held),
        stale=tuple(entry for entry in known if entry.fingerprint not in there),
        kept=tuple(entry for entry in known if entry.fingerprint in there),
    )
