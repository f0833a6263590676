"""Claims of articles that are at hand: the same by any number of processes."""

from __future__ import annotations

import pytest

from claimcheck import documents, guarded, intake, lexicon, limits, pipeline, rules
from claimcheck.cli import group
from claimcheck.intake import extracting
from intake import corpus

FIGURES = "2030年,英伟达的毛利率为{}%。台积电的营收为{}亿美元。\n"


@pytest.fixture(scope="module")
def words():
    return lexicon.load()


@pytest.fixture(scope="module")
def articles():
    """Ten, of which some contradict others; not in the order of their paths."""
    return [
        documents.from_text(FIGURES.format(number % 3 * 20 + 10, number + 30), path=f"{number}.txt")
        for number in (3, 1, 4, 0, 5, 9, 2, 6, 8, 7)
    ]


@pytest.mark.parametrize("jobs", [0, 1, 2, 3])
def test_the_report_does_not_depend_on_who_reads(articles, words, jobs):
    """Findings, claims, coverage and sources are those of one process."""
    own = rules.load()
    expected = pipeline.analyse(articles, words, own, unread={"x.txt": "gone"}, skipped=2)
    assert expected.findings
    found = intake.analysed(articles, words, own, jobs=jobs, unread={"x.txt": "gone"}, skipped=2)
    assert found == expected
    assert found.sources == expected.sources


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_article_is_watched(articles, words, jobs):
    """In their order, whoever reads them."""
    seen = []

    def watch(items):
        for item in items:
            seen.append(item.path)
            yield item

    intake.analysed(articles, words, (), jobs=jobs, watch=watch)
    assert seen == [f"{number}.txt" for number in range(10)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_article_beyond_a_limit_spares_the_others(articles, words, jobs):
    """It is named among what was not read, and is no source."""
    with guarded.collecting() as failures, limits.using(limits.Limits(seconds=1e-9)):
        found = intake.analysed(articles[:3], words, (), jobs=jobs)
    assert sorted(failures) == ["1.txt", "3.txt", "4.txt"]
    assert found.coverage.unread == ("1.txt", "3.txt", "4.txt")
    assert (found.documents, found.claims) == ((), ())


@pytest.mark.parametrize(
    ("args", "asked"),
    [
        (["report-site", "site", "articles", "--jobs", "3"], [2]),
        (["baseline", "write", "articles", "--jobs", "3"], [2]),
        (["init", "articles", "--jobs", "3"], [2, 2]),  # for the ledger, then for the baseline
        (["init", "articles", "--jobs", "1"], []),
        (["report-site", "site", "articles"], []),  # not worth it for so few
    ],
)
def test_commands_ask_for_as_many_processes_as_are_wanted(tmp_path, monkeypatch, args, asked):
    """One of them is the command itself, so there is one fewer to start."""
    started = []

    class Watched(intake.Pool):
        def __init__(self, others, *rest):
            started.append(others)
            super().__init__(others, *rest)

    monkeypatch.setattr(extracting, "Pool", Watched)
    monkeypatch.chdir(tmp_path)
    corpus.write(tmp_path / "articles")
    assert group.run(args) == 0
    assert started == asked
