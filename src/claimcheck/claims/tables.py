"""Tables are read by their own rules: row header, column header, caption, unit.

Each slot comes from the place nearest to the cell that fills it: the cell itself, its column's
header, its row's header, the caption, the text before the table. A header that names nothing known
is taken as it stands: of a column the measure, of a row the subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.claims import measures, times, voice
from claimcheck.claims.mentions import Mention
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.times import Time
from claimcheck.records import Document, Name, Passage, Period, Quantity, Scope, Table

if TYPE_CHECKING:
    from claimcheck.claims.assemble import Draft
    from claimcheck.claims.extract import Reader

_UNIT_NOTE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[,:/]\s*(?:%|亿元|万元|十亿美元|万辆|GWh)$")
_NODE = re.compile(r"(?P<n>\d{1,3})\s?(?:nm|纳米|奈米)", re.IGNORECASE)
_NOTE = re.compile(r"\(([^)\d]{2,16})\)")
MOST = 100  # names and measure words of one header
SHORT = 40  # characters of a line above a table that may serve as its caption
_REGIONS = ("country", "region")


@dataclass(frozen=True)
class Header:
    """What a header (or a caption) says.

    Attributes:
        text: without the bracket of its unit.
        subjects, regions, segments, measures: mentions in it.
        phrases: fixed phrases that name a region (对华); they only narrow.
        time: the time it names, None for none.
        node: scope item of a process node in it, None for none.
    """

    text: str
    subjects: tuple[Mention, ...]
    regions: tuple[Mention, ...]
    measures: tuple[Mention, ...]
    time: Time | None
    node: Scope | None
    segments: tuple[Mention, ...] = ()
    phrases: tuple[Mention, ...] = ()

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
        subjects=tuple(
            m for m in entities if m.kind not in (*_REGIONS, "segment") and not m.source
        ),
        regions=tuple(m for m in entities if m.kind in _REGIONS),
        phrases=_phrases(index, text, reader),
        measures=tuple(m for m in mentions if m.what == "measure"),
        time=time,
        node=Scope("node", f"{node['n']}nm", node[0]) if node else None,
        segments=tuple(m for m in entities if m.kind == "segment"),
    )


def _phrases(index: int, text: str, reader: Reader) -> tuple[Mention, ...]:
    """对华 and the like name a region too."""
    start = reader.document.passages[index].start
    return tuple(
        Mention(start + m.start(), start + m.end(), "entity", "China", m[0], "country")
        for m in reader.words.hua.finditer(text)
    )


def _year(passage: Passage, year: int) -> Time:
    period = Period(f"{year}-01-01", f"{year}-12-31", "explicit")
    return Time(passage.start, passage.end, period, "holds", year, str(year))


def read(document: Document, number: int, reader: Reader) -> Iterator[Draft]:
    """The drafts of one table's cells."""
    table = document.tables[number]
    caption = header(_caption(document, table), reader)
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


def _caption(document: Document, table: Table) -> int | None:
    """The caption, else a short passage right above the table."""
    if table.caption is not None or not table.rows or not table.rows[0]:
        return table.caption
    above = table.rows[0][0] - 1
    if above < 0:
        return None
    passage = document.passages[above]
    return above if passage.kind != "cell" and passage.end - passage.start <= SHORT else None


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
    from claimcheck.claims.assemble import Draft

    above, side, _caption = places
    measure, measure_step = _measure(quantity, places, reader)
    subject, subject_step = _subject(places, measure, reader)
    if measure is None and subject is None:
        return
    passage, text = sentence.passage, sentence.text
    period = next((h.time.period for h in places if h.time is not None), None)
    carried = period is None and reader.state.first is not None
    if carried and reader.state.first is not None:  # what the text around the table is about
        period = replace(reader.state.first.period, basis="implied")
    period = period or Period()
    mood, _locus = voice.modality(sentence, quantity)
    if mood == "asserted" and any(reader.words.forecast.search(h.text) for h in places[:2]):
        mood = "forecast"
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
        subject=subject,
        measure=measure,
        scope=_scope(quantity, passage, places, subject, text),
        period=period,
        modality=mood,
        source=_source(text[passage.start : passage.end]),
        confidence={
            "subject": "table" if subject_step != "topic" else "inherited",
            "measure": "table",
            "scope": "table",
            "comparand": "missing",
            "quantity": "own",
            "period": "inherited" if carried else "table" if period.stated else "missing",
            "modality": "own",
            "source": "missing",
        },
        context=tuple(dict.fromkeys(m.key for h in places for m in (*h.subjects, *h.measures))),
        steps=[
            *(f"figure:{r}" for r in quantity.rules),
            f"table:measure-{measure_step}",
            f"table:subject-{subject_step}",
        ],
    )


def _measure(quantity: Quantity, places: Places, reader: Reader) -> tuple[Name | None, str]:
    names = ("column", "row", "caption")
    for name, place in zip(names, places, strict=True):
        fitting = [
            m
            for m in place.measures
            if measures.carries(measures.named_for(reader.lexicon, m.id or "", quantity), quantity)
        ]
        strong = [m for m in fitting if not m.weak] or fitting
        if strong:
            entry = measures.named_for(reader.lexicon, strong[-1].id or "", quantity)
            return Name(entry.id, strong[-1].text), name
    above, side, _caption = places
    if above.text and above.plain:
        return Name(None, above.text), "column-text"
    if side.text and side.plain and (above.subjects or above.time or above.regions):
        return Name(None, side.text), "row-text"
    found = measures.by_unit(quantity)
    return (found.name, "unit") if found else (None, "none")


def _subject(places: Places, measure: Name | None, reader: Reader) -> tuple[Name | None, str]:
    above, side, caption = places
    for name, place in (("column", above), ("row", side)):
        if place.subjects:
            return Name(place.subjects[0].id, place.subjects[0].text), name
    if side.text and side.plain and (measure is None or side.text != measure.text):
        return Name(None, side.text), "row-text"
    for name, place in (("row", side), ("column", above)):
        if place.regions:
            return Name(place.regions[0].id, place.regions[0].text), name
    if caption.subjects:
        return Name(caption.subjects[0].id, caption.subjects[0].text), "caption"
    state = reader.state
    for mention in (state.company, state.topic, *caption.regions):
        if mention is not None:
            return Name(mention.id, mention.text), "topic"
    return None, "none"


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


def _source(cell: str) -> str | None:
    """部分估计低至15%: a cell that is somebody's estimate."""
    match = re.search(
        r"(部分估计|部分机构|市场估计|业内估计|some estimates|analyst estimates)", cell
    )
    return match[1] if match else None
