"""Lines in terminal cells."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.text import Text

from claimcheck.reports import Look, layout

MIXED = st.text(
    st.sampled_from(list("英伟达的市占率从降到了,。《》()“” aBc-/09%.亿元\u3000→")), max_size=120
)


def lines(text, width, keep=()):
    return [text[a:b] for a, b in layout.breaks(text, width, keep)]


class TestBreaks:
    def test_chinese_breaks_between_any_two_characters(self):
        """A Chinese text needs no blanks to be wrapped."""
        assert lines("甲乙丙丁戊己", 4) == ["甲乙", "丙丁", "戊己"]

    def test_english_breaks_at_blanks(self):
        """Latin words stay whole and no blank begins or ends a line."""
        assert lines("one share of the market", 10) == ["one share", "of the", "market"]

    @pytest.mark.parametrize(
        "whole",
        ["45亿美元", "148 TFLOPS", "95.3%", "$4.5bn", "20-40%", "1,200家", "95→0 %", "3.2 GB/s"],
    )
    @pytest.mark.parametrize("before", range(12))
    def test_a_number_stays_with_its_unit(self, whole, before):
        """Wherever the line ends, number and unit stand on one line."""
        text = "字" * before + whole + "字字字字"
        assert any(whole in line for line in lines(text, 14))

    def test_closing_punctuation_never_begins_a_line(self):
        """A full stop moves down with the character before it."""
        assert lines("甲乙丙。丁", 6) == ["甲乙", "丙。丁"]

    def test_a_blank_in_front_of_a_closing_mark_is_no_break(self):
        assert lines("英偉達降到8% 。", 12) == ["英偉達降到", "8% 。"]

    def test_opening_punctuation_never_ends_a_line(self):
        """A bracket moves down with what it opens."""
        assert lines("甲乙《丙》", 6) == ["甲乙", "《丙》"]

    def test_quotes_are_paired(self):
        """A straight quote clings to the word it opens or closes."""
        assert lines('甲乙"丙"丁', 5) == ["甲乙", '"丙"', "丁"]

    def test_a_word_longer_than_the_line_is_cut(self):
        """Nothing ever runs over."""
        assert lines("abcdefghij", 4) == ["abcd", "efgh", "ij"]

    def test_kept_spans_are_not_broken(self):
        """A figure in words stays whole when it is asked for."""
        text = "大约是三分之一的人"
        assert "三分之一" in lines(text, 10, [(3, 7)])[1]

    @given(MIXED, st.integers(2, 40))
    @settings(max_examples=100, deadline=None)
    def test_lines_fit_and_lose_nothing_but_blanks(self, text, width):
        """No line is wider than asked, and the lines together are the text without some blanks."""
        found = lines(text, width)
        assert all(layout.cells(line) <= width for line in found)
        assert re.sub(r"\s", "", "".join(found)) == re.sub(r"\s", "", text)

    @given(st.sampled_from(["<", "-", "1,", "9", "(", '"', "a", "～", "1-"]), st.integers(60, 200))
    @settings(max_examples=30, deadline=2000)
    def test_hostile_runs_take_linear_time(self, piece, width):
        """Ten thousand characters of one kind are wrapped in no time."""
        found = lines(piece * (10_000 // len(piece)), width)
        assert all(layout.cells(line) <= width for line in found)


class TestPad:
    @given(MIXED.filter(lambda text: layout.cells(text) <= 30))
    @settings(max_examples=50, deadline=None)
    def test_fills_to_the_cell(self, text):
        """A padded line is exactly as wide as asked, whatever its characters."""
        padded = layout.pad(Text(text), 30).plain
        assert layout.cells(padded) == max(30, layout.cells(text))


class TestClipped:
    @given(MIXED, st.integers(2, 40))
    @settings(max_examples=50, deadline=None)
    def test_is_one_line_that_fits(self, text, width):
        """What does not fit gives way to an ellipsis."""
        shown = layout.clipped(Text(text), width).plain
        assert layout.cells(shown) <= width
        assert shown == text or shown.endswith("…")


class TestIndented:
    def test_further_lines_hang_under_the_first(self):
        """The label stands once."""
        found = layout.indented(Text("甲乙丙丁戊己"), 10, Text("标 "))
        assert [line.plain for line in found] == ["标 甲乙丙", "   丁戊己"]


class TestRender:
    def test_plain_output_has_no_escape_sequences(self):
        """Without styles the text alone is written, blanks at line ends left out."""
        assert layout.render([Text("甲  ", style="bold red")], Look()) == "甲\n"

    def test_no_color_keeps_bold(self):
        """NO_COLOR is about colour; what is bold stays bold."""
        shown = layout.render([Text("甲", style="bold red")], Look(styled=True))
        assert "\x1b[1m" in shown
        assert "31" not in shown

    def test_color_is_used_when_allowed(self):
        """Sixteen colours, so that the reader's theme decides how they look."""
        shown = layout.render([Text("甲", style="red")], Look(styled=True, color=True))
        assert shown == "\x1b[31m甲\x1b[0m\n"
