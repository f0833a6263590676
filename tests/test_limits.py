"""How much of one article is read."""

from __future__ import annotations

import io
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcheck
from claimcheck import documents, guarded, lexicon, limits, pipeline
from claimcheck.errors import ConfigError, DataFileError, DocumentError, Problem
from claimcheck.limits import Limits

ROWS = "".join(f"澄湖蜂业的营收为{n}亿元。\n" for n in range(100, 110))
TABLE = "| 年 | 营收(亿元) |\n|---|---|\n| 2023 | 41 |\n| 2024 | 52 |\n\n末尾营收为63亿元。\n"


def test_the_rest_is_left_out_and_told():
    """What stands before the limit is read as ever; the record says what does not."""
    with limits.using(Limits(figures=4)):
        document = documents.from_text(ROWS, path="a.txt")
    assert document.left_out is not None
    assert (document.left_out.figures, document.left_out.line) == (6, 5)
    claims = pipeline.extract(document, lexicon.load())
    assert [claim.line for claim in claims] == [1, 2, 3, 4]
    (problem,) = limits.problems([document])
    assert str(problem) == (
        "a.txt:5: more than max-figures = 4 figures; from here on 6 are left out; split the"
        " article, or raise max-figures"
    )


@pytest.mark.property
@given(st.binary(max_size=40), st.integers(0, 50), st.integers(1, 9))
def test_the_beginning_of_a_stream(data, most, piece):
    """So many bytes of it, in whatever pieces they come."""

    class Dripping(io.BytesIO):
        def read(self, size=-1, /):
            return super().read(min(size, piece))

    assert limits.beginning(Dripping(data), most) == data[:most]


@pytest.mark.parametrize("most", range(1, 6))
def test_a_table_is_cut_between_its_cells(most):
    """Cells and passages go on to refer to each other, and no later figure is read."""
    with limits.using(Limits(figures=most)):
        document = documents.from_text(TABLE)
    for table in document.tables:
        assert table.header_rows <= len(table.rows)
        for index in (cell for row in table.rows for cell in row):
            assert document.passages[index].kind == "cell"
    whole = documents.from_text(TABLE)
    assert document.passages == whole.passages[: len(document.passages)] or most < 5
    assert document.left_out is not None or most == 5
    pipeline.extract(document, lexicon.load())


@pytest.mark.property
@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="营收为1234,.%亿元。\n| 三五十百", max_size=120), st.integers(1, 8))
def test_the_limit_holds_wherever_it_falls(text, most):
    """The passages that are left hold so many figures, and begin as those of the whole do."""
    with limits.using(limits.NONE):
        whole = documents.from_text(text)
    with limits.using(Limits(figures=most)):
        cut = documents.from_text(text)
    assert sum(limits._count(cut, passage) for passage in cut.passages) <= most
    assert cut.passages[:-1] == whole.passages[: max(len(cut.passages) - 1, 0)]
    assert (cut.left_out is None) == (cut.passages == whole.passages)


def test_zero_is_no_limit():
    """Neither of bytes nor of figures."""
    with limits.using(limits.NONE):
        document = documents.from_text(ROWS * 3000)
    assert document.left_out is None
    assert limits.read_within(io.BytesIO(b"x" * 10), "a.txt") == b"x" * 10


def test_what_grows_while_it_is_read_is_bounded():
    """No more than one byte beyond the limit is asked for."""

    class Growing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            assert size == 101
            return b"x" * 101

    with limits.using(Limits(bytes=100)), pytest.raises(DocumentError, match="max-bytes = 100"):
        limits.read_within(Growing(), "a.txt")


def test_a_text_is_measured_in_bytes():
    """Three for a Chinese character."""
    with limits.using(Limits(bytes=30)):
        documents.from_text("营" * 10)
        with pytest.raises(DocumentError, match="has 33 bytes, more than max-bytes = 30"):
            documents.from_text("营" * 11)


def test_the_python_interface_keeps_to_them():
    """Around a call, or by a configuration; beyond seconds an article is an error."""
    with limits.using(Limits(figures=4)):
        report = claimcheck.check_texts({"a": ROWS})
    assert report.coverage.left_out[0][0] == "a"
    with limits.using(Limits(seconds=1e-9)), pytest.raises(DocumentError, match="max-seconds"):
        claimcheck.check_texts({"a": ROWS})


def test_a_configuration_brings_them(tmp_path):
    """For the calls that name it, and no longer."""
    (tmp_path / "claimcheck.toml").write_text("max-figures = 4\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(ROWS, encoding="utf-8")
    with pytest.raises(DocumentError, match="max-figures = 4"):
        claimcheck.check([tmp_path / "a.txt"], config=tmp_path / "claimcheck.toml")
    assert len(claimcheck.extract(tmp_path / "a.txt")) == 10


# -- what breaks a reader -----------------------------------------------------------------------


def test_an_error_names_the_article():
    """One that was raised on purpose stays what it is."""
    told = r"^a.txt: cannot be read \(KeyError: .x.\); this is a defect"
    with pytest.raises(DocumentError, match=told), guarded.naming("a.txt"):
        raise KeyError("x")
    with pytest.raises(ConfigError), guarded.naming("a.txt"):
        raise ConfigError([Problem("c.toml", 1, 0, "wrong")])


def test_failures_are_collected_where_somebody_asks():
    """Else the first is raised."""
    error = DocumentError(Problem("a.txt", 0, 0, "broken"))
    with guarded.collecting() as failures, guarded.sparing():
        raise error
    assert failures == {"a.txt": error.problem}
    assert guarded.failed() == {}
    with pytest.raises(DocumentError), guarded.sparing():
        raise error


def test_a_trace_is_shown_only_if_asked_for(capsys):
    """By --debug."""
    guarded.trace(ValueError("x"))
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("kind", [DocumentError, ConfigError, DataFileError])
def test_errors_travel_between_processes(kind):
    """As they were."""
    problem = Problem("a.txt", 1, 2, "wrong; mend it")
    error = kind(problem) if kind is DocumentError else kind([problem])
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again)) == (kind, str(error))
