"""The ledger on disk: adding, changing, moving articles; damaged files."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest

from claimcheck import documents, lexicon
from claimcheck.errors import DataFileError, UsageError
from claimcheck.ledger import store
from claimcheck.ledger.gate import gate

ZERO = "英伟达在中国的市场份额从95%降至0%。\n"
HALF = "输入端的数字不同:英伟达在中国的市场份额为50%。\n中芯国际的良率达到90%。\n"


def article(text=ZERO, path="news/a.txt", **more):
    return documents.from_text(text, path=path, article=more.pop("article", path[:-4]), **more)


def schema(name):
    text = (files("claimcheck") / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    return json.loads(text)


def changes(found):
    return [(change.entry.header.article, change.what) for change in found]


def snapshot(folder):
    return {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*.jsonl")}


# -- adding ---------------------------------------------------------------------------------------


def test_an_article_has_a_file_where_it_is(tmp_path):
    """One file an article, its path mirroring the article's; the first line is the header."""
    store.add([article(title="题", published="2025-06-01")], tmp_path)
    lines = (tmp_path / "news" / "a.txt.jsonl").read_text(encoding="utf-8").splitlines()
    head, *claims = map(json.loads, lines)
    jsonschema.validate(head, schema("ledger"))
    for claim in claims:
        jsonschema.validate(claim, schema("claim"))
    assert (head["article"], head["document"]) == ("news/a", "news/a.txt")
    assert (head["title"], head["published"]) == ("题", "2025-06-01")
    assert set(head["version"]) == {"claimcheck", "lexicon", "rules"}
    assert head["claims"] == len(claims) >= 1
    assert all(claim["document"] == "news/a.txt" for claim in claims)


def test_what_is_loaded_is_what_was_read(tmp_path):
    """The claims come back exactly, but for ids that the ledger makes stable."""
    from claimcheck import lexicon, pipeline

    one, two = article(), article(HALF, "news/b.txt")
    store.add([two, one], tmp_path)
    read = pipeline.extract_documents([one, two], lexicon.load())
    kept = store.load(tmp_path)
    assert [replace(claim, id="") for claim in kept] == [replace(claim, id="") for claim in read]
    assert len({claim.id for claim in kept}) == len(kept)


def test_adding_again_changes_nothing(tmp_path):
    """An unchanged article is not read again, and no byte moves."""
    first = store.add([article(), article(HALF, "b.txt")], tmp_path)
    before = snapshot(tmp_path)
    assert changes(first) == [("b", "added"), ("news/a", "added")]
    again = store.add([article(), article(HALF, "b.txt")], tmp_path)
    assert changes(again) == [("b", "unchanged"), ("news/a", "unchanged")]
    assert snapshot(tmp_path) == before


def test_the_order_of_articles_does_not_count(tmp_path):
    """Two orders, one ledger."""
    both = [article(), article(HALF, "b.txt")]
    store.add(both, tmp_path / "x")
    store.add(both[::-1], tmp_path / "y")
    assert snapshot(tmp_path / "x") == snapshot(tmp_path / "y")


@pytest.mark.parametrize(
    "change",
    [{"text": ZERO + "台积电的良率为80%。\n"}, {"published": "2025-01-01"}, {"title": "新"}],
)
def test_a_changed_article_takes_its_own_place(tmp_path, change):
    """Another text, another date: what was kept of it is gone, the rest is untouched."""
    store.add([article(), article(HALF, "b.txt")], tmp_path)
    other = (tmp_path / "b.txt.jsonl").read_bytes()
    text = change.pop("text", ZERO)
    assert changes(store.add([article(text, **change)], tmp_path)) == [("news/a", "updated")]
    assert (tmp_path / "b.txt.jsonl").read_bytes() == other
    assert [entry.header.article for entry in store.entries(tmp_path)] == ["b", "news/a"]


def test_ids_stay_while_the_clause_stays(tmp_path):
    """A paragraph before a claim moves its line, not its id."""
    store.add([article(ZERO)], tmp_path)
    before = {claim.quote: claim for claim in store.load(tmp_path)}
    store.add([article("台积电的良率为80%。\n\n" + ZERO)], tmp_path)
    after = {claim.quote: claim for claim in store.load(tmp_path)}
    assert before
    for quote, claim in before.items():
        assert after[quote].id == claim.id
        assert after[quote].line == claim.line + 2


def test_equal_clauses_have_ids_of_their_own(tmp_path):
    """The same sentence twice: two claims, two ids."""
    store.add([article(ZERO + "\n中间一段。\n\n" + ZERO)], tmp_path)
    ids = [claim.id for claim in store.load(tmp_path)]
    assert len(set(ids)) == len(ids) >= 2


def test_a_moved_article_takes_its_claims_along(tmp_path):
    """An id of its own survives a new path: one article, one file, at the new place."""
    store.add([article(path="old.txt", article="exit")], tmp_path)
    found = store.add([article(path="new/exit.txt", article="exit")], tmp_path)
    assert changes(found) == [("exit", "updated")]
    assert [name.as_posix() for name in snapshot(tmp_path)] == ["new/exit.txt.jsonl"]


def test_two_articles_may_swap_their_paths(tmp_path):
    """Each is kept once, at its new path."""
    store.add([article(ZERO, "a.txt", article="x"), article(HALF, "b.txt", article="y")], tmp_path)
    store.add([article(ZERO, "b.txt", article="x"), article(HALF, "a.txt", article="y")], tmp_path)
    assert [(e.file, e.header.article) for e in store.entries(tmp_path)] == [
        ("a.txt.jsonl", "y"),
        ("b.txt.jsonl", "x"),
    ]


def test_an_id_that_is_taken_is_refused(tmp_path, monkeypatch):
    """While the other article is still there; once it is gone, the article has moved."""
    monkeypatch.chdir(tmp_path)
    for name in ("p.txt", "q.txt"):
        (tmp_path / name).write_text(ZERO, encoding="utf-8")
    one, other = (article(path=name, article="same") for name in ("p.txt", "q.txt"))
    store.add([one], tmp_path / "L")
    with pytest.raises(DataFileError, match=r'q.txt: the id "same" is that of p.txt'):
        store.add([other], tmp_path / "L")
    with pytest.raises(DataFileError, match="give it its own"):
        gate([other], tmp_path / "L", lexicon=lexicon.load(), rules=[])
    (tmp_path / "p.txt").unlink()
    assert changes(store.add([other], tmp_path / "L")) == [("same", "updated")]


def test_two_articles_never_share_a_file(tmp_path):
    """Paths that a file system cannot tell apart here: refused before anything is written."""
    with pytest.raises(DataFileError, match=r"a_b.txt.jsonl: holds the claims of \"a:b.txt\"; ren"):
        store.add([article(ZERO, "a:b.txt"), article(HALF, "a_b.txt")], tmp_path)
    assert not snapshot(tmp_path)


def test_an_article_without_figures_is_in_the_ledger(tmp_path):
    """It was published too; its file is a header alone."""
    store.add([article("周末天晴。\n")], tmp_path)
    (entry,) = store.entries(tmp_path)
    assert (entry.header.figures, entry.header.claims) == (0, 0)
    assert store.load(tmp_path) == ()


# -- reading --------------------------------------------------------------------------------------


def test_no_ledger_is_said(tmp_path):
    """The error names the folder and the command that makes it."""
    with pytest.raises(UsageError, match=r"nowhere: no ledger there; make one with claimcheck led"):
        store.load(tmp_path / "nowhere")


def test_other_files_of_the_folder_are_left_alone(tmp_path):
    """Waivers, notes and hidden files live there too."""
    store.add([article()], tmp_path)
    (tmp_path / "waivers.yaml").write_text("[]")
    (tmp_path / ".hidden.jsonl").write_text("?")
    assert len(store.entries(tmp_path)) == 1


def valued(key, value):
    """Lines of which the second has another value for the last key of that name."""

    def damage(lines):
        head, _, tail = lines[1].rpartition(f"{key}: ")
        rest = tail[min(at for at in (tail.find(","), tail.find("}")) if at >= 0) :]
        return [lines[0], f"{head}{key}: {value}{rest}", *lines[2:]]

    return damage


@pytest.mark.parametrize(
    ("damage", "place", "message"),
    [
        (lambda lines: [lines[0], lines[1][:40], *lines[2:]], 2, "not JSON: "),
        (
            lambda lines: [lines[0], '{"half', *lines[2:]],
            2,
            "not JSON: unterminated string starting at column 2;",
        ),
        (lambda lines: [lines[0], "<<<<<<< HEAD", *lines[2:]], 2, "an unsettled merge conflict"),
        (lambda lines: [lines[0], '{"id": 1}', *lines[2:]], 2, '"span" is missing'),
        (lambda lines: [*lines[:-1]], 1, "the header speaks of 2 claims, 1 follow"),
        (lambda lines: lines[1:], 1, "no header of a ledger file"),
        (lambda lines: [lines[0].replace("ledger/1", "table/9"), *lines[1:]], 1, "its format is"),
        (lambda lines: [lines[0].replace("news/b", "c"), *lines[1:]], 2, 'a claim of "news/b" in'),
        (lambda lines: [lines[0], "[" * 100_000, *lines[2:]], 2, "not JSON"),
        (valued('"low"', '"95"'), 2, "\"quantity.low\" must be a number or null, not '95'"),
        (valued('"low"', "NaN"), 2, '"quantity.low" must be a number or null'),
        (valued('"low"', "1e999999"), 2, '"quantity.low" must be a number from 1e-100 to 1e100'),
        (valued('"low"', "9" * 5000), 2, "Exceeds the limit"),
        (valued('"start"', '"2025-13-01"'), 2, '"period.start" must be a day, YYYY-MM-DD, or null'),
    ],
)
def test_a_damaged_line_is_named(tmp_path, damage, place, message):
    """File, line, what is wrong and how to mend it."""
    store.add([article(), article(HALF, "news/b.txt")], tmp_path)
    file = tmp_path / "news" / "b.txt.jsonl"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("".join(f"{line}\n" for line in damage(lines)), encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        store.load(tmp_path)
    first = caught.value.problems[0]
    assert (first.path, first.line) == (file.as_posix(), place)
    assert first.message.startswith(message)
    assert first.message.endswith("restore the file from version control, or add the article again")


def test_bytes_that_are_no_text_are_named(tmp_path):
    """A binary line is one line of error."""
    store.add([article()], tmp_path)
    with (tmp_path / "news" / "a.txt.jsonl").open("ab") as file:
        file.write(b"\xff\xfe\n")
    with pytest.raises(DataFileError, match=r"a.txt.jsonl:\d+: not UTF-8"):
        store.load(tmp_path)


def test_all_damage_is_named_at_once(tmp_path):
    """Two files, two problems, one error."""
    store.add([article(), article(HALF, "b.txt")], tmp_path)
    for file in tmp_path.rglob("*.jsonl"):
        file.write_text("?\n")
    with pytest.raises(DataFileError) as caught:
        store.load(tmp_path)
    assert len(caught.value.problems) == 2


def test_an_article_in_two_files_is_refused(tmp_path):
    """A copy made by hand would state everything twice."""
    store.add([article()], tmp_path)
    (tmp_path / "copy.jsonl").write_bytes((tmp_path / "news" / "a.txt.jsonl").read_bytes())
    with pytest.raises(DataFileError, match=r'article "news/a" has its claims in copy.jsonl too'):
        store.load(tmp_path)


# -- crashes --------------------------------------------------------------------------------------

ADD = """
import sys, pathlib
from claimcheck import documents, lexicon
from claimcheck.ledger import store
from claimcheck.ledger.gate import gate
text = "英伟达在中国的市场份额为%d%%。\\n"
folder = pathlib.Path(sys.argv[1])
for number in range(90):
    document = documents.from_text(text % number, path=f"n/{number}.txt", article=f"n/{number}")
    store.add([document], folder)
    print(number, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of POSIX systems")
@pytest.mark.parametrize("seed", range(6))
def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path, seed):
    """Killed at a random moment: every article that was reported is there, every file whole."""
    writer = subprocess.Popen(
        [sys.executable, "-c", ADD, str(tmp_path)], stdout=subprocess.PIPE, encoding="utf-8"
    )
    acknowledged = [writer.stdout.readline()]
    assert acknowledged == ["0\n"]
    time.sleep(random.Random(seed).random() / 5)
    writer.send_signal(signal.SIGKILL)
    acknowledged += writer.communicate()[0].splitlines()
    kept = {entry.header.article for entry in store.entries(tmp_path)}
    assert kept >= {f"n/{number.strip()}" for number in acknowledged if number.strip()}
    assert len(store.load(tmp_path)) == len(kept)
