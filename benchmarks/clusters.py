"""Clusters of claim records whose names are known to be one or not: what is put together, how fast.

    python benchmarks/clusters.py RECORDS.jsonl [--aliases FILE] [-o CLUSTERS.jsonl]

A record is a line with id, subject, measure, scope and unit; the aliases are {"subject": {alias:
name}, "measure": ..., "scope": ...}, as a lexicon of the user's would hold them. Written are lines
{"id", "cluster"}, in the order of the records. The names of all records are canonicalised slot by
slot as those of claims are; a cluster is one subject x measure x scope x dimension of the unit.

Where a record says which cluster is the true one ("true_cluster"), pairwise precision and recall
are printed: of the pairs put together, and of those that belong together.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

from claimcheck import lexicon
from claimcheck.clusters import canonical
from claimcheck.clusters.names import Slot
from claimcheck.lexicon import units

Aliases = dict[str, dict[str, str]]


def known(aliases: Aliases) -> lexicon.Lexicon:
    """A lexicon that holds the aliases and nothing else."""
    entities: dict[str, list[str]] = {}
    for slot in ("subject", "scope"):
        for alias, name in aliases.get(slot, {}).items():
            entities.setdefault(name, [name]).append(alias)
    measures: dict[str, list[str]] = {}
    for alias, name in aliases.get("measure", {}).items():
        measures.setdefault(name, [name]).append(alias)
    return lexicon.Lexicon(
        entities={n: lexicon.Entity(n, "company", names=tuple(a)) for n, a in entities.items()},
        measures={n: lexicon.Measure(n, n, words=tuple(a)) for n, a in measures.items()},
    )


def labels(records: list[dict[str, Any]], words: lexicon.Lexicon) -> list[str]:
    """The cluster of each record."""
    keys = {}
    for slot in get_args(Slot):
        raw = {(None, record[slot]) for record in records}
        keys[slot] = canonical.canonicalise(raw, slot, words).keys
    return [
        " | ".join(
            [
                *(keys[slot][None, record[slot]] for slot in get_args(Slot)),
                units.dimension(record["unit"]),
            ]
        )
        for record in records
    ]


def pairs(groups: Iterable[object]) -> int:
    """How many pairs share a group."""
    return sum(n * (n - 1) // 2 for n in Counter(groups).values())


def main() -> None:
    """Cluster, write, say how well and how fast."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("records")
    parser.add_argument("--aliases")
    parser.add_argument("-o", "--output")
    options = parser.parse_args()
    records = [json.loads(line) for line in Path(options.records).read_text("utf-8").splitlines()]
    aliases = json.loads(Path(options.aliases).read_text("utf-8")) if options.aliases else {}
    words = known(aliases)
    start = time.process_time()
    found = labels(records, words)
    spent = time.process_time() - start
    if options.output:
        lines = (
            json.dumps({"id": record["id"], "cluster": label}, ensure_ascii=False) + "\n"
            for record, label in zip(records, found, strict=True)
        )
        Path(options.output).write_text("".join(lines), "utf-8")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(records):,} records, {len(set(found)):,} clusters, {spent:.1f} CPU s, {peak:.0f} MB"
    )
    if records and "true_cluster" in records[0]:
        truth = [record["true_cluster"] for record in records]
        hit, made, wanted = pairs(zip(truth, found, strict=True)), pairs(found), pairs(truth)
        precision, recall = hit / max(made, 1), hit / max(wanted, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"pairs: precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}")


if __name__ == "__main__":
    sys.exit(main())
