"""Other ways to find which keys are one, run inside of an environment of their own.

    python linkers.py NAME KEYS.jsonl LABELS.json

KEYS has a line {"id", "subject", "measure", "scope", "unit"} for each distinct key, its names in
one script, width and case, aliases replaced. Written are {"cpu": seconds, "labels": [...]}, a label
for each key in order. What is measured is the linking, not the reading and writing. NAME is one of

splink   Splink on DuckDB, deduplication: Jaro-Winkler of three names and the unit, trained on the
         keys themselves, its own connected components
duckdb   DuckDB alone: each name joined with those that begin or end alike, where Jaro-Winkler is
         high or one edit parts them; then connected components
"""

from __future__ import annotations

import json
import logging
import os
import resource
import sys
import time
import warnings
from pathlib import Path
from typing import Any

SLOTS = ("subject", "measure", "scope")
ALIKE = 0.93  # Jaro-Winkler from which DuckDB's join takes two names for one


def used() -> float:
    """CPU seconds of all threads so far."""
    spent = resource.getrusage(resource.RUSAGE_SELF)
    return spent.ru_utime + spent.ru_stime


def splink(keys: list[dict[str, Any]]) -> list[str]:
    """The clusters that Splink finds."""
    import duckdb
    import pyarrow as pa
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on
    from splink import comparison_library as cl

    rows = [
        {"unique_id": n, **{k: v for k, v in key.items() if k != "id"}}
        for n, key in enumerate(keys)
    ]
    con = duckdb.connect()
    con.execute("SET threads = 1")
    con.register("source", pa.Table.from_pylist(rows))
    con.execute("CREATE TABLE keys AS SELECT * FROM source")
    api = DuckDBAPI(connection=con)
    settings = SettingsCreator(
        link_type="dedupe_only",
        probability_two_random_records_match=min(0.01, 2 / len(keys)),
        comparisons=[
            cl.LevenshteinAtThresholds("subject", [1, 2]),
            cl.JaroWinklerAtThresholds("measure", [0.97, 0.93]),
            cl.JaroWinklerAtThresholds("scope", [0.97, 0.93]),
            cl.ExactMatch("unit"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("subject", "measure", "unit"),
            block_on("subject", "scope", "unit"),
            block_on("measure", "scope", "unit", "substr(subject, 1, 2)"),
            block_on("measure", "scope", "unit", "substr(subject, -2)"),
        ],
    )
    linker = Linker(api.register(con.table("keys")), settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("measure", "scope"), block_on("subject", "scope")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    pairs = linker.inference.predict(threshold_match_probability=0.5)
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, 0.95)
    labels = {
        row[1]: str(row[0])
        for row in found.as_duckdbpyrelation().select("cluster_id, unique_id").fetchall()
    }
    return [labels[number] for number in range(len(keys))]


def join(keys: list[dict[str, Any]]) -> list[str]:
    """The clusters that DuckDB's own string functions find, slot by slot."""
    import duckdb

    con = duckdb.connect()
    con.execute("SET threads = 1")
    tops = {}
    for slot in SLOTS:
        names = sorted({key[slot] for key in keys})
        con.execute("CREATE OR REPLACE TABLE names (n INTEGER, name VARCHAR)")
        con.execute("INSERT INTO names SELECT unnest(range(len($1))), unnest($1)", [names])
        pairs = con.execute(
            """
            WITH ends AS (
                SELECT n, name, '^' || name[1:2] AS e FROM names WHERE length(name) > 2
                UNION ALL SELECT n, name, name[-2:] || '$' FROM names WHERE length(name) > 2)
            SELECT DISTINCT a.n, b.n FROM ends a JOIN ends b
            ON a.e = b.e AND a.n < b.n AND abs(length(a.name) - length(b.name)) <= 1
            AND regexp_replace(a.name, '[^0-9]', '', 'g')
                = regexp_replace(b.name, '[^0-9]', '', 'g')
            WHERE jaro_winkler_similarity(a.name, b.name) >= $1
            """,
            [ALIKE],
        ).fetchall()
        tops[slot] = components(names, pairs)
    return ["|".join([*(tops[slot][key[slot]] for slot in SLOTS), key["unit"]]) for key in keys]


def components(names: list[str], pairs: list[tuple[int, int]]) -> dict[str, str]:
    """The first name of each one's component."""
    up = list(range(len(names)))

    def top(number: int) -> int:
        while up[number] != number:
            up[number] = up[up[number]]
            number = up[number]
        return number

    for left, right in pairs:
        low, high = sorted((top(left), top(right)))
        up[high] = low
    return {name: names[top(number)] for number, name in enumerate(names)}


def main() -> None:
    """Read, link, write."""
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    name, source, target = sys.argv[1:]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    keys = [json.loads(line) for line in Path(source).read_text("utf-8").splitlines()]
    link = {"splink": splink, "duckdb": join}[name]
    __import__(name)  # is loaded before the clock starts
    start, clock = used(), time.perf_counter()
    labels = link(keys)
    told = {"cpu": used() - start, "seconds": time.perf_counter() - clock, "labels": labels}
    Path(target).write_text(json.dumps(told), "utf-8")


if __name__ == "__main__":
    main()
