"""Findings of an earlier run, by their fingerprints."""

from __future__ import annotations

from claimcheck.patterns import pattern_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from claimcheck.records import Document, Finding, Report

_FINGERPRINT = pattern_of("[0-9a-f]{16}")


def is_fingerprint(text: str) -> bool:
    """Whether a word on the command line is one."""
    return _FINGERPRINT.fullmatch(text) is not None


def find(fingerprint: str, file: str | None) -> tuple[Finding, Report]:
    """A finding, and a report of what is known of its run.

    Args:
        fingerprint: of the finding.
        file: a report of that run, None for the last one.

    Raises:
        UsageError: there is no such finding.
    """
    from claimcheck import lastrun
    from claimcheck.errors import UsageError
    from claimcheck.records import Coverage, Report

    kept = lastrun.holding(fingerprint, file)
    finding = kept.finding(fingerprint)
    if finding is None:
        where = file or "the report of the last run"
        mend = 'run "claimcheck check" again, or name another report by --report'
        raise UsageError(f"{where}: no finding {fingerprint}; {mend}")
    claims = tuple(claim for one in kept.findings for claim in one.claims)
    sources = _sources(finding)
    return finding, Report(kept.documents, claims, (), (), (finding,), Coverage(), sources=sources)


def _sources(finding: Finding) -> dict[str, Document]:
    """The articles of a finding that still say what it quotes."""
    from claimcheck import documents
    from claimcheck.cli import tables

    found = {}
    for path in dict.fromkeys(claim.document for claim in finding.claims):
        if not documents.file_of(path).is_file():
            continue
        reading = documents.read_paths([path], columns=tables.chosen())
        for document in reading.documents:
            quoted = [claim for claim in finding.claims if claim.document == path]
            if all(document.raw[slice(*claim.span)] == claim.quote for claim in quoted):
                found[path] = document
    return found
