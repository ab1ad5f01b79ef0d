"""Asks are read from any text without an error, and in words of the text."""

from __future__ import annotations

from counting import calls_of
from grammar.ask_sentences import ASKS
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grammar.asks import read_asks
from summarizer.scan import scan

_WRITTEN = (
    "The asked urged to for from by that whether not has been was offer request demand Kenya "
    "Janet the World Bank we he him it its 's who which , . ; : “ ” \" ( ) - ’ $4 rejected a "
    "proposal made said told writing wrote on call called want wants should own of no and both "
    "members must ready willing 12 million İ ß tabled bid withdrew denied claim neither nor "
    "not rather than after could asking without plans until either one none"
)
_PIECES = _WRITTEN.split()
_SENTENCES = [case.text for case in ASKS]
_WORDS = [word for text in _SENTENCES for word in text.split()]
_TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join),
    st.lists(st.sampled_from(_SENTENCES), max_size=4).map("\n\n".join),
)


@given(_TEXTS)
def test_any_text_can_be_read(text: str) -> None:
    found = scan(text)
    readings = read_asks(found, text)
    assert len(readings) == len(found.asks)
    printed = " ".join(text.split())
    for reading in readings:
        for name in (*reading.askers, *reading.asked):
            assert " ".join(name.split()) in printed
        assert not set(reading.askers) & set(reading.asked)
        assert not (reading.sure and not reading.askers)
        assert not (reading.sure and not reading.is_ask)
        assert reading.request != ""


def test_work_grows_with_the_sentence_and_no_faster() -> None:
    def calls(times: int) -> int:
        between = "which the bank and the court of the state needed, " * times
        text = f"Kenya asked Japan for $4 million, {between}it said."
        found = scan(text)
        assert found.asks
        return calls_of(lambda: read_asks(found, text))

    assert calls(40) < 4 * calls(10)
    assert calls(4000) < calls(40)  # too long to be a sentence
