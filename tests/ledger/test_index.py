"""The index beside the ledger: it finds all that matters, and is never trusted over the files."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import documents, lexicon, pipeline, rules
from claimcheck.clusters.canonical import canonicalise
from claimcheck.errors import DataFileError, UsageError
from claimcheck.ledger import gate, index, narrowed, store, texts

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
ACCOUNTS = Path(__file__).parent.parent / "e2e" / "data"
WORDS, RULES = lexicon.load(), rules.load()


def article(text, path):
    return documents.from_text(text, path=path, published="2025-10-01")


def read(*folders):
    return documents.read_paths([str(folder) for folder in folders]).documents


def told(report):
    return sorted(
        (f.rule, f.severity, f.fingerprint, f.support, [[c.id for c in side] for side in f.sides])
        for f in report.findings
    )


def gated(folder, *new, which=RULES):
    return gate.gate(new, folder, lexicon=WORDS, rules=which)


def in_full(folder, *new):
    """The same gate by reading the whole ledger, and the texts of all its articles."""
    kept = store.read(folder)
    new = pipeline.ordered(new)
    report = pipeline.judge(
        new,
        pipeline.extract_documents(new, WORDS),
        WORDS,
        RULES,
        published_claims=kept.claims,
        beside=[
            text for entry in kept.entries if (text := texts.text_of(entry, folder)) is not None
        ],
        published=kept.published,
        replaced=kept.replaced,
    )
    infos = [entry.header.info() for entry in kept.entries]
    return narrowed.narrowed(report, infos, {one.article for one in new})


def found(folder, *new):
    with index.opened(folder, WORDS, "v") as opened:
        names = index.refresh(opened)
        own = pipeline.extract_documents(new, WORDS)
        return index.find(opened, names, own, rules.reach(RULES, WORDS)).claims


@pytest.mark.parametrize("out", range(0, 18, 2))
def test_a_gate_by_the_index_finds_what_the_whole_ledger_gives(tmp_path, out):
    """Every article of the examples and accounts, held against all others."""
    accounts = sorted((ACCOUNTS / "planted").glob("con*.md"))
    # more accounts of one thing than a gate reads are not all held against a new one
    articles = read(EXAMPLES, *accounts[::2])
    chosen = articles[out % len(articles)]
    store.add([one for one in articles if one is not chosen], tmp_path)
    new = (chosen, *articles[-1:]) if out % 4 else (chosen,)
    assert told(gated(tmp_path, *new)) == told(in_full(tmp_path, *new))


def test_only_what_may_matter_is_read(tmp_path):
    """Another company's figures, and another measure's that no rule joins, stay where they are."""
    store.add(
        [
            article("2024年，小米集团的营收为3659亿元。\n", "revenue.txt"),
            article("2024年，小米集团的股价为35元。\n", "price.txt"),
            article("2024年，腾讯的营收为6603亿元。\n", "other.txt"),
        ],
        tmp_path,
    )
    new = article("2024年，小米集团的营收为3959亿元。\n", "new.txt")
    assert {claim.article for claim in found(tmp_path, new)} == {"revenue"}


def test_parts_and_comparisons_are_followed(tmp_path):
    """A model's sales bound by its maker's; a chain of comparisons over two articles."""
    store.add(
        [
            article("2024年，小米集团的汽车销量为13万辆。\n", "maker.txt"),
            article("昇腾910C的算力是H100的60%。\n", "one.txt"),
            article("H100的算力是A100的3倍。\n", "two.txt"),
        ],
        tmp_path,
    )
    model = article("2024年，小米SU7的销量为15万辆。\n", "new.txt")
    assert "maker" in {claim.article for claim in found(tmp_path, model)}
    chain = article("昇腾910C的算力是A100的5倍。\n", "new.txt")
    assert {"one", "two"} <= {claim.article for claim in found(tmp_path, chain)}
    for new in (model, chain):
        assert told(gated(tmp_path, new)) == told(in_full(tmp_path, new)) != []


def test_the_index_follows_the_files(tmp_path):
    """Changed, removed and moved files, each seen by the next run."""
    new = article("中芯国际的良率为60%。\n", "new.txt")
    store.add([article("中芯国际的良率为90%。\n", "old.txt")], tmp_path)
    assert told(gated(tmp_path, new))
    store.add([article("中芯国际的良率为60%。\n", "old.txt")], tmp_path)
    assert not told(gated(tmp_path, new))
    store.add([article("中芯国际的良率为80%。\n", "further.txt")], tmp_path)
    assert {c.article for c in found(tmp_path, new)} == {"old", "further"}
    store.remove(tmp_path, ["further"])
    assert not told(gated(tmp_path, new))


def test_a_change_within_one_tick_of_the_clock_is_seen(tmp_path):
    """Size and times as they were: whoever reads soon after writing reads again."""
    new = article("中芯国际的良率为60%。\n", "new.txt")
    store.add([article("中芯国际的良率为90%。\n", "old.txt")], tmp_path)
    file = tmp_path / "old.txt.jsonl"
    told_before = file.stat()
    assert told(gated(tmp_path, new))
    text = file.read_text().replace("90", "60")
    with file.open("r+") as out:
        out.write(text)
    os.utime(file, ns=(told_before.st_atime_ns, told_before.st_mtime_ns))
    assert not [f for f in gated(tmp_path, new).findings if f.severity == "error"]


def test_a_file_that_is_long_unchanged_is_not_read_again(tmp_path, monkeypatch):
    """Its line may even be wrong by now: nobody looks."""
    store.add([article("中芯国际的良率为90%。\n", "old.txt")], tmp_path)
    monkeypatch.setattr(index.filling, "_TICK", -60_000_000_000)
    new = article("中芯国际的良率为60%。\n", "new.txt")
    assert told(gated(tmp_path, new))
    monkeypatch.setattr(Path, "read_bytes", lambda file: pytest.fail(f"{file} is read"))
    assert told(gated(tmp_path, new))


def test_a_file_that_goes_while_it_is_read_is_named(tmp_path):
    """After the index was brought up to date, before the claims are fetched."""
    store.add([article("中芯国际的良率为90%。\n", "old.txt")], tmp_path)
    own = pipeline.extract_documents([article("中芯国际的良率为60%。\n", "new.txt")], WORDS)
    with index.opened(tmp_path, WORDS, "v") as opened:
        names = index.refresh(opened)
        (tmp_path / "old.txt.jsonl").unlink()
        with pytest.raises(UsageError, match="run claimcheck again"):
            index.find(opened, names, own, rules.reach(RULES, WORDS))


def test_what_is_read_is_of_one_moment(tmp_path):
    """A second gate may bring the index up to date while a first one still reads it."""
    store.add([article("中芯国际的良率为90%。\n", "old.txt")], tmp_path)
    new = article("中芯国际的良率为60%。\n", "new.txt")
    found(tmp_path, new)
    with index.opened(tmp_path, WORDS, "v") as opened:
        index.refresh(opened)
        other = sqlite3.connect(tmp_path / ".index" / "ledger.sqlite", timeout=0.05)
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM files")
        assert opened.articles == 1
        other.rollback()
        other.close()


@pytest.mark.parametrize("wrong", [b"", b"no database", b"SQLite format 3\0 and then nothing"])
def test_what_is_no_index_is_made_anew(tmp_path, wrong):
    store.add([article("中芯国际的良率为90%。\n", "old.txt")], tmp_path)
    (tmp_path / ".index").mkdir()
    (tmp_path / ".index" / "ledger.sqlite").write_bytes(wrong)
    assert told(gated(tmp_path, article("中芯国际的良率为60%。\n", "new.txt")))
    assert [file.name for file in (tmp_path / ".index").glob("ledger*")] == ["ledger.sqlite"]


@pytest.mark.parametrize("at", [0, 1, 2, 3, 4, 5])
def test_an_index_that_is_damaged_inside_is_made_anew(tmp_path, at):
    """A page of it is nothing: the gate finds what it would have found."""
    texts = [article(f"中芯国际的良率为{n}%。\n", f"{n}.txt") for n in range(40, 60)]
    store.add(texts, tmp_path)
    new = article("中芯国际的良率为90%。\n", "new.txt")
    expected = told(gated(tmp_path, new))
    place = tmp_path / ".index" / "ledger.sqlite"
    data = bytearray(place.read_bytes())
    page = (len(data) // 4096) * (at + 1) // 7 * 4096
    data[page : page + 4096] = bytes(4096)
    place.write_bytes(data)
    assert told(gated(tmp_path, new)) == expected


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_is_named(tmp_path):
    store.add([article("中芯国际的良率为90%。\n", "old.txt")], tmp_path)
    (tmp_path / "old.txt.jsonl").rename(tmp_path / os.fsdecode(b"bad\xff.txt.jsonl"))
    with pytest.raises(DataFileError, match="its name is not UTF-8"):
        gated(tmp_path, article("中芯国际的良率为60%。\n", "new.txt"))


def test_drafts_of_the_killed_do_not_pile_up(tmp_path):
    """One that is hours old goes; one that somebody may still be making stays."""
    store.add([article("中芯国际的良率为90%。\n", "old.txt")], tmp_path)
    drafts = tmp_path / ".index"
    drafts.mkdir()
    for name, age in (("ledger.sqlite.1", 9000), ("ledger.sqlite.2", 0)):
        (drafts / name).write_bytes(b"half")
        then = time.time() - age
        os.utime(drafts / name, (then, then))
    gated(tmp_path, article("中芯国际的良率为60%。\n", "new.txt"))
    assert {file.name for file in drafts.glob("ledger*")} == {"ledger.sqlite", "ledger.sqlite.2"}


def test_a_ledger_that_cannot_be_written_is_still_read(tmp_path):
    store.add([article("中芯国际的良率为90%。\n", "old.txt")], tmp_path)
    (tmp_path / ".index").write_text("a file where the folder would be")
    assert told(gated(tmp_path, article("中芯国际的良率为60%。\n", "new.txt")))


@pytest.mark.parametrize("how", ["folder", "locked", "unreadable"])
def test_an_index_that_cannot_be_used_is_done_without(tmp_path, monkeypatch, how):
    """A folder in its place, or another process that does not let go."""
    store.add([article("中芯国际的良率为90%。\n", "old.txt")], tmp_path)
    new = article("中芯国际的良率为60%。\n", "new.txt")
    expected = told(gated(tmp_path, new))
    place = tmp_path / ".index" / "ledger.sqlite"
    monkeypatch.setattr(index.tables, "_PATIENCE", 0.05)
    if how == "unreadable":  # a user whom no right is denied cannot try it for real
        monkeypatch.setattr(index.tables.os, "access", lambda *_: False)
        assert told(gated(tmp_path, new)) == expected
        return
    if how == "folder":
        place.unlink()
        place.mkdir()
        assert told(gated(tmp_path, new)) == expected
        return
    other = sqlite3.connect(place)
    other.execute("BEGIN EXCLUSIVE")
    try:
        assert told(gated(tmp_path, new)) == expected
    finally:
        other.close()


@pytest.mark.parametrize(
    "wrong", [b"{}\n", b'{"article": "other", "subject": null}\n', b"\xff\n", b"<<<<<<< mine\n"]
)
def test_a_damaged_line_is_named(tmp_path, wrong):
    """By file and line, and again by the next run: nothing of it was kept."""
    store.add([article("中芯国际的良率为90%。\n", "old.txt")], tmp_path)
    file = tmp_path / "old.txt.jsonl"
    head, _ = file.read_bytes().split(b"\n", 1)
    file.write_bytes(head + b"\n" + wrong)
    for _ in range(2):
        with pytest.raises(DataFileError, match=r"old\.txt\.jsonl:2"):
            gated(tmp_path, article("中芯国际的良率为60%。\n", "new.txt"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_among_the_files_is_not_waited_for(tmp_path):
    store.add([article("中芯国际的良率为90%。\n", "old.txt")], tmp_path)
    os.mkfifo(tmp_path / "pipe.txt.jsonl")
    with pytest.raises(DataFileError, match=r"pipe\.txt\.jsonl: is no file"):
        gated(tmp_path, article("中芯国际的良率为60%。\n", "new.txt"))


NAMES = st.lists(
    st.text("华晶科技半导体江南", min_size=2, max_size=6), min_size=1, max_size=12, unique=True
)


@settings(max_examples=60, deadline=None)
@given(NAMES, st.integers(1, 4))
def test_names_join_one_by_one_as_all_at_once(texts, batch):
    """In any order, in any number of runs: the groups are those of `canonicalise`."""
    with tempfile.TemporaryDirectory() as folder:
        numbers = {}
        for at in range(0, len(texts), batch):
            with index.opened(Path(folder), WORDS, "v") as opened:
                names = index.names.Names(opened)
                for text in texts[at : at + batch]:
                    numbers[text] = names.id_of("subject", (None, text))
                names.flush({})
                opened.kept()
        with index.opened(Path(folder), WORDS, "v") as opened:
            names = index.names.Names(opened)
            kept = {text: names.group_of(number) for text, number in numbers.items()}
    at_once = canonicalise([(None, text) for text in texts], "subject", WORDS).keys
    for one in texts:
        for other in texts:
            together = at_once[None, one] == at_once[None, other]
            assert (kept[one] == kept[other]) == together, (one, other)
