"""Names of the shipped entities: found where they stand, not inside other words."""

import pytest

from claimcheck import lexicon
from claimcheck.claims.mentions import finder
from claimcheck.folding import fold


def entities(text):
    """The ids of the names in a text."""
    return [m.id for m in finder(lexicon.load()).find(fold(text)) if m.what == "entity"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("和碩、緯穎與鴻海本季出貨", ["Pegatron", "Wiwynn", "Foxconn"]),
        ("聯詠、瑞昱、華邦電、旺宏", ["Novatek", "Realtek", "Winbond", "Macronix"]),
        ("國泰金與富邦金上半年獲利", ["Cathay Financial", "Fubon Financial"]),
        ("陽明海運調漲運價,陽明預期", ["Yang Ming", "Yang Ming"]),
        (
            "上证指数收涨,深证成指与创业板指收跌",
            ["SSE Composite", "SZSE Component", "ChiNext Index"],
        ),
        ("特斯拉Model Y在德國", ["Tesla", "Tesla Model Y", "Germany"]),
        ("紐西蘭、義大利與沙烏地阿拉伯", ["New Zealand", "Italy", "Saudi Arabia"]),
        ("合肥市属于安徽省", ["Hefei", "Anhui"]),
        ("据奥维云网和集邦咨询", ["AVC Revo", "TrendForce"]),
        ("日经225指数与日经新闻", ["Nikkei 225", "Nikkei"]),
    ],
)
def test_names_are_found(text, expected):
    """Simplified, Taiwan's and Latin names; the longest one wins."""
    assert entities(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "这座平台积累了用户",
        "报道指出这一点",
        "该国企业与各国航空",
        "今日立案三起",
        "最高奖金一百万元大奖",
        "加工行业的职工行动",
        "从努力拓展到更强生产力",
        "其中通过审核的集中集体",
        "快乐高考,音乐高手",
        "便宜家具",
        "每日经济",
        "they agreed on the information, the times, the verge and who ups the safe target",
        "its investment arm",
    ],
)
def test_other_words_hold_no_names(text):
    """What only looks like a name inside other words is none."""
    assert entities(text) == []


def test_a_short_name_counts_beside_the_full_one():
    """统一 is a word; beside 统一企业 it is the company."""
    assert entities("统一采购") == []
    assert entities("统一企业公布营收,统一表示") == ["Uni-President", "Uni-President"]


def test_the_files_are_read_as_one():
    """Lists, one behind another: nothing of a file is lost."""
    rows = [row["id"] for name in lexicon.entity_files() for row in lexicon.read_data(name)]
    assert rows == list(lexicon.load().entities)
