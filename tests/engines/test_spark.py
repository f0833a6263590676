"""Spark says what one process says, byte for byte, over whatever it reads."""

from __future__ import annotations

import json
import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from claimcheck import documents, guarded, lexicon, limits, pipeline, rules, serial
from claimcheck.cli import group
from claimcheck.documents.extras import installed
from claimcheck.errors import UsageError

sys.path.insert(0, str(Path(__file__).parent))
import planted

JAVA = shutil.which("java") or os.environ.get("JAVA_HOME")
pytestmark = [
    pytest.mark.skipif(find_spec("pyspark") is None, reason="pyspark is not installed"),
    pytest.mark.skipif(not JAVA, reason="there is no Java"),
    pytest.mark.xdist_group("spark"),  # one session for all
]
EXAMPLES = Path(__file__).parents[2] / "examples"
HONEY = """measures:
  - {id: honey_price, family: price, dimensions: [money], words: {zh: [蜜价], en: [honey price]}}
"""
LEXICON = lexicon.load()
RULES = rules.load()


@pytest.fixture(scope="module")
def spark():
    from claimcheck.engines import spark as engine

    session = engine.started("local[2]")
    yield session
    session.stop()


@pytest.fixture
def same(spark, monkeypatch):
    """Runs both over the same arguments and gives the report that both make."""
    from claimcheck.engines import spark as engine

    def compare(paths, *, root, addresses=None, ruling=RULES, within=None):
        monkeypatch.chdir(root)
        with limits.using(within or limits.current()):
            reading = documents.read_paths(paths, root=root)
            with guarded.collecting() as failures:
                here = pipeline.analyse(
                    reading.documents,
                    LEXICON,
                    ruling,
                    unread=reading.reasons,
                    skipped=reading.skipped,
                )
            run = engine.check(addresses or paths, LEXICON, ruling, spark=spark, root=root)
            there = run.report()
        assert [*run.read.problems] == sorted({*reading.problems, *failures.values()})
        assert [*run.read.notes] == [*reading.notes]
        assert text(there) == text(here)
        assert there == here
        told = sorted(row["claim"] for row in run.claims.collect())
        assert len(told) == sum(info.claims for info in here.documents)
        run.close()
        return there

    return compare


def text(report) -> str:
    return json.dumps(serial.report_to_json(report), ensure_ascii=False, default=str)


class TestFolders:
    def test_the_examples(self, same):
        report = same(["examples"], root=EXAMPLES.parent)
        assert {finding.rule for finding in report.findings} > {"shares-above-whole"}

    def test_what_was_planted_in_many_articles_is_found(self, same, tmp_path):
        truth = planted.write(tmp_path / "news", 240)
        report = same(["news"], root=tmp_path)
        found = [{claim.document for claim in one.claims} for one in report.findings]
        assert len(truth) > 5
        for one in truth:
            assert any({f"news/{one.one}", f"news/{one.other}"} <= names for names in found)

    def test_an_address_is_read_like_a_path_and_one_bad_file_stops_no_other(self, same, tmp_path):
        news = tmp_path / "news"
        planted.write(news, 24)
        (news / "broken.docx").write_bytes(b"no archive")
        (news / "own.md").write_text("---\nid: of-its-own\n---\n2024年，华为营收为8621亿元。\n")
        (news / "own.txt").write_text("2024年，华为营收为9621亿元。\n")
        (news / ".hidden").mkdir()
        (news / ".hidden" / "a.txt").write_text("2024年，华为营收为1亿元。\n")
        (news / "articles.csv").write_text("path,date,id\nown.txt,2025-03-01,second\n")
        report = same(["news"], root=tmp_path, addresses=[f"file://{news}"])
        assert installed("docx")
        assert report.coverage.unread == ("news/broken.docx",)
        assert {"of-its-own", "second"} <= {info.article for info in report.documents}
        assert any("华为" in f.text("zh") for f in report.findings)

    def test_what_only_all_articles_together_tell(self, same, tmp_path):
        """Lines of every day, comparisons of which there are many, a thing with many values."""
        news = tmp_path / "news"
        news.mkdir()
        texts = {
            f"line-{price}": f"柳河商品交易所的白糖期货主力合约报每吨{price}元，成交清淡。"
            for price in (5010, 5302, 5127, 5461, 5388)
        }
        for n in range(150):
            value = f"2024年，英伟达的营收为{900 + 7 * n}亿美元。"
            texts[f"value-{n:03}"] = value + f"英伟达2024年的净利率为{10 + n % 67}%。"
        for n in range(70):
            told = f"2024年，华为昇腾910B的算力比英伟达H20高{40 + n % 3}%。"
            texts[f"than-{n:02}"] = told
        for name, value in (("华为昇腾910B", 320), ("英伟达H20", 148)):
            texts[name] = f"2024年，{name}的算力为{value}TFLOPS。"
        for name, told in texts.items():
            (news / f"{name}.txt").write_text(told + "\n", "utf-8")
        report = same(["news"], root=tmp_path)
        assert report.coverage.unlisted
        assert not any("柳河" in c.clause for f in report.findings for c in f.claims)

    @pytest.mark.parametrize("scheme", ["", "file://"])
    def test_limits_of_an_article_hold_on_the_workers(self, same, tmp_path, scheme):
        news = tmp_path / "news"
        planted.write(news, 12)
        (news / "long.txt").write_text("2024年，英伟达在中国的市场份额为50%。\n" * 30, "utf-8")
        (news / "large.txt").write_text("没有数字的一行。\n" * 400, "utf-8")
        within = limits.Limits(bytes=8_000, figures=40)
        addresses = [f"{scheme}{news}"] if scheme else None
        report = same(["news"], root=tmp_path, addresses=addresses, within=within)
        assert [path for path, _ in report.coverage.left_out] == ["news/long.txt"]
        assert report.coverage.unread == ("news/large.txt",)

    def test_articles_that_take_too_long_are_named(self, same, tmp_path):
        planted.write(tmp_path / "news", 4)
        row = {"id": "row", "text": "2024年，英伟达在中国的市场份额为50%。"}
        (tmp_path / "news.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
        within = limits.Limits(seconds=1e-9)
        report = same(["news", "news.jsonl"], root=tmp_path, within=within)
        assert len(report.coverage.unread) == 5
        assert "max-seconds" in dict(report.coverage.reasons)["news.jsonl#row"]


class TestTables:
    def test_a_parquet_table_with_rows_that_are_wrong(self, same, tmp_path):
        import pyarrow as arrow
        from pyarrow import parquet

        texts, truth = planted.articles(60)
        rows = [{"id": name, "date": "2025-05-01", "text": told} for name, told in texts.items()]
        rows.insert(3, {"id": "late", "date": "some day", "text": "2024年，华为营收为8621亿元。"})
        rows.insert(5, {"id": "", "date": "", "text": "2024年，华为营收为8621亿元。"})
        rows.insert(8, {"id": rows[0]["id"], "date": "", "text": "2024年，华为营收为1亿元。"})
        rows.append({"id": "blank", "date": "", "text": "  "})
        parquet.write_table(arrow.Table.from_pylist(rows), tmp_path / "news.parquet")
        report = same(["news.parquet"], root=tmp_path)
        assert truth
        assert "news.parquet#L6" in {info.document for info in report.documents}
        assert report.coverage.skipped == 1
        assert len(report.coverage.unread) == 2

    def test_other_tables_are_read_by_one_worker_and_rules_that_are_off_still_speak(
        self, same, tmp_path
    ):
        lines = [
            {"id": "a", "text": "2024年，华为营收为8621亿元，英伟达在中国的市场份额为95%。"},
            {"id": "b", "text": "2024年，华为营收为9621亿元，英伟达在中国的市场份额为50%。"},
        ]
        told = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (tmp_path / "news.jsonl").write_text(told, "utf-8")
        (tmp_path / "more.jsonl").write_text(told, "utf-8")
        off = rules.Selection(severity={"market-share-disagrees": "off", "C103": "note"})
        chosen = rules.selection.chosen(RULES, off, ())
        report = same(["news.jsonl", "more.jsonl"], root=tmp_path, ruling=chosen)
        assert report.coverage.unread == ("news.jsonl",)  # the ids of both tables are the same
        assert [finding.severity for finding in report.findings] == ["note"]


class TestCommand:
    @pytest.mark.usefixtures("spark")
    def test_the_same_bytes_with_names_and_units_of_the_user(
        self, tmp_path, monkeypatch, capfdbinary
    ):
        """In one process, since a second session would cost a test as much again."""
        planted.write(tmp_path / "news", 24)
        for name, price, crop in (("a", 32, "3000斤"), ("b", 45, "2000公斤")):
            told = f"2024年，蜂花公司的蜜价为{price}元。2024年，蜂花公司的产量为{crop}。\n"
            (tmp_path / "news" / f"{name}.txt").write_text(told, "utf-8")
        (tmp_path / "names.yaml").write_text(HONEY, "utf-8")
        (tmp_path / "units.txt").write_text("jin = 0.5 * kilogram = 斤\n", "utf-8")
        options = ["--format", "json", "--no-cache", "--lexicon", "names.yaml"]
        options += ["--units", "units.txt"]
        (tmp_path / "news" / "gone.docx").write_bytes(b"no archive")
        monkeypatch.chdir(tmp_path)
        told = []
        for engine in ([], ["--engine", "spark", "--spark-master", "local[2]"]):
            code = group.run(["check", "news", *options, *engine])
            told.append((code, *capfdbinary.readouterr()))
        found = {one["messages"]["zh"] for one in json.loads(told[0][1])["findings"]}
        assert any("蜜价" in text for text in found)
        assert any("jin" in text for text in found)
        assert told[1] == told[0]
        assert told[0][0] == 2


class TestTrouble:
    def test_no_java(self, monkeypatch, tmp_path):
        from claimcheck.engines.spark import session

        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.delenv("JAVA_HOME", raising=False)
        monkeypatch.setattr(session, "find_spec", lambda name: name == "pyspark" or None)
        with pytest.raises(UsageError, match="needs Java 17"):
            session.started()

    def test_no_pyspark(self, monkeypatch):
        from claimcheck.engines.spark import session

        monkeypatch.setattr(session, "find_spec", lambda _: None)
        with pytest.raises(UsageError, match=r"claimcheck-figures\[spark\]"):
            session.started()
