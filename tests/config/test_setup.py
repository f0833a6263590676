"""What a call of the Python interface runs with."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck import rules
from claimcheck.config.setup import setup
from claimcheck.errors import UsageError


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A configuration in the current folder."""
    (tmp_path / "names.yaml").write_text("entities: []", encoding="utf-8")
    text = 'lexicon = ["names.yaml"]\nselect = ["C1"]\ndate = 2025-08-01\nexclude = ["*.html"]\n'
    (tmp_path / "claimcheck.toml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_no_file_is_read_unless_asked(project):
    """A library does not depend on where it is called."""
    wanted = setup()
    assert (wanted.lexicon, wanted.selection, wanted.date) == ((), rules.Selection(), None)


@pytest.mark.parametrize("config", ["search", "claimcheck.toml", Path("claimcheck.toml")])
def test_a_file_that_is_asked_for(project, config):
    """By its name, or the nearest."""
    wanted = setup(config)
    assert wanted.lexicon == (Path("names.yaml"),)
    assert (wanted.selection.select, wanted.date, wanted.exclude) == (
        ("C1",),
        "2025-08-01",
        ("*.html",),
    )


def test_an_argument_takes_the_place_of_the_key(project):
    """Whole lists, not items."""
    wanted = setup("search", select=["C2"], lexicon=["x.yaml"], date="2024-01-01")
    assert wanted.lexicon == (Path("x.yaml"),)
    assert (wanted.selection.select, wanted.date) == (("C2",), "2024-01-01")
    assert wanted.given == ("C2",)


def test_rules_of_a_call_run_alone(project):
    """Those of the file are beside the shipped ones only."""
    (project / "rules").mkdir()
    (project / "claimcheck.toml").write_text('rules = ["rules"]', encoding="utf-8")
    assert setup("search").extra == (Path("rules"),)
    assert setup("search", rules=[]).extra == ()


def test_what_is_wrong_is_raised(project):
    """A level that is none, a rule that is none, nothing left to run."""
    with pytest.raises(UsageError, match='severity of "C1": unknown level "eror"; did you mean'):
        setup(severity={"C1": "eror"})
    for wanted, told in (
        (setup(select="C9Z"), "no rule"),
        (setup(ignore=["C"]), "no rule is left"),
    ):
        with pytest.raises(UsageError, match=told):
            wanted.ruling(None)
