"""From articles to names to findings: suggest, read what was suggested, check with it."""

from __future__ import annotations

import json

import pytest

from e2e.installed import EXAMPLES, claimcheck

pytestmark = pytest.mark.e2e

# articles by language; the entry that is learnt; the rule that fires with it
STORIES = {
    "zh-Hans": (
        {
            "told": "英伟达（股票代码NVDA，又称“绿厂”）是AI芯片的龙头。",
            "one": "管制之后，英伟达在中国的市场份额从95%降至0%。",
            "two": "到今年夏天，绿厂在中国的市场份额从95%降到50%。",
        },
        "  - {of: NVIDIA, names: [绿厂]}",
        "C201",
    ),
    "zh-Hant": (
        {
            "told": "龍淵電子（Dragonpool）週三公布財報。",
            "one": "龍淵電子2024年的毛利率為33.1%。",
            "two": "Dragonpool公司2024年的毛利率為28.4%。",
        },
        "  - {id: Dragonpool, kind: company, names: [龙渊电子]}",
        "C104",
    ),
    "zh-noise": (
        {
            "told": "龍(lóng)淵(yuān)電(diàn)子（Dragonpool）週三公布財(cái)報。",
            "one": "龍淵電(diàn)子2024年的毛利率為(wéi)33.1%。",
            "two": "Dragonpool公司2024年的毛利率為28.4%。",
        },
        "  - {id: Dragonpool, kind: company, names: [龙渊电子]}",
        "C104",
    ),
    "en": (
        {
            "told": "Marlowe Battery Materials Corp (MBMC) reported on Wednesday.",
            "one": "Marlowe Battery Materials Corp had a gross margin of 31.6% in 2024.",
            "two": "MBMC had a gross margin of 28.4% in 2024.",
        },
        "  - {id: Marlowe Battery Materials Corp, kind: company, names: [MBMC]}",
        "C104",
    ),
    "a word of a measure": (
        {
            "one": "2024年，台积电的进账为2.894万亿元新台币。",
            "two": "2024年，台积电营收为2.894万亿元新台币。",
            "three": "2024年，联电的进账为2323亿元新台币。",
            "four": "2024年，联电营收为2101亿元新台币。",
        },
        "  - {of: revenue, words: {zh: [进账]}}",
        "C103",
    ),
}


@pytest.fixture(params=STORIES)
def story(request, tmp_path):
    """A folder of articles, the entry that they teach, and the rule that it makes fire."""
    return told(request.param, tmp_path)


def told(name, tmp_path):
    """One of the stories, written down."""
    texts, entry, code = STORIES[name]
    (tmp_path / "articles").mkdir()
    for name, text in texts.items():
        (tmp_path / "articles" / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    return tmp_path, entry, code


def errors(folder, *args):
    """The codes of the errors that a check finds."""
    ran = claimcheck("check", "articles", "--format", "json", *args, cwd=folder)
    report = json.loads(ran.out)
    return [each["code"] for each in report["findings"] if each["severity"] == "error"]


def test_what_was_learnt_finds_what_was_not_found(story):
    """Suggest, validate as it is, check with it: an error that two names had kept apart."""
    folder, entry, code = story
    assert errors(folder) == []
    ran = claimcheck("lexicon", "suggest", "articles", "-o", "learnt.yaml", cwd=folder)
    assert (ran.code, ran.out, ran.err) == (0, b"", "")
    text = (folder / "learnt.yaml").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if not line.lstrip().startswith("#")][-1] == entry
    valid = claimcheck("lexicon", "validate", "learnt.yaml", cwd=folder)
    assert (valid.code, valid.err) == (0, "")
    assert errors(folder, "--lexicon", "learnt.yaml") == [code]


def test_what_was_learnt_is_not_suggested_again(story):
    """With the file beside the shipped lexicon there is nothing left."""
    folder, _entry, _code = story
    claimcheck("lexicon", "suggest", "articles", "-o", "learnt.yaml", cwd=folder)
    args = ("lexicon", "suggest", "articles", "--lexicon", "learnt.yaml")
    ran = claimcheck(*args, cwd=folder)
    assert (ran.code, ran.lines[-1]) == (0, "{}")
    assert "nothing to suggest" in ran.err


def test_the_same_bytes(tmp_path):
    """Whatever the order of the paths, the hash seed and the time zone."""
    folder, _entry, _code = told("a word of a measure", tmp_path)
    files = sorted(file.relative_to(folder) for file in (folder / "articles").iterdir())
    one = claimcheck("lexicon", "suggest", *files, cwd=folder, env={"PYTHONHASHSEED": "1"})
    two = claimcheck(
        "lexicon", "suggest", *reversed(files), cwd=folder,
        env={"PYTHONHASHSEED": "7", "TZ": "Asia/Taipei"},
    )  # fmt: skip
    assert one.out == two.out


def test_a_ledger_tells_that_names_were_added(tmp_path):
    """Its header names the lexicon: with an alias more it is another."""
    folder, _entry, _code = told("a word of a measure", tmp_path)
    claimcheck("lexicon", "suggest", "articles", "-o", "learnt.yaml", cwd=folder)
    headers = []
    for number, args in enumerate(((), ("--lexicon", "learnt.yaml"))):
        home = f"claims-{number}"
        claimcheck("ledger", "add", "articles", "--ledger", home, *args, cwd=folder)
        file = next((folder / home).rglob("*.jsonl"))
        headers.append(json.loads(file.read_text(encoding="utf-8").splitlines()[0])["version"])
    assert headers[0]["lexicon"] != headers[1]["lexicon"]
    assert headers[0]["rules"] == headers[1]["rules"]


def test_the_examples():
    """All their names are known: there is nothing to suggest."""
    ran = claimcheck("lexicon", "suggest", EXAMPLES, "--no-config")
    assert (ran.code, ran.lines[-1]) == (0, "{}")
