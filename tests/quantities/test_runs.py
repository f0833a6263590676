"""The short way to a run of digits finds what the full pattern finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.quantities.runs import patterns
from claimcheck.quantities.words import load, unit_words

_CHARACTERS = (
    "0123456789.,  \n%个点多余几来两半〇参陆元年" + "".join(load().digits) + "".join(load().scales)
)


@given(st.text(st.sampled_from(_CHARACTERS), max_size=12).map("5{}".format))
def test_plain_digits_are_the_whole_run(text: str) -> None:
    known = patterns(unit_words())
    plain, run = known.plain.match(text), known.run.match(text)
    assert run is not None
    assert plain is None or plain[0] == run[0]


def test_most_figures_take_the_short_way() -> None:
    plain = patterns(unit_words()).plain
    assert [plain.match(text) is not None for text in ("12.5%", "12家", "2025年", "5", "7x")] == [
        True
    ] * 5
    assert [plain.match(text) for text in ("12.5亿", "1,234", "12多家", "3点5", "10 000")] == [
        None
    ] * 5
