"""A folder of articles for the tests of this package."""

from __future__ import annotations

import os
from pathlib import Path

from claimcheck import documents, lexicon
from claimcheck.intake import Intake, gathered, remembered

COUNT = 18  # enough to be remembered
FIRMS = ("英伟达", "台积电", "中芯国际", "华为", "三星电子", "英特尔")


def write(folder: Path, count: int = COUNT) -> Path:
    """Articles that say something of six companies; two of them contradict each other."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        firm, year = FIRMS[number % len(FIRMS)], 2010 + number // len(FIRMS)
        text = f"{year}年第一季度,{firm}的营收为{number + 20}.5亿美元。会议在周三结束。\n"
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "00.txt").write_text("2030年,英伟达的毛利率为75%。\n", encoding="utf-8")
    (folder / "06.txt").write_text("2030年,輝達的毛利率為35%。\n", encoding="utf-8")
    (folder / "07.md").write_text(
        "---\nid: seventh\ndate: 2025-03-04\n---\n\n华为去年的营收为81亿美元。\n", encoding="utf-8"
    )
    (folder / "08.html").write_text(
        "<html><body><p>2029年,英特尔的净利润为1.5亿美元。</p></body></html>", encoding="utf-8"
    )
    age(folder)
    return folder


def age(folder: Path) -> None:
    """Make all files old enough for their stamps to be believed, as far as we can."""
    for file in folder.iterdir():
        os.utime(file, (1_700_000_000, 1_700_000_000))


def gather(folder: Path, *, jobs: int = 1, cache: bool = False):
    """What is read of a folder."""
    words = lexicon.load()
    with remembered([folder], wanted=cache) as memory:
        facts = memory.files if memory is not None else None
        plan = documents.plan_paths([folder], root=folder, facts=facts)
        return gathered(Intake(plan, words, jobs=jobs, memory=memory).pieces(), words)
