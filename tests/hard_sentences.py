"""A hundred sentences that are hard to bound, made by hand, and paragraphs that are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import sentencex  # type: ignore[import-untyped]

from summarizer.article import split_sentences

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
    """The sentences that this project finds."""
    return [sentence.text for sentence in split_sentences(text)]


def of_sentencex(text: str) -> list[str]:
    """The sentences that sentencex finds by itself."""
    return [piece.strip() for piece in sentencex.segment("en", text) if piece.strip()]


def right(split: Callable[[str], list[str]], cases: Sequence[str]) -> int:
    """How many of the cases are split just where they are marked."""
    return sum(split(text) == sentences for text, sentences in map(marked, cases))
