"""The time a figure holds for."""

import pytest

from claims.reading import claim_of


def test_a_change_spans_both_its_years():
    """从2020年的…到2024年的… is one period."""
    found = claim_of("光伏的国产化率从2020年的30%提升至2024年的70%。", "70%")
    assert (found.period.start, found.period.end) == ("2020-01-01", "2024-12-31")


def test_the_time_compared_with_is_not_the_period():
    """比去年 says what with, not when."""
    found = claim_of("今年上半年,比亚迪销量为200万辆,比去年同期增长30%。", "30%")
    assert found.period.start == "2025-01-01"


def test_no_time_stays_unknown():
    """Nothing is guessed from the clock."""
    assert not claim_of("比亚迪销量为200万辆。", "200万", published=None).period.stated


def test_this_year_follows_the_date_of_publication():
    """今年 is the year of the article."""
    found = claim_of("今年比亚迪销量为200万辆。", "200万", published="2023-05-01")
    assert found.period.start == "2023-01-01"


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("嶺能上半年出貨21GWh,去年同期只有10GWh左右。", "10GWh"),
        ("岭能上半年出货21GWh,而上年同期还只是10GWh。", "10GWh"),
        ("Shipments reached 21 GWh in the first half; a year earlier they were 10 GWh.", "10 GWh"),
        (
            "Sales hit 21 GWh in the first half. A year earlier the figure was just 10 GWh.",
            "10 GWh",
        ),
    ],
)
def test_a_level_of_a_year_earlier_is_of_that_year(text, figure):
    """However small words stand between."""
    period = claim_of(text, figure).period
    assert (period.start, period.end) == ("2024-01-01", "2024-06-30")
