"""Words for measures that articles teach."""

from __future__ import annotations

import pytest

from suggest.reading import entries, learn

SEAL = {
    "id": "封盖率",
    "family": "rate",
    "dimensions": ["percent"],
    "words": {"zh": ["封盖率"]},
}


def test_a_phrase_that_recurs():
    """In two articles, with two figures, in one class of units; 率 belongs to it."""
    found = learn("2024年，澄湖养殖场的封盖率为82.5%。", "2024年，岭上养殖场的封盖率为79.1%。")
    assert entries(found, "measures") == [SEAL]
    (measure,) = found.found["measures"]
    assert set(measure.remarks) == {"family", "id"}


def test_an_english_phrase():
    """Its id is what a program would call it."""
    found = learn(
        "Halberd Motors has a battery swap rate of 31.4 percent.",
        "Tesla has a battery swap rate of 30.2 percent.",
    )
    assert entries(found, "measures") == [
        {
            "id": "battery_swap_rate",
            "family": "rate",
            "dimensions": ["percent"],
            "words": {"en": ["battery swap rate"]},
        }
    ]


def test_three_figures_of_one_article():
    """As often as two articles."""
    text = "澄湖养殖场的封盖率为82.5%。岭上养殖场的封盖率为79.1%。陵水养殖场的封盖率为{}。"
    assert entries(learn(text.format("77.3%")), "measures") == [SEAL]
    assert not learn(text.format("79.1%"))


@pytest.mark.parametrize(
    "second",
    [
        "2024年，澄湖养殖场的封盖率为82.5%。",  # a copy
        "岭上养殖场的封盖率为79.1万元。",  # in another class of units
        "岭上养殖场的封盖时间为79.1小时。",
    ],
)
def test_what_does_not_recur(second):
    """Copies are one voice; two classes of units are no measure."""
    assert not entries(learn("2024年，澄湖养殖场的封盖率为82.5%。", second), "measures")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("会议有34个国家参加。", "代表来自56个国家。"),
        ("展出19部影片。", "放映930部影片。"),
        ("总数为34万。", "总数为56万。"),
        ("比率为34%。", "比率为56%。"),
        ("The total was 34 percent.", "The total was 56 percent."),
    ],
)
def test_nouns_that_name_no_measure(one, other):
    """Things that are counted, and heads without a word of their own."""
    assert not learn(one, other)


def test_what_is_counted_of_one_holder():
    """Two articles count one firm's: then the noun counts, right beside a figure."""
    found = learn("2024年，蔚来建成2431座换蜜塔。", "2023年，蔚来建成1305座换蜜塔。")
    assert [entry["beside"] for entry in entries(found, "measures")] == [{"zh": ["换蜜塔"]}]


def test_a_second_word_of_a_known_measure():
    """One subject, one time, one figure; the other article has the known word."""
    one = "2024年，台积电的进账为2.894万亿元新台币。"
    found = learn(one, "2024年，台积电营收为2.894万亿元新台币。")
    assert entries(found, "synonyms") == [{"of": "revenue", "words": {"zh": ["进账"]}}]
    assert not learn(one, "2023年，台积电营收为2.894万亿元新台币。")
    assert not learn(one, "2024年，联电营收为2.894万亿元新台币。")
    assert not learn(one, "2024年，台积电营收为2.893万亿元新台币。")


def test_a_verb_is_no_word_of_a_measure():
    """拿出 stands in front of the same amount, and means no revenue."""
    assert not learn(
        "2024年，台积电拿出2.894万亿元新台币。", "2024年，台积电营收为2.894万亿元新台币。"
    )


def test_a_word_that_would_be_of_two_measures():
    """Told as a conflict, not suggested."""
    found = learn(
        "2024年，台积电的进账为2.894万亿元新台币。2024年，联电的进账为2323.4亿元新台币。",
        "2024年，台积电营收为2.894万亿元新台币。",
        "2024年，联电的净利润为2323.4亿元新台币。",
    )
    assert not found
    (conflict,) = found.conflicts
    assert conflict.name == "进账"
    assert {conflict.of, conflict.means} == {"revenue", "net_profit"}


def test_an_article_that_tells_word_and_measure_apart():
    """Two figures of one subject: two things."""
    assert not learn(
        "2024年，台积电的进账为2.894万亿元新台币。",
        "2024年，台积电营收为2.894万亿元新台币。",
        "2023年，台积电营收为2.161万亿元新台币，台积电的进账为1.805万亿元新台币。",
    )
