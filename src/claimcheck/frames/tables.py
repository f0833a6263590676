"""Articles in; claims and findings out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from claimcheck.errors import UsageError
from claimcheck.records import Claim, Document, Finding, Report

if TYPE_CHECKING:
    import pandas as pd

CLAIM_COLUMNS: dict[str, str] = {
    "id": "string",
    "document": "string",
    "article": "string",
    "line": "Int64",
    "column": "Int64",
    "spot": "string",  # of a .docx or .pdf: "page 3, line 12", "paragraph 4", "table 1, row 2"
    "start": "Int64",  # of the clause, in code points of the raw text
    "end": "Int64",
    "quote": "string",
    "subject": "string",  # the canonical id, else the surface text
    "subject_text": "string",
    "measure": "string",
    "measure_text": "string",
    "kind": "string",
    "op": "string",
    "low": "Float64",
    "high": "Float64",
    "first": "Float64",
    "last": "Float64",
    "unit": "string",
    "approximate": "boolean",
    "printed": "string",
    "scope": "string",  # "market=China; product=AI chip"
    "comparand": "string",
    "period_start": "datetime64[s]",
    "period_end": "datetime64[s]",
    "period_basis": "string",
    "modality": "string",
    "polarity": "string",
    "source": "string",
}

FIGURES = ("low", "high", "first", "last")  # the cells of a row hold them exactly

FINDING_COLUMNS: dict[str, str] = {
    "fingerprint": "string",
    "rule": "string",
    "code": "string",
    "kind": "string",
    "severity": "string",
    "message": "string",
    "calc": "string",
    "left": "string",  # claim ids, separated by blanks
    "right": "string",
    "left_document": "string",  # of the first claim of the side
    "left_line": "Int64",
    "left_column": "Int64",
    "left_quote": "string",
    "right_document": "string",
    "right_line": "Int64",
    "right_column": "Int64",
    "right_quote": "string",
    "left_support": "Int64",
    "right_support": "Int64",
}


def claims_dataframe(claims: Iterable[Claim]) -> pd.DataFrame:
    """One row a claim, the columns of `CLAIM_COLUMNS`."""
    return typed(CLAIM_COLUMNS, map(claim_row, claims))


def findings_dataframe(report: Report, language: str = "en") -> pd.DataFrame:
    """One row a finding, the columns of `FINDING_COLUMNS`."""
    return typed(FINDING_COLUMNS, (_finding_row(f, language) for f in report.findings))


def documents_of(
    frame: pd.DataFrame,
    *,
    text: str,
    id: str | None = None,  # noqa: A002  # the documented name of the argument
    title: str | None = None,
    date: str | None = None,
    publisher: str | None = None,
) -> list[Document]:
    """The articles of a frame; the arguments name its columns.

    Rows without a text are passed over.

    Raises:
        UsageError: a named column is missing, an id stands twice, a date is none.
    """
    import pandas as pd

    from claimcheck.documents import from_text
    from claimcheck.documents.rows import kind_of

    named = {"text": text, "id": id, "title": title, "date": date, "publisher": publisher}
    for argument, column in named.items():
        if column is not None and column not in frame.columns:
            known = ", ".join(map(str, frame.columns))
            raise UsageError(f"{argument}={column!r} is no column of the frame; it has {known}")
    names = _names(frame.index if id is None else frame[id])
    dates = [None] * len(frame) if date is None else [_day(value) for value in frame[date]]
    publishers = [None] * len(frame) if publisher is None else list(frame[publisher])
    titles = [None] * len(frame) if title is None else list(frame[title])
    documents = []
    for name, body, head, day, house in zip(
        names, frame[text], titles, dates, publishers, strict=True
    ):
        if pd.isna(body):
            continue
        documents.append(
            from_text(
                str(body),
                path=name,
                article=name,
                kind=kind_of(str(body)),
                title=None if pd.isna(head) else str(head),
                published=day,
                publisher=None if pd.isna(house) else str(house),
            )
        )
    return documents


def _names(values: Iterable[Any]) -> list[str]:
    """The ids as text, no two the same."""
    names = [str(value) for value in values]
    twice = sorted(name for name, count in Counter(names).items() if count > 1)
    if twice:
        raise UsageError(f"the id {twice[0]!r} stands twice; every article needs its own")
    return names


def _day(value: Any) -> str | None:
    """A day as YYYY-MM-DD out of a date, a time stamp or text."""
    import pandas as pd

    if pd.isna(value):
        return None
    try:
        return str(pd.Timestamp(value).strftime("%Y-%m-%d"))
    except (ValueError, TypeError):
        raise UsageError(f"{value!r} is not a date; write YYYY-MM-DD") from None


def typed(columns: dict[str, str], rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """A frame of these columns, each of its type, empty or not."""
    import pandas as pd

    found = list(rows)
    return pd.DataFrame(
        {
            name: pd.Series([row[name] for row in found], dtype="object").astype(kind)  # type: ignore[call-overload]
            if kind != "datetime64[s]"
            else _days([row[name] for row in found])
            for name, kind in columns.items()
        }
    )


def _days(values: list[str | None]) -> pd.Series[Any]:
    """Days at a resolution that also holds years far from ours."""
    import numpy as np
    import pandas as pd

    return pd.Series(np.array([value or "NaT" for value in values], dtype="datetime64[s]"))


def claim_row(claim: Claim) -> dict[str, Any]:
    """The cells of a claim by column."""
    q = claim.quantity
    return {
        "id": claim.id,
        "document": claim.document,
        "article": claim.article,
        "line": claim.line,
        "column": claim.column,
        "spot": None if claim.spot is None else str(claim.spot),
        "start": claim.span[0],
        "end": claim.span[1],
        "quote": claim.quote,
        "subject": claim.subject and claim.subject.key,
        "subject_text": claim.subject and claim.subject.text,
        "measure": claim.measure and claim.measure.key,
        "measure_text": claim.measure and claim.measure.text,
        "scope": "; ".join(f"{item.role}={item.key}" for item in claim.scope),
        "comparand": claim.comparand and claim.comparand.key,
        "period_start": claim.period.start,
        "period_end": claim.period.end,
        "period_basis": claim.period.basis,
        "modality": claim.modality,
        "polarity": claim.polarity,
        "source": claim.source,
        "kind": q and q.kind,
        "op": q and q.op,
        "unit": q and q.unit,
        "approximate": q and q.approximate,
        "printed": q and q.text,
        **{name: q and getattr(q, name) for name in FIGURES},
    }


def _finding_row(finding: Finding, language: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "code": finding.code,
        "kind": finding.kind,
        "severity": finding.severity,
        "message": finding.text(language),
        "calc": finding.calc,
    }
    for name, side, support in zip(("left", "right"), finding.sides, finding.support, strict=True):
        row |= {
            name: " ".join(claim.id for claim in side),
            f"{name}_document": side[0].document if side else None,
            f"{name}_line": side[0].line if side else None,
            f"{name}_column": side[0].column if side else None,
            f"{name}_quote": side[0].quote if side else None,
            f"{name}_support": support,
        }
    return row
