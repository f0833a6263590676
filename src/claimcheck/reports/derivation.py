"""How a claim was read, for a person: the sentence, then a line a slot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from claimcheck import lexicon as lexicons
from claimcheck.records import Derivation, Document, DocumentInfo
from claimcheck.reports import Look, layout, places, values
from claimcheck.reports.labels import Labels
from claimcheck.reports.places import QUIET
from claimcheck.reports.rows import Row, rows, step_in_words
from claimcheck.reports.view import text
from claimcheck.reports.words import Words, words

_INDENT = 2


def render(
    document: Document,
    derivations: Sequence[Derivation],
    look: Look,
    silent: Sequence[str] = (),
) -> str:
    """The derivations of some claims of a document.

    Args:
        document: the article.
        derivations: of its claims, those to be shown.
        look: how they should look.
        silent: figures beside them that make no claim.
    """
    return layout.render(_Printer(document, look).lines(derivations, silent), look)


class _Printer:
    """Writes derivations, line by line."""

    def __init__(self, document: Document, look: Look) -> None:
        self.document, self.look = document, look
        self.words: Words = words(look.language, "explain")
        self.labels = Labels(lexicons.load(look.lexicon), words(look.language))
        self.width = max(20, look.width)
        slots = self.words.get("slots", {}).values()
        self.column = _INDENT + max(layout.cells(str(name)) for name in slots) + 2

    def lines(self, derivations: Sequence[Derivation], silent: Sequence[str]) -> Iterator[Text]:
        """One block a claim, then the figures that make none."""
        for number, derivation in enumerate(derivations):
            if number:
                yield Text()
            yield from self._block(derivation)
        if silent:
            yield Text()
            more = self.words("derivation.more", ", ".join(silent))
            yield from layout.wrap(text(more, QUIET), self.width)

    def _block(self, derivation: Derivation) -> Iterator[Text]:
        claim, document = derivation.claim, self.document
        info = DocumentInfo(
            document.path,
            document.article,
            publisher=document.publisher,
            date=document.published,
        )
        yield from layout.wrap(places.heading(claim, info, self.labels), self.width)
        line, spans = places.source_line(document, claim)
        margin = Text(" " * _INDENT)
        underline = not self.look.styled
        yield from places.marked(line, spans, self.width, margin, underline=underline)
        before = ""
        for row in rows(derivation, self.labels, self.words, document.published):
            yield from self._row(row, derivation, again=row.slot == before)
            before = row.slot

    def _row(self, row: Row, derivation: Derivation, *, again: bool) -> Iterator[Text]:
        """Value, where it was read, the words, the steps; wrapped under the value."""
        name = "" if again else self.words(f"slots.{row.slot}")
        label = layout.pad(Text.assemble(" " * _INDENT, (name, QUIET)), self.column)
        line = text(row.value or self.words("derivation.silent"), "bold" if row.value else QUIET)
        if row.value:
            line.append_text(text(self._where(row, derivation), ""))
            told = dict.fromkeys(step_in_words(step, self.words) for step in row.steps)
            how = self.words("derivation.join").join(told)
            if how:
                line.append_text(text(self.words("derivation.how", how), QUIET))
        yield from layout.indented(line, self.width, label)

    def _where(self, row: Row, derivation: Derivation) -> str:
        """The intervals of the figure; of another slot the locus and the words it came from."""
        if row.slot == "figure":
            reading = self._intervals(derivation)
            return f" · {reading}" if reading else ""
        if row.slot in ("modality", "polarity") and row.origin is None:
            return ""
        where = self.words(f"loci.{row.locus}")
        if row.origin is not None:
            line, column = self.document.position(row.origin.span[0])
            words = " ".join(row.origin.text.split())
            where = self.words("derivation.at", where, f"{line}:{column}", words)
        return f" · {where}"

    def _intervals(self, derivation: Derivation) -> str:
        """The interval as printed and at its loosest."""
        if derivation.interval is None:
            return ""
        printed, loosest = (
            values.interval(derivation.interval, self.labels.words, loosest=loose)
            for loose in (False, True)
        )
        if printed == loosest:
            return self.words("derivation.alike")
        quantity = derivation.claim.quantity
        change = quantity is not None and quantity.kind == "change"
        return self.words("derivation.end" if change else "derivation.both", printed, loosest)
