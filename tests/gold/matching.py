"""The gold, and how the claims of a run fare against it."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from gold.judge import IDENTITY, RECORD, SLOTS, finds, judge

EXAMPLES = Path(__file__).parents[2] / "examples"
SAID = ("comparand", "source")  # an empty slot earns nothing: F1 over the rows that say something


@dataclass(frozen=True)
class Gold:
    """The lines of gold.jsonl: claims, and what must, may and must not be found between them."""

    claims: list[dict]
    relations: list[dict]

    @property
    def ids(self):
        """The ids in use, by slot: one gold name is never right for another."""
        return {
            slot: frozenset(c[slot]["id"] for c in self.claims if c[slot] and c[slot]["id"])
            for slot in ("subject", "measure", "comparand")
        }


def read_gold(path=EXAMPLES / "gold.jsonl"):
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    claims = [row for row in rows if row["type"] == "claim"]
    return Gold(claims, [row for row in rows if row["type"] != "claim"])


@dataclass
class Claims:
    """How the claims fared: pairs with their verdicts, what was missed, what was made up."""

    pairs: list[tuple[dict, dict, dict]] = field(default_factory=list)
    missed: list[dict] = field(default_factory=list)
    alarms: list[dict] = field(default_factory=list)


def match(gold, claims):
    """One to one, the most complete pair first, then the best overlap."""
    out, ids, found, used = Claims(), gold.ids, set(), set()
    claims = [claim for claim in claims if claim["quantity"] is not None]
    places = defaultdict(list)
    for claim in claims:
        places[claim["document"]].append(claim)
    pairs = []
    for row in gold.claims:
        for claim in places[row["document"]]:
            if finds(row, claim):
                verdict = judge(row, claim, ids)
                good = sum(verdict[slot] is not False for slot in RECORD)
                pairs.append(
                    (-good, -overlap(row, claim), row["id"], claim["id"], row, claim, verdict)
                )
    for *_, row, claim, verdict in sorted(pairs, key=lambda pair: pair[:4]):
        if row["id"] not in found and id(claim) not in used:
            found.add(row["id"])
            used.add(id(claim))
            if row["tier"] < 3:
                out.pairs.append((row, claim, verdict))
    out.missed = [row for row in gold.claims if row["tier"] < 3 and row["id"] not in found]
    out.alarms = [claim for claim in claims if id(claim) not in used]
    return out


def overlap(row, claim):
    (start, end), (first, last) = row["span"], claim["span"]
    return (min(end, last) - max(start, first)) / (max(end, last) - min(start, first))


def claim_rates(result):
    hits = len(result.pairs)
    wanted = hits + len(result.missed)
    out = {
        "detection_recall": ratio(hits, wanted),
        "detection_precision": ratio(hits, hits + len(result.alarms)),
        "detection_f1": ratio(2 * hits, wanted + hits + len(result.alarms)),
    }
    for slot in SLOTS:
        out[slot] = said(slot, result.pairs) if slot in SAID else judged(slot, result.pairs)
    for cell, slots in (("record", RECORD), ("identity", IDENTITY)):
        right = [v for _, _, v in result.pairs if all(v[slot] is not False for slot in slots)]
        out[cell] = ratio(len(right), wanted)
    return out


def judged(slot, pairs):
    verdicts = [verdict[slot] for _, _, verdict in pairs if verdict[slot] is not None]
    return ratio(sum(verdicts), len(verdicts))


def said(slot, pairs):
    rows = [(row[slot], claim[slot], v[slot]) for row, claim, v in pairs if v[slot] is not None]
    right = sum(bool(given) and good for _, given, good in rows)
    left_out = sum(bool(wanted) and not given and good for wanted, given, good in rows)
    extra = sum(not wanted and bool(given) and good for wanted, given, good in rows)
    mentions = sum(bool(wanted) for wanted, _, _ in rows) - left_out + extra
    return ratio(2 * right, mentions + sum(bool(given) for _, given, _ in rows))


def ratio(part, whole):
    return part / whole if whole else 1.0
