"""What is said of one thing: a row a claim, the support of each value, and tallies of it.

The support is a pivot of the claims: values by time and narrowing down the side, articles along the
top, the number of claims in the cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claimcheck import spelling
from claimcheck.frames.tables import CLAIM_COLUMNS, claim_row, typed
from claimcheck.lexicon import units
from claimcheck.records import Claim, DocumentInfo, Tally, Thing, Told
from claimcheck.reports.labels import Labels
from claimcheck.survey import Stated

if TYPE_CHECKING:
    import pandas as pd

VALUE_COLUMNS: dict[str, str] = {
    "subject": "string",  # canonical, the same in every article's wording
    "subject_name": "string",  # in the reader's language
    "measure": "string",
    "measure_name": "string",
    "dimension": "string",
    "period": "string",  # 2025 Q1
    "scope": "string",  # "market=China; product=AI chip", canonical
    "value": "string",  # in the reader's language, with its unit
    "apart": "boolean",  # another value of the same thing and time cannot be the same
    "articles": "Int64",  # that state this value
    "publisher": "string",
    "date": "datetime64[s]",
    "title": "string",
    **{name: kind for name, kind in CLAIM_COLUMNS.items() if name not in ("subject", "measure")},
}

THINGS_COLUMNS: dict[str, str] = {
    "subject": "string",
    "subject_name": "string",
    "measure": "string",
    "measure_name": "string",
    "claims": "Int64",
    "articles": "Int64",
    "values": "Int64",
    "apart": "Int64",  # values that stand against another one
    "from": "datetime64[s]",
    "to": "datetime64[s]",
}

_THING = ["subject", "measure"]
_VALUE = [*_THING, "period_order", "period", "scope", "value_order", "value"]
_PLACE = ("document", "line", "column", "id")
_PIECE = 500  # claims in one pivot, whose cells are as many as values times articles
_LAST = "9999-99-99"  # behind every day: what is undated


def values_rows(stated: Iterable[Stated], labels: Labels) -> list[dict[str, Any]]:
    """One row a claim, its cells by the columns of `VALUE_COLUMNS`; figures are exact."""
    rows = [_row(one, labels) for one in stated]
    if not rows:
        return []
    articles = _ordered(rows).groupby(_VALUE)["document"].nunique().to_dict()
    for row in rows:
        row["articles"] = articles[_key(row)]
    return sorted(rows, key=lambda row: (*_key(row), *(row[name] for name in _PLACE)))


def values_dataframe(rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """The rows as a frame, each column of its type."""
    return typed(VALUE_COLUMNS, rows)


def support(rows: pd.DataFrame) -> pd.DataFrame:
    """How many claims of each article state each value: values down the side, articles across."""
    return rows.pivot_table(
        index=_VALUE, columns="document", values="id", aggfunc="count", fill_value=0
    )


def tallies(stated: Iterable[Stated], labels: Labels) -> tuple[Tally, ...]:
    """What is said of each thing, the thing with the most claims first."""
    piles: dict[tuple[Any, ...], list[Stated]] = {}
    rows: list[dict[str, Any]] = []
    for one in stated:
        row = _row(one, labels)
        rows.append(row)
        piles.setdefault(_key(row), []).append(one)
    told: dict[tuple[str, str], list[Told]] = {}
    for piece in _pieces(rows):
        table = support(_ordered(piece))
        paths = list(table.columns)
        for key, counts in zip(table.index, table.to_numpy(), strict=True):
            stating = tuple((str(paths[at]), int(counts[at])) for at in counts.nonzero()[0])
            told.setdefault((key[0], key[1]), []).append(_told(key, stating, piles[key]))
    infos = {one.info.document: one.info for pile in piles.values() for one in pile}
    made = [_tally(*thing, values, infos) for thing, values in told.items()]
    return tuple(sorted(made, key=lambda t: (-_size(t), t.subject, t.measure)))


def things(stated: Iterable[Stated], labels: Labels) -> tuple[Thing, ...]:
    """How much is said of each thing, what most is said of first."""
    rows = [_row(one, labels) for one in stated]
    if not rows:
        return ()
    found = [
        Thing(
            subject=str(name[0]),
            measure=str(name[1]),
            claims=len(own),
            articles=own["document"].nunique(),
            values=own.groupby(_VALUE).ngroups,
            apart=int(own.groupby(_VALUE)["apart"].any().sum()),
            start=_or_none(own["period_start"].dropna().min()),
            end=_or_none(own["period_end"].dropna().max()),
        )
        for name, own in _ordered(rows).groupby(_THING)
    ]
    return tuple(sorted(found, key=lambda one: (-one.claims, one.subject, one.measure)))


def things_rows(found: Iterable[Thing], labels: Labels) -> list[dict[str, Any]]:
    """One row a thing, by the columns of `THINGS_COLUMNS`."""
    return [
        {
            "subject": one.subject,
            "subject_name": labels.entity(one.subject),
            "measure": one.measure,
            "measure_name": labels.measure(one.measure),
            "claims": one.claims,
            "articles": one.articles,
            "values": one.values,
            "apart": one.apart,
            "from": one.start,
            "to": one.end,
        }
        for one in found
    ]


def things_dataframe(rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """The rows as a frame, each column of its type."""
    return typed(THINGS_COLUMNS, rows)


def _row(one: Stated, labels: Labels) -> dict[str, Any]:
    claim, info = one.claim, one.info
    start, end = (at - claim.span[0] for at in claim.figure)
    return claim_row(claim) | {
        "subject": one.subject,
        "subject_name": labels.entity(one.subject),
        "measure": one.measure,
        "measure_name": labels.measure(one.measure),
        "dimension": one.dimension,
        "period": spelling.period(claim.period),
        "scope": "; ".join(one.scope),
        "value": labels.value(claim),
        "apart": one.apart,
        "publisher": info.publisher,
        "date": info.date,
        "title": info.title,
        "printed": claim.quote[max(0, start) : end],
        "value_order": _size_of(claim),
        "period_order": " ".join(end or _LAST for end in (claim.period.start, claim.period.end)),
    }


def _size_of(claim: Claim) -> float:
    """By what values of one time are sorted, in base units; 0 where there is none."""
    quantity = claim.quantity
    if quantity is None or not quantity.values:
        return 0.0
    return float(quantity.values[-1] * units.factor(quantity.unit))


def _ordered(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """What values are grouped by, and what is counted."""
    import pandas as pd

    columns = (*_VALUE, "document", "id", "apart", "period_start", "period_end")
    return pd.DataFrame([{name: row[name] for name in columns} for row in rows])


def _pieces(rows: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The rows in their order, so many at a time that a table with all their articles is small."""
    rows.sort(key=_key)
    piece: list[dict[str, Any]] = []
    for row in rows:
        if len(piece) >= _PIECE and _key(row) != _key(piece[-1]):
            yield piece
            piece = []
        piece.append(row)
    if piece:
        yield piece


def _key(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in _VALUE)


def _told(key: tuple[Any, ...], stating: tuple[tuple[str, int], ...], pile: list[Stated]) -> Told:
    pile.sort(key=_place)
    return Told(
        period=spelling.period(pile[0].claim.period),
        scope=pile[0].scope,
        value=key[-1],
        apart=any(one.apart for one in pile),
        claims=tuple(one.claim for one in pile),
        support=stating,
    )


def _tally(
    subject: str, measure: str, rows: list[Told], infos: Mapping[str, DocumentInfo]
) -> Tally:
    paths = sorted({path for row in rows for path, _ in row.support})
    return Tally(subject, measure, tuple(rows), tuple(infos[path] for path in paths))


def _place(one: Stated) -> tuple[object, ...]:
    return one.claim.document, one.claim.figure, one.claim.id


def _size(tally: Tally) -> int:
    return sum(len(row.claims) for row in tally.rows)


def _or_none(day: Any) -> str | None:
    return day if isinstance(day, str) else None
