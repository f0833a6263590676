"""`claimcheck report-site`, run as a user runs it."""

from __future__ import annotations

import json

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


@pytest.mark.parametrize("name", ["articles/own.html", "topics/own.html", "own.html", "a/b.txt"])
def test_a_page_of_somebody_else_is_never_lost(folder, name):
    """A page put beside ours is named, and nothing is written or removed."""
    claimcheck("report-site", "site", "articles", cwd=folder)
    own = folder / "site" / name
    own.parent.mkdir(exist_ok=True)
    own.write_text('<meta name="generator" content="claimcheck">mine', encoding="utf-8")
    before = held(folder)
    (folder / "articles" / "two.txt").unlink()
    ran = claimcheck("report-site", "site", "articles", cwd=folder)
    assert ran.code == 2
    assert name.split("/")[-1 if "html" in name else 0] in ran.err
    assert "not of this command" in ran.err
    assert held(folder) == {k: v for k, v in before.items() if k != "articles/two.txt"}


@pytest.mark.parametrize("name", ["articles", "topics", "index.html"])
def test_nothing_is_written_through_a_link(folder, name):
    """A folder or a page of the site that is a link to elsewhere is refused."""
    claimcheck("report-site", "site", "articles", cwd=folder)
    other = folder / "elsewhere"
    (folder / "site" / name).rename(other)
    (folder / "site" / name).symlink_to(other)
    before = held(folder)
    ran = claimcheck("report-site", "site", "articles", cwd=folder)
    assert ran.code == 2
    assert f"not of this command ({name})" in ran.err
    assert held(folder) == before


def test_hidden_files_may_stand_in_a_site(folder):
    """Those of a repository or a server; they stay as they are."""
    (folder / "site" / ".git").mkdir(parents=True)
    (folder / "site" / ".nojekyll").write_text("", encoding="utf-8")
    for _ in range(2):
        assert claimcheck("report-site", "site", "articles", cwd=folder).code == 0
    assert ".nojekyll" in held(folder / "site")


def test_pages_are_no_articles_of_other_commands(folder):
    """A check of the folder reads what it read before, and says what it passed over."""
    before = json.loads(claimcheck("check", ".", "--format", "json", cwd=folder).out)
    claimcheck("report-site", "site", ".", cwd=folder)
    after = json.loads(claimcheck("check", ".", "--format", "json", cwd=folder).out)
    assert after["documents"] == before["documents"]
    assert after["findings"] == before["findings"]
    assert after["coverage"]["skipped"] == len(held(folder / "site"))
    named = claimcheck("extract", "site/index.html", cwd=folder)
    assert named.code == 2
    assert named.err.startswith("site/index.html: is a report of claimcheck and no article")


def test_a_file_is_no_folder(folder):
    ran = claimcheck("report-site", "articles/one.txt", "articles", cwd=folder)
    assert ran.code == 2
    assert "is a file" in ran.err


def test_it_speaks_chinese(folder):
    claimcheck("report-site", "site", "articles", "--lang", "zh", cwd=folder)
    assert 'lang="zh-Hans"' in (folder / "site" / "index.html").read_text(encoding="utf-8")
