"""Lexicon hits in text."""

import pytest

from claimcheck import lexicon
from claimcheck.claims.mentions import Finder, finder


def found(text):
    return [(m.what, m.id, m.text) for m in finder(lexicon.load()).find(text)]


def test_names_and_measure_words_are_found_longest_first():
    """The longest name wins over the shorter one inside it."""
    assert found("英伟达公司的市场份额") == [
        ("entity", "NVIDIA", "英伟达公司"),
        ("measure", "market_share", "市场份额"),
    ]


def test_a_latin_name_is_not_cut_out_of_a_longer_one():
    """H20 does not stand in H200 or in H20X."""
    assert [m[1] for m in found("H200与H20")] == ["NVIDIA H200", "NVIDIA H20"]
    assert found("H20X") == []


def test_a_code_behind_a_family_makes_a_product():
    """A family's product needs no entry of its own."""
    assert found("麒麟9020亮相") == [("entity", "Huawei Kirin 9020", "麒麟9020")]
    assert found("iPhone 17 Pro发布")[0][1] == "iPhone 17 Pro"


def test_a_count_behind_a_family_is_no_code():
    """昇腾 20万颗 is a count of the family."""
    assert found("昇腾 20万颗")[0][1] == "Huawei Ascend"


def test_a_known_code_has_its_own_id():
    """An entry for the product wins over the made-up id."""
    assert found("昇腾910B")[0][1] == "Huawei Ascend 910B"


@pytest.mark.parametrize("text", ["核电装机", "产业升级", "价格战"])
def test_a_hit_inside_a_longer_word_does_not_count(text):
    """Blockers keep 核, 产 and 价格 out of other words."""
    assert [m for m in found(text) if m[2] in ("核", "产", "价格")] == []


def test_a_common_word_is_a_name_only_where_the_full_name_stands():
    """理想 is an ideal until 理想汽车 is named."""
    assert found("理想的价格") == [("measure", "price", "价格")]
    assert [m[1] for m in found("理想汽车交付量上升,理想的价格")] == [
        "Li Auto",
        "delivery",
        "Li Auto",
        "price",
    ]


def test_owners():
    """A product's owner is its maker, a company's is itself."""
    lex = lexicon.load()
    assert lex.owner("Huawei Kirin 9020") == "Huawei"
    assert lex.owner("NVIDIA H20") == "NVIDIA"
    assert lex.owner("NVIDIA") == "NVIDIA"
    assert lex.is_part("Huawei Ascend 910C", "Huawei Ascend")


def test_a_first_short_text_is_read_as_every_other_text():
    """The words of one text alone find what the automaton of all words finds."""
    text = "英伟达公司的市场份额从95%降至50%,昇腾910B的出货量为70万颗,核电站除外。"
    once = Finder(lexicon.load(), "zh")
    first = once.find(text)
    assert first == once.find(text) == Finder(lexicon.load(), "zh").find(text)
    assert len(first) == 4
