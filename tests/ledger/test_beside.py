"""Many ledger files are read by other processes: what they find is what is found here."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from claimcheck import documents, lexicon
from claimcheck.errors import DataFileError
from claimcheck.ledger import index, store
from claimcheck.ledger.index import beside, reading

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
ACCOUNTS = Path(__file__).parent.parent / "e2e" / "data" / "accounts"
WORDS = lexicon.load()
WORKERS = 3
# What a process may do instead of what it is asked.
DEATHS = {
    "at once": "raise SystemExit",
    "silent": "import sys; sys.stdin.buffer.read()",
    "after one part": "import os; from claimcheck.ledger.index import beside;"
    " part_of, told = beside.part_of, [];"
    " beside.part_of = lambda *given: os._exit(1) if told else told.append(1) or part_of(*given);"
    " beside.answer()",
    "in the middle of one": "import sys; sys.stdin.buffer.read();"
    " sys.stdout.buffer.write((99).to_bytes(8, 'little') + b'x')",
    "after a greeting": "print('hello world'); from claimcheck.ledger.index import beside as b;"
    " b.answer()",
    "nonsense": "import sys; sys.stdin.buffer.read();"
    " sys.stdout.buffer.write((3).to_bytes(8, 'little') + b'xyz' * 9)",
}


@pytest.fixture
def ledger(tmp_path):
    """A ledger of all examples and accounts."""
    read = documents.read_paths([str(EXAMPLES), str(ACCOUNTS)]).documents
    store.add(read, tmp_path)
    return tmp_path


def rows(ledger):
    """All that a new index of a ledger holds, but for the files' times."""
    place = ledger / ".index" / "ledger.sqlite"
    place.unlink(missing_ok=True)
    with index.opened(ledger, WORDS, "v") as opened:
        index.refresh(opened)
    db = sqlite3.connect(place)
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    found = {name: sorted(db.execute(f"SELECT * FROM {name}"), key=repr) for name in tables}
    db.close()
    found["files"] = [(row[0], row[1], *row[3:]) for row in found["files"]]
    return found


def with_workers(monkeypatch, command=None):
    """Have a few files read by several processes."""
    monkeypatch.setattr(beside, "_PART", 2)
    monkeypatch.setattr(beside, "_workers", lambda _: WORKERS)
    if command is not None:
        monkeypatch.setattr(beside, "_COMMAND", ("-P", "-c", command))


def read_here(monkeypatch):
    """The parts that are read in this process, from now on."""
    found = []
    monkeypatch.setattr(
        beside, "part_of", lambda *given: found.append(1) or reading.part_of(*given)
    )
    return found


def test_other_processes_find_the_same(ledger, monkeypatch):
    """Every row of every table; and this process reads no file for them."""
    alone = rows(ledger)
    assert len(alone["files"]) > 2 * WORKERS * 2
    with_workers(monkeypatch)
    here = read_here(monkeypatch)
    assert rows(ledger) == alone
    assert here == []


@pytest.mark.parametrize("death", DEATHS)
def test_a_process_that_dies_loses_nothing(ledger, monkeypatch, death):
    alone = rows(ledger)
    with_workers(monkeypatch, DEATHS[death])
    assert rows(ledger) == alone


def test_where_no_process_can_be_started_all_is_read_here(ledger, monkeypatch):
    alone = rows(ledger)
    with_workers(monkeypatch)
    monkeypatch.setattr(beside.sys, "executable", "/no/such/interpreter")
    here = read_here(monkeypatch)
    assert rows(ledger) == alone
    assert here


def test_a_damaged_file_is_named_whoever_reads_it(ledger, monkeypatch):
    with_workers(monkeypatch)
    damaged = sorted(ledger.rglob("*.jsonl"))[3]
    head, _, rest = damaged.read_bytes().partition(b"\n")
    damaged.write_bytes(head + b"\n" + b"{" + rest)
    with pytest.raises(DataFileError, match=rf"{damaged.name}:2"):
        rows(ledger)


def test_code_in_the_working_folder_is_not_run(ledger, monkeypatch, tmp_path_factory):
    """The folder of a pull request may hold a module named like one of ours."""
    alone = rows(ledger)
    folder = tmp_path_factory.mktemp("work")
    trap = folder / "trapped"
    for name in ("msgspec", "claimcheck", "array"):
        text = f"open({str(trap)!r}, 'w').close()\nraise SystemExit\n"
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    with_workers(monkeypatch)
    assert rows(ledger) == alone
    assert not trap.exists()


def test_few_files_are_read_here():
    """A process costs more than reading them."""
    assert beside._workers(20) == 0
    assert beside._workers(100_000) == (min(len(os.sched_getaffinity(0)), 4) if _two() else 0)


def _two():
    return len(os.sched_getaffinity(0)) > 1
