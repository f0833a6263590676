"""Many articles through the installed command: several processes, the cache, and being stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from e2e.installed import claimcheck, command

pytestmark = pytest.mark.e2e

FIRMS = ("英伟达", "台积电", "中芯国际", "华为", "三星电子", "英特尔")


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory):
    """A folder of forty articles, two of which contradict each other."""
    folder = tmp_path_factory.mktemp("many") / "news"
    folder.mkdir()
    for number in range(40):
        firm, year = FIRMS[number % 6], 2000 + number // 6
        text = f"{year}年第一季度,{firm}的营收为{number + 20}.5亿美元。会议在周三结束。\n"
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "40.md").write_text("2030年,英伟达的毛利率为75%。\n", encoding="utf-8")
    (folder / "41.txt").write_text("2030年,輝達的毛利率為35%。\n", encoding="utf-8")
    (folder / "42.md").write_text("---\nid: [\n---\n\n坏的。\n", encoding="utf-8")
    (folder / "43.txt").write_bytes("2030年,華為的營收為九十九億美元。會議結束。\n".encode("big5"))
    return folder


def cached(tmp_path):
    return {"CLAIMCHECK_CACHE_DIR": str(tmp_path / "cache")}


def same(one, other):
    return (one.code, one.out, one.err) == (other.code, other.out, other.err)


@pytest.mark.parametrize(
    "args",
    [
        ("check", "news"),
        ("check", "news", "--format", "json"),
        ("check", "news", "--format", "html", "--lang", "zh"),
        ("extract", "news"),
        ("claims", "news", "--subject", "NVIDIA"),
    ],
    ids=lambda args: "-".join(args).replace("--", ""),
)
def test_same_bytes(newsroom, tmp_path, args):
    """One process or two, with the cache or without, the first time and again."""
    home, env = newsroom.parent, cached(tmp_path)
    plain = claimcheck(*args, "--jobs", "1", "--no-cache", cwd=home)
    assert plain.code == 2  # one cannot be read
    assert "42.md" in plain.err
    assert "43.txt" in plain.err
    assert same(claimcheck(*args, "--jobs", "2", "--no-cache", cwd=home), plain)
    assert same(claimcheck(*args, cwd=home, env=env), plain)
    assert same(claimcheck(*args, cwd=home, env=env), plain)
    assert same(claimcheck(*args, "-j2", cwd=home, env=env), plain)


def test_a_ledger_by_two_processes(newsroom):
    """The same files."""
    home = newsroom.parent
    for jobs in ("1", "2"):
        ran = claimcheck("ledger", "add", "news", "--ledger", f"by{jobs}", "-j", jobs, cwd=home)
        assert ran.code == 2
    one, two = (
        {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*.jsonl")}
        for folder in (home / "by1", home / "by2")
    )
    assert one == two
    assert len(one) == 43


def test_an_article_that_changed_counts(newsroom, tmp_path):
    """What was kept of it before does not."""
    import shutil

    folder, env = tmp_path / "news", cached(tmp_path)
    shutil.copytree(newsroom, folder)
    args = ("check", "news", "--format", "concise")
    before = claimcheck(*args, cwd=tmp_path, env=env)
    (folder / "41.txt").write_text("2030年,輝達的毛利率為75%。\n", encoding="utf-8")
    after = claimcheck(*args, cwd=tmp_path, env=env)
    assert "41.txt" in before.out.decode()
    assert "41.txt" not in after.out.decode()
    assert same(after, claimcheck(*args, "--no-cache", cwd=tmp_path))


def test_two_at_once_with_one_cache(newsroom, tmp_path):
    """Both say the same, and so does who comes after."""
    env = {**os.environ, **cached(tmp_path), "LC_ALL": "C.UTF-8"}
    words = [command(), "check", "news", "--format", "json"]
    running = [
        subprocess.Popen(words, cwd=newsroom.parent, env=env, stdout=subprocess.PIPE)
        for _ in range(2)
    ]
    outs = [one.communicate()[0] for one in running]
    after = claimcheck("check", "news", "--format", "json", cwd=newsroom.parent, env=env)
    assert outs == [after.out, after.out]


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")
def test_ctrl_c_ends_everything_and_loses_nothing(tmp_path):
    """Exit code 130, no process left, and what was read before is not read again."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(600):
        text = f"{1400 + number}年,英伟达的毛利率为{number % 90}.5%。\n" * 3
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    env = {**os.environ, **cached(tmp_path), "LC_ALL": "C.UTF-8"}
    running = subprocess.Popen(
        [command(), "extract", "news", "-j", "2"],
        cwd=tmp_path,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    for _ in range(200):
        assert running.stdout.readline()
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"Traceback" not in err
    mark = f"CLAIMCHECK_CACHE_DIR={env['CLAIMCHECK_CACHE_DIR']}".encode()
    for _ in range(100):
        left = [file for file in Path("/proc").glob("[0-9]*/environ") if _has(file, mark)]
        if not left:
            break
        time.sleep(0.1)
    assert left == []
    count = "import sqlite3, sys; print(*sqlite3.connect(sys.argv[1]).execute("
    count += "'SELECT count(*) FROM entries').fetchone())"
    file = Path(env["CLAIMCHECK_CACHE_DIR"], "articles.sqlite")
    kept = subprocess.run(
        [sys.executable, "-c", count, file], capture_output=True, check=True, text=True
    )
    assert int(kept.stdout) >= 60
    whole = claimcheck("extract", "news", cwd=tmp_path, env=env)
    assert whole.out == claimcheck("extract", "news", "--no-cache", "-j1", cwd=tmp_path).out


def _has(file, mark):
    try:
        return mark in file.read_bytes()
    except OSError:
        return False
