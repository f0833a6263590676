"""Processes that read articles: in order, a few ahead, and what becomes of one that dies."""

from __future__ import annotations

import os
import signal
import time

import pytest

from claimcheck import documents, lexicon, pipeline
from claimcheck.intake import pool, reading
from claimcheck.intake.pool import Pool, WorkerError

posix = pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")


def made(count):
    texts = (f"{2000 + n}年,英伟达的毛利率为{n}.5%。" for n in range(count))
    return [documents.from_text(text, path=f"{n:03}.txt") for n, text in enumerate(texts)]


def test_answers_come_in_order_and_are_those_of_one_process():
    """More articles than are asked ahead; one without a task stands in its place."""
    articles, words = made(90), lexicon.load()
    with Pool(2, ()) as reader:
        tasks = {17: None}
        numbered = list(enumerate(articles))
        found = list(reader.each(numbered, lambda one: tasks.get(one[0], reading.given(one[1]))))
    assert [item for item, _ in found] == numbered
    for (number, article), answer in found:
        if number == 17:
            assert answer is None
        else:
            assert answer.entries[0].claims == pipeline.extract(article, words)


def test_what_is_asked_ahead_is_bounded():
    """A thousand articles are not all asked for when the first is taken."""
    asked = []

    def counted():
        for article in made(1000):
            asked.append(article)
            yield article

    with Pool(2, ()) as reader:
        next(reader.each(counted(), reading.given))
        assert len(asked) <= (3 * pool._AHEAD + 1) * pool.BATCH


def test_an_idle_pool_starts_no_process():
    with Pool(4, ()) as reader:
        assert list(reader.each([], reading.given)) == []
        assert reader._all == []


def test_what_was_not_taken_is_given_up():
    """Leaving early ends the processes at once."""
    with Pool(2, ()) as reader:
        next(reader.each(made(400), reading.given))
        running = list(reader._all)
    assert all(one.poll() is not None for one in running)


@posix
def test_a_process_that_dies_is_told_of():
    """By the article that it was at, with a mend; nothing waits for it."""
    with Pool(1, ()) as reader:
        answers = reader.each(made(200), reading.given)
        next(answers)
        reader._all[0].kill()
        with pytest.raises(WorkerError, match=r"^\d+\.txt: .* signal SIGKILL.*--jobs 1$"):
            list(answers)


def test_a_process_that_cannot_be_started(monkeypatch):
    monkeypatch.setattr(pool.sys, "executable", "/no/such/python")
    with Pool(2, ()) as reader, pytest.raises(WorkerError, match=r"can be started .*--jobs 1"):
        list(reader.each(made(3), reading.given))


def test_a_process_that_says_something_else(monkeypatch):
    """What is printed where answers are expected is no answer."""
    monkeypatch.setattr(pool, "_COMMAND", ("-c", "print('hello ' * 9)"))
    with Pool(1, ()) as reader, pytest.raises(WorkerError, match=r"^000\.txt: "):
        list(reader.each(made(3), reading.given))


@posix
def test_ctrl_c_is_not_theirs():
    """They are in a group of their own, and end with us."""
    with Pool(1, ()) as reader:
        answers = reader.each(made(100), reading.given)
        next(answers)
        (process,) = reader._all
        assert os.getpgid(process.pid) != os.getpgrp()
        process.send_signal(signal.SIGINT)
        time.sleep(0.05)
        assert len(list(answers)) == 99


def test_units_of_the_user_are_known_there(tmp_path):
    """As they were written."""
    from claimcheck.quantities.units import using

    file = tmp_path / "units.txt"
    file.write_text("jin = 0.5 * kilogram = 斤\n", encoding="utf-8")
    article = documents.from_text("2024年,英伟达的出货量为30斤。", path="a.txt")
    with using([file]):
        own = pipeline.extract(article, lexicon.load())
        with Pool(1, ()) as reader:
            ((_, answer),) = reader.each([article], reading.given)
    assert answer.entries[0].claims == own
    assert own[0].quantity.unit == "jin"


def test_this_process_reads_what_nobody_began():
    """With the others, and in order; what it read is what they would have."""
    articles, words, own = made(120), lexicon.load(), []

    def here(task):
        own.append(task)
        return reading.answer(task, words)

    with Pool(1, (), here) as reader:
        found = list(reader.each(articles, reading.given))
    assert [article for article, _ in found] == articles
    assert all(a.entries[0].claims == pipeline.extract(d, words) for d, a in found)
    assert 0 < len(own) < len(articles)
