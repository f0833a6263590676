"""jieba's words with the tags of its dictionary."""

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import lexicon
from claimcheck.tagging import Tagger

TEXTS = (
    "养蜂合作社今年产蜜1800吨,槐花蜜收购价每公斤32元。",
    "新能源汽车渗透率首次超过五成,动力电池装车量创新高。",
    "鸿飞精密第三季度合并营收环比增长12%,毛利率持平。",
)


@pytest.fixture(scope="module")
def tagger():
    return Tagger(lexicon.load())


@pytest.fixture(scope="module")
def plain():
    """jieba as it comes, with the same names added by its own means."""
    tokenizer = jieba.Tokenizer()
    lex = lexicon.load()
    for entity in lex.entities.values():
        for name in entity.names:
            if not name.isascii() and len(name) > 1:
                tokenizer.add_word(name, 100_000)
    for measure in lex.measures.values():
        for word in measure.words:
            if not word.isascii() and 1 < len(word) < 5:
                tokenizer.add_word(word, 100_000)
    return tokenizer


@pytest.mark.parametrize("text", TEXTS)
def test_it_cuts_as_jieba_does(tagger, plain, text):
    """The dictionary that is read the fast way gives jieba's own words."""
    assert [token[0] for token in tagger.tag(text)] == list(plain.cut(text))


@pytest.mark.parametrize("text", TEXTS)
def test_tokens_cover_the_text(tagger, text):
    """Each token stands where it says."""
    tokens = tagger.tag(text)
    assert "".join(t[0] for t in tokens) == text
    assert all(text[start:end] == word for word, _tag, start, end in tokens)


def test_tags_come_from_the_dictionary_and_the_lexicon(tagger):
    """A noun is a noun, a known company an organisation, a number a number."""
    tags = {word: tag for word, tag, _s, _e in tagger.tag("宁德时代的电池出口12吨")}
    assert (tags["宁德时代"], tags["电池"], tags["12"]) == ("nt", "n", "m")


@pytest.mark.property
@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([*"".join(TEXTS), "英伟达", "市占率", "的了", "鿿", "NVIDIA", "\n"])
    ).map("".join)
)
def test_it_cuts_any_text_as_jieba_does(tagger, plain, text):
    """Its one loop weighs the same words by the same sums."""
    assert [token[0] for token in tagger.tag(text)] == list(plain.cut(text))
