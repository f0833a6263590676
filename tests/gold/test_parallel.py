"""The same two texts in simplified and traditional script, with pinyin noise and in English."""

import json
from pathlib import Path

import pytest

from claimcheck import api

HERE = Path(__file__).parent
FORMS = ("zh-Hans", "zh-Hant", "noise", "en")


def told(form):
    """What each finding says, the words and places left out."""
    report = api.check([HERE / "parallel" / form])
    return sorted(
        (
            finding.rule,
            finding.kind,
            finding.severity,
            json.dumps([[side_of(c) for c in side] for side in finding.sides]),
        )
        for finding in report.findings
    )


def side_of(claim):
    """Who and what a claim of a finding is about, in which of the two texts."""
    subject = claim.subject.key if claim.subject else ""
    measure = claim.measure.key if claim.measure else ""
    return claim.article, subject, measure


@pytest.mark.parametrize("form", FORMS[1:])
def test_script_noise_and_language_change_no_finding(form):
    """All four forms give the same findings on the same sides."""
    assert told(form) == told("zh-Hans")


def test_the_parallel_texts_hold_six_conflicts():
    """An agreement of four empty lists would prove nothing."""
    assert len(told("zh-Hans")) == 6
