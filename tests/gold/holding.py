"""How the findings of a run fare against what the gold wants, allows and forbids."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass, field

from gold.judge import finds
from gold.matching import ratio

SEVERITIES = ("note", "warning", "error")
BROAD = 4  # claims on a side that still set one thing against another


@dataclass
class Findings:
    """How the findings fared: by class, and the relations that none of them covers."""

    classes: dict[str, list[dict]] = field(default_factory=lambda: defaultdict(list))
    missed: list[dict] = field(default_factory=list)
    wanted: int = 0


def hold(gold, findings):
    """Sort findings into right, false, open (neither) and unjudged."""
    rows = {row["id"]: row for row in gold.claims}
    out, covered = Findings(), set()
    for finding in findings:
        pairs = opposed(finding)
        hits = [
            relation
            for relation in gold.relations
            if any(stands(pair, sides, rows) for pair in pairs for sides in facing(relation))
        ]
        out.classes[judgement(finding, hits)].append(finding)
        covered |= {hit["id"] for hit in hits if hit["type"] == "finding" and given(finding, hit)}
    wanted = [relation for relation in gold.relations if relation["type"] == "finding"]
    out.missed = [relation for relation in wanted if relation["id"] not in covered]
    out.wanted = len(wanted)
    return out


def opposed(finding):
    """The pairs of claims that a finding sets against each other; none for one wrong by itself."""
    if "sides" not in finding:
        return []
    by_id = {claim["id"]: claim for claim in finding["claims"]}
    left, right = ([by_id[name] for name in side] for side in finding["sides"])
    return [] if max(len(left), len(right)) > BROAD else list(itertools.product(left, right))


def facing(relation):
    left, right = relation["sides"]
    return (left, right), (right, left)


def stands(pair, sides, rows):
    return all(
        any(finds(rows[name], claim) for name in side)
        for claim, side in zip(pair, sides, strict=True)
    )


def of_kind(finding, relation):
    return "kinds" not in relation or finding["kind"] in relation["kinds"]


def given(finding, relation):
    """What the relation asks for, as grave as it asks or graver."""
    grave = SEVERITIES.index(finding["severity"]) >= SEVERITIES.index(relation["severity"])
    return grave and of_kind(finding, relation)


def judgement(finding, hits):
    """Right before open before false; a note can only be right or nothing."""
    if any(hit["type"] == "finding" and of_kind(finding, hit) for hit in hits):
        return "right"
    if finding["severity"] == "note":
        return "note"
    if any(hit["type"] == "open" and of_kind(finding, hit) for hit in hits):
        return "open"
    return "false" if hits else "unjudged"


def finding_rates(result):
    right, false, unjudged = (len(result.classes[k]) for k in ("right", "false", "unjudged"))
    return {
        "findings_recall": ratio(result.wanted - len(result.missed), result.wanted),
        "findings_precision": ratio(right, right + false),
        "findings_precision_strict": ratio(right, right + false + unjudged),
    }
