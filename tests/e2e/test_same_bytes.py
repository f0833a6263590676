"""The same articles give the same bytes, whatever the machine is like."""

from __future__ import annotations

import os
import random
import shutil
import subprocess

import pytest

from e2e.installed import EXAMPLES, claimcheck, command

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


@pytest.fixture(scope="module")
def made_locales(tmp_path_factory):
    """Locales that are there, not only named: without them the system takes C in their place."""
    folder = tmp_path_factory.mktemp("locales")
    if shutil.which("localedef") is None:
        pytest.skip("localedef is not here")
    for language, encoding in (("tr_TR", "UTF-8"), ("zh_CN", "GBK"), ("zh_TW", "BIG5")):
        made = ["localedef", "-i", language, "-f", encoding, folder / f"{language}.{encoding}"]
        if subprocess.run(made, capture_output=True, check=False).returncode:
            pytest.skip("the sources of locales are not here")
    return folder


@pytest.mark.parametrize("locale", ["tr_TR.UTF-8", "zh_CN.GBK", "zh_TW.BIG5"])
def test_names_of_files_are_utf8_in_every_locale(made_locales, locale, tmp_path):
    """An article with a Chinese name is read, and named as it is called."""
    (tmp_path / "新闻").mkdir()
    for name, figure in (("甲", 20), ("乙İı", 70)):
        text = f"2024年,华为的营收为{figure}亿元。\n"
        (tmp_path / "新闻" / f"{name}.txt").write_text(text, encoding="utf-8")
    env = {"LC_ALL": locale, "LANG": locale, "LOCPATH": str(made_locales)}
    for args in (
        ("check", "新闻", "--format", "concise", "--no-cache"),
        ("check", "新闻/甲.txt", "新闻/乙İı.txt", "--format", "json", "--no-cache", "--jobs", "2"),
        ("claims", "新闻", "--subject", "华为"),
    ):
        there, here = (claimcheck(*args, cwd=tmp_path, env=e) for e in (env, {}))
        assert (there.out, there.code) == (here.out, here.code)
        assert "甲.txt" in here.out.decode()


def test_what_a_terminal_of_another_encoding_says_is_understood(made_locales, tmp_path):
    """A word that is no UTF-8 is one of the locale."""
    (tmp_path / "a.txt").write_text("2024年,华为的营收为20亿元。\n", encoding="utf-8")
    env = {"LC_ALL": "zh_CN.GBK", "LOCPATH": str(made_locales)}
    done = subprocess.run(
        [command(), b"claims", b"a.txt", b"--subject", "华为".encode("gbk"), b"--format", b"json"],
        cwd=tmp_path, env={**os.environ, **env}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "华为" in done.stdout.decode()


# -- articles made of the examples' sentences -----------------------------------------------------


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Thirty articles of sentences of the examples; `benchmarks/steady.py` has 1,000."""
    folder, chance = tmp_path_factory.mktemp("many"), random.Random(3)
    (folder / "news").mkdir()
    lines = [
        line
        for file in sorted(EXAMPLES.glob("*.txt"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    for number in range(30):
        text = "\n\n".join(chance.sample(lines, 6)) + "\n"
        (folder / "news" / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


def report(folder, *args, **env):
    """The report on them as JSON, and as text."""
    wanted = ("--format", "json", "-o", f"concise={folder / 'concise.txt'}")
    ran = claimcheck("check", *(args or ["news"]), *wanted, cwd=folder, env=env)
    return ran.out, (folder / "concise.txt").read_bytes()


def test_neither_cache_nor_processes_nor_order_count(many, tmp_path):
    """Read now or remembered, by one process or two, in whatever order, with any hash seed."""
    usual = report(many, "news", "--no-cache", PYTHONHASHSEED="0")
    assert usual[1].count(b"\n") >= 8
    cache = {"CLAIMCHECK_CACHE_DIR": str(tmp_path)}
    assert report(many, **cache) == usual
    assert report(many, PYTHONHASHSEED="9", **cache) == usual
    assert report(many, "news", "--jobs", "2", "--no-cache", PYTHONHASHSEED="1") == usual
    files = [f"news/{file.name}" for file in (many / "news").iterdir()]
    random.Random(1).shuffle(files)
    assert report(many, *files, "--jobs", "2", **cache) == usual


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
