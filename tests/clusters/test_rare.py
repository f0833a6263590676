"""The rare words by which an article is found again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import documents, lexicon, pipeline, tellings
from claimcheck.clusters import rare, told

WORDS = lexicon.load()


def sentences(text):
    document = documents.from_text(text)
    return tellings.sentences(document, pipeline.extract(document, WORDS))


def kept(text):
    """The words that a ledger keeps of all sentences of a text, without those of their figures."""
    found = [rare.rarest(sentence, WORDS) for sentence in sentences(text)]
    others = ("=", rare.EXACT)
    return [word for one in found for word in one.split() if not word.startswith(others)]


def test_the_words_of_sentences_with_figures_the_rarest_first():
    found = kept("暴雨造成三座水库漫坝，转移村民1.2万人。\n天色渐晚，枇杷树下无人。\n")
    assert {"漫坝", "水库"} <= set(found)
    assert "枇杷树" not in found


@pytest.mark.parametrize("name", ["沪指", "上证综指", "滬指"])
def test_a_known_name_is_kept_as_its_holder(name):
    assert "#SSE_Composite" in kept(f"当日{name}收报3168.2点，漫坝。\n")


def test_a_name_of_two_scripts_is_found_too():
    text = "当日沪深300收报3168.2点，漫坝。\n"
    assert {one for one in kept(text) if one.startswith("#")} <= set(rare.spellings(text, WORDS))


def test_figures_of_about_one_size_meet():
    """Two accounts of one thing differ by little more often than by much."""
    small, near, far = (sentences(f"石浦港到港渔船{n}艘。\n")[0] for n in (212, 230, 900))
    mine = [word for word in rare.rarest(small, WORDS).split() if "~" in word]
    assert mine
    assert set(mine) <= {*rare.sizes(near)}
    assert set(mine).isdisjoint(rare.sizes(far))
    assert set(rare.classes(small)) == set(rare.classes(far))


def test_english_words_are_kept_without_their_endings():
    found = kept("The Tarnow shipyard launched 14 trawlers for herring fishers.\n")
    assert {"tarnow", "trawler"} <= set(found)


def test_no_more_than_a_ledger_keeps():
    things = "、".join(f"琉璃瓦、油纸伞、檀香扇、青瓷碗、紫砂壶{n}号、皮划艇" for n in "甲乙丙丁")
    assert (
        len(kept(f"集市上摆着{things}、滑翔伞、珍珠链、牛皮鼓、葫芦丝、铁皮桶、藤条椅共{99}件。\n"))
        <= told.data()["kept"]
    )


@given(
    st.lists(st.sampled_from("水库漫坝枇杷转移村民暴雨Tarnow shipyards 12人万。\n"), max_size=80)
)
def test_whatever_is_kept_of_a_text_is_found_in_it(parts):
    """Looking up needs no cutting into words, so it may not miss one."""
    text = "".join(parts)
    for sentence in sentences(text):
        words = rare.rarest(sentence, WORDS).split()
        found = {one for one in words if not one.startswith("=")}
        assert found <= {*rare.spellings(sentence.text, WORDS), *rare.exacts(sentence)}
