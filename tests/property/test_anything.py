"""Nothing that a stage is given breaks it: the fuzzer's targets, on a bounded number of inputs.

`nox -s properties` tries many more, `nox -s fuzz` lets the code itself lead the way.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz import seeds
from fuzz.targets import TARGETS

pytestmark = pytest.mark.property

SLOW = {"check": 8, "html": 15, "names_in_use": 10, "word": 15, "pdf": 15, "units": 6}
USUAL = 25
SOUND = {name: seeds.of(name) for name in TARGETS}


def examples(name: str) -> int:
    """How many inputs a target gets; the profile `thorough` multiplies them."""
    return SLOW.get(name, USUAL) * max(1, settings.default.max_examples // 100)


@st.composite
def inputs(draw: st.DrawFn, name: str) -> bytes:
    """Bytes, words that mean something to the stage, or a sound input with a piece replaced."""
    pieces = st.one_of(st.sampled_from(seeds.WORDS), st.text(max_size=6))
    kind = draw(st.sampled_from(["bytes", "words", "changed", "changed"]))
    if kind == "bytes":
        return draw(st.binary(max_size=200))
    words = "".join(draw(st.lists(pieces, max_size=12))).encode("utf-8", "surrogatepass")
    if kind == "words" or not SOUND[name]:
        return words
    whole = draw(st.sampled_from(SOUND[name]))
    start = draw(st.integers(0, len(whole)))
    return whole[:start] + words + whole[start + draw(st.integers(0, 20)) :]


@pytest.mark.parametrize("name", TARGETS)
def test_anything_is_read_or_refused(name: str) -> None:
    """A refusal is an error that claimcheck raises on purpose; nothing else comes out."""

    @settings(max_examples=examples(name), deadline=None, suppress_health_check=list(HealthCheck))
    @given(inputs(name))
    def run(data: bytes) -> None:
        TARGETS[name](data)

    run()


@pytest.mark.parametrize("name", TARGETS)
def test_sound_inputs_and_kept_ones_are_read_or_refused(name: str) -> None:
    """What a fuzzer starts from, and what once broke a stage."""
    for data in SOUND[name]:
        TARGETS[name](data)
