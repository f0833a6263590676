"""What a configuration may say: each key with its kind, its default and what it is for."""

from __future__ import annotations

from typing import Any, Literal

from claimcheck.frozen import record
from claimcheck.limits import Limits
from claimcheck.records import SEVERITIES

# files, rules: paths that must exist. packs: what is installed. names: rules. levels: by rule.
# outputs: files to write, by format. count: a whole number from 0 on. limit, seconds: a whole
# number, or any; 0 for no limit.
# text: as it is.
Kind = Literal[
    "files", "rules", "packs", "names", "levels", "choice", "folder", "globs", "day", "flag",
    "outputs", "count", "limit", "seconds", "text",
]  # fmt: skip

LIMITS = Limits()
LISTS = ("files", "rules", "packs", "names", "globs")


@record
class Setting:
    """A key of the configuration.

    Attributes:
        kind: what its value is.
        about: what it is for, in one line.
        sample: how a value is written in TOML.
        param: the parameter of the command line that it is the default of.
        default: its value where nothing says otherwise.
        choices: of a choice, the values.
    """

    kind: Kind
    about: str
    sample: str
    param: str
    default: Any = None
    choices: tuple[str, ...] = ()


SETTINGS: dict[str, Setting] = {
    "packs": Setting(
        "packs",
        "Installed packs, each with rules, names and units for a field.",
        '["batteries"]',
        "pack",
        (),
    ),
    "lexicon": Setting(
        "files",
        "Further names and measures, read beside the shipped ones.",
        '["names.yaml"]',
        "lexicon",
        (),
    ),
    "units": Setting(
        "files",
        "Further units, as pint writes them: jin = 0.5 * kilogram = 斤",
        '["units.txt"]',
        "units",
        (),
    ),
    "rules": Setting(
        "rules",
        "Folders or files of rules that run beside the shipped ones.",
        '["rules/"]',
        "extra_rules",
        (),
    ),
    "select": Setting(
        "names",
        "Run these rules only: ids, codes, beginnings of codes, tags.",
        '["C1", "share-endpoints"]',
        "select",
    ),
    "ignore": Setting(
        "names",
        "Do not run these; the more exact name wins over `select`.",
        '["C504"]',
        "ignore",
        (),
    ),
    "severity": Setting(
        "levels",
        "Levels of rules: note, warning, error (up to the rule's own cap), off.",
        '{ figure-revised = "off", C3 = "note" }',
        "severity",
        {},
        (*SEVERITIES, "off"),
    ),
    "fail-on": Setting(
        "choice",
        "The lowest severity that makes the exit code 1: note, warning or error.",
        '"warning"',
        "fail_on",
        "error",
        SEVERITIES,
    ),
    "exit-zero": Setting(
        "flag", "Leave with 0 in spite of findings.", "true", "exit_zero", default=False
    ),
    "format": Setting(
        "choice",
        "How check and gate write the report; claimcheck check --help names the formats.",
        '"concise"',
        "format_",
        "full",
        (
            "full",
            "concise",
            "grouped",
            "statistics",
            "html",
            "markdown",
            "csv",
            "jsonl",
            "jsonld",
            "json",
            "sarif",
            "junit",
            "github",
            "gitlab",
            "rdjsonl",
        ),  # as in `reports.FORMATS`, which a test holds against this
    ),
    "output": Setting(
        "outputs",
        "Files that check and gate write beside that, by format; -o takes the place of all.",
        '{ json = "claimcheck.json" }',
        "outputs",
        {},
    ),
    "lang": Setting(
        "choice",
        "Language of the report, en or zh; by default the terminal's, else en.",
        '"zh"',
        "lang",
        choices=("en", "zh"),
    ),
    "ascii": Setting("flag", "Draw lines and signs in ASCII.", "true", "ascii", default=False),
    "ambiguous": Setting(
        "choice",
        "How wide the terminal's font draws East Asian ambiguous characters: narrow or wide.",
        '"wide"',
        "ambiguous",
        "narrow",
        ("narrow", "wide"),
    ),
    "ledger": Setting(
        "folder", "The folder of published claims.", '"published/"', "ledger", "claims"
    ),
    "include": Setting("globs", "Of folders, read these files only.", '["*.md"]', "include", ()),
    "exclude": Setting("globs", "Of folders, leave these out.", '["drafts/"]', "exclude", ()),
    "jobs": Setting(
        "count",
        "How many processes read articles; 0 for as many as are worth their start.",
        "2",
        "jobs",
        0,
    ),
    "max-bytes": Setting(
        "limit",
        "The largest article that is read, in bytes of its text; 0 for no limit.",
        "50_000_000",
        "max_bytes",
        LIMITS.bytes,
    ),
    "max-figures": Setting(
        "limit",
        "How many figures of an article are read; 0 for no limit.",
        "500_000",
        "max_figures",
        LIMITS.figures,
    ),
    "max-seconds": Setting(
        "seconds",
        "Seconds of the clock that the figures and claims of an article may take; 0 for no limit.",
        "60",
        "max_seconds",
        LIMITS.seconds,
    ),
    "date": Setting("day", "Publication day of articles that carry none.", "2025-08-01", "date"),
    "engine": Setting(
        "choice",
        "What check runs on: local, or spark for more than one machine holds.",
        '"spark"',
        "engine",
        "local",
        ("local", "spark"),
    ),
    "spark-master": Setting(
        "text",
        "Where Spark runs; by default what its own configuration says, else this machine.",
        '"spark://host:7077"',
        "spark_master",
    ),
}
PARAMS = {setting.param: name for name, setting in SETTINGS.items()}
