"""What is given anything at all: one function a stage, which may refuse its input and never break.

Each takes bytes, as a file or a pipe would hand them over. A refusal is one of the errors that
claimcheck raises on purpose; everything else that comes out of a target is a defect.
"""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from claimcheck import api, documents, lastrun, lexicon, pipeline, rules, serial, yamlfile
from claimcheck.config import file as configuration
from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.ledger import baseline, lines, waivers
from claimcheck.ledger.header import Header
from claimcheck.lexicon import extra
from claimcheck.quantities.units import using
from claimcheck.reports import FORMATS, Look, render
from claimcheck.rules import formula

Target = Callable[[bytes], None]
TARGETS: dict[str, Target] = {}
_PLACE = Path(tempfile.mkdtemp(prefix="claimcheck-fuzz-"))
atexit.register(shutil.rmtree, _PLACE, ignore_errors=True)


def target(function: Target) -> Target:
    """A function that is a target by its name."""

    def run(data: bytes) -> None:
        try:
            function(data)
        except ClaimcheckError as error:
            if not str(error).strip():
                raise ValueError("a refusal that does not say why") from error

    TARGETS[function.__name__] = run
    return run


def written(name: str, data: bytes) -> Path:
    """A file of these bytes."""
    file = _PLACE / name
    file.write_bytes(data)
    return file


def text_of(data: bytes) -> str:
    """Bytes as text, halves of surrogate pairs among it."""
    return (
        data.decode("utf-8", "surrogatepass") if _is_wide(data) else data.decode("utf-8", "replace")
    )


def _is_wide(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


# -- documents ----------------------------------------------------------------------------------


def _article(suffix: str, data: bytes) -> None:
    file = written(f"article{suffix}", data)
    for piece in documents.stream_paths([file], root=_PLACE):
        for problem in piece.problems:
            assert ";" in problem.message, f"no mend: {problem}"
        for document in piece.documents:
            for passage in document.passages:
                assert 0 <= passage.start <= passage.end <= len(document.text)


@target
def text(data: bytes) -> None:
    """A text file."""
    _article(".txt", data)


@target
def markdown(data: bytes) -> None:
    """A Markdown file."""
    _article(".md", data)


@target
def html(data: bytes) -> None:
    """A page."""
    _article(".html", data)


@target
def word(data: bytes) -> None:
    """A Word file."""
    _article(".docx", data)


@target
def pdf(data: bytes) -> None:
    """A PDF."""
    _article(".pdf", data)


@target
def csv(data: bytes) -> None:
    """A table of articles."""
    _article(".csv", data)


@target
def jsonl(data: bytes) -> None:
    """A table of articles."""
    _article(".jsonl", data)


@target
def listing(data: bytes) -> None:
    """The list of the articles of a folder."""
    folder = _PLACE / "listed"
    folder.mkdir(exist_ok=True)
    (folder / "a.txt").write_text("营收增长5%。", encoding="utf-8")
    (folder / "articles.csv").write_bytes(data)
    list(documents.stream_paths([folder], root=_PLACE))


# -- quantities, claims, rules, reports ---------------------------------------------------------


@target
def quantities(data: bytes) -> None:
    """The figures of a text."""
    raw = text_of(data)
    for figure in api.read_quantities(raw):
        assert raw[figure.start : figure.end] == figure.text


@target
def claims(data: bytes) -> None:
    """The claims of a text, written down and read back."""
    document = documents.from_text(text_of(data))
    for claim in pipeline.extract(document, lexicon.load()):
        start, end = claim.span
        assert document.raw[start:end] == claim.quote
        told = serial.dumps(serial.claim_to_json(claim)).encode()
        assert lines.claim_of(told).quantity == claim.quantity


@target
def check(data: bytes) -> None:
    """Two texts held against each other, the report in every format."""
    left, _, right = text_of(data).partition("\x1e")
    report = api.check_texts({"a": left, "b": right or left[::-1]})
    for name in FORMATS:
        render(report, name, Look(color=False)).encode("utf-8", "backslashreplace")


# -- files of rules, names, units, settings -----------------------------------------------------


@target
def yaml(data: bytes) -> None:
    """Any YAML."""
    yamlfile.load_located(data.decode("utf-8", "replace"), "x.yaml")


@target
def rule(data: bytes) -> None:
    """A rule file."""
    rules.read(data.decode("utf-8", "replace"), "rules/fuzz.yaml")


@target
def formulas(data: bytes) -> None:
    """The formula of a rule."""
    try:
        found = formula.parse(data.decode("utf-8", "replace"))
        one = formula.parse("a + 1").value({"a": (1, 2)})  # type: ignore[dict-item]
        found.value(dict.fromkeys(found.names, one))
    except formula.FormulaError:
        pass


@target
def names(data: bytes) -> None:
    """A file of names and measures."""
    extra.read_extra([written("names.yaml", data)], lexicon.shipped())


@target
def names_in_use(data: bytes) -> None:
    """The same, and a text read with it."""
    lexicon._load.cache_clear()  # it goes by the name of the file
    words = lexicon.load((written("names.yaml", data),))
    pipeline.extract(documents.from_text("蜂花公司2024年的营收为32亿元。"), words)


@target
def units(data: bytes) -> None:
    """A file of units."""
    with using([written("units.txt", data)]):
        api.read_quantities("重5斤, 3 jin")


@target
def settings(data: bytes) -> None:
    """A configuration file."""
    found = configuration.table_of(written("claimcheck.toml", data), "claimcheck.toml")
    if found is not None:
        configuration.Reader(*found, _PLACE).read()


# -- the ledger ---------------------------------------------------------------------------------


@target
def waived(data: bytes) -> None:
    """A file of waivers, and waivers in an article."""
    waivers.load(written("waivers.yaml", data))
    raw = data.decode("utf-8", "replace")
    waivers.inline([documents.from_text(raw, path="a.md")])


@target
def known(data: bytes) -> None:
    """A baseline."""
    baseline.load(written("baseline.yaml", data))


@target
def ledger_line(data: bytes) -> None:
    """A line of the ledger."""
    problems: list[Problem] = []
    first = lines.header_of(EXAMPLES["ledger_header"], "claims/a.jsonl", problems)
    assert first is not None
    for claim in lines.claims_of([data, b""], "claims/a.jsonl", first, problems):
        told = serial.dumps(serial.claim_to_json(claim)).encode()
        assert lines.claim_of(told) == claim


@target
def ledger_header(data: bytes) -> None:
    """The header of a ledger file."""
    problems: list[Problem] = []
    found = lines.header_of(data, "claims/a.jsonl", problems)
    assert isinstance(found, Header) != bool(problems)


@target
def last_report(data: bytes) -> None:
    """A report file that is looked at again."""
    lastrun.load(str(written("report.json", data)))


def example(name: str) -> bytes:
    """A sound input of a target, which a fuzzer may start from."""
    return EXAMPLES[name]


_CLAIM = pipeline.extract(
    documents.from_text("据路透社，英伟达2024年在中国的市场份额从95%降至约50%。", path="a.txt"),
    lexicon.load(),
)[0]


def _line() -> bytes:
    return serial.dumps(serial.claim_to_json(_CLAIM)).encode()


def _header() -> bytes:
    from claimcheck.ledger import header, version

    document = documents.from_text("营收增长5%。", path="a.txt")
    row = header.header_of(document, version.Version("1", "2", "3"), figures=1, claims=1)
    return json.dumps(header.to_json(row)).encode()


EXAMPLES: dict[str, bytes] = {"ledger_line": _line(), "ledger_header": _header()}
