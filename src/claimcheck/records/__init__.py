"""The records that travel between the stages. Read this first.

    files → Document → Quantity → Claim → Cluster, Topic → Finding → Report

A stage takes records and gives records and imports no other stage. All records are frozen. Figures
are `Decimal`, never float, in the base magnitude of their unit (45亿美元 is 4.5e9 USD, 95 % is 95
percent). Spans are half-open.

Two coordinates exist: *working* text (`Document.text`: pinyin notes stripped, half-width,
simplified) is what the readers see; *raw* text (`Document.raw`) is what was published. Quantities
and passages carry working spans, claims and findings carry raw spans. `Document.to_raw` joins them.

One file a stage: `documents`, `quantities`, `claims`, `clusters`, `findings`, `reports`; what is
worked out only when somebody asks is in `answers`. Everybody imports them from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.late import late
from claimcheck.records.claims import (
    Basis,
    Claim,
    Derivation,
    Locus,
    Modality,
    Name,
    Origin,
    Period,
    Role,
    Scope,
)
from claimcheck.records.clusters import Alignment, Around, Cluster, Dating, How, Link, Topic
from claimcheck.records.documents import (
    Document,
    LeftOut,
    Passage,
    PassageKind,
    Spot,
    SpotKind,
    Table,
)
from claimcheck.records.findings import (
    SEVERITIES,
    Accepted,
    Finding,
    RuleInfo,
    Severity,
    Unlisted,
    Verdict,
)
from claimcheck.records.quantities import Interval, Op, Quantity, QuantityKind
from claimcheck.records.reports import NOT_SELECTED, Beside, Coverage, DocumentInfo, Report

if TYPE_CHECKING:
    from claimcheck.records.answers import Guard, Hurdle, Match, Standing, Tally, Thing, Told
else:
    _ANSWERS = ("Guard", "Hurdle", "Match", "Standing", "Tally", "Thing", "Told")
    __getattr__ = late(__name__, dict.fromkeys(_ANSWERS, "answers"))

__all__ = [
    "NOT_SELECTED",
    "SEVERITIES",
    "Accepted",
    "Alignment",
    "Around",
    "Basis",
    "Beside",
    "Claim",
    "Cluster",
    "Coverage",
    "Dating",
    "Derivation",
    "Document",
    "DocumentInfo",
    "Finding",
    "Guard",
    "How",
    "Hurdle",
    "Interval",
    "LeftOut",
    "Link",
    "Locus",
    "Match",
    "Modality",
    "Name",
    "Op",
    "Origin",
    "Passage",
    "PassageKind",
    "Period",
    "Quantity",
    "QuantityKind",
    "Report",
    "Role",
    "RuleInfo",
    "Scope",
    "Severity",
    "Spot",
    "SpotKind",
    "Standing",
    "Table",
    "Tally",
    "Thing",
    "Told",
    "Topic",
    "Unlisted",
    "Verdict",
]
