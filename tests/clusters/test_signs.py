"""What speaks for and against two figures being of one thing."""

from __future__ import annotations

import pytest

from claimcheck import documents, lexicon, pipeline
from claimcheck.clusters import alignment, signs, told

LEXICON = lexicon.load()


def sides(text, article):
    """The figures of a text with their words, by place."""
    document = documents.from_text(text, path=article, article=article)
    found = {}
    for claim in pipeline.extract(document, LEXICON):
        where = documents.around(document, claim.figure)
        found[claim.figure] = alignment.Side.of(claim, where, LEXICON)
    return [found[place] for place in sorted(found)]


def points(a, b, *, at=(0, 0), **options):
    """The signs of a figure of each of two texts, the first ones unless `at` says which."""
    one, other = sides(a, "a")[at[0]], sides(b, "b")[at[1]]
    told_both_ways = [dict(signs.points(*pair, **options)) for pair in ((one, other), (other, one))]
    assert told_both_ways[0] == pytest.approx(told_both_ways[1])
    return told_both_ways[0]


MILL = "青禾磨坊去年磨粉8.2万吨，河口镇的渡船停航。"
WHARF = "The Harlow mill ground 82,000 tonnes of rye."


def test_every_sign_of_the_data_is_one_that_counts_and_the_other_way_round():
    """A weight that nothing asks for, or a sign without weight, is a slip."""
    one, other = sides(MILL, "a")[0], sides(MILL, "b")[0]
    asked = {name for name, _ in signs._amounts(one, other)} | {"start", "place"}
    assert asked == set(told.data()["points"])
    against = {"unknown", "time", "small", "apart", "swapped", "printed", "aside", "chance"}
    for name, weight in told.data()["points"].items():
        assert (weight < 0) == (name in against), name


def test_words_of_a_part_are_words():
    words = told.data()["aside"]
    assert all(isinstance(word, str) and word.strip() == word != "" for word in words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (MILL, "青禾磨坊去年磨粉9.6万吨，比前年的8.2万吨多。"),
        (WHARF, "The Harlow mill ground 96,000 tonnes of rye, against 82,000 tonnes of oats."),
    ],
)
def test_a_figure_that_the_other_article_prints_of_something_else_counts_against(a, b):
    assert points(a, b)["printed"] < 0
    assert "printed" not in points(a, a)  # it agrees


def test_a_figure_inside_of_a_longer_number_is_not_printed():
    a = "青禾磨坊的出粉率为2.5%。"
    assert "printed" not in points(a, "青禾磨坊的出粉率为72.5%。")
    assert "printed" in points(a, "青禾磨坊的出粉率为72.5%，前年高了2.5%。")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("青禾磨坊磨粉8.2万吨。其中，黑麦磨粉1.3万吨。", "青禾磨坊磨粉9.6万吨。"),
        (
            "The Harlow mill ground oats. In addition, it ground 13,000 tonnes of rye.",
            "The Harlow mill ground 96,000 tonnes.",
        ),
    ],
)
def test_what_the_longer_article_tells_aside_counts_against(a, b):
    last = len(sides(a, "a")) - 1
    assert points(a, b, at=(last, 0))["aside"] < 0
    assert "aside" not in points(a.replace("其中，", "").replace("In addition, it", "It"), b)


def test_the_more_sentences_there_are_the_more_are_alike_by_chance():
    amounts = [points(MILL * 4, MILL * many).get("chance", 0) for many in (1, 2, 4)]
    assert amounts[0] == 0
    assert amounts[0] > amounts[1] > amounts[2]


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("青禾磨坊停产。", 1),
        ("青禾磨坊停产！渡船停航", 2),
        ("The mill stands still.", 1),
        ("The mill ground 8.2 tonnes. The ferry waits.", 2),
        ("磨坊\n停产", 2),
        ("", 1),
    ],
)
def test_sentences_are_counted_by_their_marks(text, many):
    assert signs._sentences(text) == many


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("青禾磨坊的黑麦粉每吨售价3100元。", "青禾磨坊的黑麦粉每吨售价3400元。"),
        ("Harlow rye flour sells at $310 a tonne.", "Harlow rye flour sells at $340 a tonne."),
    ],
)
def test_a_price_for_each_of_something_counts_for(a, b):
    assert points(a, b)["rate"] > 0
    assert "rate" not in points(MILL, MILL)


def test_a_name_right_before_each_figure_that_the_other_has_not_counts_against():
    a = "青禾磨坊去年磨粉8.2万吨。"
    assert points(a, "柳湾榨坊去年磨粉9.6万吨。")["swapped"] < 0
    assert "swapped" not in points(a, "青禾磨坊去年磨粉9.6万吨。")


def test_values_count_against_the_further_apart_they_are_up_to_a_limit():
    a, b = "青禾磨坊去年磨粉{}万吨。", "青禾磨坊去年磨粉8.2万吨。"
    amounts = [points(a.format(value), b).get("apart", 0) for value in (8.2, 8.9, 12, 82, 820)]
    assert amounts[0] == 0
    assert amounts[0] > amounts[1] > amounts[2] > amounts[3]
    assert amounts[3] == amounts[4]


@pytest.mark.parametrize(
    "text",
    [
        "青禾磨坊去年磨粉8.2万吨，前年磨粉7.4万吨。",
        "Rye at the Harlow mill sold for $3.10 a tonne, up from the former $2.90 a tonne.",
    ],
)
def test_in_repeated_sentences_a_figure_has_its_place(text):
    assert points(text, text, at=(0, 0), verbatim=True)["place"] > 0
    assert "place" not in points(text, text, at=(0, 1), verbatim=True)
    assert "place" not in points(text, text, at=(0, 0))


def test_a_figure_with_hardly_a_word_before_it_has_no_place():
    text = "磨粉8.2万吨的青禾磨坊停产。"
    assert "place" not in points(text, text, verbatim=True)


def test_a_maker_has_many_sorts_and_a_product_one():
    """14 nm of a foundry and 7 nm of it are two lines; of one chip they cannot both be."""
    line, newer = (
        sides(f"台积电的{size}纳米制程在扩建，设备已经搬入。", name)[0]
        for name, size in (("a", 14), ("b", 7))
    )
    assert signs.apart(line.claim, newer.claim, LEXICON)
    chip, same = (
        sides(f"骁龙8用的是{size}纳米制程，功耗下来了。", name)[0]
        for name, size in (("a", 4), ("b", 3))
    )
    assert not signs.apart(chip.claim, same.claim, LEXICON)
