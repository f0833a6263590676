"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import claimcheck
from claimcheck import regexcode
from claimcheck.patterns import _Later, pattern_of


def test_a_pattern_is_compiled_at_its_first_use(monkeypatch):
    """Not before, and not again."""
    compiled = []
    real = regexcode.compile_pattern
    monkeypatch.setattr(
        regexcode, "compile_pattern", lambda *given: compiled.append(given) or real(*given)
    )
    pattern = pattern_of("b+", re.IGNORECASE)
    assert not compiled
    assert pattern.search("aBbc").span() == (1, 3)
    assert pattern.sub("x", "abBc") == "axc"
    assert compiled == [("b+", re.IGNORECASE)]


def test_it_is_known_by_its_text_and_flags():
    """So that other patterns can be made of it."""
    pattern = pattern_of("a|b", re.DOTALL)
    assert (pattern.pattern, pattern.flags) == ("a|b", re.DOTALL)


def test_it_has_no_more_than_the_methods_of_a_pattern():
    """A wrong name is an error of the usual kind."""
    with pytest.raises(AttributeError, match="serach"):
        pattern_of("a").serach("a")


def test_a_wrong_pattern_is_an_error_at_its_first_use():
    """That of re."""
    with pytest.raises(re.error):
        pattern_of("(").match("a")


def test_every_pattern_of_the_house_can_be_compiled():
    """What is compiled late is wrong late: here all of them are compiled."""
    found = 0
    for module in pkgutil.walk_packages(claimcheck.__path__, "claimcheck."):
        if module.name.endswith("__main__"):
            continue
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, _Later):
                re.compile(value.pattern, value.flags)
                found += 1
    assert found > 200
