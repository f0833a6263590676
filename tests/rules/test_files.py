"""Rule files beside the shipped ones."""

from __future__ import annotations

import pytest

from claimcheck import rules
from claimcheck.errors import DataFileError, UsageError
from rules.test_schema import GOOD


def write(folder, name="my-rule", **changes):
    text = GOOD.replace("my-rule", name)
    for old, new in changes.items():
        text = text.replace(*new) if isinstance(new, tuple) else f"{text}{old}: {new}\n"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / f"{name}.yaml"


def test_folders_and_single_files_run_beside_the_shipped(tmp_path):
    """All of them by code; a file that is named twice is read once."""
    one = write(tmp_path / "a")
    two = write(tmp_path / "b", "other", code=("X101", "B001"))
    found = rules.load(extra=[tmp_path / "a", two, one])
    assert [rule.id for rule in found] == ["other", *(r.id for r in rules.load()), "my-rule"]


def test_ids_and_codes_are_free(tmp_path):
    """Of the shipped rules too; the other rules still run."""
    write(tmp_path / "a", "share-endpoints")
    write(tmp_path / "a", "other", code=("X101", "C101"))
    write(tmp_path / "a", "third", code=("X101", "X103"))
    found, problems = rules.gather(extra=[tmp_path / "a"])
    assert [problem.message for problem in sorted(problems)] == [
        'the code C101 is already that of rule "market-share-disagrees"; take a free one',
        'the id "share-endpoints" is already that of rules/share-endpoints.yaml; take a free one',
    ]
    assert {rule.id for rule in found} - {rule.id for rule in rules.load()} == {"third"}


def test_rules_that_replace_each_other_never_run(tmp_path):
    """Told of both, and of one that replaces itself."""
    write(tmp_path / "a", "one", replaces="[two]")
    write(tmp_path / "a", "two", code=("X101", "X102"), replaces="[one]")
    with pytest.raises(DataFileError) as caught:
        rules.load(tmp_path / "a")
    assert len(caught.value.problems) == 2
    assert "can never match: it and" in str(caught.value)
    write(tmp_path / "b", "self", replaces="[self]")
    with pytest.raises(DataFileError, match=r"self\.yaml:16:\d+: this rule can never match"):
        rules.load(tmp_path / "b")


def test_a_place_without_rules(tmp_path):
    """Nothing to read is a mistake."""
    with pytest.raises(UsageError, match="holds no rule"):
        rules.load(extra=[tmp_path])
    with pytest.raises(UsageError, match="no folder of rules"):
        rules.load(extra=[tmp_path / "none"])


def test_tags(tmp_path):
    """Groups of rules; never to be taken for the beginning of a code."""
    write(tmp_path / "a", tags="[battery, own-field]")
    assert rules.load(tmp_path / "a")[0].tags == ("battery", "own-field")
    write(tmp_path / "a", tags="[C1, battery]")
    with pytest.raises(DataFileError, match=r':16:8: "C1" is no tag; write small letters'):
        rules.load(tmp_path / "a")
