"""Laws of what is learnt from articles: files that are accepted, order, copies, what is known."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import lexicon
from claimcheck.lexicon import extra
from claimcheck.suggest import written
from claimcheck.yamlfile import load_strict
from suggest.reading import LEXICON, entries, learn

pytestmark = pytest.mark.property
SETTINGS = settings(max_examples=60, deadline=None)

NAMES = [
    "英伟达", "輝達", "NVIDIA", "台积电", "澄湖蜂业", "澄湖", "丽兹汽车", "里兹汽车", "绿厂",
    "Greenfab", "Marlowe Battery Corp", "MBC", "7-11", "true", "null", "a: b", "中国", "H20",
    "O'Neil & Co.", "三一",
]  # fmt: skip
WORDS = ["营收", "进账", "封盖率", "毛利率", "交付量", "换蜡频率", "swap rate"]
FIGURES = ["51579辆", "32.6亿元", "82.5%", "3次", "2.894万亿元"]
names, measures, figures = map(st.sampled_from, (NAMES, WORDS, FIGURES))
firms = st.sampled_from(NAMES[3:8])
sentences = st.one_of(
    st.tuples(names, names).map("{0[0]}（{0[1]}）收涨。".format),
    st.tuples(names, names).map("{0[0]}（以下简称“{0[1]}”）收涨。".format),
    st.tuples(names, names).map("{0[0]}又称{0[1]}。".format),
    st.tuples(names, names).map("{0[0]}, also known as {0[1]}, rose.".format),
    st.tuples(firms, measures, figures).map("2024年，{0[0]}的{0[1]}为{0[2]}。".format),
    st.tuples(firms, figures).map("2024年，{0[0]}交付{0[1]}。".format),
    st.text("甲乙（）()“”\"'#:-{}[]\\\n\t\u2028\x1b 又称简称AB", max_size=12),
)
articles = st.lists(st.lists(sentences, min_size=1, max_size=4).map("".join), max_size=5)


@SETTINGS
@given(articles)
def test_every_file_is_accepted(tmp_path_factory, texts):
    """Whatever the articles hold, the loader takes what was learnt from them as it is."""
    file = tmp_path_factory.mktemp("learnt") / "learnt.yaml"
    for language in ("en", "zh"):
        file.write_text(written.render(learn(*texts), language), encoding="utf-8")
        assert extra.read([file], lexicon.shipped()).problems == []


@SETTINGS
@given(articles)
def test_what_is_known_is_never_suggested(texts):
    """No name and no word that the lexicon has."""
    found = learn(*texts)
    made = [*entries(found, "entities"), *entries(found, "aliases")]
    names = [entry["id"] for entry in made if "id" in entry]
    names += [name for entry in made for name in entry["names"]]
    assert not [name for name in names if LEXICON.entity_named(name)]
    words = [
        word
        for entry in (*entries(found, "measures"), *entries(found, "synonyms"))
        for listed in entry.get("words", {}).values()
        for word in listed
    ]
    assert not [word for word in words if LEXICON.measure_named(word)]


@SETTINGS
@given(articles, st.randoms(use_true_random=False))
def test_the_order_of_articles_never_matters(texts, rnd):
    """The same file for any order."""
    by_path = [(f"{number}.txt", text) for number, text in enumerate(texts)]
    shuffled = random.Random(rnd.random()).sample(by_path, len(by_path))
    assert written.render(learn(**dict(by_path)), "en") == written.render(
        learn(**dict(shuffled)), "en"
    )


@SETTINGS
@given(articles)
def test_a_copy_says_nothing_new(texts):
    """Every article twice: the same entries."""
    once, twice = learn(*texts), learn(*texts, *texts)
    assert {s: entries(once, s) for s in once.found} == {s: entries(twice, s) for s in twice.found}


texts_of_yaml = st.text(
    st.characters(codec="utf-8", exclude_characters="\ufeff"), min_size=1, max_size=12
)


@SETTINGS
@given(st.recursive(texts_of_yaml, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
    texts_of_yaml, inner, max_size=3), max_leaves=6))  # fmt: skip
def test_a_value_is_read_back(value):
    """Any names and words, in flow style."""
    assert load_strict(f"x: {written.flow(value)}\n", "x").value == {"x": value}
