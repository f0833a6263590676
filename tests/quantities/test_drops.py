"""What is left out although a numeral stands there, and what is not."""

from __future__ import annotations

import time

import pytest

from claimcheck.quantities.context import Context
from claimcheck.quantities.drops import kept
from claimcheck.quantities.figure import from_numeral
from claimcheck.quantities.read import read_text
from claimcheck.quantities.scan import numerals
from quantities.helpers import texts


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("增加一个百分点", ["一个百分点"]),
        ("至少三个方案", ["至少三个"]),
        ("只有三家公司入选", ["三家"]),
        ("被制裁四年后", ["四年"]),
        ("四年后再看", []),
        ("历时五年攻关", ["五年"]),
        ("十多个项目", ["十多个"]),
        ("共12", ["12"]),
        ("小米12发布", []),
        ("出货150万", ["150万"]),
        ("三次会谈", ["三次"]),
        ("一次会谈", []),
        ("在德国3家", ["3家"]),
        ("评分达到5的产品", ["5"]),
        ("合计十二的产品", ["十二"]),
        ("评分达到五的产品", []),
    ],
)
def test_what_is_read(text: str, read: list[str]) -> None:
    """Support, a counter of goods, or a cue makes a figure of a small number."""
    assert texts(text) == read


def test_a_figure_alone_in_its_clause_is_read() -> None:
    """A cell or an answer may hold nothing but a number."""
    assert texts("12") == ["12"]
    assert texts("，三个，") == ["三个"]


def test_years_stay_out_in_both_languages() -> None:
    """Four digits beside nothing are a year."""
    assert texts("展望2025") == []
    assert texts("They met in 2019 again") == []


def test_a_long_clause_is_not_read_again_for_each_figure() -> None:
    """Whether a figure stands alone is seen beside it, however far the clause reaches."""

    def cost(length: int) -> float:
        context = Context("甲" * length + "12家")
        figure = from_numeral(numerals(context)[0])
        best = 9.0
        for _ in range(5):
            begin = time.process_time()
            for _ in range(100):
                kept(context, figure)
            best = min(best, time.process_time() - begin)
        return best

    assert cost(2_000_000) < 10 * cost(1000) + 0.005


def test_a_number_that_does_something_is_a_name():
    """The phone that the 920 carried; those who are counted are not."""
    assert [q.value for q in read_text("The van that the 920 carried sold 57 times.")] == [57]
    assert 640 in {q.value for q in read_text("Of the 640 employed, 12 left.")}


def test_days_over_which_so_many_came_are_a_time_when():
    assert [q.unit for q in read_text("It drew 140,000 fans over three days.")] == ["count"]
    assert [q.unit for q in read_text("The strike lasted over three weeks.")] == ["week"]
