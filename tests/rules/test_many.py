"""Very many claims of one thing: the same verdicts, one for all who say the same, and a limit."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

import pytest

from claimcheck import clusters, pipeline, rules
from claimcheck.documents.build import from_text
from claimcheck.rules.checks import CHECKS
from claimcheck.rules.view import LISTED
from rules.build import LEXICON, claim, run

COPIES = 70  # more than stand for themselves
PUBLISHED = [rule for rule in rules.load() if not getattr(CHECKS[rule.check], "INFERRED", False)]


def outcome(told, only):
    groups = clusters.group(told, LEXICON)
    topics = clusters.topics(groups, LEXICON)
    return rules.run([only], groups, topics, told, LEXICON)


def verdicts(told, only):
    return {(one.kind, one.severity) for one in outcome(told, only).findings}


def copied(told, number):
    """The claims of articles under other names."""
    return [
        replace(
            one,
            id=f"{number}-{one.id}",
            document=f"{number:03}-{one.document}",
            article=f"{number:03}-{one.article}",
        )
        for one in told
    ]


def read(texts):
    documents = [from_text(text, path=f"{name}.txt") for name, text in texts.items()]
    return list(pipeline.extract_documents(documents, LEXICON))


@pytest.mark.parametrize("rule", PUBLISHED, ids=lambda rule: rule.id)
def test_what_a_rule_finds_it_finds_among_many_that_say_the_same(rule):
    """Each example of a rule, its articles seventy times over: the verdict is there as before."""
    for example in rule.examples:
        if not example.fires:
            continue
        few = read(dict(example.texts))
        many = [one for number in range(COPIES) for one in copied(few, number)]
        assert verdicts(few, rule) <= verdicts(many, rule)


def test_repetitions_are_one_finding_with_all_their_support():
    """Who says what is counted, however many they are."""
    told = [
        claim("NVIDIA", "market_share", 95 if n % 3 else 50, doc=f"d{n:03}", when="2024")
        for n in range(300)
    ]
    (found,) = run(*told, only="market-share-disagrees")
    assert sorted(found.support) == [100, 200]
    assert [len(side) for side in found.sides] == [4, 4]


def test_an_article_that_gives_both_values_is_judged_by_itself_among_many():
    """Two values in each of very many articles are two things, or one finding; never a thousand."""
    told = [
        claim("NVIDIA", "market_share", value, doc=f"d{n:03}", when="2024", at=n * 9 + value)
        for n in range(150)
        for value in (40, 70)
    ]
    assert len(run(*told, only="market-share-disagrees")) <= 1


def many_values(number):
    return [
        claim("NVIDIA", "market_share", f"{5 + n / 10:.1f}", doc=f"d{n:03}", when="2024")
        for n in range(number)
    ]


def test_of_too_many_findings_some_are_listed_and_the_rest_is_told():
    """A share with six hundred values."""
    rule = next(rule for rule in rules.load() if rule.id == "market-share-disagrees")
    found = outcome(many_values(600), rule)
    (told,) = found.unlisted
    assert len(found.findings) == told.listed == LISTED
    assert (told.rule, told.subject, told.measure) == (rule.id, "NVIDIA", "market_share")
    assert told.values == 600
    assert 0 < told.held < 600


def test_few_values_leave_nothing_out():
    """Ten values make 45 findings, each listed."""
    rule = next(rule for rule in rules.load() if rule.id == "market-share-disagrees")
    told = [
        claim("NVIDIA", "market_share", n * 9 + 1, doc=f"d{n % 3}{n}", when="2024")
        for n in range(10)
    ]
    found = outcome(told, rule)
    assert len(found.findings) == 45
    assert found.unlisted == ()


def test_what_most_articles_state_comes_first():
    """Of too many values the two that are told most are among those that are listed."""
    often = [
        claim("NVIDIA", "market_share", value, doc=f"often{n}", when="2024", at=n)
        for n, value in enumerate([97, 99, 97, 99, 97, 99])
    ]
    found = run(*many_values(600), *often, only="market-share-disagrees")
    sides = {frozenset(side[0].quantity.low for side in one.sides) for one in found}
    assert frozenset((97, 99)) in sides


def test_a_gate_asks_only_for_what_the_new_article_states():
    """Among very many published values its own value stands in every finding."""
    new = claim("NVIDIA", "market_share", 99, doc="new", when="2024")
    found = run(*many_values(600), new, only="market-share-disagrees", focus=["new"], narrow=True)
    assert 0 < len(found) <= LISTED
    assert all("new" in {one.article for one in finding.claims} for finding in found)


def test_twice_the_voices_take_twice_the_memory():
    """Two sides of very many voices are never held as a list of pairs."""

    def peak(many):
        tracemalloc.start()
        found = run(
            *(
                claim(
                    "NVIDIA",
                    "market_share",
                    95 if n % 2 else 50,
                    doc=f"{n:04}",
                    market="China",
                    when="2024",
                    clause=f"{n}: NVIDIA",
                )
                for n in range(many)
            )
        )
        taken = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert len(found) == 1
        assert sorted(found[0].support) == [many / 2, many / 2]
        return taken

    peak(100)  # what is loaded once
    assert peak(800) < 3 * peak(400)
