"""What `waive`, `baseline` and `ledger` write survives SIGKILL: as before or as after, never half.

What a command has acknowledged is there, whenever it was killed; two at once lose nothing.
"""

from __future__ import annotations

import os

import pytest

from claimcheck import documents, lastrun, lexicon
from claimcheck.cli import group
from claimcheck.ledger import baseline, files, store, waivers
from ledger.writers import KILLS, Killer, said, started, whole

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system with fork")
NAMES = ("华为", "腾讯", "小米", "比亚迪", "宁德时代", "中芯国际")


@pytest.fixture
def project(tmp_path, monkeypatch, capfd):
    """A folder of articles of which two contradict each other about each company, and a ledger."""
    monkeypatch.chdir(tmp_path)
    lexicon.load()
    for number, name in enumerate(NAMES):
        tell(f"{number}a", f"2024年,{name}的营收为{number + 20}亿元。\n")
        tell(f"{number}b", f"2024年,{name}的营收为{number + 70}亿元。\n")
    assert group.run(["ledger", "add", "articles"]) == 0
    assert group.run(["check", "articles", "--format", "json", "-o", "report.json"]) == 1
    capfd.readouterr()
    return tmp_path


def tell(name, text):
    files.write(documents.file_of(f"articles/{name}.txt"), text)


def fingerprints():
    return [finding.fingerprint for finding in lastrun.load("report.json").findings]


def waive(fingerprint, reason):
    told = ("--reason", reason, "--by", "desk", "--until", "2030-01-01", "--report", "report.json")
    return ("waive", fingerprint, *told)


def test_waive(project):
    """One waiver after the other, each killed: no earlier one is lost."""
    names = fingerprints()
    killer, stood = Killer(1, whole(*waive(names[0], "first"))[0]), {names[0]: "first"}
    for number in range(KILLS):
        name = names[1 + number % (len(names) - 1)]
        if name in stood:  # waived already: begin again with the first
            files.write(project / "claims" / waivers.NAME, waivers.HEAD)
            stood = {}
        told = killer.killed(*waive(name, f"reason {number}"))
        now = {w.fingerprint: w.reason for w in waivers.load(project / "claims" / waivers.NAME)}
        after = stood | {name: f"reason {number}"}
        assert now in (stood, after)
        assert now == after or "waived" not in told
        stood = now
    assert killer.met()


@pytest.mark.parametrize("action", ["write", "prune"])
def test_baseline(project, action):
    """A baseline is the old one or the new one."""
    file = project / "claims" / baseline.NAME
    args = ("baseline", "write", "articles", "--accept-new")
    args = args if action == "write" else ("baseline", "prune", "articles")
    whole("baseline", "write", "articles")
    full = baseline.load(file)
    assert len(full) >= len(NAMES)
    gone = baseline.Known("f" * 16, "figure-disagrees", ("gone",))
    killer = Killer(2, whole(*args)[0])
    for number in range(KILLS):
        before = (*full[: number % 3 + 1], gone)
        files.write(file, baseline.text_of(before))
        after = full if action == "write" else before[:-1]
        told = killer.killed(*args)
        now = {known.fingerprint for known in baseline.load(file)}
        kept, new = ({known.fingerprint for known in some} for some in (before, after))
        assert now in (kept, new)
        assert now == new or "findings in" not in told
    assert killer.met()


def test_ledger_remove(project):
    """Each article is there whole or not at all; all that was named as removed is gone."""
    named = [f"articles/{number}a.txt" for number in range(4)]
    articles = list(documents.read_paths(["articles"]).documents)
    killer = Killer(3, whole("ledger", "remove", *named)[0])
    for _ in range(KILLS):
        store.add(articles, project / "claims")
        told = killer.killed("ledger", "remove", *named)
        kept = {entry.header.document for entry in store.entries(project / "claims")}
        assert {claim.document for claim in store.load(project / "claims")} == kept
        assert kept >= {article.path for article in articles} - {*named}
        assert not kept & {name for name in named if f"  {name}\n" in told}
    assert killer.met()


def test_ledger_retract(project):
    """A retraction has the old reason or the new one, and no claim is lost by it."""
    args, stood = ("ledger", "retract", "articles/0a.txt", "--reason"), "first"
    killer = Killer(4, whole(*args, stood)[0])
    claims = len(store.load(project / "claims"))
    for number in range(KILLS):
        told = killer.killed(*args, f"reason {number}")
        found = store.entries(project / "claims")
        (now,) = [e.header.retracted[0][1] for e in found if e.header.withdrawn]
        assert now in (stood, f"reason {number}")
        assert now != stood or "retracted" not in told
        assert len(store.load(project / "claims")) == claims
        stood = now
    assert killer.met()


def test_ledger_update(project):
    """Each article as it was or as it is now; one that is told as updated is as it is now."""
    names = [f"{number}a" for number in range(4)]

    def change(version):
        for name in names:
            tell(name, f"2024年,{NAMES[int(name[0])]}的营收为{version + 100}亿元。\n")

    def stand():
        claims = store.load(project / "claims")
        found = {c.document: int(c.quantity.low / 10**8) - 100 for c in claims}
        return [found[f"articles/{name}.txt"] for name in names]

    change(0)
    killer = Killer(5, whole("ledger", "update")[0])
    stood = stand()
    assert stood == [0] * 4
    for version in range(1, KILLS + 1):
        change(version)
        told = killer.killed("ledger", "update")
        now = stand()
        for name, old, new in zip(names, stood, now, strict=True):
            assert new in (old, version)
            assert new == version or f"articles/{name}.txt" not in told
        stood = now
    assert killer.met()


# -- two at once ----------------------------------------------------------------------------------


def together(*commands):
    """What commands say that begin at the same time."""
    return [said(*running) for running in [started(*command) for command in commands]]


def test_two_waivers_at_once(project):
    """Both stand there."""
    names = fingerprints()
    for one, other in zip(names[::2], names[1::2], strict=False):
        told = together(waive(one, "one"), waive(other, "other"))
        assert all("waived" in text for text in told), told
    held = [waiver.fingerprint for waiver in waivers.load(project / "claims" / waivers.NAME)]
    assert sorted(held) == sorted(names[: len(names) // 2 * 2])


def test_two_baselines_at_once(project):
    """One takes in what is new, the other takes out what is gone: what is new stays in."""
    file = project / "claims" / baseline.NAME
    whole("baseline", "write", "articles")
    full = baseline.load(file)
    gone = baseline.Known("f" * 16, "figure-disagrees", ("gone",))
    for _ in range(5):
        files.write(file, baseline.text_of([*full[:2], gone]))
        prune = ("baseline", "prune", "articles")
        told = together(prune, ("baseline", "write", "articles", "--accept-new"))
        assert all("findings in" in text for text in told), told
        assert [known.fingerprint for known in baseline.load(file)] == [
            known.fingerprint for known in full
        ]


def test_what_is_removed_meanwhile_is_not_taken_in_again(project):
    """An update that waits for its turn while an article is removed leaves it out."""
    tell("0a", "2024年,华为的营收为99亿元。\n")
    with files.writing(project / "claims"):
        running = started("ledger", "update")
        os.read(running[1], 7)
        (project / "claims" / "articles" / "0a.txt.jsonl").unlink()
        # it has read the ledger by then, or will see that the article is gone
    told = said(*running)
    assert "articles/0a.txt" not in told
    kept = {entry.header.document for entry in store.entries(project / "claims")}
    assert "articles/0a.txt" not in kept
    assert len(kept) == 2 * len(NAMES) - 1
