"""Documents into articles: their text, what they say of themselves, and what fails."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import pytest
from documents import LETTER, MARKDOWN, PAGE, WORDS, locked, pdf_of
from hypothesis import given
from hypothesis import strategies as st

import summarizer
from summarizer import Article, InputError, read_article
from summarizer.read.kinds import KINDS, Kind, kind_of

DAY = dt.date(2025, 12, 28)
PDF = pdf_of("\n".join(WORDS), title="Mayor asks for a quay")
ROW = {"text": "\n\n".join(WORDS), "title": "Mayor asks for a quay", "outlet": "The Courier"}

DOCUMENTS: dict[str, tuple[bytes, str]] = {
    "quay.txt": ("\n".join(WORDS).encode(), "quay.txt"),
    "quay.md": (MARKDOWN.encode(), "quay.md, markup taken out"),
    "quay.html": (PAGE.encode(), "quay.html, main text taken out"),
    "quay.pdf": (PDF, "quay.pdf, text of its pages taken out"),
    "quay.eml": (LETTER.encode(), "quay.eml, body taken out"),
    "quay.json": (
        json.dumps(ROW | {"published": "2025-12-28T23:30:00-05:00"}).encode(),
        "quay.json, its field text",
    ),
}


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def read(name: str) -> Article:
    Path(name).write_bytes(DOCUMENTS[name][0])
    return read_article(name)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_an_article_whose_offsets_index_the_text_taken_out(name: str) -> None:
    article = read(name)

    assert article.source == DOCUMENTS[name][1]
    assert "Tomás Okafor on Monday, officials said." in article.text
    assert any("EUR 12.5 million" in sentence.text for sentence in article.sentences)
    for sentence in article.sentences:
        assert article.text[sentence.start : sentence.end] == sentence.text
    assert "<" not in article.text
    assert "Cookies" not in article.text


@pytest.mark.parametrize(
    ("name", "title", "published", "outlet"),
    [
        ("quay.txt", None, None, None),
        ("quay.md", "Mayor asks for a quay", DAY, None),
        ("quay.html", "Mayor asks for a quay", DAY, "The Courier"),
        ("quay.pdf", "Mayor asks for a quay", None, None),
        ("quay.eml", "Mayor asks for a quay", DAY, "The Courier"),
        ("quay.json", "Mayor asks for a quay", DAY, "The Courier"),
    ],
)
def test_what_a_document_says_of_itself_is_used(
    name: str, title: str | None, published: dt.date | None, outlet: str | None
) -> None:
    article = read(name)
    assert (article.title, article.published, article.outlet) == (title, published, outlet)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_the_user_says_of_it_wins(name: str) -> None:
    data = DOCUMENTS[name][0]
    kind = kind_of(name, data)
    known = summarizer.read_article(
        data, kind=kind, title="T", published="2024-01-02", outlet="O", url="U", source="S"
    )
    assert (known.title, known.outlet, known.url) == ("T", "O", "U")
    assert known.published == dt.date(2024, 1, 2)
    assert known.source.startswith("S")


def test_a_page_tells_where_it_was_published() -> None:
    assert read("quay.html").url == "https://courier.example/quay"


def test_markdown_is_its_words_without_marks_links_pictures_or_tags() -> None:
    assert read("quay.md").text == (
        "The mayor and the quay\n\nMayor Ana Lindqvist met Tomás Okafor on Monday, officials said."
        f"\n\n{WORDS[1]}\n\n{WORDS[2]}\n\nwhat | EUR\n\nquay | 12.5 million\n\nThe end."
    )


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("A *b* `c` [d](e)", "A b c d"),
        ("a\nb", "a\nb"),
        ("    code\n\nafter", "code\n\nafter"),
        ("<div>kept <i>words</i><script>not(these)</script></div>", "kept words"),
        ("5 * 3 \\* 2 and snake_case_name", "5 * 3 * 2 and snake_case_name"),
        ("one\n\n---\n\ntwo", "one\n\ntwo"),
        ("&amp; &lt;tag&gt;", "& <tag>"),
    ],
)
def test_markdown_of_many_kinds(markdown: str, text: str) -> None:
    assert read_article(markdown.encode(), kind="markdown").text == text


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"<html>", "text"),
        ("a.txt", b"%PDF-1.4", "pdf"),
        ("A.MD", b"", "markdown"),
        ("a.HTM", b"", "html"),
        ("a.pdf", b"not one", "pdf"),
        ("a", b"\xef\xbb\xbf  <!doctype HTML>", "html"),
        (None, b'<?xml version="1.0"?>\n<html xmlns="x">', "html"),
        (None, b"<!-- hello --><html>", "html"),
        (None, b"<p>a piece of a page", "text"),
        (None, b'{ "text": "x"}', "json"),
        (None, b"{curly} words", "text"),
        (None, LETTER.encode(), "eml"),
        (None, b"From: the mayor\n\nI met nobody.", "text"),
        (None, b"From: a\nto the board she went\nSubject: b", "text"),
        (None, b"Received: by x\n\tat noon\nFrom: a\n\nHello", "eml"),
        (None, b"# A heading", "text"),
        (None, b"", "text"),
    ],
)
def test_the_kind_is_found_by_name_and_first_bytes(
    name: str | None, data: bytes, kind: Kind
) -> None:
    assert kind_of(name, data) == kind


@given(st.binary(max_size=300), st.sampled_from(KINDS))
def test_any_bytes_are_an_article_or_an_input_error(data: bytes, kind: Kind) -> None:
    with contextlib.suppress(InputError):
        assert read_article(data, kind=kind).text.strip()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("data", [b"", b" \n\t"])
def test_nothing_is_said_to_be_nothing(data: bytes, kind: Kind) -> None:
    with pytest.raises(InputError, match=r"is empty|only white space"):
        read_article(data, kind=kind)


SEALED = LETTER.replace("text/plain; charset=utf-8", "multipart/encrypted; boundary=x")
HOLLOW = LETTER.partition("\n\n")[0] + "\n\n"
BURIED = """From: a@example.com
Subject: The quay
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: application/pdf; name=quay.pdf
Content-Disposition: attachment; filename=quay.pdf

%PDF-1.4
--x--
"""


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("a.pdf", locked(PDF, "secret"), "encrypted", "a.pdf is an encrypted PDF. Save it without"),
        ("a.pdf", pdf_of("", ""), "no_text", "a.pdf is a PDF without text (2 pages)"),
        ("a.pdf", PDF[:300], "damaged", "a.pdf is a damaged PDF"),
        ("a.pdf", b"%PDF-1.7\n1 0 obj\n", "damaged", "a.pdf is a damaged PDF"),
        ("a.html", b"<html><body><script>draw()</script>", "no_main_text", "has no main text"),
        ("a.html", b"<nav><a href=x>Home</a></nav>", "no_main_text", "a.html has no main text"),
        ("a.html", b"<p>The mayor." * 40_001, "too_long", "it has 40,001 tags"),
        ("a.eml", HOLLOW.encode(), "no_text", "a.eml is an e-mail without text: its body is"),
        ("a.eml", BURIED.encode(), "no_text", "it has attachments (quay.pdf): save and give"),
        ("a.eml", SEALED.encode(), "encrypted", "a.eml is an encrypted e-mail"),
        ("a.json", b"{", "not_json", "a.json is no JSON"),
        ("a.json", b"[" * 100_000, "not_json", "a.json is no JSON"),
        ("a.json", b"[{}, {}]", "several_articles", "a.json is a list of 2 things"),
        ("a.json", b"3", "no_text", "a.json has no text in its field 'text'; it has nothing"),
        ("a.json", b'{"body": "x"}', "no_text", "it has body"),
        ("a.json", b'{"text": 5}', "no_text", "it has text"),
        ("a.json", b'{"text": ""}', "empty", "a.json is empty"),
        ("a.json", b'{"text": "a\\ud800"}', "lone_surrogate", "a.json holds half of a character"),
        ("a.json", b'{"text": "a", "published": "soon"}', "bad_date", "'published': 'soon'"),
        ("a.md", b"caf\xe9", "not_utf8", "a.md is not utf-8"),
        ("a.md", b"![](x.png)", "empty", "a.md is empty"),
        ("none.pdf", None, "no_file", "There is no file none.pdf"),
        (".", None, "folder", ". is a folder: name the files in it (./*.txt)."),
        ("", None, "no_file", "The name of a file is empty."),
        ("a\0b", None, "unreadable", "cannot be read: embedded null byte."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(name: str, data: bytes | None, code: str, words: str) -> None:
    if data is not None:
        Path(name).write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_article(name)
    assert caught.value.code == code
    assert words in str(caught.value)


@pytest.mark.parametrize("name", ["quay.md", "quay.html", "quay.pdf", "quay.eml", "quay.json"])
def test_a_text_that_is_too_long_is_refused_by_its_length_not_the_files(name: str) -> None:
    Path(name).write_bytes(DOCUMENTS[name][0])
    with pytest.raises(InputError, match=f"{name} is too long"):
        read_article(name, limit_characters=100)


def test_a_pdf_without_a_password_to_open_is_opened() -> None:
    assert WORDS[0] in read_article(locked(PDF, "")).text


def test_the_pages_of_a_pdf_stand_apart_and_broken_words_are_whole() -> None:
    pages = pdf_of(
        "the loco-\nmotives of the 12-\n24 long-\nterm", "a long-term loan to Pan-\nAfrica"
    )
    assert read_article(pages).text == (
        "the locomotives of the 12-\n24 long-term\n\na long-term loan to Pan-Africa"
    )


@pytest.mark.parametrize("title", ["Microsoft Word - a", "untitled", "quay.indd", " "])
def test_a_pdf_title_that_a_program_made_up_is_none(title: str) -> None:
    assert read_article(pdf_of(WORDS[0], title=title)).title is None


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        (PAGE, "utf-8"),
        (PAGE, "utf-8-sig"),
        (PAGE, "utf-16"),
        (PAGE.replace("utf-8", "windows-1252"), "windows-1252"),
        (PAGE.replace('<meta charset="utf-8">', ""), "utf-8"),
        (PAGE.replace("utf-8", "no-such-thing"), "utf-8"),
    ],
)
def test_a_page_says_its_own_encoding(page: str, encoding: str) -> None:
    assert "Tomás Okafor" in read_article(page.encode(encoding), kind="html").text


def test_a_letter_in_html_is_read_and_its_attachments_are_not() -> None:
    letter = (
        BURIED.replace(
            "--x\n", f"--x\nContent-Type: text/html; charset=utf-8\n\n<p>{WORDS[0]}</p>\n--x\n", 1
        )
    ).encode()
    assert read_article(letter, kind="eml").text == WORDS[0]


def test_a_letter_in_an_unknown_encoding_is_one_clear_error() -> None:
    letter = LETTER.replace("charset=utf-8", "charset=klingon").encode()
    with pytest.raises(InputError, match="is a damaged e-mail"):
        read_article(letter)


@pytest.mark.parametrize(
    ("name", "module", "package"),
    [
        ("quay.html", "trafilatura", "summarizer[web]"),
        ("quay.pdf", "pypdf", "summarizer[pdf]"),
    ],
)
def test_a_missing_extra_is_named_with_its_command(name: str, module: str, package: str) -> None:
    Path(name).write_bytes(DOCUMENTS[name][0])
    code = (
        f"import sys; sys.modules[{module!r}] = None\n"
        "from summarizer import read_article, InputError\n"
        f"try: read_article({name!r})\n"
        "except InputError as error: print(error.code, error)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(Path(summarizer.__file__).parents[1])},
    ).stdout
    assert told.startswith("missing_extra")
    assert f'pip install "{package}"' in told
