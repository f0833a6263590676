"""The report as one page that stands alone: no network, readable without script, `--format html`.

`model` says what stands on the page (records in `parts`), `charts` and `timeline` where figures and
periods stand on an axis, `page` writes it; `site` makes many pages of a report, `article` the text
of one. Templates, style and scripts lie in `assets/`.
"""

from __future__ import annotations

from claimcheck.records import Report
from claimcheck.reports import Look, drawing
from claimcheck.reports.html.model import Builder
from claimcheck.reports.html.page import written


def render(report: Report, look: Look) -> str:
    """The whole page as one text."""
    with drawing.using(Look()):  # a browser has every sign, whatever the terminal has
        return written("report.html.j2", look.language, page=Builder(report, look).page())
