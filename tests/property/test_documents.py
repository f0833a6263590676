"""Laws of folding and of reading articles."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimcheck.documents import from_text
from claimcheck.documents.build import Kind
from claimcheck.folding import fold, fold_map, has_traditional, key

pytestmark = pytest.mark.property
laws = settings(max_examples=80, deadline=None)

# simplified, traditional, and how each character is read
WORDS = [
    ("营收", "營收", "yíng shōu"),
    ("市场份额", "市場份額", "shì chǎng fèn é"),
    ("从", "從", "cóng"),
    ("骤降至", "驟降至", "zhòu jiàng zhì"),
    ("芯片", "芯片", "xīn piàn"),
    ("台积电", "臺積電", "tái jī diàn"),
    ("华为昇腾", "華為昇騰", "huá wéi shēng téng"),
    ("意味着", "意味著", "yì wèi zhe"),
    ("著名", "著名", "zhù míng"),
    ("提升", "提昇", "tí shēng"),
    ("计划", "計畫", "jì huà"),
    ("里面", "裡面", "lǐ miàn"),
    ("亿美元", "億美元", "yì měi yuán"),
    ("绿色", "綠色", "lǜ sè"),
    ("们", "們", "men"),
]
PLAIN = ["95%", "45", "(NVIDIA)", "(约合15)", "H20", ",", "。", " ", "3.5", "、", ":"]
FULL = {c: chr(ord(c) + 0xFEE0) for c in "0123456789%,:()HNVIDA"}

SNIPPETS = [
    *(
        "公司营收增长20%。",
        "\n",
        "\n\n",
        "| 甲 | 5% |\n",
        "|---|---|\n",
        "- ",
        "# ",
        "一、",
        "\t",
        " ",
    ),
    *(
        "**",
        "[a](http://b.c/5)",
        "![](x)",
        "&amp;",
        "<b>",
        "</p>",
        "<table><tr><td>",
        "`",
        "「",
        "」",
    ),
    *(
        '"',
        "(",
        ")",
        "技術(shù)",
        "（shù）",
        "\u200b",
        "\r\n",
        "\r",
        "\u3000",
        "９",
        "％",
        "...",
        "……",
    ),
    *(
        "U.S. ",
        "Inc. The ",
        "2025年8月11日",
        "表1 ",
        "单位:亿元\n",
        "来源:某网\n",
        "---\n",
        "title: x\n",
    ),
    *("```\n", "~", "著", "昇", "藉", "於", "㎡", "\ue0f0", "\ue0f1", "\x00", "  "),
    "Sales rose 5% in the second quarter, the company said on Monday\n",
]

texts = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(SNIPPETS), max_size=25).map("".join),
    st.text(st.characters(min_codepoint=0x2000, max_codepoint=0xFFFF), max_size=40),
)
kinds: st.SearchStrategy[Kind] = st.sampled_from(["txt", "md"])


@st.composite
def one_text_in_three_scripts(draw: st.DrawFn) -> tuple[str, str, str]:
    """Simplified; traditional; traditional with full-width figures and pinyin notes."""
    pieces = draw(st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(PLAIN)), max_size=12))
    forms: list[list[str]] = [[], [], []]
    toned = False
    for piece in pieces:
        if isinstance(piece, str):
            wide = "".join(FULL.get(c, c) for c in piece)
            for form, printed in zip(forms, (piece, piece, wide), strict=True):
                form.append(printed)
            continue
        simplified, traditional, reading = piece
        noted = "".join(
            f"{c}({syllable})" for c, syllable in zip(traditional, reading.split(), strict=True)
        )
        toned = toned or not noted.endswith("(men)")
        for form, printed in zip(forms, (simplified, traditional, noted), strict=True):
            form.append(printed)
    plain, traditional, noted = ("".join(form) for form in forms)
    # one word alone does not tell its script, nor one plain note that a text is noised
    assume(toned and has_traditional(traditional))
    return plain, traditional, noted


@laws
@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    """`fold(fold(text)) == fold(text)`."""
    folded = fold(text)
    assert fold(folded) == folded
    assert key(folded) == key(text)


@laws
@given(texts)
def test_the_fold_map_leads_to_the_source(text: str) -> None:
    """Spans are in order, inside the text, and their source folds to what they hold."""
    folded, starts, ends = fold_map(text)
    assert folded == fold(text)
    assert len(folded) == len(starts) == len(ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))
    assert list(starts) == sorted(starts)
    assert list(ends) == sorted(ends)


@laws
@given(one_text_in_three_scripts())
def test_script_and_noise_change_nothing(forms: tuple[str, str, str]) -> None:
    """Simplified, traditional and noised text of one content fold to one text."""
    plain, traditional, noised = forms
    assert fold(traditional) == fold(plain)
    assert fold(noised) == fold(plain)


@laws
@given(one_text_in_three_scripts())
def test_articles_in_any_script_have_the_same_passages(forms: tuple[str, str, str]) -> None:
    """What is read does not depend on the script, nor on noise."""
    documents = [from_text(form) for form in forms]
    plain, *others = [[(p.kind, d.text[p.start : p.end]) for p in d.passages] for d in documents]
    assert all(other == plain for other in others)


@laws
@given(texts, kinds)
def test_passages_are_in_order_and_apart(text: str, kind: Kind) -> None:
    """They do not overlap, and only cells may be empty; the text is read without an error."""
    document = read(text, kind)
    at = 0
    for passage in document.passages:
        assert at <= passage.start <= passage.end <= len(document.text)
        assert passage.start < passage.end or passage.kind == "cell"
        assert (passage.table is None) == (passage.kind != "cell")
        at = passage.end
    paragraphs = [passage.paragraph for passage in document.passages]
    assert paragraphs == sorted(paragraphs)


@laws
@given(texts)
def test_the_source_of_a_passage_reads_the_same(text: str) -> None:
    """`raw[to_raw(span)]` folds to `text[span]`, as far as no markup stands in it."""
    assume(not re.search(r"[\[<&*`_~@\\]|://|www\.", text))
    document = from_text(text)
    # script and noise are those of the whole text, so they are told to each part
    context = ("術" if has_traditional(text) else "术") + ("(shù)。" if "shù" in text else "。")
    for passage in document.passages:
        if passage.start < passage.end:
            start, end = document.to_raw(passage.start, passage.end)
            found = document.text[passage.start : passage.end]
            assert squeezed(fold(context + document.raw[start:end])) == "术。" + squeezed(found)


@laws
@given(texts, kinds)
def test_cells_stand_where_their_table_says(text: str, kind: Kind) -> None:
    """Tables and their cells refer to each other."""
    document = read(text, kind)
    for number, table in enumerate(document.tables):
        assert 0 <= table.header_rows <= len(table.rows)
        for r, row in enumerate(table.rows):
            for c, index in enumerate(row):
                cell = document.passages[index]
                assert cell.kind == "cell"
                assert (cell.table, cell.row or 0) <= (number, r)
                spans = {"\ue0f0", "\ue0f1"} & set(text)
                assert spans or (cell.table, cell.row, cell.column) == (number, r, c)
        if table.caption is not None:
            assert document.passages[table.caption].kind == "caption"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(SNIPPETS), max_size=25).map("".join))
def test_a_page_is_read_without_an_error(text: str) -> None:
    """Whatever is malformed in it; spans lead into the source."""
    for page in (text, f"<p>{html.escape(text)}</p>"):
        document = from_text(page, kind="html")
        for passage in document.passages:
            if passage.start < passage.end:
                start, end = document.to_raw(passage.start, passage.end)
                assert 0 <= start < end <= len(page)


def read(text: str, kind: Kind):  # type: ignore[no-untyped-def]
    """A document; wrong front matter is refused before anything is read, so it is kept out."""
    return from_text("\n" + text if text.startswith("---") else text, kind=kind)


def squeezed(text: str) -> str:
    """Without space, which joining lines and trimming change."""
    return "".join(text.split())
