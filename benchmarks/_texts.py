"""Texts to be timed on: written by a seeded generator from sentences of our own, never twice alike.

Three kinds in Chinese and one in English, each like articles that people publish:

    essay     prose with a figure in every hundred characters, its names in the lexicon
    bulletin  news of figures, one in about thirty-five characters, its names in the lexicon
    unknown   prose as above about fields of which the lexicon knows nothing
    english   news with a figure in about a hundred characters

The same kind, seed and size give the same text on every machine.
"""

from __future__ import annotations

import random
from collections.abc import Callable

ZH_KNOWN = ("英伟达", "台积电", "中芯国际", "华为", "三星电子", "英特尔", "长江存储", "联发科")
ZH_KNOWN_THINGS = ("芯片", "晶圆", "存储器", "处理器", "服务器", "光刻机")
ZH_KNOWN_MEASURES = ("营收", "净利润", "市场份额", "毛利率", "出货量", "产能", "良率", "研发投入")
ZH_UNKNOWN = ("青禾果业", "老渡口茶行", "临江陶社", "北坡牧场", "南湾渔港", "双塔印坊", "白露花圃")
ZH_UNKNOWN_THINGS = ("槐花蜜", "春茶", "陶罐", "羊毛毯", "海带", "线装书", "盆栽", "竹器")
ZH_UNKNOWN_MEASURES = (
    "采收面积",
    "烧成率",
    "出栏数",
    "订货额",
    "复购率",
    "晾晒损耗",
    "印数",
    "回头客占比",
)
ZH_PLACES = ("广东", "江苏", "四川", "日本", "德国", "东南亚", "长三角", "墨西哥")
ZH_FIGURED = (
    "{w}{s}的{m}达到{v},同比增长{p}",
    "{s}称,{w}{t}的{m}约为{v},占{l}的{p}",
    "{t}价格从每件{n}元涨到{n}元,涨幅超过{p}",
    "在{l},{s}的{m}从{p}降至{p}",
    "预计{y}年{s}的{m}将在{v}到{v}之间",
    "{s}今年卖出{c}{t},比去年多出{z}成",
    "{s}的{m}不到{l}同行的{z}分之一,排在第{z}位",
    "一位分析师估计,{t}占{s}总收入的{p}至{p}",
)
ZH_PLAIN = (
    "{s}没有透露更多细节,只说谈判仍在继续",
    "对{l}的买家来说,真正要紧的是什么时候能拿到货",
    "做{t}的人都知道,最难的不是设备,而是熟练的师傅",
    "消息传开以后,{l}的同行先是沉默,随后纷纷表示要重新评估计划",
    "{s}的负责人在会上回忆起早年的艰难,说得台下安静下来",
    "{t}的行情变化很快,谁也不敢把话说满",
    "这家企业把仓库搬到了{l},离主要客户更近一些",
    "业内看法并不一致:有人担心{t}过剩,也有人认为需求刚刚开始",
)
EN_KNOWN = ("Nvidia", "TSMC", "Intel", "Huawei", "Micron", "Samsung Electronics", "Harbour Foods")
EN_THINGS = ("chips", "servers", "wafers", "memory", "tea sets", "bicycles", "solar panels")
EN_MEASURES = ("revenue", "net profit", "market share", "gross margin", "output", "order backlog")
EN_PLACES = ("China", "Germany", "Texas", "Southeast Asia", "Japan", "Brazil")
EN_FIGURED = (
    "{s} said its {m} rose {p} to ${n}.{z} billion in {y}",
    "Sales of {t} in {l} fell from {c} units to {c} units, or more than {p}",
    "Analysts expect {s} to earn between ${n} million and ${n} million in {y}",
    "About a third of the {t} sold in {l} now come from {s}, up from {p} a year earlier",
    "{s} plans to raise the capacity of its plant in {l} by {n},{h} units a month",
    "The {m} of {s} in {l} was {p}, {z}.{z} percentage points lower than in {y}",
)
EN_PLAIN = (
    "A spokesman for {s} declined to say when the talks would resume",
    "Buyers in {l} care less about the price of {t} than about the day they arrive",
    "Nobody in the trade expected the market for {t} to turn so quickly",
    "The company moved its warehouse to {l} in order to be closer to its customers",
    "Opinions differ on whether {s} can keep its best engineers for another winter",
    "People who have made {t} all their lives say that patience matters most",
)
KINDS = ("essay", "bulletin", "unknown", "english")


def text(kind: str, seed: int, size: int) -> str:
    """At least `size` characters of one kind: paragraphs, a blank line between them."""
    choose = random.Random(f"{kind}/{seed}")
    if kind == "english":
        fill, figured, plain, odds, joint, stop = (
            _english(choose),
            EN_FIGURED,
            EN_PLAIN,
            0.5,
            " ",
            ".",
        )
    else:
        fill, figured, plain = _chinese(choose, known=kind != "unknown"), ZH_FIGURED, ZH_PLAIN
        odds, joint, stop = (0.45 if kind == "bulletin" else 0.14), "", "。"
    parts, length = [], 0
    while length < size:
        sentences = [
            fill(choose.choice(figured if choose.random() < odds else plain)) + stop
            for _ in range(choose.randint(2, 5))
        ]
        paragraph = joint.join(sentences)
        parts.append(paragraph)
        length += len(paragraph) + 2
    return "\n\n".join(parts)


def _chinese(choose: random.Random, *, known: bool) -> Callable[[str], str]:
    names = (
        (ZH_KNOWN, ZH_KNOWN_THINGS, ZH_KNOWN_MEASURES)
        if known
        else (ZH_UNKNOWN, ZH_UNKNOWN_THINGS, ZH_UNKNOWN_MEASURES)
    )
    subjects, things, measures = names

    def value() -> str:
        amount = _decimal(choose, 900)
        return amount + choose.choice(("亿元", "万吨", "亿美元", "万件", "%", "个百分点"))

    def word(slot: str) -> str:
        return {
            "s": lambda: choose.choice(subjects),
            "t": lambda: choose.choice(things),
            "m": lambda: choose.choice(measures),
            "l": lambda: choose.choice(ZH_PLACES),
            "w": lambda: f"{choose.randint(2019, 2026)}年第{choose.choice('一二三四')}季度",
            "v": value,
            "p": lambda: _decimal(choose, 95) + "%",
            "n": lambda: str(choose.randint(12, 980)),
            "c": lambda: f"{choose.randint(2, 900)}万件",
            "z": lambda: choose.choice("二三四五六七八九"),
            "y": lambda: str(choose.randint(2024, 2032)),
        }[slot]()

    return lambda template: _filled(template, word)


def _english(choose: random.Random) -> Callable[[str], str]:
    def word(slot: str) -> str:
        return {
            "s": lambda: choose.choice(EN_KNOWN),
            "t": lambda: choose.choice(EN_THINGS),
            "m": lambda: choose.choice(EN_MEASURES),
            "l": lambda: choose.choice(EN_PLACES),
            "p": lambda: _decimal(choose, 95) + choose.choice(("%", " percent")),
            "n": lambda: str(choose.randint(12, 980)),
            "c": lambda: f"{choose.randint(2, 900)},{choose.randint(100, 999)}",
            "h": lambda: f"{choose.randint(0, 999):03}",
            "z": lambda: str(choose.randint(1, 9)),
            "y": lambda: str(choose.randint(2019, 2031)),
        }[slot]()

    return lambda template: _filled(template, word)


def _decimal(choose: random.Random, most: int) -> str:
    whole = str(choose.randint(1, most))
    return whole if choose.random() < 0.5 else f"{whole}.{choose.randint(1, 9)}"


def _filled(template: str, word: Callable[[str], str]) -> str:
    """Every slot filled afresh: two `{p}` of one sentence are two figures."""
    out, rest = [], template
    while rest:
        before, brace, rest = rest.partition("{")
        out.append(before)
        if brace:
            slot, _, rest = rest.partition("}")
            out.append(word(slot))
    return "".join(out)
