"""What is said of one thing, as a table: values by time, who states them, where, in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from claimcheck import lexicon as lexicons
from claimcheck.records import Claim, Tally, Thing, Told
from claimcheck.reports import Look, columns, drawing, layout
from claimcheck.reports.labels import Labels
from claimcheck.reports.places import QUIET
from claimcheck.reports.severities import STYLES
from claimcheck.reports.view import text
from claimcheck.reports.words import words

APART = "≠"
MOST = 20  # things of an overview
_GIVING = (1, 2, 3)  # narrowing, value and printed words wrap; a time and a place do not


def render(tallies: Sequence[Tally], look: Look) -> str:
    """A table for each thing, its articles below."""
    labels = Labels(lexicons.load(look.lexicon), words(look.language))
    width = max(40, look.width)
    return layout.render(parted(_table(one, labels, width) for one in tallies), look)


def overview(things: Sequence[Thing], look: Look) -> str:
    """What most is said of: a row a thing."""
    labels = Labels(lexicons.load(look.lexicon), words(look.language))
    return layout.render(_overview(things, labels, max(40, look.width)), look)


def parted(parts: Iterable[Iterator[Text]]) -> Iterator[Text]:
    """The lines of all parts, an empty one between two."""
    for number, lines in enumerate(parts):
        if number:
            yield Text()
        yield from lines


def title(tally: Tally, labels: Labels, width: int) -> Iterator[Text]:
    """What it is, and how much is said of it."""
    name = f"{labels.entity(tally.subject)} · {labels.measure(tally.measure)}"
    number = sum(len(row.claims) for row in tally.rows)
    counts = (
        labels.words.count("tally.claims", number),
        labels.words.count("summary.documents", len(tally.documents)),
    )
    head = Text.assemble(text(name, "bold"), text(f"  {' · '.join(counts)}", QUIET))
    yield from layout.wrap(head, width)
    yield Text(drawing.rule(width), QUIET)


def legend(tally: Tally, labels: Labels, width: int) -> Iterator[Text]:
    """The articles by their numbers, and what the sign says where it stands."""
    for number, info in enumerate(tally.documents, 1):
        notes = " · ".join(filter(None, (info.publisher, info.date)))
        line = Text.assemble(
            text(info.document, "cyan"), text(f"  {notes}" if notes else "", QUIET)
        )
        yield from layout.indented(line, width, Text(f"[{number}] ", "bold"))
    if any(row.apart for row in tally.rows):
        yield from layout.wrap(text(labels.words("tally.apart"), QUIET), width)


def value(row: Told) -> Text:
    """The value, with a sign where another one stands against it."""
    if not row.apart:
        return text(row.value, "bold")
    return text(f"{APART} {row.value}", STYLES["error"])


def scope(row: Told, labels: Labels) -> str:
    """What narrows a value, in the reader's language."""
    names = (labels.entity(item.partition("=")[2]) for item in row.scope)
    return labels.words("tally.join").join(names)


def _table(tally: Tally, labels: Labels, width: int) -> Iterator[Text]:
    heads = [
        text(labels.words(f"tally.heads.{name}"), QUIET)
        for name in ("time", "scope", "value", "printed", "where")
    ]
    rows = [heads, *_rows(tally, labels)]
    if not any(row[1].plain for row in rows[1:]):  # nothing is narrowed
        rows = [[Text() if at == 1 else cell for at, cell in enumerate(row)] for row in rows]
    sizes = columns.widths(rows, width, _GIVING)
    yield from title(tally, labels, width)
    for row in rows:
        yield from columns.lines(row, sizes)
    yield from legend(tally, labels, width)


def _rows(tally: Tally, labels: Labels) -> Iterator[list[Text]]:
    """A row for each article that states a value; what is as above is not said again."""
    numbers = {info.document: number for number, info in enumerate(tally.documents, 1)}
    before = None
    for row in tally.rows:
        period = row.period or labels.words("tally.undated")
        for index, (document, _) in enumerate(row.support):
            claims = [claim for claim in row.claims if claim.document == document]
            places = ", ".join(f"{claim.line}:{claim.column}" for claim in claims)
            where = Text.assemble((f"[{numbers[document]}] ", "bold"), (places, "cyan"))
            first = index == 0
            yield [
                text(period if first and period != before else ""),
                text(scope(row, labels) if first else "", QUIET),
                value(row) if first else Text(),
                text(" / ".join(dict.fromkeys(printed(claim, labels) for claim in claims))),
                where,
            ]
        before = period


def printed(claim: Claim, labels: Labels) -> str:
    """The figure in the article's own words, and how it is told where it is not stated."""
    start, end = (at - claim.span[0] for at in claim.figure)
    own = " ".join(claim.quote[max(0, start) : end].split())
    notes = [] if claim.modality == "asserted" else [labels.words(f"place.{claim.modality}")]
    notes += [labels.words("place.negated")] if claim.polarity == "negated" else []
    return " · ".join([own, *notes])


def _overview(things: Sequence[Thing], labels: Labels, width: int) -> Iterator[Text]:
    say = labels.words
    names = ("subject", "measure", "claims", "articles", "values", "apart", "time")
    rows = [[text(say(f"tally.heads.{name}"), QUIET) for name in names]]
    rows += [_thing(thing, labels) for thing in things[:MOST]]
    sizes = columns.widths(rows, width, (0, 1))
    for row in rows:
        yield from columns.lines(row, sizes)
    if len(things) > MOST:
        yield text(say("topic.more", len(things) - MOST), QUIET)


def _thing(thing: Thing, labels: Labels) -> list[Text]:
    years = [day[:4] for day in (thing.start, thing.end) if day]
    return [
        text(labels.entity(thing.subject), "bold"),
        text(labels.measure(thing.measure)),
        *(text(str(number)) for number in (thing.claims, thing.articles, thing.values)),
        text(str(thing.apart) if thing.apart else "", STYLES["error"]),
        text("–".join(dict.fromkeys(years)), QUIET),
    ]
