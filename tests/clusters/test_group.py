"""Claims of one thing in any wording."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck import clusters, lexicon
from claimcheck.records import Link
from rules.build import LEXICON, change, claim


def ids(*claims, **more):
    return [cluster.id for cluster in clusters.group(claims, LEXICON, **more)]


def test_one_thing_in_three_scripts_is_one_cluster():
    """NVIDIA = 英伟达 = 輝達; 市占率 = market share."""
    told = [
        claim("NVIDIA", "market share", 95),
        claim("英伟达", "市占率", 95, doc="b"),
        claim("輝達", "市場份額", 95, doc="c"),
    ]
    (cluster,) = clusters.group(told, LEXICON)
    assert cluster.id == "NVIDIA/market_share/percent"
    assert {link.how for link in cluster.links} == {"alias", "folded"}
    assert [c.document for c in cluster.claims] == ["a.txt", "b.txt", "c.txt"]


def test_levels_growths_and_relations_are_classes_of_their_own():
    """A growth of 15 % is no level of 15 %."""
    told = [
        claim("NVIDIA", "market_share", 15),
        change("NVIDIA", "market_share", 20, 15),
        claim("NVIDIA", "market_share", 15, kind="delta"),
        claim("NVIDIA", "market_share", 15, kind="delta", comparand="AMD"),
        claim("NVIDIA", "market_share", 1, kind="rank", unit="rank"),
    ]
    found = {c.dimension: len(c.claims) for c in clusters.group(told, LEXICON)}
    assert found == {"percent": 2, "growth": 1, "relative": 1, "rank": 1}


def test_currencies_are_apart():
    """Yuan and dollars are not compared as they stand."""
    told = claim("NVIDIA", "revenue", 1, unit="USD"), claim("NVIDIA", "revenue", 7, unit="CNY")
    assert ids(*told) == ["NVIDIA/revenue/CNY", "NVIDIA/revenue/USD"]


def test_an_unknown_name_is_joined_by_its_sound_only_up_to_the_threshold():
    """The link is fuzzy, says its score, and is gone at threshold 100."""
    told = (
        claim("星河微电子", "revenue", 1, unit="CNY"),
        claim("星合微电子", "revenue", 2, doc="b", unit="CNY"),
    )
    (cluster,) = clusters.group(told, LEXICON)
    (link,) = cluster.links
    assert link.how == "fuzzy"
    assert 82 <= link.score < 100
    assert len(clusters.group(told, LEXICON, threshold=100)) == 2


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("星河微电子", "星河", True),
        ("Velcor Systems", "Velcor", True),
        ("华为技术", "华为", True),
        ("中芯", "SMIC", True),
        ("星河微电子", "星河通信", False),
        ("星河微电子", "微电子", False),
        ("星河S10", "星河", False),
    ],
)
def test_a_company_may_be_called_without_its_trade(left, right, one):
    """What stands behind a proper name is left out when one speaks shortly."""
    told = claim(left, "revenue", 1, unit="CNY"), claim(right, "revenue", 2, doc="b", unit="CNY")
    assert (len(clusters.group(told, LEXICON)) == 1) is one


def test_an_unknown_name_may_be_a_misspelt_known_one():
    """What it stands for depends on the name alone."""
    (cluster,) = clusters.group([claim("寒武记", "revenue", 1, unit="CNY")], LEXICON)
    assert cluster.subject == "Cambricon"
    assert cluster.links == (
        Link("subject", "寒武记", "Cambricon", "fuzzy", cluster.links[0].score),
    )


def test_two_entries_of_the_lexicon_never_become_one():
    """However near their names: an unknown name between them takes one of the two, or none."""
    words = {
        "甲": lexicon.Entity("甲", "company", None, ("长江微存储",)),
        "乙": lexicon.Entity("乙", "company", None, ("长疆微存储",)),
    }
    small = lexicon.Lexicon(words, dict(LEXICON.measures))
    told = [
        replace(claim("x", "revenue", 1, unit="CNY"), subject=name)
        for name in (
            replace(claim("x", "revenue").subject, id="甲", text="长江微存储"),
            replace(claim("x", "revenue").subject, id="乙", text="长疆微存储"),
            replace(claim("x", "revenue").subject, id=None, text="长僵微存储"),
        )
    ]
    found = {cluster.subject for cluster in clusters.group(told, small)}
    assert {"甲", "乙"} <= found
    assert len(found) == 3


def test_a_claim_narrowed_to_a_product_is_about_the_product():
    """China's output of Ascend chips and Huawei's are one thing."""
    told = [
        claim("China", "production", 1, unit="count", product="Huawei Ascend"),
        claim("Huawei", "production", 2, unit="count", doc="b", product="昇腾"),
    ]
    assert ids(*told) == ["Huawei Ascend/production/count"]


def test_scope_names_are_canonical_too():
    """中国市场 written in two ways narrows to one thing; the cluster says how."""
    told = replace(
        claim("NVIDIA", "market_share", 1),
        scope=(replace(claim("N", "m", market="x").scope[0], id=None, text="中國市場"),),
    )
    (cluster,) = clusters.group([told], LEXICON)
    assert cluster.names == (("scope", "中國市場", "China"),)


def test_claims_without_a_subject_or_a_measure_stand_in_no_cluster():
    """Nothing says what they are about."""
    lost = replace(claim("NVIDIA", "revenue", 1), subject=None)
    assert ids(lost, replace(claim("NVIDIA", "revenue", 1), measure=None)) == []


@pytest.mark.parametrize(
    ("a", "b", "joined", "said"),
    [
        ("英伟达", "輝達", True, "NVIDIA"),
        ("昇腾910B", "昇腾910C", False, "lexicon"),
        ("星河S10", "星河S100", False, "codes differ"),
        ("星河微电子", "星合微电子", True, "fuzzy"),
        ("星河微电子", "星河智能", False, "score"),
    ],
)
def test_why_two_names_are_one_or_which_guard_keeps_them_apart(a, b, joined, said):
    """The answer names the match or the guard."""
    told = [claim(a, "revenue", 1, unit="CNY"), claim(b, "revenue", 1, unit="CNY", doc="b")]
    answer = clusters.why(told, a, b, LEXICON)
    assert answer.joined is joined
    assert any(said in step for step in answer.steps)


def test_why_two_claims_are_apart_names_the_slot():
    """Subject and measure alike, classes of figures apart."""
    told = [claim("NVIDIA", "revenue", 1, unit="USD"), claim("英伟达", "营收", 8, kind="delta")]
    answer = clusters.why(told, told[0].id, told[1].id, LEXICON)
    assert not answer.joined
    assert answer.steps[-1] == "class of figures: USD ≠ growth"
