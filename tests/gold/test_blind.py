"""Blind batches: they hold no words of public articles, and get them back from the kit."""

from __future__ import annotations

import csv
import json
import re

import pytest

from gold import blind

BATCHES = sorted(path.name for path in blind.HERE.iterdir() if path.is_dir())
FILES = ("claims.jsonl", "not_claims.jsonl")
PUBLIC = "渡口很安静，去年有4200人乘船，今年只有3900人。"
OWN = "沱江酿造去年营收为12亿元。"


def table(batch):
    """The rows of the articles of a batch."""
    with (batch / "articles.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def public(batch):
    """The ids of its public articles."""
    return {row["id"] for row in table(batch) if row["pair_id"]}


def rows(folder):
    """The claims and the places that look like some."""
    return [row for name in FILES for row in blind.read_rows(folder / name)]


def strings(value):
    """Every string inside of a row."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return [value] if isinstance(value, str) else []


# -- what is stored ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", BATCHES)
def test_no_words_of_a_public_article_are_stored(name):
    """No text, no quote, no long run of its script: only where the words stand."""
    batch = blind.HERE / name
    hidden = public(batch)
    for row in rows(batch):
        if row["doc"] in hidden:
            assert not set(blind.WORDS) & row.keys(), row["id"]
            assert all(len(span) == 2 for span in row.get("num_spans", ())), row["id"]
            assert not [t for t in strings(row) if re.search("[一-鿿]{16}", t)], row["id"]
    stored = {path.stem for path in (batch / "articles").iterdir()}
    assert not stored & hidden
    assert stored == {row["id"] for row in table(batch)} - hidden


@pytest.mark.parametrize("name", BATCHES)
def test_every_row_names_an_article_and_a_place(name):
    """And the words of our own articles stand where the row says."""
    batch = blind.HERE / name
    own = {
        row["id"]: (batch / row["path"]).read_bytes().decode("utf-8")
        for row in table(batch)
        if not row["pair_id"]
    }
    for row in rows(batch):
        assert row["doc"] in {*own, *public(batch)}
        assert 0 <= row["char_start"] < row["char_end"]
        if row["doc"] in own and "quote" in row:
            assert own[row["doc"]][row["char_start"] : row["char_end"]] == row["quote"], row["id"]


# -- taking in and restoring ------------------------------------------------------------------


@pytest.fixture
def annotated(tmp_path):
    """An annotation of a public and of an own article, as an annotator hands it in."""
    source = tmp_path / "source"
    (source / "articles").mkdir(parents=True)
    texts = {"P1": PUBLIC, "O1": OWN}
    for doc, text in texts.items():
        (source / "articles" / f"{doc}.txt").write_text(text, encoding="utf-8")
    (source / "articles.csv").write_text(
        "path,id,date,pair_id\narticles/P1.txt,P1,,pair-1\narticles/O1.txt,O1,,\n", encoding="utf-8"
    )
    (source / "aliases.json").write_text("{}", encoding="utf-8")
    blind.write(source / FILES[0], [claim("P1", PUBLIC, "4200"), claim("O1", OWN, "12")])
    at = PUBLIC.index("3900人")
    no_claim = {"id": "P1-n", "doc": "P1", "char_start": at, "char_end": at + 5}
    blind.write(source / FILES[1], [{"text": "3900人", **no_claim, "reason": "invented"}])
    return source


def claim(doc, text, figure):
    """A row of a claim whose quote is the figure with its neighbours."""
    at = text.index(figure)
    start, end = at - 1, at + len(figure) + 1
    return {
        "id": f"{doc}-1",
        "doc": doc,
        "sentence": text,
        "quote": text[start:end],
        "char_start": start,
        "char_end": end,
        "num_spans": [[at, at + len(figure), figure]],
        "subject": "who",
        "notes": "a note",
    }


@pytest.fixture
def kit(tmp_path):
    """A kit that has the public article among its text pairs."""
    (tmp_path / "kit" / "pairs").mkdir(parents=True)
    pairs = [{"id": "pair-0", "a": "别的", "b": ""}, {"id": "pair-1", "a": PUBLIC, "b": ""}]
    blind.write(tmp_path / "kit" / "pairs" / "zh.jsonl", pairs)
    return tmp_path / "kit"


def test_an_annotation_is_taken_in_without_public_words(annotated, tmp_path):
    """The words of our own article stay."""
    batch = tmp_path / "batch"
    blind.take(annotated, batch)
    first, second = blind.read_rows(batch / FILES[0])
    assert not set(blind.WORDS) & first.keys()
    assert first["num_spans"] == [[9, 13]]
    assert second["quote"] == "为12亿"
    assert [path.name for path in (batch / "articles").iterdir()] == ["O1.txt"]
    written = "".join(
        path.read_text(encoding="utf-8") for path in batch.rglob("*") if path.is_file()
    )
    assert "渡口" not in written
    assert "3900" not in written


def test_a_batch_is_restored(annotated, kit, tmp_path):
    """What was taken in comes back with its words."""
    blind.take(annotated, tmp_path / "batch")
    place = blind.restore(tmp_path / "batch", tmp_path / "place", kit)
    assert (place / "articles" / "P1.txt").read_text(encoding="utf-8") == PUBLIC
    (before, own), (after, same) = (
        blind.read_rows(folder / FILES[0]) for folder in (annotated, place)
    )
    for key in ("quote", "num_spans", "char_start", "char_end", "subject"):
        assert (after[key], same[key]) == (before[key], own[key])
    assert blind.read_rows(place / FILES[1])[0]["text"] == "3900人"


def test_a_missing_kit_is_told(tmp_path, capsys):
    """Exit status 2, and the option that names another one."""
    assert blind.main(["--kit", str(tmp_path)]) == 2
    assert "--kit" in capsys.readouterr().err


@pytest.mark.skipif(not (blind.KIT / "pairs").is_dir(), reason="the kit is not at hand")
@pytest.mark.parametrize("name", BATCHES)
def test_the_kit_restores_every_article(name, tmp_path):
    """Each row of the stored batches points at words again, and each figure at its quote."""
    place = blind.restore(blind.HERE / name, tmp_path / name, blind.KIT)
    articles = {path.stem for path in (place / "articles").iterdir()}
    assert articles == {row["id"] for row in table(blind.HERE / name)}
    for row in rows(place):
        words = row.get("quote", row.get("text"))
        assert words, row["id"]
        assert words.strip(), row["id"]
        for start, end, figure in row.get("num_spans", ()):
            assert end - start == len(figure) > 0, row["id"]
    assert json.loads((place / "aliases.json").read_text(encoding="utf-8"))
