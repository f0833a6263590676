"""The time a figure holds for."""

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
