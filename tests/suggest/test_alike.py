"""Names that are alike, with equal figures in two articles."""

from __future__ import annotations

import pytest

from claimcheck.suggest import sounding
from claimcheck.suggest.alike import likeness
from claimcheck.suggest.model import Called
from suggest.reading import LEXICON, entries, learn


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("里兹汽车", "丽兹汽车", "spelt"),
        ("哈尔伯德", "哈勒伯德", "slip"),
        ("Halberd Motors", "Halbert Motors", "spelt"),
        (
            "澄湖蜂业公司",
            "澄湖蜂业有限公司",
            "",
        ),  # the lexicon's folding takes them for one already
        ("澄湖", "澄湖科技", "longer"),
        ("澄湖科技", "浙江澄湖科技", "longer"),
        ("岭东重型机械", "岭重", "short"),
        ("Marlowe Battery Materials", "MBM", "short"),
        ("西蒙子", "Siemonz", "sound"),
        ("澄湖", "澄湖手机", ""),
        ("岭东电力", "岭西电力", ""),
        ("A17", "A18", ""),
        ("澄湖", "陵水", ""),
    ],
)
def test_how_two_names_are_alike(one, other, how):
    """In either order; another model, another direction, other goods are other things."""
    left, right = Called(one), Called(other)
    assert likeness(left, right, LEXICON) == likeness(right, left, LEXICON)
    assert likeness(left, right, LEXICON) == how


def test_a_known_name_counts_by_any_of_its_names():
    """英偉德 is near 英伟达 and sounds like Nvidia."""
    assert likeness(Called("英伟德"), Called("NVIDIA", "NVIDIA"), LEXICON) == "slip"


@pytest.mark.parametrize(
    ("han", "latin", "expected"),
    [
        ("里维安", "Rivian", True),
        ("西门子", "Siemens", True),
        ("麦肯锡", "McKinsey", True),
        ("英伟达", "Nvidia", True),
        ("索尼", "Sony", False),  # two consonants say too little
        ("波音", "Airbus", False),
        ("三星", "Samsung", False),
    ],
)
def test_sounds(han, latin, expected):
    """Consonants in their order, in either order of the names."""
    assert sounding.alike(han, latin) is sounding.alike(latin, han) is expected


ONE = "2024年，里兹汽车交付了51579辆新车。"


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("2024年，丽兹汽车交付51579辆新车。", True),
        ("2024年，丽兹汽车交付51578辆新车。", False),  # another figure
        ("2023年，丽兹汽车交付51579辆新车。", False),  # another year
        ("2024年，丽兹汽车召回51579辆新车。", False),  # another measure
        ("2024年，岭上汽车交付51579辆新车。", False),  # another name
        ("2024年，某市汽车交付51579辆新车。", False),
    ],
)
def test_equal_figures_of_names_that_are_alike(other, found):
    """The same measure, time and figure: then a new entity with both names."""
    made = entries(learn(ONE, other), "entities")
    assert made == ([{"id": "里兹汽车", "kind": "company", "names": ["丽兹汽车"]}] if found else [])


def test_a_round_figure_says_nothing():
    """Five hundred cars are sold by many."""
    assert not learn("2024年，里兹汽车交付500辆新车。", "2024年，丽兹汽车交付500辆新车。")


def test_an_article_that_tells_two_apart():
    """One article with two figures for the two knows better."""
    both = "2023年，里兹汽车交付40211辆，丽兹汽车交付39118辆。"
    assert not learn(ONE, "2024年，丽兹汽车交付51579辆新车。", both)


def test_an_alias_of_a_known_entity():
    """Across languages: the Chinese name sounds like the English one."""
    found = learn("In 2024, Rivian delivered 51,579 vehicles.", "2024年，瑞维安交付了51579辆新车。")
    assert entries(found, "aliases") == [{"of": "Rivian", "names": ["瑞维安"]}]
    (alias,) = found.found["aliases"]
    assert {e.kind for e in alias.evidence} == {"figure"}
    assert [place.path for place in alias.evidence[0].places] == ["0.txt", "1.txt"]
