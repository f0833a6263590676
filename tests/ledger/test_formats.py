"""Formats of the ledger's files: later ones are refused, older ones brought forward."""

from __future__ import annotations

import json
import os

import pytest

from claimcheck import documents, lexicon, rules, serial
from claimcheck.cli import group
from claimcheck.errors import DataFileError
from claimcheck.ledger import baseline, formats, gate, header, lines, migrating, store, waivers
from ledger.writers import KILLS, Killer, whole

WAIVER = waivers.Waiver("0" * 15 + "1", "figure-disagrees", "retail", "desk", "2030-01-01")
KNOWN = baseline.Known("0" * 15 + "1", "figure-disagrees", ("a", "b"))


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Three published articles and their ledger."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    for number in range(3):
        text = f"2024年,华为的营收为{number + 20}亿元。2024年,华为的研发投入为{number + 3}亿元。\n"
        (tmp_path / "articles" / f"{number}.txt").write_text(text, encoding="utf-8")
    assert group.run(["ledger", "add", "articles"]) == 0
    return tmp_path


def published(project):
    return sorted((project / "claims" / "articles").glob("*.jsonl"))


# -- later formats --------------------------------------------------------------------------------


def test_a_later_ledger_is_refused_by_whoever_reads_it(project, capsys):
    """Named with file, line and the one mend that helps; the file stays as it is."""
    file = published(project)[1]
    file.write_text(file.read_text("utf-8").replace("ledger/1", "ledger/2", 1), encoding="utf-8")
    before = file.read_bytes()
    told = 'claims/articles/1.txt.jsonl:1: its format is "claimcheck-ledger/2", this release knows'
    capsys.readouterr()
    for command in (
        ("gate", "articles/0.txt"),
        ("check", "articles/0.txt", "--ledger", "claims"),
        ("ledger", "list"),
        ("ledger", "verify"),
        ("ledger", "add", "articles"),
        ("ledger", "update"),
        ("ledger", "remove", "articles/0.txt"),
        ("ledger", "retract", "articles/0.txt", "--reason", "denied"),
    ):
        code, err = group.run([*command]), capsys.readouterr().err
        if command[0] == "check":  # looks at the waivers of the ledger, not at its claims
            assert (code, err) == (0, "")
            continue
        assert (code, err.startswith(told), err.count("\n")) == (2, True, 1), command
        assert err.endswith('"claimcheck-ledger/1"; upgrade claimcheck\n')
    assert file.read_bytes() == before
    assert len(published(project)) == 3


@pytest.mark.parametrize(
    ("module", "text", "command"),
    [
        (waivers, waivers.appended(None, WAIVER), ("check", "articles")),
        (baseline, baseline.text_of([KNOWN]), ("baseline", "prune", "articles")),
        (baseline, baseline.text_of([KNOWN]), ("baseline", "write", "articles")),
        (baseline, baseline.text_of([KNOWN]), ("baseline", "show")),
    ],
)
def test_later_waivers_and_baselines_are_refused(project, capsys, module, text, command):
    """By the comment at their top, whatever follows it; without a comment a list is of today."""
    file = project / "claims" / module.NAME
    file.write_text(text, encoding="utf-8")
    assert module.load(file)
    later = text.replace("/1", "/2", 1)
    assert later != text
    later = later.partition("- ")[0] + "accepted: {by: hand}\n"
    file.write_text(later, encoding="utf-8")
    capsys.readouterr()
    assert group.run([*command]) == 2
    err = capsys.readouterr().err
    name = module.NAME.removesuffix(".yaml")
    assert f'claims/{module.NAME}:1: its format is "claimcheck-{name}/2"' in err
    assert "; upgrade claimcheck\n" in err
    assert file.read_text("utf-8") == later
    file.write_text(text.partition("- ")[1] + text.partition("- ")[2], encoding="utf-8")
    assert len(module.load(file)) == 1


def test_an_index_of_another_release_is_made_anew(project):
    """It can be made again at any time, so nobody has to mend it."""
    import sqlite3

    new = documents.from_text("2024年,华为的营收为99亿元。\n", path="new.txt")
    words, which = lexicon.load(), rules.load()

    def look():
        found = gate.gate([new], project / "claims", lexicon=words, rules=which).findings
        return [finding.fingerprint for finding in found]

    expected = look()
    assert expected
    with sqlite3.connect(project / "claims" / ".index" / "ledger.sqlite") as db:
        db.execute("UPDATE meta SET value = '999 9.9 later' WHERE key = 'made by'")
        db.execute("DROP TABLE about")
    db.close()
    assert look() == expected


# -- what was cut off -----------------------------------------------------------------------------


def test_a_torn_last_line_is_named_with_its_place_and_the_mend(project, capsys):
    """Wherever it is torn: no gate is green by half a ledger."""
    file = published(project)[0]
    data = file.read_bytes()
    last = data.rstrip(b"\n").rindex(b"\n") + 1
    number = data.count(b"\n")
    for cut in (last + 1, last + 40, (last + len(data)) // 2, len(data) - 2):
        file.write_bytes(data[:cut])
        capsys.readouterr()
        for command in (("gate", "articles/1.txt"), ("ledger", "verify")):
            assert group.run([*command]) == 2
            err = capsys.readouterr().err
            assert err.startswith(f"claims/articles/0.txt.jsonl:{number}: not ")
            assert "; restore the file from version control, or add the article again\n" in err
    file.write_bytes(data[:last])
    assert group.run(["gate", "articles/1.txt"]) == 2
    assert "claims/articles/0.txt.jsonl:1: the header speaks of" in capsys.readouterr().err


def test_torn_waivers_and_baselines_are_refused(tmp_path):
    """Cut anywhere in a line of their last entry they are never taken for whole."""
    file = tmp_path / "waivers.yaml"
    other = waivers.Waiver("0" * 15 + "2", "sum", "one is retail", "desk", "2030-01-01")
    text = waivers.appended(waivers.appended(None, WAIVER), other)
    for cut in range(text.rindex("- ") + 1, len(text) - 1):
        file.write_text(text[:cut], encoding="utf-8")
        with pytest.raises(DataFileError) as caught:
            waivers.load(file)
        assert str(caught.value).startswith(f"{file.as_posix()}:")
    text = baseline.text_of([KNOWN, baseline.Known("0" * 15 + "2", "sum", ("a", "news/b"))])
    for cut in range(text.rindex("- fingerprint") + 1, len(text)):
        file.write_text(text[:cut], encoding="utf-8")
        if text[:cut].endswith("- a\n"):  # a list of articles that may end here
            continue
        with pytest.raises(DataFileError, match="claimcheck baseline write"):
            baseline.load(file)


# -- earlier formats ------------------------------------------------------------------------------


def _of_today(rows):
    """A step from a format that never was: other names, and the figures of claims not counted."""
    head, *claims = rows
    head = {"published" if key == "day" else key: value for key, value in head.items()}
    head = head | {"ledger": "claimcheck-ledger/1", "claims": len(claims)}
    return [head, *({"id": row.pop("name"), **row} for row in claims)]


def rows_of(file):
    return [lines.value_of(line) for line in file.read_bytes().splitlines()]


def make_older(file):
    head, *claims = rows_of(file)
    head["ledger"] = "claimcheck-ledger/0"
    head["day"] = head.pop("published")
    del head["claims"]
    for claim in claims:
        claim["name"] = claim.pop("id")
    rows = (head, *claims)
    file.write_text("".join(f"{serial.dumps(row)}\n" for row in rows), encoding="utf-8")


@pytest.fixture
def older(project, monkeypatch):
    """The ledger as an earlier format would have it, and the step to the one of today."""
    monkeypatch.setitem(formats.STEPS, "claimcheck-ledger/0", _of_today)
    today = {file: rows_of(file) for file in published(project)}
    for file in published(project)[:2]:
        make_older(file)
    return project, today


def test_an_earlier_ledger_says_how_to_bring_it_forward(older, capsys):
    capsys.readouterr()
    assert group.run(["gate", "articles/2.txt"]) == 2
    first, *_ = capsys.readouterr().err.splitlines()
    assert first == (
        'claims/articles/0.txt.jsonl:1: its format is "claimcheck-ledger/0", an older one;'
        ' claimcheck ledger update brings it to "claimcheck-ledger/1" and keeps what was there'
    )


def test_an_update_brings_it_forward_and_keeps_what_was_there(older, capsys):
    """The files are what they would be if today's release had written them."""
    project, today = older
    before = {file.name: file.read_bytes() for file in published(project)[:2]}
    assert group.run(["ledger", "update"]) == 0
    assert capsys.readouterr().out.count("brought to this format") == 2
    assert {file: rows_of(file) for file in published(project)} == today
    kept = project / "claims" / migrating.KEPT / "claimcheck-ledger-0" / "articles"
    assert {file.name: file.read_bytes() for file in kept.iterdir()} == before
    assert (project / "claims" / migrating.KEPT / ".gitignore").read_text("utf-8") == "*\n"
    assert len(store.entries(project / "claims")) == 3  # what is kept is no part of the ledger
    assert migrating.forward(project / "claims") == ()


def test_a_damaged_file_stays_and_the_others_are_brought_forward(older):
    project, today = older
    file, other = published(project)[:2]
    damaged = file.read_bytes()[:-20]
    file.write_bytes(damaged)
    with pytest.raises(DataFileError, match=r"0\.txt\.jsonl:3: not JSON.*; restore the file"):
        migrating.forward(project / "claims")
    assert file.read_bytes() == damaged
    assert rows_of(other) == today[other]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system with fork")
def test_killed_at_any_point_nothing_is_lost(older):
    """Each file is of the one format or of the other, and what was there is kept before."""
    project, today = older
    home = project / "claims" / migrating.KEPT / "claimcheck-ledger-0" / "articles"
    make_older(published(project)[2])
    old = {file: file.read_bytes() for file in published(project)}
    killer = Killer(6, whole("ledger", "update")[0])
    for _ in range(KILLS):
        for file, data in old.items():
            file.write_bytes(data)
            (home / file.name).unlink(missing_ok=True)
        told = killer.killed("ledger", "update")
        for file in old:
            if file.read_bytes() != old[file]:
                assert rows_of(file) == today[file]
                assert (home / file.name).read_bytes() == old[file]
            elif f"  articles/{file.name}" in told:
                raise AssertionError(told)
        migrating.forward(project / "claims")
        assert {file: rows_of(file) for file in old} == today
    assert killer.met()


def test_steps_are_taken_one_after_the_other():
    """From any earlier format by way of those between."""

    def step(to):
        return lambda rows: [rows[0] | {"ledger": to, "seen": (*rows[0].get("seen", ()), to)}]

    steps = {"x/1": step("x/2"), "x/2": step("x/3")}
    assert formats.forward([{"ledger": "x/1"}], steps)[0]["seen"] == ("x/2", "x/3")
    assert formats.forward([{"ledger": "x/3"}], steps) == [{"ledger": "x/3"}]


@pytest.mark.parametrize("found", [None, "", "ledger", "claimcheck-ledger/0", "other-ledger/2", 1])
def test_what_is_no_format_is_no_header(found):
    """Nothing but a later number of our own asks for another release."""
    problems = []
    row = json.dumps({"ledger": found}).encode()
    assert lines.header_of(row, "a.jsonl", problems) is None
    assert "upgrade" not in problems[0].message
    assert problems[0].message.endswith(lines.MEND)
    with pytest.raises(ValueError, match=r"format|header"):
        header.from_json({"ledger": found})
