"""The corpus: one answer, all its surface forms."""

from __future__ import annotations

import pytest

from claimcheck.folding import fold
from claimcheck.quantities import read_text
from quantities.helpers import answer, corpus, corpus_names

FORMS = [
    pytest.param(entry["answer"], str(form), id=f"{name}: {form}")
    for name in corpus_names()
    for entry in corpus(name)
    for form in entry["forms"]
]
FAILURES = [
    (entry["answer"], str(form)) for entry in corpus("known-failures") for form in entry["forms"]
]
NEGATIVES = [
    pytest.param(str(text), id=f"{entry['why']}: {text}")
    for entry in corpus("negatives")
    for text in entry["texts"]
]


def _problems(want: str, form: str) -> list[str]:
    found = read_text(fold(form))
    if len(found) != 1:
        return [f"{len(found)} quantities: {[q.text for q in found]}"]
    return answer(want).problems(found[0])


@pytest.mark.parametrize(("want", "form"), FORMS)
def test_form_is_read_as_its_answer(want: str, form: str) -> None:
    """Every form of an answer is read as exactly this answer."""
    assert not _problems(want, form)


@pytest.mark.parametrize("text", NEGATIVES)
def test_negative_holds_no_quantity(text: str) -> None:
    """Names, dates, ordinals, idioms and classifiers of one are not read."""
    assert not [quantity.text for quantity in read_text(fold(text))]


@pytest.mark.xfail(strict=True, reason="known failures; a cure moves the form to its answer")
@pytest.mark.parametrize(("want", "form"), FAILURES)
def test_known_failure(want: str, form: str) -> None:
    """Forms that should be read and are not yet."""
    assert not _problems(want, form)


def test_answers_have_several_writings() -> None:
    """The point of the corpus: most answers stand there in many forms, none without any."""
    forms = [len(entry["forms"]) for name in corpus_names() for entry in corpus(name)]
    assert min(forms) >= 1
    assert sum(forms) >= 4 * len(forms)
