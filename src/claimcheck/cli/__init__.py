"""The command line. Thin: parse, call the library, render, exit code.

Every command lives in a module of its own that is imported only when it is called, and heavy
libraries are imported inside the functions that need them. `--help` costs not even click: it is
written from the table below.

Exit codes: 0 nothing to report; 1 findings at or above --fail-on; 2 wrong usage, unreadable input,
broken rules, or figures seen of which none could be read. 2 beats 1.
"""

from __future__ import annotations

import gc
import os
import sys

# Objects that come before cycles among them are looked for. Python's 700 would do so some hundred
# times while modules and the lexicon are loaded, none of which ever goes: a tenth of a short run.
_CYCLES = 200_000

# name → (module, one line of help), the most wanted first
COMMANDS = {
    "check": ("check", "Hold the figures of articles against each other."),
    "gate": ("gate", "Hold new articles against what is already published."),
    "report-site": ("report_site", "Write the report as pages that can be published."),
    "diff": ("diff", "Show two articles, or the two sides of a finding, side by side."),
    "extract": ("extract", "Print the claims of articles, one a line."),
    "quantities": ("quantities", "Print the figures of articles, or of lines of text."),
    "clusters": ("clusters", "Show which claims speak of the same thing, and why."),
    "claims": ("claims", "Show what is said about one thing, by time and article."),
    "rules": ("rules", "List, test and validate rules."),
    "lexicon": (
        "lexicon",
        "Show names and measures, check files of them, and learn such names from articles.",
    ),
    "explain": ("explain", "Say how a figure was read, or what a finding or a rule says."),
    "why-not": ("why_not", "Say what kept two claims apart."),
    "ledger": ("ledger", "Keep the claims of what is published."),
    "waive": ("waive", "Accept a finding until a day."),
    "baseline": ("baseline", "Accept the findings that are there, and count only new ones."),
    "config": ("config", "Show the configuration in force, and where it comes from."),
    "cache": ("cache", "Show what is kept of articles from run to run, and throw it away."),
    "init": ("init", "Set claimcheck up in this folder: settings, a first ledger, and a baseline."),
    "completion": ("completion", "Print what makes a shell complete commands and options."),
}

_HEAD = """\
Usage: claimcheck [OPTIONS] COMMAND [ARGS]...

  Find figures that cannot all be true in a set of articles.

  claimcheck check articles/                    what contradicts what, and why
  claimcheck gate new.txt --ledger claims/      before it is published
  claimcheck diff a.txt b.txt                   two articles side by side

Commands:
"""
_FOOT = """\

Options:
  --version   Show the version and exit.
  --debug     Show where an error comes from; every command has it.
  -h, --help  Show this message and exit; every command has its own.
"""


def help_text() -> str:
    """What `claimcheck --help` prints."""
    rows = (f"  {name:<12}{text}\n" for name, (_, text) in COMMANDS.items())
    return _HEAD + "".join(rows) + _FOOT


def main(args: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code; every error is one line."""
    try:
        if args is None and sys.getfilesystemencoding() != "utf-8":
            from claimcheck.cli import utf8

            if utf8.needed():
                utf8.again()
        status = _status(sys.argv[1:] if args is None else args)
    except KeyboardInterrupt:  # while the first modules were loaded, or the last were put away
        status = 130
    gc.freeze()  # what is left needs no search for cycles before it is thrown away
    sys.exit(status)


def _status(given: list[str]) -> int:
    from claimcheck.cli import streams

    streams.use_utf8()
    if given in (["--help"], ["-h"]):
        return 0 if streams.tell(help_text()) else 2
    if not given and "_CLAIMCHECK_COMPLETE" not in os.environ:
        streams.complain(help_text().rstrip())
        return 2
    gc.set_threshold(_CYCLES)
    from claimcheck.cli import group

    status = group.run(given)
    if "claimcheck.regexcode" in sys.modules:
        from claimcheck import regexcode

        regexcode.keep()
    return status
