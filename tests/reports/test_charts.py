"""The charts of a page: where figures and periods stand, and what stands over a row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import lexicon
from claimcheck.records import Period
from claimcheck.reports import layout
from claimcheck.reports.html import captions, charts, timeline
from claimcheck.reports.labels import Labels
from claimcheck.reports.words import words
from reports.build import claim, document, quantity

LABELS, SAY = Labels(lexicon.load(), words("en")), words("en", "html")
PLACE = document("a.txt", "甲的市占率为92%。")


def chart(*amounts):
    claims = [claim(PLACE, "92%", "92%", one, n=n) for n, one in enumerate(amounts, 1)]
    return charts.figures(claims, {}, "甲", LABELS, SAY)


def test_figures_stand_where_they_belong():
    """A share on an axis of a hundred: a dot, an arrow from where a change begins, a range."""
    drawn = chart(
        quantity(low=40), quantity("change", first=95, last=10), quantity("range", low=20, high=30)
    )
    assert [(bar.shape, int(bar.low), int(bar.high)) for bar in drawn.bars] == [
        ("dot", 400, 400), ("fall", 100, 950), ("span", 200, 300),
    ]  # fmt: skip
    assert drawn.tips == (("10%", charts.STEP + charts.LINE, "fall"),)
    assert [letters for _, _, letters in drawn.ticks] == ["0 %", "100 %"]
    assert drawn.legend == ("printed", "change")


FILE = "2025-01-27-export-controls-and-china-share.txt"


@pytest.mark.parametrize("cells", [captions.NARROW, captions.WIDE])
@pytest.mark.parametrize(
    "value",
    [
        "95→0 %",
        "NVIDIA share of the market 38 % of global",
        "中国数据中心芯片的份额由九成五降到零",
    ],
)
def test_what_stands_over_a_row_fits_and_wastes_no_room(value, cells):
    """A Chinese character fills two cells; what is cut begins with a word."""
    told = captions.over((1,), replace(claim(PLACE, "92%", "92%", quantity()), document=FILE),
                         value, cells)  # fmt: skip
    widths = list(map(layout.cells, told))
    assert sum(widths) + 2 <= cells
    whole = f"[1] {FILE}"
    if layout.cells(whole) + 2 + layout.cells(value) <= cells:
        assert told == (whole, value)
    for short, full in zip(told, (FILE, value), strict=True):
        _, cut, rest = short.partition("…")
        if cut:
            before = full[: -len(rest)][-1]
            assert full.endswith(rest)
            assert not (before + rest[0]).isascii() or not before.isalnum() or not rest[0].isalnum()


def test_a_short_text_is_not_cut():
    """Nor is one that fills its room; without a border near it is cut where it must be."""
    assert captions.tail("NVIDIA 95 %", 11) == "NVIDIA 95 %"
    assert captions.tail("NVIDIA 95 %", 10) == "…95 %"
    assert captions.tail("a" * 30, 10) == "…" + "a" * 9
    assert captions.tail("英伟达的份额", 11) == "…伟达的份额"
    assert captions.tail("昇腾910B 320 TFLOPS", 18) == "…320 TFLOPS"
    assert captions.tail("x", 1) == "x"


def test_a_cut_number_is_never_shown():
    """The end of 1,234,567 is another number."""
    for room in range(2, 30):
        told = captions.tail("NVIDIA data centre 1,234,567.8 million USD", room)
        assert not told.lstrip("…")[:1].isdigit() or "1,234,567.8" in told, room


def test_one_figure_is_no_chart():
    """Nor is it where two articles state it."""
    assert chart(quantity(low=40)) is None
    assert chart(quantity(low=40), quantity(low=40)) is None
    assert chart(quantity("comparison", unit="dimensionless"), quantity("delta", low=2)) is None


def test_a_chart_tells_what_it_draws():
    """For those who do not see it; what is too much is counted."""
    drawn = chart(*(quantity(low=value) for value in range(1, charts.MOST + 4)))
    assert len(drawn.bars) == charts.MOST
    assert drawn.more == 3
    assert all(f"{bar.name}: {bar.value}" in drawn.told for bar in drawn.bars)


def dated(*periods):
    """Claims with such periods, each (first day, last day)."""
    return [
        replace(claim(PLACE, "92%", "92%", quantity(low=1), n=n), period=Period(*days, "explicit"))
        for n, days in enumerate(periods, 1)
    ]


def test_periods_stand_in_their_years():
    """A year of two is half the line; an open end runs to it; the day of publication is marked."""
    drawn = timeline.times(
        dated(("2024-01-01", "2024-12-31"), ("2025-01-01", None)), {"a.txt": "2025-01-01"}, SAY
    )
    first, second = drawn.bars
    assert (first.shape, first.low, round(first.high)) == ("days", 0, 501)
    assert (second.shape, second.high) == ("least", 1000)
    assert first.mark == second.low == first.high
    assert [letters for _, _, letters in drawn.ticks] == ["2024", "2025"]


@pytest.mark.parametrize(
    "periods",
    [(), (("2024-01-01", "2024-12-31"),) * 2, (("0000-99-99", None), (None, None))],
    ids=["none", "one and the same", "no days"],
)
def test_what_is_no_timeline(periods):
    assert timeline.times(dated(*periods), {}, SAY) is None


@given(
    years=st.lists(st.integers(1900, 2100), min_size=2, max_size=6, unique=True),
    values=st.lists(st.decimals("0.001", "1e12", places=3), min_size=2, max_size=6, unique=True),
)
@settings(max_examples=40, deadline=None)
@pytest.mark.property
def test_nothing_is_drawn_beyond_its_axis(years, values):
    """Whatever the figures and the times are."""
    both = (
        timeline.times(dated(*((f"{y}-01-01", f"{y}-12-31") for y in years)), {}, SAY),
        chart(*(quantity(low=value, unit="USD") for value in values)),
    )
    for drawn in both:
        assert all(0 <= bar.low <= bar.high <= 1000 for bar in drawn.bars)
