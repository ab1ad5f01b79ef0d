"""E-mail (.eml): the body of a letter, its subject and its date."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage

from summarizer.errors import InputError
from summarizer.read.document import Document, parsing
from summarizer.read.html import main_text, whole_text

__all__ = ["letter"]

_SEALED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_LIST = re.compile(r'\s*"?([^"<>]+?)"?\s*<')


def letter(data: bytes, name: str) -> Document:
    """The body of a letter: its plain text, or the text of its HTML; attachments are not read.

    The title is the subject, the date that of its sender's clock, the outlet the name of the
    mailing list. Raises InputError where it is encrypted, damaged, or has no text.
    """
    with parsing(name, "e-mail"):
        message = email.message_from_bytes(data, policy=email.policy.default)
        if message.get_content_type() in _SEALED:
            raise InputError(
                f"{name} is an encrypted e-mail. Decrypt it in your mail program, save the text,"
                " and give that.",
                code="encrypted",
            )
        text = _body(message, name).replace("\r\n", "\n")
        sent = message["Date"]
        written = message["List-Id"]
        return Document(
            text,
            "body taken out",
            title=str(message["Subject"] or "").strip() or None,
            published=sent.datetime.date() if sent is not None and sent.datetime else None,
            outlet=_list_name(str(written or "")),
        )


def _body(message: EmailMessage, name: str) -> str:
    plain = message.get_body(("plain",))
    text = str(plain.get_content()) if plain is not None else ""
    if text.strip():
        return text
    page = message.get_body(("html",))
    markup = str(page.get_content()) if page is not None else ""
    text = _of_page(markup, name) if markup.strip() else ""
    if text.strip():
        return text
    attached = ", ".join(part.get_filename() or "?" for part in message.iter_attachments())
    has = f"; it has attachments ({attached}): save and give those" if attached else ""
    raise InputError(
        f"{name} is an e-mail without text{has or ': its body is empty. Give another one'}.",
        code="no_text",
    )


def _of_page(markup: str, name: str) -> str:
    try:
        return main_text(markup, name).text
    except InputError as error:
        if error.code != "no_main_text":
            raise
        return whole_text(markup, name)


def _list_name(written: str) -> str | None:
    """The name in a List-Id ("The Courier <news.courier.example>"), None without one."""
    found = _LIST.match(written)
    return found[1].strip() or None if found else None
