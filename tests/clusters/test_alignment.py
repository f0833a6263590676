"""Claims of two articles aligned by the words around their figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import clusters, documents, lexicon, pipeline
from claimcheck.clusters import told
from claimcheck.records import Around

LEXICON = lexicon.load()


def aligned(**texts):
    """(figure, figure) of each alignment among texts, by name."""
    docs = {
        name: documents.from_text(text, path=name, article=name) for name, text in texts.items()
    }
    claims = pipeline.extract_documents(docs.values(), LEXICON)
    return clusters.align(claims, lambda c: documents.around(docs[c.article], c.figure), LEXICON)


def figures(**texts):
    return [(one.left.quantity.text, one.right.quantity.text) for one in aligned(**texts)]


FLOOD = "临河县气象台通报，这场暴雨造成三座水库漫坝，转移村民1.2万人。"


def test_sentences_of_one_thing_in_other_words_are_aligned():
    """No lexicon knows the county, nor what is moved."""
    (one,) = aligned(a=FLOOD, b="临河暴雨：水库漫坝，气象台通报称村民4.5万人被紧急转移到高地。")
    assert {"临河", "漫坝", "水库", "村民"} <= set(one.shared)
    assert one.score > 0
    assert not one.verbatim


def test_english_words_count_whatever_their_endings():
    (one,) = aligned(
        a="Rangers in Harlow Valley tagged 412 lynxes before the blizzard.",
        b="Before the blizzard the ranger tagged 380 lynxes in the Harlow Valley.",
    )
    assert {"Harlow", "Valley", "blizzard", "lynxes"} <= set(one.shared)


@pytest.mark.parametrize(
    "other",
    [
        "石门县今年春耕农机下田4.5万台，比去年多了一成。",  # other words
        "临河县气象台通报，这场暴雨造成三座水库漫坝，淹没农田1.2万亩。",  # another kind of figure
        "青山县水利局通报，这场洪峰冲毁五座桥梁，转移村民4.5万人。",  # another county, one form
    ],
)
def test_what_tells_two_things_apart_is_not_aligned(other):
    assert figures(a=FLOOD, b=other) == []


def test_a_rise_is_not_aligned_with_a_fall():
    a = "临河县粮库的小麦收购量今年增长12.4%，仓容利用率创下新高。"
    b = "仓容利用率走低，临河县粮库的小麦收购量下降8.1%。"
    assert figures(a=a, b=b) == []
    assert figures(a=a, b=b.replace("下降", "增长").replace("走低", "创下新高")) == [
        ("12.4%", "8.1%")
    ]


def test_a_repeated_sentence_aligns_its_figures_in_their_order():
    a = "The Harlow reservoir holds 31 million litres and feeds 12 villages, 4 farms and 2 mills."
    b = "The Harlow reservoir holds 31 million litres and feeds 15 villages, 7 farms and 2 mills."
    found = aligned(a=a, b=b)
    assert all(one.verbatim for one in found)
    pairs = [(one.left.quantity.low, one.right.quantity.low) for one in found]
    assert (12, 15) in pairs
    assert (4, 7) in pairs


def test_articles_that_name_other_days_are_told_apart():
    b = "据临河县气象台通报，暴雨造成水库漫坝，共转移村民4.5万人。"
    told_of = [("", ""), ("本报6月3日电。", ""), ("本报6月3日电。", "6月3日至5日有雨。")]
    assert all(figures(a=FLOOD + mine, b=b + theirs) for mine, theirs in told_of)
    assert figures(a=f"{FLOOD}本报6月3日电。", b=f"{b}本报7月19日电。") == []


def test_one_article_is_never_aligned_with_itself():
    assert figures(a=f"{FLOOD}\n据临河县气象台通报，暴雨造成水库漫坝，共转移村民4.5万人。") == []


@given(st.permutations(["a", "b", "c"]))
def test_the_order_of_the_articles_changes_nothing(order):
    texts = {
        "a": FLOOD,
        "b": "据临河县气象台通报，暴雨造成水库漫坝，共转移村民4.5万人。",
        "c": "暴雨使临河县三座水库漫坝，气象台称已转移村民4.4万人。",
    }
    assert figures(**{name: texts[name] for name in order}) == figures(**texts)


def test_common_words_say_nothing():
    text = "他们说这个数字是12个。"
    where = Around(text, text.index("12"), text.index("12") + 3)
    assert not any(word in told.words(where, LEXICON).every for word in ("他们", "是", "说"))


def test_the_words_of_a_clause_are_those_between_its_marks():
    where = Around(FLOOD, FLOOD.index("1.2"), FLOOD.index("人。") + 1)
    words = told.words(where, LEXICON)
    assert set(words.own) == {"转移", "村民"}
    assert "水库" in words.every


@pytest.mark.parametrize("day", ["6月12日", "12号", "May 12", "Sept. 12", "12 August"])
def test_a_day_is_known_in_any_way_of_writing_it(day):
    assert told.days(f"Harlow, {day}") == {"12"}


def test_no_day_is_read_out_of_a_year_or_a_count():
    assert told.days("In May 2025 some 12 lynxes were seen.") == frozenset()


@pytest.mark.parametrize(
    ("a", "b", "pair"),
    [
        (
            "石门镇的商贩说，青禾磨坊去年磨粉8.2万吨，是渡口边最大的磨坊。",
            "青禾磨坊去年磨粉9.6万吨，磨坊主周砚秋在河口说。",
            ("8.2万吨", "9.6万吨"),
        ),
        (
            "The Harlow mill ground 82,000 tonnes of rye, a baker in Thornbury said.",
            "As Petra Lindqvist wrote, the Harlow mill ground 96,000 tonnes of rye.",
            ("82,000 tonnes", "96,000 tonnes"),
        ),
    ],
)
def test_names_elsewhere_in_the_sentence_do_not_make_two_things(a, b, pair):
    assert figures(a=a, b=b) == [pair]


def test_few_shared_words_are_enough_where_nothing_speaks_against_it():
    """A sentence about one thing, in a longer sentence that tells much more."""
    b = "青禾磨坊磨粉9.6万吨。"
    a = "磨坊改造以后渡船停航、集市外迁、学校新建，青禾磨坊磨粉8.2万吨，榨坊歇业，鱼塘改种莲藕。"
    assert figures(a=a, b=b) == [("8.2万吨", "9.6万吨")]


def test_articles_of_many_sentences_must_be_more_alike():
    """What is enough for a note of one sentence may be chance between two articles."""
    one = "磨坊的掌柜在渡口的集市上说，今年黑麦磨粉8.2万吨。"
    other = "磨坊今年黑麦磨粉1.9万吨。"
    filling = "渡船停航。集市外迁。学校新建。榨坊歇业。鱼塘改种莲藕。桥面翻修。茶园封山。水井清淤。"
    assert len(figures(a=one, b=other)) == 1
    assert figures(a=one + filling, b=filling + other) == []
