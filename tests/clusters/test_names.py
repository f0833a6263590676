"""The form of a name that comparison sees, and the guards."""

from __future__ import annotations

import pytest

from claimcheck.clusters import names
from claimcheck.clusters.similarity import similarity


@pytest.mark.parametrize(
    ("slot", "name", "core"),
    [
        ("subject", "华晶科技股份有限公司", "华晶科技"),
        ("subject", "Velcor Systems Inc.", "velcorsystems"),
        ("subject", "H20芯片", "h20"),
        ("subject", "英伟达芯片", "英伟达芯片"),
        ("subject", "輝達", "辉达"),
        ("subject", "“英 偉 達”", "英伟达"),
        ("measure", "约市场份额数据", "市场份额"),
        ("measure", "第一季度营收", "一季度营收"),
        ("scope", "在中国市场", "中国"),
        ("scope", "7纳米制程", "7nm制程"),
        ("scope", "the U.S.", "us"),
    ],
)
def test_a_name_sheds_what_does_not_change_it(slot, name, core):
    """Script, case, spaces, quotation marks, affixes; never the whole name."""
    assert names.form(name, slot).core == core


@pytest.mark.parametrize(
    ("slot", "left", "right"),
    [
        ("subject", "英伟达H20芯片", "英伟达H200芯片"),
        ("subject", "昇腾910B", "昇腾910C"),
        ("subject", "昇腾910", "昇腾910B"),
        ("subject", "RTX 6000", "RTX 6000D"),
        ("measure", "一季度营收", "二季度营收"),
        ("measure", "Q1营收", "Q2营收"),
        ("measure", "上半年销量", "下半年销量"),
        ("measure", "H1销量", "H2销量"),
        ("measure", "同比增长率", "环比增长率"),
        ("measure", "出口金额总计", "进口金额总计"),
        ("measure", "年度营业收入", "季度营业收入"),
        ("measure", "净利润总额", "毛利润总额"),
        ("measure", "训练算力峰值", "推理算力峰值"),
        ("measure", "first-quarter revenue", "second-quarter revenue"),
        ("scope", "先进制程产能", "成熟制程产能"),
        ("scope", "7nm制程节点", "5nm制程节点"),
    ],
)
def test_a_guard_keeps_near_names_apart_and_says_why(slot, left, right):
    """However alike two names look, a decisive difference is one."""
    one, other = names.form(left, slot), names.form(right, slot)
    assert one.guard_against(other)
    assert other.guard_against(one)
    assert similarity(one, other) == 0


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("寒武纪", "寒武记"),
        ("摩尔线程", "摩尔线程程"),
        ("长江存储科技", "长江储科技"),
        ("Semiconductor Manufacturing", "Semiconductor Manufacturng"),
        ("Cambricon", "Cambrcion"),
    ],
)
def test_a_slip_of_the_pen_is_forgiven(left, right):
    """A homophone, a doubled, a missing, an exchanged letter."""
    one, other = names.form(left, "subject"), names.form(right, "subject")
    assert names.least_score("subject") <= similarity(one, other) < 100


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("一汽集团", "上汽集团"),
        ("长江存储", "长鑫存储"),
        ("工商银行", "招商银行"),
        ("中国移动", "中国联通"),
        ("Intel", "Inter"),
        ("AMD", "ASM"),
        ("小米", "大米"),
    ],
)
def test_another_character_is_another_name(left, right):
    """Companies that differ in one character are two companies."""
    one, other = names.form(left, "subject"), names.form(right, "subject")
    assert similarity(one, other) < names.least_score("subject")
