"""Why two claims are not, or in fact are, set against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from claimcheck import lexicon as lexicons
from claimcheck.records import Claim, Document, DocumentInfo, Hurdle, Period, Standing
from claimcheck.reports import Look, layout, places
from claimcheck.reports.concise import place
from claimcheck.reports.labels import Labels
from claimcheck.reports.matches import Matches
from claimcheck.reports.places import QUIET
from claimcheck.reports.rows import role_or_slot
from claimcheck.reports.view import text
from claimcheck.reports.words import words
from claimcheck.spelling import period as days

_VALUES = ("agree", "overlap", "apart")  # tests that compare the two values
_MARGIN = "      "


def render(standing: Standing, sources: dict[str, Document], look: Look) -> str:
    """The answer for a person."""
    return layout.render(_Printer(standing, sources, look).lines(), look)


def reasons(standing: Standing, look: Look) -> list[str]:
    """What keeps two claims apart, a line each: the guards, else the tests of the rules."""
    printer = _Printer(standing, {}, look)
    if not standing.cluster:
        matches = Matches(printer.labels, printer.words, printer.width)
        guarded = [match for match in standing.matches if match.guard]
        return [
            f"{role_or_slot(match.slot, printer.words)} {matches.guard(match)}" for match in guarded
        ]
    return [printer.test(hurdle) for hurdle in standing.hurdles]


class _Printer:
    """Writes how two claims stand to each other."""

    def __init__(self, standing: Standing, sources: dict[str, Document], look: Look) -> None:
        self.standing, self.sources, self.look = standing, sources, look
        self.words = words(look.language, "explain")
        self.labels = Labels(lexicons.load(look.lexicon), words(look.language))
        self.width = max(20, look.width)

    def lines(self) -> Iterator[Text]:
        """Both claims, the answer, then slot by slot and rule by rule."""
        for number, claim in enumerate((self.standing.left, self.standing.right), 1):
            yield from self._claim(number, claim)
        yield Text()
        yield from self._answer()
        yield Text()
        left, right = self.standing.left, self.standing.right
        printer = Matches(self.labels, self.words, self.width)
        yield from printer.lines(left, right, self.standing.matches)
        if self.standing.hurdles:
            yield Text()
            yield from self._rules(self.standing.hurdles)

    def _claim(self, number: int, claim: Claim) -> Iterator[Text]:
        document = self.sources.get(claim.document)
        info = None
        if document is not None:
            info = DocumentInfo(
                document.path,
                document.article,
                publisher=document.publisher,
                date=document.published,
            )
        tag = Text(f"  [{number}] ", "bold")
        yield from layout.indented(places.heading(claim, info, self.labels), self.width, tag)
        line, spans = places.source_line(document, claim)
        underline = not self.look.styled
        yield from places.marked(line, spans, self.width, Text(_MARGIN), underline=underline)

    def _answer(self) -> Iterator[Text]:
        """In fact a finding; or which guard keeps them apart; or that the rules decide."""
        standing, words = self.standing, self.words
        for finding in standing.findings:
            head = words(
                "why_not.finding",
                finding.fingerprint,
                finding.code,
                finding.text(self.look.language),
            )
            yield from layout.wrap(text(head, "bold"), self.width)
        if standing.findings:
            return
        names = (
            place(standing.left, self.look.language),
            place(standing.right, self.look.language),
        )
        if standing.cluster:
            line = words("why_not.together", *names, standing.cluster)
            yield from layout.wrap(text(line, "bold"), self.width)
            return
        yield from layout.wrap(text(words("why_not.apart", *names), "bold"), self.width)
        printer = Matches(self.labels, words, self.width)
        for match in standing.matches:
            if match.guard:
                label = Text(f"  {words(f'slots.{match.slot}')} ", QUIET)
                yield from layout.indented(text(printer.guard(match)), self.width, label)

    def _rules(self, hurdles: Sequence[Hurdle]) -> Iterator[Text]:
        """Each rule that looks at such claims with the test that failed; the others by code."""
        near = [hurdle for hurdle in hurdles if hurdle.near]
        for hurdle in near:
            label = Text(f"  {self.words('why_not.rule', hurdle.code, hurdle.rule)}", QUIET)
            yield from layout.indented(text(self.test(hurdle)), self.width, label, "    ")
        off = [hurdle.code for hurdle in hurdles if hurdle.test == "off"]
        far = [hurdle.code for hurdle in hurdles if not hurdle.near and hurdle.test != "off"]
        for codes, entry in ((far, "why_not.others"), (off, "why_not.off")):
            if codes:
                forms = self.words.get(entry)
                form = forms if isinstance(forms, str) else forms[0 if len(codes) == 1 else 1]
                line = text(form.format(len(codes), ", ".join(codes)), QUIET)
                yield from layout.indented(line, self.width, Text("  "))

    def test(self, hurdle: Hurdle) -> str:
        """The test that failed, in words."""
        words = self.words
        if hurdle.test == "check":
            return words(f"checks.{hurdle.values[0]}")
        return words(f"tests.{hurdle.test}", *self._values(hurdle))

    def _values(self, hurdle: Hurdle) -> list[str]:
        """What a test saw, in the reader's language."""
        standing, words, test = self.standing, self.words, hurdle.test
        if test in _VALUES:
            return [self.labels.value(claim) for claim in (standing.left, standing.right)]
        if test == "scope":
            role, *names = hurdle.values
            return [role_or_slot(role, words), *(self._keys(name) for name in names)]
        if test in ("period", "length"):
            return [_span(value) or words("derivation.silent") for value in hurdle.values]
        if test in ("mood", "modality"):
            return [words(f"modality.{value}") for value in hurdle.values]
        if test == "kind":
            return [words(f"kinds.{hurdle.values[0]}")]
        if test == "level":
            return [Matches(self.labels, words, self.width).class_of(hurdle.values[0])]
        return list(hurdle.values)

    def _keys(self, names: str) -> str:
        """Keys of scope items as names."""
        return ", ".join(self.labels.entity(name) for name in names.split(", ") if name)


def _span(value: str) -> str:
    first, _, last = value.partition("/")
    return days(Period(first or None, last or None))
