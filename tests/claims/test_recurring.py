"""Names that recur: the quick ways find what the plain ones do."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.claims import recurring
from claimcheck.lexicon import read_data

pytestmark = pytest.mark.property

_PIECES = [
    "鸿碁", "锐光", "鸿碁营收", "面板厂", "品牌", "目前", "但", "的", "了", "增长", "12%", "(2999)",
    "(KSTL)",
    "(股票代码:2999)", "(图)", ",", "。", "\n", " ", "“", "在", "以", "约3",
]  # fmt: skip
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=24).map("".join)
_FRONT = r"(?:^|(?<=[,。;:!?\s\n“”(]))"


@settings(deadline=None)
@given(_TEXTS)
def test_runs_that_open_clauses_three_times_are_counted(text):
    """As if every run of every length were counted."""
    _none, characters, openers = recurring._data()
    counts = Counter()
    for match in re.finditer(_FRONT + "([一-鿿]{2,10})", text, re.MULTILINE):
        opener = openers.match(match[1])
        run = match[1][opener.end() :] if opener else match[1]
        for size in range(2, min(len(run), 4) + 1):
            if run[size - 1] in characters:
                break
            counts[run[:size]] += 1
    found = set(recurring._repeated(text, openers, characters))
    assert found == {name for name, times in counts.items() if times > 2}


@settings(deadline=None)
@given(_TEXTS)
def test_what_stands_before_a_stock_code_is_found(text):
    """The longest run of two to six Chinese characters there."""
    code = r"\((?:\d{4,6}(?:\.[A-Z]{2})?|[A-Z]{2,5}-?[A-Z]{0,3}|股票代码[^)]{1,12})\)"
    plain = [m[1] for m in re.finditer("([一-鿿]{2,6})" + code, text)]
    assert list(recurring._coded(text)) == plain


def test_no_ending_closes_with_what_a_name_stands_behind():
    """Else the end of one name would hide the next."""
    for ending in read_data("zh/function_words.yaml")["company_endings"]:
        assert not re.match(f"[{recurring.IN_FRONT}]", ending[-1])
