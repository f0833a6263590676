"""The cache file: what is kept is found, and what is damaged counts as not there."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys

import pytest

from claimcheck.intake import cache

KEY, OTHER = b"k" * 16, b"o" * 16


def kept(**entries):
    with cache.opened() as found:
        for key, body in entries.items():
            found.keep_entry(key.encode() * 16, body)


def test_what_is_kept_is_found_by_the_next_run(home):
    """Entries, files and runs; nothing where nothing was kept."""
    with cache.opened() as found:
        found.keep_entry(KEY, b"an article")
        found.keep_file("/a.txt", b"a stamp")
        found.keep_run(KEY, b"a run")
    with cache.opened() as found:
        assert (found.entry(KEY), found.has(KEY)) == (b"an article", True)
        assert (found.entry(OTHER), found.has(OTHER)) == (None, False)
        assert (found.file("/a.txt"), found.file("/b.txt")) == (b"a stamp", None)
        assert (found.run(KEY), found.run(OTHER)) == (b"a run", None)


def test_it_is_nobody_elses(home):
    kept(k=b"x")
    assert [file.name for file in home.iterdir()] == [cache.NAME]
    if os.name == "posix":
        assert stat.S_IMODE((home / cache.NAME).stat().st_mode) == 0o600


def test_not_wanted_or_no_folder(home, monkeypatch):
    with cache.opened(wanted=False) as found:
        assert found is None
    for name in ("CLAIMCHECK_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.delenv(name, raising=False)
    with cache.opened() as found:
        assert found is None
    assert not home.exists()


@pytest.mark.parametrize("table", ["entries", "files", "runs"])
def test_a_changed_body_is_not_believed(home, table):
    """One byte, at its end."""
    with cache.opened() as found:
        found.keep_entry(KEY, b"an article")
        found.keep_file("/a.txt", b"a stamp")
        found.keep_run(KEY, b"a run")
    with sqlite3.connect(home / cache.NAME) as db:
        ((body,),) = db.execute(f"SELECT body FROM {table}")
        db.execute(f"UPDATE {table} SET body = ?", (body[:-1] + bytes([body[-1] ^ 1]),))
    db.close()
    with cache.opened() as found:
        told = {"entries": found.entry(KEY), "files": found.file("/a.txt"), "runs": found.run(KEY)}
    assert told.pop(table) is None
    assert None not in told.values()


def test_the_entry_of_another_article_is_not_believed(home):
    """A body under a key that is not its own."""
    kept(k=b"an article", o=b"another")
    with sqlite3.connect(home / cache.NAME) as db:
        db.execute(
            "UPDATE entries SET body = (SELECT body FROM entries WHERE key = ?) WHERE key = ?",
            (b"o" * 16, b"k" * 16),
        )
    db.close()
    with cache.opened() as found:
        assert found.entry(KEY) is None


@pytest.mark.parametrize("damage", ["header", "middle", "short", "other"])
def test_a_damaged_file_is_made_anew(home, damage):
    """The run goes on without it, the one after keeps again."""
    with cache.opened() as found:
        for number in range(200):
            found.keep_entry(number.to_bytes(16, "big"), os.urandom(500))
    file = home / cache.NAME
    data = bytearray(file.read_bytes())
    if damage == "header":
        data[:64] = bytes(64)
    elif damage == "middle":
        data[4096:] = b"\xff" * (len(data) - 4096)
    elif damage == "short":
        del data[5000:]
    else:
        data[:] = b"not a database, but somebody's notes about one" * 100
    file.write_bytes(data)
    for _ in range(2):
        with cache.opened() as found:
            if found is not None:
                found.entry((3).to_bytes(16, "big"))
                found.keep_entry(KEY, b"an article")
    with cache.opened() as found:
        assert found.entry(KEY) == b"an article"


def test_a_folder_in_its_place(home):
    """Silence, and no cache."""
    (home / cache.NAME).mkdir(parents=True)
    with cache.opened() as found:
        assert found is None


def test_another_process_holds_it(home, monkeypatch):
    """What cannot be written is not kept, and nothing fails."""
    kept(k=b"an article")
    monkeypatch.setattr(cache, "PATIENCE", 0.01)
    holder = sqlite3.connect(home / cache.NAME, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with cache.opened() as found:
        if found is not None:
            assert found.entry(KEY) == b"an article"
            found.keep_entry(OTHER, b"another")
    holder.execute("ROLLBACK")
    holder.close()
    with cache.opened() as found:
        assert (found.entry(KEY), found.entry(OTHER)) == (b"an article", None)


def test_two_processes_write_at_once(home):
    """Everything of both is there."""
    script = (
        "import sys\nfrom claimcheck.intake import cache\n"
        "with cache.opened() as found:\n"
        "    for n in range(300):\n"
        "        found.keep_entry(f'{sys.argv[1]}{n:015}'.encode(), sys.argv[1].encode() * 99)\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", script, name]) for name in "ab"]
    assert [one.wait() for one in running] == [0, 0]
    with cache.opened() as found:
        for name in "ab":
            for number in range(300):
                assert found.entry(f"{name}{number:015}".encode()) == name.encode() * 99


def test_what_was_not_used_for_longest_gives_way(home, monkeypatch):
    """The file stays below its limit; what was used last is still there."""
    monkeypatch.setattr(cache, "LIMIT", 200_000)
    with cache.opened() as found:
        for number in range(100):
            found.keep_entry(number.to_bytes(16, "big"), os.urandom(4000))
        found._today += 1
        found.entry((7).to_bytes(16, "big"))
        found._write()
        found.entry((7).to_bytes(16, "big"))
    assert (home / cache.NAME).stat().st_size < 300_000
    with cache.opened() as found:
        assert found.entry((7).to_bytes(16, "big")) is not None
        assert found.entry((0).to_bytes(16, "big")) is None


def test_a_few_runs_are_kept(home):
    """The last ones."""
    with cache.opened() as found:
        for number in range(10):
            found.keep_run(number.to_bytes(16, "big"), b"a run")
        there = [number for number in range(10) if found.run(number.to_bytes(16, "big"))]
    assert there == [6, 7, 8, 9]
