"""How two claims stand to each other apart from their figures."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.rules import intervals, relations
from rules.build import quantity


def test_words_that_narrow_are_one_though_one_adds_a_few():
    """What is done is told with a few words more; another thing done is another thing."""

    def stand(mine, theirs):
        told = ({"segment": frozenset({words})} for words in (mine, theirs))
        return relations.scopes(*told, ("segment",))[0]

    assert stand("把账务搬到新系统上", "把账务搬到国产新系统上") == "same"
    assert stand("把账务搬到新系统上", "把票据送到各家网点去") == "different"
    assert stand("华东", "华南") == "different"


def test_a_change_and_by_how_much_it_changed_are_one():
    change = quantity("change", first=55, last=48, unit="kilowatt_hour")
    for value, same in ((7, True), (8, False)):
        less = quantity("point", value, unit="kilowatt_hour")
        assert intervals.is_step(change, less) is same
    assert not intervals.is_step(change, quantity("point", 7, unit="percent"))
    assert not intervals.is_step(quantity("point", Decimal(7)), change)
