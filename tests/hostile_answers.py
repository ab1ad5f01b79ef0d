"""What a hostile model says: answers of every degree of badness, in a well-formed completion."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from hostile_values import Answering
from loopback import Behaviour, completion

__all__ = ["BROKEN", "Asked", "adversarial", "broken", "encoded", "said", "sent", "true", "wild"]


@dataclass(frozen=True)
class Asked:
    """One question, and the generator that its reply comes from."""

    rng: Random
    question: Mapping[str, Any]

    def answering(self, wild: float) -> Answering:
        """Somebody to answer it, with this share of bad values."""
        return Answering(self.rng, self.question, wild)

    def text(self, wild: float = 0.1) -> str:
        """An answer as JSON, its characters as they are or escaped."""
        answer = self.answering(wild).answer()
        return json.dumps(answer, ensure_ascii=self.rng.random() < 0.5)

    def words(self) -> str:
        """Some words of the question, or an attack."""
        return self.answering(0.5).words()


def encoded(value: object) -> bytes:
    """JSON on the wire; half characters as bytes that UTF-8 does not know."""
    text = json.dumps(value, ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")


def sent(body: bytes, headers: Mapping[str, str] | None = None) -> Behaviour:
    """This body with status 200."""
    return lambda exchange: exchange.send(200, body, headers=headers)


def said(content: object) -> Behaviour:
    """A completion with this content."""
    return sent(encoded(completion(content)))


def true(asked: Asked) -> Behaviour:
    """An answer of the form that was asked for, its values near the article."""
    return said(asked.text(0.0))


def adversarial(asked: Asked) -> Behaviour:
    """The same with some values that are bad."""
    return said(asked.text(asked.rng.choice([0.02, 0.1, 0.1, 0.4])))


def wild(asked: Asked) -> Behaviour:
    """The same with almost none that are good."""
    return said(asked.text(0.9))


_NUMBER = re.compile(r"(?<=[\[ ])\d+(?=[\],])")


def _with_number(rng: Random, text: str, number: str) -> str:
    """The answer with this in place of a number, or of a null where it has none."""
    spots = [*_NUMBER.finditer(text)] or [*re.finditer("null|true|\\[\\]", text)]
    spot = rng.choice(spots) if spots else None
    return f"{text[: spot.start()]}{number}{text[spot.end() :]}" if spot else number


def _nested(rng: Random, opening: str, closing: str) -> str:
    levels = rng.choice([90, 180, 300, 480, 900, 5_000, 40_000])
    return opening * levels + closing * levels


_NO_NUMBERS = ("NaN", "Infinity", "-Infinity", "1e999999", "-0", "0x7", "01", "1_0", "1.")
_NOTHING = ("", " ", "\n", "\x00", "{}", "[]", "null", "42", '"F1"')
_FENCES = ("```json\n{}\n```", "```\n{}", "Sure:\n```\n{}\n```")
Change = Callable[[Random, str, str], str]
# An answer in another form, given it and a second one.
BROKEN: dict[str, Change] = {
    "cut off": lambda rng, one, two: one[: rng.randrange(len(one) + 1)],
    "each key twice": lambda rng, one, two: f"{one[:-1]}, {two[1:]}",
    "a mark before it": lambda rng, one, two: f"\ufeff{one}",
    "no number": lambda rng, one, two: _with_number(rng, one, rng.choice(_NO_NUMBERS)),
    "huge": lambda rng, one, two: _with_number(rng, one, "9" * rng.choice([30, 4000, 5001])),
    "lists": lambda rng, one, two: _with_number(rng, one, _nested(rng, "[", "]")),
    "objects": lambda rng, one, two: _with_number(rng, one, _nested(rng, '{"a":', "}")),
    "lists, cut off": lambda rng, one, two: one[:-1] + "," + _nested(rng, '{"a":[', ""),
    "half a character": lambda rng, one, two: one.replace('": "', '": "\\ud800', 2),
    "nothing": lambda rng, one, two: rng.choice(_NOTHING),
    "a page": lambda rng, one, two: f"<html><body>{one}</body></html>",
    "a fence": lambda rng, one, two: rng.choice(_FENCES).replace("{}", one),
    "thought": lambda rng, one, two: f"<think>{two}</think>{one}",
    "thinking": lambda rng, one, two: f"<think>{one}",
    "several in a row": lambda rng, one, two: rng.choice(["", "\n", ","]).join([one, two, one]),
    "single quotes": lambda rng, one, two: one.replace('"', "'"),
    "a comment": lambda rng, one, two: f"// an answer\n{one[:-1]},}}",
    "a list of it": lambda rng, one, two: f"[{one}]",
    "it as text": lambda rng, one, two: json.dumps(one),
    "halves raw": lambda rng, one, two: (
        one[: len(one) // 2] + "\udcff\ud83d" + one[len(one) // 2 :]
    ),
    "keys": lambda rng, one, two: one[:-1] + "".join(f', "k{n}": {n}' for n in range(999)) + "}",
}


def broken(change: Change, asked: Asked) -> Behaviour:
    """An answer that is no good JSON, or oddly put."""
    return said(change(asked.rng, asked.text(), asked.text(0.5)))
