"""Packs of other distributions: found by name, never run, each mistake told."""

from __future__ import annotations

import sys

import pytest

from claimcheck import api, packs
from claimcheck.config import load
from claimcheck.config.setup import setup
from claimcheck.errors import ConfigError, UsageError

RULE = """\
id: two-tides
code: T101
title: Two tides
check: disagree
tags: [tides]
match: {measure: tide}
message: {en: "{left} or {right}", zh: "{left}或{right}"}
explain: One tide.
examples:
  fires:
    - texts: {a: 2024年，海港公司的潮高为32米。, b: 2024年，海港公司的潮高为45米。}
      sides: [32米, 45米]
  silent:
    - texts: {a: 2024年，海港公司的潮高为32米。, b: 2023年，海港公司的潮高为45米。}
"""
WORDS = "measures:\n  - {id: tide, family: rate, dimensions: [length], words: {zh: [潮高]}}\n"
TEXTS = {"a": "2024年，海港公司的潮高为32米。", "b": "2024年，海港公司的潮高为45米。"}


def install(site, name, value, distribution="tides"):
    """A distribution with an entry point, as pip leaves it."""
    info = site / f"{distribution}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Name: {distribution}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(
        f"[claimcheck.packs]\n{name} = {value}\n", encoding="utf-8"
    )


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A folder of installed distributions."""
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


@pytest.fixture
def tides(site):
    """A pack with everything; its code would fail if it were run."""
    package = site / "tidepack"
    for folder in ("rules", "lexicon"):
        (package / folder).mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError('run')", encoding="utf-8")
    (package / "rules" / "two-tides.yaml").write_text(RULE, encoding="utf-8")
    (package / "lexicon" / "b.yaml").write_text(WORDS, encoding="utf-8")
    (package / "lexicon" / "a.yml").write_text("entities: []", encoding="utf-8")
    (package / "units.pint").write_text("spanne = 0.2 * meter = 拃", encoding="utf-8")
    install(site, "tides", "tidepack")
    return package


def test_a_pack_is_found_by_its_name(tides):
    """Rules, names in order, units; none of its code is run."""
    (found,) = packs.find(["tides", "tides"])
    assert (found.name, found.distribution, found.version) == ("tides", "tides", "1.0")
    assert found.rules == (tides / "rules",)
    assert [path.name for path in found.lexicon] == ["a.yml", "b.yaml"]
    assert found.units == (tides / "units.pint",)
    assert "tidepack" not in sys.modules


def test_nothing_is_looked_up_for_nothing(monkeypatch):
    """A run without packs does not walk over what is installed."""
    monkeypatch.setattr(packs, "installed", lambda: pytest.fail("looked up"))
    assert packs.find([]) == ()


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("nowhere", 'the pack "tides" has no folder of files: install tides unpacked'),
        ("tidepack.inner", '"tides" points to "tidepack.inner"; it must be the name of a package'),
        ("tidepack:main", "it must be the name of a package at the top level"),
        ("emptypack", 'the pack "tides" is empty: emptypack holds no rules/, lexicon/'),
    ],
)
def test_a_pack_that_is_none(site, value, told):
    """Each mistake with its mend."""
    (site / "emptypack").mkdir()
    (site / "emptypack" / "__init__.py").touch()
    install(site, "tides", value)
    with pytest.raises(UsageError, match=".*" + told.replace("/", "/")):
        packs.find(["tides"])


def test_a_name_that_means_nothing(tides):
    """The nearest is named; all wrong names come at once."""
    with pytest.raises(UsageError) as error:
        packs.find(["tide", "tides", "snow"])
    assert str(error.value).splitlines() == [
        'no pack "tide"; did you mean "tides"?',
        'no pack "snow"; known are tides',
    ]


def test_two_packs_of_one_name(tides, site):
    """Neither is taken."""
    install(site, "tides", "otherpack", distribution="others")
    with pytest.raises(UsageError, match='two packs are named "tides", of others and tides'):
        packs.find(["tides"])


def test_a_run_with_a_pack(tides):
    """Its names are read and its rule speaks, only where it is asked for."""
    found = api.check_texts(TEXTS, packs=["tides"]).findings
    assert [(one.code, one.severity) for one in found] == [("T101", "warning")]
    assert "T101" not in {one.code for one in api.check_texts(TEXTS).findings}
    (claim, *_) = api.check_texts({"a": "2024年，海港公司的潮高为5拃。"}, packs=["tides"]).claims
    assert (claim.measure.id, claim.quantity.unit) == ("tide", "spanne")


def test_a_pack_of_the_configuration(tides, tmp_path):
    """Rules of it may be chosen and set; with rules of the call's own only its words count."""
    file = tmp_path / "claimcheck.toml"
    text = 'packs = ["tides"]\nselect = ["tides"]\n[severity]\nT101 = "note"\n'
    file.write_text(text, encoding="utf-8")
    found = api.check_texts(TEXTS, config=file).findings
    assert [(one.code, one.severity) for one in found] == [("T101", "note")]
    alone = setup(file, rules=[])
    assert (len(alone.lexicon), len(alone.units), alone.extra) == (2, 1, ())
    assert setup(file, rules=[], packs=["tides"]).extra == (tides / "rules",)


def test_a_pack_that_the_configuration_misspells(tides, tmp_path):
    """With its place; names of rules are not doubted then."""
    file = tmp_path / "claimcheck.toml"
    file.write_text('packs = ["tide"]\nselect = ["T101"]\n', encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load(file)
    (problem,) = error.value.problems
    assert (problem.line, problem.column) == (1, 10)
    assert problem.message == 'no pack "tide"; did you mean "tides"?'
