"""A configuration file that is wrong: every mistake at once, with its place and its mend."""

from __future__ import annotations

import pytest

from claimcheck import config
from claimcheck.errors import ConfigError, UsageError


def said(folder, text, name="claimcheck.toml"):
    """What is wrong with a file."""
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        config.load(folder / name)
    start = len(str(caught.value.problems[0].path).removesuffix(name))
    return [str(problem)[start:] for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('selct = ["C1"]', '1:1: unknown key "selct"; did you mean "select"?'),
        ('fail_on = "error"', '1:1: unknown key "fail_on"; did you mean "fail-on"?'),
        ('fail-on = "eror"', '1:1: unknown fail-on "eror"; did you mean "error"?'),
        ("fail-on = 3", '1:1: "fail-on" has a value of the wrong type; write fail-on = "warning"'),
        ('select = "C1"', '1:1: "select" has a value of the wrong type; write select = ["C1"'),
        ('select = ["C1", 3]', '1:17: "select" has a value of the wrong type'),
        ('select = ["share-endpoint"]', '1:11: no rule "share-endpoint"; did you mean "share-en'),
        ('ignore = ["C1",\n  "C204"]', '2:3: no rule "C204"; did you mean "C'),
        ('[severity]\nC101 = "of"', '2:1: unknown level "of"; did you mean "off"?'),
        ('severity = { C1X = "off" }', '1:14: no rule "C1X"; '),
        ('severity = "error"', '1:1: "severity" has a value of the wrong type; write severity = {'),
        ('lexicon = ["no.yaml"]', '1:12: no such file: "no.yaml"; paths start from the folder'),
        ('units = ["."]', '1:10: no file: "."; '),
        ('rules = ["none"]', '1:10: no such file or folder: "none"; '),
        ("exit-zero = 1", '1:1: "exit-zero" has a value of the wrong type; write exit-zero = true'),
        ('output = "r.json"', '1:1: "output" has a value of the wrong type; write output = {'),
        ('[output]\nsarf = "r"', '2:1: unknown format "sarf"; did you mean "sarif"?'),
        ("output = { json = 3 }", '1:12: "output" has a value of the wrong type'),
        ('[output]\njson = "r"\nsarif = "./r"', '3:1: "./r" is the file of another format; name'),
        ('lang = "fr"', '1:1: unknown lang "fr"; known are en, zh'),
        ('date = "yesterday"', '1:1: "yesterday" is no day; write YYYY-MM-DD'),
        ("date = 2025-08-01T07:00:00", '1:1: "date" has a value of the wrong type'),
        ("select = [", "1: not valid TOML: "),
        ("a = 1\na = 2\n", "2:6: not valid TOML: cannot overwrite a value"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_mend(tmp_path, text, told):
    """Line and column of the key or of the item, what is wrong, what was meant."""
    (line,) = said(tmp_path, text)
    assert line.startswith(f"claimcheck.toml:{told}")


def test_all_mistakes_come_at_once(tmp_path):
    """In the order of the file, whatever is wrong beside them."""
    lines = said(
        tmp_path,
        'selct = 1\nlexicon = ["a", "b"]\nlang = "x"\n[severity]\nC1 = "no"\nmarket = "off"\n',
    )
    assert [line.split(":")[1] for line in lines] == ["1", "2", "2", "3", "5", "6"]


def test_what_cannot_be_read(tmp_path):
    """A file that is not there, and one in another encoding."""
    with pytest.raises(UsageError, match=r"none\.toml: cannot be read \(no such file"):
        config.load(tmp_path / "none.toml")
    (tmp_path / "claimcheck.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="is no UTF-8 text"):
        config.load(tmp_path / "claimcheck.toml")


def test_the_table_of_pyproject_keeps_its_lines(tmp_path):
    """Places are those of the whole file; other tables are other people's."""
    text = '[project]\nname = "x"\n\n[tool.claimcheck]\nfail-on = "warn"\n[tool.other]\nkey = 1\n'
    (line,) = said(tmp_path, text, "pyproject.toml")
    assert line.startswith('pyproject.toml:5:1: unknown fail-on "warn"; did you mean "warning"?')


def test_a_file_without_our_table_is_none_of_ours(tmp_path):
    """Named on purpose it is a mistake."""
    (line,) = said(tmp_path, '[project]\nname = "x"\n', "pyproject.toml")
    assert "holds no table [tool.claimcheck]" in line


def test_own_rules_have_names_too(tmp_path):
    """Ids, codes and tags of the user's rules, though a file of them is broken otherwise."""
    (tmp_path / "rules").mkdir()
    text = "id: own\ncode: X101\ntags: [battery]\ntitel: broken\n"
    (tmp_path / "rules" / "own.yaml").write_text(text, encoding="utf-8")
    text = 'rules = ["rules"]\nselect = ["own", "X1", "battery", "C1"]\nignore = ["X9"]\n'
    (line,) = said(tmp_path, text)
    assert 'no rule "X9"' in line
    text = 'rules = ["rule"]\nselect = ["own"]\n'  # of rules that are not there nobody knows
    assert len(said(tmp_path, text)) == 1


def test_a_level_above_the_cap_is_no_mistake_but_told(tmp_path):
    """The rule says a warning at most."""
    file = tmp_path / "claimcheck.toml"
    file.write_text('[severity]\nfall-to-higher = "error"\nC8 = "error"\n', encoding="utf-8")
    (note,) = config.load(file).notes
    assert (note.line, note.column) == (2, 1)
    assert note.message.endswith("says warning at most; it is set to warning, not to error")
