"""The same articles give the same bytes, whatever the machine is like."""

from __future__ import annotations

import pytest

from e2e.installed import EXAMPLES, claimcheck

pytestmark = pytest.mark.e2e

ARTICLES = sorted(
    f"examples/{file.name}"
    for file in EXAMPLES.iterdir()
    if file.suffix in (".txt", ".md", ".html")
)
FORMATS = ("full", "concise", "json")


@pytest.fixture(scope="module")
def usual():
    """What each format gives of the examples, in their order."""
    return {name: claimcheck("check", *ARTICLES, "--format", name).out for name in FORMATS}


def test_there_is_something_to_compare(usual):
    """Each format says something of the examples."""
    assert len(ARTICLES) >= 8
    assert all(len(out) > 1000 for out in usual.values())


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_of_arguments_does_not_count(usual, name):
    """Last first, and one of them twice."""
    turned = [*ARTICLES[::-1], ARTICLES[0]]
    assert claimcheck("check", *turned, "--format", name).out == usual[name]


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_the_hash_seed_does_not_count(usual, seed):
    """No order of a set or of a hash reaches the output."""
    again = claimcheck("check", *ARTICLES, "--format", "json", env={"PYTHONHASHSEED": seed})
    assert again.out == usual["json"]
    full = claimcheck("check", *ARTICLES, env={"PYTHONHASHSEED": seed})
    assert full.out == usual["full"]


@pytest.mark.parametrize("locale", ["C", "en_US.UTF-8", "zh_CN.UTF-8", "zh_TW.Big5", "tr_TR.UTF-8"])
@pytest.mark.parametrize("name", FORMATS)
def test_the_locale_does_not_count(usual, name, locale):
    """Neither the language nor the encoding of the environment changes a byte."""
    env = {"LC_ALL": locale, "LANG": locale, "TZ": "Asia/Shanghai"}
    assert claimcheck("check", *ARTICLES, "--format", name, env=env).out == usual[name]


def test_a_folder_is_its_articles(usual):
    """Naming the folder is naming what is in it."""
    assert claimcheck("check", "examples/", "--format", "concise").out == usual["concise"]


@pytest.mark.parametrize("args", [("extract",), ("quantities", "--format", "jsonl"), ("clusters",)])
def test_the_other_commands_are_as_steady(args):
    """Claims, figures and clusters too."""
    one = claimcheck(*args, *ARTICLES, env={"PYTHONHASHSEED": "1"})
    two = claimcheck(*args, *ARTICLES[::-1], env={"PYTHONHASHSEED": "2", "LC_ALL": "zh_CN.GBK"})
    assert one.out == two.out
    assert one.out
