"""Waivers and the baseline: read strictly, and what they take out of a report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.api import check_texts
from claimcheck.errors import DataFileError, UsageError
from claimcheck.ledger import baseline, settle, waivers

TEXTS = {"a": "2024年，比亚迪的销量为427万辆。\n", "b": "2024年，比亚迪的销量为302万辆。\n"}
DAY = "2026-06-30"


@pytest.fixture(scope="module")
def report():
    found = check_texts(TEXTS)
    assert len(found.findings) == 1
    return found


def waiver(report, **other):
    finding = report.findings[0]
    told = {"reason": "one is retail", "by": "desk", "until": DAY, **other}
    return waivers.Waiver(**({"fingerprint": finding.fingerprint, "rule": finding.rule} | told))


def write(folder, *granted):
    text = None
    for one in granted:
        text = waivers.appended(text, one)
    (folder / waivers.NAME).write_text(text, encoding="utf-8")


def settled(report, folder, today=DAY, **more):
    left, problems = settle.settled(report, folder, today=today, **more)
    return left, [f"{p.line}: {p.message}" for p in problems]


def test_a_waived_finding_does_not_count_until_its_last_day(report, tmp_path):
    """The last day counts, the day after does not, and that is said."""
    write(tmp_path, waiver(report))
    left, problems = settled(report, tmp_path)
    assert (left.findings, problems) == ((), [])
    assert [(one.how, one.by, one.until) for one in left.accepted] == [("waiver", "desk", DAY)]
    back, problems = settled(report, tmp_path, today="2026-07-01")
    assert back.findings == report.findings
    assert problems[0].startswith("5: the waiver of")


def test_without_files_a_report_is_as_it_was(report, tmp_path):
    """Neither waivers nor baseline."""
    assert settled(report, tmp_path) == (report, [])


def test_a_waiver_that_serves_nothing_is_named(report, tmp_path):
    """One of no finding, where all findings were looked for; one of another rule always."""
    write(tmp_path, waiver(report, fingerprint="0" * 16), waiver(report, rule="share-endpoints"))
    left, problems = settled(report, tmp_path)
    assert left.findings == report.findings
    assert [p.split(":")[0] for p in problems] == ["5", "10"]
    _, problems = settled(report, tmp_path, complete=False)
    assert [p.split(":")[0] for p in problems] == ["10"]


def test_a_baseline_takes_out_what_it_holds(report, tmp_path):
    """What is in it is known; what it holds of nothing is named."""
    gone = baseline.Known("f" * 16, "share-endpoints", ("c",))
    text = baseline.text_of([*baseline.of(report), gone])
    (tmp_path / baseline.NAME).write_text(text, encoding="utf-8")
    left, problems = settled(report, tmp_path)
    assert [one.how for one in left.accepted] == ["baseline"]
    assert (left.findings, len(problems)) == ((), 1)
    assert "baseline prune" in problems[0]
    assert baseline.load(tmp_path / baseline.NAME)[-1].fingerprint == "f" * 16


def test_what_came_and_what_went(report):
    """Notes are in no baseline, but keep an entry alive."""
    (one,) = baseline.of(report)
    gone = replace(one, fingerprint="f" * 16)
    assert baseline.difference([gone], report) == baseline.Difference((one,), (gone,), ())
    quiet = replace(report, findings=(replace(report.findings[0], severity="note"),))
    assert baseline.of(quiet) == ()
    assert baseline.difference([one], quiet) == baseline.Difference((), (), (one,))


WRONG = {
    "no list": ("a: 1\n", "a list of waivers"),
    "unknown key": ("- {fingerprint: 0000000000000001, untill: 2026-01-01}\n", '"until"?'),
    "missing": ("- {rule: x, reason: y, by: z, until: 2026-01-01}\n", '"fingerprint"'),
    "no fingerprint": (
        "- {fingerprint: abc, rule: x, reason: y, by: z, until: 2026-01-01}\n",
        "is no fingerprint",
    ),
    "no day": (
        "- {fingerprint: f00000000000000f, rule: x, reason: y, by: z, until: 2026-02-30}\n",
        "is no day",
    ),
    "twice": (
        "- {fingerprint: f00000000000000f, rule: x, reason: y, by: z, until: 2026-02-03}\n" * 2,
        "line 1 already",
    ),
    "not YAML": ("- {", "not valid YAML"),
    "no mapping": ("- waive it all\n", "a mapping of"),
}


@pytest.mark.parametrize("name", WRONG)
def test_mistakes_in_waivers_are_named_with_place_and_mend(name, tmp_path):
    """Every wrong entry, before anything is waived."""
    text, told = WRONG[name]
    file = tmp_path / waivers.NAME
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        waivers.load(file)
    assert told in str(caught.value)
    assert str(caught.value).startswith(f"{file.as_posix()}:")


@pytest.mark.parametrize("text", ["a: 1\n", "- {fingerprint: x}\n", "- 1\n"])
def test_mistakes_in_a_baseline_say_how_to_write_it_anew(text, tmp_path):
    """It is written by the command, so that is the mend."""
    file = tmp_path / baseline.NAME
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match="claimcheck baseline write"):
        baseline.load(file)


def test_a_file_that_is_no_text_is_said(tmp_path):
    """A folder in its place, or bytes that are no UTF-8."""
    (tmp_path / waivers.NAME).write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="not UTF-8"):
        waivers.load(tmp_path / waivers.NAME)


def test_a_waiver_is_added_behind_what_stands_there(report):
    """Comments and entries stay as they were."""
    first = waivers.appended(None, waiver(report))
    assert first.startswith("# Findings")
    kept = first + "# why: see the desk's log\n"
    both = waivers.appended(kept, waiver(report, fingerprint="0" * 16))
    assert both.startswith(kept)
    assert both.count("- fingerprint:") == 2


class TestInline:
    """Waivers that stand in a Markdown article itself."""

    TEXT = "2024年，小米集团的营收为3659亿元。\n\n小米集团2024年营收为3959亿元。\n"

    @staticmethod
    def settled(text, folder, today="2026-01-10", path="a.md"):
        from claimcheck import documents, lexicon, pipeline, rules
        from claimcheck.ledger import settle

        articles = [documents.from_text(text, path=path)]
        report = pipeline.analyse(articles, lexicon.load(), rules.load())
        return settle.settled(report, folder, today=today)

    def waived(self, folder, **more):
        report, _ = self.settled(self.TEXT, folder)
        (finding,) = [f for f in report.findings if f.severity != "note"]
        told = {"rule": finding.rule, "reason": '"两种口径"', "by": "desk", "until": "2026-01-31"}
        pairs = " ".join(f"{key}={value}" for key, value in (told | more).items())
        return f"{self.TEXT}\n<!-- claimcheck: waive {finding.fingerprint} {pairs} -->\n"

    def test_it_counts_until_its_day(self, tmp_path):
        """The comment is no part of the text: the fingerprint stays."""
        text = self.waived(tmp_path)
        report, problems = self.settled(text, tmp_path)
        assert not [f for f in report.findings if f.severity != "note"]
        assert [(one.how, one.reason) for one in report.accepted] == [("waiver", "两种口径")]
        assert not problems
        report, (problem,) = self.settled(text, tmp_path, today="2026-02-01")
        assert [f for f in report.findings if f.severity != "note"]
        assert str(problem).startswith("a.md:5: the waiver of ")

    def test_only_markdown_has_comments(self, tmp_path):
        report, _ = self.settled(self.waived(tmp_path), tmp_path, path="a.txt")
        assert [f for f in report.findings if f.severity != "note"]

    @pytest.mark.parametrize(
        ("more", "said"),
        [
            ({"until": "soon"}, '"soon" is no day'),
            ({"by": ""}, 'a waiver needs "by"'),
            ({"untl": "2026-01-31"}, 'did you mean "until"'),
            ({"reason": '"open'}, "quotes do not end"),
        ],
    )
    def test_what_is_wrong_is_named(self, tmp_path, more, said):
        with pytest.raises(DataFileError, match=said) as caught:
            self.settled(self.waived(tmp_path, **more), tmp_path)
        assert str(caught.value).startswith("a.md:5")
