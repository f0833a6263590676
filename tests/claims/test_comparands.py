"""What a figure is compared with."""

import pytest

from claims.reading import claim_of, subject


@pytest.mark.parametrize(
    ("text", "figure", "who", "against", "kind"),
    [
        (
            "骁龙8的性能是天玑9400的90%。",
            "90%",
            "Qualcomm Snapdragon 8",
            "MediaTek Dimensity 9400",
            "ratio",
        ),
        (
            "天玑9400的性能比骁龙8高15%。",
            "15%",
            "MediaTek Dimensity 9400",
            "Qualcomm Snapdragon 8",
            "delta",
        ),
        ("H200的算力是A100的4倍。", "4倍", "NVIDIA H200", "NVIDIA A100", "ratio"),
        (
            "和英伟达2024年发布的Blackwell比,H200落后了18个月。",
            "18个月",
            "NVIDIA H200",
            "NVIDIA Blackwell",
            "delta",
        ),
        ("比亚迪销量同比增长20%。", "20%", "BYD", "year earlier", "delta"),
        ("小米出货量环比下降5%。", "5%", "Xiaomi", "previous period", "delta"),
    ],
)
def test_the_comparand_and_the_kind(text, figure, who, against, kind):
    """A relative figure knows both its sides."""
    found = claim_of(text, figure)
    assert (subject(found), found.comparand.key, found.quantity.kind) == (who, against, kind)


def test_a_level_of_its_own_is_no_ratio():
    """超过美国的28% is a level of the US, not a comparison with it."""
    found = claim_of("中国的专利占比达到38%,超过日本的28%。", "28%")
    assert (subject(found), found.comparand) == ("Japan", None)


@pytest.mark.parametrize(
    ("text", "figure", "who", "measure", "against"),
    [
        ("北原工厂的产能是德容工厂的两倍。", "两倍", "北原工厂", "capacity", "德容工厂"),
        ("这家医院的门诊量相当于县医院的六成。", "六成", "医院", "outpatient_visits", "县医院"),
        ("和美国比,中国的出口额是它的2.1倍。", "2.1倍", "China", "exports", "US"),
        ("智利去年出口铜560万吨。这相当于秘鲁的三倍。", "三倍", "Chile", "exports", "Peru"),
        ("北原工厂有4200名员工。这一数字是德容的两倍。", "两倍", "北原工厂", "headcount", "德容"),
        (
            "Norrcell employs 4,200 people. That is twice as many as Delta Battery has.",
            "twice",
            "Norrcell",
            "headcount",
            "Delta Battery",
        ),
        (
            "Vietnam exported 40,000 cars in 2024, 2.5 times as many as Thailand.",
            "2.5 times",
            "Vietnam",
            "exports",
            "Thailand",
        ),
    ],
)
def test_what_a_multiple_is_of(text, figure, who, measure, against):
    """A name, a noun that no entry knows, a pronoun; and of what, where the text points back."""
    found = claim_of(text, figure)
    read = subject(found), found.measure.key, found.comparand and found.comparand.key
    assert read == (who, measure, against)


@pytest.mark.parametrize("then", ["原来", "此前", "过去", "平时"])
def test_the_thing_itself_at_another_time_is_no_other(then):
    found = claim_of(f"公司的研发投入是{then}的三倍。", "三倍")
    assert found.comparand is None


def test_what_it_is_compared_with_is_not_whose_it_is():
    found = claim_of("研发投入是行业平均的两倍。", "两倍")
    assert found.subject is None
    assert found.comparand.key == "行业平均"


def test_patents_of_the_world_are_a_whole():
    found = claim_of("China filed 38% of the world's patents.", "38%")
    assert (subject(found), found.comparand) == ("China", None)


@pytest.mark.parametrize(
    ("text", "figure", "who", "against"),
    [
        # what describes the thing compared with is neither it nor the subject
        (
            "骁龙8卖得好。和联发科去年推出的天玑9400相比,它便宜了12%。",
            "12%",
            "Qualcomm Snapdragon 8",
            "MediaTek Dimensity 9400",
        ),
        (
            "跟海外版RTX 6000放在一起,RTX 6000D的带宽窄了三成。",
            "三成",
            "NVIDIA RTX 6000D",
            "NVIDIA RTX 6000",
        ),
        (
            "骁龙8的性能只及天玑9400的70%。",
            "70%",
            "Qualcomm Snapdragon 8",
            "MediaTek Dimensity 9400",
        ),
    ],
)
def test_who_is_compared_with_what(text, figure, who, against):
    found = claim_of(text, figure)
    assert (subject(found), found.comparand.key) == (who, against)
