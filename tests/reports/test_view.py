"""Source text as a reader should see it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.documents import from_text
from claimcheck.reports import places, view
from reports.build import claim, document, quantity

TABLE = "产品 | 算力(TFLOPS) | 显存(GB)\n甲一 | 320 | 64\n乙二 | 148 | 96\n"


def line_of(doc, figure):
    """The source line of a figure of a document that was really read."""
    at = doc.raw.index(figure)
    made = claim(doc, figure, figure, quantity(low=1))
    assert made.figure == (at, at + len(figure))
    line, spans = places.source_line(doc, made)
    return line.plain, [line.plain[a:b] for a, b in spans]


class TestSourceLine:
    def test_the_sentence_alone(self):
        """Not the paragraph, not the clause."""
        doc = from_text("前一句没有数。甲的良率,据说,升到92%,而且稳定。后一句。", path="a.txt")
        assert line_of(doc, "92%") == ("甲的良率,据说,升到92%,而且稳定。", ["92%"])

    def test_notes_are_hidden_and_script_kept(self):
        """What readers of documents drop is not shown; a bracket of the article's own is."""
        doc = from_text("輝達(dá)(NVIDIA)在中國(guó)的份額(é)為50%。", path="a.txt")
        assert line_of(doc, "50%") == ("輝達(NVIDIA)在中國的份額為50%。", ["50%"])

    def test_full_width_figures_stay_as_published(self):
        """The view is the published text; only the reading is half-width."""
        doc = from_text("产量为２，８７０万台。", path="a.txt")
        shown, marked = line_of(doc, "２，８７０万台")
        assert (shown, marked) == ("产量为２，８７０万台。", ["２，８７０万台"])

    def test_html_shows_no_tags(self):
        """The text of the page with its entities read, at the source's own place."""
        page = "<html><body><p>甲公司的<b>毛利率</b>为 42% &amp; 稳定。</p></body></html>"
        doc = from_text(page, path="a.html", kind="html")
        shown, marked = line_of(doc, "42%")
        assert shown.replace(" ", "") == "甲公司的毛利率为42%&稳定。"
        assert marked == ["42%"]

    def test_a_cell_stands_in_its_row(self):
        """The row, and the header over the figure."""
        doc = from_text(TABLE, path="a.md", kind="md")
        assert line_of(doc, "148") == ("乙二 │ 算力(TFLOPS): 148 │ 96", ["148"])

    def test_an_endless_sentence_is_cut_around_the_figure(self):
        """Dots on the sides where something is left out."""
        doc = document("a.txt", "长" * 9000 + "降到50%" + "尾" * 9000)
        shown, marked = line_of(doc, "50%")
        assert shown.startswith("… 长")
        assert shown.endswith("尾 …")
        assert marked == ["50%"]
        assert len(shown) < 2 * places.LIMIT + 20

    def test_without_the_article_the_clause_is_shown(self):
        """Claims of a ledger come without their text."""
        doc = document("a.txt", "甲的份额降到50%了。")
        made = claim(doc, "份额降到50%", "50%", quantity(low=50))
        line, spans = places.source_line(None, made)
        assert line.plain == "份额降到50%"
        assert [line.plain[a:b] for a, b in spans] == ["50%"]

    @given(st.text(max_size=40), st.text(max_size=40))
    @settings(max_examples=60, deadline=None)
    def test_any_text_around_a_figure(self, before, after):
        """Whatever stands around it, the figure is found in the line that is shown."""
        doc = from_text(f"{before}降到50%{after}", path="a.txt")
        made = claim(doc, "降到50%", "50%", quantity(low=50))
        line, spans = places.source_line(doc, made)
        assert any("50" in line.plain[a:b] for a, b in spans)


class TestExcerpt:
    def test_several_marks(self):
        """Each mark has its place; the first one's style wins where they meet."""
        doc = document("a.txt", "从95%降到50%")
        line, spans = view.excerpt(doc, (0, 9), [((6, 9), "bold"), ((1, 9), "dim")])
        assert [line.plain[a:b] for a, b in spans] == ["50%", "95%降到50%"]
        assert line.spans[-1].style == "bold"

    @pytest.mark.parametrize("offset", [0, 3, 10_000])
    def test_passages_are_found_by_raw_offset(self, offset):
        """Before the first, inside, and after the last."""
        doc = document("a.txt", "甲乙丙。\n丁戊己。")
        found = view.passage_of(doc, offset)
        assert found == doc.passages[1 if offset > 8 else 0]
