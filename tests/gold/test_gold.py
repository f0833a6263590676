"""The example articles are read as people read them."""

from __future__ import annotations

import csv
import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from gold import holding, matching, score

GOLD = matching.read_gold()
ROWS = {row["id"]: row for row in GOLD.claims}
ARTICLES = sorted(
    path for path in matching.EXAMPLES.iterdir() if path.suffix in (".txt", ".md", ".html")
)
PARALLEL = Path(__file__).parent / "parallel"


@pytest.fixture(scope="session")
def run():
    return score.run_examples()


# -- the gold -----------------------------------------------------------------------------------


def test_every_quote_stands_where_the_gold_says():
    """`raw[start:end] == quote`, in the text as published."""
    raw = {path.name: path.read_text(encoding="utf-8") for path in ARTICLES}
    for row in GOLD.claims:
        start, end = row["span"]
        assert raw[row["document"]][start:end] == row["quote"], row["id"]


def test_a_gold_claim_is_a_claim_of_the_published_schema():
    """Gold and output have one shape."""
    schema = files("claimcheck").joinpath("schemas/claim.schema.json").read_text("utf-8")
    validator = jsonschema.Draft202012Validator(json.loads(schema))
    for row in GOLD.claims:
        extra = {"type", "tier", "also", "note"}
        validator.validate({key: value for key, value in row.items() if key not in extra})


def test_ids_are_unique_and_relations_name_claims():
    """Two sides with nothing in common, of known claims."""
    ids = [row["id"] for row in (*GOLD.claims, *GOLD.relations)]
    assert len(ids) == len(set(ids))
    for row in GOLD.relations:
        left, right = map(set, row["sides"])
        assert left, row["id"]
        assert right, row["id"]
        assert not left & right, row["id"]
        assert left | right <= ROWS.keys(), row["id"]


def test_no_pair_must_be_found_and_stay_silent():
    """What one line wants no other forbids."""
    pairs = {"finding": set(), "silent": set()}
    for row in GOLD.relations:
        for left in row["sides"][0]:
            for right in row["sides"][1]:
                pairs.setdefault(row["type"], set()).add(frozenset((left, right)))
    assert not pairs["finding"] & pairs["silent"]


def test_every_article_has_gold_and_every_text_a_line_in_the_table():
    """No article is in the folder that nobody has read."""
    assert {row["document"] for row in GOLD.claims} == {path.name for path in ARTICLES}
    with (matching.EXAMPLES / "articles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["path"] for row in rows} == {p.name for p in ARTICLES if p.suffix == ".txt"}
    assert all(row[key] for row in rows for key in ("title", "publisher", "date", "id"))


def test_the_parallel_texts_have_one_shape():
    """The same files, and in each the same number of lines, in four varieties."""
    shapes = {
        folder.name: {p.name: p.read_text("utf-8").count("\n") for p in folder.iterdir()}
        for folder in PARALLEL.iterdir()
    }
    assert set(shapes) == {"zh-Hans", "zh-Hant", "noise", "en"}
    assert len({str(sorted(shape.items())) for shape in shapes.values()}) == 1


# -- the tool -----------------------------------------------------------------------------------


def test_the_examples_reach_the_floors(run):
    """What was reached once is not given away."""
    claims, findings = run
    rates = matching.claim_rates(matching.match(GOLD, claims)) | holding.finding_rates(
        holding.hold(GOLD, findings)
    )
    assert not score.below(rates, score.read_floors())


def test_one_link_is_fuzzy_and_gone_at_threshold_100():
    """A name spelt in two ways is one subject by likeness alone: no table has either spelling."""
    import claimcheck
    from claimcheck import lexicon
    from claimcheck.clusters import group

    known = lexicon.load()
    claims = claimcheck.check([matching.EXAMPLES]).claims
    spellings = {"Coolvane Thermal", "Coolvaine Thermal"}
    assert not any(known.entity_named(name) for name in spellings)
    loose, exact = (homes(group(claims, known, threshold=t), spellings) for t in (None, 100))
    assert len(loose) == 1
    assert len(exact) == 2


def homes(clusters, names):
    """The clusters in which a claim about one of the names stands."""
    return {c.id for c in clusters for claim in c.claims if claim.subject.text in names}
