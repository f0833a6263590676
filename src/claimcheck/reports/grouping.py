"""Clusters for a reader: what is said of each thing, and where."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from claimcheck import lexicon as lexicons
from claimcheck.records import Cluster, Report
from claimcheck.reports import Look, layout
from claimcheck.reports.concise import place
from claimcheck.reports.labels import Labels
from claimcheck.reports.view import text
from claimcheck.reports.words import words

_QUIET = "dim"


def render(report: Report, look: Look) -> str:
    """All clusters of a report: those of several articles first, the largest first."""
    labels = Labels(lexicons.load(look.lexicon), words(look.language))
    order = sorted(report.clusters, key=lambda c: (-_articles(c), -len(c.claims), c.id))
    lines = (line for cluster in order for line in _lines(cluster, labels, look.width))
    return layout.render(lines, look)


def _articles(cluster: Cluster) -> int:
    return len({claim.document for claim in cluster.claims})


def _lines(cluster: Cluster, labels: Labels, width: int) -> Iterator[Text]:
    title = f"{labels.entity(cluster.subject)} · {labels.measure(cluster.measure)}"
    head = Text.assemble((title, "bold"), (f"  {cluster.id}", _QUIET))
    yield from layout.wrap(head, width)
    for claim in cluster.claims:
        line = Text.assemble(
            (place(claim, labels.words.language), "cyan"), "  ", (labels.value(claim), "bold"), "  "
        )
        line.append_text(text(claim.clause, _QUIET))
        yield layout.clipped(Text.assemble("  ", line), width)
    for link in cluster.links:
        score = f" {link.score:.0f}" if link.how == "fuzzy" else ""
        row = text(f"{link.slot}: {link.left} = {link.right} ({link.how}{score})", _QUIET)
        yield from layout.indented(row, width, Text("  "))
    yield Text()
