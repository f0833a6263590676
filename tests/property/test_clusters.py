"""Laws of clustering: order, growth, guards, and a slow oracle."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import clusters
from claimcheck.clusters import canonical, names
from claimcheck.clusters.blocking import Ends
from claimcheck.clusters.names import Form
from claimcheck.clusters.similarity import similarity
from rules.build import LEXICON, claim

pytestmark = pytest.mark.property
SETTINGS = settings(max_examples=60, deadline=None)

HAN = "华晶星河金科技新世宏达微电子芯"
names_of = st.one_of(
    st.text(HAN, min_size=2, max_size=6),
    st.text("abcdelort", min_size=3, max_size=9),
    st.tuples(st.text(HAN, min_size=2, max_size=3), st.sampled_from(["H20", "H200", "910B"])).map(
        "".join
    ),
    st.sampled_from(["英伟达", "輝達", "NVIDIA", "昇腾910B", "昇腾910C", "寒武记", "台积电"]),
)  # fmt: skip


def groups(texts, **more):
    """The names that share a key, as sets."""
    canon = canonical.canonicalise(((None, text) for text in texts), "subject", LEXICON, **more)
    found = {}
    for (_, text), key in canon.keys.items():
        found.setdefault(key, set()).add(text)
    return {frozenset(group) for group in found.values()}


@SETTINGS
@given(st.lists(names_of, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_names_never_matters(texts, rnd):
    """The same groups for any order."""
    shuffled = list(texts)
    rnd.shuffle(shuffled)
    assert groups(texts) == groups(shuffled)


@SETTINGS
@given(st.lists(names_of, max_size=10), st.lists(names_of, max_size=6))
def test_a_further_document_never_breaks_a_link(texts, more):
    """Names that were one stay one, whatever else is read."""
    small, large = groups(texts), groups([*texts, *more])
    assert all(any(group <= other for other in large) for group in small)


@SETTINGS
@given(st.lists(names_of, max_size=14))
def test_blocking_finds_what_comparing_all_pairs_finds(texts):
    """A slow, obviously right way gives the same groups of the names that no lexicon knows."""
    unknown = sorted(
        {t for t in texts if canonical.look_up((None, t), "subject", LEXICON, 82) is None}
    )
    heads = {text: {text} for text in unknown}
    for left, right in combinations(unknown, 2):
        forms = names.form(left, "subject"), names.form(right, "subject")
        same = forms[0] == forms[1]
        cores = [form.core for form in forms if not form.codes]
        short = len(cores) == 2 and any(
            names.stem(long) == brief for long, brief in (cores, cores[::-1])
        )
        if same or short or similarity(*forms) >= names.least_score("subject"):
            merged = heads[left] | heads[right]
            for text in merged:
                heads[text] = merged
    expected = {frozenset(group) for group in heads.values()}
    assert groups(unknown) == expected


@SETTINGS
@given(names_of, names_of)
def test_likeness_is_symmetric(left, right):
    """And a name is wholly like itself."""
    one, other = names.form(left, "subject"), names.form(right, "subject")
    assert similarity(one, other) == similarity(other, one)
    assert similarity(one, one) == 100


@SETTINGS
@given(st.sampled_from(["H20", "H200", "910B", "910C", "A100", "RTX 6000", "RTX 6000D"]),
       st.sampled_from(["H20", "H200", "910B", "910C", "A100", "RTX 6000", "RTX 6000D"]),
       st.text(HAN, min_size=2, max_size=5))  # fmt: skip
def test_products_with_other_codes_are_never_one(left, right, maker):
    """Not by any likeness of the rest."""
    apart = left != right
    assert (len(groups([f"{maker}{left}", f"{maker}{right}"])) == 2) is apart


@SETTINGS
@given(
    st.lists(st.tuples(names_of, st.integers(1, 9)), min_size=1, max_size=10), st.integers(0, 99)
)
def test_clusters_do_not_depend_on_the_order_of_claims(told, seed):
    """Clusters and topics are byte for byte the same."""
    claims = [
        claim(name, "revenue", value, doc=f"d{n % 3}", unit="CNY", at=n)
        for n, (name, value) in enumerate(told)
    ]
    shuffled = list(claims)
    random.Random(seed).shuffle(shuffled)
    one, other = clusters.group(claims, LEXICON), clusters.group(shuffled, LEXICON)
    assert one == other
    assert clusters.topics(one, LEXICON) == clusters.topics(other[::-1], LEXICON)


def test_the_vocabulary_is_built_once_for_a_lexicon():
    """Look-ups share it."""
    assert canonical.vocabulary(LEXICON, "subject") is canonical.vocabulary(LEXICON, "subject")


@SETTINGS
@given(
    st.lists(st.text("abcde云海华晶", min_size=1, max_size=18), max_size=40, unique=True),
    st.text("abcde云海华晶", min_size=3, max_size=18),
    st.integers(0, 17),
    st.sampled_from([70.0, 82.0, 85.0, 95.0]),
)
def test_names_that_score_are_found_without_looking_at_all(names, core, at, least):
    """Of names of about the same length that begin or end alike none with the score is missed."""
    names = list(dict.fromkeys([*names, core[:at] + core[at + 1 :], core[:at] + "a" + core[at:]]))
    size = 2 if len(core) > 5 else 1
    mine = Form(core, (), ())
    wanted = {
        name
        for name in names
        if abs(len(name) - len(core)) <= 1
        and (name[:size] == core[:size] or name[-size:] == core[-size:])
        and similarity(mine, Form(name, (), ())) >= least
    }
    assert wanted <= set(Ends(names).near(core, least))
