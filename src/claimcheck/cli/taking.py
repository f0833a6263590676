"""Articles with their claims: by several processes, and from the cache where nothing changed."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimcheck.cli import options, tables
from claimcheck.frozen import record

if TYPE_CHECKING:
    from claimcheck.documents import Plan, Reading
    from claimcheck.intake import Intake, Memory
    from claimcheck.lexicon import Lexicon
    from claimcheck.records import Claim, Report
    from claimcheck.rules import Rule


Command = TypeVar("Command", bound=Callable[..., Any])


def remembering(command: Command) -> Command:
    """--jobs, and whether what was read of articles is kept, and what was kept is used."""
    return jobs(
        click.option(
            "--cache/--no-cache",
            "keep",
            default=True,
            help="Keep in the cache folder what was read of articles, and the report for explain,"
            " and read again only what changed; on by default.",
        )(command)
    )


def jobs(command: Command) -> Command:
    """--jobs N."""
    return click.option(
        "-j",
        "--jobs",
        type=click.IntRange(min=0),
        metavar="N",
        default=0,
        help="How many processes read articles; 0, the default, for as many as are worth their"
        " start: one for few articles, one a processor from some hundred on.",
    )(command)


@record
class Taking:
    """Which articles a command reads, and how.

    Attributes:
        paths: files and folders.
        include, exclude: globs of the files of folders.
        date: the day of publication of articles without one.
        lexicon: the user's lexicon files.
        jobs: how many processes read; 0 for as many as are worth it.
        remember: whether the cache is used.
    """

    paths: tuple[str, ...]
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    date: str | None
    lexicon: tuple[str, ...]
    jobs: int
    remember: bool

    def report(self, words: Lexicon, rules: Sequence[Rule]) -> tuple[Report, Reading]:
        """All articles held against each other; what could not be read is said before."""
        from claimcheck.documents import counting

        if self.jobs <= 1 and not counting.many(self.paths):
            return self._of_few(words, rules)
        from claimcheck import intake, pipeline
        from claimcheck.intake import outcome

        with self._plan() as (plan, memory):
            key = outcome.key_of(plan, memory, rules) if memory is not None else None
            kept = outcome.kept(key, memory) if memory is not None and key else None
            if kept is not None:
                self._say(kept.reading, kept.report.sources)
                return kept.report, kept.reading
            found = intake.gathered(self._intake(plan, words, memory).pieces(), words)
            self._say(found.reading, [one.path for one in found.reading.documents])
            report = pipeline.judge(
                found.reading.documents,
                found.claims,
                words,
                rules,
                unread=found.reading.reasons,
                skipped=found.reading.skipped,
                seen=found.figures,
            )
            read = replace(found.reading, documents=())
            if memory is not None and key:
                outcome.keep(key, memory, outcome.Outcome(read, report))
            return report, read

    def _of_few(self, words: Lexicon, rules: Sequence[Rule]) -> tuple[Report, Reading]:
        """The same here and at once: what others would need costs more than so few articles."""
        from claimcheck import pipeline
        from claimcheck.cli import progress

        reading = options.read(
            self.paths, include=self.include, exclude=self.exclude, date=self.date
        )
        report = pipeline.analyse(
            reading.documents,
            words,
            rules,
            unread=reading.reasons,
            skipped=reading.skipped,
            watch=progress.watched,
        )
        return report, replace(reading, documents=())

    def claims(self, words: Lexicon, failed: list[bool]) -> Generator[Claim]:
        """The claims, article by article, of which none is kept; `failed` gets whether any was."""
        from claimcheck.cli import streams

        with self._plan() as (plan, memory):
            for piece in self._intake(plan, words, memory).pieces():
                streams.complain_of((*piece.problems, *piece.notes))
                if piece.problems:
                    failed.append(True)
                options.spare(one.document.path for one in piece.taken)
                for one in piece.taken:
                    yield from one.claims

    @contextmanager
    def _plan(self) -> Iterator[tuple[Plan, Memory | None]]:
        from claimcheck import documents, intake

        extra = tuple(map(Path, self.lexicon))
        with intake.remembered(self.paths, extra, wanted=self.remember) as memory:
            plan = documents.plan_paths(
                list(self.paths),
                include=self.include,
                exclude=self.exclude,
                date=self.date,
                columns=tables.chosen(),
                facts=memory.files if memory is not None else None,
            )
            yield plan, memory

    def _intake(self, plan: Plan, words: Lexicon, memory: Memory | None) -> Intake:
        from claimcheck import intake
        from claimcheck.cli import progress

        return intake.Intake(
            plan,
            words,
            extra=tuple(map(Path, self.lexicon)),
            jobs=self.jobs,
            memory=memory,
            watch=progress.watched,
        )

    def _say(self, reading: Reading, paths: Iterable[str]) -> None:
        """What could not be read, and what not as plain UTF-8."""
        from claimcheck.cli import streams

        streams.complain_of((*reading.problems, *reading.notes))
        options.spare(paths)
