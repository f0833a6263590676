"""Files that mean harm: nothing breaks, nothing outside is read, the others are checked."""

from __future__ import annotations

import io
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import zipfile

import pytest

from e2e.desk import ONE, TWO, check, judged
from e2e.installed import ROOT, claimcheck, command

pytestmark = pytest.mark.e2e

POSIX = pytest.mark.skipif(os.name == "nt", reason="links, pipes and devices of POSIX")


def packed(**parts):
    """A zip file of parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return made.getvalue()


HOSTILE = {  # the file, what stands in it, and the beginning of what is said; "" where it is read
    "deep.html": ("<div>" * 20_000 + "<p>营收增长5%。</p>", ""),
    "tables.html": ("<table><tr><td>" * 2_000 + "营收增长5%。", ""),
    "entity.html": (
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><p>&e;营收增长5%。</p>',
        "",
    ),
    "deep.md": ("---\ntitle: " + "[" * 20_000 + "\n---\n营收增长5%。", "deep.md:2:"),
    "laughs.md": (
        "---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n---\n营收增长5%。",
        "laughs.md:2:4: aliases are not allowed",
    ),
    "quotes.txt": ("“" * 50_000 + "营收增长5%。", ""),
    "brackets.txt": ("(" * 50_000 + "营收增长5%。" + ")" * 50_000, ""),
    "digits.txt": ("营收为" + "9" * 20_000 + "亿元,1e999999999%", ""),
    "control.txt": ("营收\x1b[2J增长\x075%。\u202e\u2066", ""),
    "nul.txt": ("营收\0增长5%。", "nul.txt:1: this is a binary file"),
    "half.txt": ("营收\ud800增长5%。", "half.txt:1:3: byte 0xed is not UTF-8"),
    "mixed.txt": (ONE.encode() + ONE.encode("gb18030"), "mixed.txt:2:"),
    "bomb.docx": (packed(word__document=b" " * 100_000_000), "bomb.docx: unpacks to 100 MB"),
    "length.pdf": (b"%PDF-1.4\n1 0 obj<</Length 9999999999>>stream\n", "length.pdf: is no PDF"),
    "rich.rtf": ("{\\rtf1 营收增长5%。}", "rich.rtf: is rich text, which is no article format"),
    "data.json": ('{"a": "营收增长5%。"}', "data.json: is JSON, which is no article format"),
}


def test_hostile_articles(desk):
    """Each that cannot be read is named with a mend; the others are checked."""
    for name, (data, _) in HOSTILE.items():
        raw = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
        (desk / name).write_bytes(raw)
    ran = check(desk, "articles", *HOSTILE)
    assert (ran.code, judged(ran)) == (2, True)
    lines = ran.err.splitlines()
    for name, (_, said) in HOSTILE.items():
        own = [line for line in lines if line.startswith(name)]
        assert bool(own) == bool(said), own
        assert all(line.startswith(said) or name == "laughs.md" for line in own), own
        assert all("; " in line for line in own)
    assert "root:" not in ran.out.decode()
    assert not {char for char in ran.out.decode() + ran.err if char < " "} - {"\n"}


def test_a_line_that_nobody_could_hold(desk):
    """A table of one endless line is named; the row behind it is read."""
    rows = '{"id": 1, "text": "' + "x" * 2_000_000 + '"}\n' + json.dumps({"id": 2, "text": ONE})
    (desk / "wire.jsonl").write_text(rows, encoding="utf-8")
    ran = claimcheck("extract", "wire.jsonl", "--max-bytes", "1000", cwd=desk)
    assert ran.code == 2
    assert ran.err.startswith("wire.jsonl:1: is longer than an article may be; split it")
    assert [json.loads(line)["document"] for line in ran.lines] == ["wire.jsonl#2"]


def test_lines_that_mean_harm(desk):
    """Each that cannot be read is named by its number; what stands beside a text is echoed."""
    lines = (
        "[" * 100_000,
        '{"text": "营收增长5%", "n": NaN}',
        '{"text": "营收增长5%", "n": 1e400, "s": "\\ud800"}',
        json.dumps({"text": "营收增长6%" * 100}),
    )
    (desk / "lines.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (desk / "claimcheck.toml").write_text("max-bytes = 500\n", encoding="utf-8")
    ran = claimcheck("quantities", "--jsonl", "lines.jsonl", cwd=desk)
    assert ran.code == 2
    assert [line.split(": ")[0] for line in ran.err.splitlines()] == [
        "lines.jsonl:1", "lines.jsonl:2", "lines.jsonl:4",
    ]  # fmt: skip
    (row,) = ran.lines
    assert '"n": 1E+400, "s": "\\ud800", "quantities": [{"start": 4' in row


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("deep.toml", ["check", "articles", "--config", "deep.toml"]),
        ("deep.json", ["explain", "af6d6d2af8292a91", "--report", "deep.json"]),
        ("deep.yaml", ["check", "articles", "--lexicon", "deep.yaml"]),
        ("deep.yaml", ["check", "articles", "--extra-rules", "deep.yaml"]),
    ],
)
def test_files_that_are_nested_too_deep(desk, name, args):
    """One line with the file and the mend."""
    begin = {"deep.toml": "select = ", "deep.json": "", "deep.yaml": "measures: "}[name]
    (desk / name).write_text(begin + "[" * 3_000 + "]" * 3_000, encoding="utf-8")
    ran = claimcheck(*args, cwd=desk)
    assert ran.code == 2
    assert ran.err.startswith(name)
    assert "; " in ran.err
    assert "defect" not in ran.err


def test_an_empty_path_is_no_folder(desk):
    """It names nothing, and never the current folder."""
    ran = check(desk, "")
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err.startswith('"": an empty path; name a file or a folder')


@pytest.mark.parametrize("factor", ["1e400", "9**9**9**9", "0", "-1", "1e-90"])
def test_a_unit_of_no_worth(desk, factor):
    """Named with its line, at once."""
    (desk / "units.txt").write_text(f"jin = {factor} * kilogram = 斤\n", encoding="utf-8")
    ran = check(desk, "articles", "--units", "units.txt")
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err.startswith("units.txt:1: ")


def test_a_formula_that_would_never_end(desk):
    """9**9**9**9 is refused before anything is worked out."""
    good = (ROOT / "rules" / "trade-balance.yaml").read_text(encoding="utf-8")
    bad = good.replace("formula: exports - imports", "formula: exports * 9**9**9**9")
    assert bad != good
    (desk / "trade-balance.yaml").write_text(bad, encoding="utf-8")
    ran = check(desk, "articles", "--rules", "trade-balance.yaml")
    assert ran.code == 2
    assert ran.err.startswith("trade-balance.yaml:")


# -- links, pipes, devices ----------------------------------------------------------------------


@POSIX
def test_links_stay_in_the_folder(desk):
    """One that leads out is refused, a folder behind one is not entered; inside they are read."""
    secret = desk / "secret.txt"
    secret.write_text(TWO, encoding="utf-8")
    folder = desk / "articles"
    (folder / "out.txt").symlink_to("../secret.txt")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "up").symlink_to("..")
    (folder / "zz.txt").symlink_to("one.txt")
    ran = check(desk, "articles")
    assert (ran.code, judged(ran)) == (2, True)
    assert ran.err.splitlines() == [
        "articles/loop.txt: cannot be read (too many levels of symbolic links); see whether it is"
        " there, and where its link leads",
        "articles/out.txt: is a link that leads out of articles; name its target to have it read",
        "articles/up: is a link to a folder, and is not followed; name it to have it read",
    ]
    assert b"secret" not in ran.out
    assert check(desk, "articles/out.txt", "articles/one.txt").code == 1  # a person names it


@POSIX
def test_links_of_a_change_stay_in_the_repository(desk):
    """A list of changes may be somebody else's: what it names is read inside alone."""
    claimcheck("ledger", "add", "articles/one.txt", cwd=desk)
    outside = desk.parent / f"{desk.name}-secret.txt"
    outside.write_text(TWO, encoding="utf-8")
    (desk / "new.txt").symlink_to(outside)
    for name in ("new.txt", str(outside), f"../{outside.name}"):
        ran = claimcheck("gate", "--changed-files", "-", cwd=desk, stdin=f"{name}\n".encode())
        assert ran.code == 2, name
        assert f"is a link that leads out of {desk.name}" in ran.err
        assert b"50%" not in ran.out
    assert claimcheck("gate", "new.txt", cwd=desk).code == 1  # a person names it


@POSIX
def test_links_of_a_ledger_stay_in_it(desk):
    """Neither read nor written through."""
    claimcheck("ledger", "add", "articles/one.txt", cwd=desk)
    home = desk / "claims" / "articles" / "one.txt.jsonl"
    home.rename(desk / "away.jsonl")
    home.symlink_to(desk / "away.jsonl")
    for args in (["ledger", "list"], ["gate", "articles/two.txt"], ["ledger", "verify"]):
        ran = claimcheck(*args, cwd=desk)
        assert (ran.code, ran.out) == (2, b""), args
        assert "is a link that leads out of the ledger" in ran.err
    home.unlink()
    home.parent.rmdir()
    (desk / "elsewhere").mkdir()
    home.parent.symlink_to(desk / "elsewhere")
    ran = claimcheck("ledger", "add", "articles/one.txt", cwd=desk)
    assert ran.code == 2
    assert not [*(desk / "elsewhere").iterdir()]


@POSIX
def test_what_never_ends_is_not_read(desk, monkeypatch):
    """A device is refused by name and passed over in a folder; so is a pipe in one."""
    os.mkfifo(desk / "articles" / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        monkeypatch.chdir(desk / "articles")  # the name of a socket has to be short
        server.bind("socket.txt")
        ran = check(desk, "articles", "/dev/zero")
    assert (ran.code, judged(ran)) == (2, True)
    assert ran.err == "/dev/zero: is a device and no article; name a file or a folder\n"


@POSIX
def test_a_pipe_that_a_person_names_is_read(desk):
    """As a shell hands them over; no more of it than an article may have."""
    os.mkfifo(desk / "pipe.txt")

    def write(text):
        with (desk / "pipe.txt").open("w", encoding="utf-8") as out:
            out.write(text)

    for text, code in ((TWO, 1), (TWO * 30, 2)):
        writer = threading.Thread(target=write, args=(text,))
        writer.start()
        ran = check(desk, "articles/one.txt", "pipe.txt", "--max-bytes", "1000")
        writer.join()
        assert ran.code == code, ran.err


# -- closed pipes, Ctrl-C ------------------------------------------------------------------------


@POSIX
def test_a_reader_who_has_gone(desk):
    """`| head` is no error, and nothing is said."""
    for args in (["check", "articles"], ["extract", *["articles/one.txt"] * 40], ["rules", "list"]):
        out, into = os.pipe()
        os.close(out)
        done = subprocess.run(
            [command(), *args], cwd=desk, stdout=into, stderr=subprocess.PIPE, check=False
        )
        os.close(into)
        assert done.stderr == b""
        assert done.returncode in (0, 1)


@POSIX
@pytest.mark.parametrize("wait", [0.05, 0.2, 0.5, 1.0])
def test_a_run_that_is_stopped(desk, wait):
    """Ctrl-C at any time: nothing is said, exit 130, no half of a report."""
    for number in range(40):
        (desk / "articles" / f"{number}.txt").write_text(ONE * 200, encoding="utf-8")
    ours = subprocess.Popen(
        [sys.executable, "-c", _SLOWLY, "check", "articles", "-o", "report.txt"],
        cwd=desk,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert ours.stdout is not None
    ours.stdout.readline()  # the interpreter is up; from here on it is our code
    time.sleep(wait)
    ours.send_signal(signal.SIGINT)
    _, err = ours.communicate(timeout=120)
    assert b"Traceback" not in err
    assert ours.returncode in (130, 0, 1)
    assert not [*desk.glob(".report.txt.*")]
    if ours.returncode == 130:
        assert not (desk / "report.txt").exists()


_SLOWLY = """
from claimcheck import cli
true = cli._status
def told(given):
    print("up", flush=True)
    return true(given)
cli._status = told
cli.main()
"""
