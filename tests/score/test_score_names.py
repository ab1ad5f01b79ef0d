"""Which names are taken for the same party, and which are not."""

from __future__ import annotations

import pytest

from summarizer.score.names import is_same, shares_words

SAME = [
    ("the Herald", "Herald"),
    ("SEN. ROE", "Ann Roe"),
    ("Ann Roe, chief executive", "Ann Roe"),
    ("Peru’s", "Peru"),
    ("Governor Maribel Ugarte", "Ugarte"),
]
OTHERS = [
    ("Parrish", "Roe"),
    ("town council", "county council"),
    ("a spokesman", "the spokesman of the bank"),
    ("", "Roe"),
    ("the", "the Herald"),
]


@pytest.mark.parametrize(("name", "form"), SAME)
def test_one_party(name: str, form: str) -> None:
    assert is_same(name, [form])


@pytest.mark.parametrize(("name", "form"), OTHERS)
def test_two_parties(name: str, form: str) -> None:
    assert not is_same(name, [form])


@pytest.mark.parametrize(
    ("name", "form", "same"),
    [
        ("unnamed sources", "sources in the power ministry", False),
        ("sources in the ministry", "sources in the power ministry", True),
        ("Roe", "Roe's aide", False),
        ("an aide to Roe", "Roe's aide", True),
        ("Senate Majority Leader Clay Hostetter", "Clay Hostetter", True),
        (" ".join(f"word{n}" for n in range(20)), "word7", False),
    ],
)
def test_half_the_words_are_enough_but_not_for_who_speaks_for_another(
    name: str, form: str, same: bool
) -> None:
    assert shares_words(name, [form]) is same


def test_any_form_will_do() -> None:
    assert is_same("Gill", ["Ricky Gill", "Gill"])
    assert not is_same("Gill", [])
