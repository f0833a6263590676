"""Amounts in 元 whose country the text does not tell."""

import pytest

from claimcheck import documents, lexicon, pipeline, rules

WORDS = lexicon.load()
RULES = rules.load()


def loud(*texts):
    read = [
        documents.from_text(text, path=f"{n}.txt", published="2025-08-20")
        for n, text in enumerate(texts)
    ]
    found = pipeline.analyse(read, WORDS, RULES).findings
    return [f.rule for f in found if f.severity != "note"]


MAINLAND = "2024年,小米手机的售价为人民币{}。\n"
TAIWAN = "2024年,小米手機的售價為{}。本報台北訊,新台幣升值,晶片與伺服器廠商受惠。\n"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("3500元", "3500元", []),  # they are one if the 元 is
        ("3500元", "新台币3500元", ["currency-gloss"]),
        ("3500元", "9500元", ["currency-gloss"]),  # two, whichever it is
    ],
)
def test_a_bare_amount_is_held_against_both_readings(one, other, found):
    assert loud(MAINLAND.format(one), TAIWAN.format(other)) == found
