"""`claimcheck claims` and `claimcheck ledger export`."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pandas as pd
import pytest

from cli.run import claimcheck

TEXTS = {
    "a.txt": "2024年，英伟达在中国的市占率为95%。2024年，英伟达的营收为600亿美元。\n",
    "b.txt": "前言。\n2024年，輝達在中國的市場份額是50%。中芯國際的良率達到90%。\n",
    "c.txt": "2025年，英伟达在中国的市场份额为8%。\n",
}


def place(name, figure):
    """Line and column of a figure."""
    for number, line in enumerate(TEXTS[name].splitlines(), 1):
        if figure in line:
            return number, line.index(figure) + 1
    raise AssertionError(figure)


PLACES = [
    ("a.txt", *place("a.txt", "95%")),
    ("a.txt", *place("a.txt", "600亿")),
    ("b.txt", *place("b.txt", "50%")),
    ("b.txt", *place("b.txt", "90%")),
    ("c.txt", *place("c.txt", "8%")),
]


@pytest.fixture
def folder(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / "news" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "news" / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def published(folder):
    """The same articles in a ledger."""
    assert claimcheck("ledger", "add", "news", cwd=folder).code == 0
    return folder


def rows(text):
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


def test_one_thing_by_any_name(folder):
    """The values of all articles, whatever they call it."""
    ran = claimcheck("claims", "news", "--subject", "輝達", "--measure", "市占率", cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("NVIDIA · market share  3 claims · 3 articles\n")
    for value in ("≠ 95 %", "≠ 50 %", "8 %"):
        assert value in ran.out
    for number, (name, figure) in enumerate((("a.txt", "95%"), ("b.txt", "50%")), 1):
        line, column = place(name, figure)
        assert f"[{number}] {line}:{column}\n" in ran.out
    assert "revenue" not in ran.out


def test_the_ledger_says_the_same_as_the_articles(published):
    """Without PATH it is what is asked."""
    args = ("--subject", "NVIDIA", "--measure", "share", "--format", "csv")
    told = [
        [{k: v for k, v in row.items() if k != "id"} for row in rows(ran.out)]
        for ran in (
            claimcheck("claims", "news", *args, cwd=published),
            claimcheck("claims", *args, cwd=published),
            claimcheck("claims", "--ledger", "claims", *args, cwd=published),
        )
    ]
    assert told[0] == told[1] == told[2]
    assert len(told[0]) == 3


@pytest.mark.parametrize(
    ("period", "values"),
    [("2024", ["50 %", "95 %"]), ("2025", ["8 %"]), ("2024..2025", ["50 %", "95 %", "8 %"])],
)
def test_a_time(folder, period, values):
    """Only what lies in it; how many are left out is said beside the result."""
    args = ("--subject", "NVIDIA", "--measure", "market share", "--period", period)
    ran = claimcheck("claims", "news", *args, "--format", "csv", cwd=folder)
    assert [row["value"] for row in rows(ran.out)] == values
    left = 3 - len(values)
    said = {0: "", 1: "1 claim of another time", 2: "2 claims of other times"}[left]
    assert ran.err.startswith(said)
    assert bool(ran.err) == bool(left)


def test_values_are_printed_and_normalised(folder):
    """Each with its unit, in the words of the article, and where."""
    ran = claimcheck("claims", "news", "--measure", "revenue", "--format", "csv", cwd=folder)
    (row,) = rows(ran.out)
    assert (row["printed"], row["value"], row["low"], row["unit"]) == (
        "600亿美元", "60 billion USD", "60000000000", "USD",
    )  # fmt: skip
    assert (row["document"], int(row["line"]), int(row["column"])) == (
        "news/a.txt", *place("a.txt", "600亿"),
    )  # fmt: skip


def test_nothing_asked_is_an_overview(folder):
    """What most is said of first, in every format."""
    ran = claimcheck("claims", "news", cwd=folder)
    assert ran.out.splitlines()[1].split()[:2] == ["NVIDIA", "market"]
    table = rows(claimcheck("claims", "news", "--format", "csv", cwd=folder).out)
    assert [(row["subject"], row["measure"], row["claims"]) for row in table] == [
        ("NVIDIA", "market_share", "3"),
        ("NVIDIA", "revenue", "1"),
        ("SMIC", "yield", "1"),
    ]
    told = json.loads(claimcheck("claims", "news", "--format", "json", cwd=folder).out)
    assert [thing["claims"] for thing in told["things"]] == [3, 1, 1]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ("--subject", "NVIDIA", "--measure", "良率"),
            "Of this subject there are market share, revenue.",
        ),
        (("--subject", "TSMC", "--measure", "yield"), "This is told of SMIC."),
        (
            ("--subject", "NVIDIA", "--period", "1999"),
            "It is told of other times, such as 2024, 2025.",
        ),
        (("--subject", "TSMC",), "Most claims are of NVIDIA, SMIC."),
    ],
)  # fmt: skip
def test_nothing_found_says_what_there_is(folder, args, said):
    """On stderr; the result is empty, and that is no failure."""
    ran = claimcheck("claims", "news", *args, cwd=folder)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"claimcheck claims: Nothing is said of that here. {said}\n"
    assert rows(claimcheck("claims", "news", *args, "--format", "csv", cwd=folder).out) == []
    told = json.loads(claimcheck("claims", "news", *args, "--format", "json", cwd=folder).out)
    assert told["things"] == []


def test_in_chinese(folder):
    """Names, heads and what is said beside the result."""
    ran = claimcheck("claims", "news", "--subject", "NVIDIA", "--lang", "zh", cwd=folder)
    assert ran.out.startswith("英伟达 · 市场份额  3 条 · 3 篇文章\n")
    none = claimcheck("claims", "news", "--subject", "台積電", "--lang", "zh", cwd=folder)
    assert none.err == "claimcheck claims: 这里没有说到。 说得最多的是 英伟达、中芯国际。\n"


@pytest.mark.parametrize(
    ("args", "error"),
    [
        (("news", "--subject", "Nvidja"), 'did you mean "NVIDIA"?'),
        (("news", "--period", "soon"), '"soon" is no period; write 2025, 2025Q2'),
        (("news", "--format", "parquet"), "name a file to write it to: -o"),
        (("news", "--ledger", "claims"), "PATH and --ledger exclude each other; give one of them"),
        ((), "claims: no ledger there; make one with claimcheck ledger add"),
        (("none.txt",), "none.txt: "),
    ],
)
def test_wrong_usage(folder, args, error):
    """Leaves with 2, and says the mend."""
    ran = claimcheck("claims", *args, cwd=folder)
    assert ran.code == 2
    assert error.lower() in ran.err.lower()


def test_parquet(folder):
    """A typed table, written whole."""
    args = ("--subject", "NVIDIA", "--format", "parquet", "-o", "out.parquet")
    assert claimcheck("claims", "news", *args, cwd=folder).code == 0
    found = pd.read_parquet(folder / "out.parquet")
    assert found["low"].tolist() == [50.0, 95.0, 8.0, 6e10]
    assert found["apart"].tolist() == [True, True, False, False]
    assert not list(folder.glob(".out*"))


def test_a_table_is_never_written_over_an_article(folder):
    """Nor over one in binary."""
    for name in ("table", "parquet"):
        ran = claimcheck("claims", "news", "--format", name, "-o", "news/a.txt", cwd=folder)
        assert ran.code == 2
        assert "is an article that is read" in ran.err
    assert (folder / "news" / "a.txt").read_text(encoding="utf-8") == TEXTS["a.txt"]


class TestExport:
    def test_every_claim_is_a_row(self, published):
        """With its place; the same in CSV and in Parquet."""
        printed = rows(claimcheck("ledger", "export", cwd=published).out)
        assert [
            (row["document"].removeprefix("news/"), int(row["line"]), int(row["column"]))
            for row in printed
        ] == PLACES
        assert claimcheck("ledger", "export", "-o", "all.parquet", cwd=published).code == 0
        found = pd.read_parquet(published / "all.parquet")
        assert found["id"].tolist() == [row["id"] for row in printed]
        assert found["low"].tolist() == [float(row["low"]) for row in printed]

    def test_the_name_of_the_file_says_the_format(self, published):
        """--format says it otherwise."""
        for name, first in (("x.csv", b"\xef\xbb\xbfid,"), ("x.jsonld", b'{"@context"')):
            assert claimcheck("ledger", "export", "-o", name, cwd=published).code == 0
            assert (published / name).read_bytes().startswith(first)
        named = claimcheck("ledger", "export", "-o", "y", "--format", "jsonld", cwd=published)
        assert named.code == 0
        assert (published / "y").read_bytes() == (published / "x.jsonld").read_bytes()

    def test_a_name_of_no_format_is_refused(self, published):
        """A spreadsheet's name would hold CSV; the names that there are, are told."""
        ran = claimcheck("ledger", "export", "-o", "x.xlsx", cwd=published)
        assert (ran.code, (published / "x.xlsx").exists()) == (2, False)
        assert ran.err == (
            "x.xlsx: no format has this name; use .parquet, .csv, .jsonld, or give --format\n"
        )
        told = ("ledger", "export", "-o", "x.txt", "--format", "csv")
        assert claimcheck(*told, cwd=published).code == 0

    def test_linked_data_has_every_article(self, published):
        """And every claim, where it appears."""
        ran = claimcheck("ledger", "export", "--format", "jsonld", cwd=published)
        nodes = json.loads(ran.out)["@graph"]
        kinds = [node["@type"] for node in nodes]
        assert (kinds.count("Article"), kinds.count("Claim")) == (3, 5)

    def test_what_is_retracted_is_left_out(self, published):
        """An article as a whole, in every format."""
        done = claimcheck("ledger", "retract", "news/b.txt", "--reason", "denied", cwd=published)
        assert done.code == 0
        printed = rows(claimcheck("ledger", "export", cwd=published).out)
        assert {row["document"] for row in printed} == {"news/a.txt", "news/c.txt"}
        linked = claimcheck("ledger", "export", "--format", "jsonld", cwd=published).out
        assert "news/b" not in linked

    def test_parquet_needs_a_file(self, published):
        """It is no text."""
        ran = claimcheck("ledger", "export", "--format", "parquet", cwd=published)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "parquet is no text; name a file to write it to: -o claims.parquet\n"

    def test_parquet_needs_pyarrow(self, published):
        """Without it the extra is named, and nothing is written."""
        hide = published / "hide"
        hide.mkdir()
        (hide / "sitecustomize.py").write_text(
            "import importlib.util as u\nfound = u.find_spec\n"
            "u.find_spec = lambda name, *more: None if name == 'pyarrow' else found(name, *more)\n"
        )
        env = {"PYTHONPATH": str(hide)}
        ran = claimcheck("ledger", "export", "-o", "x.parquet", cwd=published, env=env)
        assert ran.code == 2
        assert 'pip install "claimcheck-figures[parquet]", or --format csv' in ran.err
        assert not (published / "x.parquet").exists()
