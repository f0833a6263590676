"""Two values of one thing: the table of verdicts."""

from __future__ import annotations

import pytest

from rules.build import LEXICON, bound, claim, loud, run

SHARE = "market-share-disagrees"


def share(value, doc="a", **more):
    more = {"market": "China", "when": "2024", **more}
    return claim("NVIDIA", "market_share", value, doc=doc, **more)


def verdict(*claims, **more):
    """(kind, severity) of the only finding, None without any."""
    found = run(*claims, only=SHARE, **more)
    assert len(found) <= 1
    return (found[0].kind, found[0].severity) if found else None


def test_one_thing_at_one_time_has_one_value():
    """Nothing separates the two: an error."""
    assert verdict(share(95), share(50, "b")) == ("contradiction", "error")


@pytest.mark.parametrize(
    "other",
    [
        share(95, "b"),
        share("95.2", "b"),
        share(50, "b", when="2023"),
        share(50, "b", market="Europe"),
        share(50, "b", segment="AI", at=7, modality="target"),
        claim("AMD", "market_share", 50, doc="b", market="China", when="2024"),
        claim("NVIDIA", "revenue_share", 50, doc="b", market="China", when="2024"),
        bound("NVIDIA", "market_share", 90, doc="b", market="China", when="2024"),
    ],
    ids=["same", "rounded", "year", "market", "target", "company", "measure", "bound"],
)
def test_what_only_looks_like_a_contradiction_is_silent(other):
    """Agreement, succession, another market, holder, measure or mood."""
    assert verdict(share(95), other) is None


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (share(50, "b", when=""), "time"),
        (share(50, "b", segment="AI芯片"), "segment"),
        (share(50, "b", when="2020/2024"), "span"),
        (share(50, "b", modality="forecast"), "forecast"),
    ],
)
def test_what_is_unstated_on_one_side_makes_a_tension(other, reason):
    """A warning that says what would reconcile the two."""
    found = run(share(95), other, only=SHARE)
    assert [(f.kind, f.severity) for f in found] == [("tension", "warning")]
    assert reason in dict(found[0].reconcile)["en"]


def test_unstated_on_both_sides_is_no_excuse():
    """Two undated shares are held against each other."""
    assert verdict(share(95, when=""), share(50, "b", when="")) == ("contradiction", "error")


@pytest.mark.parametrize("locus", ["inherited", "missing"])
def test_a_guessed_subject_never_makes_an_error(locus):
    """Provenance decides severity."""
    assert verdict(share(95), share(50, "b", locus=locus)) == ("contradiction", "warning")


def test_a_name_no_lexicon_knows_never_makes_an_error():
    """Open-domain claims carry at most a warning."""
    one = claim("某某电子", "market_share", 95, market="China", when="2024")
    other = claim("某某电子", "market_share", 50, doc="b", market="China", when="2024")
    assert verdict(one, other) == ("contradiction", "warning")


def test_two_named_sources_may_differ():
    """One step down across articles, a note inside one."""
    one, other = share(95, source="IDC"), share(50, "b", source="Gartner")
    assert verdict(one, other) == ("contradiction", "warning")
    here = share(50, source="Gartner")
    assert verdict(one, here) == ("contradiction", "note")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("某车企一位电池实验室主管", "某车企一位電池實驗室負責人"),
        ("美国银行", "美国银行分析师"),
        ("the head of Delta's lab", "head of a Delta lab"),
    ],
)
def test_one_source_in_other_words_may_not(one, other):
    """A manager and the person in charge of one laboratory are one voice."""
    assert verdict(share(95, source=one), share(50, "b", source=other))[1] == "error"


@pytest.mark.parametrize(("one", "other"), [("中信证券", "中金证券"), ("IDC", "IDG")])
def test_short_names_that_are_nearly_one_are_two(one, other):
    assert verdict(share(95, source=one), share(50, "b", source=other))[1] == "warning"


def test_words_that_name_nobody_are_no_source():
    """Reports and public material do not tell two figures apart."""
    one, other = share(95, source="公开资料"), share(50, "b", source="Gartner")
    assert verdict(one, other) == ("contradiction", "error")


def test_repetitions_make_one_finding():
    """Every article that states a value stands on its side; copies are one voice."""
    copies = [share(95, doc, clause="英伟达占95%") for doc in "abc"]
    found = run(*copies, share(94.9, "d"), share(50, "e"), only=SHARE)
    assert len(found) == 2
    full = next(f for f in found if len(f.sides[1]) == 3 or len(f.sides[0]) == 3)
    assert sorted(full.support) == [1, 1]


def test_sides_stay_small():
    """Four places a side; support counts the rest."""
    many = [share(95, f"d{n}") for n in range(9)]
    (found,) = run(*many, share(50, "e"), only=SHARE)
    assert sorted(len(side) for side in found.sides) == [1, 4]
    assert sorted(found.support) == [1, 9]


def test_articles_that_agree_elsewhere_do_not_contradict():
    """An article that also states the other's value means something else by its second figure."""
    assert loud(share(95), share(95, "b"), share(50, "b"), only=SHARE) == [
        (SHARE, "contradiction", "error")
    ]
    (found,) = run(share(95), share(95, "b"), share(50, "b"), only=SHARE)
    assert {c.article for side in found.sides for c in side} == {"b"}


def test_an_article_that_lists_values_tells_them_apart_unseen():
    """Three values of one thing in one article are notes."""
    listed = [share(value, at=20 + n) for n, value in enumerate((10, 30, 50))]
    assert loud(*listed, only=SHARE) == []


def test_units_of_one_dimension_are_compared():
    """1,000 GB and 1 TB are one value."""
    one = claim("NVIDIA H20", "memory_capacity", 1000, unit="gigabyte")
    same = claim("NVIDIA H20", "memory_capacity", 1, doc="b", unit="terabyte")
    apart = claim("NVIDIA H20", "memory_capacity", 2, doc="c", unit="terabyte")
    assert loud(one, same, only="figure-disagrees") == []
    assert loud(one, apart, only="figure-disagrees")


def test_a_flow_of_a_quarter_says_nothing_of_a_year():
    """Revenue of a quarter and of its year differ and both hold."""
    year = claim("NVIDIA", "revenue", 130, unit="USD", when="2025")
    quarter = claim("NVIDIA", "revenue", 44, doc="b", unit="USD", when="2025-Q1")
    undated = claim("NVIDIA", "revenue", 60, doc="c", unit="USD")
    assert loud(year, quarter, only="figure-disagrees") == []
    assert loud(quarter, undated, only="figure-disagrees") == []
    assert loud(year, undated, only="figure-disagrees")


def test_a_correction_replaces_the_article_it_corrects():
    """The older figure is no contradiction."""
    pair = (share(95), share(50, "b"))
    assert loud(*pair, only=SHARE, replaced={"a": ("b",)}) == []
    (found,) = run(*pair, only="figure-revised", replaced={"a": ("b",)})
    assert (found.kind, found.severity) == ("revision", "note")


def test_a_newer_forecast_of_one_house_replaces_the_older():
    """Two forecasts of one source on two days."""
    pair = (
        share(40, when="2026", modality="forecast", source="Bernstein"),
        share(20, "b", when="2026", modality="forecast", source="Bernstein"),
    )
    assert loud(*pair, only=SHARE)
    days = {"a": "2025-01-05", "b": "2025-07-05"}
    assert loud(*pair, only=SHARE, published=days) == []


def test_the_finding_explains_itself():
    """Both intervals, both languages, both places."""
    (found,) = run(share(95), share(50, "b", approximate=True), only=SHARE)
    assert {float(low) for i in found.intervals for low in (i.loosest[0],)} == {94.5, 48.0}
    assert "英伟达" in found.text("zh")
    assert "NVIDIA" in found.text("en")
    for word in ("95", "50", "a.txt", "b.txt"):
        assert word in found.text("zh")
        assert word in found.text("en")


def test_the_lexicon_of_these_tests_is_the_shipped_one():
    """The names used above are known."""
    assert LEXICON.kind("NVIDIA") == "company"
