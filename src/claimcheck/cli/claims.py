"""`claimcheck claims`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from claimcheck.cli import completing, options, taking, vocabulary
from claimcheck.cli.configuration import configuration

if TYPE_CHECKING:
    from claimcheck.lexicon import Lexicon
    from claimcheck.records import Cluster, DocumentInfo
    from claimcheck.reports import Look
    from claimcheck.reports.labels import Labels
    from claimcheck.survey import Asked, Stated

NEAR = 5  # names that are told where nothing is found


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]", shell_complete=completing.files)
@click.option("--subject", multiple=True, metavar="NAME", help="What it is said of, by any name.")
@click.option(
    "--measure",
    multiple=True,
    metavar="NAME",
    help="What is measured: a word, an id, or family:NAME.",
)
@click.option("--period", metavar="TIME", help="2025, 2025Q2, 2025H1, 2025-06 or 2024..2025.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "timeline", "csv", "json", "parquet"]),
    default="table",
    show_default=True,
)
@options.ledger
@configuration
@options.reading
@taking.remembering
@options.language
@options.output
def command(
    paths: tuple[str, ...],
    subject: tuple[str, ...],
    measure: tuple[str, ...],
    period: str | None,
    format_: str,
    ledger: str,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    date: str | None,
    lexicon: tuple[str, ...],
    jobs: int,
    keep: bool,
    lang: str,
    output: str | None,
) -> int:
    """Show what is said about one thing, by time and article.

    From the articles of PATH, else from the ledger. Several --subject, or --measure, are any of
    them. Without any of them: what most is said of.
    """
    from claimcheck import survey
    from claimcheck.cli import screen, streams

    streams.refuse_binary(format_, output)
    words = vocabulary.lexicon_of(lexicon)
    articles = taking.Taking(paths, include, exclude, date, lexicon, jobs, keep)
    clusters, infos, problems = _read(articles, ledger, words)
    asked = survey.ask(clusters, words, subjects=subject, measures=measure, period=period)
    wanted = [one for one in clusters if asked.wants(one)]
    within = [_within(one, asked) for one in wanted]
    found = survey.stated(within, infos)
    labels = _labels(words, lang)
    left = sum(len(one.claims) for one in wanted) - sum(len(one.claims) for one in within)
    if not found:
        streams.complain(f"claimcheck claims: {_nothing(clusters, asked, words, labels)}")
    elif left:
        streams.complain(labels.words.count("tally.outside", left))
    _write(found, labels, asked, format_, screen.look(lang, output, lexicon), output)
    return 2 if problems else 0


def _read(
    articles: taking.Taking, ledger: str, words: Lexicon
) -> tuple[Sequence[Cluster], Iterable[DocumentInfo], int]:
    """The clusters of articles, or of the ledger; the articles; how many could not be read."""
    from pathlib import Path

    from claimcheck import clusters as clustering
    from claimcheck.ledger import store

    named = click.get_current_context().get_parameter_source("ledger")
    if articles.paths and named is ParameterSource.COMMANDLINE:
        raise click.UsageError("PATH and --ledger exclude each other; give one of them")
    if articles.paths:
        report, reading = articles.report(words, ())
        return report.clusters, report.documents, len(reading.problems)
    held = store.read(Path(ledger))
    infos = [entry.header.info() for entry in held.entries]
    return clustering.group(held.claims, words), infos, 0


def _within(cluster: Cluster, asked: Asked) -> Cluster:
    """The cluster with the claims that have a figure and are of the time that is asked for."""
    time = asked.time
    claims = [claim for claim in cluster.claims if claim.quantity is not None]
    held = [claim for claim in claims if time is None or time.holds(claim.period)]
    return replace(cluster, claims=tuple(held))


def _labels(words: Lexicon, lang: str) -> Labels:
    from claimcheck.reports.labels import Labels
    from claimcheck.reports.words import words as catalogue

    return Labels(words, catalogue(lang))


def _nothing(clusters: Sequence[Cluster], asked: Asked, words: Lexicon, labels: Labels) -> str:
    """That nothing is found, and what there is instead."""
    from claimcheck import survey
    from claimcheck.reports.safety import safe

    kind, names = survey.nearest(clusters, asked, words)
    told = labels.words("tally.nothing")
    if not names:
        return told
    shown = names[:NEAR]
    if kind != "periods":
        name = labels.measure if kind == "measures" else labels.entity
        shown = tuple(dict.fromkeys(map(name, shown)))
    listed = labels.words("tally.join").join(shown)
    return f"{told} {safe(labels.words(f'tally.near.{kind}', listed))}"


def _write(
    found: Sequence[Stated],
    labels: Labels,
    asked: Asked,
    format_: str,
    look: Look,
    output: str | None,
) -> None:
    """The values of what is asked for, or what there is, in a format."""
    from claimcheck.cli import streams
    from claimcheck.frames import files, values

    if format_ not in ("csv", "parquet"):
        streams.save(_text(found, labels, asked, format_, look), output)
        return
    if asked:
        columns, rows = values.VALUE_COLUMNS, values.values_rows(found, labels)
    else:
        columns = values.THINGS_COLUMNS
        rows = values.things_rows(values.things(found, labels), labels)
    if format_ == "parquet":
        streams.save_bytes(files.parquet(columns, rows), str(output))
    else:
        streams.save_pieces(files.csv(columns, rows), output)


def _text(found: Sequence[Stated], labels: Labels, asked: Asked, format_: str, look: Look) -> str:
    from claimcheck.frames import values
    from claimcheck.reports import tally, tally_json, timeline

    if not asked:
        things = values.things(found, labels)
        if format_ == "json":
            return tally_json.overview(things, labels)
        return tally.overview(things, look) if things else ""
    tallies = values.tallies(found, labels)
    if format_ == "json":
        return tally_json.render(tallies, labels)
    if format_ == "timeline":
        return timeline.render(tallies, look)
    return tally.render(tallies, look)
