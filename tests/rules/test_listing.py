"""Of what parts list about one thing the gravest of all are listed, and the rest is counted."""

from __future__ import annotations

from dataclasses import replace

from claimcheck import rules
from claimcheck.rules.listing import Left, Spotted, together, unlisted
from claimcheck.rules.view import LISTED
from rules.build import claim, run

THING = ("NVIDIA", "market_share")
HOME = "NVIDIA/market_share/percent"
RULE = "market-share-disagrees"


def spotted(number, home=HOME):
    """Findings of one rule, the later the graver."""
    told = [claim("NVIDIA", "market_share", value, doc=f"d{value}") for value in (40, 70)]
    (found,) = run(*told, only=RULE)
    return [
        Spotted(replace(found, fingerprint=f"{n:04}"), home, THING, (3, 0, n))
        for n in range(number)
    ]


def test_the_gravest_of_all_parts():
    every = spotted(LISTED + 50)
    found, (left,) = together([*every[::2], *every[1::2]], ())
    assert sorted(one.grave for one in found) == [one.grave for one in every[50:]]
    assert left == Left(RULE, HOME, THING, more=50)


def test_what_parts_left_out_is_added_up_and_their_values_are_counted_once():
    some = spotted(3)
    parts = [
        Left(RULE, HOME, THING, more=7, values=140, held=128),
        Left(RULE, HOME, THING, more=2, values=150, held=128),
        Left(RULE, HOME, THING, values=150, held=128),
    ]
    found, left = together(some, parts)
    assert found == some
    (told,) = unlisted([rule for rule in rules.load() if rule.id == RULE], found, left)
    assert (told.listed, told.more, told.values, told.held) == (3, 9, 150, 128)
    assert (told.subject, told.measure) == THING


def test_what_is_of_no_thing_is_not_too_much_of_one():
    every = spotted(LISTED + 5, home="")
    assert together(every, ()) == (every, [])
