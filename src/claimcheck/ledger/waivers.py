"""Waivers: who accepted which finding, why, and until when. A YAML list, kept in git."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from claimcheck import yamlfile
from claimcheck.errors import DataFileError, Problem
from claimcheck.frozen import record
from claimcheck.ledger import formats, lists
from claimcheck.ledger.lists import Wrong
from claimcheck.patterns import pattern_of
from claimcheck.records import Document
from claimcheck.yamlfile import Located

NAME = "waivers.yaml"
KEYS = ("fingerprint", "rule", "reason", "by", "until")
HEAD = f"""\
# Findings that do not fail a run, one by one. `claimcheck waive` adds one. {formats.WAIVERS}
#   fingerprint, rule   of the finding, as the report names them
#   reason, by          why it may stand, and who says so
#   until               the last day that this counts (UTC)
"""
_FORM = '<!-- claimcheck: waive FINGERPRINT rule=... reason="..." by=... until=YYYY-MM-DD -->'
_COMMENT = pattern_of(r"<!--\s*claimcheck:\s*waive\s+(\S.*?)\s*-->", re.DOTALL)
_FINGERPRINT = pattern_of("[0-9a-f]{16}")


@record
class Waiver:
    """One finding that somebody answers for.

    Attributes:
        fingerprint, rule: of the finding.
        reason, by: why it may stand, and who says so.
        until: the last day that this counts, YYYY-MM-DD in UTC.
        path, line: where the waiver stands.
    """

    fingerprint: str
    rule: str
    reason: str
    by: str
    until: str
    path: str = ""
    line: int = 0


def load(file: Path) -> tuple[Waiver, ...]:
    """The waivers of a file, in its order; none where there is no file.

    Raises:
        DataFileError: entries are wrong; every one is named with its place.
        UsageError: the file cannot be read.
    """
    found, rows = lists.load(file, "write a list of waivers, each with a dash", formats.WAIVERS)
    problems: list[Problem] = []
    waivers = [_waiver(found, index, row, problems) for index, row in enumerate(rows)]
    problems += _twice(found, rows)
    if problems:
        raise DataFileError(problems)
    return tuple(waiver for waiver in waivers if waiver is not None)


def inline(articles: Iterable[Document]) -> tuple[Waiver, ...]:
    """The waivers that stand in Markdown articles, as comments that no reader sees.

    `<!-- claimcheck: waive 0123456789abcdef rule=... reason="..." by=... until=... -->`

    Raises:
        DataFileError: waivers are wrong; every one is named with its place.
    """
    found: list[Waiver] = []
    problems: list[Problem] = []
    for article in articles:
        if not article.path.lower().endswith(".md"):
            continue
        for comment in _COMMENT.finditer(article.raw):
            line = article.raw.count("\n", 0, comment.start()) + 1
            row, wrong = _pairs(comment[1])
            wrong += [message for _, message in _wrong(0, row)] if not wrong else []
            problems += [Problem(article.path, line, 0, message) for message in wrong]
            if not wrong:
                told = {key: str(row[key]) for key in KEYS}
                found.append(Waiver(**told, path=article.path, line=line))
    if problems:
        raise DataFileError(problems)
    return tuple(found)


def _pairs(text: str) -> tuple[dict[object, object], list[str]]:
    """What a comment says, by key, and what is wrong with how it says it."""
    import shlex

    try:
        first, *rest = shlex.split(text)
    except ValueError:
        return {}, [f"a waiver whose quotes do not end; write {_FORM}"]
    row: dict[object, object] = {"fingerprint": first}
    for word in rest:
        key, sign, value = word.partition("=")
        if not sign:
            return {}, [f'"{word}" is no key=value; write {_FORM}']
        row[key] = value
    return row, []


def _waiver(found: Located, index: int, row: object, problems: list[Problem]) -> Waiver | None:
    if not isinstance(row, Mapping):
        wanted = ", ".join(KEYS)
        problems.append(found.problem((index,), f"a waiver is a mapping of {wanted}"))
        return None
    wrong = [found.problem(key, message) for key, message in _wrong(index, row)]
    problems += wrong
    if wrong:
        return None
    told = {key: str(row[key]) for key in KEYS}
    line, _ = found.marks.get((index,), (0, 0))
    return Waiver(**told, path=found.path, line=line)


def _wrong(index: int, row: Mapping[object, object]) -> Iterator[Wrong]:
    """What is wrong with a waiver, each with its place."""
    yield from lists.unknown(index, row, KEYS)
    for name in KEYS:
        if not isinstance(row.get(name), str) or not str(row[name]).strip():
            yield (
                (index,),
                f'a waiver needs "{name}" as text; write it, quoted where it is a number',
            )
    if isinstance(row.get("fingerprint"), str) and not is_fingerprint(str(row["fingerprint"])):
        message = "is no fingerprint; take the 16 digits that the report prints"
        yield (index, "fingerprint"), f'"{row["fingerprint"]}" {message}'
    if isinstance(row.get("until"), str) and not is_day(str(row["until"])):
        yield (index, "until"), f'"{row["until"]}" is no day; write YYYY-MM-DD'


def is_fingerprint(text: str) -> bool:
    """Whether a text may be the fingerprint of a finding."""
    return _FINGERPRINT.fullmatch(text) is not None


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, YYYY-MM-DD."""
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _twice(found: Located, rows: list[object]) -> Iterator[Problem]:
    """A finding that is waived twice: which one counts would be a guess."""
    first: dict[str, int] = {}
    for index, row in enumerate(rows):
        name = str(row.get("fingerprint")) if isinstance(row, Mapping) else ""
        if first.setdefault(name, index) != index:
            line, _ = found.marks.get((first[name],), (0, 0))
            message = f"{name} is waived in line {line} already; keep one of the two"
            yield found.problem((index, "fingerprint"), message)


def today() -> str:
    """This very day in UTC."""
    return datetime.datetime.now(datetime.UTC).date().isoformat()


def appended(text: str | None, waiver: Waiver) -> str:
    """The text of a file with one waiver more at its end; what stands there stays as it is."""
    row = {key: getattr(waiver, key) for key in KEYS}
    kept = HEAD if not text or not text.strip() else text.rstrip("\n") + "\n"
    return kept + yamlfile.dump([row])
