"""The whole flow, stage by stage joined."""

from __future__ import annotations

from itertools import permutations

import pytest

from claimcheck import lexicon, pipeline, rules, serial
from claimcheck.documents import from_text

LEFT = "管制之后,英伟达在中国的市场份额从95%降至0%。\n"
RIGHT = "到今年夏天,英伟达在中国的市场份额从95%降到50%。\n"
ASIDE = "周末天晴,适合散步。\n"


def documents():
    return [
        from_text(LEFT, path="left.txt"),
        from_text(RIGHT, path="right.txt"),
        from_text(ASIDE, path="weather.txt"),
    ]


def analyse(found):
    return pipeline.analyse(found, lexicon.load(), rules.load())


def test_the_flow_finds_the_conflict():
    """Two articles that let one share end at two values are set against each other."""
    report = analyse(documents())
    ends = {"left.txt", "right.txt"}
    assert any({c.document for c in f.claims} == ends for f in report.findings)
    assert report.coverage.seen >= report.coverage.read >= 2
    assert report.coverage.compared >= 2


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_documents_changes_nothing(order):
    """Whatever comes first, the report is the same to the byte."""
    found = documents()
    shuffled = analyse([found[i] for i in order])
    plain = analyse(found)
    assert serial.dumps(serial.report_to_json(shuffled)) == serial.dumps(
        serial.report_to_json(plain)
    )


def test_a_document_without_figures_is_in_the_coverage():
    """It was read, and had nothing to say."""
    info = analyse(documents()).documents[2]
    assert (info.document, info.figures, info.claims) == ("weather.txt", 0, 0)


def test_adding_a_document_removes_no_finding():
    """What two articles contradict each other in stays so beside a third."""
    few = {f.fingerprint for f in analyse(documents()[:2]).findings}
    many = {f.fingerprint for f in analyse(documents()).findings}
    assert few
    assert few <= many


def test_the_ledger_gives_way_to_the_article_itself():
    """An article that was changed is not held against its own published claims."""
    old = pipeline.extract_documents([from_text(LEFT, path="left.txt")], lexicon.load())
    new = from_text(LEFT.replace("0%", "50%", 1), path="left.txt")
    report = pipeline.analyse([new], lexicon.load(), rules.load(), ledger_claims=old)
    assert report.findings == ()
    assert all(claim.quantity.last == 50 for claim in report.claims if claim.quantity.last)


def test_the_ledger_is_held_against():
    """Published claims of other articles count, and are not counted as read now."""
    old = pipeline.extract_documents([from_text(LEFT, path="left.txt")], lexicon.load())
    new = from_text(RIGHT, path="right.txt")
    report = pipeline.analyse([new], lexicon.load(), rules.load(), ledger_claims=old)
    assert report.findings
    assert [info.document for info in report.documents] == ["right.txt"]
    assert report.coverage.read == report.documents[0].claims


class TestOrdered:
    def test_each_path_once(self):
        """A file named twice is one article."""
        twice = [from_text(LEFT, path="left.txt")] * 2
        assert len(pipeline.ordered(twice)) == 1

    def test_two_articles_of_one_id_are_told_apart(self):
        """`a.md` and `a.txt` keep their suffix, so that no two claims share an id."""
        found = pipeline.ordered(
            [
                from_text(LEFT, path="a.txt", article="a"),
                from_text(RIGHT, path="a.md", article="a", kind="md"),
                from_text(ASIDE, path="b.txt", article="b"),
            ]
        )
        assert [document.article for document in found] == ["a.md", "a.txt", "b"]


def test_a_report_knows_the_rules_that_ran():
    """Whether they found something or not."""
    report = analyse(documents())
    assert {rule.code for rule in report.rules} == {rule.code for rule in rules.load()}
