"""An example of a rule that failed: what it must do, what it did, what was read, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from rich.text import Text

from claimcheck import lexicon as lexicons
from claimcheck import pipeline
from claimcheck.lexicon import Lexicon
from claimcheck.records import Claim, Finding, Report
from claimcheck.reports import Look, layout, standing
from claimcheck.reports.labels import Labels
from claimcheck.reports.view import text
from claimcheck.reports.words import words
from claimcheck.rules import Failure, Rule, named
from claimcheck.rules.examples import Analyse
from claimcheck.rules.why_not import PAIRS

_FEW = 2  # findings told of a failure; the others are of the same kind
_QUIET = "dim"


def runner(lexicon: Iterable[str]) -> Analyse:
    """What runs a rule over the texts of an example, with the user's lexicon files."""
    from claimcheck import api

    extra = tuple(map(Path, lexicon))

    def run(rule: Rule, texts: Mapping[str, str], dates: Mapping[str, str]) -> Report:
        return api.check_texts(texts, rules=[rule], dates=dates, lexicon=extra)

    return run


def render(failure: Failure, lexicon: Lexicon, look: Look) -> str:
    """A failure for the author of the rule.

    Args:
        failure: the example, and the report of the run.
        lexicon: the names that the run knew.
        look: how it should look.
    """
    return layout.render(_Printer(failure, lexicon, look).lines(), look)


class _Printer:
    """Writes one failure."""

    def __init__(self, failure: Failure, lexicon: Lexicon, look: Look) -> None:
        self.failure, self.lexicon, self.look = failure, lexicon, look
        self.words = words(look.language, "explain")
        self.labels = Labels(lexicons.load(look.lexicon), words(look.language))
        self.width = max(20, look.width)

    def lines(self) -> Iterator[Text]:
        """Where, then wanted against found, then what the texts were read as."""
        failure, rule = self.failure, self.failure.rule
        place = ":".join(
            str(part) for part in (rule.path, failure.example.line, failure.example.column) if part
        )
        kind = "fires" if failure.example.fires else "silent"
        head = self.words(f"trial.{kind}", place, rule.id, failure.number)
        yield from layout.wrap(text(head, "bold"), self.width)
        yield from self._row("- ", self._wanted())
        for finding in failure.said[:_FEW] or (None,):
            yield from self._row("+ ", self._found(finding))
        if failure.wrong in ("silent", "elsewhere"):
            yield from self._read()
            yield from self._why()

    def _row(self, mark: str, said: str) -> Iterator[Text]:
        yield from layout.indented(text(said), self.width, Text(f"  {mark}", _QUIET))

    def _wanted(self) -> str:
        example = self.failure.example
        if not example.fires:
            return self.words("trial.nothing")
        level = self.words(f"trial.level.{example.severity or 'any'}")
        return self.words("trial.on", level, self._pieces(example.sides))

    def _found(self, finding: Finding | None) -> str:
        if finding is None:
            return self.words("trial.nothing")
        level = self.words(f"trial.level.{finding.severity}")
        quotes = tuple(side[0].quote for side in finding.sides if side)
        on = self.words("trial.on", level, self._pieces(quotes))
        return f"{on}: {finding.text(self.look.language)}"

    def _pieces(self, pieces: tuple[str, ...]) -> str:
        return self.words("trial.against").join(
            self.words("trial.piece", " ".join(piece.split())) for piece in pieces
        )

    def _read(self) -> Iterator[Text]:
        """Each text with the claims that were read in it."""
        for name, _ in self.failure.example.texts:
            own = [claim for claim in self.failure.report.claims if claim.document == name]
            for number, claim in enumerate(own):
                label = Text(f"    {name if number == 0 else ' ' * layout.cells(name)}  ", _QUIET)
                said = f"{self.labels.about(claim)}: {self.labels.value(claim)}"
                yield from layout.indented(text(said), self.width, label)
            if not own:
                label = Text(f"    {name}  ", _QUIET)
                yield from layout.indented(text(self.words("trial.unread")), self.width, label)

    def _why(self) -> Iterator[Text]:
        """What keeps the claims on the two pieces apart."""
        sides = [self.failure.at(piece) for piece in self.failure.example.sides]
        for piece, claims in zip(self.failure.example.sides, sides, strict=True):
            if not claims:
                yield from self._row("= ", self.words("trial.no_claim", piece))
        missing = self._missing()
        for reason in missing:
            yield from self._row("= ", reason)
        if missing:
            return
        if self.failure.rule.check not in PAIRS:
            yield from self._row("= ", self.words(f"checks.{self.failure.rule.check}"))
        elif len(sides) == 2 and all(sides):
            for reason in dict.fromkeys(self._reasons(sides[0][0], sides[1][0])):
                yield from self._row("= ", reason)

    def _missing(self) -> list[str]:
        """The measures that the rule names, and of which no claim of the texts is."""
        read = {c.measure.id for c in self.failure.report.claims if c.measure is not None}
        groups = [group for group in named(self.failure.rule) if read.isdisjoint(group)]
        return [self.words("trial.no_measure", ", ".join(group)) for group in groups]

    def _reasons(self, left: Claim, right: Claim) -> list[str]:
        if left.id == right.id:
            return [self.words("trial.one_claim")]
        report, rule = self.failure.report, self.failure.rule
        found = pipeline.stand(report, [rule], self.lexicon, left, right)
        return standing.reasons(found, self.look)
