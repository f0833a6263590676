"""The reader as a whole: spans, order, steps, coverage, time."""

from __future__ import annotations

import itertools
import time

import pytest

from claimcheck.documents import from_text
from claimcheck.quantities import read_document, read_text, seen
from claimcheck.quantities.read import BATCH
from quantities.helpers import only

TEXT = "营收从12亿元升至19亿元，同比增长58%，约占全球的三成，排名第三，超过1.2万家门店"


def test_spans_are_exact_and_apart() -> None:
    """What a quantity says it reads stands at its span."""
    found = read_text(TEXT)
    assert [TEXT[q.start : q.end] for q in found] == [q.text for q in found]
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(q.start <= q.num_start < q.num_end <= q.end for q in found)


def test_every_value_has_a_step_and_no_other() -> None:
    """Printed precision goes with the values."""
    for quantity in read_text(TEXT):
        values = (quantity.low, quantity.high, quantity.first, quantity.last)
        assert [v is None for v in values] == [s is None for s in quantity.steps]


def test_rules_tell_how_it_was_read() -> None:
    """Every quantity names the grammar parts that made it."""
    assert all(quantity.rules for quantity in read_text(TEXT))
    assert "range:dash" in only("20-40%").rules
    assert "change" in read_text(TEXT)[0].rules


def test_an_empty_text_holds_nothing() -> None:
    """No text, no quantity."""
    assert read_text("") == ()
    assert read_text(" \n") == ()


def test_document_spans_and_passages() -> None:
    """Quantities of a document carry its spans and the passage they stand in."""
    document = from_text("标题12%\n\n第一段有约27亿美元。第二句占三成。", path="a.txt")
    found = read_document(document)
    assert [document.text[q.start : q.end] for q in found] == ["12%", "约27亿美元", "三成"]
    assert len({q.passage for q in found}) == 3


def test_many_passages_keep_their_order() -> None:
    """Passages are read by the batch, tables by themselves; the figures come in their order."""
    lines = [f"第{n}段说有{n + 100}亿元。" for n in range(BATCH + 5)]
    table = "| 项目 | 数额(亿元) |\n| --- | --- |\n| 甲 | 77 |"
    text = "\n\n".join([*lines[:3], table, *lines[3:]])
    found = read_document(from_text(text, path="a.md"))
    assert [quantity.start for quantity in found] == sorted(quantity.start for quantity in found)
    values = [int(quantity.value or 0) // 10**8 for quantity in found]
    assert values == [100, 101, 102, 77, *range(103, 100 + len(lines))]


def test_seen_counts_figures_and_not_names() -> None:
    """An article that holds only dates and model names was not read in vain."""
    assert seen(from_text("2025年4月30日，H20芯片发布。", path="a.txt")) == 0
    assert seen(from_text("营收12亿元，占三成，共5%。", path="a.txt")) >= 3


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "一",
        "超",
        "1-",
        "1,",
        "从1%到",
        "一半",
        "百分之",
        "每1",
        "第1",
        "1、",
        '"1',
        "x1",
        "1 pound ",
        "1至",
    ],
)
def test_time_grows_linearly(piece: str) -> None:
    """Four times the text takes less than ten times the time, whatever is repeated."""
    read_text(piece)

    def cost(length: int) -> float:
        text = (piece * length)[:length]
        best = 9.0
        for _ in range(3):
            begin = time.process_time()
            read_text(text)
            best = min(best, time.process_time() - begin)
        return best

    short, long = cost(4000), cost(16000)
    assert long < 10 * short + 0.02
