"""Formats for other programs, from the installed command: two places, the same bytes, no harm."""

from __future__ import annotations

import csv
import json
import unicodedata
from io import BytesIO, StringIO

import pandas as pd
import pytest

from e2e.installed import EXAMPLES, claimcheck
from reports.test_escaping import reader

pytestmark = pytest.mark.e2e

FORMATS = ("markdown", "csv", "jsonl", "jsonld")
ARTICLES = sorted(f"examples/{file.name}" for file in EXAMPLES.glob("*.txt"))
# Each sentence that states a figure holds something that means harm to one of the formats.
LEFT = (
    "---\ntitle: '=1+1 <script>alert(1)</script>'\npublisher: '@octocat | `x`'\n---\n"
    "# [press](javascript:alert(1)) #1\n\n"
    "2024年，@octocat 说<b>英伟达</b>在中国的市占率为95%|`x`<!--。\n"
)
RIGHT = "2024年，=1+1 英伟达在中国的市占率是50%\u202e\x1b[31m https://example.org :tada:。\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Two articles that mean harm and contradict each other, and their ledger."""
    made = tmp_path_factory.mktemp("harm")
    (made / "a.md").write_text(LEFT, encoding="utf-8")
    (made / "b.txt").write_text(RIGHT, encoding="utf-8")
    assert claimcheck("ledger", "add", "a.md", "b.txt", cwd=made).code == 0
    return made


def place(text, figure):
    before = text[: text.index(figure)]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


PLACES = {("a.md", *place(LEFT, "95%")), ("b.txt", *place(RIGHT, "50%"))}


def unseen(text):
    """Characters that a terminal or an editor would obey."""
    return [
        c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Zl") and c not in "\r\n\ufeff"
    ]


def printed(folder, *args, lang="en"):
    """What a command prints."""
    ran = claimcheck(*args, "--lang", lang, cwd=folder)
    assert ran.code in (0, 1), ran.err
    return ran.out.decode("utf-8")


def rows(text):
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


def safe_cells(table):
    for row in table:
        for name, value in row.items():
            number = value.replace(".", "").replace("-", "").isdigit()
            assert number or name == "op" or not value.lstrip().startswith(tuple("=+-@")), name
    return table


@pytest.mark.parametrize("lang", ["en", "zh"])
class TestHarm:
    def test_markdown(self, folder, lang):
        """Neither HTML nor links nor images; a mention or an address is broken."""
        text = printed(folder, "check", "a.md", "b.txt", "--format", "markdown", lang=lang)
        assert not unseen(text)
        blocks = reader().parse(text)
        tokens = [t for block in blocks for t in (block, *(block.children or ()))]
        kinds = {token.type for token in tokens}
        assert not {kind for kind in kinds if kind.startswith(("html", "link", "image", "table"))}
        codes = [token.content for token in tokens if token.type == "code_inline"]
        assert {f"{path}:{line}:{column}" for path, line, column in PLACES} <= set(codes)
        shown = "".join(t.content for t in tokens if t.type == "text")
        assert "@octocat" not in shown
        assert "https://example" not in shown

    def test_csv(self, folder, lang):
        """No cell is a formula, and both places are there."""
        text = printed(folder, "check", "a.md", "b.txt", "--format", "csv", lang=lang)
        assert not unseen(text)
        table = safe_cells(rows(text))
        found = {
            (row[f"{side}_document"], int(row[f"{side}_line"]), int(row[f"{side}_column"]))
            for row in table
            for side in ("left", "right")
        }
        assert found == PLACES
        publishers = {row[f"{side}_publisher"] for row in table for side in ("left", "right")}
        assert publishers == {"", "'@octocat | `x`"}

    @pytest.mark.parametrize("form", ["jsonl", "jsonld"])
    def test_json(self, folder, form, lang):
        """Strings, and nothing in them that cannot be seen."""
        text = printed(folder, "check", "a.md", "b.txt", "--format", form, lang=lang)
        assert not unseen(text)
        told = [json.loads(line) for line in text.splitlines()]
        if form == "jsonl":
            found = {(c["document"], c["line"], c["column"]) for f in told for c in f["claims"]}
            assert found == PLACES
        else:
            claims = [node for node in told[0]["@graph"] if node["@type"] == "Claim"]
            assert {node["position"] for node in claims} == {f"{a}:{b}" for _, a, b in PLACES}

    @pytest.mark.parametrize("form", ["table", "timeline", "csv", "json"])
    def test_claims(self, folder, form, lang):
        """From articles and from the ledger: the values of both, marked as apart."""
        asked = ("--subject", "NVIDIA", "--measure", "市占率", "--format", form)
        for source in (("a.md", "b.txt"), ()):
            text = printed(folder, "claims", *source, *asked, lang=lang)
            assert not unseen(text)
            assert "95 %" in text
            assert "50 %" in text
            if form == "csv":
                table = safe_cells(rows(text))
                assert {row["apart"] for row in table} == {"true"}
                found = {(r["document"], int(r["line"]), int(r["column"])) for r in table}
                assert found == PLACES

    @pytest.mark.parametrize("form", ["csv", "jsonld"])
    def test_export(self, folder, form, lang):
        """As linked data and as a table."""
        text = printed(folder, "ledger", "export", "--format", form, lang=lang)
        assert not unseen(text)
        if form == "csv":
            found = {
                (r["document"], int(r["line"]), int(r["column"])) for r in safe_cells(rows(text))
            }
            assert found >= PLACES


def test_parquet_holds_the_text_as_it_is(folder):
    """A typed file executes nothing; both commands write one."""
    for args in (("ledger", "export"), ("claims", "--subject", "NVIDIA")):
        ran = claimcheck(*args, "--format", "parquet", "-o", "out.parquet", cwd=folder)
        assert (ran.code, ran.out) == (0, b"")
        found = pd.read_parquet(BytesIO((folder / "out.parquet").read_bytes()))
        places = set(zip(found["document"], found["line"], found["column"], strict=True))
        assert places >= PLACES


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_bytes(form, tmp_path):
    """Whatever the order of articles, the hash seed and the locale; in a file as on a pipe."""
    usual = claimcheck("check", *ARTICLES, "--format", form, "--exit-zero")
    assert usual.code == 0
    assert len(usual.out) > 1000
    env = {"PYTHONHASHSEED": "4711", "LC_ALL": "zh_TW.Big5", "TZ": "Asia/Shanghai"}
    file = tmp_path / "out"
    args = ("--format", form, "--exit-zero", "-o", file)
    assert claimcheck("check", *ARTICLES[::-1], *args, env=env).out == b""
    assert file.read_bytes() == usual.out


def test_claims_are_the_same_bytes(tmp_path):
    """The table, the timeline and the rows too."""
    for form in ("table", "csv"):
        args = ("--subject", "NVIDIA", "--format", form)
        usual = claimcheck("claims", *ARTICLES, *args)
        assert len(usual.out) > 1000
        env = {"PYTHONHASHSEED": "7", "LC_ALL": "zh_CN.GBK"}
        assert claimcheck("claims", *ARTICLES[::-1], *args, env=env).out == usual.out
