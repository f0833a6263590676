"""Renderers: a report in, text out. One file a format, one line in FORMATS."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from claimcheck.frozen import record
from claimcheck.records import Report, Severity


@record
class Look:
    """How a result should look.

    Attributes:
        width: of a line, in terminal cells.
        language: "en" or "zh".
        styled: whether styles (bold, underline) may be used: on a terminal.
        color: whether colours may be used as well (NO_COLOR forbids them).
        lexicon: the user's lexicon files, for names in headlines.
        ascii: whether signs are drawn and spelt in ASCII.
        wide: whether characters of ambiguous width fill two cells, as in many Chinese fonts.
        links: the folder that places are linked to (OSC 8), None for no links.
        fail_on: the lowest severity that makes the run fail, for formats that know failures.
    """

    width: int = 80
    language: str = "en"
    styled: bool = False
    color: bool = False
    lexicon: tuple[Path, ...] = ()
    ascii: bool = False
    wide: bool = False
    links: Path | None = None
    fail_on: Severity = "error"


Render = Callable[[Report, Look], str]

# name → (module with `render`, what it is); modules are imported when they are asked for
FORMATS: dict[str, tuple[str, str]] = {
    "full": ("claimcheck.reports.terminal", "by topic, with sources and arithmetic, for readers"),
    "concise": ("claimcheck.reports.concise", "one line a finding"),
    "grouped": ("claimcheck.reports.grouped", "one line a finding, by article"),
    "statistics": (
        "claimcheck.reports.statistics",
        "how often each rule found something, and where",
    ),
    "html": ("claimcheck.reports.html", "one page that stands alone, to read, filter and print"),
    "markdown": ("claimcheck.reports.markdown", "for a pull request or the summary of a CI job"),
    "csv": ("claimcheck.reports.as_csv", "one row a finding, for spreadsheets"),
    "jsonl": ("claimcheck.reports.as_jsonl", "one JSON object a finding and line"),
    "jsonld": ("claimcheck.reports.as_jsonld", "claims as linked data, schema.org"),
    "json": ("claimcheck.reports.as_json", "for machines, schema claimcheck-report/1"),
    "sarif": ("claimcheck.reports.sarif", "SARIF 2.1.0, for code scanning and editors"),
    "junit": ("claimcheck.reports.junit", "JUnit XML, for the test pages of a CI"),
    "github": ("claimcheck.reports.github", "annotations of GitHub Actions"),
    "gitlab": ("claimcheck.reports.gitlab", "the Code Quality report of GitLab"),
    "rdjsonl": ("claimcheck.reports.rdjsonl", "for reviewdog, one finding a line"),
}


def render(report: Report, name: str, look: Look) -> str:
    """The report in a format of FORMATS."""
    module, _ = FORMATS[name]
    made: Render = import_module(module).render
    return made(report, look)
