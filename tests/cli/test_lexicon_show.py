"""`claimcheck lexicon show`."""

from __future__ import annotations

import yaml

from cli.run import claimcheck


def test_by_id_word_or_name_in_any_script(tmp_path):
    """What is shown is a lexicon file."""
    ran = claimcheck("lexicon", "show", "良率", "台積電", "Yield")
    assert (ran.code, ran.err) == (0, "")
    shown = yaml.safe_load(ran.out)
    assert [one["id"] for one in shown["measures"]] == ["yield"]
    assert shown["measures"][0]["high"] == 100
    assert [one["id"] for one in shown["entities"]] == ["TSMC"]
    (tmp_path / "own.yaml").write_text(ran.out, encoding="utf-8")
    checked = claimcheck("lexicon", "validate", "own.yaml", cwd=tmp_path)
    assert checked.code == 0


def test_what_is_not_known(tmp_path):
    ran = claimcheck("lexicon", "show", "yeild", "yield")
    assert ran.code == 2
    assert (
        ran.err == 'claimcheck lexicon show: nothing is known as "yeild"; did you mean "yield"?\n'
    )
    assert "id: yield" in ran.out
    (tmp_path / "own.yaml").write_text(
        "measures: [{id: tide, family: rate, dimensions: [length], words: {zh: [潮高]}}]",
        encoding="utf-8",
    )
    ran = claimcheck("lexicon", "show", "潮高", "--lexicon", "own.yaml", cwd=tmp_path)
    assert (ran.code, yaml.safe_load(ran.out)["measures"][0]["id"]) == (0, "tide")
