"""The time of an English figure, and the time that it is compared with."""

import pytest

from claims.reading import claim_of


def wrong(*row, reason):
    """A row whose reading is known to be another one."""
    return pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=reason))


def days(claim):
    """The first and the last day of a claim."""
    return claim.period.start, claim.period.end


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Norrvik Marine sold 42 boats on Monday.", "2025-08-18"),
        ("Norrvik Marine's berths were 42% full on Tuesday.", "2025-08-19"),
        ("Norrvik Marine's shares closed at 42 euros on Friday.", "2025-08-15"),
        ("On Wednesday, Norrvik Marine sold 42 boats.", "2025-08-20"),
    ],
)
def test_a_day_of_the_week_is_the_last_one(text, day):
    """Counted back from the day of publication, a Wednesday."""
    assert days(claim_of(text, "42")) == (day, day)


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Norrvik Marine sells 42 boats a year.", "rate"),
        ("Norrvik Marine sold 42 boats a year before.", "none"),
        ("Norrvik Marine sold 42 boats a year earlier.", "none"),
        ("Norrvik Marine sold 42 boats a month ago.", "none"),
        ("雾岭乳业每月营收42亿元。", "rate"),
        ("雾岭乳业单月营收42亿元。", "none"),
    ],
)
def test_a_year_before_is_no_rate(text, basis):
    """Only a bare "a year" says how often."""
    assert claim_of(text, "42").period.basis == basis


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Norrvik Marine opened 42 stores in November.", 2024),
        ("Norrvik Marine plans to open 42 stores in November.", 2025),
        ("Norrvik Marine will open 42 stores by November.", 2025),
        ("Norrvik Marine expects revenue of 42 million euros in November.", 2025),
        ("Norrvik Marine opened 42 stores in March.", 2025),
    ],
)
def test_a_month_without_a_year(text, year):
    """The last one there was; the next one behind a word of what is to come."""
    start, end = days(claim_of(text, "42"))
    assert (start[:4], end[:4]) == (str(year), str(year))


def test_a_month_that_is_told_to_come_in_chinese():
    """11月将开店: the month ahead."""
    assert claim_of("雾岭乳业11月将开店42家。", "42").period.start == "2025-11-01"
    assert claim_of("雾岭乳业11月开店42家。", "42").period.start == "2024-11-01"


@pytest.mark.parametrize(
    ("text", "figure", "start", "end"),
    [
        (
            "Norrvik Marine sold 4,200 boats in April (3,100 in March).",
            "4,200",
            "2025-04-01",
            "2025-04-30",
        ),
        (
            "Norrvik Marine sold 4,200 boats in April (3,100 in March).",
            "3,100",
            "2025-03-01",
            "2025-03-31",
        ),
        (
            "The yard's margin was 12% in the second quarter (11% in the first quarter).",
            "12%",
            "2025-04-01",
            "2025-06-30",
        ),
        (
            "The yard's margin was 12% in the second quarter (11% in the first quarter).",
            "11%",
            "2025-01-01",
            "2025-03-31",
        ),
        ("沱江酿造今年营收为12亿元（去年为9亿元）。", "12亿", "2025-01-01", "2025-12-31"),
        ("沱江酿造今年营收为12亿元（去年为9亿元）。", "9亿", "2024-01-01", "2024-12-31"),
    ],
)
def test_each_side_of_a_bracket_has_its_own_time(text, figure, start, end):
    """Where both sides name one."""
    assert days(claim_of(text, figure)) == (start, end)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Brixholm Lines (founded in 1987) carried 42 people.", "42"),
        wrong(
            *("Brixholm Lines (2019: 3,100 people) carried 42 people.", "42 people"),
            reason="the time of a bracket holds for the clause around it",
        ),
        ("Brixholm Lines carried 42 people (3,100 in April 2024).", "42 people"),
    ],
)
def test_the_time_of_a_bracket_stays_in_it(text, figure):
    """The figure outside has none."""
    assert not claim_of(text, figure).period.stated


def test_the_own_time_of_a_figure_wins_over_that_of_a_bracket():
    """9% in 2023 is in the bracket, 12% in 2024 outside of it."""
    text = "Revenue at Brixholm Lines (9% in 2023) rose 12% in 2024."
    assert days(claim_of(text, "12%")) == ("2024-01-01", "2024-12-31")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (
            "In April, Brixholm carried 4,200 people, against 3,100 people a year earlier.",
            "2024-04",
        ),
        ("Brixholm's share rose to 42% in April, from 31% in 2023.", None),
        ("Brixholm carried 4,200 people in April, against 3,100 in March.", "2025-03"),
    ],
)
def test_a_level_that_is_compared_with_has_its_own_time(text, start):
    """A year earlier is a year before the time of the figure in front."""
    levels = [claim_of(text, figure) for figure in ("3,100", "31%") if figure in text]
    if start is not None:
        assert levels[0].period.start.startswith(start)
    else:
        assert levels[0].quantity.kind == "change" or levels[0].period.start == "2023-01-01"


def test_the_price_of_a_report_moved_in_its_period():
    """A move of a price is of the time that the report is about; a bare price is of none."""
    lead = "In the second quarter of 2024, Norrvik Marine's sales were 21 million euros."
    moved = claim_of(f"{lead} Hemp prices rose 12%.", "12%")
    assert days(moved) == ("2024-04-01", "2024-06-30")
    assert not claim_of(f"{lead} Hemp costs 42 euros.", "42").period.stated


@pytest.mark.parametrize(
    ("behind", "against"),
    [
        ("from a year earlier", "year earlier"),
        ("year on year", "year earlier"),
        ("from the previous year", "year earlier"),
        ("compared with the prior year", "year earlier"),
        ("from last year", "year earlier"),
        ("from the previous quarter", "previous quarter"),
        ("from the prior quarter", "previous quarter"),
        ("quarter on quarter", "previous quarter"),
        ("sequentially", "previous quarter"),
        ("from the previous month", "previous month"),
        ("month on month", "previous month"),
        ("from a year before", "year earlier"),
        ("from the quarter before", "previous quarter"),
        ("over the previous month", "previous month"),
    ],
)
def test_what_a_growth_is_compared_with(behind, against):
    """The time before has one name, however it is put."""
    claim = claim_of(f"Revenue at Brixholm Lines rose 12% {behind}.", "12%")
    assert claim.comparand is not None
    assert claim.comparand.key == against


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("雾岭乳业4月营收2亿元，环比增长8%。", "previous month"),
        ("雾岭乳业二季度营收2亿元，环比增长8%。", "previous quarter"),
        ("雾岭乳业二季度营收2亿元，同比增长8%。", "year earlier"),
    ],
)
def test_the_length_of_the_period_tells_the_one_before(text, against):
    """环比 of a month is against the month before."""
    assert claim_of(text, "8%").comparand.key == against


def test_a_month_that_is_compared_with_has_no_full_stop():
    """March, not March."""
    text = "Brixholm Lines carried 4,200 people in April, 9% more than in March."
    assert claim_of(text, "9%").comparand.key == "March"


# -- plans and expectations -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("Brixholm Lines plans to open 42 stores.", "target"),
        ("Brixholm Lines aims to open 42 stores.", "target"),
        ("Brixholm Lines intends to buy 42 boats.", "target"),
        ("Brixholm Lines plans to hire 42 workers next year.", "target"),
        ("Brixholm Lines will invest 42 million euros.", "target"),
        ("Brixholm Lines expects to spend 42 million euros on investment.", "target"),
        ("Brixholm Lines expects capital expenditure of 42 million euros.", "target"),
        ("Brixholm Lines expects revenue of 42 million euros.", "forecast"),
        ("Brixholm Lines forecasts revenue of 42 million euros.", "forecast"),
        ("Brixholm Lines expects to sell 42 boats.", "forecast"),
        ("Revenue beat the 42 million euros analysts had expected.", "forecast"),
        ("Brixholm Lines had revenue of 42 million euros.", "asserted"),
        ("雾岭乳业计划年内开店42家。", "target"),
        ("雾岭乳业预计营收为42亿元。", "forecast"),
        wrong(
            *("Brixholm Lines plans capital expenditure of 42 million euros.", "target"),
            reason="plans counts in front of a verb only",
        ),
    ],
)
def test_what_is_planned_is_a_target_and_what_is_expected_a_forecast(text, mood):
    """What a company spends is up to it; what it sells is not."""
    assert claim_of(text, "42").modality == mood
