"""`claimcheck report-site`, run as a user runs it."""

from __future__ import annotations

import pytest

from cli.run import claimcheck

ONE = "英伟达在华市占率为95%。\n"
TWO = "輝達在中國的市占率為50%。\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "articles" / "two.txt").write_text(TWO, encoding="utf-8")
    return tmp_path


def held(site):
    return {
        page.relative_to(site).as_posix(): page.read_bytes()
        for page in site.rglob("*")
        if page.is_file()
    }


def test_a_site_is_written_and_written_again(folder):
    """The same bytes, and its own pages are never read as articles."""
    ran = claimcheck("report-site", "site", cwd=folder)
    assert (ran.code, ran.out) == (0, "site/index.html\n")
    first = held(folder / "site")
    assert sum(name.startswith("articles/") for name in first) == 2
    again = claimcheck("report-site", "site", ".", cwd=folder)
    assert again.code == 0, again.err
    assert held(folder / "site") == first


def test_what_is_gone_is_gone_from_the_site(folder):
    claimcheck("report-site", "site", "articles", cwd=folder)
    (folder / "articles" / "two.txt").unlink()
    claimcheck("report-site", "site", "articles", cwd=folder)
    assert sum(name.startswith("articles/") for name in held(folder / "site")) == 1


def test_a_folder_of_others_is_left_alone(folder):
    """A mistaken name must not cost anybody's files."""
    before = held(folder)
    ran = claimcheck("report-site", "articles", "articles", cwd=folder)
    assert ran.code == 2
    assert "articles: holds files that are not of this command" in ran.err
    assert held(folder) == before


def test_a_file_is_no_folder(folder):
    ran = claimcheck("report-site", "articles/one.txt", "articles", cwd=folder)
    assert ran.code == 2
    assert "is a file" in ran.err


def test_it_speaks_chinese(folder):
    claimcheck("report-site", "site", "articles", "--lang", "zh", cwd=folder)
    assert 'lang="zh-Hans"' in (folder / "site" / "index.html").read_text(encoding="utf-8")
