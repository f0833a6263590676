"""Names of packages whose modules are imported when they are asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from claimcheck import clusters, documents, records, rules


@pytest.mark.parametrize("package", [clusters, documents, records, rules])
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


@pytest.mark.parametrize("module", ["rules.why_not", "records.answers", "documents.rows"])
def test_what_is_not_asked_for_is_not_imported(module):
    """Importing a package leaves those modules alone."""
    package, home = f"claimcheck.{module.partition('.')[0]}", f"claimcheck.{module}"
    code = f"import sys, {package}; print({home!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
