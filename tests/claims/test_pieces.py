"""Passages that are no sentences, and spans that are asked about in bulk."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from claimcheck import documents, quantities
from claimcheck.claims.mentions import Mention
from claimcheck.claims.pieces import LONGEST, MOST, cut
from claimcheck.claims.spans import Spans
from claimcheck.records import Passage
from claims.reading import claims_in

SPAN = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: (pair[0], sum(pair)))


def pieces(text):
    """The pieces of the one passage of a text."""
    document = documents.from_text(text)
    (passage,) = document.passages
    return list(cut(document.text, passage, [], list(quantities.read_document(document))))


def test_a_sentence_is_one_piece():
    """A long sentence of many figures stays whole."""
    (piece,) = pieces("、".join(f"第{n}厂增产{n}%" for n in range(1, 60)) + "。")
    assert len(piece.quantities) == 59


def test_a_passage_without_end_is_cut():
    """The pieces make up the passage, within the limits, and every figure is in one of them."""
    found = pieces("、".join(f"厂房扩大{n}.5%" for n in range(1000)) + "。")
    assert len(found) > 1
    for piece in found:
        assert piece.passage.end - piece.passage.start <= LONGEST
        assert len(piece.quantities) <= MOST
        for figure in piece.quantities:
            assert piece.passage.start <= figure.start
            assert figure.end <= piece.passage.end
    for left, right in pairwise(found):
        assert left.passage.end == right.passage.start
    assert sum(len(piece.quantities) for piece in found) == 1000


def test_a_name_longer_than_a_piece_is_not_cut():
    """Where nothing may be cut the piece is longer."""
    text = "北厂" + "甲" * (2 * LONGEST) + "南厂" * LONGEST
    name = Mention(2, 2 * LONGEST + 2, "entity", None, text[2 : 2 * LONGEST + 2], "company")
    found = list(cut(text, Passage("sentence", 0, len(text), 0), [name], []))
    assert [piece.mentions for piece in found if piece.mentions] == [[name]]
    assert any(piece.passage.end >= name.end for piece in found if piece.mentions)


def test_claims_of_a_passage_without_end_are_read():
    """Each figure of an endless list is a claim with its place."""
    text = "英伟达的营收" + "".join(f"增长{n}.5%," for n in range(1, 301)) + "。"
    found = claims_in(text)
    assert len(found) == 300
    assert [str(claim.quantity.value) for claim in found][::299] == ["1.5", "300.5"]


@given(st.lists(SPAN, max_size=8), SPAN)
def test_spans_answer_as_a_search_through_all_does(spans, asked):
    """The quick answers are those of the slow and obvious search."""
    start, end = asked
    made = Spans(spans)
    assert made.overlap(start, end) == any(s < end and start < e for s, e in spans)
    assert made.hold(start, end) == any(s <= start and end <= e for s, e in spans)
    assert made.begin(start, end) == any(start <= s < end for s, _ in spans)
    assert made.cut_by(start) == any(s < start < e for s, e in spans)
