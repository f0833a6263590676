"""The gate: what concerns the new article, its place first, and nothing else."""

from __future__ import annotations

import pytest

from claimcheck import documents, lexicon, pipeline, rules
from claimcheck.errors import UsageError
from claimcheck.ledger import store
from claimcheck.ledger.gate import gate

ZERO = "英伟达在中国的市场份额从95%降至0%。\n"
HALF = "英伟达在中国的市场份额从95%降至50%。\n"
ENGLISH = "Nvidia's market share in China fell from 95% to 50%.\n"
YIELD = "中芯国际的良率为90%。\n"
LOW = "中芯国际的良率为60%。\n"


def article(text, path):
    return documents.from_text(text, path=path, article=path[:-4], published="2025-10-01")


def checked(*articles):
    return pipeline.analyse(articles, lexicon.load(), rules.load())


@pytest.fixture
def ledger(tmp_path):
    """Published: a share of zero, and two yields that contradict each other."""
    published = [article(ZERO, "zero.txt"), article(YIELD, "y1.txt"), article(LOW, "y2.txt")]
    store.add(published, tmp_path)
    return tmp_path


def run(ledger, *new):
    return gate(new, ledger, lexicon=lexicon.load(), rules=rules.load())


def places(report):
    return [[claim.document for claim in side] for f in report.findings for side in f.sides]


@pytest.mark.parametrize("text", [HALF, ENGLISH, "輝達(dá)在中國的市場份額從95%降至50%。\n"])
@pytest.mark.parametrize("path", ["a-new.txt", "zz-new.txt"])
def test_a_conflict_with_the_published_is_found_on_the_new_line(ledger, text, path):
    """In every script, and wherever its name sorts: the first place is the new article's."""
    report = run(ledger, article("第一行。\n\n" + text, path))
    found = [f for f in report.findings if f.severity == "error"]
    assert found
    for finding in found:
        assert (finding.sides[0][0].document, finding.sides[0][0].line) == (path, 3)
        assert finding.sides[1][0].document == "zero.txt"


def test_what_the_published_say_among_themselves_is_silent(ledger):
    """The two yields were there before; they are not this author's matter."""
    report = run(ledger, article(HALF, "new.txt"))
    assert {claim.document for f in report.findings for claim in f.claims} == {
        "new.txt",
        "zero.txt",
    }
    assert checked(article(YIELD, "y1.txt"), article(LOW, "y2.txt")).findings


def test_only_figures_of_the_new_article_are_counted(ledger):
    """The published ones that they are held against were neither seen nor read now."""
    store.add([article(HALF, "half.txt"), article(ENGLISH, "english.txt")], ledger)
    covered = run(ledger, article(ZERO, "new.txt")).coverage
    assert 0 < covered.compared <= covered.read <= covered.seen
    apart = run(ledger, article("台积电的良率为80%。\n", "more.txt")).coverage
    assert (apart.read, apart.compared) == (1, 0)


def test_a_consistent_article_passes(ledger):
    """Saying the same again, or something else, is no finding."""
    report = run(ledger, article(ZERO, "new.txt"), article("台积电的良率为80%。\n", "more.txt"))
    assert not [f for f in report.findings if f.severity != "note"]


def test_an_article_without_figures_passes(ledger):
    """Nothing to hold against anything."""
    assert run(ledger, article("周末天晴。\n", "new.txt")).findings == ()


def test_two_new_articles_are_held_against_each_other(ledger):
    """Both are new: their conflict counts."""
    report = run(
        ledger, article("台积电的良率为80%。\n", "a.txt"), article("台积电的良率为50%。\n", "b.txt")
    )
    assert ["a.txt"] in places(report)
    assert ["b.txt"] in places(report)


def test_a_changed_article_is_not_held_against_its_old_self(ledger):
    """The new text takes the place of what the ledger has of the article."""
    assert not [f for f in run(ledger, article(HALF, "zero.txt")).findings if f.severity == "error"]
    assert not [f for f in run(ledger, article(YIELD, "y2.txt")).findings if f.severity == "error"]


def test_a_moved_article_with_the_same_path_is_not_held_against_its_old_self(ledger):
    """A new id in the front matter, the same file: still the same article."""
    new = documents.from_text(HALF, path="zero.txt", article="another-id")
    assert not [f for f in run(ledger, new).findings if f.severity == "error"]


def test_findings_are_those_of_a_check(ledger):
    """The gate sees what a check of all articles sees, by the same fingerprints."""
    new = article(HALF, "new.txt")
    whole = checked(
        new, article(ZERO, "zero.txt"), article(YIELD, "y1.txt"), article(LOW, "y2.txt")
    )
    touching = {
        f.fingerprint for f in whole.findings if any(c.document == "new.txt" for c in f.claims)
    }
    assert touching
    assert {f.fingerprint for f in run(ledger, new).findings} == touching


def test_the_other_article_is_named_with_what_the_ledger_knows(ledger):
    """The report lists the new article and the published one it conflicts with."""
    report = run(ledger, article(HALF, "new.txt"))
    assert [info.document for info in report.documents] == ["new.txt", "zero.txt"]
    assert report.documents[1].date == "2025-10-01"


def test_support_turns_with_the_sides(ledger):
    """How many articles state each side stays with its side."""
    store.add([article("英伟达的中国市场份额从95%跌至0%。\n", "zero2.txt")], ledger)
    (found,) = [f for f in run(ledger, article(HALF, "new.txt")).findings if f.severity == "error"]
    assert found.support == (1, 2)
    assert len(found.sides[1]) == 2


def test_the_gate_writes_nothing_but_its_index(ledger):
    """Looking at the ledger leaves it as it was; git is told to pass the index over."""

    def there():
        return {file: file.read_bytes() for file in ledger.rglob("*") if file.is_file()}

    before = there()
    run(ledger, article(HALF, "new.txt"))
    after = there()
    assert {file.relative_to(ledger).as_posix() for file in after.keys() - before.keys()} == {
        ".index/.gitignore",
        ".index/ledger.sqlite",
    }
    assert all(after[file] == text for file, text in before.items())
    assert (ledger / ".index" / ".gitignore").read_text() == "*\n"


def test_a_figure_that_is_wrong_by_itself(ledger):
    """It has no other side: reported in the new article, not in a published one."""
    store.add([article("台积电的良率为130%。\n", "old.txt")], ledger)
    report = run(ledger, article("中国大陆芯片自给率为120%。\n", "new.txt"))
    (found,) = [f for f in report.findings if f.kind == "limit"]
    assert [claim.document for claim in found.claims] == ["new.txt"]


def test_a_value_that_many_repeat_still_names_the_new_article(ledger):
    """A side shows four claims at most; the new one is among them."""
    more = [article(f"第{n}条消息。" + ZERO, f"m{n}.txt") for n in range(5)]
    store.add(more, ledger)
    store.add([article(HALF, "half.txt")], ledger)
    report = run(ledger, article("另据了解," + ZERO, "zz-new.txt"))
    found = [f for f in report.findings if f.sides[1][0].document == "half.txt"]
    assert found
    assert all(f.sides[0][0].document == "zz-new.txt" for f in found)


def test_a_check_may_be_held_against_a_ledger(ledger, tmp_path_factory):
    """`check(..., ledger=...)`: all findings, those of the published among them."""
    import claimcheck

    draft = tmp_path_factory.mktemp("drafts") / "new.txt"
    draft.write_text(HALF, encoding="utf-8")
    report = claimcheck.check(draft, ledger=ledger)
    named = {claim.document.rpartition("/")[2] for f in report.findings for claim in f.claims}
    assert named >= {"new.txt", "zero.txt", "y1.txt", "y2.txt"}


def test_a_ledger_without_articles_is_no_ledger(tmp_path):
    """Held against nothing, a draft is not green."""
    draft = documents.from_text("比亚迪2024年的销量为427万辆。", path="draft.txt")
    with pytest.raises(UsageError, match="holds no article"):
        gate([draft], tmp_path, lexicon=lexicon.load(), rules=rules.load())
