"""What is asked for, by whatever names."""

from __future__ import annotations

import pytest

from claimcheck import lexicon, pipeline, survey
from claimcheck.documents import from_text
from claimcheck.errors import UsageError

WORDS = lexicon.load()
TEXTS = {
    "a.txt": "2024年,英伟达在中国的市占率为95%。2024年,英伟达的营收为600亿美元。",
    "b.txt": "2025年,輝達在中國的市場份額是50%。中芯國際的良率達到90%。",
    "c.txt": "华为昇腾910B的算力为320TFLOPS。2024年,凌川集团的员工为2.1万人。",
}


@pytest.fixture(scope="module")
def clusters():
    documents = [from_text(text, path=path) for path, text in TEXTS.items()]
    return pipeline.analyse(documents, WORDS, ()).clusters


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("NVIDIA", "NVIDIA"),
        ("nvidia", "NVIDIA"),
        ("英伟达", "NVIDIA"),
        ("輝達", "NVIDIA"),
        ("ＮＶＩＤＩＡ", "NVIDIA"),
        ("昇騰910B", "Huawei Ascend 910B"),
        ("凌川集团", "凌川集团"),
        ("凌川集團", "凌川集团"),
    ],
)
def test_subjects_by_any_name(clusters, name, key):
    """Id, alias, another script, full width; a product with a code; a name that is no entry."""
    assert survey.ask(clusters, WORDS, subjects=[name]).subjects == {key}


@pytest.mark.parametrize(
    ("name", "measures"),
    [
        ("market_share", {"market_share"}),
        ("market share", {"market_share"}),
        ("市占率", {"market_share"}),
        ("市場份額", {"market_share"}),
        ("良率", {"yield"}),
    ],
)
def test_measures_by_id_or_word(clusters, name, measures):
    """In either language and script."""
    assert survey.ask(clusters, WORDS, measures=[name]).measures == measures


@pytest.mark.parametrize("name", ["family:performance", "family:性能", "specification", "规格"])
def test_a_family_is_all_its_measures(clusters, name):
    """By its id or by what reports call it; where that is a word of a measure, that is meant."""
    found = survey.ask(clusters, WORDS, measures=[name]).measures
    family = "performance" if ":" in name else "specification"
    own = {one.id for one in WORDS.measures.values() if one.family == family}
    assert found is not None
    assert own <= found
    assert len(own) > 3


def test_several_names_are_any_of_them(clusters):
    """And clusters are chosen by both slots."""
    asked = survey.ask(clusters, WORDS, subjects=["NVIDIA", "SMIC"], measures=["市占率", "良率"])
    wanted = {(one.subject, one.measure) for one in clusters if asked.wants(one)}
    assert wanted == {("NVIDIA", "market_share"), ("SMIC", "yield")}


def test_nothing_asked_is_anything(clusters):
    """Then every cluster is wanted."""
    asked = survey.ask(clusters, WORDS)
    assert not asked
    assert all(asked.wants(one) for one in clusters)


@pytest.mark.parametrize(
    ("slot", "name", "near"),
    [
        ("subjects", "Nvidja", "NVIDIA"),
        ("subjects", "英偉逹", "英伟达"),
        ("measures", "良律", "良率"),
        ("measures", "market shore", "market share"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(clusters, slot, name, near):
    """In any script."""
    with pytest.raises(UsageError) as raised:
        survey.ask(clusters, WORDS, **{slot: [name]})
    assert str(raised.value).lower().endswith(f'did you mean "{near.lower()}"?')
    assert f'--{slot[:-1]} "{name}"' in str(raised.value)


def test_a_name_that_is_like_none(clusters):
    """The mend is to look at what there is."""
    with pytest.raises(UsageError, match="claimcheck claims without it lists what there is"):
        survey.ask(clusters, WORDS, subjects=["qqqqxxxxzzzz"])


@pytest.mark.parametrize(
    ("asked", "kind", "first"),
    [
        ({"subjects": ["NVIDIA"], "measures": ["良率"]}, "measures", "market_share"),
        ({"subjects": ["TSMC"], "measures": ["良率"]}, "subjects", "SMIC"),
        ({"subjects": ["Huawei"]}, "parts", "Huawei Ascend 910B"),
        ({"subjects": ["TSMC"]}, "most", "NVIDIA"),
        ({"subjects": ["NVIDIA"], "period": "1999"}, "periods", "2024"),
    ],
)
def test_what_there_is_instead(clusters, asked, kind, first):
    """Other measures of the subject, other subjects of the measure, its products, other times."""
    found = survey.nearest(clusters, survey.ask(clusters, WORDS, **asked), WORDS)
    assert (found[0], found[1][0]) == (kind, first)
