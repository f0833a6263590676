"""Articles are the same whoever reads them, and read again only where they changed."""

from __future__ import annotations

import shutil

import pytest

from claimcheck.intake import reading
from intake.corpus import COUNT, age, gather

ARTICLES = COUNT + 2  # the .md and the .html beside the texts


def told(found):
    """Everything that was gathered."""
    documents = found.reading.documents
    return (
        [(d.path, d.article, d.raw, d.text, d.passages, d.published) for d in documents],
        found.claims,
        found.figures,
        found.reading.problems,
        found.reading.notes,
        found.reading.skipped,
    )


@pytest.fixture
def asked(monkeypatch):
    """The articles that are read in this process."""
    found = []
    answer = reading.answer

    def counted(task, words):
        found.append(task.path if isinstance(task, reading.File) else task.light[0])
        return answer(task, words)

    monkeypatch.setattr(reading, "answer", counted)
    return found


def test_two_processes_read_what_one_reads(articles):
    assert told(gather(articles, jobs=2)) == told(gather(articles, jobs=1))


def test_nothing_is_opened_where_nothing_changed(articles, asked, settled, monkeypatch):
    """Neither to look at what a file holds, nor for its own id, nor whether it is a report."""
    first = told(gather(articles, cache=True))
    asked.clear()

    def refuse(*_args, **_others):
        raise AssertionError("opened")

    monkeypatch.setattr("claimcheck.intake.files.Files._read", refuse)
    monkeypatch.setattr("claimcheck.documents.read.given_id", refuse)
    monkeypatch.setattr("claimcheck.generated.is_report", refuse)
    assert told(gather(articles, cache=True)) == first
    assert asked == []


def test_one_changed_article_is_read_alone(articles, asked, settled):
    gather(articles, cache=True)
    asked.clear()
    (articles / "03.txt").write_text("2031年,华为的营收为99亿美元。\n", encoding="utf-8")
    found = told(gather(articles, cache=True))
    assert asked == ["03.txt"]
    assert found == told(gather(articles))


def test_a_touched_article_is_not_read(articles, asked, settled):
    first = told(gather(articles, cache=True))
    asked.clear()
    (articles / "03.txt").touch()
    assert told(gather(articles, cache=True)) == first
    assert asked == []


def test_a_renamed_article_is_read_under_its_new_name(articles, asked, settled):
    """Claims carry the path of their article."""
    gather(articles, cache=True)
    asked.clear()
    (articles / "03.txt").rename(articles / "zz.txt")
    found = told(gather(articles, cache=True))
    assert asked == ["zz.txt"]
    assert found == told(gather(articles))


def test_a_copy_beside_it_that_changes_its_id(articles, asked, settled):
    """03.md beside 03.txt: both are called by their whole paths now."""
    gather(articles, cache=True)
    asked.clear()
    shutil.copy(articles / "03.txt", articles / "03.md")
    found = told(gather(articles, cache=True))
    assert asked == ["03.md", "03.txt"]
    assert found == told(gather(articles))


def test_what_the_list_of_a_folder_says_counts(articles, asked, settled):
    """A day in articles.csv is part of what an article is read by."""
    gather(articles, cache=True)
    asked.clear()
    (articles / "articles.csv").write_text("path,date\n03.txt,2024-05-06\n", encoding="utf-8")
    found = told(gather(articles, cache=True))
    assert asked == ["03.txt"]
    assert found == told(gather(articles))


@pytest.mark.parametrize("jobs", [1, 2])
def test_rows_of_a_table(tmp_path, jobs, asked, settled):
    """Each row is an article of its own; one that changed is read alone."""
    folder = tmp_path / "wire"
    folder.mkdir()
    rows = [f'{n},"2030年,英伟达的毛利率为{n + 20}%。"' for n in range(2000)]
    table = folder / "wire.csv"

    def write():
        table.write_text("id,text\n" + "\n".join(rows[:40]) + "\n" + "\n" * 80_000, "utf-8")
        age(folder)

    def gathered(**options):
        from claimcheck import documents, lexicon
        from claimcheck.intake import Intake, remembered
        from claimcheck.intake import gathered as all_of

        words = lexicon.load()
        with remembered([table], wanted=options["cache"]) as memory:
            assert (memory is not None) is options["cache"]
            plan = documents.plan_paths([table], root=folder)
            return told(all_of(Intake(plan, words, jobs=jobs, memory=memory).pieces(), words))

    write()
    plain = gathered(cache=False)
    assert gathered(cache=True) == plain
    asked.clear()
    assert gathered(cache=True) == plain
    assert asked == []
    rows[3] = '3,"2030年,英伟达的毛利率为99%。"'
    write()
    changed = gathered(cache=True)
    assert asked == (["wire.csv#3"] if jobs == 1 else [])
    assert changed == gathered(cache=False) != plain


def test_an_article_that_cannot_be_read_is_told_each_time(articles, settled):
    (articles / "bad.md").write_text("---\nid: [\n---\n\ntext\n", encoding="utf-8")
    first = gather(articles, cache=True)
    assert first.reading.problems
    assert told(gather(articles, cache=True)) == told(first)
    assert told(gather(articles, jobs=2)) == told(first)


def test_a_note_is_said_again_by_the_cache(articles, settled):
    """That a file was no UTF-8."""
    text = "2031年,华为的营收为九十九亿美元,会议在周三结束,下一次在周五。\n" * 4
    (articles / "03.txt").write_bytes(text.encode("gb18030"))
    first = gather(articles, cache=True)
    assert first.reading.notes
    assert told(gather(articles, cache=True)) == told(first)


def test_damage_in_the_cache_is_read_over(articles, home, settled):
    """Every kept body changed by one bit: all is read again, and right."""
    import sqlite3

    from claimcheck.intake import cache

    first = told(gather(articles, cache=True))
    with sqlite3.connect(home / cache.NAME) as db:
        for table, name in (("entries", "key"), ("files", "path")):
            for key, body in db.execute(f"SELECT {name}, body FROM {table}").fetchall():
                spoilt = body[:20] + bytes([body[20] ^ 4]) + body[21:]
                db.execute(f"UPDATE {table} SET body = ? WHERE {name} = ?", (spoilt, key))
    db.close()
    assert told(gather(articles, cache=True)) == first
