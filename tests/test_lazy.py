"""What is worked out when it is first asked for."""

from claimcheck.lazy import lazy


class Counting:
    """Counts how often it is asked."""

    def __init__(self):
        self.asked = 0

    @lazy
    def answer(self):
        """The answer."""
        self.asked += 1
        return [self.asked]


def test_it_is_asked_once():
    """And gives the very same thing again."""
    one, other = Counting(), Counting()
    assert one.answer is one.answer
    assert (one.asked, other.asked) == (1, 0)
    assert other.answer is not one.answer


def test_the_class_shows_what_it_says():
    """As a property does."""
    assert Counting.answer.__doc__ == "The answer."
