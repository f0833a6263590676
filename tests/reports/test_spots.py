"""Places of findings in lines, code points and bytes, with and without the article."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reports import spots
from reports.build import claim, document, finding, quantity, sample


def counted(figure, numeral):
    """A quantity whose numeral begins inside of its figure."""
    at = figure.index(numeral)
    made = quantity(low=1)
    return replace(made, start=0, end=len(figure), num_start=at, num_end=at + len(numeral))


def test_a_place_with_its_article():
    """From the numeral to the end of the figure; columns are code points, or bytes."""
    doc = document("a.txt", "一行\n𠮷野说,份额约为45%左右。\n")
    one = claim(doc, "份额约为45%左右", "约为45%左右", counted("约为45%左右", "45"))
    one = replace(one, line=2, column=9)
    spot = spots.figure(one, doc)
    assert (spot.start, spot.end, spot.text) == ((2, 9), (2, 14), "45%左右")
    assert spot.in_bytes == ((2, 24), (2, 33))
    around = spots.clause(one, doc)
    assert (around.start, around.text) == ((2, 5), "份额约为45%左右")


def test_a_place_without_its_article():
    """The words that the claim carries say the same, all but bytes."""
    doc = document("a.txt", "一行\n𠮷野说,份额约为45%左右。\n")
    one = claim(doc, "份额约为45%左右", "约为45%左右", counted("约为45%左右", "45"))
    one = replace(one, line=2, column=9)
    near, far = spots.figure(one, doc), spots.figure(one, None)
    assert (near.start, near.end, near.text) == (far.start, far.end, far.text)
    assert far.in_bytes is None
    assert spots.clause(one, None).start == spots.clause(one, doc).start
    assert spots.clause(one, None).end == spots.clause(one, doc).end


def test_a_figure_over_two_lines():
    """It ends on the second one, in either way."""
    doc = document("a.txt", "份额为45\n%左右。\n")
    one = claim(doc, "份额为45\n%", "45\n%", counted("45\n%", "45"))
    for there in (doc, None):
        assert spots.figure(one, there).end == (2, 2)
    assert spots.figure(one, doc).in_bytes == ((1, 10), (2, 2))


def test_a_figure_from_which_a_note_was_dropped():
    """Nobody can count without the article: its beginning is all that is known."""
    doc = document("a.txt", "市占率為百分(fēn)之五。\n", noise=("(fēn)",))
    made = replace(quantity(low=5), start=4, end=8, num_start=7, num_end=8)
    one = claim(doc, "市占率為百分(fēn)之五", "百分(fēn)之五", made)
    spot = spots.figure(one, None)
    assert (spot.start, spot.end, spot.text) == ((1, 5), (1, 5), "")
    assert spots.clause(one, None) is None
    assert spots.figure(one, doc).text == "百分(fēn)之五"


def test_a_clause_that_begins_on_an_earlier_line():
    """Its column is not known without the article."""
    doc = document("a.txt", "前文,份额\n为45%。\n")
    one = claim(doc, "份额\n为45%", "45%", counted("45%", "45"))
    assert spots.clause(one, None) is None
    assert spots.clause(one, doc).start == (1, 4)


@given(st.text("a中𠮷é\n", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_both_ways_agree(text, low, length):
    """Lines and columns of what a claim carries are those of its article."""
    raw = f"x{text}9{text}"
    low = min(low, len(text) + 1)
    end = min(len(raw), len(text) + 2 + length)
    doc = document("a.txt", raw)
    figure = raw[len(text) + 1 : end]
    one = claim(doc, "x", "x", replace(quantity(low=1), start=0, end=len(figure), num_end=1))
    line, column = doc.position(len(text) + 1)
    one = replace(
        one, span=(low, end), figure=(len(text) + 1, end), quote=raw[low:end], line=line,
        column=column,
    )  # fmt: skip
    near, far = spots.figure(one, doc), spots.figure(one, None)
    assert (near.start, near.end, near.text) == (far.start, far.end, far.text)
    for (at, byte), (_, character) in zip(near.in_bytes, (near.start, near.end), strict=True):
        data = raw.split("\n")[at - 1].encode()
        assert len(data[: byte - 1].decode()) + 1 == character
    around = spots.clause(one, None)
    if around is not None:
        assert (around.start, around.end) == (doc.position(low), doc.position(end))


def test_other_places_come_once_and_without_the_first():
    """What is against it first, then who says the same, then what the arithmetic needs."""
    gone, half, revenue = sample().claims
    made = finding((gone, revenue), (half, gone), context=(revenue, half))
    assert spots.others(made) == (("against", half), ("beside", revenue))
    alone = finding(gone, (), context=(revenue,))
    assert spots.others(alone) == (("context", revenue),)


def test_the_words_of_a_clause_are_cut_around_the_figure():
    """A clause may be as long as an article."""
    doc = document("a.txt", f"{'长' * 500}45%{'长' * 500}")
    one = claim(doc, doc.raw, "45%", quantity(low=45))
    shown = spots.quoted(one)
    assert shown.startswith("… 长")
    assert shown.endswith("长 …")
    assert "45%" in shown
    assert len(shown) < 400
