"""A Word file, a PDF, a table and a text that contradict each other, by the installed command."""

from __future__ import annotations

import json
import subprocess

import pytest

from documents.made import lines, pdf, table, word
from e2e.installed import claimcheck

pytestmark = pytest.mark.e2e

TEXT = "星河电子2024年的营收为35.2亿元。\n"


def draft(file):
    file.add_heading("星河电子的账", 0)
    file.add_paragraph("这一段没有数字。")
    file.add_paragraph("星河电子2024年的营收为41亿元。")
    made = file.add_table(2, 2)
    for n, text in enumerate(("公司", "2024年市场份额", "云杉科技", "12%")):
        made.cell(n // 2, n % 2).text = text


def brochure(canvas):
    lines(canvas, ["另一份材料说得不一样。", "星河电子2024年的营收为52亿元。"])
    table(canvas, [["公司", "2024年市场份额"], ["云杉科技", "31.5%"]], top=600, width=120)


@pytest.fixture
def desk(tmp_path):
    """A folder as an editor has it, with a list of what is in it."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "draft.docx").write_bytes(word(draft))
    (tmp_path / "brochure.pdf").write_bytes(pdf(["封面"], brochure))
    rows = "编号,正文,发布日期\nn-1,星河电子2024年的营收为63亿元。,2025-03-01\nn-2,别的。,soon\n"
    (tmp_path / "wire.csv").write_text(rows, encoding="utf-8")
    return tmp_path


def test_each_place_is_told_in_every_form(desk):
    """Page, paragraph, row of a table, row of a table of articles; a wrong row is said: exit 2."""
    names = ("a.txt", "draft.docx", "brochure.pdf", "wire.csv")
    one = claimcheck("check", *names, "--format", "concise", cwd=desk)
    assert 'wire.csv:3: "soon" is no day' in one.err
    assert one.code == 2
    shown = one.out.decode()
    assert "brochure.pdf:3:14 [page 2, line 2]" in shown
    assert "draft.docx:3:14 [paragraph 3]" in shown
    assert "\ndraft.docx:5:6: warning[C101] table 1, row 2: " in shown
    assert "brochure.pdf:5:6 [page 2, line 4]" in shown
    assert "wire.csv#n-1:1:14" in shown
    full = claimcheck("check", *names, "--lang", "zh", cwd=desk).out.decode()
    assert "draft.docx:3:14 · 第3段" in full
    assert "brochure.pdf:3:14 · 第2页第2行" in full
    assert "draft.docx:5:6 · 表1第2行" in full
    grouped = claimcheck("check", *names, "--format", "grouped", cwd=desk).out.decode()
    assert "draft.docx:3:14 [paragraph 3]" in " ".join(grouped.split())
    report = json.loads(claimcheck("check", *names, "--format", "json", cwd=desk).out)
    spots = {
        (claim["document"], claim["line"]): claim.get("spot")
        for finding in report["findings"]
        for claim in finding["claims"]
    }
    assert spots["brochure.pdf", 3] == {"kind": "page", "number": 2, "line": 2}
    assert spots["draft.docx", 3] == {"kind": "paragraph", "number": 3}
    assert spots["draft.docx", 5] == {"kind": "table", "number": 1, "line": 2}
    assert spots["a.txt", 1] is None
    assert report["coverage"]["unread"] == ["wire.csv#L3"]


def test_a_folder_is_read_with_them_and_explained(desk):
    """The folder's table is left alone; a finding is explained and compared from its files."""
    ran = claimcheck("check", ".", "--format", "concise", cwd=desk)
    assert ran.code in (0, 1)
    assert "draft.docx" in ran.out.decode()
    assert "wire.csv" not in ran.out.decode()
    told = claimcheck("explain", "brochure.pdf:3", cwd=desk)
    assert "page 2, line 2" in told.out.decode()
    told = claimcheck("explain", "wire.csv#n-1:1", cwd=desk)
    assert (told.code, "6.3 billion CNY" in told.out.decode()) == (0, True)
    beside = claimcheck("diff", "draft.docx", "wire.csv#n-1", cwd=desk, env={"COLUMNS": "140"})
    assert "draft.docx:3:14 · paragraph 3" in beside.out.decode()


def test_the_ledger_keeps_the_places(desk):
    """And knows whether file, or row, still says the same."""
    (desk / "wire.csv").write_text(
        "编号,正文\nn-1,星河电子2024年的营收为63亿元。\n", encoding="utf-8"
    )
    added = claimcheck("ledger", "add", "draft.docx", "brochure.pdf", "wire.csv", cwd=desk)
    assert added.code == 0
    assert claimcheck("ledger", "verify", cwd=desk).code == 0
    gate = claimcheck("gate", "a.txt", "--format", "json", cwd=desk)
    claims = [c for f in json.loads(gate.out)["findings"] for c in f["claims"]]
    spots = {c["document"]: c["spot"] for c in claims if "spot" in c}
    assert spots["draft.docx"] == {"kind": "paragraph", "number": 3}
    assert spots["brochure.pdf"] == {"kind": "page", "number": 2, "line": 2}
    assert "wire.csv#n-1" in {c["document"] for c in claims}
    (desk / "wire.csv").write_text(
        "编号,正文\nn-1,星河电子2024年的营收为64亿元。\n", encoding="utf-8"
    )
    verified = claimcheck("ledger", "verify", cwd=desk)
    assert verified.code == 1
    assert "wire.csv#n-1" in verified.out.decode() + verified.err
    assert "draft.docx" not in verified.out.decode() + verified.err
    assert claimcheck("ledger", "update", cwd=desk).code == 0
    assert claimcheck("ledger", "verify", cwd=desk).code == 0
    (desk / "wire.csv").write_text("编号,正文\nn-3,别的。\n", encoding="utf-8")
    verified = claimcheck("ledger", "verify", cwd=desk)
    assert "wire.csv#n-1: is gone" in verified.out.decode() + verified.err


def test_what_cannot_be_read_is_said_and_the_rest_is_checked(desk):
    """Locked, cut off, a picture: one line each, and exit 2."""
    (desk / "locked.pdf").write_bytes(pdf(["x"], password="x"))
    (desk / "scan.pdf").write_bytes(pdf(lambda canvas: canvas.rect(9, 9, 99, 99, fill=1)))
    (desk / "cut.docx").write_bytes(word(draft)[:5000])
    ran = claimcheck("check", ".", "--format", "concise", cwd=desk)
    told = [line for line in ran.err.splitlines() if "taken to be" not in line]
    assert [line.split(": ")[0] for line in told] == ["cut.docx", "locked.pdf", "scan.pdf"]
    assert ran.code == 2
    assert "draft.docx" in ran.out.decode()


def test_a_change_with_word_files_is_gated(desk):
    """What git says was changed, Word files among it."""
    for words in (
        ("init", "-q"),
        ("add", "a.txt"),
        ("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a"),
    ):
        subprocess.run(["git", *words], cwd=desk, check=True, capture_output=True)
    assert claimcheck("ledger", "add", "a.txt", cwd=desk).code == 0
    subprocess.run(["git", "add", "draft.docx"], cwd=desk, check=True)
    ran = claimcheck("gate", "--staged", "--format", "concise", "--fail-on", "note", cwd=desk)
    assert ran.code == 1
    assert "draft.docx:3:14: " in ran.out.decode()
