"""Documents for the tests of reading, made here byte by byte."""

from __future__ import annotations

import zlib

WORDS = (
    "Mayor Ana Lindqvist met Tomás Okafor on Monday, officials said.",
    "She asked the board to spend EUR 12.5 million on the new quay, to be built in spring.",
    "The board will answer in two weeks, its chairwoman told reporters in front of the town hall.",
)

PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Mayor asks for a quay</title>
<meta property="og:title" content="Mayor asks for a quay">
<meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="2025-12-28T23:30:00-05:00">
<link rel="canonical" href="https://courier.example/quay"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Mayor asks for a quay</h1>
<p>{WORDS[0].replace("Ana Lindqvist", 'Ana <a href="/l"><b>Lindqvist</b></a>')}</p>
<p>{WORDS[1]}</p><p>{WORDS[2]}</p></article>
<footer>Cookies and privacy</footer><script>alert("quay")</script></body></html>"""

LETTER = f"""From: The Courier <news@courier.example>
To: reader@example.com
Subject: Mayor asks for a quay
Date: Sun, 28 Dec 2025 23:30:00 -0500
List-Id: "The Courier" <news.courier.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{WORDS[0]}

{WORDS[1]}
"""

MARKDOWN = f"""---
title: "Mayor asks for a quay"
date: 2025-12-28
---
# The mayor and the quay

Mayor **Ana [Lindqvist](https://x.example/l)** met *Tomás Okafor* on Monday, officials said.

- {WORDS[1]}

> {WORDS[2]}

| what | EUR |
|------|-----|
| quay | 12.5 million |

![a picture](quay.png) <b>The end.</b>
"""


def pdf_of(*pages: str, title: str | None = None) -> bytes:
    """A PDF with a page for each text, line under line; a text of "" is an empty page."""
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b""]
    objects[2] = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    kids = []
    for text in pages:
        drawn = zlib.compress(b"BT /F1 11 Tf 14 TL 50 800 Td " + _lines(text) + b" ET")
        stream = b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(drawn), drawn)
        objects.append(stream)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
            b"/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    told = b"" if title is None else b"/Info<</Title(%s)>>" % title.encode("latin-1")
    return _file(objects, told)


def _lines(text: str) -> bytes:
    drawn = [line.encode("cp1252") for line in text.splitlines()]
    escaped = [
        line.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") for line in drawn
    ]
    return b" ".join(b"(%s) Tj T*" % line for line in escaped)


def _file(objects: list[bytes], told: bytes) -> bytes:
    made = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    tail = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, told, len(made))
    return made + head + tail


def locked(data: bytes, password: str) -> bytes:
    """The PDF encrypted, to be opened with this password."""
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(data)))
    writer.encrypt(password, "the owner's own", algorithm="AES-256")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()
