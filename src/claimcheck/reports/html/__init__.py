"""The report as one page that stands alone: no network, readable without script, `--format html`.

`model` says what stands on the page, `charts` where figures stand on an axis, `page` writes it:
the templates, the style and the script lie in `assets/`.
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
