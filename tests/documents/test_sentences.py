"""Where sentences end."""

from __future__ import annotations

import pytest

from claimcheck.documents.sentences import split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Revenue rose 3.5% to $4.5bn.",
        "Sales in the U.S. market fell.",
        "Nvidia Inc. reported a 12% rise.",
        "Tesla is No. 1 in the U.K. with a 20% share.",
        "Mr. Huang and Dr. Su met at St. James.",
        "It uses Cat.6 cables and Node.js.",
        "Output rose 5% vs. 3% in Jan. 2024, i.e. by approx. 2 points.",
        "J.P. Morgan and Samuel L. Jackson disagree.",
        '"What?" he asked.',
        "Prices fell by 1.5 yuan at 10 a.m. local time.",
        "营收增长3.5%,利润1.2亿元;其一,销量上升;其二,价格下降。",
        "“营收增长20%。”",
        "他说:“(下降5%。)”",
        '他说:"增长20%。"',
        "昇腾920支持Cat.6基带",
    ],
)
def test_one_sentence(text: str) -> None:
    """Points in figures, abbreviations, acronyms and tokens end nothing; closers stay."""
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "营收增长20%。|利润下降5%!|为什么?|因为成本。",
        "“营收增长20%。”|他认为会继续。",
        '他说:"增长20%。"|分析师不同意。|"下降5%。"|另一人说。',
        "占比达到95%.|同时价格下降",
        "Sales grew in the U.S.|The market shrank.",
        "The rest went to Nvidia Inc.|Shares rose.",
        "It rose by 5%.|Meanwhile, costs fell.",
        "They closed at 4 p.m.|Analysts were surprised.",
        "It grew.|“We are happy,” he said.",
        "Really?!|Yes.",
        "Prices fell 5%.|Demand, though, grew.",
        "He paid 5 dollars etc.|It was enough.",
    ],
)
def test_several_sentences(text: str) -> None:
    """Full stops of both scripts end sentences, with or without space, before another begins."""
    joint = "" if any("一" <= c <= "鿿" for c in text) else " "
    assert sentences(text.replace("|", joint)) == text.split("|")


def test_space_around_sentences_belongs_to_none() -> None:
    """Spans are trimmed; a text of space has no sentence."""
    assert sentences("  甲。  乙。 ") == ["甲。", "乙。"]
    assert sentences(" \t ") == []
