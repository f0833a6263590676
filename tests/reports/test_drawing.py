"""Terminals that have no box characters, and fonts that draw some signs two cells wide."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.reports import Look, diff, drawing, layout, render
from reports.build import sample
from reports.test_terminal import hostile

LEFT, RIGHT = "articles/exit.txt", "articles/half.txt"
FORMS = ("full", "grouped", "statistics")


def is_letter(char):
    """What article text is made of, in any script."""
    return unicodedata.category(char)[0] in "LMNP" or char.isspace()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_ascii_draws_no_sign_beyond_ascii(form, language):
    """Letters and the marks of Chinese stay; lines, arrows, dots and quotes do not."""
    shown = render(sample(), form, Look(80, language, ascii=True))
    strange = {char for char in shown if not char.isascii() and not is_letter(char)}
    assert strange == set()
    assert not set(shown) & set("─│┼●○…·→–—“”−×")


def test_ascii_spells_what_it_replaces():
    shown = diff.render(sample(), LEFT, RIGHT, Look(80, "en", ascii=True))
    assert "95->0 %" in shown
    assert "delta +50 percentage points" in shown


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
@given(
    width=st.integers(60, 200),
    inline=st.booleans(),
    everything=st.booleans(),
    look=st.sampled_from([Look(), Look(ascii=True), Look(wide=True), Look(styled=True)]),
)
def test_a_comparison_fits_however_it_is_drawn(width, inline, everything, look):
    """Rows of two columns exactly, all others at most."""
    look = replace(look, width=width, language="zh", styled=False)
    for found in (sample(), hostile()):
        names = sorted(info.document for info in found.documents)
        shown = diff.render(found, names[0], names[-1], look, inline=inline, everything=everything)
        with drawing.using(look):
            assert all(layout.cells(line) <= width for line in shown.splitlines())


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
@given(width=st.integers(60, 200), form=st.sampled_from(FORMS), wide=st.booleans())
def test_no_line_is_wider_than_a_terminal_whose_font_is_wide(width, form, wide):
    look = Look(width, "zh", wide=wide)
    for found in (sample(), hostile()):
        with drawing.using(look):
            assert all(
                layout.cells(line) <= width for line in render(found, form, look).splitlines()
            )


def test_ambiguous_characters_fill_two_cells_where_they_do():
    with drawing.using(Look(wide=True)):
        assert [layout.cells(text) for text in ("a", "中", "→", "·", "≥5")] == [1, 2, 2, 2, 3]
        assert drawing.rule(4) == "----"
    assert layout.cells("→") == 1


def test_places_are_links_where_a_terminal_takes_them(tmp_path):
    """The path is encoded, so that no file name ends a sequence or begins another."""
    found = sample()
    plain = render(found, "full", Look(80, styled=True))
    linked = render(found, "full", Look(80, styled=True, links=tmp_path))
    assert "\x1b]8;" not in plain
    assert f"{tmp_path.as_uri()}/articles/exit.txt#1\x1b\\" in linked
    evil = render(hostile(), "full", Look(80, styled=True, links=tmp_path))
    assert "%1B%5B31m" in evil
    assert "\x1b[31m.txt" not in evil
