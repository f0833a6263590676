"""`rules new` and the failures of `rules test`."""

from __future__ import annotations

import pytest

from cli.run import claimcheck

LEXICON = """\
measures:
  - {id: tide, family: rate, dimensions: [length], words: {zh: [潮高], en: [tide]}}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "tides.yaml").write_text(LEXICON, encoding="utf-8")
    return tmp_path


def test_a_draft_passes_its_tests(folder):
    """Written where it is asked for, with a free code; a second one gets the next."""
    more = ("--lexicon", "tides.yaml", "--measure", "tide")
    ran = claimcheck("rules", "new", "two-tides", *more, cwd=folder)
    assert (ran.code, ran.out, ran.err) == (0, "rules/two-tides.yaml\n", "")
    ran = claimcheck("rules", "new", "tide-limit", "own", "--check", "limits", cwd=folder)
    assert (ran.code, ran.out, ran.err) == (0, "own/tide-limit.yaml\n", "")
    ran = claimcheck("rules", "new", "tide-sum", "--like", "C601", cwd=folder)
    assert "code: X102\n" in (folder / "rules" / "tide-sum.yaml").read_text(encoding="utf-8")
    ran = claimcheck("rules", "test", "rules", "--lexicon", "tides.yaml", cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("of 2 rules, 0 failed\n")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("two-tides",), "rules/two-tides.yaml: is there already; name another rule, or delete it"),
        (("share-endpoints",), 'the id "share-endpoints" is taken; take a free one'),
        (("Tides",), '"Tides" is no id; write small letters and digits in words joined by hyphens'),
        (("tides", "--code", "T1"), '"T1" is no code; write a capital letter and three digits, as'),
        (("tides", "--check", "disagre"), 'unknown check "disagre"; did you mean "disagree"?'),
        (("tides", "--like", "C1000"), 'no shipped rule "C1000"; known are'),
        (
            ("tides", "--like", "C601", "--check", "disagree"),
            '--check disagree: "shares-above-whole" is run by sum',
        ),
        (("tides", "--measure", "tidal"), 'unknown measure "tidal"; '),
    ],
)
def test_what_cannot_be_written(folder, args, told):
    """The mend is told, and nothing is left behind."""
    (folder / "rules").mkdir()
    (folder / "rules" / "two-tides.yaml").write_text("id: two-tides\n", encoding="utf-8")
    ran = claimcheck("rules", "new", *args, cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(told)
    assert [file.name for file in (folder / "rules").iterdir()] == ["two-tides.yaml"]


def test_a_draft_whose_examples_fail_says_so(folder):
    """It is written all the same: its author goes on from there."""
    ran = claimcheck("rules", "new", "two-tides", "--measure", "charging_piles", cwd=folder)
    assert (ran.code, ran.out) == (0, "rules/two-tides.yaml\n")
    assert "rules/two-tides.yaml:" in ran.err
    assert "two-tides, firing example 1" in ran.err


FAILING = """\
id: two-sales
code: X101
title: Two sales
check: disagree
match: {measure: sales_volume}
message: {en: "{left} or {right}", zh: "{left}或{right}"}
explain: One volume.
examples:
  fires:
    - texts: {a: 2023年，比亚迪的销量为302万辆。, b: 2024年，比亚迪的销量为427万辆。}
      sides: [302万辆, 427万辆]
    - texts: {first: 2023年，比亚迪的销量为302万辆。, second: 2023年，比亚迪的出口量为427万辆。}
      sides: [302万辆, 427万辆]
      severity: error
    - texts: {a: 2023年，比亚迪的销量为302万辆。, b: 这一天天气很好。}
      sides: [302万辆, 天气很好]
    - texts: {a: 2024年，比亚迪的销量为302万辆。, b: 2024年，比亚迪的销量为427万辆。}
      sides: [302万辆, 427万辆]
      severity: note
    - texts: {a: 2024年，比亚迪的销量为302万辆。, b: 2024年，比亚迪的销量为427万辆。今天晴。}
      sides: [302万辆, 今天晴]
  silent:
    - texts: {a: 2024年，比亚迪的销量为302万辆。, b: 2023年，比亚迪的销量为427万辆。}
    - texts: {a: 2024年，比亚迪的销量为302万辆。, b: 2024年，比亚迪的销量为427万辆。}
"""
SAID = """\
two-sales.yaml:10:7: two-sales, firing example 1
  - a finding on “302万辆” against “427万辆”
  + nothing
    a  BYD · sales volume · 2023: 3.02 million
    b  BYD · sales volume · 2024: 4.27 million
  = their periods share no day: 2023 and 2024
two-sales.yaml:12:7: two-sales, firing example 2
  - an error on “302万辆” against “427万辆”
  + nothing
    first  BYD · sales volume · 2023: 3.02 million
    second  BYD · exports · 2023: 4.27 million
  = measure 销量 ≠ 出口量为 · two different entries of the lexicon: sales_volume
    and exports
two-sales.yaml:15:7: two-sales, firing example 3
  - a finding on “302万辆” against “天气很好”
  + nothing
    a  BYD · sales volume · 2023: 3.02 million
    b  no claim was read here
  = no claim stands on “天气很好”
two-sales.yaml:17:7: two-sales, firing example 4
  - a note on “302万辆” against “427万辆”
  + an error on “比亚迪的销量为302万辆” against “比亚迪的销量为427万辆”:
    3.02 million or 4.27 million
two-sales.yaml:20:7: two-sales, firing example 5
  - a finding on “302万辆” against “今天晴”
  + an error on “比亚迪的销量为302万辆” against “比亚迪的销量为427万辆”:
    3.02 million or 4.27 million
    a  BYD · sales volume · 2024: 3.02 million
    b  BYD · sales volume · 2024: 4.27 million
  = no claim stands on “今天晴”
two-sales.yaml:24:7: two-sales, silent example 2
  - nothing
  + an error on “比亚迪的销量为302万辆” against “比亚迪的销量为427万辆”:
    3.02 million or 4.27 million
7 examples of 1 rule, 6 failed
"""


def test_a_failure_tells_what_was_wanted_read_and_why(tmp_path):
    """Every kind of failure, to the letter."""
    (tmp_path / "two-sales.yaml").write_text(FAILING, encoding="utf-8")
    ran = claimcheck("rules", "test", "two-sales.yaml", cwd=tmp_path)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == SAID


def test_a_failure_in_chinese(tmp_path):
    """For an author who reads Chinese."""
    (tmp_path / "two-sales.yaml").write_text(FAILING, encoding="utf-8")
    ran = claimcheck("rules", "test", "two-sales.yaml", "--lang", "zh", cwd=tmp_path)
    assert ran.out.splitlines()[:6] == [
        "two-sales.yaml:10:7:two-sales,应报的第 1 例",
        "  - 一条结果,在 “302万辆” 与 “427万辆”",
        "  + 无",
        "    a  比亚迪 · 销量 · 2023: 302 万",
        "    b  比亚迪 · 销量 · 2024: 427 万",
        "  = 时间没有重叠:2023 与 2024",
    ]
