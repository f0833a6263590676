"""More findings about one thing than are listed: each report says so, or standard error does."""

from __future__ import annotations

import json

import pytest

from e2e.installed import claimcheck

# As many articles, each with a value of its own: 300 pairs.
VALUES = range(100, 350, 10)
TOLD = "200 gravest findings are listed"
COMPARED = "of 25 different values the"


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    folder = tmp_path_factory.mktemp("many")
    for value in VALUES:
        text = f"2024年，比亚迪的销量为{value}万辆。\n"
        (folder / f"{value}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "name", ["full", "grouped", "statistics", "html", "markdown", "junit", "github", "sarif"]
)
def test_the_report_says_what_it_does_not_list(articles, name):
    """Every format that a person reads has the line."""
    done = claimcheck("check", str(articles), "--format", name, "--lang", "en")
    assert done.code == 1
    said = " ".join(done.out.decode().split())
    assert COMPARED in said or TOLD in said


def test_the_report_for_programs_counts_it(articles):
    """The coverage of the JSON names the rule and the thing."""
    done = claimcheck("check", str(articles), "--format", "json")
    report = json.loads(done.out)
    (told,) = report["coverage"]["unlisted"]  # what like words alone bring together is not added
    assert (told["rule"], told["subject"]) == ("figure-disagrees", "BYD")
    found = [one for one in report["findings"] if one["rule"] == told["rule"]]
    assert told["listed"] == len(found) == 200


@pytest.mark.parametrize("name", ["concise", "csv", "jsonl", "jsonld", "gitlab", "rdjsonl", "json"])
def test_standard_error_says_it_whatever_the_format(articles, name):
    """Formats that have a line for findings only leave it to standard error."""
    done = claimcheck("check", str(articles), "--format", name)
    assert COMPARED in done.err or TOLD in done.err
