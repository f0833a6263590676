"""The shipped lexicon is what its own comments say it is."""

from collections import Counter
from typing import get_args

import pytest

from claimcheck import lexicon
from claimcheck.folding import fold
from claimcheck.lexicon import extra, read_data
from claimcheck.lexicon.units import load as load_units
from claimcheck.records import QuantityKind
from claimcheck.yamlfile import load_strict

ENTITIES = lexicon.entity_files()
MEASURES = lexicon.measure_files()
FILES = (
    *ENTITIES,
    *MEASURES,
    "heads.yaml",
    "blockers.yaml",
    "by_unit.yaml",
    "narrowed.yaml",
    "suggest.yaml",
)
LANGUAGE_FILES = ("discourse.yaml", "times.yaml", "shares.yaml", "suggest.yaml", "html.yaml")


@pytest.mark.parametrize(
    "name", [*FILES, *(f"{lang}/{f}" for lang in ("zh", "en") for f in LANGUAGE_FILES)]
)
def test_every_file_is_strict_yaml(name):
    """No duplicate key, no alias, no wrong syntax."""
    assert load_strict(lexicon.read_text(name), name).value


@pytest.mark.parametrize(
    ("section", "name"),
    [*(("entities", f) for f in ENTITIES), *(("measures", f) for f in MEASURES)],
)
def test_every_entry_has_known_keys_and_kinds(section, name):
    """The shipped entries pass the check that users' entries must pass."""
    located = load_strict(lexicon.read_text(name), name)
    problems = [
        p
        for i, row in enumerate(located.value)
        for p in extra.check_entry(located, (i,), row, section)
    ]
    assert problems == []


def test_ids_are_unique():
    """Two entries never share an id."""
    for names in (ENTITIES, MEASURES):
        counts = Counter(row["id"] for name in names for row in read_data(name))
        assert [i for i, n in counts.items() if n > 1] == []


def test_parents_exist_and_chains_end():
    """Every parent is an entry, and no entity is its own ancestor."""
    lex = lexicon.load()
    for entity in lex.entities.values():
        assert entity.parent is None or entity.parent in lex.entities, entity.id
        assert entity.id not in lex.ancestors(entity.id)


def test_a_name_belongs_to_one_entity():
    """An alias that two entities claim would be decided by file order."""
    owners = Counter(
        (name.lower())
        for e in lexicon.load().entities.values()
        for name in {n.lower() for n in (*e.names, *e.short)}
    )
    assert [n for n, count in owners.items() if count > 1] == []


def test_a_measure_word_belongs_to_one_measure():
    """A word that two measures claim would be decided by file order."""
    owners = Counter(
        word
        for m in lexicon.load().measures.values()
        for word in {w.lower() for w in (*m.words, *m.weak, *m.beside)}
    )
    assert [w for w, count in owners.items() if count > 1] == []


def test_names_and_words_are_written_as_the_text_is_folded():
    """A name in traditional script or full width would never match folded text."""
    lex = lexicon.load()
    names = [n for e in lex.entities.values() for n in (*e.names, *e.short)]
    measures = lex.measures.values()
    words = [w for m in measures for w in (*m.words, *m.weak, *m.beside)]
    assert [w for w in (*names, *words) if fold(w) != w] == []


def test_near_measures_exist():
    """A measure is near to measures that there are."""
    lex = lexicon.load()
    assert [n for m in lex.measures.values() for n in m.near if n not in lex.measures] == []


def test_measures_are_of_units_that_there_are():
    """A dimension that no unit has would never be met."""
    known = {*load_units().dimensions.values(), "money", "money/share", "generation"}
    wrong = {
        (m.id, d)
        for m in lexicon.load().measures.values()
        for d in m.dimensions
        if d not in known and d.partition("/")[0] not in known
    }
    assert not wrong


def test_a_unit_says_a_measure_that_there_is():
    """And one that is stated in such a unit."""
    measures, units = lexicon.load().measures, load_units().dimensions
    said = read_data("by_unit.yaml")
    for unit, name in said["units"].items():
        assert units[unit] in measures[name].dimensions, unit
    for found, name in said["classes"].items():
        assert found == "rank" or found in measures[name].dimensions, found


def test_a_narrowed_measure_is_one_that_there_is():
    """And the kinds are kinds of figures."""
    measures, kinds = lexicon.load().measures, get_args(QuantityKind)
    for entry in read_data("narrowed.yaml"):
        assert {"of", "kinds", "words", "to"} <= set(entry)
        assert set(entry) <= {"of", "kinds", "words", "to", "said", "anywhere"}
        assert {entry["of"], entry["to"]} <= measures.keys()
        assert set(entry["kinds"]) <= set(kinds)
        assert entry["words"]


def test_the_files_of_measures_are_read_as_one():
    """Every file of the folder, each a list that may stand behind another."""
    read = [row["id"] for name in MEASURES for row in read_data(name)]
    assert read == [row["id"] for row in lexicon.read_measures()]
    assert len(MEASURES) > 10


def test_a_users_file_is_laid_over(tmp_path):
    """A user's entity is found by its names, and a known id is replaced."""
    path = tmp_path / "more.yaml"
    path.write_text(
        "entities:\n- {id: Rivian, kind: company, parent: US, names: [里维安]}\n"
        "- {id: Arm, kind: company}\n",
        encoding="utf-8",
    )
    lex = lexicon.load((path,))
    assert lex.entity_named("里维安") == "Rivian"
    assert lex.entities["Arm"].parent is None
    assert lex.owner("Rivian") == "Rivian"


def test_a_users_file_tells_all_its_problems_at_once(tmp_path):
    """Every problem names line and column, and the likely word."""
    path = tmp_path / "bad.yaml"
    path.write_text(
        "entities:\n- {id: X, kind: compny, naems: [x]}\n"
        "- {id: Y, kind: company, parent: Nvidea}\nmeasure: []\n",
        encoding="utf-8",
    )
    with pytest.raises(lexicon.extra.DataFileError) as caught:
        lexicon.load((path,))
    lines = str(caught.value).splitlines()
    assert len(lines) == 4
    assert 'did you mean "company"?' in lines[0] or 'did you mean "company"?' in lines[1]
    assert any(":2:" in line and 'did you mean "names"?' in line for line in lines)
    assert any('unknown parent "Nvidea"; did you mean "NVIDIA"?' in line for line in lines)
