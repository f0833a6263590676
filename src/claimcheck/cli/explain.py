"""`claimcheck explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimcheck.cli import completing, kept, options, vocabulary
from claimcheck.cli.configuration import configuration
from claimcheck.cli.judging import Judging, judging
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.cli.places import Place
    from claimcheck.records import Match
    from claimcheck.reports import Look
    from claimcheck.rules import Rule


@click.command()
@click.argument(
    "what", metavar="RULE|FINGERPRINT|FILE:LINE[:COLUMN]", shell_complete=completing.anything
)
@configuration
@vocabulary.words
@options.date
@judging
@click.option(
    "--report",
    metavar="FILE",
    help="The JSON report that has the fingerprint; by default that of the last run.",
)
@click.option(
    "--format", "format_", type=click.Choice(["full", "json"]), default="full", show_default=True
)
@options.language
@options.output
def command(
    what: str,
    lexicon: tuple[str, ...],
    date: str | None,
    judging: Judging,
    report: str | None,
    format_: str,
    lang: str,
    output: str | None,
) -> int:
    """Say how a figure was read, or what a finding or a rule says.

    FILE:LINE shows how each claim was read whose figure stands on that line: slot by slot the
    value, the words it came from, and by which step. FINGERPRINT shows a finding of the last run:
    both sides, which slots match and how, the arithmetic, both intervals. RULE is a rule's id or
    code: its title, what it looks at, its settings, and examples of what it finds and of what it
    leaves alone.
    """
    from claimcheck.cli import places, screen, streams

    look = screen.look(lang, output, lexicon)
    place = places.parse(what)
    if kept.is_fingerprint(what):
        shown = _finding(what, report, format_, look)
    elif place is not None:
        derived = _derivation(place, date, format_, look)
        if derived is None:
            return 2
        shown = derived
    else:
        return _rule(what, judging, format_, look, output)
    streams.save(shown, output)
    return 0


def _derivation(place: Place, date: str | None, format_: str, look: Look) -> str | None:
    """How the claims of a line were read; None where the article cannot be read."""
    from claimcheck import pipeline, quantities
    from claimcheck.cli import places
    from claimcheck.reports import derivation, derivation_json

    document = places.document_at(place, date)
    if document is None:
        return None
    found = pipeline.derive(document, vocabulary.lexicon_of(map(str, look.lexicon)))
    claims = [one.claim for one in found]
    figures = quantities.read_document(document)
    wanted = {c.id for c in places.claims_at(document, claims, figures, place, look.language)}
    shown = [one for one in found if one.claim.id in wanted]
    if format_ == "json":
        return derivation_json.render(document, shown, look)
    silent = places.silent_on(document, claims, figures, place.line) if place.column is None else ()
    return derivation.render(document, shown, look, silent)


def _finding(fingerprint: str, report: str | None, format_: str, look: Look) -> str:
    """A finding of an earlier run."""
    from claimcheck import clusters
    from claimcheck.reports import dispute, dispute_json

    finding, told = kept.find(fingerprint, report)
    matches: tuple[Match, ...] = ()
    if finding.sides[1]:
        left, right = finding.sides[0][0], finding.sides[1][0]
        words = vocabulary.lexicon_of(map(str, look.lexicon))
        matches = clusters.matches(told.claims, left, right, words)
    if format_ == "json":
        return dispute_json.render(finding, matches)
    return dispute.render(finding, told, matches, look)


def _rule(what: str, judging: Judging, format_: str, look: Look, output: str | None) -> int:
    """What a rule says of itself."""
    from pathlib import Path

    from claimcheck.cli import rulebook, streams

    if Path(what).is_file():
        raise UsageError(f"{what}: name a line of it: {what}:LINE or {what}:LINE:COLUMN")
    found, problems = judging.rules(vocabulary.lexicon_of(map(str, look.lexicon)))
    rule = _named(what, found)
    if format_ == "json":
        raise UsageError("a rule is explained in words; for machines there is its YAML file")
    streams.save(rulebook.render(rule, look), output)
    return 2 if problems else 0


def _named(name: str, rules: tuple[Rule, ...]) -> Rule:
    """The rule of an id or a code, in any case."""
    wanted = name.lower()
    for rule in rules:
        if wanted in (rule.id, rule.code.lower()):
            return rule
    from difflib import get_close_matches

    near = get_close_matches(wanted, [rule.id for rule in rules], 1)
    mend = (
        f'did you mean "{near[0]}"?'
        if near
        else 'see "claimcheck rules list"; one of a pack needs --pack'
    )
    raise UsageError(f'claimcheck explain: no rule "{name}"; {mend}')
