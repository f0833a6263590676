"""Rule files: every problem at once, each with its place and its mend."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest

from claimcheck import rules, yamlfile
from claimcheck.errors import DataFileError, UsageError
from claimcheck.rules import schema
from rules.build import LEXICON

GOOD = """\
id: my-rule
code: X101
title: A rule
check: disagree
match: {measure: market_share}
message:
  en: "{left} against {right}"
  zh: "{left}与{right}不符"
explain: Why.
examples:
  fires:
    - texts: {a: one 1, b: two 2}
      sides: [one 1, two 2]
  silent:
    - texts: {a: one 1}
"""


def problems(text, name="my-rule"):
    rule, found = rules.read(text, f"rules/{name}.yaml", LEXICON)
    assert (rule is None) == bool(found)
    return [str(problem) for problem in sorted(found)]


def test_a_correct_file_is_a_rule():
    """Everything it says, and the defaults of what it does not."""
    rule, _ = rules.read(GOOD, "rules/my-rule.yaml", LEXICON)
    assert (rule.id, rule.check, rule.match.measure) == ("my-rule", "disagree", ("market_share",))
    assert (rule.max_severity, rule.stability, rule.documents) == ("error", "stable", "any")
    assert [example.fires for example in rule.examples] == [True, False]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: A rule", "titel: A rule", '3:1: unknown key "titel"; did you mean "title"?'),
        ("market_share}", "marketshare}", "5:9: unknown measure"),
        ("check: disagree", "check: disagrees", 'did you mean "disagree"?'),
        ("explain: Why.", "max_severity: eror\nexplain: Why.", 'did you mean "error"?'),
        ("explain: Why.", "same: [markt]\nexplain: Why.", 'unknown same "markt"; did you mean'),
        ("{left}与", "{lft}与", 'no word "{lft}"; did you mean "left"?'),
        ("  en:", "  fr:", 'unknown key "fr"'),
        ("code: X101", "code: 101", "stands where a text belongs"),
        ("code: X101", "code: x101", "write a capital letter and three digits"),
        ("explain: Why.", "explain: Why.\nparams: {tolerance: 3}", 'unknown key "tolerance"'),
        ("sides: [one 1, two 2]", "sides: [one 1, three]", '"three" stands in none of the texts'),
        ("check: disagree", "check: comparison", 'needs the setting "against"'),
        ("  silent:\n    - texts: {a: one 1}\n", "", 'no example under "silent"'),
        ("explain: Why.\n", "", 'the key "explain" is missing'),
        ("title: A rule", "title: A rule\ntitle: Again", "stands here twice"),
        ("match: {measure", "match: {known: yes, measure", "neither true nor false"),
        ("title: A rule", "title: {zh: 规则}", '3:1: the title lacks "en"; add it, or write one'),
        ("explain: Why.", "explain: {en: Why.}", '9:1: the explain lacks "zh"; add it, or write'),
        ("explain: Why.", "explain: Why.\nfix_hint: {}", '10:1: the fix_hint lacks "en"; add it'),
        ("A rule", "{en: A, zh: 甲, fr: B}", '3:23: unknown key "fr"; known are en, zh'),
        ("A rule", '{en: A, zh: ""}', "3:16: '' stands where a text belongs"),
        ("A rule", "[A, 甲]", "3:1: ['A', '甲'] stands where a text belongs"),
    ],
)
def test_a_mistake_is_named_with_its_mend(old, new, said):
    """Place, what is wrong, and what was meant."""
    assert old in GOOD
    assert any(said in line for line in problems(GOOD.replace(old, new)))


@pytest.mark.parametrize(
    ("check", "needed"),
    [
        ("chronology", {"of"}),
        ("comparison", {"against"}),
        ("exceeds", {"part", "whole"}),
        ("formula", {"result", "formula"}),
        ("implied", {"part", "rate"}),
        ("product", {"part", "rate", "whole"}),
    ],
)
def test_a_check_asks_for_the_settings_that_it_cannot_do_without(check, needed):
    """All of them at once, each by its name; those of no other check."""
    said = "\n".join(problems(GOOD.replace("check: disagree", f"check: {check}")))
    assert {word for word in said.split('"') if f'needs the setting "{word}"' in said} == needed


@pytest.mark.parametrize(
    "more",
    [
        "same: [market]\ndifferent: [market]",
        "when: {documents: several}\nsame: [document]",
        "when: {documents: one}\ndifferent: [document]",
    ],
)
def test_conditions_that_exclude_each_other_are_an_error(more):
    """A rule that can never match is wrong, not quiet."""
    assert any("can never match" in line for line in problems(f"{GOOD}{more}\n"))


@pytest.mark.parametrize(
    "match",
    [
        "{measure: market_share, family: money}",
        "{measure: market_share, dimension: USD}",
        "{measure: market_share, kind: delta}",
    ],
)
def test_a_match_that_no_claim_has_is_an_error(match):
    """Family, class of figures and kind must fit the measure and the check."""
    text = GOOD.replace("{measure: market_share}", match)
    assert any("can never match" in line for line in problems(text))


def prose(more):
    """Title, explanation and hint of a rule with other ones."""
    rule, found = rules.read(f"{GOOD}{more}", "rules/my-rule.yaml", LEXICON)
    assert found == []
    return rule.title, rule.explain, rule.fix_hint


def test_a_text_is_by_language_or_one_for_all():
    """A single one serves both; a hint may be left out."""
    title, explain, hint = prose("")
    assert title == {"en": "A rule", "zh": "A rule"}
    assert explain == {"en": "Why.", "zh": "Why."}
    assert set(hint.values()) == {""}
    assert prose("fix_hint: {zh: 核对, en: Check}\n")[2] == {"en": "Check", "zh": "核对"}


def test_folded_chinese_has_no_blanks():
    """YAML joins lines by blanks; Latin words and figures keep theirs."""
    hint = "fix_hint: >-\n  核对年份，\n  占 40%\n  的\n  分母。\n\n  Two\n  words.\n"
    assert prose(hint)[2]["zh"] == "核对年份，占 40% 的分母。\nTwo words."


def test_all_problems_come_at_once_in_their_order():
    """One reading shows them all."""
    text = GOOD.replace("title:", "titel:").replace("disagree", "disagre").replace("Why.", '""')
    found = problems(text)
    lines = [int(line.split(":")[1]) for line in found]
    assert len(found) >= 4
    assert lines == sorted(lines)


def test_all_files_of_a_folder_come_at_once(tmp_path):
    """Two broken files, one complaint; a code may not be taken twice."""
    for number in (1, 2):
        text = GOOD.replace("my-rule", f"rule-{number}")
        (tmp_path / f"rule-{number}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match="X101 is already that of rule"):
        rules.load(tmp_path)
    for number in (1, 2):
        (tmp_path / f"rule-{number}.yaml").write_text("titel: 3", encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        rules.load(tmp_path)
    assert {problem.path.rsplit("/")[-1] for problem in caught.value.problems} == {
        "rule-1.yaml",
        "rule-2.yaml",
    }


def test_a_file_that_is_no_text_is_one_line(tmp_path):
    """Bytes of another encoding, a folder with the suffix of a file."""
    (tmp_path / "a.yaml").write_bytes(b"id: \xff\xfe")
    (tmp_path / "b.yaml").mkdir()
    with pytest.raises(DataFileError) as caught:
        rules.load(tmp_path)
    assert len(caught.value.problems) == 2
    assert "save it as UTF-8" in str(caught.value)


def test_a_file_is_named_after_its_rule():
    """rules/<rule-id>.yaml."""
    assert "the two must be one" in problems(GOOD, name="other")[0]


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "a: [1,\n", "a: &x 1\nb: *x\n", "id: yes"])
def test_what_is_no_rule_is_refused_without_a_traceback(text):
    """Empty files, lists, broken YAML, aliases."""
    assert problems(text)


def test_a_folder_without_rules_is_a_wrong_call(tmp_path):
    """Nothing to run is not nothing wrong."""
    with pytest.raises(UsageError):
        rules.load(tmp_path)
    with pytest.raises(UsageError):
        rules.load(tmp_path / "missing")


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("__import__('os')", "not allowed"),
        ("revenue ** 2", "not allowed"),
        ("revenue.real", "not allowed"),
        ("1 + 2", "names no measure"),
        ("revenue +", "joined by"),
        ("+".join(["revenue"] * 30), "longer than"),
        ("+".join(["cost"] * 30), "too long"),
        ("revnue * 2", 'did you mean "revenue"?'),
    ],
)
def test_a_formula_is_numbers_and_measures_only(formula, said):
    """Parsed against a whitelist, with a limit on its length."""
    text = GOOD.replace("check: disagree", "check: formula").replace(
        "match: {measure: market_share}",
        f'params: {{result: net_margin, formula: "{formula}"}}',
    )
    assert any(said in line for line in problems(text))


# -- the shipped rules --------------------------------------------------------------------------


def test_the_shipped_rules_are_correct_and_many():
    """What is read the fast way has nothing to hide."""
    folder = rules.builtin()
    files = sorted(item for item in folder.iterdir() if item.name.endswith(".yaml"))
    assert len(files) >= 20
    for file in files:
        text = file.read_text(encoding="utf-8")
        rule, found = rules.read(text, f"rules/{file.name}", LEXICON)
        assert found == []
        assert schema.trusted({rule.path: text}) == [rule]
    assert len({rule.code for rule in rules.load()}) == len(files)


def test_the_published_schema_accepts_the_shipped_rules_and_refuses_what_the_reader_does():
    """An independent reader agrees."""
    published = json.loads(json.dumps(rules.json_schema(LEXICON)))
    jsonschema.Draft202012Validator.check_schema(published)
    validator = jsonschema.Draft202012Validator(published)
    for file in sorted(rules.builtin().iterdir(), key=str):
        data = yamlfile.load_trusted(file.read_text(encoding="utf-8"))
        assert [error.message for error in validator.iter_errors(data)] == [], file.name
    good = yamlfile.load_trusted(GOOD)
    assert validator.is_valid(good)
    assert validator.is_valid(good | {"title": {"en": "A", "zh": "甲"}})
    for wrong in ({"en": "A"}, {"en": "A", "zh": "甲", "fr": "B"}, {"en": "A", "zh": ""}):
        assert not validator.is_valid(good | {"title": wrong})
    for wrong in ({"titel": "x"}, {"check": "disagrees"}, {"match": {"measure": "x"}}):
        assert not validator.is_valid(good | wrong)
    assert not validator.is_valid({**good, "check": "comparison"})


def test_messages_name_figures_and_places_in_both_languages():
    """A message without the figures is no use to an editor."""
    for rule in rules.load():
        for language in ("en", "zh"):
            text = rule.message[language]
            fields = ("{left}", "{calc}", "{left_implied}", "{left_when}", "{left_times}")
            assert any(field in text for field in fields), rule.id
            assert "{left_where}" in text, rule.id


def test_every_shipped_rule_speaks_both_languages():
    """Written for each, not one text for both; no English sentence in the Chinese one."""
    for rule in rules.load():
        for told in (rule.title, rule.explain, rule.fix_hint):
            assert set(told) == {"en", "zh"}, rule.id
            assert re.search(r"[\u4e00-\u9fff]{2}", told["zh"]), rule.id
            assert not re.search(r"[A-Za-z]+ [A-Za-z]+", told["zh"]), rule.id
            assert re.match(r'"?[A-Z0-9]', told["en"]), rule.id
            assert " ".join(told["zh"].split()) == told["zh"], rule.id
