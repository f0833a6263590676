"""A ledger survives what happens to its writers: killed at any point, or two at once."""

from __future__ import annotations

import os
import random
import signal
import time

import pytest

from claimcheck import documents, lexicon, rules
from claimcheck.ledger import gate, store
from ledger.writers import forked

KILLS = 200
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system with fork")


def articles(version):
    return [
        documents.from_text(
            f"第{version}版。2024年,{name}的营收为{version + 10}亿元,员工{version + 100}人。\n",
            path=f"news/{name}.txt",
            published="2025-10-01",
        )
        for name in ("华为", "腾讯", "小米", "比亚迪")
    ]


def publish(folder, version):
    """Add one article after the other; each is acknowledged when it is in."""

    def work(write):
        for number, article in enumerate(articles(version)):
            store.add([article], folder)
            os.write(write, bytes([number]))

    return work


def test_killed_at_any_point_the_ledger_is_as_before_or_as_after(tmp_path):
    """Two hundred times: every article whole, old or new, and no acknowledged one lost."""
    lexicon.load()
    store.add(articles(0), tmp_path)
    chance, stands = random.Random(8), [0, 0, 0, 0]
    start = time.perf_counter()
    store.add(articles(1), tmp_path)
    whole = time.perf_counter() - start
    stands = [1, 1, 1, 1]
    cut = 0
    for version in range(2, KILLS + 2):
        child, read = forked(publish(tmp_path, version))
        time.sleep(chance.uniform(0, 1.3 * whole))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        acknowledged = list(os.read(read, 16))
        os.close(read)
        cut += len(acknowledged) < len(stands)
        kept = {c.document: c for c in store.read(tmp_path).claims if "营收" in c.clause}
        for number, article in enumerate(articles(version)):
            stood = stands[number]
            now = int(kept[article.path].quantity.low / 10**8) - 10
            assert now in (stood, version), (version, article.path)
            assert now == version or number not in acknowledged
            stands[number] = now
    assert cut > KILLS / 4  # it was killed at work, not after it


def test_a_gate_killed_while_it_makes_the_index_leaves_a_sound_one(tmp_path):
    store.add(articles(0), tmp_path)
    new = documents.from_text("2024年,华为的营收为9亿元。\n", path="new.txt")
    words, which = lexicon.load(), rules.load()
    chance = random.Random(3)

    def look(_write=None):
        return gate.gate([new], tmp_path, lexicon=words, rules=which)

    def at_once(write):
        os.write(write, b".")
        look()

    expected = [f.fingerprint for f in look().findings]
    assert expected
    for version in range(1, 21):
        store.add(articles(0)[: version % 4], tmp_path)
        (tmp_path / ".index" / "ledger.sqlite").unlink(missing_ok=True)
        child, read = forked(at_once)
        os.read(read, 1)
        time.sleep(chance.uniform(0, 0.03))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(read)
        assert [f.fingerprint for f in look().findings] == expected


def test_of_two_writers_one_waits(tmp_path):
    """Both at once, five times: nothing is lost and nothing is torn."""
    one, other = articles(1)[:2], articles(1)[2:]
    for _ in range(5):
        children = []
        for mine in (one, other):

            def work(write, mine=mine):
                store.add(mine, tmp_path)
                os.write(write, b"+")

            children.append(forked(work))
        for child, read in children:
            assert os.read(read, 1) == b"+"
            os.waitpid(child, 0)
            os.close(read)
        assert len(store.entries(tmp_path)) == 4
        assert store.read(tmp_path).claims
        store.remove(tmp_path, [entry.header.document for entry in store.entries(tmp_path)])
