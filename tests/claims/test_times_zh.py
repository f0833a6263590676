"""Where Chinese time expressions are sought."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck import lexicon
from claimcheck.claims import times_zh

_DATA = lexicon.read_data("zh/times.yaml")
_LISTED = [
    word
    for name in ("years", "months", "quarters", "days", "now", "rates", "past", "future")
    for word in _DATA[name]
]
_PIECES = [
    *_LISTED, "上世纪", "20世纪", "二十世纪", "九十年代", "90年代", "2024财年", "FY25", "FY 2025",
    "2023 年", "2023年第二季度", "二季度", "3Q", "Q1", "首季", "上半年", "前三季度", "5月12日",
    "前8个月", "头两个月", "十二月", "全年", "年底", "底", "初", "三", "3", "年", "个月", "来",
    "以来", "之前", "数", "2024-05-06", "2024/5", "15日", "8号", "天前", "增长", "第", "的", ",",
    " ", "%", "至",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=8).map("".join), st.integers(0, 6))
def test_no_expression_begins_where_it_is_not_sought(text: str, start: int) -> None:
    """The same matches as the pattern gives that tries every branch everywhere."""
    found = [match.span() for match in times_zh.matches(text, start, len(text))]
    assert found == [m.span() for m in times_zh.pattern().finditer(text, start)]
