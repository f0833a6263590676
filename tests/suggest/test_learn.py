"""All articles together: what is put together, ranked, and left out."""

from __future__ import annotations

from itertools import permutations

from claimcheck import documents, suggest
from suggest.reading import LEXICON, entries, learn

TOLD = "英伟达又称“绿厂”。"


def test_known_names_are_never_suggested():
    """Nor is what differs by script, case or the ending of a firm."""
    assert not learn("英伟达（NVIDIA）又名輝達，又称英伟达公司。台积电（TSMC）收涨。")


def test_a_new_entity_needs_a_figure():
    """A name that nothing is claimed of is of no use."""
    text = "周三，海越特种运输股份有限公司（以下简称“越运”）发布公告。"
    assert not learn(text)
    found = learn(text + "2024年，越运的营收为32.6亿元。")
    assert entries(found, "entities") == [
        {"id": "海越特种运输股份有限公司", "kind": "company", "names": ["越运"]}
    ]
    assert found.found["entities"][0].remarks == ("kind",)


def test_names_of_names():
    """A second name of a second name is the entity's too."""
    found = learn("英伟达又称“绿厂”。", "绿厂又称“显卡大厂”。绿厂的营收为609亿美元。")
    assert [e["names"] for e in entries(found, "aliases")] == [["绿厂"], ["显卡大厂"]]
    assert {e["of"] for e in entries(found, "aliases")} == {"NVIDIA"}


def test_mere_brackets_need_two_articles():
    """Or a figure that is told by that name."""
    text = "英伟达（格林派）{}。格林派收涨。"
    assert not learn(text.format("去年增长"))
    assert not learn(text.format("去年增长"), text.format("去年增长"))  # a copy
    assert learn(text.format("去年增长"), text.format("今年招人"))
    assert learn(text.format("去年增长") + "格林派的营收为609亿美元。")


def test_a_name_of_two_entities():
    """The better told one stays, the other is a conflict with its place."""
    found = learn(TOLD, "英伟达也叫绿厂。", "台积电又称“绿厂”。")
    assert entries(found, "aliases") == [{"of": "NVIDIA", "names": ["绿厂"]}]
    (conflict,) = found.conflicts
    assert (conflict.name, conflict.of, conflict.means) == ("绿厂", "TSMC", "NVIDIA")
    assert conflict.place.path == "2.txt"


def test_a_name_that_is_known_for_another():
    """Told as a conflict; what belongs to the other is none."""
    (conflict,) = learn("英伟达又称“台积电”。").conflicts
    assert (conflict.name, conflict.of, conflict.means) == ("台积电", "NVIDIA", "TSMC")
    assert not learn("腾讯又称“微信”。").conflicts


def test_the_best_told_comes_first():
    """More articles, more kinds of evidence."""
    found = learn("英伟达又称“甲厂”。", TOLD, "英伟达，别名绿厂。", "英伟达（红厂）。红厂收涨。")
    assert [e["names"] for e in entries(found, "aliases")] == [["绿厂"], ["甲厂"]]


def test_the_order_of_articles_does_not_matter():
    """The same suggestions, evidence and conflicts in the same order."""
    texts = [TOLD, "英伟达也叫绿厂。台积电又称“绿厂”。", "台积电又称“岛厂”。", "封盖率为82.5%。"]
    read = [
        documents.from_text(text, path=f"{n}.txt", article=f"{n}", published=None)
        for n, text in enumerate(texts)
    ]
    found = {
        suggest.learn(order, LEXICON) == suggest.learn(read, LEXICON)
        for order in permutations(read)
    }
    assert found == {True}
