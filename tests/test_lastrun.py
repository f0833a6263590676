"""The report of the last run: kept whole, found again, told of when it cannot be read."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from decimal import Decimal

import pytest

from claimcheck import lastrun, serial
from claimcheck.api import check_texts
from claimcheck.errors import UsageError

TEXTS = {
    "a": "英伟达在中国的市场份额从95%降至0%。\n",
    "b": "輝達在中國的市場份額從95%降到50%。\n",
    "c": "国产芯片的良率达到120%。\n",
}


@pytest.fixture(scope="module")
def report():
    found = check_texts(TEXTS)
    assert found.findings
    return found


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def bare(finding):
    """What the JSON of a finding holds: not the claims that are only counted."""
    return replace(finding, voices=((), ()))


def test_what_is_kept_is_found_again(report, home):
    """Every finding with its claims, figures exact."""
    lastrun.keep(report)
    kept = lastrun.load()
    assert [bare(f) for f in kept.findings] == [bare(f) for f in report.findings]
    assert kept.documents == report.documents
    one = report.findings[0].fingerprint
    assert kept.finding(one).fingerprint == one
    assert kept.finding("0" * 16) is None


def test_it_lies_in_the_cache_folder(report, home):
    """In XDG_CACHE_HOME, one file, nothing left over, and the later run takes its place."""
    lastrun.keep(report)
    before = lastrun.place().read_bytes()
    lastrun.keep(report)
    assert lastrun.place().read_bytes() == before
    assert [f.name for f in (home / "claimcheck").iterdir()] == [lastrun.NAME]
    assert json.loads(before)["schema"] == serial.REPORT_SCHEMA


def test_without_a_home_nothing_is_kept(report, monkeypatch):
    """And asking for it says what to do."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.delenv(name, raising=False)
    lastrun.keep(report)
    with pytest.raises(UsageError, match=r"no cache folder .*--report$"):
        lastrun.load()


def test_a_run_does_not_fail_because_it_cannot_be_kept(report, home):
    """A file stands where the folder should be."""
    (home / "claimcheck").write_text("in the way")
    lastrun.keep(report)
    assert (home / "claimcheck").read_text() == "in the way"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions are not asked")
def test_a_folder_that_cannot_be_written(report, home):
    """Silence, and no half file."""
    (home / "claimcheck").mkdir(mode=0o500)
    lastrun.keep(report)
    assert not list((home / "claimcheck").iterdir())


def test_nothing_kept_yet(home):
    """One line with the mend."""
    with pytest.raises(UsageError, match=r"^no report of an earlier run is kept; run claimcheck"):
        lastrun.load()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("not json", "no report of claimcheck"),
        ("[]", "no report of claimcheck"),
        ('{"schema": "other/1"}', '"schema" is not'),
        ('{"schema": "claimcheck-report/1", "documents": []}', '"findings" is missing'),
    ],
)
def test_a_damaged_report(tmp_path, content, told):
    """What is wrong with it, and what to do; named as the user named it."""
    file = tmp_path / "report.json"
    file.write_text(content)
    with pytest.raises(UsageError) as caught:
        lastrun.load(str(file))
    assert str(caught.value).startswith(f"{file}: ")
    assert told in str(caught.value)
    assert "--report" in str(caught.value)


def test_bytes_that_are_no_text(tmp_path):
    """Not UTF-8 is said, not raised."""
    file = tmp_path / "report.json"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="cannot be read: not UTF-8"):
        lastrun.load(str(file))


def test_sides_must_be_held(report):
    """A side that names a claim the finding does not hold is damage."""
    row = serial.report_to_json(report)
    row["findings"][0]["sides"] = [["x#1"], ["y#2"]]
    with pytest.raises(ValueError, match="does not hold"):
        lastrun.from_json(json.loads(serial.dumps(row), parse_float=Decimal))


def test_the_findings_of_a_pair_are_kept_beside_the_last_run(report, home):
    """What why-not names is found, and what the run before it named still is."""
    lastrun.keep(report)
    one = report.findings[0]
    lastrun.keep(replace(report, findings=(replace(one, fingerprint="f" * 16),)), lastrun.PAIR)
    assert lastrun.holding("f" * 16).finding("f" * 16) is not None
    assert lastrun.holding(one.fingerprint).finding(one.fingerprint) is not None
    assert lastrun.load().finding("f" * 16) is None
    lastrun.place(lastrun.PAIR).write_text("{", encoding="utf-8")
    assert lastrun.holding(one.fingerprint).finding(one.fingerprint) is not None
