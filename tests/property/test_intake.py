"""Laws of reading many articles: who reads them, and what was kept, changes nothing."""

from __future__ import annotations

import tempfile
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck import documents, lexicon, pipeline, rules, serial
from claimcheck.intake import Intake, files, gathered, remembered
from claimcheck.intake.stored import stored

pytestmark = pytest.mark.property

PIECES = st.sampled_from(
    [
        "2030年,英伟达的毛利率为75%。",
        "輝達在中國的市場(chǎng)份額(é)從95%降到50%。",
        "Nvidia's revenue came to $4.5 billion in the first quarter of 2025.",
        "会议在周三结束。",
        "表1 产量\n\n公司 | 产量(万吨)\n甲厂 | 12\n乙厂 | 13\n",
        "# 标题\n",
        "１２％、三成、約15萬美元。\r\n",
        "\ud83d",
    ]
)
TEXTS = st.lists(PIECES, max_size=6).map("\n\n".join)


@given(TEXTS)
def test_a_packed_article_is_the_article(text):
    """Field by field."""
    document = documents.from_text(text, path="a.txt")
    found = stored(document)
    assert all(getattr(found, f.name) == getattr(document, f.name) for f in fields(document))


def told(folder, *, jobs, cache):
    """The report of a folder as it is written."""
    words = lexicon.load()
    ours = rules.load(None, words)
    with remembered([folder], wanted=cache) as memory:
        facts = memory.files if memory is not None else None
        plan = documents.plan_paths([folder], root=folder, facts=facts)
        found = gathered(Intake(plan, words, jobs=jobs, memory=memory).pieces(), words)
    report = pipeline.judge(
        found.reading.documents,
        found.claims,
        words,
        ours,
        unread=found.reading.reasons,
        skipped=found.reading.skipped,
        seen=found.figures,
    )
    return serial.dumps(serial.report_to_json(report)), found.reading.problems, found.reading.notes


@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_processes_and_cache_change_nothing(monkeypatch, data):
    """Nor does what was kept of articles before some of them changed, went or got other names."""
    monkeypatch.setattr(files, "TICK", -(10**15))
    named = st.dictionaries(
        st.sampled_from([f"{n}{kind}" for n in range(30) for kind in (".txt", ".md")]),
        TEXTS,
        min_size=16,
        max_size=24,
    )
    with tempfile.TemporaryDirectory() as made:
        monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", f"{made}/cache")
        folder = Path(made, "news")
        folder.mkdir()
        for _ in range(2):
            for old in folder.iterdir():
                if data.draw(st.booleans()):
                    old.unlink()
            for name, text in data.draw(named).items():
                (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
            plain = told(folder, jobs=1, cache=False)
            assert told(folder, jobs=2, cache=False) == plain
            assert told(folder, jobs=1, cache=True) == plain
            assert told(folder, jobs=2, cache=True) == plain
