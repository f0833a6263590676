"""What is said of one thing: a row a claim, the support of each value, and tallies of it.

The support is a pivot of the claims: values by time and narrowing down the side, articles along the
top, the number of claims in the cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from claimcheck import spelling
from claimcheck.frames.tables import CLAIM_COLUMNS, claim_row, typed
from claimcheck.lexicon import units
from claimcheck.records import Claim, DocumentInfo, Tally, Told
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
_LAST = "9999-99-99"  # behind every day: what is undated


def values_rows(stated: Iterable[Stated], labels: Labels) -> list[dict[str, Any]]:
    """One row a claim, its cells by the columns of `VALUE_COLUMNS`; figures are exact."""
    found = list(stated)
    if not found:
        return []
    rows = [_row(one, labels) for one in found]
    articles = support(_ordered(rows)).gt(0).sum(axis="columns")
    for row in rows:
        row["articles"] = int(articles[_key(row)])
    return sorted(rows, key=lambda row: (*_key(row), *(row[n] for n in _PLACE)))


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
    found = list(stated)
    if not found:
        return ()
    rows = [_row(one, labels) for one in found]
    piles: dict[tuple[Any, ...], list[Stated]] = {}
    for row, one in zip(rows, found, strict=True):
        piles.setdefault(_key(row), []).append(one)
    made = [
        _tally(str(thing[0]), str(thing[1]), counts, piles)
        for thing, counts in support(_ordered(rows)).groupby(level=_THING)
    ]
    return tuple(sorted(made, key=lambda t: (-_size(t), t.subject, t.measure)))


def things_rows(stated: Iterable[Stated], labels: Labels) -> list[dict[str, Any]]:
    """One row a thing, by the columns of `THINGS_COLUMNS`, what most is said of first."""
    return [_thing(tally, labels) for tally in tallies(stated, labels)]


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
    """What the pivot is made of."""
    import pandas as pd

    return pd.DataFrame([{name: row[name] for name in (*_VALUE, "document", "id")} for row in rows])


def _key(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in _VALUE)


def _tally(
    subject: str,
    measure: str,
    counts: pd.DataFrame,
    piles: dict[tuple[Any, ...], list[Stated]],
) -> Tally:
    rows: list[Told] = []
    infos: dict[str, DocumentInfo] = {}
    for name, row in counts.iterrows():
        key: tuple[Any, ...] = tuple(name)  # type: ignore[arg-type]  # of a frame with several levels
        pile = sorted(piles[key], key=_place)
        infos |= {one.info.document: one.info for one in pile}
        rows.append(
            Told(
                period=spelling.period(pile[0].claim.period),
                scope=pile[0].scope,
                value=key[-1],
                apart=any(one.apart for one in pile),
                claims=tuple(one.claim for one in pile),
                support=tuple((str(path), int(n)) for path, n in row[row > 0].items()),
            )
        )
    documents = tuple(infos[path] for path in sorted(infos))
    return Tally(subject, measure, tuple(rows), documents)


def _place(one: Stated) -> tuple[object, ...]:
    return one.claim.document, one.claim.figure, one.claim.id


def _size(tally: Tally) -> int:
    return sum(len(row.claims) for row in tally.rows)


def _thing(tally: Tally, labels: Labels) -> dict[str, Any]:
    periods = [claim.period for row in tally.rows for claim in row.claims]
    starts = [one.start for one in periods if one.start]
    ends = [one.end for one in periods if one.end]
    return {
        "subject": tally.subject,
        "subject_name": labels.entity(tally.subject),
        "measure": tally.measure,
        "measure_name": labels.measure(tally.measure),
        "claims": _size(tally),
        "articles": len(tally.documents),
        "values": len(tally.rows),
        "apart": sum(row.apart for row in tally.rows),
        "from": min(starts, default=None),
        "to": max(ends, default=None),
    }
