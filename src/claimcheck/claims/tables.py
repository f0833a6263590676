"""Tables are read by their own rules: row header, column header, caption, unit.

Each slot comes from the place nearest to the cell that fills it: the cell itself, its column's
header, its row's header, the caption, the text before the table. A header that names nothing known
is taken as it stands: of a column the measure, of a row the subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.claims import measures, times, unspoken, voice
from claimcheck.claims.draft import Draft
from claimcheck.claims.mentions import Mention
from claimcheck.claims.plan import NOWHERE, Reading, Span, in_order
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.times import Time
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of
from claimcheck.records import (
    Document,
    Locus,
    Modality,
    Name,
    Passage,
    Period,
    Quantity,
    Scope,
    Table,
)

if TYPE_CHECKING:
    from claimcheck.claims.extract import Reader

_UNIT_NOTE = pattern_of(r"\([^)]*\)|\[[^\]]*\]|[,:/]\s*(?:%|亿元|万元|十亿美元|万辆|GWh)$")
_NODE = pattern_of(r"(?P<n>\d{1,3})\s?(?:nm|纳米|奈米)", re.IGNORECASE)
_NOTE = pattern_of(r"\(([^)\d]{2,16})\)")
MOST = 100  # names and measure words of one header
_REGIONS = ("country", "region")
_NARROWING = (*_REGIONS, "segment")


@record(slots=False)
class Header:
    """What a header (or a caption) says.

    Attributes:
        text: without the bracket of its unit.
        subjects, regions, segments, measures: mentions in it.
        phrases: fixed phrases that name a region (对华); they only narrow.
        time: the time it names, None for none.
        node: scope item of a process node in it, None for none.
        at: working span of its words.
    """

    text: str
    subjects: tuple[Mention, ...]
    regions: tuple[Mention, ...]
    measures: tuple[Mention, ...]
    time: Time | None
    node: Scope | None
    segments: tuple[Mention, ...] = ()
    phrases: tuple[Mention, ...] = ()
    at: Span = NOWHERE

    @property
    def plain(self) -> bool:
        """Whether it names nothing that is known."""
        return not (self.subjects or self.regions or self.measures or self.time or self.node)


_EMPTY = Header("", (), (), (), None, None)
Places = tuple[Header, Header, Header]  # column, row, caption


def header(index: int | None, reader: Reader) -> Header:
    """The header of a passage; empty for None."""
    if index is None:
        return _EMPTY
    document = reader.document
    passage = document.passages[index]
    text = document.text[passage.start : passage.end]
    mentions = reader.mentions[index][:MOST]
    entities = [m for m in mentions if m.what == "entity"]
    found = times.find(document.text, passage.start, passage.end, reader.anchor, document.language)
    held = [t for t in found if t.role != "rate" and t.period.stated]
    node = _NODE.search(text)
    year = re.fullmatch(r"\s*((?:19|20)\d\d)(?:[AEF])?\s*", text)
    time = held[0] if held else _year(passage, int(year[1])) if year else None
    return Header(
        text=_UNIT_NOTE.sub("", text).strip(),
        subjects=tuple(m for m in entities if m.kind not in _NARROWING and not m.source),
        regions=tuple(m for m in entities if m.kind in _REGIONS),
        phrases=_phrases(index, text, reader),
        measures=tuple(m for m in mentions if m.what == "measure"),
        time=time,
        node=Scope("node", f"{node['n']}nm", node[0]) if node else None,
        segments=tuple(m for m in entities if m.kind == "segment"),
        at=(passage.start, passage.end),
    )


def _phrases(index: int, text: str, reader: Reader) -> tuple[Mention, ...]:
    """对华 and the like name a region too."""
    start = reader.document.passages[index].start
    return tuple(
        Mention(start + begin, start + end, "entity", region, text[begin:end], "country")
        for region, begin, end in reader.words.regions_in_phrases(text, 0, len(text))
    )


def _year(passage: Passage, year: int) -> Time:
    period = Period(f"{year}-01-01", f"{year}-12-31", "explicit")
    return Time(passage.start, passage.end, period, "holds", year, str(year))


def read(document: Document, number: int, reader: Reader) -> Iterator[Draft]:
    """The drafts of one table's cells."""
    table = document.tables[number]
    caption = header(document.above(table), reader)
    columns = _columns(table, reader)
    for row in table.rows[table.header_rows :]:
        if not row:
            continue
        side = header(row[0], reader)
        for at, index in enumerate(row):
            if (at == 0 and len(row) > 1) or not reader.by_passage.get(index):
                continue
            above = columns[at] if at < len(columns) else _EMPTY
            places = (above, side if at else _EMPTY, caption)
            for sentence in reader.sentences(index):
                for quantity in sentence.quantities:
                    yield from _cell(quantity, sentence, places, reader)


def _columns(table: Table, reader: Reader) -> list[Header]:
    """For each column the header of its last header row that says something."""
    heads: list[Header] = []
    for row in table.rows[: table.header_rows]:
        for at, index in enumerate(row):
            found = header(index, reader)
            if at == len(heads):
                heads.append(found)
            elif not found.plain or not heads[at].text:
                heads[at] = found
    return heads


def _cell(
    quantity: Quantity, sentence: Sentence, places: Places, reader: Reader
) -> Iterator[Draft]:
    above, side, _caption = places
    measure = sentence.first(quantity, _measures(quantity, places, reader))
    name = measure.value if measure else None
    subject = sentence.first(quantity, _subjects(places, name, reader))
    if measure is None and subject is None:
        return
    passage, text = sentence.passage, sentence.text
    about = subject.value if subject else None
    period = sentence.first(quantity, _periods(places, reader))
    mood = sentence.first(quantity, _moods(quantity, sentence, places))
    scope = _scope(quantity, passage, places, about, text)
    scope = scope if sentence.allows(quantity, SCOPE) else ()
    source = sentence.first(quantity, _sources(passage, text))
    read = {"measure": measure, "subject": subject, "period": period, "modality": mood}
    steps = [
        *(f"figure:{rule}" for rule in quantity.rules),
        *(one.step for one in (*read.values(), source) if one is not None),
        *([SCOPE] if scope else []),
    ]
    yield Draft(
        quantity=quantity,
        start=quantity.start,
        end=max(quantity.end, quantity.num_end),
        clause=" | ".join(
            part
            for part in (side.text, above.text, text[passage.start : passage.end].strip())
            if part
        ),
        clause_start=passage.start,
        subject=about,
        measure=name,
        scope=scope,
        period=period.value if period else Period(),
        modality=mood.value if mood else "asserted",
        source=source.value if source else None,
        confidence={
            "subject": subject.locus if subject else "table",
            "measure": "table",
            "scope": "table",
            "comparand": "missing",
            "quantity": "own",
            "period": _sure_of(period),
            "modality": "own",
            "source": "missing",
        },
        context=tuple(dict.fromkeys(m.key for h in places for m in (*h.subjects, *h.measures))),
        steps=in_order(steps),
        at={slot: one.at for slot, one in read.items() if one is not None},
    )


SCOPE = "table:scope-headers"
_NAMES = ("column", "row", "caption")


def _measures(quantity: Quantity, places: Places, reader: Reader) -> Iterator[Reading[Name] | None]:
    """The answers of the readers, from the nearest header to the farthest."""
    for where, place in zip(_NAMES, places, strict=True):
        fitting = [
            m
            for m in place.measures
            if measures.carries(measures.named_for(reader.lexicon, m.id or "", quantity), quantity)
        ]
        strong = [m for m in fitting if not m.weak] or fitting
        if strong:
            entry = measures.named_for(reader.lexicon, strong[-1].id or "", quantity)
            at = strong[-1].start, strong[-1].end
            yield Reading(Name(entry.id, strong[-1].text), "table", f"table:measure-{where}", at)
    above, side, _caption = places
    if above.text and above.plain:
        yield Reading(Name(None, above.text), "table", "table:measure-column-text", above.at)
    if side.text and side.plain and (above.subjects or above.time or above.regions):
        yield Reading(Name(None, side.text), "table", "table:measure-row-text", side.at)
    found = unspoken.by_unit(quantity)
    if found is not None:
        yield Reading(found.name, "table", "table:measure-unit", (quantity.start, quantity.end))


def _subjects(
    places: Places, measure: Name | None, reader: Reader
) -> Iterator[Reading[Name] | None]:
    """The answers of the readers, from the nearest header to the farthest."""
    above, side, caption = places
    for where, place in (("column", above), ("row", side)):
        yield _named(place.subjects, where)
    if side.text and side.plain and (measure is None or side.text != measure.text):
        yield Reading(Name(None, side.text), "table", "table:subject-row-text", side.at)
    for where, place in (("row", side), ("column", above)):
        yield _named(place.regions, where)
    yield _named(caption.subjects, "caption")
    state = reader.state
    for mention in (state.company, state.topic, *caption.regions):
        if mention is not None:
            at = mention.start, mention.end
            yield Reading(Name(mention.id, mention.text), "inherited", "table:subject-topic", at)


def _named(mentions: tuple[Mention, ...], where: str) -> Reading[Name] | None:
    """The first name of a header."""
    if not mentions:
        return None
    first = mentions[0]
    at = first.start, first.end
    return Reading(Name(first.id, first.text), "table", f"table:subject-{where}", at)


def _periods(places: Places, reader: Reader) -> Iterator[Reading[Period]]:
    """The times of the headers, the nearest first; else what the text around is about."""
    for where, place in zip(_NAMES, places, strict=True):
        if place.time is not None:
            at = place.time.start, place.time.end
            yield Reading(place.time.period, "table", f"table:period-{where}", at)
    time = reader.state.first
    if time is not None:
        period = replace(time.period, basis="implied")
        yield Reading(period, "inherited", "table:period-text", (time.start, time.end))


def _sure_of(period: Reading[Period] | None) -> Locus:
    """Where a period was read; one without days is none."""
    if period is None or (period.locus == "table" and not period.value.stated):
        return "missing"
    return period.locus


def _moods(quantity: Quantity, sentence: Sentence, places: Places) -> Iterator[Reading[Modality]]:
    """What the cell's own words say, else a header that speaks of the future."""
    own = voice.modality(sentence, quantity)
    if own.step:
        yield own
    for place in places[:2]:
        if sentence.words.forecast.search(place.text):
            yield Reading("forecast", "table", "table:modality-header", place.at)


def _scope(
    quantity: Quantity,
    passage: Passage,
    places: Places,
    subject: Name | None,
    text: str,
) -> tuple[Scope, ...]:
    items = [h.node for h in places if h.node is not None][:1]
    for place in places:
        items += [
            Scope("market", m.id, m.text)
            for m in (*place.regions, *place.phrases)
            if subject is None or m.key != subject.key
        ]
        items += [
            Scope("segment", m.id, m.text)
            for m in place.segments
            if subject is None or m.key != subject.key
        ]
    note = _NOTE.match(text, quantity.end, passage.end)
    if note:
        items.append(Scope("condition", None, note[1]))
    unique = {(i.role, i.key): i for i in items if i is not None}
    return tuple(unique.values())


_SOURCE = pattern_of(r"(部分估计|部分机构|市场估计|业内估计|some estimates|analyst estimates)")


def _sources(passage: Passage, text: str) -> Iterator[Reading[str]]:
    """部分估计低至15%: a cell that is somebody's estimate."""
    match = _SOURCE.search(text, passage.start, passage.end)
    if match is not None:
        yield Reading(match[1], "table", "table:source-cell", match.span(1))
