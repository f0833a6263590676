"""Values of one thing, and which of them cannot be the same."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import precision
from claimcheck.records import Cluster, DocumentInfo, Name, Period, Scope
from claimcheck.survey import stated
from reports.build import claim, document, quantity

DOC = document("a.txt", "甲的数值为5。")
Y24, Y25 = (Period(f"{year}-01-01", f"{year}-12-31", "explicit") for year in (2024, 2025))
CHINA, WORLD = Scope("market", "China", "中国"), Scope("market", "global", "全球")
AI = Scope("segment", "AI chip", "AI芯片")

UNIT = (Decimal(1), Decimal(1), None, None)


def one(amount, n=1, **more):
    more = {"scope": ()} | more
    return claim(DOC, "甲的数值为5", "5", amount, n=n, **more)


def cluster(*claims, names=()):
    return Cluster(
        "NVIDIA/market_share/percent", "NVIDIA", "market_share", "percent", claims, (), names
    )


def apart(*claims):
    return [value.apart for value in stated([cluster(*claims)], ())]


@pytest.mark.parametrize(
    ("left", "right", "away"),
    [
        (quantity(low=95), quantity(low=50), True),
        (quantity(low=95, text="95%", steps=UNIT), quantity(low="95.2"), False),  # rounded
        (quantity(low=50), quantity("range", low=40, high=60), False),
        (quantity(low=50), quantity("bound", low=60, op=">"), True),
        (quantity("change", first=95, last=50), quantity(low=50), False),
        (quantity("change", first=95, last=50), quantity(low=95), False),  # from which it starts
        (quantity("change", first=95, last=50), quantity(low=20), True),
        (quantity("change", first=95, last=50), quantity("change", first=50, last=0), True),
        (quantity(low=95), quantity("delta", low=5), False),  # a growth is no level
        (quantity(low=1, unit="kilogram"), quantity(low=1000, unit="gram"), False),
        (quantity(low=1, unit="kilogram"), quantity(low=2000, unit="gram"), True),
        (quantity("comparison", unit="dimensionless"), quantity(low=5), False),
    ],
)
def test_values_at_one_time(left, right, away):
    """However loosely both are read, in whatever units."""
    assert apart(one(left), one(right, n=2)) == [away, away]


@pytest.mark.parametrize(
    ("left", "right", "away"),
    [
        ({"period": Y24}, {"period": Y24}, True),
        ({"period": Y24}, {"period": Y25}, False),
        ({"period": Y24}, {}, True),
        ({"scope": (CHINA,)}, {"scope": (CHINA, AI)}, True),
        ({"scope": (CHINA,)}, {"scope": (WORLD,)}, False),
        ({"scope": (CHINA, AI)}, {"scope": (AI, CHINA)}, True),
        ({"modality": "forecast"}, {}, False),
        ({"polarity": "negated"}, {}, False),
        ({"comparand": Name("A100", "A100")}, {"comparand": Name("H20", "H20")}, False),
    ],
)
def test_what_they_are_of(left, right, away):
    """Of two times, markets or moods they may both hold; what says less may be of the same."""
    both = one(quantity(low=95), **left), one(quantity(low=50), n=2, **right)
    assert apart(*both) == [away, away]


def test_only_what_is_apart_is_marked():
    """Two that agree stay unmarked beside a third of another market."""
    claims = (
        one(quantity(low=95), scope=(CHINA,)),
        one(quantity(low=95), n=2, scope=(CHINA,)),
        one(quantity(low=50), n=3, scope=(WORLD,)),
        one(quantity(low=10), n=4, scope=(WORLD,)),
    )
    assert apart(*claims) == [False, False, True, True]


def test_names_are_those_of_the_cluster():
    """Scope items in their canonical key; the whole of a share is no narrowing."""
    whole = Scope("denominator", "revenue", "营收")
    said = one(quantity(low=5), scope=(whole, Scope("segment", None, "AI晶片")))
    info = DocumentInfo("a.txt", "a", publisher="晨报")
    (value,) = stated([cluster(said, names=(("scope", "AI晶片", "AI chip"),))], [info])
    assert (value.subject, value.measure, value.scope) == (
        "NVIDIA", "market_share", ("segment=AI chip",),
    )  # fmt: skip
    assert value.info.publisher == "晨报"


LEVELS = st.lists(st.integers(0, 1000), min_size=1, max_size=12)


@given(LEVELS)
def test_marked_is_whoever_has_an_opponent(levels):
    """The law, by the slow way round: each pair by itself."""
    amounts = [quantity(low=level, unit="count", text=str(level)) for level in levels]
    bounds = [precision.level(amount).loosest for amount in amounts]
    claims = [one(amount, n=n) for n, amount in enumerate(amounts)]
    assert apart(*claims) == [
        any(not precision.overlap(own, other) for other in bounds) for own in bounds
    ]
