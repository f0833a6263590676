"""Names a person would use."""

from __future__ import annotations

import pytest

from claimcheck import lexicon
from claimcheck.records import Period, Scope
from claimcheck.reports.labels import Labels
from claimcheck.reports.words import words
from claimcheck.spelling import period
from reports.build import claim, document, quantity, sample, topic


@pytest.fixture
def labels():
    return {language: Labels(lexicon.load(), words(language)) for language in ("zh", "en")}


@pytest.mark.parametrize(
    ("key", "chinese", "english"),
    [
        ("NVIDIA", "英伟达", "NVIDIA"),
        ("NVIDIA H20", "H20", "H20"),
        ("Huawei Ascend 910B", "昇腾910B", "Huawei Ascend 910B"),
        ("Huawei Kirin 9999", "麒麟 9999", "Huawei Kirin 9999"),
        ("槐花蜜", "槐花蜜", "槐花蜜"),
    ],
)
def test_entities(labels, key, chinese, english):
    """Known in both scripts, coded products by their family, others as printed."""
    assert labels["zh"].entity(key).replace(" ", "") == chinese.replace(" ", "")
    assert labels["en"].entity(key) == english


def test_topics(labels):
    """Owner, market, what is measured; an owner that is the market stands once."""
    assert labels["zh"].topic(topic(())) == "英伟达 · 中国 · 份额"
    assert labels["en"].topic(topic((), owner="China", market="China")) == "China · share"


def test_a_headline_names_what_differs(labels):
    """Figures of the owner alone; another subject or another whole is named."""
    doc = document("a.txt", "50%")
    other = claim(doc, "50%", "50%", quantity(low=50), subject="Intel")
    found = labels["zh"].headline((*sample().claims, other), "NVIDIA")
    assert found == "95→0 % / 95→50 % / 占营收 40 % / 英特尔 50 %"
    assert labels["en"].headline(sample().claims[2:], "NVIDIA") == "40 % of revenue"


def test_a_headline_is_short(labels):
    """Beyond five figures dots say that there are more; one figure stands once."""
    doc = document("a.txt", "50%")
    claims = [claim(doc, "50%", "50%", quantity(low=n % 7)) for n in range(20)]
    assert labels["en"].headline(claims, "NVIDIA") == "0 % / 1 % / 2 % / 3 % / 4 % …"


def test_about(labels):
    """Subject, measure, scope, time; the whole of a share is part of the measure's name."""
    doc = document("a.txt", "50%")
    scope = (Scope("market", "China", "中国"), Scope("denominator", "revenue", "营收"))
    year = Period("2025-01-01", "2025-12-31", "explicit")
    made = claim(doc, "50%", "50%", quantity(low=5), scope=scope, period=year)
    assert labels["zh"].about(made) == "英伟达 · 市场份额 · 中国 · 2025"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((None, None), ""),
        (("2025-01-01", "2025-12-31"), "2025"),
        (("2025-01-01", "2025-06-30"), "2025 H1"),
        (("2025-10-01", "2025-12-31"), "2025 Q4"),
        (("2024-02-01", "2024-02-29"), "2024-02"),
        (("2025-02-01", "2025-02-14"), "2025-02-01 – 2025-02-14"),
        (("2025-02-14", "2025-02-14"), "2025-02-14"),
        (("2020-01-01", "2025-12-31"), "2020 – 2025"),
        (("2020-04-01", "2025-12-31"), "2020-04-01 – 2025"),
        ((None, "2025-12-31"), "… – 2025"),
    ],
)
def test_period(days, said):
    """As short as it can be said."""
    assert period(Period(*days)) == said


def test_figures_of_several_measures_are_named(labels):
    """Shipments beside a capacity, a margin beside a share: each says what it is."""
    doc = document("a.txt", "50%")
    mixed = [
        claim(doc, "50%", "50%", quantity(low=5, unit="count"), measure=measure)
        for measure in ("shipment", "inventory")
    ]
    told = labels["zh"].headline(mixed, "NVIDIA").split(" / ")
    assert [text.rpartition(" ")[2] for text in told] == ["5", "5"]
    assert all(text != "5" for text in told)
    assert labels["zh"].headline(mixed[:1], "NVIDIA") == "5"
    margin = claim(doc, "50%", "50%", quantity(low=70), measure="gross_margin")
    assert labels["zh"].headline([margin], "NVIDIA") == "毛利率 70 %"
