"""YAML that means harm: refused with its place, never a broken reader."""

from __future__ import annotations

import pytest

from claimcheck.yamlfile import load_located


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("? [a]\n: 1\nb: 1\n", (1, 3), "a list or a mapping is no key; write a text"),
        ("{{x: 1}: 1, a: 1, a: 2}", (1, 2), "a list or a mapping is no key; write a text"),
        ("a: &x 1\n*x : 2\n", (1, 4), "aliases are not allowed; write the value out"),
        ("a: &x [1]\nb: *x\n", (1, 4), "aliases are not allowed; write the value out"),
        ("a: 1\na: 2\n", (2, 1), 'the key "a" stands here twice; keep one'),
        ("a: !!python/name:os.system\n", (1, 4), "not valid YAML: "),
        ("[" * 20_000, (1, 1001), "not valid YAML: "),
    ],
)
def test_what_is_refused(text, place, said):
    """Each problem has its place and its mend."""
    found = load_located(text, "x.yaml")
    first = found.problems[0]
    assert first.message.startswith(said)
    assert "; " in first.message
    assert (first.line, first.column) == place or said.startswith("not valid")
    assert all(problem.path == "x.yaml" for problem in found.problems)
