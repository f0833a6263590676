"""A new article that repeats one side of a dispute that was there before it."""

from __future__ import annotations

import pytest

from claimcheck import documents, lexicon, rules
from claimcheck.ledger import baseline, gate, settle, store

WORDS, RULES = lexicon.load(), rules.load()
OLD = "2024年，中芯国际的良率为{}。\n"


def article(text, path):
    return documents.from_text(text, path=path, published="2025-10-01")


def newsroom(folder, *figures):
    """A ledger of articles that print these figures, with a baseline of what they dispute."""
    old = [article(OLD.format(figure), f"{n}.txt") for n, figure in enumerate(figures)]
    store.add(old, folder)
    known = baseline.of(gated(folder, *old))
    (folder / baseline.NAME).write_text(baseline.text_of(known), encoding="utf-8")
    return known


def gated(folder, *new):
    return gate.gate(new, folder, lexicon=WORDS, rules=RULES)


def loud(folder, *new):
    report, _ = settle.settled(gated(folder, *new), folder, complete=False)
    return [finding for finding in report.findings if finding.severity != "note"]


def test_whoever_accepted_a_dispute_has_accepted_who_repeats_it(tmp_path):
    """The finding names the older one, and counts as accepted with it."""
    (known,) = newsroom(tmp_path, "60%", "90%")
    new = article("中芯国际2024年的良率达到60%。\n", "new.txt")
    (finding,) = gated(tmp_path, new).findings
    assert finding.restates == known.fingerprint != finding.fingerprint
    assert loud(tmp_path, new) == []
    report, _ = settle.settled(gated(tmp_path, new), tmp_path, complete=False)
    assert [one.how for one in report.accepted] == ["baseline"]


@pytest.mark.parametrize("figure", ["75%", "30%", "99%"])
def test_a_third_figure_is_a_dispute_of_its_own(tmp_path, figure):
    newsroom(tmp_path, "60%", "90%")
    found = loud(tmp_path, article(OLD.format(figure), "new.txt"))
    assert found
    assert {finding.restates for finding in found} == {""}


def test_a_figure_that_others_agree_on_is_not_excused_by_another_dispute(tmp_path):
    """The published articles dispute another year."""
    newsroom(tmp_path, "60%", "90%")
    more = article("2023年，中芯国际的良率为50%。\n", "more.txt")
    store.add([more], tmp_path)
    assert loud(tmp_path, article("2023年，中芯国际的良率为80%。\n", "new.txt"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("2024年，华为的员工人数为20万人。", "2024年，华为的员工人数超过30万人。"),
         "2024年，华为的员工人数为500万人。"),
        (("2024年，英伟达在中国市场的份额为30%。", "2024年，英伟达在中国市场的份额为50%到95%。"),
         "2024年，英伟达在中国市场的份额为95%。"),
        (("中芯国际的良率为60%。", "中芯国际的良率为90%。"), "2019年，中芯国际的良率为60%。"),
        (("2024年，华为在中国的营收为3000亿元。", "2024年，华为的营收为2000亿元。"),
         "2024年，华为在欧洲的营收为3000亿元。"),
        (("2024年，昇腾的产量为20万颗。", "2024年，昇腾的产量为80万颗。"),
         "2024年，昇腾的产量预计为20万颗。"),
    ],
    ids=["bound", "range", "time", "market", "forecast"],
)  # fmt: skip
def test_what_only_fits_into_an_older_figure_is_none_of_it(tmp_path, old, new):
    """Another kind of figure, another time, market or mood: nothing of it was accepted."""
    articles = [article(f"{text}\n", f"{n}.txt") for n, text in enumerate(old)]
    store.add(articles, tmp_path)
    known = baseline.of(gated(tmp_path, *articles))
    assert known
    (tmp_path / baseline.NAME).write_text(baseline.text_of(known), encoding="utf-8")
    fresh = article(f"{new}\n", "new.txt")
    report, _ = settle.settled(gated(tmp_path, fresh), tmp_path, complete=False)
    assert report.accepted == ()
    assert {finding.restates for finding in report.findings} <= {""}


@pytest.mark.parametrize("figure", ["3140亿元", "2851亿元", "3001亿元"])
def test_a_figure_within_the_slack_of_zeros_is_another_figure(tmp_path, figure):
    """3140 may be rounded to 3000, but it is not what was disputed; 3001 is."""
    old = [article(f"2024年，华为的营收为{n}亿元。\n", f"{n}.txt") for n in (3000, 9000)]
    store.add(old, tmp_path)
    known = baseline.of(gated(tmp_path, *old))
    (tmp_path / baseline.NAME).write_text(baseline.text_of(known), encoding="utf-8")
    found = loud(tmp_path, article(f"2024年，华为的营收为{figure}。\n", "new.txt"))
    assert bool(found) == (figure != "3001亿元")


def test_an_article_that_repeats_both_sides_contradicts_itself(tmp_path):
    newsroom(tmp_path, "60%", "90%")
    both = article(OLD.format("60%") + OLD.format("90%"), "new.txt")
    assert loud(tmp_path, both)


def test_without_a_baseline_it_is_reported_with_what_it_restates(tmp_path):
    newsroom(tmp_path, "60%", "90%")
    (tmp_path / baseline.NAME).unlink()
    (finding,) = loud(tmp_path, article(OLD.format("60%"), "new.txt"))
    assert finding.restates


def test_who_repeats_a_figure_may_leave_out_its_time(tmp_path):
    """The year that the published article told is not told again; the dispute is the same."""
    newsroom(tmp_path, "60%", "90%")
    new = article("中芯国际的良率达到60%。\n", "new.txt")
    assert loud(tmp_path, new) == []
    assert all(finding.restates for finding in gated(tmp_path, new).findings)
