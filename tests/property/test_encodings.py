"""Laws of bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimcheck.documents.decode import decode
from claimcheck.documents.mojibake import repair
from claimcheck.errors import DocumentError

pytestmark = pytest.mark.property
laws = settings(max_examples=80, deadline=None)

SIMPLIFIED = ["公司营收", "市场份额", "从", "降至", "台积电的产能", "，", "。", "第二季度", "增长"]
TRADITIONAL = ["公司營收", "市場份額", "從", "降至", "台積電的產能", "，", "。", "第二季", "成長"]
# U+FFFD itself, in UTF-8, UTF-16 and GB18030
HOLES = (b"\xef\xbf\xbd", b"\xfd\xff", b"\xff\xfd", b"\x84\x31\xa4\x37")
FIGURES = ["95%", "3.5", " ", "\r\n", "\n", "NVIDIA", "(H20)", "“", "”"]
ACCENTED = ["café", "naïve", "São Paulo", "’s", "–", " ", "£3m", "5°C", "Äußerung", "É", "…", "\n"]


def texts(words: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from([*words, *FIGURES]), min_size=1, max_size=25).map("".join)


def chinese(words: list[str]) -> st.SearchStrategy[str]:
    """Enough of it to tell what it is written in."""
    return (
        texts(words)
        .map(lambda text: f"这是{text}" if words is SIMPLIFIED else f"這是{text}")
        .map(lambda text: text + ("营收增长" if words is SIMPLIFIED else "營收成長"))
    )


@laws
@given(st.one_of(texts(SIMPLIFIED), texts(TRADITIONAL), texts(ACCENTED)))
def test_clean_utf8_is_itself(text: str) -> None:
    """Nothing is mended where nothing is broken, and nothing is said."""
    decoded = decode(text.encode(), "a.txt")
    assert (decoded.text, decoded.notes) == (text, ())


@laws
@given(chinese(SIMPLIFIED), st.sampled_from(["gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]))
def test_simplified_in_any_encoding_is_itself(text: str, encoding: str) -> None:
    """Byte for byte."""
    decoded = decode(text.encode(encoding), "a.txt")
    assert decoded.text == text
    assert len(decoded.notes) == 1


@laws
@given(chinese(TRADITIONAL), st.sampled_from(["cp950", "big5hkscs", "gb18030", "utf-16-le"]))
def test_traditional_in_any_encoding_is_itself(text: str, encoding: str) -> None:
    """Byte for byte."""
    decoded = decode(text.encode(encoding), "a.txt")
    assert decoded.text == text
    assert len(decoded.notes) == 1


@laws
@given(
    chinese(SIMPLIFIED),
    st.sampled_from([("utf-8", "latin-1"), ("gbk", "latin-1"), ("utf-8", "gbk")]),
)
def test_what_lost_nothing_comes_back(text: str, pages: tuple[str, str]) -> None:
    """Read wrongly, saved, read again: the text."""
    right, wrong = pages
    try:
        garbled = text.encode(right).decode(wrong)
    except UnicodeDecodeError:
        assume(False)
        return
    decoded = decode(garbled.encode(), "a.txt")
    assert decoded.text == text
    assert "mojibake repaired" in decoded.notes[0].message


@laws
@given(st.text(max_size=60))
def test_repair_has_an_end(text: str) -> None:
    """What was repaired is not repaired further, and lines stay lines."""
    mended = repair(text)
    assert mended.text.count("\n") == text.count("\n")
    if not mended.how:
        assert mended.text == text


@laws
@given(
    st.one_of(
        st.binary(max_size=80),
        st.text(max_size=40).map(lambda text: text.encode("utf-16-le", "ignore")),
    )
)
def test_no_bytes_make_it_fail(data: bytes) -> None:
    """A text without replacement characters of our own, or a problem with a mend."""
    for html in (False, True):
        try:
            decoded = decode(data, "a.txt", html=html)
        except DocumentError as error:
            told = error.problem.message
        else:
            told = ""
            assert "\ufffd" not in decoded.text or any(hole in data for hole in HOLES)
        assert (not told) or "; " in told
