"""Who merely speaks: persons and houses hold no figure of a company."""

import pytest

from claims.reading import claim_of, claims_in, subject


def wrong(*row, reason):
    """A row whose reading is known to be another one."""
    return pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    ("text", "figure", "who"),
    [
        ("Analyst Petra Lindqvist said revenue was 9 million euros.", "9", None),
        (
            "Norrvik Marine met. Chief executive Petra Lindqvist said revenue was 9 million euros.",
            "9",
            "Norrvik Marine",
        ),
        (
            '"Trade is strong," said chief executive Petra Lindqvist. Norrvik Marine sold boats. '
            "Lindqvist expects revenue of 9 million euros.",
            "9",
            "Norrvik Marine",
        ),
        ("董事长周明远表示，营收达到9亿元。", "9亿", None),
        (
            "湘泽茶业去年净利润2亿元。\n湘泽茶业董事长周明远表示，去年营收达到9亿元。",
            "9亿",
            "湘泽茶业",
        ),
        wrong(
            "湘泽茶业公布业绩。\n湘泽茶业董事长周明远表示，去年营收达到9亿元。\n市场看好湘泽茶业。",
            "9亿",
            "湘泽茶业",
            reason="a name that never stands in front of a measure word is not known",
        ),
    ],
)
def test_a_person_holds_no_figure_of_a_company(text, figure, who):
    """With a title once, a surname is a person's throughout."""
    assert subject(claim_of(text, figure)) == who


@pytest.mark.parametrize(
    ("text", "who", "house"),
    [
        ("According to research firm Dockwise, ferry shipments hit 42 units.", "ferry", "Dockwise"),
        ("Ferry orders rose 42%, analysts at Brixholm said.", "Ferry", "Brixholm"),
        (
            "Ferry sales rose 42% in April, Dockwise Research said.",
            "Ferry",
            "Dockwise Research",
        ),
        (
            "Norrvik Marine sold 42 boats, research firm Dockwise said.",
            "Norrvik Marine",
            "Dockwise",
        ),
        (
            "Data from consultancy Dockwise showed Norrvik Marine sold 42 boats.",
            "Norrvik Marine",
            "Dockwise",
        ),
        (
            "Norrvik Marine sold 42 boats, industry body Skippers Association said on Monday.",
            "Norrvik Marine",
            "Skippers Association",
        ),
        ("据澜海咨询统计，湘泽茶业门店为42家。", "湘泽茶业", "澜海咨询"),
        ("Research firm Dockwise said ferry shipments reached 42 units.", "ferry", "Dockwise"),
        wrong(
            "A study by research firm Dockwise put ferry shipments at 42 units.",
            "ferry",
            "Dockwise",
            reason="the phrase in front of the measure word takes the house and its verb in",
        ),
        (
            "Ferry shipments reached 42 units in April, said research firm Dockwise.",
            "Ferry",
            "Dockwise",
        ),
    ],
)
def test_a_house_that_counts_others_is_the_source(text, who, house):
    """It is what is counted that holds the figure."""
    claim = claim_of(text, "42")
    assert (subject(claim), claim.source) == (who, house)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Norrvik Marine sold 42 boats, according to Dockwise.", "Dockwise"),
        ("雾岭乳业称，门店达到42家。", "雾岭乳业"),
        ("雾岭乳业门店达到42家。", None),
        ("Norrvik Marine sold 42 boats. Dockwise said nothing.", None),
    ],
)
def test_who_says_it(text, source):
    """Only who is quoted for the figure."""
    assert claim_of(text, "42").source == source


def test_a_speaker_behind_stays_with_its_sentence():
    """The house that closes one sentence says nothing of the next."""
    text = "Ferry sales rose 42% in April, Dockwise Research said. Norrvik Marine sold 310 boats."
    assert [(subject(c), c.source) for c in claims_in(text)] == [
        ("Ferry", "Dockwise Research"),
        ("Norrvik Marine", None),
    ]
