"""Sentence boundaries: hand-made hard cases, and what must hold of any text at all."""

from __future__ import annotations

import pytest
import sentencex  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import split_sentences
from summarizer.sentences import _ends as ends_of_sentencex

# "|" stands where a sentence ends; everything else is the text as it is.
CASES = """
He met Mr. Khan on Monday.| They spoke.
Ms. Brubeck-Hayes, 58, was there.| Mr. Aldous was not.
Gov. Ruth Ann Stovall spoke.| Sen. Bob Roe did not.
The Rev. Dr. Ada Obi prayed.| Nobody else did.
Lt. Gen. Asim Malik met Prof. Dr. Khan.| Maj. Gen. Roe left.
The Sgt. Maj. met Cllr. Jones and Supt. Roe.| All were well.
Rt. Hon. Jacob Lee rose.| The House fell silent.
Smt. Devi and Shri. Rao came from Pune.| They left on Friday.
Hon. Justice Otieno sat with Adv. Mwangi.| It was hot.
The deal needs the approval of Judge Lorna P. Featherstone.| She is slow.
J. R. R. Okafor wrote it.| P.J. Danvers took the picture.
It was signed by John F. Kamau.| He smiled.
K. P. Sharma Oli resigned.| M. K. Stalin did not.
Image: M. Aspinall of the Echo.| It was cropped.
They had a Plan B.| The plan failed.
It is rich in vitamin C.| It is cheap.
The U.S. Congress voted.| It passed.
U.S. District Judge Ann Roe ruled.| The U.S. Treasury appealed.
It was made in the U.S.| The firm said so.
The U.N. Security Council met.| The E.U. Commission did not.
He lives in Washington, D.C.| He works in Va.
Wexcombe, based in Wilmington, Del., denied it.| It paid.
It grew in Fresno, Calif. Governor Ann Roe came.| They won.
Wexcombe Chemical Corp. agreed to pay.| Its rival did not.
Tata Motors Ltd. rose 2%.| Halden Inc. fell.
He works for Acme Inc.| The firm is in Ohio.
Reliance Industries Ltd. Chairman Mukesh Roe spoke.| Nobody asked.
Smith & Sons Pvt. Ltd. Director Anil Rao resigned.| He is 61.
Brown Bros. Harriman bought it.| The price was secret.
The firm, Roe & Co., left.| Roe & Co. Chairman Al Fox stayed.
Martin Luther King Jr. spoke here.| So did Harry Connick Sr. once.
No. 10 denied it.| No. 11 did not.
He lives at No. 10.| The door is black.
He said no.| It was a plain no.| Rs 5 was due.
See Art. 370 and Sec. 107 of the Act.| Fig. 2 shows it.
It cost Rs. 500 crore.| The loan is due.
The pool pays Rs. 4.50 a share.| It paid Rs. 3.
He offered $300 million on Dec. 19 and was told no.| He left.
A hearing is set for Feb. 17.| She asked for a list.
It opens at 9 a.m. Tuesday in court.| It is free.
They file by 5 p.m. on Jan. 23.| Then they wait.
It ended at 5 p.m.| Police said so.
The call is at 10 a.m. EST on Friday.| Dial in early.
Polls close at 6 p.m. IST.| Counting starts at 8 a.m. Sunday.
The meeting was at 3pm.| It ran late.
It rose 3.5 to 4.2.| It fell 1.
Inflation slowed to 1.8%.| It had been 2.1%.
The rate was cut to 4.0%.| "It fell to 4.0%," he said.
Shares rose $2.10, or 3.8%, to $57.44.| Volume was thin.
He paid £5.| Then he paid €3.4m.| That was all.
They lost 2-1.| Rovers won 3-0.
The bill (H.R. 1234) passed.| The law (No. 5 of 2019) did not.
It rose (see page 3).| It fell.
It fell.| (It rose again.)| It fell.
He left.| [He came back.]| He left.
The body (it meets today) is new.| It has no chair.
He was (sources said.| "Nobody knows.") gone.
“Then the wifi went.”| He added: “I have a contract.”
"You cannot hold back the sea with a workshop."| The talks ended.
“We won.| We did it.| They lost,” he said.| “Good.”| He left.
"We won.| We did it," she said.| "They lost.| All of them."| She left.
'We left,' she said.| 'They stayed.| It rained.'| Nobody came.
‘There was no deal.’| Mr Oz said so.| ‘None.’
He said: "Yes."| She said: "No."
“She laughed,” said one.| “Nicely, but she laughed.”
Its answer, the person said, "was a very short word".| She sighed.
"He was polite, but it was a no," one of them said.| "It hurt."
It “does not comment on live applications”.| It never did.
“Really?” he asked.| “Yes!” she said.
“Why now?” Mr Brown asked.| Nobody spoke.
“No more!” the crowd shouted.| Police watched.
"Who pays?| Who gains?" asked Ms Rao.| No one knew.
«Nous verrons.»| He shrugged.
What?!| No way!!| He left.
Wait... what?| He waited.
He left...| The end came.
And so …| The talks failed.
He had… doubts.| She had none.
"I never ... said it," he said.| "Never."
Yahoo! Inc. said so.| Yahoo! said nothing more.
Visit www.example.com for more.| It is free.
Write to a.b@example.org.| Replies are slow.
iPhone sales fell.| eBay sales rose.
He sold books, pens, etc.| The list is long.
Khan et al. Found nothing new.| Others did.
Ali v. Roe was heard.| Roe vs. Wade was cited.
Some, e.g. Kenya, i.e. the buyer, agreed.| Others, viz. Uganda, did not.
1. The rate is cut.| 2. The tax is kept.
St. Louis won.| Ft. Worth lost.| Mt. Kenya is high.
He holds a Ph.D.| He teaches.
He lives on Main St.| The house is old.
COLUMBUS, Ohio, Jan. 5, 2026 -- Wexcombe agreed to pay.| It said so.
ST. LOUIS (AP) -- The river rose.| It fell later.
NAIROBI, March 3 - Kenya has asked for a loan.| It waits.
NEW DELHI: The rupee fell.| The bank sold dollars.
WASHINGTON, D.C. — The House met.| It voted.
It agreed, she said.| File photo of Ann Roe.| (Photo for representation)(REUTERS)
 date 2025-12-28| The current administration has asked.| It waits.
(Reporting by Tadeo Rojas; Editing by Joan Pell)
[PHOTO: The plant in Marietta, Ohio, in 2023.| Credit: P.J. Danvers/Tri-State Press]
"""

PARAGRAPHS = {
    "a blank line ends a paragraph": "Rates cut as talks fail|\n\nThe bank cut rates.| It said so.",
    "headline, byline and body on lines": "Rates cut|\nBy Ann Roe in Lima|\nThe bank cut rates.",
    "windows line ends": "Rates cut|\r\n\r\nThe bank cut rates.|\r\nThe sol fell.",
    "old line ends": "Rates cut|\rThe bank cut rates.|\rThe sol fell.",
    "a blank line that holds spaces": "Rates cut|\n \t \nThe bank\u00a0cut rates.",
    "a sentence that runs on over a line end": "The bank cut\nits rate by a\nquarter.| It rained.",
    "a byline in small letters": "Rates cut|\nby Ann Roe|\nThe bank cut rates.",
    "no stop before a heading": "The bank cut rates|\n\nAUDIT FIRST|\n\nThe audit came.",
    "text wrapped at a column": (
        "The central bank of Peru cut its benchmark interest rate by\n"
        "25 basis points on Thursday, said Governor Maribel Ugarte of\n"
        "Lima.| It was the first cut in seven months and the smallest\n"
        "Since 2019.|\n"
        "The sol fell.|\n"
        "\n"
        "Nobody at the Treasury expected the decision, which came as a\n"
        "Surprise to the seven brokers who had bet against the move in\n"
        "Lima."
    ),
    "line and paragraph separators": "Rates cut|\u2028The bank cut rates.|\u2029The sol fell.",
}

HARD = [case for case in CASES.strip("\n").splitlines() if case]


def marked(case: str) -> tuple[str, list[str]]:
    """The text of a case and the sentences that it marks."""
    return case.replace("|", ""), [piece.strip() for piece in case.split("|")]


def ours(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text)]


def of_sentencex(text: str) -> list[str]:
    return [piece.strip() for piece in sentencex.segment("en", text) if piece.strip()]


def right(split: object, cases: list[str]) -> int:
    assert callable(split)
    return sum(split(text) == sentences for text, sentences in map(marked, cases))


@pytest.mark.parametrize("case", HARD)
def test_a_hard_case_is_split_where_it_is_marked(case: str) -> None:
    text, sentences = marked(case)
    assert ours(text) == sentences


@pytest.mark.parametrize("case", PARAGRAPHS.values(), ids=PARAGRAPHS.keys())
def test_paragraphs_and_lines_bound_sentences(case: str) -> None:
    text, sentences = marked(case)
    assert ours(text) == sentences


def test_a_hundred_hard_cases_come_out_no_worse_than_sentencex_alone(
    record_property: object,
) -> None:
    assert len(HARD) == 100
    counts = {"ours": right(ours, HARD), "sentencex": right(of_sentencex, HARD)}
    print(counts)
    assert counts["ours"] >= counts["sentencex"]


def test_paragraphs_are_numbered_and_a_prefix_shares_its_line() -> None:
    text = " date 2025-12-28 Kenya asked. It waits.\n\nNobody came."
    found = [(s.number, s.paragraph, s.text) for s in split_sentences(text)]
    assert found == [
        (1, 1, "date 2025-12-28"),
        (2, 1, "Kenya asked."),
        (3, 1, "It waits."),
        (4, 2, "Nobody came."),
    ]


MARKS = "Mr. |U.S. |5 p.m. |He left. |J. |Khan|ß. |1. |“|”|‘|(|)|...| |?|!”|date 2025-12-28 "


def test_a_wide_space_after_an_initial_does_not_break_the_splitter() -> None:
    text = "Plan B\u00a0. It rained in\u3000Lima."
    assert ours(text) == ["Plan B\u00a0.", "It rained in\u3000Lima."]


def test_where_sentencex_breaks_down_our_own_boundaries_are_left(
    capfd: pytest.CaptureFixture[str],
) -> None:
    # Text that reaches it from elsewhere than ``split_sentences``, with its wide space kept.
    assert ends_of_sentencex("Plan B\u00a0. It rained.") == []
    assert "panicked" in capfd.readouterr().err


PIECES = st.sampled_from([*MARKS.split("|"), '"', "\n", "\n\n", "\r", "\u2029", "\x85", "\ud800"])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
def test_sentences_of_any_text_are_in_order_and_hold_all_that_is_not_space(text: str) -> None:
    sentences = split_sentences(text)
    end = 0
    for number, sentence in enumerate(sentences, 1):
        assert sentence.number == number
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip() != ""
        assert text[end : sentence.start].strip() == ""
        end = sentence.end
    assert text[end:].strip() == ""


@given(TEXTS)
def test_no_sentence_of_any_text_spans_a_blank_line(text: str) -> None:
    for sentence in split_sentences(text):
        assert all(line.strip() for line in sentence.text.splitlines())
    numbers = [sentence.paragraph for sentence in split_sentences(text)]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    "unit",
    ["1", '"', "“", "A", " ", "([", "\n", "\r", "a\n", "a\r", ". ", "U.S. ", "“A.” ", "a" * 50],
)
def test_long_runs_of_one_thing_are_still_covered(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    sentences = split_sentences(text)
    assert sum(not c.isspace() for c in text) == sum(
        not c.isspace() for sentence in sentences for c in sentence.text
    )
