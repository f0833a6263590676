"""The rare words by which an article is found again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck import documents, lexicon, pipeline
from claimcheck.clusters import rare, told

WORDS = lexicon.load()


def kept(text):
    document = documents.from_text(text)
    return pipeline.rare_words(document, pipeline.extract(document, WORDS), WORDS)


def test_the_words_of_sentences_with_figures_the_rarest_first():
    found = kept("暴雨造成三座水库漫坝，转移村民1.2万人。\n天色渐晚，枇杷树下无人。\n")
    assert {"漫坝", "水库"} <= set(found)
    assert "枇杷树" not in found


def test_a_known_name_is_kept_as_it_is_written():
    assert "沪指" in kept("当日沪指收报3168.2点，漫坝。\n")


def test_english_words_are_kept_without_their_endings():
    found = kept("The Tarnow shipyard launched 14 trawlers for herring fishers.\n")
    assert {"tarnow", "trawler"} <= set(found)


def test_no_more_than_a_ledger_keeps():
    names = "".join(
        f"石门镇第{n}号晚熟枇杷园均重{n}克，青岩水渠溃口{n}处。\n" for n in range(2, 90)
    )
    assert len(kept(names)) <= told.data()["kept"]


@given(
    st.lists(st.sampled_from("水库漫坝枇杷转移村民暴雨Tarnow shipyards 12人万。\n"), max_size=80)
)
def test_whatever_is_kept_of_a_text_is_found_in_it(parts):
    """Looking up needs no cutting into words, so it may not miss one."""
    text = "".join(parts)
    document = documents.from_text(text)
    assert set(kept(text)) <= set(rare.spellings(document.text))
