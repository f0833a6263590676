"""Second names that articles tell: which are seen, and what is no name."""

from __future__ import annotations

import pytest

from suggest.reading import pairs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "周三，海越特种运输股份有限公司（以下简称“越运”）发布公告。",
            ("called", "海越特种运输股份有限公司", "越运"),
        ),
        ("英伟达又称“绿厂”。", ("called", "NVIDIA", "绿厂")),
        ("英伟达，又名绿厂，周三收涨。", ("called", "NVIDIA", "绿厂")),
        ("英伟达（英文名：Greenfab）周三收涨。", ("called", "NVIDIA", "Greenfab")),
        ("英偉達（又稱「綠廠」）週三收漲。", ("called", "NVIDIA", "绿厂")),
        (
            "记者从浙江省蜂业管理局（省蜂管局）获悉。",
            ("short", "浙江省蜂业管理局", "省蜂管局"),
        ),
        (
            "记者从澄湖市蜂业管理局（澄蜂局）获悉。",
            ("short", "澄湖市蜂业管理局", "澄蜂局"),
        ),
        (
            "亚洲蜂产品协作与信任措施会议（亚信会议）周三开幕。",
            ("short", "亚洲蜂产品协作与信任措施会议", "亚信会议"),
        ),
        ("外界所称的艾思麦（ASML）周三收涨。", ("script", "艾思麦", "ASML")),
        ("“轻风航空”（EASY WIND）的航班。", ("script", "轻风航空", "EASY WIND")),
        (
            "Contemporary Amperex Tech (CATX) rose.",
            None,  # the x stands for nothing
        ),
        (
            "Marlowe Battery Materials Corp (MBMC) rose.",
            ("short", "Marlowe Battery Materials Corp", "MBMC"),
        ),
        (
            "The Bank of Westland (BOW) raised its rate.",
            ("short", "Bank of Westland", "BOW"),
        ),
        ("Nvidia, also known as Team Green, rose.", ("called", "NVIDIA", "Team Green")),
        (
            'Nvidia (hereinafter "Greenfab") signed it.',
            ("called", "NVIDIA", "Greenfab"),
        ),
        (
            "Orchard Labs (formerly Meadow Labs) sells honey.",
            ("called", "Orchard Labs", "Meadow Labs"),
        ),
    ],
)
def test_a_second_name(text, expected):
    """The kind of evidence, the name in front, the name behind."""
    assert pairs(text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    "text",
    [
        "收购价为100万元（约合15万美元）。",
        "英伟达（NVDA）与特斯拉（TSLA）收涨。",
        "台积电（2330）与比亚迪（002594.SZ）收涨。",
        "阿里巴巴（纽交所：BABA）收涨。",
        "英伟达（股票代码NVDA）收涨。",
        "英伟达（3月22日至28日）回购。",
        "英伟达（含子公司）的营收。",
        "英伟达（见图）的芯片，见图。",
        "英伟达（芯片巨头）的营收。",
        "英伟达（首席执行官）说。首席执行官说。",
        "英伟达（加州圣克拉拉市）的总部。",
        "英伟达（中国）的营收。",
        "本公司（以下简称“公司”）的营收。",
        "《蜂业发展纲要》（以下简称《纲要》）提出。",
        "内线交易（insider trading）增多。",
        "国内生产总值（GDP）增长5%。",
        "大家又称它为“麻雀小学”。",
        "Nvidia (NASDAQ: NVDA) and Tesla (TSLA) rose.",
        "Nvidia (pictured) and Tesla (left) rose.",
        "Nvidia (the “Company”) rose.",
        "Nvidia (about $3bn) and Tesla (12 percent) rose.",
        "Nvidia (Reuters) rose, Reuters said.",
        "Apple (Norway) and Norway rose.",
        "Jane Marlowe (D-Vt.) spoke.",
        "Jensen Huang (CEO) spoke. The CEO left.",
        "class Orchard(BaseModel): uses BaseModel",
        "Nvidia (including Kestrel Research) rose with Kestrel Research.",
    ],
)
def test_what_is_no_second_name(text):
    """Amounts, codes, dates, places, roles, explanations, documents, terms, units."""
    assert pairs(text) == []


def test_common_words_count_where_the_text_uses_them():
    """老黄家 is a name for 英伟达 where something is said of it."""
    assert pairs("英伟达（老黄家）收涨。") == []
    assert pairs("英伟达（老黄家）收涨。老黄家的营收为609亿美元。") == [
        ("aside", "NVIDIA", "老黄家")
    ]


def test_what_the_article_has_claims_about_is_a_name():
    """Even where no ending tells; but no piece of a longer name."""
    text = "岭岛蜂群（Lingdao）{}2024年，岭岛蜂群的营收为32.6亿元。"
    assert pairs(text.format("收涨。")) == [("script", "岭岛蜂群", "Lingdao")]
    assert pairs("周三，甲·" + text.format("收涨。")) == []


def test_words_inside_brackets_are_told_once():
    """A code before them is no name of its own."""
    text = "英伟达（股票代码NVDA，又称“绿厂”）收涨。"
    assert pairs(text) == [("called", "NVIDIA", "绿厂")]
