"""The first test of a rule that two claims of one cluster do not pass."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck import lexicon, pipeline, rules
from claimcheck.api import check_texts

SHARE = "英伟达在中国的市场份额为50%。"


def standing(left, right, dates=None):
    report = check_texts({"a": f"{left}\n", "b": f"{right}\n"}, dates=dates)
    one, other = (next(c for c in report.claims if c.document == d) for d in ("a", "b"))
    return pipeline.stand(report, rules.load(), lexicon.load(), one, other)


def told_by(found):
    return {hurdle.code: hurdle.test for hurdle in found.hurdles}


@pytest.mark.parametrize(
    ("left", "right", "test"),
    [
        (SHARE, "英伟达在中国的市场份额为50.2%。", "overlap"),
        (SHARE, SHARE, "agree"),
        (SHARE, "英伟达在美国的市场份额为80%。", "scope"),
        ("2023年英伟达在中国的市场份额为50%。", "2025年英伟达在中国的市场份额为8%。", "period"),
        (SHARE, "英伟达的目标是在中国的市场份额达到80%。", "mood"),
        (SHARE, "英伟达在中国的市场份额并非80%。", "polarity"),
    ],
)
def test_what_keeps_two_shares_apart(left, right, test):
    """Values that agree or overlap, another market, another time, another mood."""
    found = standing(left, right)
    assert found.cluster == "NVIDIA/market_share/percent"
    assert told_by(found)["C101"] == test
    assert "C101" not in {finding.code for finding in found.findings}


def test_a_finding_is_named():
    """Two that are set against each other in fact."""
    found = standing(SHARE, "英伟达在中国的市场份额为80%。")
    assert [finding.code for finding in found.findings] == ["C101"]


def test_two_clusters_have_no_hurdles():
    """The guard of the clusters is the answer."""
    found = standing(SHARE, "华为在中国的市场份额为80%。")
    assert (found.cluster, found.hurdles) == ("", ())
    assert [match.slot for match in found.matches if match.guard] == ["subject"]


def test_every_rule_says_why():
    """One hurdle a rule; those that look at other claims are not near."""
    found = standing(SHARE, "英伟达在中国的市场份额为50.2%。")
    assert len(found.hurdles) == len(rules.load())
    assert {h.code for h in found.hurdles if h.near} == {"C101", "C105"}


def test_a_change_and_a_level_on_its_way():
    """95→0 passes 50."""
    found = standing("英伟达在中国的市场份额从95%降至0%。", SHARE)
    assert told_by(found)["C201"] == "on-the-way"
    assert told_by(found)["C101"] == "kind"


def test_a_rule_that_is_switched_off():
    """Says so, and nothing of its tests."""
    report = check_texts({"a": f"{SHARE}\n", "b": f"{SHARE}\n"})
    one, other = report.claims[:2]
    off = [replace(rule, level="off") for rule in rules.load() if rule.code == "C101"]
    found = pipeline.stand(report, off, lexicon.load(), one, other)
    assert [hurdle.test for hurdle in found.hurdles] == ["off"]


GREW = "2024年，比亚迪的销量同比增长41.3%。"


@pytest.mark.parametrize(
    ("right", "test"),
    [
        ("2024年，比亚迪的销量同比增长41%。", "overlap"),
        ("2024年第二季度，比亚迪的销量环比增长20%。", "since"),
        ("2023年，比亚迪的销量同比增长62.3%。", "period"),
        ("2024年，比亚迪的销量同比增长31.4%。", "shown"),
    ],
)
def test_what_keeps_two_growths_apart(right, test):
    """The rule on growths; rules on levels see none."""
    hurdles = told_by(standing(GREW, right))
    assert hurdles["C106"] == test
    assert hurdles["C103"] == "level"
