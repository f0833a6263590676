"""Rules find in parts of the claims, taken together, what they find in all of them at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, combinations
from pathlib import Path

import pytest

from claimcheck import clusters, documents, lexicon, pipeline, rules, tellings
from claimcheck.records import Document
from claimcheck.rules.checks import CHECKS
from claimcheck.rules.parting import family_of, most_of, together

LEXICON = lexicon.load()
RULES = rules.load()
EXAMPLES = Path(__file__).parents[2] / "examples"


def look(claims, canon, ruling, family, **told) -> rules.Look:
    """What the rules of a family find among claims."""
    found = clusters.joined(claims, canon, LEXICON)
    only = {rule.id for rule in ruling if family_of(rule) == family}
    view = rules.View(found, clusters.topics(found, LEXICON), claims, LEXICON, **told)
    return rules.look(ruling, view, only=only, most=most_of(family))


def in_parts(texts: Sequence[Document], ruling: Sequence[rules.Rule]) -> rules.RunResult:
    """The outcome of rules that see one part at a time, each key by itself."""
    texts = pipeline.ordered(texts)
    claims = pipeline.extract_documents(texts, LEXICON)
    told = [claim for claim in claims if claim.subject and claim.measure]
    canon = clusters.canons(told, LEXICON, None)
    days = {"published": pipeline.days(texts), "replaced": pipeline.replacements(texts)}
    view = rules.View(clusters.joined(told, canon, LEXICON), (), claims, LEXICON)
    parting = rules.Parting(ruling, LEXICON)
    days["spoken"] = parting.spoken(view)
    things = defaultdict(set)
    for claim in told:
        for thing, measure, pair in parting.pairs(view, claim):
            things[thing, measure].add(pair)
    parts = defaultdict(dict)
    for claim in told:
        for family, key in parting.keys(view, claim, things):
            parts[family, key][claim.id] = claim
    looks = [
        (family, look(tuple(part.values()), canon, ruling, family, **days))
        for (family, _), part in sorted(parts.items())
    ]
    by_article = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(claim)
    looks += [
        ("article", look(own, canon, ruling, "article", **days)) for own in by_article.values()
    ]
    looks += [("articles", pair) for pair in of_two(texts, by_article, canon, ruling, days)]
    return rules.settle(ruling, rules.merged(ruling, looks))


def of_two(texts, by_article, canon, ruling, days) -> Iterable[rules.Look]:
    """Every two articles by themselves, with the words that are rare among all."""
    around = tellings.surroundings(texts)
    counts = defaultdict(lambda: defaultdict(int))
    for kind, side in clusters.alignable(chain(*by_article.values()), around, LEXICON):
        for word in side.words.every:
            counts[kind][word] += 1
    times = defaultdict(int)
    for words in clusters.worded(chain(*map(tellings.tellings, texts)), LEXICON):
        for word in words.every:
            times[word] += 1
    rare = {kind: clusters.uncommon(found) for kind, found in counts.items()}
    rare_times = clusters.uncommon(times)
    for one, other in combinations(texts, 2):
        claims = [*by_article[one.article], *by_article[other.article]]
        yield look(
            claims,
            canon,
            ruling,
            "articles",
            aligner=lambda claims=claims: clusters.align(claims, around, LEXICON, rare=rare),
            dater=lambda pair=(one, other): tellings.datings(pair, LEXICON, rare=rare_times),
            **days,
        )


@lru_cache(maxsize=1)
def of_rules() -> list[Document]:
    """The texts of all examples of the rules, each an article."""
    return [
        documents.from_text(text, path=f"{rule.id}/{n}-{name}.txt", published=days.get(name))
        for rule in RULES
        for n, example in enumerate(rule.examples)
        for days in (dict(example.dates),)
        for name, text in example.texts
    ]


def whole(texts: Sequence[Document], ruling: Sequence[rules.Rule]):
    return pipeline.analyse(texts, LEXICON, ruling)


def same(texts: Sequence[Document], ruling: Sequence[rules.Rule]) -> int:
    report, parted = whole(texts, ruling), in_parts(texts, ruling)
    found = sorted(parted.findings, key=pipeline.finding_place)
    assert [f.fingerprint for f in found] == [f.fingerprint for f in report.findings]
    assert found == [*report.findings]
    assert parted.not_run == report.coverage.rules_not_run
    own = {pipeline.figure(c) for c in report.claims if c.quantity and c.id in parted.compared}
    assert len(own) == report.coverage.compared
    return len(report.findings)


def test_the_examples_in_parts():
    assert same(documents.read_paths([EXAMPLES]).documents, RULES) > 10


def test_the_texts_of_every_rule_held_against_each_other():
    """All at once they meet in ways that no rule's own example does."""
    assert same(of_rules(), RULES) > 100


@pytest.mark.parametrize("rule", [rule for rule in RULES if together(rule) != "articles"])
def test_what_is_switched_off_still_speaks_for_its_claims(rule):
    texts = [t for t in of_rules() if t.path.startswith(f"{rule.id}/")]
    levelled = rules.selection.chosen(RULES, rules.Selection(severity={rule.id: "off"}), ())
    same(texts, levelled)


def test_every_check_says_what_it_must_see_at_once():
    told = {
        name: hasattr(check, "TOGETHER") or hasattr(check, "together")
        for name, check in CHECKS.items()
    }
    assert all(told.values()), told
