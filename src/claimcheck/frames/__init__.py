"""Tables in and out: pandas frames of articles, claims and findings. The only importer of pandas.

    tables    articles in; claims and findings out, the public frames
    values    what is said of one thing: its values by time, narrowing and article
    files     frames as files: Parquet, and CSV with exact figures

The columns and their types are fixed, whether a frame has rows or not, and are the same under
pandas 2.2 and 3: text is "string", whole numbers "Int64", figures "Float64", truth "boolean"; all
of them hold missing values. Days are "datetime64[s]". Figures lose their exactness beyond 15
digits; the records keep it, and so do exported files.
"""

from __future__ import annotations

from claimcheck.frames.tables import (
    CLAIM_COLUMNS,
    FINDING_COLUMNS,
    claims_dataframe,
    documents_of,
    findings_dataframe,
)

__all__ = [
    "CLAIM_COLUMNS",
    "FINDING_COLUMNS",
    "claims_dataframe",
    "documents_of",
    "findings_dataframe",
]
