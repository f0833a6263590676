"""Two articles side by side: what both speak of, where they differ, what one alone says."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rich.text import Text

from claimcheck import lexicon as lexicons
from claimcheck import spelling
from claimcheck.records import Claim, Finding, Name, Report
from claimcheck.reports import Look, drawing, layout, places
from claimcheck.reports.alignment import SLOTS, Alignment, Pair, align, opposed
from claimcheck.reports.conversion import told
from claimcheck.reports.difference import difference
from claimcheck.reports.labels import Labels
from claimcheck.reports.places import QUIET
from claimcheck.reports.severities import STYLES
from claimcheck.reports.view import text
from claimcheck.reports.words import words

BAR = 3  # cells: a line between two blanks
CHANGED = "bold yellow"
SIDES = (("− ", "bold red"), ("+ ", "bold green"))


def render(
    report: Report,
    left: str,
    right: str,
    look: Look,
    *,
    inline: bool = False,
    everything: bool = False,
) -> str:
    """The comparison of two documents of a report as text.

    Args:
        report: of a run over both.
        left: the path of the one.
        right: that of the other.
        look: how it should look.
        inline: one side under the other instead of beside it.
        everything: claims that say the same in full too, and every slot.
    """
    labels = Labels(lexicons.load(look.lexicon), words(look.language))
    found = align(report, left, right)
    view = _View(report, found, look, labels, inline=inline, everything=everything)
    return layout.render(view.lines(left, right), look)


def render_finding(
    finding: Finding, report: Report, look: Look, *, inline: bool = False, everything: bool = False
) -> str:
    """The two sides of a finding of a report, as `render` shows two articles."""
    labels = Labels(lexicons.load(look.lexicon), words(look.language))
    found = opposed(finding, report)
    view = _View(report, found, look, labels, inline=inline, everything=everything)
    return layout.render(view.sides(), look)


class _View:
    """Writes one comparison, line by line."""

    def __init__(
        self,
        report: Report,
        found: Alignment,
        look: Look,
        labels: Labels,
        *,
        inline: bool,
        everything: bool,
    ) -> None:
        self.report = report
        self.found = found
        self.look = look
        self.labels = labels
        self.words = labels.words
        self.inline, self.everything = inline, everything
        self.infos = {info.document: info for info in report.documents}
        self.width = max(24, look.width)
        self.left = self.width if inline else (self.width - BAR) // 2
        self.right = self.width if inline else self.width - BAR - self.left

    def lines(self, left: str, right: str) -> Iterator[Text]:
        """The head, differing pairs, equal ones, what one side alone says."""
        yield from self._both(self._title(left, self._room(0)), self._title(right, self._room(1)))
        yield Text(self._rule(), QUIET)
        shown = [pair for pair in self.found.pairs if self.everything or _notable(pair)]
        equal = [pair for pair in self.found.pairs if not _notable(pair)]
        if not self.found.pairs:
            yield from layout.wrap(text(self.words("diff.nothing")), self.width)
            yield Text()
        for pair in shown:
            yield from self._pair(pair)
            yield Text()
        if not self.everything:
            yield from self._equal(equal)
        yield from self._alone(left, self.found.only_left)
        yield from self._alone(right, self.found.only_right)
        yield from layout.wrap(text(self._counts(), "bold"), self.width)

    def _counts(self) -> str:
        """How many pairs differ, how many do in their currency alone, how many are equal."""
        notable = [pair for pair in self.found.pairs if _notable(pair)]
        one_amount = sum(pair.is_one_amount for pair in notable)
        counts = [self.words.count("diff.different", len(notable) - one_amount)]
        if one_amount:
            counts.append(self.words.count("diff.same_amounts", one_amount))
        equal = len(self.found.pairs) - len(notable)
        return " · ".join([*counts, self.words.count("diff.equal", equal)])

    def sides(self) -> Iterator[Text]:
        """The pairs of a finding, or its one side; what it says stands over the first."""
        for pair in self.found.pairs:
            yield from self._pair(pair)
            yield Text()
        if self.found.only_left:
            yield from self._alone(self.found.only_left[0].document, self.found.only_left)

    def _rule(self) -> str:
        if self.inline:
            return drawing.rule(self.width)
        return drawing.rule(self.left + 1) + drawing.sign("cross") + drawing.rule(self.right + 1)

    def _room(self, side: int) -> int:
        """The cells that a line of a side has."""
        return (self.left, self.right)[side] - (layout.cells(SIDES[0][0]) if self.inline else 0)

    def _both(self, left: list[Text], right: list[Text]) -> Iterator[Text]:
        """Two blocks of lines: in columns, each row exactly as wide as the view, or one by one."""
        if self.inline:
            for (mark, style), block in zip(SIDES, (left, right), strict=True):
                for at, line in enumerate(block):
                    lead = Text(mark if at == 0 else " " * layout.cells(mark), style)
                    yield Text.assemble(lead, line)
            return
        bar = (f" {drawing.sign('bar')} ", QUIET)
        for index in range(max(len(left), len(right))):
            a = left[index] if index < len(left) else Text()
            b = right[index] if index < len(right) else Text()
            yield Text.assemble(layout.pad(a, self.left), bar, layout.pad(b, self.right))

    def _title(self, path: str, width: int) -> list[Text]:
        """The article's path, publisher and date."""
        info = self.infos.get(path)
        notes = filter(None, (info.publisher, info.date)) if info else ()
        return layout.wrap(text(" · ".join([path, *notes]), "bold"), width)

    def _pair(self, pair: Pair) -> Iterator[Text]:
        """A pair: what it is about, both sentences, the slots, how far they are apart."""
        yield from layout.wrap(self._about(pair), self.width)
        columns = ((pair.left, self._room(0)), (pair.right, self._room(1)))
        changed = "quantity" in pair.differing and not pair.is_one_amount
        where = [
            layout.wrap(places.place(claim, language=self.words.language), size)
            for claim, size in columns
        ]
        told = [self._sentence(claim, size, changed) for claim, size in columns]
        if self.inline:
            yield from self._both(where[0] + told[0], where[1] + told[1])
            for slot in self._slots(pair):
                yield from self._slot_line(pair, slot)
        else:
            yield from self._both(*where)
            yield from self._both(*told)
            for slot in self._slots(pair):
                yield from self._both(
                    *(self._slot_lines(claim, slot, pair, size) for claim, size in columns)
                )
        yield from self._distance(pair)

    def _slots(self, pair: Pair) -> tuple[str, ...]:
        """The slots that are shown: those that differ, the figure always, or all of them."""
        shown = SLOTS if self.everything else ("quantity", *pair.differing)
        return tuple(dict.fromkeys(shown))

    def _distance(self, pair: Pair) -> Iterator[Text]:
        """How far the figures are apart, what the rule says, and its arithmetic."""
        if not {"subject", "measure"} & set(pair.differing):
            yield from self._gap(pair)
        if pair.finding:
            message = text(pair.finding.text(self.look.language))
            yield from layout.wrap(message, self.width)
            if pair.finding.calc:
                calc = text(spelling.spoken(pair.finding.calc, self.look.language), "bold")
                label = Text(f"{self.words('label.calc')} ", QUIET)
                yield from layout.indented(calc, self.width, label)

    def _gap(self, pair: Pair) -> Iterator[Text]:
        """How far two figures are apart; quietly that they agree, where only currencies differ."""
        made, left = pair.conversion, pair.left.quantity
        if made is None:
            gap = difference(left, pair.right.quantity, self.words)
        else:
            gap = told(made, left, self.words)
        if gap:
            quiet = made is not None and made.agree
            line = text(f"= {gap}", QUIET) if quiet else text(f"Δ {gap}", "bold")
            yield from layout.wrap(line, self.width)

    def _about(self, pair: Pair) -> Text:
        """Subject and measure, and the verdict if there is one."""
        claim = pair.left
        names = []
        if claim.subject:
            names.append(self.labels.entity(claim.subject.key))
        names += [self.labels.entity(item.key) for item in claim.scoped("market")]
        if claim.measure:
            names.append(self.labels.measure(claim.measure.key))
        line = Text(" · ".join(names), "bold")
        if pair.finding:
            finding = pair.finding
            verdict = self.words.entry("verdict", finding.kind, finding.kind)
            severity = self.words(f"severity.{finding.severity}")
            line.append(f"  {severity} {finding.code} {verdict}", STYLES[finding.severity])
        return line

    def _sentence(self, claim: Claim, width: int, changed: bool) -> list[Text]:
        line, spans = places.source_line(self.report.sources.get(claim.document), claim)
        if changed:
            for start, end in spans:
                line.stylize(CHANGED, start, end)
        underline = changed and not self.look.styled
        return places.marked(line, spans, width, Text(), underline=underline)

    def _slot_lines(self, claim: Claim, slot: str, pair: Pair, width: int) -> list[Text]:
        """One slot with its name, loud where the two sides differ."""
        style = CHANGED if slot in pair.differing and not _quiet(pair, slot) else QUIET
        name = Text(f"{self.words(f'diff.slots.{slot}')} ", QUIET)
        return layout.indented(text(self._slot(claim, slot), style), width, name)

    def _slot_line(self, pair: Pair, slot: str) -> list[Text]:
        """One slot of both sides in one line: figure 95→0 % ≠ 95→50 %."""
        left, right = self._slot(pair.left, slot), self._slot(pair.right, slot)
        name = Text(f"  {self.words(f'diff.slots.{slot}')} ", QUIET)
        if slot not in pair.differing:
            return layout.indented(text(left, QUIET), self.width, name)
        if _quiet(pair, slot):
            return layout.indented(text(f"{left} ≈ {right}", QUIET), self.width, name)
        line = Text.assemble(text(left, "bold red"), text(" ≠ ", QUIET), text(right, "bold green"))
        return layout.indented(line, self.width, name)

    def _slot(self, claim: Claim, slot: str) -> str:
        """One slot of a claim in words; a dash where it says nothing."""
        said: dict[str, Callable[[], str | None]] = {
            "quantity": lambda: self.labels.value(claim),
            "subject": lambda: self._named(claim.subject),
            "measure": lambda: self.labels.measure(claim.measure.key) if claim.measure else "",
            "comparand": lambda: self._named(claim.comparand),
            "scope": lambda: {"zh": "、"}.get(self.words.language, ", ").join(
                self.labels.entity(item.key) for item in claim.scope if item.role != "denominator"
            ),
            "period": lambda: spelling.period(claim.period),
            "modality": lambda: self._modality(claim),
            "source": lambda: claim.source,
        }
        return said[slot]() or "—"

    def _named(self, name: Name | None) -> str:
        return self.labels.entity(name.key) if name else ""

    def _modality(self, claim: Claim) -> str:
        parts = [] if claim.modality == "asserted" else [self.words(f"place.{claim.modality}")]
        if claim.polarity == "negated":
            parts.append(self.words("place.negated"))
        return " ".join(parts)

    def _equal(self, pairs: list[Pair]) -> Iterator[Text]:
        """Claims that say the same on both sides, a quiet line each."""
        if not pairs:
            return
        yield Text(self.words.count("diff.equal", len(pairs)), QUIET)
        for pair in pairs:
            about = Text.assemble(self._about(pair).plain, " ", self.labels.value(pair.left))
            about.stylize(QUIET)
            yield Text.assemble("  ", layout.clipped(about, self.width - 2))
        yield Text()

    def _alone(self, path: str, claims: tuple[Claim, ...]) -> Iterator[Text]:
        """What one article alone says, a line each."""
        if not claims:
            return
        yield from layout.wrap(text(self.words("diff.only", path), "bold"), self.width)
        for claim in claims:
            place = f"{claim.line}:{claim.column}"
            line = text(f"{self.labels.brief(claim, several=True)} ")
            line.append_text(text(claim.clause, QUIET))
            row = Text.assemble((f"  {place:>8}  ", "cyan"), line)
            yield layout.clipped(row, self.width)
        yield Text()


def _quiet(pair: Pair, slot: str) -> bool:
    """Whether a slot differs in print alone: an amount in another currency."""
    return slot == "quantity" and pair.is_one_amount


def _notable(pair: Pair) -> bool:
    """Whether a reader should see the pair in full."""
    return pair.finding is not None or "quantity" in pair.differing
