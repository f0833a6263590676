"""Workflow commands, as the runner of GitHub reads them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reports import Look, github, render
from reports import consumers
from reports.build import claim, document, finding, quantity, report, sample


def commands(found, language="en"):
    text = render(found, "github", Look(language=language))
    read = consumers.commands(text)
    assert len(read) == text.count("\n")
    return read


def test_an_annotation():
    """At the place of the finding, titled by its rule, with both places in its text."""
    name, values, told = commands(sample())[0]
    assert name == "error"
    assert values == {
        "file": "articles/exit.txt", "line": "1", "endLine": "1", "col": "18", "endColumn": "31",
        "title": "C102 share-end-values",
    }  # fmt: skip
    assert told.splitlines()[1].startswith("articles/exit.txt:1:18: 英伟达在华市占率由95%")
    assert told.splitlines()[2] == "against articles/half.txt:1:30: 從95%降到50%"


def test_as_it_is_written():
    """The escapes of both halves of a command."""
    doc = document("a,b:c.txt", "份额为45%。\n")
    one = claim(doc, "份额为45%", "45%", quantity(low=45))
    found = finding(one, (), message=(("en", "100 % ::error::\nx"),), severity="note")
    assert render(report([doc], (one,), (found,)), "github", Look()) == (
        "::notice file=a%2Cb%3Ac.txt,line=1,endLine=1,col=4,endColumn=7,title=C102"
        " share-end-values::100 %25 ::error:: x%0Aa,b:c.txt:1:4: 份额为45%25\n"
    )


def test_a_figure_over_two_lines_has_no_columns():
    """GitHub reads them for one line only."""
    doc = document("a.txt", "份额为45\n%。\n")
    one = claim(doc, "份额为45\n%", "45\n%", quantity(low=45))
    (_, values, _), = commands(report([doc], (one,), (finding(one, ()),)))  # fmt: skip
    assert {key for key in values if "ol" in key} == set()
    assert (values["line"], values["endLine"]) == ("1", "2")


def test_the_worst_ten_and_one_notice():
    """In the order of their severity; GitHub drops the eleventh without a word."""
    found = sample()
    gone, half, _ = found.claims
    loud = [finding(gone, half, n=n) for n in range(9)]
    mild = [finding(gone, half, n=n, severity="note") for n in range(5)]
    read = commands(replace(found, findings=(*mild, *loud)))
    assert [name for name, _, _ in read] == ["error"] * 9 + ["notice"] * 2
    assert read[-1][2] == "4 more findings in the whole report."
    assert len(commands(replace(found, findings=(*mild, *loud[:5])))) == 10
    assert "1 more finding in" in commands(replace(found, findings=(*mild, *loud[:6])))[-1][2]


def test_what_was_not_read_comes_behind_the_findings():
    """It is an error whatever was found, and says why; but it takes no finding's place."""
    found = sample()
    found = replace(found, coverage=replace(found.coverage, unread=("x.txt",)))
    name, values, told = commands(found, "zh")[-1]
    assert (name, values["file"], told) == ("error", "x.txt", "x.txt 未能读取。")
    found = replace(found, coverage=replace(found.coverage, reasons=(("x.txt", "is locked"),)))
    assert commands(found)[-1][2] == "x.txt was not read: is locked"
    names = tuple(f"{n:02}.txt" for n in range(12))
    many = commands(replace(found, coverage=replace(found.coverage, unread=names)))
    first = commands(sample())
    assert (many[: len(first)], len(many)) == (first, 11)
    assert many[-1][2].startswith("Not read: 00.txt, 01.txt, ")
    gone, half, _ = found.claims
    loud = tuple(finding(gone, half, n=n) for n in range(12))
    full = commands(replace(found, findings=loud, coverage=replace(found.coverage, unread=names)))
    assert [name for name, _, _ in full] == ["error"] * 10 + ["notice"]
    assert full[-1][2].startswith("2 more findings in the whole report. Not read: 00.txt")


@given(st.text(), st.text())
def test_any_text_comes_back_from_one_line(value, told):
    """But for what would drive a terminal, which is spelt out."""
    line = github._command("error", told, file=value, title="x")
    assert "\n" not in line
    assert "\r" not in line
    ((name, values, back),) = consumers.commands(line)
    assert name == "error"
    assert set(values) == {"file", "title"}
    if value.isprintable() and told.isprintable():
        assert (values["file"], back) == (value, told)
