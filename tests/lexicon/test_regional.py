"""Words that regions say differently name one thing."""

import pytest

from claimcheck import lexicon
from claimcheck.lexicon import read_data
from claims.reading import claim_of, measure, subject

SPOKEN = read_data("zh/regional.yaml")["words"]


@pytest.mark.parametrize(
    "text",
    [
        "2025年,國產AI晶片在中國市場的占有率為五成。",
        "2025年,国产AI芯片在中国市场的占有率为五成。",
        "2025年,國產人工智慧晶片的市占率為五成。",
    ],
)
def test_a_name_is_known_in_the_words_of_each_region(text):
    claim = claim_of(text, "五成")
    assert (subject(claim), measure(claim)) == ("Domestic (Chinese) AI chips", "market_share")


def test_no_word_is_said_in_its_own_words():
    """The one side of the table never holds the other: nothing is turned twice."""
    assert not set(SPOKEN) & set(SPOKEN.values())


def test_what_a_company_is_called_is_no_word():
    known = lexicon.load()
    companies = [e for e in known.entities.values() if e.kind == "company"]
    assert not [n for e in companies for n in e.names if any(w in n for w in ("晶片", "工具机"))]


def test_every_name_still_means_one_thing():
    """A name that another entry has is never added."""
    known, seen = lexicon.load(), dict[str, str]()
    for entity in known.entities.values():
        for name in entity.names:
            if any(word in name for word in SPOKEN.values()):
                assert seen.setdefault(name, entity.id) == entity.id
