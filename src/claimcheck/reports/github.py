"""Workflow commands of GitHub Actions: an annotation for each of the worst findings.

GitHub shows ten annotations of a kind for a step, so the worst ten are told and one notice names
the rest. Text of an article stands behind the second "::", escaped, where it can end no command.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from claimcheck.records import SEVERITIES, Finding, Report
from claimcheck.reports import Look, notices, spots
from claimcheck.reports.safety import escaped, safe
from claimcheck.reports.words import words

SHOWN = 10
_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def render(report: Report, look: Look) -> str:
    """One command a line: the worst findings, what could not be read, how many more there are."""
    say = words(look.language)
    order = sorted(report.findings, key=lambda finding: -SEVERITIES.index(finding.severity))
    titles = {rule.id: spots.said(rule.title, look.language) for rule in spots.rules(report)}
    worst = order[:SHOWN]
    lines = [_annotation(report, one, titles[one.rule], look.language) for one in worst]
    unread = [_unread(*one) for one in spots.unread(report, say)]
    told = []
    if len(order) > SHOWN:
        told.append(say.count("machine.more", len(order) - SHOWN))
    room = SHOWN - len(lines)
    if len(unread) > room:
        names = list(map(safe, report.coverage.unread))
        told.append(say("summary.unread", ", ".join(names[:SHOWN] + ["…"] * (len(names) > SHOWN))))
    told += notices.lines(report, look)
    lines += unread[:room]
    if told:
        lines.append(_command("notice", " ".join(told), title="claimcheck"))
    return "".join(f"{line}\n" for line in lines)


def _annotation(report: Report, finding: Finding, title: str, language: str) -> str:
    claim = finding.sides[0][0]
    spot = spots.figure(claim, report.sources.get(claim.document))
    place: dict[str, object] = {"file": spot.path.removeprefix("./")}
    if spot.start[0]:
        place |= {"line": spot.start[0], "endLine": spot.end[0]}
    if (
        spot.start[0] == spot.end[0] and not spot.is_row
    ):  # columns are read for a place on one line only
        place |= {"col": spot.start[1], "endColumn": spot.end[1]}
    told = "\n".join(spots.told(finding, words(language)))
    title = f"{finding.code} {safe(' '.join(title.split()))}"
    return _command(_LEVELS[finding.severity], told, **place, title=title)


def _unread(path: str, told: str, row: spots.Spot | None) -> str:
    place: dict[str, object] = {"file": path if row is None else row.path}
    if row is not None and row.start[0]:
        place["line"] = row.start[0]
    return _command("error", told, **place, title="claimcheck")


def _command(name: str, message: str, **properties: object) -> str:
    """A command on one line, with the escapes of the runner."""
    pairs = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {pairs}::{_data(message)}"


def _data(text: str) -> str:
    """Text behind the command."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return "".join(_visible(text))


def _property(text: str) -> str:
    """The value of a property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _visible(text: str) -> Iterator[str]:
    """What would drive a terminal, spelt out; a path keeps its blanks otherwise."""
    for char in text:
        yield escaped(char) if unicodedata.category(char) in _HIDDEN else char
