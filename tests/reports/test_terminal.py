"""The report a person reads. Look at the snapshots: they are the specification."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.reports import FORMATS, Look, layout, render
from reports.build import claim, document, finding, quantity, report, sample

SNAPSHOTS = Path(__file__).parent / "snapshots"
FOR_MACHINES = ("json", "jsonl", "jsonld", "csv")  # whose own tests say how they are safe
HOSTILE = "英伟达\x1b[2J\x1b]0;x\x07市占率\u202e为95%" + "很" * 12_000 + "\u200b。"


def compare(name, shown):
    """Hold against the committed picture; CLAIMCHECK_SNAPSHOTS=write takes a new one."""
    path = SNAPSHOTS / name
    if os.environ.get("CLAIMCHECK_SNAPSHOTS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8", newline="\n")
    assert shown == path.read_text(encoding="utf-8")


def hostile():
    """A report every text of which is out to break the terminal."""
    doc = document("bad\x1b[31m.txt", HOSTILE, publisher="\x1b[1m报\n社\u202e")
    one = claim(doc, "为95%", "95%", quantity(low=95), subject="\x1b[5m甲", source="\x07乙")
    two = claim(doc, "为95%", "95%", quantity(low=50), n=2)
    message = (("en", "\x1b[2Jno\u202e"), ("zh", "\x1b[2J否\u202e"))
    return report([doc], [one, two], [finding(one, two, message=message, calc="\x1b[0m1 < 2")])


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 80, 140])
def test_snapshot(width, language):
    """The report of three articles, as committed."""
    compare(f"full-{language}-{width}.txt", render(sample(), "full", Look(width, language)))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_concise_snapshot(language):
    """One line a finding, as committed."""
    compare(f"concise-{language}.txt", render(sample(), "concise", Look(language=language)))


@pytest.mark.parametrize("language", ["zh", "en"])
@given(width=st.integers(40, 200))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
def test_no_line_is_wider_than_the_terminal(language, width):
    """Ordinary or hostile, every line fits."""
    for found in (sample(), hostile()):
        for line in render(found, "full", Look(width, language)).splitlines():
            assert layout.cells(line) <= width


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in FOR_MACHINES])
def test_hostile_text_is_shown_not_executed(name):
    """No control character of an article, a path or a publisher reaches the terminal."""
    shown = render(hostile(), name, Look(width=80))
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cf") and c != "\n"]
    assert "\\x1b" in shown


def test_a_topic_shows_all_that_stands_together():
    """Title, figures and every place with its line: both ends of the share, and the other basis."""
    shown = render(sample(), "full", Look(80, "zh"))
    assert shown.startswith("英伟达 · 中国 · 份额\n95→0 % / 95→50 % / 占营收 40 %\n")
    for place in ("articles/exit.txt:1:18", "articles/half.txt:1:30", "articles/revenue.md:1:39"):
        assert place in shown


def test_pinyin_is_hidden_and_script_kept():
    """The reader sees the traditional text without its notes."""
    shown = render(sample(), "full", Look(80, "zh"))
    assert "輝達在中國的市場份額從95%降到50%" in shown


def test_the_figure_is_underlined():
    """With styles the figure is underlined, without them tildes stand below it."""
    plain = render(sample(), "full", Look(80, "zh")).splitlines()
    at = next(i for i, line in enumerate(plain) if "降到50%" in line)
    low = layout.cells(plain[at][: plain[at].index("從95%")])
    assert plain[at + 1] == " " * low + "~" * layout.cells("從95%降到50%")
    assert "\x1b[1;4m從95%降到50%" in render(sample(), "full", Look(80, "zh", styled=True))


def test_a_place_is_told_once():
    """A sentence that two findings rest on is printed with the first of them."""
    shown = render(sample(), "full", Look(100, "zh"))
    assert shown.count("而不是全部失去") == 1
    assert shown.count("articles/half.txt:1:30") == 2


def test_errors_come_first():
    """The worst topic opens the report, whatever stands first in the articles."""
    one = document("a.txt", "甲的良率为92%。甲的产能为3万片。")
    two = document("b.txt", "甲的良率为60%。甲的产能为9万片。")
    soft = [claim(d, "产能为", "产能为", quantity(low=3), measure="capacity") for d in (one, two)]
    hard = [claim(d, "良率为", "良率为", quantity(low=9), n=2) for d in (one, two)]
    findings = [
        finding(*soft, n=1, severity="warning", message=(("en", "soft"),)),
        finding(*hard, n=2, severity="error", message=(("en", "hard"),)),
    ]
    shown = render(report([one, two], [*soft, *hard], findings), "full", Look())
    assert shown.index("hard") < shown.index("soft")


class TestSummary:
    def test_no_finding_is_said_with_its_coverage(self):
        """Silence can be trusted only with what was looked at."""
        found = replace(sample(), findings=())
        shown = render(found, "full", Look(80, "en"))
        assert "Nothing contradicts anything." in shown
        assert "3 figures seen · 3 read · 3 compared" in shown

    def test_an_article_without_figures_is_no_error(self):
        """It is a line of the coverage."""
        shown = render(report([document("a.txt", "无")], ()), "full", Look(80, "en"))
        assert "No figure stands in these articles." in shown

    def test_what_was_not_done_is_said(self):
        """Rules without an object, files passed over and files unread are named."""
        found = report(
            [document("a.txt", "无")],
            (),
            seen=1,
            rules_not_run=(("sum-of-shares", "no claim"), ("order", "not selected")),
            skipped=1,
            unread=("b.txt",),
        )
        shown = render(found, "full", Look(80, "en"))
        assert "Rules that found nothing to look at: sum-of-shares\n" in shown
        assert "Rules that are switched off: order\n" in shown
        assert "1 file was passed over: hidden, excluded or no article" in shown
        assert "Not read: b.txt" in shown
