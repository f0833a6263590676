"""Articles for the Python interface."""

from __future__ import annotations

import pandas as pd
import pytest

import claimcheck
from documents.made import pdf, word

ONE, OTHER = "星河电子的良率为92%。", "星河电子的良率为60%。"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    (tmp_path / "a.docx").write_bytes(word(lambda file: file.add_paragraph(ONE)))
    (tmp_path / "b.pdf").write_bytes(pdf([OTHER]))
    table = f"nr,summary\n1,{ONE}\n2,{OTHER}\n1,{OTHER}\n"
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_files_of_every_kind_are_checked(desk):
    """As the command line reads them; a claim says its page or paragraph."""
    report = claimcheck.check(["a.docx", "b.pdf"])
    (finding,) = report.findings
    assert {str(claim.spot) for claim in finding.claims} == {"paragraph 1", "page 1, line 1"}
    frame = claimcheck.claims_dataframe(report.claims)
    assert frame["spot"].tolist() == ["paragraph 1", "page 1, line 1"]


def test_read_documents(desk):
    """The first problem is raised, or each is handed on and the others are read."""
    columns = {"text": "summary", "id": "nr"}
    with pytest.raises(claimcheck.DocumentError, match="give each its own"):
        claimcheck.read_documents("t.csv", columns=columns)
    told = []
    found = claimcheck.read_documents(
        ["t.csv", "a.docx", "no.txt"], columns=columns, on_problem=told.append
    )
    assert [document.path for document in found] == ["a.docx", "t.csv#1", "t.csv#2"]
    assert [problem.path for problem in told] == ["no.txt", "t.csv"]
    assert claimcheck.check_documents(found).findings
    assert [claim.document for claim in claimcheck.extract(found[0])] == ["a.docx"]


def test_columns_of_a_table(desk):
    """For check and extract; a role that is none is wrong usage."""
    (desk / "t.csv").write_text(f"summary\n{ONE}\n", encoding="utf-8")
    (claim,) = claimcheck.extract("t.csv", columns={"text": "summary"})
    assert (claim.document, claim.line, claim.spot) == ("t.csv#L2", 1, None)
    assert claimcheck.check("t.csv", columns={"text": "summary"}).claims == (claim,)
    with pytest.raises(claimcheck.UsageError, match='unknown role "txt"'):
        claimcheck.extract("t.csv", columns={"txt": "summary"})


def test_a_frame_says_what_a_table_says():
    """Titles among it; HTML in a cell is read as such."""
    frame = pd.DataFrame(
        {
            "nr": ["a", "b"],
            "text": [ONE, f"<p>{OTHER}</p>"],
            "head": ["甲", None],
            "house": ["晨报", "晚报"],
        }
    )
    report = claimcheck.check_frame(frame, text="text", id="nr", title="head", publisher="house")
    assert [(info.document, info.title) for info in report.documents] == [("a", "甲"), ("b", None)]
    (finding,) = report.findings
    assert {claim.document: claim.column for claim in finding.claims} == {"a": 9, "b": 12}
    with pytest.raises(claimcheck.UsageError, match="title='no' is no column"):
        claimcheck.check_frame(frame, text="text", title="no")
