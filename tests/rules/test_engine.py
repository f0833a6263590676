"""What the engine adds: fingerprints, support, caps, what was not run."""

from __future__ import annotations

from dataclasses import replace

from claimcheck import clusters, rules
from claimcheck.rules import engine
from rules.build import LEXICON, claim, run

RULE = "market-share-disagrees"


def share(value, doc="a", **more):
    more = {"market": "China", "when": "2024", "clause": f"英伟达占{value}%", **more}
    return claim("NVIDIA", "market_share", value, doc=doc, **more)


def prints(*claims):
    return {finding.fingerprint for finding in run(*claims, only=RULE)}


def test_a_fingerprint_outlives_what_does_not_touch_its_clauses():
    """Another line, another path, another reading of the slots: the same conflict."""
    one, other = share(95, at=1), share(50, "b", at=2)
    before = prints(one, other)
    moved = replace(one, document="moved/a.txt", line=40, figure=(900, 903), span=(890, 920))
    assert prints(moved, other) == before
    assert prints(one, share(50, "b", at=2, clause="英伟达占到50%")) != before
    assert prints(one, replace(other, ordinal=1)) != before


def test_copies_are_one_voice():
    """Articles that share a clause word for word count once."""
    copies = [share(95, doc) for doc in "abc"]
    (found,) = run(*copies, share(50, "d"), only=RULE)
    assert sorted(found.support) == [1, 1]
    own = [share(95, doc, clause=f"{doc}:英伟达占95%") for doc in "abc"]
    (found,) = run(*own, share(50, "d"), only=RULE)
    assert sorted(found.support) == [1, 3]


def test_a_rule_caps_its_severity():
    """An error of the check is a warning of the rule."""
    (rule,) = (rule for rule in rules.load() if rule.id == RULE)
    told = [share(95), share(50, "b")]
    grouped = clusters.group(told, LEXICON)
    found = rules.run([replace(rule, max_severity="warning")], grouped, (), told, LEXICON).findings
    assert [finding.severity for finding in found] == ["warning"]


def test_where_the_sides_stand_can_be_asked_for():
    """In one article only, in several only."""
    (rule,) = (rule for rule in rules.load() if rule.id == RULE)
    for told, where in (
        ([share(95, at=1), share(50, at=2)], "one"),
        ([share(95), share(50, "b")], "several"),
    ):
        grouped = clusters.group(told, LEXICON)
        for documents in ("one", "several"):
            asked = [replace(rule, documents=documents)]
            found = rules.run(asked, grouped, (), told, LEXICON).findings
            assert bool(found) == (where == documents)


def test_a_rule_with_nothing_to_look_at_is_named():
    """An empty list of findings can be read."""
    told = [share(95)]
    grouped = clusters.group(told, LEXICON)
    outcome = rules.run(rules.load(), grouped, (), told, LEXICON)
    idle = dict(outcome.not_run)
    assert "revenue-share-disagrees" in idle
    assert RULE not in idle
    assert outcome.compared == frozenset()


def test_a_rule_gives_way_to_the_one_that_replaces_it():
    """Both loaded, one run."""
    (rule,) = (rule for rule in rules.load() if rule.id == RULE)
    newer = replace(rule, id="newer", code="X100", replaces=(RULE,))
    told = [share(95), share(50, "b")]
    grouped = clusters.group(told, LEXICON)
    outcome = rules.run([rule, newer], grouped, (), told, LEXICON)
    assert [finding.rule for finding in outcome.findings] == ["newer"]
    assert dict(outcome.not_run)[RULE].startswith("replaced")


def test_a_table_against_the_text_is_named():
    """Headline and table are told apart from the body."""
    told = [share(95, at=1), share(50, at=2, place="cell")]
    (found,) = run(*told, only=RULE)
    assert found.headline == "table"


def test_what_the_run_is_about_is_shown_first():
    """A new article is named though many others state its value."""
    many = [share(95, f"d{n}", clause=f"{n}:英伟达占95%") for n in range(9)]
    (found,) = run(*many, share(50, "e"), only=RULE, focus=["d8"])
    assert any(side[0].article == "d8" for side in found.sides)
    assert sorted(found.support) == [1, 9]


def levelled(*told, **levels):
    """The findings of the rule, and what was not run, at a level that a user set."""
    (rule,) = (rule for rule in rules.load() if rule.id == RULE)
    grouped = clusters.group(told, LEXICON)
    return rules.run([replace(rule, **levels)], grouped, (), told, LEXICON)


def test_a_user_sets_the_level_of_a_rule():
    """Up or down, the fingerprint and the words stay; the cap of the rule holds."""
    told = [share(95), share(50, "b")]
    (before,) = levelled(*told).findings
    for level, cap, severity in (
        ("note", "error", "note"),
        ("warning", "error", "warning"),
        ("error", "warning", "warning"),
    ):
        (found,) = levelled(*told, level=level, max_severity=cap).findings
        assert found == replace(before, severity=severity)
    soft = [share(95), share(50, "b", when="")]
    assert [f.severity for f in levelled(*soft).findings] == ["warning"]
    assert [f.severity for f in levelled(*soft, level="error").findings] == ["error"]


def test_no_level_makes_an_error_of_a_guess():
    """A subject that was inherited is a warning, whatever a user wants."""
    told = [share(95), share(50, "b", locus="inherited")]
    assert [f.severity for f in levelled(*told, level="error").findings] == ["warning"]


def test_a_rule_that_is_off_is_named():
    """And one that it replaces runs again."""
    (rule,) = (rule for rule in rules.load() if rule.id == RULE)
    newer = replace(rule, id="newer", code="X100", replaces=(RULE,), level="off")
    told = [share(95), share(50, "b")]
    grouped = clusters.group(told, LEXICON)
    outcome = rules.run([rule, newer], grouped, (), told, LEXICON)
    assert [finding.rule for finding in outcome.findings] == [RULE]
    assert outcome.not_run == (("newer", "not selected"),)


def test_what_the_sides_share_and_differ_in():
    """What the rule asks about; what is unstated differs in nothing."""
    told = [share(95, source="彭博社"), share(50, "b", source="路透社")]
    assert levelled(*told, different=("source",)).findings
    assert not levelled(*told, same=("market", "source")).findings
    told = [share(95, source="彭博社"), share(50, "b")]
    assert not levelled(*told, different=("source",)).findings
    assert levelled(*told, same=("market", "source")).findings
    apart = [share(95), share(50, "b", market="India")]
    assert levelled(*apart, same=(), different=("market",)).findings
    assert not levelled(*apart[:1], share(50, "b"), same=(), different=("market",)).findings


def test_a_finding_may_have_the_claims_of_another_and_more():
    """The longer one comes after; a place is never held against a kind."""
    one, other, third = share(95, at=1), share(50, "b", at=2), share(40, "c", at=3)
    (found,) = run(one, other, only=RULE)
    longer = replace(found, context=(third,), kind="tension")
    assert engine._unique([longer, found])[0] == found


def test_of_two_rules_of_one_check_the_narrower_speaks():
    """The one that names its measures; what only the wider one finds it says itself."""
    (wide,) = (rule for rule in rules.load() if rule.id == "figure-disagrees")
    match = replace(wide.match, family=(), measure=("sales_volume",))
    narrow = replace(wide, id="own-sales", code="X101", match=match)
    told = [
        claim("BYD", measure, value, doc=doc, when="2024", unit="count", clause=f"{doc}{value}")
        for measure, values in (("sales_volume", (302, 427)), ("exports", (10, 20)))
        for doc, value in zip("ab", values, strict=True)
    ]
    grouped = clusters.group(told, LEXICON)
    found = rules.run([wide, narrow], grouped, (), told, LEXICON).findings
    said = {(one.rule, one.claims[0].measure.id) for one in found}
    assert said == {("own-sales", "sales_volume"), ("figure-disagrees", "exports")}
