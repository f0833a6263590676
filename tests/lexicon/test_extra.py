"""A user's lexicon files: what they add, every mistake with its place, what is doubtful."""

from __future__ import annotations

import pytest

from claimcheck import lexicon, yamlfile
from claimcheck.claims.mentions import finder
from claimcheck.errors import DataFileError
from claimcheck.folding import fold
from claimcheck.lexicon import extra, units

ENTITY = "entities:\n- {id: Lingdao, kind: company, names: [岭岛蜂业]}\n"
MEASURE = (
    "measures:\n- {id: honey_price, family: price, dimensions: [money], words: {zh: [蜜价]}}\n"
)


@pytest.fixture
def read(tmp_path):
    """What files of these texts say."""

    def run(*texts):
        paths = []
        for number, text in enumerate(texts):
            path = tmp_path / f"{number}.yaml"
            path.write_text(text, encoding="utf-8")
            paths.append(path)
        return extra.read(paths, lexicon.shipped())

    return run


@pytest.fixture
def load(tmp_path):
    """The lexicon with a file of this text."""

    def run(text):
        path = tmp_path / "more.yaml"
        path.write_text(text, encoding="utf-8")
        return lexicon.load((path,))

    return run


def told(problems):
    """line:column: message of each."""
    return [f"{p.line}:{p.column}: {p.message}" for p in sorted(problems)]


# -- what the sections add ------------------------------------------------------------------------


def test_an_alias_adds_to_a_shipped_entity(load):
    """Its own names stay, and the new one is found in a text."""
    lex = load("aliases:\n- {of: NVIDIA, names: [老黄家]}\n")
    assert lex.entity_named("老黄家") == "NVIDIA"
    assert lex.entity_named("英伟达") == "NVIDIA"
    assert [m.id for m in finder(lex).find("老黄家的营收")][:1] == ["NVIDIA"]
    assert lexicon.load().entity_named("老黄家") is None


def test_a_synonym_adds_to_a_shipped_measure(load):
    """Words, weak words and words beside a figure, each to its own list."""
    known = lexicon.load().measures["yield"]
    found = load(
        "synonyms:\n- {of: yield, words: {zh: [合格品率], en: [good rate]}, weak: {zh: [成品]}, "
        "beside: {zh: [好片]}}\n"
    ).measures["yield"]
    assert found.words == (*known.words, "合格品率", "good rate")
    assert found.weak == (*known.weak, "成品")
    assert found.beside == (*known.beside, "好片")


def test_an_alias_may_be_of_an_entity_of_another_file(tmp_path):
    """The order of the files does not matter."""
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text("aliases:\n- {of: Lingdao, names: [岭岛]}\n", encoding="utf-8")
    two.write_text(ENTITY, encoding="utf-8")
    for order in ((one, two), (two, one)):
        assert lexicon.load(order).entities["Lingdao"].names == ("Lingdao", "岭岛蜂业", "岭岛")


def test_names_in_traditional_script_are_folded(load):
    """As articles are before they are searched; ids stay as they are."""
    lex = load(
        "entities:\n- {id: 鴻碁電子, kind: company, names: [' 鴻碁ＫＫ ']}\n"
        "measures:\n- {id: 蜜價, family: price, dimensions: [money], words: {zh: [蜜價]}}\n"
        "aliases:\n- {of: NVIDIA, short: [老黃家]}\n"
    )
    assert set(lex.entities["鴻碁電子"].names) == {"鴻碁電子", "鸿碁电子", "鸿碁KK"}
    assert lex.measures["蜜價"].words == ("蜜价",)
    assert lex.entities["NVIDIA"].short[-1:] == ("老黄家",)
    text = fold("鴻碁電子去年的蜜價為三元")
    assert [(m.what, m.id) for m in finder(lex).find(text)] == [
        ("entity", "鴻碁電子"),
        ("measure", "蜜價"),
    ]


def test_a_replaced_entity_gives_its_names_free(read):
    """By design an entry of a known id takes the place of the shipped one."""
    text = (
        "entities:\n- {id: Rivian, kind: company}\n- {id: Rivvy, kind: company, names: [里维安]}\n"
    )
    assert read(text).problems == []


@pytest.mark.parametrize("text", ["", "# nothing\n", "{}\n", "entities: []\n"])
def test_a_file_may_hold_nothing(read, text):
    """What is left of a file of suggestions when none was kept."""
    found = read(text)
    assert (found.rows, found.problems) == ([], [])


def test_the_shipped_entries_are_in_order_as_a_users_file(tmp_path):
    """All of them pass all checks: ids, names, references, dimensions, counters."""
    rows = [row for name in lexicon.entity_files() for row in lexicon.read_data(name)]
    path = tmp_path / "all.yaml"
    both = {"entities": rows, "measures": lexicon.read_measures()}
    path.write_text(yamlfile.dump(both), encoding="utf-8")
    found = extra.read([path], lexicon.shipped())
    assert found.problems == []
    assert (len(found.ids("entities")), len(found.ids("measures"))) == (
        len(rows),
        len(lexicon.read_measures()),
    )


# -- mistakes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "place", "message"),
    [
        ("id: X, kind: company, names: [360]", 34, 'in quotes: "360"'),
        ("id: X, kind: company, names: ['']", 34, "an empty name"),
        ("id: X, kind: company, names: ['2,024']", 34, '"2,024" is a bare number'),
        ("id: X, kind: company, short: ['4.5%']", 34, '"4.5%" is a bare number'),
        ("id: X, kind: company, names: 甲", 26, 'write names: [...]'),
        ("id: X, kind: compny", 11, 'did you mean "company"?'),
        ("id: X, kind: company, role: sorce", 26, 'did you mean "source"?'),
        ("id: X, kind: company, codes: 1", 26, "write true or false"),
        ("id: X, kind: company, parent: Nvidea", 26, 'did you mean "NVIDIA"?'),
        ("id: X, kind: company, parent: 英伟达", 26, 'a name of "NVIDIA", write the id'),
        ("id: X, kind: company, parent: X", 26, "belongs to itself (X → X)"),
        ("id: X, kind: company, names: [輝達]", 34, '"輝達" is a name of the shipped "NVIDIA"'),
        ("id: nvidia, kind: company", 4, 'write "NVIDIA" to replace that one'),
        ("id: '', kind: company", 4, '"id" is empty'),
        ("id: X", 3, 'the entry lacks "kind"; add it'),
    ],
)  # fmt: skip
def test_mistakes_of_an_entity(read, entry, place, message):
    """Each where it stands, with the mend."""
    (problem,) = read(f"entities:\n- {{{entry}}}\n").problems
    assert (problem.line, problem.column) == (2, place)
    assert message in problem.message


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("dimensions: [USD]", 'unknown dimension "USD"; write "money"'),
        ("dimensions: [count/day]", 'unknown dimension "count/day"; write "count"'),
        ("dimensions: [metric_ton]", 'unknown dimension "metric_ton"; write "mass"'),
        ("dimensions: [mony]", 'unknown dimension "mony"; did you mean "money"?'),
        ("counters: [人马]", 'unknown counter "人马"'),
        ("holder: compny", 'unknown holder "compny"; did you mean "company"?'),
        ("near: [revenu]", 'unknown measure "revenu" in "near"; did you mean "revenue"?'),
        ("amount: 营收", 'unknown measure "营收" in "amount"; that is a name of "revenue"'),
        ("denominator: revenu", 'unknown denominator "revenu"; did you mean "revenue"?'),
        ("low: 5, high: 2", '"low" is above "high": 5 and 2'),
        ("low: true", '"low" has a value of the wrong type; write a number'),
        ("weak: {fr: [miel]}", 'unknown language "fr"; there are zh and en'),
        ("weak: {zh: 蜜}", '"zh" has a value of the wrong type; write zh: [...]'),
        ("weak: {zh: [3]}", 'write it in quotes: "3"'),
        ("weak: {zh: []}", '"weak" holds no word'),
        ("weak: {zh: [收入]}", '"收入" is a word of the shipped "revenue" already'),
        ("wrods: {}", 'unknown key "wrods"; did you mean "words"?'),
    ],
)
def test_mistakes_of_a_measure(read, entry, message):
    """References, limits, languages, words of others."""
    start = "id: honey, family: price, words: {zh: [蜜价]}, "
    messages = told(read(f"measures:\n- {{{start}{entry}}}\n").problems)
    assert len(messages) == 1
    assert message in messages[0]
    assert messages[0].startswith("2:")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("aliases:\n- {of: NVIDA, names: [老黄家]}\n", '"NVIDA"; did you mean "NVIDIA"?'),
        ("aliases:\n- {of: 英伟达, names: [老黄家]}\n", 'that is a name of "NVIDIA", write the id'),
        ("aliases:\n- {of: NVIDIA, names: [台积电]}\n", 'a name of the shipped "TSMC" already'),
        ("aliases:\n- {of: NVIDIA}\n", 'the entry names nothing; add "names" or "short"'),
        ("aliases:\n- {names: [老黄家]}\n", 'the entry lacks "of"; add it'),
        ("synonyms:\n- {of: yeild, words: {zh: [好片率]}}\n", 'did you mean "yield"?'),
        ("synonyms:\n- {of: yield, words: {zh: [收入]}}\n", 'shipped "revenue" already'),
        ("synonyms:\n- {of: yield, names: [好片率]}\n", 'unknown key "names"'),
        ("alias:\n- {of: NVIDIA, names: [老黄家]}\n", 'section "alias"; did you mean "aliases"?'),
        ("aliases: {of: NVIDIA}\n", "must be a list of entries"),
        ("- {id: X}\n", 'must be a mapping of "entities", "measures", "aliases", "synonyms"'),
        ("aliases:\n- NVIDIA\n", "an entry must be a mapping"),
    ],
)
def test_mistakes_of_the_sections_that_add(read, text, message):
    """The id is there, and the name is free."""
    messages = told(read(text).problems)
    assert any(message in one for one in messages), messages


def test_one_name_for_two_entries(read):
    """In one file or in two: the order would decide."""
    other = "entities:\n- {id: Other, kind: company, names: [嶺島蜂業]}\n"
    (problem,) = read(ENTITY, other).problems
    assert problem.path.endswith("1.yaml")
    assert '"嶺島蜂業" is a name of "Lingdao" too (' in problem.message
    assert "0.yaml:2)" in problem.message


def test_one_id_for_two_entries(read):
    """The later one would win without a word."""
    (problem,) = read(ENTITY, ENTITY).problems
    assert 'the id "Lingdao" stands in' in problem.message
    assert 'add to it under "aliases"' in problem.message
    (problem,) = read(MEASURE, MEASURE).problems
    assert 'add to it under "synonyms"' in problem.message


def test_a_mistake_hides_no_other(read):
    """Of the same entry, and of what refers to it; nothing is told twice."""
    messages = told(
        read(
            "entities:\n- {id: Aa, kind: compny, names: [1, 輝達], parent: Bb}\n"
            "- {id: Cc, kind: company, parent: Aa}\n"
        ).problems
    )
    assert [message.partition(";")[0] for message in messages] == [
        '2:12: unknown kind "compny"',
        "2:34: 1 stands where a text belongs",
        '2:37: "輝達" is a name of the shipped "NVIDIA" already',
        '2:42: unknown parent "Bb"',
    ]


def test_loading_refuses_what_is_wrong(load):
    """All mistakes at once, as everywhere."""
    with pytest.raises(DataFileError) as caught:
        load("aliases:\n- {of: NVIDA, names: ['']}\n")
    assert len(caught.value.problems) == 2


def test_dimensions_of_units_of_ones_own(tmp_path):
    """Known while the units are."""
    file = tmp_path / "more.yaml"
    file.write_text(
        "measures:\n- {id: comb, family: output, dimensions: [combs], words: {zh: [巢脾数]}}\n",
        encoding="utf-8",
    )
    with pytest.raises(DataFileError):
        lexicon.load((file,))
    own = units.Addition("comb", "combs", units.ONE, ("巢脾",))
    with units.using(units.extended(units.shipped(), [own], "comb = [combs]")):
        assert "comb" in lexicon.load((file,)).measures
    with pytest.raises(DataFileError):
        lexicon.load((file,))


# -- doubts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ENTITY.replace("岭岛蜂业", "芯"), '"芯" is one character'),
        (ENTITY.replace("岭岛蜂业", "三一"), '"三一" is a numeral too'),
        (ENTITY.replace("岭岛蜂业", "千瓦时"), '"千瓦时" is a unit too'),
        (ENTITY.replace("岭岛蜂业", "毛利率"), 'a word of the measure "gross_margin"'),
        (MEASURE.replace("蜜价", "台积电"), 'a name of "TSMC", so the measure is never read'),
        (MEASURE.replace("price,", "prise,"), 'the family "prise"; did you mean "price"?'),
        (MEASURE.replace("dimensions: [money], ", ""), "only growths and ratios are read"),
        ("entities:\n- {id: Arm, kind: company}\n", 'replaces the shipped "Arm", without 安谋'),
        ("aliases:\n- {of: NVIDIA, names: [英偉達]}\n", 'known for "NVIDIA" already'),
        ("# nothing\n", "holds no entry"),
    ],
)
def test_doubts(read, text, message):
    """In order, but hardly meant."""
    found = read(text)
    assert found.problems == []
    assert len(found.doubts) == 1
    assert message in found.doubts[0].message
    assert found.warnings[0].message.startswith("warning: ")


def test_what_is_in_order_raises_no_doubt(read):
    """A plain entity, a plain measure, a plain alias."""
    alias = "aliases:\n- {of: NVIDIA, names: [老黄家]}\n"
    found = read(ENTITY, MEASURE, alias)
    assert (found.problems, found.doubts) == ([], [])
    assert (found.ids("entities"), found.ids("measures")) == (
        {"Lingdao", "NVIDIA"},
        {"honey_price"},
    )
