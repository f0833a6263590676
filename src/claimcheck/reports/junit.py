"""JUnit XML: a suite for each article, a case for each finding that begins in it.

What makes the run fail is a failure. Milder findings are skipped cases with their message, because
that is shown everywhere, and what a passed case says is not. A case is named by its rule and
fingerprint, so that a history of it stays one while the sentences stay the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from claimcheck.patterns import pattern_of
from claimcheck.records import SEVERITIES, Finding, Report
from claimcheck.reports import Look, notices, spots
from claimcheck.reports.concise import line
from claimcheck.reports.safety import escaped
from claimcheck.reports.words import Words, words

_CLEAN = "claimcheck"  # the case of an article without a finding, and of one that was not read
# what XML 1.0 has no way to write
_ILLEGAL = pattern_of(
    "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    # and what turns the direction of what stands behind it
    "|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def render(report: Report, look: Look) -> str:
    """All articles that were read, by path, then those that could not be."""
    say, floor = words(look.language), SEVERITIES.index(look.fail_on)
    names = {info.document: info.article for info in report.documents}
    cases: dict[str, list[ET.Element]] = {
        path: [] for path in names if path in report.sources or not report.sources
    }
    for finding in report.findings:
        first = finding.sides[0][0]
        case = _case(first.document, first.article, f"{finding.rule} ({finding.fingerprint})")
        spot = spots.figure(first, report.sources.get(first.document))
        case.set("file", _legal(spot.path))
        if spot.start[0]:
            case.set("line", str(spot.start[0]))
        case.append(_outcome(finding, say, fails=SEVERITIES.index(finding.severity) >= floor))
        cases.setdefault(first.document, []).append(case)
    root = ET.Element("testsuites", {"name": "claimcheck"})
    for path in sorted(cases):
        root.append(_suite(path, cases[path] or [_clean(report, path, names[path])]))
    for path, told, row in spots.unread(report, say):
        case = _case(path if row is None else row.path, path, _CLEAN)
        ET.SubElement(case, "error", {"type": "unread", "message": told})
        root.append(_suite(path, [case]))
    if more := notices.lines(report, look):
        root.append(_suite(_CLEAN, [_more(told) for told in more]))
    _count(root, root.iter("testcase"))
    ET.indent(root)
    return f"{_DECLARATION}{ET.tostring(root, encoding='unicode')}\n"


def _suite(path: str, cases: list[ET.Element]) -> ET.Element:
    suite = ET.Element("testsuite", {"name": _legal(path)})
    _count(suite, cases)
    suite.extend(cases)
    return suite


def _count(element: ET.Element, cases: Iterable[ET.Element]) -> None:
    """How many cases there are of each kind."""
    cases = list(cases)
    found = Counter(outcome.tag for case in cases for outcome in case)
    element.set("tests", str(len(cases)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(name, str(found[tag]))
    element.set("time", "0")


def _more(told: str) -> ET.Element:
    """A case that says of which thing not all is listed."""
    case = _case("", _CLEAN, _CLEAN)
    ET.SubElement(case, "skipped", {"type": "unlisted", "message": _legal(told)})
    return case


def _clean(report: Report, path: str, article: str) -> ET.Element:
    return _case(spots.home(path, report.sources.get(path)), article, _CLEAN)


def _case(path: str, article: str, name: str) -> ET.Element:
    told = {"classname": _legal(article), "name": name, "file": _legal(path), "time": "0"}
    return ET.Element("testcase", told)


def _outcome(finding: Finding, say: Words, *, fails: bool) -> ET.Element:
    """Both places in the message, and each with its words in the text."""
    told = {"type": finding.severity, "message": line(finding, say.language)}
    outcome = ET.Element("failure" if fails else "skipped", told)
    outcome.text = "\n".join(spots.told(finding, say))
    return outcome


def _legal(text: str) -> str:
    """A name with the characters that XML cannot hold spelt out."""
    return _ILLEGAL.sub(lambda found: escaped(found[0]), text)
