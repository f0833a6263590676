"""Finding a configuration, and what its values mean where they are used."""

from __future__ import annotations

import pytest

from claimcheck import config
from claimcheck.errors import ConfigError


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A repository with a configuration in its root, seen from a folder in it."""
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    inner = tmp_path / "repo" / "desk" / "drafts"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    return tmp_path / "repo"


def write(folder, text, name="claimcheck.toml"):
    (folder / name).write_text(text, encoding="utf-8")


def test_the_nearest_file_above_counts(project):
    """That of the current folder before that of the root."""
    write(project, 'lang = "zh"')
    assert config.search().path == "../../claimcheck.toml"
    write(project / "desk", 'lang = "en"')
    found = config.search()
    assert (found.path, found.values) == ("../claimcheck.toml", {"lang": "en"})
    assert found.places == {"lang": (1, 1)}


def test_a_file_of_our_own_comes_before_pyproject(project):
    """In one folder; a pyproject.toml without our table is passed over."""
    write(project, "[tool.claimcheck]\nlang = 'zh'", "pyproject.toml")
    write(project / "desk", "[project]\nname = 'claimcheck'", "pyproject.toml")
    assert config.search().path == "../../pyproject.toml"
    write(project, "")
    assert config.search().path == "../../claimcheck.toml"
    assert config.search().values == {}


def test_the_search_ends_at_the_root_of_the_repository(project):
    """What lies above it belongs to somebody else."""
    write(project.parent, 'lang = "zh"')
    assert config.search() == config.Config()


def test_another_tools_broken_pyproject_is_not_ours(project):
    """Unless it has a table of ours."""
    write(project, "name = claimcheck", "pyproject.toml")
    assert config.search().path == ""
    write(project, "[tool.claimcheck]\nlang = zh", "pyproject.toml")
    with pytest.raises(ConfigError, match=r"pyproject\.toml:2:8: not valid TOML"):
        config.search()


def test_paths_start_from_the_file(project):
    """Files, rules and the ledger; globs with a folder in them, others are meant anywhere."""
    write(project / "desk", "entities: []", "names.yaml")
    write(
        project / "desk",
        'lexicon = ["names.yaml"]\nledger = "published"\nexclude = ["old/", "*.html", "./a/*.md"]',
    )
    found = config.search()
    assert found.get("lexicon") == ("../names.yaml",)
    assert found.get("ledger") == "../published"
    base = (project / "desk").as_posix()
    assert found.get("exclude") == (f"{base}/old/", "*.html", f"{base}/a/*.md")


def test_what_is_not_said_is_the_default(project):
    """The default of a ledger does not start from the file: it is that of the flag."""
    write(project, "")
    found = config.search()
    assert (found.get("ledger"), found.get("fail-on"), found.get("select")) == (
        "claims",
        "error",
        None,
    )


def test_a_date_may_be_one_of_toml(project):
    """Or a text."""
    for text in ("date = 2025-08-01", 'date = "2025-08-01"'):
        write(project, text)
        assert config.search().get("date") == "2025-08-01"


def test_the_selection(project):
    """As the rules take it."""
    write(project, 'select = ["C1"]\nignore = ["C101"]\n[severity]\nC102 = "note"\n')
    chosen = config.search().selection()
    assert (chosen.select, chosen.ignore, chosen.severity) == (("C1",), ("C101",), {"C102": "note"})
