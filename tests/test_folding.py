"""Text as it is compared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.folding import fold, folded

ANY = st.text(st.sampled_from(" \n\t\u00a0\u2003\x1c\x85“”‘’«`″a.é") | st.characters())


@given(ANY)
def test_each_folded_character_stands_for_the_one_at_its_offset(text: str) -> None:
    plain, offsets = folded(text)

    assert len(plain) == len(offsets)
    assert offsets == sorted(set(offsets))
    assert all(
        character == fold(text[at]) or text[at].isspace()
        for character, at in zip(plain, offsets, strict=True)
    )
    left_out = set(range(len(text))) - set(offsets)
    assert all(text[at].isspace() and text[at - 1].isspace() for at in left_out)


@given(ANY)
def test_a_text_folds_to_its_words_with_one_space_between_them(text: str) -> None:
    assert fold(text) == " ".join(map(fold, text.split()))
    assert fold(text) == folded(text)[0].strip(" ")
    assert fold(fold(text)) == fold(text)
