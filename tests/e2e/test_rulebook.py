"""Rules told to a reader in the reader's language, by the installed command."""

from __future__ import annotations

import re

import pytest

from claimcheck import rules
from e2e.installed import claimcheck

pytestmark = pytest.mark.e2e

ENGLISH = re.compile(r"[A-Za-z]+ [A-Za-z]+ [A-Za-z]+")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_rule_is_explained_in_the_language_asked_for(language):
    """Title, explanation and hint, whole and in one language."""
    rule = next(rule for rule in rules.load() if rule.id == "growth-disagrees")
    ran = claimcheck("explain", rule.code, "--lang", language, env={"COLUMNS": "999"})
    assert (ran.code, ran.err) == (0, "")
    for told in (rule.title, rule.explain, rule.fix_hint):
        assert [told[tongue] in ran.lines for tongue in ("en", "zh")] == [
            language == "en",
            language == "zh",
        ]


def test_a_chinese_editor_reads_chinese():
    """What is printed, to the letter; nothing of the English text is left."""
    ran = claimcheck("explain", "share-above-100", "--lang", "zh")
    assert ran.lines[:9] == [
        "C901 share-above-100",
        "份额或良率超过 100%",
        "检查 limits · 最高错误 · rules/share-above-100.yaml",
        "所看 family：share, yield",
        "标签 share",
        "",
        "部分不会多于整体。超出指标上限的数字，不是笔误，就是另一种指标（如增幅）。",
        "",
        "如何处理",
    ]
    assert ran.lines[9] == "核对数字；增长 120% 不等于占 120%。"
    assert not ENGLISH.search(ran.out.decode())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_list_of_rules(language):
    """Every rule by its title; English unless asked for."""
    ran = claimcheck("rules", "list", "--no-config", "--lang", language)
    assert (ran.code, ran.err) == (0, "")
    titles = [re.split(r"  +", line, maxsplit=3)[3] for line in ran.lines]
    assert titles == [rule.title[language] for rule in rules.load()]
    if language == "en":
        assert claimcheck("rules", "list", "--no-config").out == ran.out


def test_one_text_serves_both(tmp_path):
    """A rule of the user's own, written in one language; in order for the command."""
    text = (rules.builtin() / "share-above-100.yaml").read_text(encoding="utf-8")
    text = text.replace("share-above-100", "own").replace("C901", "X901")
    text = re.sub(r"^title:\n(?:  .*\n)+", "title: 占比过百\n", text, flags=re.MULTILINE)
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    for language in ("en", "zh"):
        ran = claimcheck("explain", "own", "--rules", ".", "--lang", language, cwd=tmp_path)
        assert (ran.code, ran.lines[1]) == (0, "占比过百")
    broken = text.replace("title: 占比过百", "title: {zh: 占比过百}")
    (tmp_path / "own.yaml").write_text(broken, encoding="utf-8")
    ran = claimcheck("rules", "validate", ".", cwd=tmp_path)
    mend = "add it, or write one text for all languages"
    assert (ran.code, ran.err) == (2, f'own.yaml:3:1: the title lacks "en"; {mend}\n')
