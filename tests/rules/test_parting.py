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


def in_parts(
    texts: Sequence[Document], ruling: Sequence[rules.Rule], series=None
) -> rules.RunResult:
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
    if "articles" in parting.families:
        looks += [("articles", pair) for pair in of_two(texts, by_article, canon, ruling, days)]
    return rules.settle(ruling, rules.merged(ruling, looks, series))


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
    for found in clusters.tokens(chain(*by_article.values())).values():
        for token in found:
            counts[clusters.FIGURES][token] += 1
    rare = {kind: clusters.uncommon(found) for kind, found in counts.items()}
    rare_times = clusters.uncommon(times)
    for one, other in combinations(texts, 2):
        claims = [*by_article[one.article], *by_article[other.article]]
        yield look(
            claims,
            canon,
            ruling,
            "articles",
            aligner=lambda claims=claims: tellings.aligned(claims, texts, LEXICON, rare=rare),
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
    assert parted.unlisted == report.coverage.unlisted
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


def told(texts: dict[str, str], dates=None) -> list[Document]:
    """Articles by name."""
    days = dates or {}
    return [
        documents.from_text(text, path=f"{name}.txt", published=days.get(name))
        for name, text in texts.items()
    ]


def alone(*checks: str) -> list[rules.Rule]:
    """Without rules that look at two articles, of which there would be very many."""
    return [
        rule
        for rule in RULES
        if together(rule) != "articles" and (not checks or rule.check in checks)
    ]


def test_of_a_thing_with_very_many_values_the_same_are_listed():
    """Every article has its own values of figures that rules hold against each other."""
    texts = {
        f"{n:03}": f"2024年，英伟达的营收为{900 + 7 * n}亿美元。"
        f"英伟达2024年的净利润为{310 + 3 * n}亿美元。"
        f"英伟达2024年的净利率为{10 + n % 67}%。2024年，英伟达在中国的市场份额为{5 + n % 91}%。"
        for n in range(230)
    }
    articles = told(texts)
    assert same(articles, alone()) > 200
    assert in_parts(articles, alone()).unlisted


@pytest.mark.parametrize("number", [60, 75])
def test_comparisons_are_few_or_many_for_the_run_not_for_a_part(number):
    """Two pairs of things, neither compared so often that it would be many by itself."""
    pairs = [("华为昇腾910B", "英伟达H20"), ("AMD MI300X", "英伟达H100")]
    texts = {
        f"{n:03}": "2024年，{}的算力比{}高{}%。".format(*pairs[n % 2], 40 + n % 3)
        for n in range(number)
    }
    for one in sum(pairs, ()):
        for copy, value in enumerate((320, 148)):
            texts[f"of-{one}-{copy}"] = f"2024年，{one}的算力为{value + len(one)}TFLOPS。"
    assert same(told(texts), alone()) > 0


@pytest.mark.parametrize("dated", [True, False])
def test_what_comes_anew_every_day_shows_among_all_articles_only(dated):
    line = "柳河商品交易所的白糖期货主力合约报每吨{}元，成交清淡。\n"
    prices = (5010, 5302, 5127, 5461, 5388)
    texts = {str(price): line.format(price) for price in prices}
    dates = {str(price): f"2025-03-0{n + 3}" for n, price in enumerate(prices)}
    articles = told(texts, dates if dated else None)
    assert same(articles, RULES) == 0
    if not dated:
        assert in_parts(articles, RULES, series=()).findings


def test_every_check_says_what_it_must_see_at_once():
    told = {
        name: hasattr(check, "TOGETHER") or hasattr(check, "together")
        for name, check in CHECKS.items()
    }
    assert all(told.values()), told
