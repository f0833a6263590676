"""Names of packages whose modules are imported when they are asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from claimcheck import clusters, rules


@pytest.mark.parametrize("package", [clusters, rules])
def test_every_name_is_there(package):
    """Also those that no run has asked for yet."""
    assert all(getattr(package, name) is not None for name in package.__all__)


def test_a_name_is_found_once():
    """From then on it is an attribute like any other."""
    assert rules.hurdles is vars(rules)["hurdles"]


def test_an_unknown_name_is_refused_as_ever():
    """With the name of the package."""
    with pytest.raises(AttributeError, match=r"'claimcheck\.rules' has no attribute 'nothing'"):
        _ = rules.nothing


def test_what_is_not_asked_for_is_not_imported():
    """Importing a package leaves those modules alone."""
    code = "import sys, claimcheck.rules; print('claimcheck.rules.why_not' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
