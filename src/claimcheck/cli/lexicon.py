"""`claimcheck lexicon show|validate|suggest`."""

from __future__ import annotations

import click

from claimcheck.cli import completing, options, vocabulary
from claimcheck.cli.configuration import configuration, in_force


@click.group()
def command() -> None:
    """Show names and measures, check files of them, and learn such names from articles."""


@command.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@configuration
@vocabulary.words
@options.output
def show(names: tuple[str, ...], lexicon: tuple[str, ...], output: str | None) -> int:
    """Show what is known of measures and entities, as a lexicon file would say it.

    NAME is an id, or any word or name of them in any script: yield, 良率, TSMC, 台積電.
    """
    from claimcheck.cli import streams
    from claimcheck.lexicon import shown
    from claimcheck.lexicon.entries import near
    from claimcheck.reports.safety import safe

    _spare(lexicon, output)
    known = vocabulary.lexicon_of(lexicon)
    found = {name: shown.find(known, name) for name in dict.fromkeys(names)}
    missing = [name for name, entries in found.items() if not any(entries)]
    for name in missing:
        mend = near(name, (*known.measures, *known.entities))
        streams.complain(f'claimcheck lexicon show: nothing is known as "{safe(name)}"{mend}')
    measures = {one.id: one for entries in found.values() for one in entries[0]}
    entities = {one.id: one for entries in found.values() for one in entries[1]}
    if measures or entities:
        streams.save(shown.rendered(measures.values(), entities.values()), output)
    return 2 if missing else 0


@command.command()
@click.argument("files", nargs=-1, metavar="[FILE...]", shell_complete=completing.files)
@configuration
@vocabulary.units
def validate(files: tuple[str, ...]) -> int:
    """Check lexicon files: every mistake of every file, with line and column.

    Without FILE those of the configuration. What is only doubtful is a warning.
    """
    from pathlib import Path

    from claimcheck import lexicon
    from claimcheck.cli import streams
    from claimcheck.errors import UsageError
    from claimcheck.lexicon import extra

    named = files or in_force(click.get_current_context()).get("lexicon")
    if not named:
        mend = "give FILE, or set lexicon in claimcheck.toml"
        raise UsageError(f"claimcheck lexicon validate: no lexicon file is named; {mend}")
    found = extra.read(tuple(map(Path, dict.fromkeys(named))), lexicon.shipped())
    streams.complain_of(found.problems)
    if found.problems:
        return 2
    streams.complain_of(found.warnings)
    entities, measures = (len(found.ids(table)) for table in ("entities", "measures"))
    counts = _many(entities, "entity", "entities"), _many(measures, "measure", "measures")
    streams.write("{} and {} are in order\n".format(*counts))
    return 0


@command.command()
@options.paths
@configuration
@options.reading
@options.spoken
@options.output
def suggest(
    paths: tuple[str, ...],
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    date: str | None,
    lexicon: tuple[str, ...],
    lang: str,
    output: str | None,
) -> int:
    """Learn names and measures from articles: a lexicon file to check, with the evidence.

    Aliases that articles tell or that have equal figures, phrases that figures are given for again
    and again. What the lexicon knows is left out. Each entry stands below the places that speak for
    it; edit the file, then give it to --lexicon.
    """
    from claimcheck import suggest as learning
    from claimcheck.cli import streams
    from claimcheck.suggest import written

    _spare(lexicon, output)
    known = vocabulary.lexicon_of(lexicon)
    articles = options.Stream(paths, include=include, exclude=exclude, date=date)
    found = learning.learn(articles, known)
    if not found:
        read = _many(found.articles, "article", "articles")
        streams.complain(f"claimcheck lexicon suggest: nothing to suggest ({read})")
    streams.save(written.render(found, lang, lexicon), output)
    return 2 if articles.failed else 0


def _many(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _spare(lexicon: tuple[str, ...], output: str | None) -> None:
    """Raise before a lexicon, or a configuration, that is read is written over."""
    from pathlib import Path

    from claimcheck.errors import UsageError

    if output in (None, "-") or not Path(output).exists():
        return
    config = in_force(click.get_current_context()).path
    for file, what in (*((file, "lexicon") for file in lexicon), (config, "configuration")):
        if file and Path(file).exists() and Path(output).samefile(file):
            raise UsageError(f"{output}: is a {what} that is read; name another file")
