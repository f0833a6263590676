"""The Python interface."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pandas as pd
import pytest

import claimcheck
from claimcheck.errors import DocumentError, UsageError

LEFT = "管制之后,英伟达在中国的市场份额从95%降至0%。"
RIGHT = "到今年夏天,輝達(dá)在中國(guó)的市場份額從95%降到50%。"


class TestReadQuantities:
    def test_spans_are_those_of_the_text_as_given(self):
        """Notes and script of the text do not shift a span."""
        (found,) = claimcheck.read_quantities(RIGHT)
        assert RIGHT[found.start : found.end] == found.text
        assert "95%" in found.text
        assert "50%" in found.text
        assert RIGHT[found.num_start : found.num_end].startswith("95")

    def test_fields(self):
        """The fields of the contract, in their order."""
        (found,) = claimcheck.read_quantities("营收45亿美元")
        row = found.to_dict()
        assert list(row) == [
            "start",
            "end",
            "text",
            "num_start",
            "num_end",
            "kind",
            "op",
            "value",
            "low",
            "high",
            "from",
            "to",
            "unit",
            "approximate",
            "printed",
        ]
        assert (row["value"], row["unit"], row["printed"]) == (Decimal("4.5e9"), "USD", "45亿美元")
        assert found.value == Decimal("4.5e9")

    def test_nothing_to_read(self):
        """A text without figures has none."""
        assert claimcheck.read_quantities("") == []


class TestExtract:
    def test_from_a_path(self, tmp_path):
        """A list of claims, each with the path as given."""
        path = tmp_path / "a.txt"
        path.write_text(LEFT, encoding="utf-8")
        (claim,) = claimcheck.extract(path)
        assert claim.subject.id == "NVIDIA"
        assert claim.quantity.last == 0
        assert LEFT[slice(*claim.span)] == claim.quote

    def test_from_a_document(self):
        """Texts that are no files."""
        from claimcheck.documents import from_text

        assert claimcheck.extract(from_text(LEFT, path="x"))[0].document == "x"

    def test_what_cannot_be_read_is_raised(self, tmp_path):
        """A missing file is no empty list."""
        with pytest.raises(DocumentError, match="no such file"):
            claimcheck.extract(tmp_path / "none.txt")


class TestCheck:
    def test_texts(self):
        """The keys name the texts in the report."""
        report = claimcheck.check_texts({"a": LEFT, "b": RIGHT})
        assert any(
            {claim.document for claim in finding.claims} == {"a", "b"}
            and finding.severity in ("error", "warning")
            for finding in report.findings
        )

    def test_the_order_of_texts_changes_nothing(self):
        """A dict's order is no information."""
        assert claimcheck.check_texts({"a": LEFT, "b": RIGHT}) == claimcheck.check_texts(
            {"b": RIGHT, "a": LEFT}
        )

    def test_paths(self, tmp_path):
        """Files and folders; rules as a folder."""
        (tmp_path / "a.txt").write_text(LEFT, encoding="utf-8")
        (tmp_path / "b.txt").write_text(RIGHT, encoding="utf-8")
        report = claimcheck.check([tmp_path])
        assert len(report.documents) == 2
        assert report.findings
        assert claimcheck.check(tmp_path, rules=[]).findings == ()

    def test_no_path_is_a_mistake(self):
        """An empty list is never a pass."""
        with pytest.raises(UsageError, match="no path is given"):
            claimcheck.check([])

    def test_a_frame(self):
        """Articles in a frame, findings as a frame."""
        frame = pd.DataFrame({"key": ["a", "b"], "text": [LEFT, RIGHT]})
        report = claimcheck.check_frame(frame, text="text", id="key")
        found = report.to_dataframe()
        assert {*found["left_document"], *found["right_document"]} == {"a", "b"}
        claims = claimcheck.claims_dataframe(report.claims)
        assert claims["document"].tolist() == ["a", "b"]


class TestConfiguration:
    @pytest.fixture
    def project(self, tmp_path, monkeypatch):
        """Two articles and a configuration in the current folder."""
        (tmp_path / "a.txt").write_text(LEFT, encoding="utf-8")
        (tmp_path / "b.txt").write_text(RIGHT, encoding="utf-8")
        text = 'exclude = ["b.*"]\nlang = "zh"\n[severity]\nC201 = "note"\n'
        (tmp_path / "claimcheck.toml").write_text(text, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        return tmp_path

    def test_no_file_is_read_unless_asked(self, project):
        """By its name, or the nearest."""
        assert len(claimcheck.check(".").documents) == 2
        for config in ("search", "claimcheck.toml", project / "claimcheck.toml"):
            assert len(claimcheck.check(".", config=config).documents) == 1
        assert len(claimcheck.extract(".", config="search")) == 1

    @pytest.mark.usefixtures("project")
    def test_rules_are_chosen_and_levelled(self):
        """In every way to check; fingerprints stay."""
        (plain,) = claimcheck.check(".").findings
        (found,) = claimcheck.check_texts({"a": LEFT, "b": RIGHT}, config="search").findings
        assert (plain.severity, found.severity) == ("error", "note")
        (found,) = claimcheck.check(".", severity={"C2": "warning"}).findings
        assert (found.severity, found.fingerprint) == ("warning", plain.fingerprint)
        report = claimcheck.check(".", ignore=["share-endpoints"])
        assert report.findings == ()
        assert ("share-endpoints", "not selected") in report.coverage.rules_not_run
        frame = pd.DataFrame({"text": [LEFT, RIGHT]})
        assert claimcheck.check_frame(frame, text="text", select=["C1"]).findings == ()

    def test_what_is_wrong_is_raised(self, project):
        """With every place, and as what a caller of ours expects."""
        (project / "claimcheck.toml").write_text("selct = 1\nlang = 2\n", encoding="utf-8")
        with pytest.raises(claimcheck.ConfigError, match="selct") as caught:
            claimcheck.check(".", config="search")
        assert len(caught.value.problems) == 2
        assert isinstance(caught.value, UsageError)
        with pytest.raises(UsageError, match='no rule "C9Z"'):
            claimcheck.check(".", select=["C9Z"])


class TestImport:
    def test_every_public_name_is_there(self):
        """What __all__ promises can be imported, and dir() tells it."""
        for name in claimcheck.__all__:
            assert getattr(claimcheck, name) is not None
        assert set(claimcheck.__all__) <= set(dir(claimcheck))

    def test_an_unknown_name_is_an_attribute_error(self):
        """As of any module."""
        with pytest.raises(AttributeError, match="no attribute 'chekc'"):
            _ = claimcheck.chekc

    def test_importing_costs_nothing(self):
        """No library, and none of our own stages, before something is asked for."""
        code = "import sys, claimcheck; print(*(m for m in sys.modules if 'claimcheck' in m))"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        loaded = {name for name in done.stdout.decode().split() if not name.startswith("_")}
        assert loaded == {"claimcheck"}


class TestUnits:
    @pytest.fixture
    def ours(self, tmp_path):
        """A file of units."""
        path = tmp_path / "units.txt"
        path.write_text("jin = 0.6 * kilogram = 斤\n", encoding="utf-8")
        return path

    def test_known_in_one_call_only(self, ours):
        """The next call knows nothing of them."""
        before = claimcheck.read_quantities("重30斤")
        (found,) = claimcheck.read_quantities("重30斤", units=[ours])
        assert (found.value, found.quantity.unit) == (30, "jin")
        assert claimcheck.read_quantities("重30斤") == before

    def test_from_article_to_report(self, ours, tmp_path):
        """Claims carry the unit, in `extract` and `check` alike."""
        path = tmp_path / "a.md"
        path.write_text("特斯拉Model 3的重量为3600斤。\n", encoding="utf-8")
        report = claimcheck.check(path, units=[ours])
        for claims in (claimcheck.extract(path, units=[ours]), report.claims):
            assert [c.quantity.unit for c in claims if c.quantity] == ["jin"]
        assert "jin" not in {c.quantity.unit for c in claimcheck.check(path).claims if c.quantity}

    def test_what_is_wrong_is_raised(self, tmp_path):
        """With the place."""
        path = tmp_path / "bad.txt"
        path.write_text("jin = 0.5 * nosuch\n", encoding="utf-8")
        with pytest.raises(claimcheck.DataFileError, match=r"bad\.txt:1: unknown unit"):
            claimcheck.check_texts({"a": "重30斤"}, units=[path])
