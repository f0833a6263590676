"""Which slots of two claims match and how, and which guard parts them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck import lexicon
from claimcheck.api import check_texts
from claimcheck.clusters import matches
from claimcheck.records import Name


def held(left, right):
    """The matches of the first claims of two texts, by slot."""
    report = check_texts({"a": f"{left}\n", "b": f"{right}\n"})
    one, other = (
        next(c for c in report.claims if c.document == document) for document in ("a", "b")
    )
    return {m.slot: m for m in matches(report.claims, one, other, lexicon.load())}


def test_names_of_one_thing():
    """In another script and language; the market too."""
    found = held("英伟达在中国的市场份额为50%。", "Nvidia's market share in China is 40%.")
    assert (found["subject"].key, found["subject"].how) == ("NVIDIA", "alias")
    assert (found["measure"].key, found["measure"].how) == ("market_share", "alias")
    assert (found["market"].joined, found["market"].how) == (True, "alias")
    assert found["dimension"].key == "percent"


def test_the_same_words():
    """Exact, whatever the lexicon knows of them."""
    found = held("华为出货量为70万片。", "华为出货量为80万片。")
    assert {found[slot].how for slot in ("subject", "measure")} == {"exact"}


def test_fuzzy_names_have_a_score():
    """Names that no entry knows, one of them mistyped."""
    report = check_texts({"a": "华为出货量为70万片。\n", "b": "华为出货量为80万片。\n"})
    one, other = (
        replace(claim, subject=Name(None, name))
        for claim, name in zip(report.claims, ("广汇鑫源新材", "广汇鑫沅新材"), strict=True)
    )
    subject, *_ = matches([one, other], one, other, lexicon.load())
    assert (subject.joined, subject.how) == (True, "fuzzy")
    assert 80 < subject.score < 100


@pytest.mark.parametrize(
    ("left", "right", "slot", "guard"),
    [
        ("华为出货量为70万片。", "英伟达出货量为70万片。", "subject", "entries"),
        ("华为出货量为70万片。", "华为产量为70万片。", "measure", "entries"),
        ("华为出货量为70万片。", "华为出货量增长5%。", "dimension", "dimension"),
        ("H20的售价为10万元。", "H200的售价为10万元。", "subject", "entries"),
    ],
)
def test_guards(left, right, slot, guard):
    """Two entries, another class of figures."""
    found = held(left, right)
    assert not found[slot].joined
    assert found[slot].guard == guard


def test_scope_of_one_side_only():
    """No guard: a role that the other leaves open."""
    found = held("英伟达在中国的市场份额为50%。", "英伟达的市场份额为40%。")
    assert (found["market"].left, found["market"].right) == ("中国", "")
    assert (found["market"].joined, found["market"].guard) == (False, "")
