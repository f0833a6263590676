"""All formats of one run, read back by other programs: the same findings at the same places."""

from __future__ import annotations

import json

import pytest

from e2e.installed import EXAMPLES, claimcheck
from reports import consumers

NAMES = ("sarif", "junit", "github", "gitlab", "rdjsonl")
OURS = {
    "观点 一.txt": """\
芯片周报 2025年10月20日

有人说,出口管制之后,英伟达在中国的市场份额从95%降至0%,
本土方案接手了几乎全部订单。这是𠮷田先生的看法。
2024年,全球量子芯片的市场规模为45亿美元。
""",
    "b,c:d 100%.md": """\
---
date: 2025-10-21
---

# 两种说法

到今年夏天,輝達(dá)在中國(guó)的市場份額從95%降到50%,𠮷並非全部失去。

2024年,全球量子芯片的市场规模为60亿美元。
""",
    "third.txt": "A survey of 2024 puts the market share of NVIDIA in China at 130%.\n",
}


def written(folder, paths, *args, env=None):
    """A run that writes every format."""
    out = folder.with_name(f"{folder.name}-out")  # what lies beside articles is counted with them
    out.mkdir(exist_ok=True)
    files = {name: out / f"report.{name}" for name in (*NAMES, "json")}
    outputs = [word for name, file in files.items() for word in ("-o", f"{name}={file}")]
    return claimcheck("check", *paths, *outputs, *args, cwd=folder, env=env), files


def as_read(files, root):
    """What each reader found."""
    return {
        "sarif": consumers.sarif(files["sarif"]),
        "junit": consumers.junit(files["junit"]),
        "github": consumers.github(files["github"]),
        "gitlab": consumers.gitlab(files["gitlab"]),
        "rdjsonl": consumers.rdjsonl(files["rdjsonl"], root),
    }


@pytest.fixture(scope="module", params=["ours", "examples"])
def run(request, tmp_path_factory):
    """Articles with names and places that are hard to write down; and those of the examples."""
    folder = tmp_path_factory.mktemp("desk")
    if request.param == "examples":
        for file in EXAMPLES.glob("*.*"):
            if file.suffix in (".txt", ".md", ".html"):
                (folder / file.name).write_bytes(file.read_bytes())
        (folder / "articles.csv").write_bytes((EXAMPLES / "articles.csv").read_bytes())
    for name, text in OURS.items() if request.param == "ours" else ():
        (folder / name).write_text(text, encoding="utf-8")
    done, files = written(folder, ["."], "--format", "concise")
    truth = json.loads(files["json"].read_text(encoding="utf-8"))["findings"]
    assert len(truth) >= 3
    return folder, done, files, truth


def test_stdout_still_has_the_report(run):
    """The result of --format, beside which the files are written."""
    _, done, _, truth = run
    assert len(done.lines) == len(truth)


def test_every_format_has_the_same_findings(run):
    """Of GitHub's, which shows ten, the loudest."""
    folder, _, files, truth = run
    levels = [finding["severity"] for finding in truth]
    found = as_read(files, folder)
    loudest = sorted(levels, key=("error", "warning", "note").index)[:10]
    assert [one.level for one in found.pop("github")] == loudest
    for name, read in found.items():
        assert sorted(one.level for one in read) == sorted(levels), name


def test_every_format_has_every_place(run):
    """Line and column of each place, the first one first, whatever the format counts in."""
    folder, _, files, truth = run
    wanted = {}
    for finding in truth:
        claims = {claim["id"]: claim for claim in finding["claims"]}
        sides = finding.get("sides", [list(claims)])  # a figure that is wrong by itself has one
        first = place_of(claims[sides[0][0]])
        rest = {place_of(claim) for claim in claims.values()} - {first}
        wanted.setdefault((first, frozenset(rest)), 0)
        wanted[first, frozenset(rest)] += 1
    for name, read in as_read(files, folder).items():
        found = {}
        for one in read:
            key = brief(one.first), frozenset(map(brief, one.others))
            found[key] = found.get(key, 0) + 1
        if name == "github":
            assert found.items() <= wanted.items() or len(truth) > 10
            assert set(found) <= set(wanted)
        else:
            assert found == wanted, name


def place_of(claim):
    return claim["document"], claim["line"], claim["column"]


def brief(place):
    return place.path, place.line, place.column


def test_the_text_at_each_place_is_the_figure(run):
    """What the source has between start and end: a figure, from its numeral to its end."""
    folder, _, files, truth = run
    figures = {}
    for finding in truth:
        for claim in finding["claims"]:
            raw = (folder / claim["document"]).read_bytes().decode("utf-8")
            figures[place_of(claim)] = raw[slice(*claim["figure"])]
    found = as_read(files, folder)
    del found["junit"]  # names no end
    for name, read in found.items():
        places = [place for one in read for place in (one.first, *one.others) if place.end]
        assert places, name
        for place in places:
            text = consumers.text_at(place, folder)
            assert text, (name, place)
            assert figures[brief(place)].endswith(text), (name, place)


def test_the_snippets_of_sarif_are_what_stands_there(run):
    """Of the figure and of its clause."""
    folder, _, files, _ = run
    log = json.loads(files["sarif"].read_text(encoding="utf-8"))
    for result in log["runs"][0]["results"]:
        for location in (*result["locations"], *result["relatedLocations"]):
            physical = location["physicalLocation"]
            path = consumers._sarif_place(location).path
            for region in (physical["region"], physical.get("contextRegion")):
                if region:
                    end = region["endLine"], region["endColumn"]
                    start = region["startLine"], region["startColumn"]
                    place = consumers.Place(path, *start, end)
                    assert consumers.text_at(place, folder) == region["snippet"]["text"]


def test_the_same_bytes_again(run, tmp_path):
    """No order, clock or hash seed shows; nor does the language of the terminal's locale."""
    folder, _, files, _ = run
    before = {name: file.read_bytes() for name, file in files.items()}
    env = {"LC_ALL": "zh_CN.UTF-8", "PYTHONHASHSEED": "7"}
    written(folder, ["."], env=env)
    assert {name: file.read_bytes() for name, file in files.items()} == before


def test_a_gate_knows_what_it_does_not_read(tmp_path):
    """What is published has places and words though only its ledger is at hand."""
    for name, text in OURS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    names = list(OURS)
    claimcheck("ledger", "add", *names[1:], cwd=tmp_path)
    published = {name: (tmp_path / name).read_bytes() for name in names[1:]}
    for name in names[1:]:
        (tmp_path / name).unlink()
    files = {name: tmp_path / f"report.{name}" for name in NAMES}
    outputs = [word for name, file in files.items() for word in ("-o", f"{name}={file}")]
    done = claimcheck("gate", names[0], *outputs, cwd=tmp_path)
    assert done.code == 1
    for name, data in published.items():  # to see what stands at the places
        (tmp_path / name).write_bytes(data)
    for name, read in as_read(files, tmp_path).items():
        others = [place for one in read for place in one.others]
        assert {one.first.path for one in read} == {names[0]}, name
        assert {place.path for place in others} == set(names[1:]), name
        for place in others:
            assert (place.path, place.line) in {(names[1], 7), (names[1], 9), (names[2], 1)}
            if name == "rdjsonl":
                assert place.column is None
            elif name in ("sarif", "gitlab"):
                there = consumers.text_at(place, tmp_path)
                assert there in ("95%降到50%", "60亿美元", "130%"), name


HOSTILE = (
    "::error file=x::owned]]>\n"
    "::stop-commands::x\n"
    "<script>alert(1)</script> &amp; ]]> \"quoted\" 'single' %0A::warning::x ##[error]x \x1b[31m\n"
    "据统计,2024年,甲骨文<script>alert('1')</script>公司的营收为45亿美元]]>%0A::error::。\x1b[2J\x0b\ufffe\n"
    + "很长的一行," * 4000
    + "2024年,英伟达在中国的市场份额为95%。\n"
)
OTHER = "2024年,甲骨文公司的营收为60亿美元。\n2024年,輝達在中國的市場份額為50%。\n"
NAME = "a\n::error::b ]]><script>%0A.txt"


def test_a_hostile_article_is_inert(tmp_path):
    """Every reader reads what it should, and nothing of the article is taken for a command."""
    (tmp_path / NAME).write_text(HOSTILE, encoding="utf-8")
    (tmp_path / "other.txt").write_text(OTHER, encoding="utf-8")
    done, files = written(tmp_path, ["."])
    assert done.code in (0, 1)
    truth = json.loads(files["json"].read_text(encoding="utf-8"))["findings"]
    assert {place_of(claim)[0] for one in truth for claim in one["claims"]} == {NAME, "other.txt"}
    for name in ("sarif", "gitlab", "rdjsonl"):
        found = as_read_one(name, files, tmp_path)
        assert len(found) == len(truth)
        assert NAME in {place.path for one in found for place in (one.first, *one.others)}
    xml = files["junit"].read_text(encoding="utf-8")
    assert "<script" not in xml
    assert "]]>" not in xml
    suites = list(consumers.junitparser.JUnitXml.fromfile(str(files["junit"])))
    assert {suite.name for suite in suites} == {NAME, "other.txt"}
    assert sum(len(case.result) for suite in suites for case in suite) == len(truth)
    log = files["github"].read_text(encoding="utf-8")
    assert log.count("\n") == len(truth) == len(consumers.commands(log))
    assert all(line.startswith(("::error file=", "::warning file=")) for line in log.splitlines())
    assert {values["file"] for _, values, _ in consumers.commands(log)} <= {NAME, "other.txt"}
    for name in ("junit", "github"):
        told = files[name].read_text(encoding="utf-8")
        assert not [char for char in told if ord(char) < 32 and char != "\n"]
    assert all(file.stat().st_size < 60_000 for name, file in files.items() if name != "json")


def as_read_one(name, files, root):
    reader = getattr(consumers, name)
    return reader(files[name], root) if name == "rdjsonl" else reader(files[name])
