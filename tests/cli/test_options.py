"""Options that several commands share."""

from __future__ import annotations

import sys

import pytest

from claimcheck.cli import options, screen, streams
from reports.build import document, report, sample


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN"}, "zh"),
        ({"LANG": "zh_CN", "LC_ALL": ""}, "zh"),
        ({"LANG": "C"}, "en"),
    ],
)
def test_language_comes_from_the_locale(environment, language):
    """LC_ALL before LC_MESSAGES before LANG, empty ones passed over."""
    assert options.from_locale(environment) == language


@pytest.mark.parametrize(
    ("environment", "tty", "styled", "color"),
    [
        ({}, True, True, True),
        ({}, False, False, False),
        ({"NO_COLOR": "1"}, True, True, False),
        ({"NO_COLOR": ""}, True, True, True),
        ({"TERM": "dumb"}, True, False, False),
        ({"FORCE_COLOR": "1"}, False, True, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, True, False),
    ],
)
def test_styles(environment, tty, styled, color):
    """A pipe is plain, a terminal coloured, unless the environment says otherwise."""
    assert screen.styles(environment, tty=tty) == (styled, color)


@pytest.mark.parametrize(
    ("environment", "width"),
    [
        ({"COLUMNS": "132"}, 132),
        ({"COLUMNS": "9"}, 40),
        ({"COLUMNS": "99999999"}, 1000),
        ({"COLUMNS": "9" * 5000}, 1000),
        ({"COLUMNS": "000"}, 80),
        ({}, 80),
    ],
)
def test_width(environment, width):
    """COLUMNS decides; a pipe is 80 wide; nothing is set in less than 40, or in more than 1000."""
    assert screen.width(environment, tty=False) == width


class TestExitCode:
    def code(self, found, fail_on="error", *, exit_zero=False, problems=0):
        return options.exit_code(found, fail_on=fail_on, exit_zero=exit_zero, problems=problems)

    def test_findings_count_from_the_floor_up(self):
        """An error and a warning: 1 at every floor; the warning alone from warning down."""
        both = sample()
        mild = report([], (), both.findings[1:], read=1)
        assert [self.code(both, floor) for floor in ("error", "warning", "note")] == [1, 1, 1]
        assert [self.code(mild, floor) for floor in ("error", "warning", "note")] == [0, 1, 1]

    def test_exit_zero_hides_findings_only(self):
        """What could not be read is 2, whatever was asked for."""
        assert self.code(sample(), exit_zero=True) == 0
        assert self.code(sample(), exit_zero=True, problems=1) == 2

    def test_two_beats_one(self):
        """A problem outranks findings."""
        assert self.code(sample(), problems=1) == 2

    def test_a_vacuous_pass_is_not_green(self, capsys):
        """Figures seen and none read: said on stderr, 2. Without figures all is well."""
        articles = [document("a.txt", "x")]
        assert self.code(report(articles, (), seen=3), exit_zero=True) == 2
        assert "3 figures were seen and none could be read" in capsys.readouterr().err
        assert self.code(report(articles, ())) == 0


class TestStreams:
    def test_a_file_is_written_whole_or_not_at_all(self, tmp_path):
        """The result replaces the file at once and leaves no draft."""
        target = tmp_path / "报告.txt"
        target.write_text("old", encoding="utf-8")
        streams.save("甲\n", str(target))
        assert target.read_bytes() == "甲\n".encode()
        assert [path.name for path in tmp_path.iterdir()] == ["报告.txt"]

    def test_an_unwritable_file_is_named(self, tmp_path):
        """The mistake is the user's, and is told as such."""
        from claimcheck.errors import UsageError

        with pytest.raises(UsageError, match=r"none/x\.txt: cannot be written: No such file"):
            streams.save("x", str(tmp_path / "none" / "x.txt"))

    def test_names_cannot_drive_the_terminal(self, capsys):
        """A control character in a complaint is spelt out."""
        streams.complain("a\x1b[2J.txt: 坏")
        assert capsys.readouterr().err == "a\\x1b[2J.txt: 坏\n"

    def test_a_closed_pipe_is_no_error(self, monkeypatch):
        """The reader may leave at any time."""

        class Gone:
            def write(self, _text):
                raise BrokenPipeError

            def fileno(self):
                raise ValueError

        monkeypatch.setattr(sys, "stdout", Gone())
        streams.write("x")
        streams.write("y")
