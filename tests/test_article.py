"""What an article takes, what it refuses and why, and what it finds out by itself."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.errors import InputError

KENYA = "NAIROBI, March 3 - Kenya has asked the World Bank for a loan, the minister said."


def refusal(data: bytes, **options: object) -> InputError:
    with pytest.raises(InputError) as caught:
        Article.from_bytes(data, **options)  # type: ignore[arg-type]
    return caught.value


def test_a_byte_order_mark_is_dropped_and_line_ends_are_kept() -> None:
    article = Article.from_bytes("\ufeffRates cut\r\n\r\nIt said so.\r".encode())
    assert article.text == "Rates cut\r\n\r\nIt said so.\r"
    assert article.characters == len(article.text)


def test_only_one_byte_order_mark_is_dropped() -> None:
    assert Article("\ufeff\ufeffKenya asked.").text == "\ufeffKenya asked."


def test_the_digest_is_over_the_utf8_bytes_of_the_text() -> None:
    text = "Réalta na Mara owes €3.4 million."
    assert Article("\ufeff" + text).sha256 == hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_an_article_is_a_value() -> None:
    assert Article(KENYA, published="2026-03-03") == Article(KENYA, published=dt.date(2026, 3, 3))
    assert Article(KENYA) != Article(KENYA, outlet="Crestwire")
    assert len({Article(KENYA), Article(KENYA)}) == 1
    with pytest.raises(AttributeError):
        Article(KENYA).title = "Loan"  # type: ignore[misc]


def test_what_is_known_is_kept() -> None:
    article = Article.from_bytes(
        KENYA.encode(), title="Loan", outlet="Crestwire", url="https://example.org/loan"
    )
    assert (article.title, article.outlet, article.url) == (
        "Loan",
        "Crestwire",
        "https://example.org/loan",
    )
    assert article.source == "text"
    assert Article(KENYA, source="html").source == "html"


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "empty", "empty"),
        (b"\xef\xbb\xbf", "empty", "empty"),
        (b" \r\n\t ", "blank", "white space"),
        (b"%PDF-1.7\n...", "binary", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "binary", "PNG"),
        (b"\xff\xd8\xff\xe0..JFIF", "binary", "JPEG"),
        (b"PK\x03\x04\x14\x00", "binary", "ZIP"),
        (b"\x1f\x8b\x08\x00", "binary", "gzip"),
        (b"Kenya\x00asked.", "binary", "NUL at character 5"),
        (b"She said \x93no\x94.", "not_utf8", "offset 9"),
        (b"She said \x93no\x94.", "not_utf8", "--encoding windows-1252"),
        ("Kenya asked.".encode("utf-16"), "not_utf8", "--encoding utf-16"),
        (b"Caf\xc3", "not_utf8", "offset 3"),
    ],
)
def test_bytes_that_hold_no_article_are_refused_with_the_reason(
    data: bytes, code: str, words: str
) -> None:
    error = refusal(data, name="loan.txt")
    assert error.code == code
    assert words in str(error)
    assert "loan.txt" in str(error)


@pytest.mark.parametrize("encoding", ["nonsense", "hex", "rot13", "", "a\0b"])
def test_an_encoding_that_is_none_is_refused(encoding: str) -> None:
    error = refusal(b"Kenya asked.", encoding=encoding)
    assert error.code == "unknown_encoding"
    assert "--encoding" in str(error)


def test_bytes_are_decoded_as_told() -> None:
    data = "“Très cher”, dit-il.".encode("windows-1252")
    assert Article.from_bytes(data, encoding="windows-1252").text == "“Très cher”, dit-il."
    assert Article.from_bytes("Kenya".encode("utf-16"), encoding="utf-16").text == "Kenya"


def test_bytes_that_are_not_in_the_encoding_told_are_refused() -> None:
    error = refusal("“No”".encode(), encoding="ascii")
    assert error.code == "undecodable"
    assert "offset 0" in str(error)


def test_an_article_over_the_limit_is_refused_with_both_numbers() -> None:
    error = refusal(b"a" * 1_201, limit_characters=1_200)
    assert error.code == "too_long"
    assert "1,201" in str(error)
    assert "1,200" in str(error)
    assert Article.from_bytes(b"a" * 1_200, limit_characters=1_200).characters == 1_200


def test_the_limit_counts_characters_and_not_bytes() -> None:
    assert Article.from_bytes("€".encode() * 100, limit_characters=100).characters == 100


@pytest.mark.parametrize(("text", "code"), [("", "empty"), ("\ufeff", "empty"), ("\n \n", "blank")])
def test_a_text_that_holds_nothing_is_refused(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        Article(text)
    assert caught.value.code == code


def test_a_lone_surrogate_is_refused_with_its_place() -> None:
    with pytest.raises(InputError, match=r"U.D83D. at character 6, line 2") as caught:
        Article("Kenya\n\ud83d asked.")
    assert caught.value.code == "lone_surrogate"


@pytest.mark.parametrize("published", ["yesterday", "2026-02-30", "03/03/2026", "", 20260303])
def test_a_date_of_publication_that_is_none_is_refused(published: object) -> None:
    with pytest.raises(InputError, match="YYYY-MM-DD") as caught:
        Article(KENYA, published=published)  # type: ignore[arg-type]
    assert caught.value.code == "bad_date"


@pytest.mark.parametrize(
    "published", ["2026-03-03", " 2026-03-03 ", dt.date(2026, 3, 3), dt.datetime(2026, 3, 3, 9)]
)
def test_a_date_of_publication_may_be_a_date_or_its_iso_form(published: dt.date | str) -> None:
    assert Article(KENYA, published=published).published == dt.date(2026, 3, 3)


BODY = (
    " Kenya has asked the World Bank for a loan.\n\nIt was founded on 1 June 1999 - or so it says."
)


@pytest.mark.parametrize(
    ("top", "published"),
    [
        (" date 2025-12-28", "2025-12-28"),
        ("date 2025-12-28", "2025-12-28"),
        ("LIMA, April 9, 2026 -", "2026-04-09"),
        ("MUMBAI, Jan 29, 2026:", "2026-01-29"),
        ("TOKYO, January 22, 2026 —", "2026-01-22"),
        ("COLUMBUS, Ohio, Jan. 5, 2026 --", "2026-01-05"),
        ("New Delhi, 28 December 2025 (PTI):", "2025-12-28"),
        ("WASHINGTON/NEW DELHI, Jan 5, 2026 (Reuters) -", "2026-01-05"),
        ("19 February 2026\n\n", "2026-02-19"),
        ("Rates cut\n\n19th February, 2026\n\n", "2026-02-19"),
        ("Rates cut\nBy Ann Roe\nFriday 12 June 2026 19.40 BST\n", "2026-06-12"),
        ("Published: 14 May 2026\n\n", "2026-05-14"),
        ("Updated on: December 28, 2025 09:14 pm IST\n", "2025-12-28"),
        ("Posted 2026-03-04\n", "2026-03-04"),
        ("Rates cut\nBy Ann Roe | Mar 3, 2026\n", "2026-03-03"),
        ("Dec. 28, 2025\n", "2025-12-28"),
        ("NAIROBI, March 3 -", None),
        ("Rates cut\n\n", None),
        ("February 31, 2026\n\n", None),
        ("The loan of May 3, 2019 - a large one - was paid.", None),
        ("It was due on 3 May 2019 when it ended.", None),
    ],
)
def test_the_date_of_publication_is_read_from_the_top(top: str, published: str | None) -> None:
    found = Article(top + BODY).published
    assert found == (dt.date.fromisoformat(published) if published else None)


def test_a_date_given_wins_over_the_date_printed() -> None:
    article = Article("LIMA, April 9, 2026 - Rates fell.", published="2026-04-10")
    assert article.published == dt.date(2026, 4, 10)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (KENYA, "en"),
        (
            "Der Minister hat die Bank um einen Kredit gebeten, sagte er am Dienstag in Berlin.",
            None,
        ),
        ("Le ministre a demandé un prêt à la banque, a-t-il dit mardi à la presse.", None),
        ("El ministro pidió un préstamo al banco, dijo el martes en la capital.", None),
        ("मंत्री ने बैंक से कर्ज मांगा।", None),
        ("12,345 678", None),
    ],
)
def test_the_language_is_english_or_not_known(text: str, language: str | None) -> None:
    assert Article(text).language == language


def test_the_sentences_are_those_of_the_text() -> None:
    article = Article("Rates cut\n\nMr. Arce agreed. It rained.")
    assert [s.text for s in article.sentences] == ["Rates cut", "Mr. Arce agreed.", "It rained."]


@given(st.binary(max_size=200), st.sampled_from(["utf-8", "utf-16", "cp1252", "shift_jis", "x"]))
def test_any_bytes_give_an_article_or_an_input_error(data: bytes, encoding: str) -> None:
    article = None
    with contextlib.suppress(InputError):
        article = Article.from_bytes(data, encoding=encoding)
    assert article is None or (article.text.strip() and len(article.sha256) == 64)
