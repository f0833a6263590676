"""chronology of events and of parity: what happened once, and is told of two times."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck import clusters, rules
from claimcheck.records import Claim, Finding, Name
from rules.build import LEXICON, claim, quantity, run

(ORDER,) = (rule for rule in rules.load() if rule.id == "event-order")
EVENTS = replace(ORDER, params={"of": "events"})


def bought(doc: str, when: str, thing: str = "青石软件", **more: str) -> Claim:
    """An article that says when one firm bought another."""
    told = claim("远山科技", "收购", 0, doc=doc, when=when, comparand=thing, **more)
    return replace(told, measure=Name("event:收购", "收购"), quantity=None)


def found(*claims: Claim) -> tuple[Finding, ...]:
    """What is said of events by a user's own rule; none of ours holds them."""
    grouped = clusters.group(claims, LEXICON)
    topics = clusters.topics(grouped, LEXICON)
    return rules.run([EVENTS], grouped, topics, claims, LEXICON).findings


def test_one_event_with_two_dates() -> None:
    (one,) = found(bought("a", "2023"), bought("b", "2024"))
    assert (one.kind, one.severity) == ("chronology", "warning")
    assert [[told.article for told in side] for side in one.sides] == [["a"], ["b"]]


def test_a_name_that_nobody_knows_is_the_same_wherever_it_was_read() -> None:
    again = "".join(list("青石软件"))  # another string with the same characters
    assert found(bought("a", "2023"), bought("b", "2024", again))


@pytest.mark.parametrize(
    "other",
    [
        bought("b", "2023-Q2"),  # within the year
        bought("b", "2023"),
        bought("b", "2024", "柳湾数据"),
        bought("b", "2024", polarity="negated"),
        bought("a", "2024"),  # one article tells of two purchases
    ],
    ids=["inside", "same", "another", "denied", "one article"],
)
def test_what_may_have_happened_so(other: Claim) -> None:
    assert found(bought("a", "2023"), other) == ()


def test_of_very_many_voices_the_first_is_shown_and_all_are_counted() -> None:
    def level(doc: str, subject: str, when: str) -> Claim:
        figure = quantity("comparison", op="=", unit="count", text="追平")
        told = claim(subject, "performance", 0, doc=doc, when=when, comparand="NVIDIA A100")
        return replace(told, quantity=figure)

    member = [level(f"a{number:02}", "Huawei Ascend 910B", "2023") for number in range(70)]
    (one,) = run(*member, level("b", "Huawei Ascend", "2025"), only="parity-dated-twice")
    assert [[told.article for told in side] for side in one.sides] == [["a00"], ["b"]]
    assert one.support == (70, 1)
