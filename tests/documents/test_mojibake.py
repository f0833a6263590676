"""Text that was read in the wrong encoding."""

from __future__ import annotations

import pytest

from claimcheck.documents.decode import decode
from claimcheck.documents.mojibake import repair
from claimcheck.errors import DocumentError

PLAIN = "英伟达在中国的市场份额从95%降到0%。\r\n第二行“引号”，营收增长两成。\n"
TRADITIONAL = "輝達在中國的市場份額從95%降到0%。\r\n第二行「引號」，營收成長兩成。\n"
ENGLISH = "The company’s “café” sales – up 5% — £3m at 5°C\n"
EVEN = "英伟达的产能提升20%\n营收增长三成"  # read as GBK, UTF-8 of an odd run loses its last byte


def windows(data: bytes) -> str:
    """What a browser reads in CP1252: the five holes are controls."""
    return "".join(
        bytes([n]).decode("latin-1" if n in b"\x81\x8d\x8f\x90\x9d" else "cp1252") for n in data
    )


def test_utf8_read_as_gbk() -> None:
    """Where the runs are even, nothing is lost."""
    garbled = EVEN.encode().decode("gbk")
    assert garbled.startswith("鑻变紵杈")
    assert (repair(garbled).text, repair(garbled).how) == (EVEN, "UTF-8 read as GBK")


@pytest.mark.parametrize("text", [PLAIN, TRADITIONAL, ENGLISH, "售价£3", "5°C"])
def test_utf8_read_as_latin(text: str) -> None:
    """Both Latin pages, once and over again, with and without a byte order mark."""
    for page, read in (("Latin-1", lambda data: data.decode("latin-1")), ("CP1252", windows)):
        once = read(text.encode())
        assert repair(once).text == text
        assert repair(once).how in (f"UTF-8 read as {page}", "UTF-8 read as Latin-1")
        again = repair(read(once.encode()))
        assert again.text == text
        assert again.how.endswith(" twice")
    assert repair(windows(b"\xef\xbb\xbf" + PLAIN.encode())).text == PLAIN


@pytest.mark.parametrize(
    ("text", "right", "wrong", "how"),
    [
        (PLAIN, "gbk", "latin-1", "GBK read as Latin-1"),
        (TRADITIONAL, "big5", "latin-1", "Big5 read as Latin-1"),
        (TRADITIONAL, "gbk", "latin-1", "GBK read as Latin-1"),
        (PLAIN, "gbk", "cp950", "GBK read as Big5"),
        (TRADITIONAL, "cp950", "gb18030", "Big5 read as GBK"),
    ],
)
def test_a_chinese_page_read_as_another(text: str, right: str, wrong: str, how: str) -> None:
    """The text as a whole goes back."""
    mended = repair(text.encode(right).decode(wrong))
    assert (mended.text, mended.how) == (text, how)


def test_big5_read_as_windows() -> None:
    """The quotes and dashes of CP1252 are bytes too."""
    mended = repair(windows(TRADITIONAL.encode("cp950")))
    assert mended.text == TRADITIONAL


@pytest.mark.parametrize("clean", [PLAIN, TRADITIONAL, "It’s “clean” here – every line.\n" * 5])
@pytest.mark.parametrize("garbled", [windows(ENGLISH.encode()), EVEN.encode().decode("gbk") + "\n"])
def test_a_garbled_passage_in_a_clean_article(clean: str, garbled: str) -> None:
    """What was pasted is repaired, the rest is untouched."""
    right = ENGLISH if "€" in garbled else EVEN + "\n"
    assert repair(clean + garbled + clean).text == clean + right + clean


@pytest.mark.parametrize(
    "text",
    [
        "“MAÇÃ”", "IRMÃ”", "he sat in the “café…” he said", "in the café…” he said",
        "CAFÉ» à «été»", "È vero: perché c’è", "Umsätze über früher", "naïve façade — señor",
        "É\xa0: À\xa0", "涓涓细流", "锛", "鈥", "联通", "鑫淼", "栾錾", "旖旎 5%", "ÄÖÜ", "ÆØÅ 5%",
        "Ελλάδα", "рост", "日本語のテキスト", "한국어", "5 µm ± 2°", "a\ufffdb", "😀👍🏽", "\ufeff",
    ],
)  # fmt: skip
def test_clean_text_is_untouched(text: str) -> None:
    """Also where its bytes happen to be valid in another encoding."""
    assert repair(text).text is text
    assert repair(text).how == ""
    assert repair(text).lost == 0


@pytest.mark.parametrize("wrong", ["gbk", "cp1252"])
def test_lost_characters_are_told_not_guessed(wrong: str) -> None:
    """A whole article is refused with the mend; a passage is left as it stands, with its line."""
    garbled = PLAIN.encode().decode(wrong, "replace").replace("\r\n", " ")
    with pytest.raises(DocumentError) as caught:
        decode(garbled.encode(), "a.txt")
    told = f"UTF-8 read as {wrong.upper()}, and characters are lost; "
    assert str(caught.value) == f"a.txt:1: {told}get the article as it was published"
    article = TRADITIONAL * 3 + garbled
    decoded = decode(article.encode(), "a.txt")
    assert decoded.text == article
    assert [str(note) for note in decoded.notes] == [
        f"a.txt:7: {told}the passage is read as it stands"
    ]


def test_an_article_of_replacement_characters_is_refused() -> None:
    """Nobody can read it; one such character among others is no reason."""
    with pytest.raises(DocumentError, match=r"characters are lost \(U\+FFFD\)"):
        decode(("英\ufffd\ufffd的\ufffd\ufffd95%\n" * 3).encode(), "a.txt")
    assert decode("company\ufffds share".encode(), "a.txt").notes == ()


def test_what_was_done_is_one_line_a_file() -> None:
    """Both steps in it."""
    data = EVEN.encode().decode("gbk").encode("utf-16")
    assert [str(note) for note in decode(data, "a.txt").notes] == [
        "a.txt: read as UTF-16LE; mojibake repaired (UTF-8 read as GBK)"
    ]
