"""What the cache holds, and how it is emptied while others are at work with it."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, date, datetime

import pytest

from claimcheck.errors import UsageError
from claimcheck.intake import cache, upkeep
from claimcheck.intake.files import Files

KEY, OTHER = b"k" * 16, b"o" * 16
NOTES = b"not a database, but somebody's notes about one" * 100


@pytest.fixture
def file(home):
    """The file of the cache, with two articles, a run and nothing of files."""
    with cache.opened() as found:
        found.keep_entry(KEY, b"an article")
        found.keep_entry(OTHER, b"another")
        found.keep_run(KEY, b"a run")
    return home / cache.NAME


def asked(file, sql, *values):
    db = sqlite3.connect(file, isolation_level=None)
    try:
        return db.execute(sql, values).fetchall()
    finally:
        db.close()


# -- what it holds --------------------------------------------------------------------------------


def test_nothing_is_made_where_nothing_is(home):
    """Neither a file nor its folder."""
    assert upkeep.holding(home / cache.NAME) == upkeep.Holding(home / cache.NAME)
    assert upkeep.empty(home / cache.NAME) == upkeep.Holding(home / cache.NAME)
    assert not home.exists()


def test_an_empty_file_holds_nothing(home):
    """As one that a run has just begun."""
    home.mkdir()
    (home / cache.NAME).touch()
    assert upkeep.holding(home / cache.NAME) == upkeep.Holding(home / cache.NAME)


def test_each_kind_is_counted(file):
    """Rows, bytes as they are kept, and the days of their last use."""
    before = file.read_bytes()
    held = upkeep.holding(file)
    ((kept,),) = asked(file, "SELECT sum(length(body)) FROM entries")
    today = datetime.now(UTC).date()
    day = date.fromisoformat(held.articles.newest)
    assert abs((today - day).days) <= 1  # midnight may come between
    assert held.articles == upkeep.Held(2, kept, day.isoformat(), day.isoformat())
    assert (held.files, held.runs.number) == (upkeep.Held(), 1)
    assert (held.size, held.damaged) == (len(before), False)
    assert file.read_bytes() == before


def test_days_are_those_of_the_first_and_the_last_use(file):
    """Of runs only the order is known, so they have no day."""
    asked(file, "UPDATE entries SET used = 0 WHERE key = ?", KEY)
    asked(file, "UPDATE entries SET used = 19000 WHERE key = ?", OTHER)
    held = upkeep.holding(file)
    assert (held.articles.oldest, held.articles.newest) == ("1970-01-01", "2022-01-08")
    assert (held.runs.oldest, held.runs.newest) == (None, None)


@pytest.mark.parametrize("used", ["soon", None, 10**12])
def test_a_day_that_is_none_is_left_out(file, used):
    """A damaged number is no reason not to count."""
    asked(file, "UPDATE entries SET used = ?", used)
    held = upkeep.holding(file)
    assert (held.articles.number, held.articles.oldest) == (2, None)


def test_files_are_counted_by_what_they_were_read_by(file, tmp_path):
    """Most files first; a changed body is counted with nobody."""
    names = [tmp_path / f"{name}.md" for name in "abcd"]
    for name in names:
        name.write_text("# a\n\ntext\n", encoding="utf-8")
    with cache.opened() as found:
        for by, read in ((b"A" * 16, names[:1]), (b"B" * 16, names[1:])):
            files = Files(found, by)
            for name in read:
                assert files.content(name)
            files.keep()
    assert upkeep.holding(file).readers == ((b"B" * 16, 3), (b"A" * 16, 1))
    asked(file, "UPDATE files SET body = x'00' || body WHERE path = ?", str(names[0]))
    held = upkeep.holding(file)
    assert (held.files.number, held.readers) == (4, ((b"B" * 16, 3),))


# -- emptied --------------------------------------------------------------------------------------


def test_emptied_it_holds_nothing_and_gives_its_room_back(file):
    """What was there is told; the next run keeps again."""
    body = os.urandom(50_000)
    with cache.opened() as found:
        found.keep_entry(b"l" * 16, body)
    before = upkeep.empty(file)
    assert (before.articles.number, before.runs.number) == (3, 1)
    assert before.size > 50_000
    left = upkeep.holding(file)
    assert (left.articles, left.files, left.runs) == (upkeep.Held(),) * 3
    assert left.size < 40_000
    with cache.opened() as found:
        assert found.entry(KEY) is None
        found.keep_entry(KEY, b"an article")
    with cache.opened() as found:
        assert found.entry(KEY) == b"an article"


def test_nothing_of_an_article_stays_in_the_file(file):
    """Not even in room that is free: a cache is emptied because an article must not be kept."""
    secret = os.urandom(400)  # short: it stands in a page that is not given back
    with cache.opened() as found:
        found.keep_file("/secret.txt", secret)
    assert secret in file.read_bytes()
    upkeep.empty(file)
    assert secret not in file.read_bytes()
    assert b"/secret.txt" not in file.read_bytes()


def test_a_run_that_is_at_work_goes_on(file):
    """It finds no more what was there, and keeps what it reads from then on."""
    with cache.opened() as found:
        assert found.entry(KEY) == b"an article"
        found.keep_entry(b"m" * 16, b"read before")
        upkeep.empty(file)
        assert found.entry(KEY) is None
        found.keep_entry(b"n" * 16, b"read after")
    with cache.opened() as found:
        assert (found.entry(b"m" * 16), found.entry(b"n" * 16)) == (b"read before", b"read after")
        assert found.entry(OTHER) is None
    assert asked(file, "PRAGMA integrity_check") == [("ok",)]


def test_while_another_one_writes_nothing_is_lost(file, monkeypatch):
    """After a while it is said; all is still there."""
    monkeypatch.setattr(cache, "PATIENCE", 0.01)
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(UsageError, match="another process writes to it; try again"):
        upkeep.empty(file)
    holder.execute("ROLLBACK")
    holder.close()
    assert upkeep.holding(file).articles.number == 2


@pytest.mark.parametrize("damage", ["header", "notes"])
def test_a_damaged_file_is_taken_away_and_no_other(file, damage):
    """It is shown as damaged before, and stays until it is emptied."""
    beside = file.with_name("last-report.json")
    beside.write_text("{}", encoding="utf-8")
    data = bytes(64) + file.read_bytes()[64:] if damage == "header" else NOTES
    file.write_bytes(data)
    assert upkeep.holding(file) == upkeep.Holding(file, len(data), damaged=True)
    assert file.read_bytes() == data
    assert upkeep.empty(file).damaged
    assert [one.name for one in file.parent.iterdir()] == [beside.name]


@pytest.mark.parametrize("table", ["notes(text)", "files(name, size)"])
@pytest.mark.parametrize("look", [upkeep.holding, upkeep.empty])
def test_the_database_of_another_program_stays_as_it_is(home, table, look):
    """Even where one of its tables is called like one of ours."""
    home.mkdir()
    file = home / cache.NAME
    asked(file, f"CREATE TABLE {table}")
    before = file.read_bytes()
    with pytest.raises(UsageError, match="database of another program; it stays"):
        look(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize("look", [upkeep.holding, upkeep.empty])
def test_a_folder_in_its_place_stays(home, look):
    """It is named."""
    (home / cache.NAME).mkdir(parents=True)
    with pytest.raises(UsageError, match="is not a file, so not a cache"):
        look(home / cache.NAME)
    assert (home / cache.NAME).is_dir()


def test_a_file_that_cannot_be_read_is_named(file, monkeypatch):
    """With what to see to; it is not taken for a damaged one."""

    def refused(*_args, **_more):
        error = sqlite3.OperationalError("unable to open database file")
        error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise error

    monkeypatch.setattr(upkeep.sqlite3, "connect", refused)
    for look in (upkeep.holding, upkeep.empty):
        with pytest.raises(UsageError, match="see that it can be read and written"):
            look(file)
    assert file.exists()
