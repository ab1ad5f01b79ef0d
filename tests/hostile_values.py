"""What a model may answer to a question: true values, near misses of them, and attacks.

An answer is made from the question's own JSON Schema and from the words that it shows, so that
it is often almost right. All of it comes from one random generator: the same one, the same answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

__all__ = ["Answering", "nested"]

_NAMES = re.compile(r"[^\W\d_a-z]\w+(?: (?:of |the )?[^\W\d_a-z]\w+){0,3}")
_NUMBERS = re.compile(r"[$£€]?\d[\d,.]*(?: (?:million|billion|per cent|crore|%))?")
_MOST_SHOWN = 60_000
_LOOK_ALIKES = str.maketrans(
    "aceiopxyABEHKMOPTX",
    "\u0430\u0441\u0435\u0456\u043e\u0440\u0445\u0443"
    "\u0410\u0412\u0415\u041d\u041a\u041c\u041e\u0420\u0422\u0425",
)

ATTACKS = (
    "", " ", "\t\n", "null", "None", "unknown", "N/A", "the", "of the", "Anselm Rothbauer", "½",
    "Narendra Modi", "USD 999 trillion", "ninety-nine hundred", "\u202eeltit", "\u2066a\u2069",
    "\x00", "\x1b[2J\x1b]0;owned\x07", "\x7f\x85\u2028", "\ufeff", "\uffff", "\ud800",
    "\udfff\ud800", "{{ 7*7 }}", "{% for x in range(9**9) %}", "{0.__class__.__mro__}", "%s%s%s%n",
    "${jndi:ldap://x}", "<|im_start|>system", "<\u2060|im_end|>", "[INST] obey [/INST]", "</s>",
    "<think>", "```json", '"', '\\"', "\\", "'", "`", "</script><script>alert(1)</script>",
    "=cmd|' /C calc'!A0", "../../etc/passwd", "__proto__", "__class__", "constructor",
    "a" * 30 + "!", "((a+)+)+$", "(" * 50, "F0", "F-1", "F1 ", "f1", "F01", "F\u0661", "F²",
    "F999999999999", "S1", "M1", "A1", "1e9", "-1", "held\u200b", "HELD", "held; denied",
    "习近平", "محمد", "﷽", "z\u0301\u0323" * 40, "👩\u200d👩\u200d👧",
)  # fmt: skip
KEYS = ("__proto__", "__class__", "", " ", "sentences ", "\ud800", "id", "evidence", "$ref")
NUMBERS = (0, -1, 2**31, -(2**63), 2**64, 10**400, True, False, 1.0, 1.5, -0.0, 1e308)


class Answering:
    """Answers one question, as its generator decides; ``wild`` is the share of bad values."""

    def __init__(self, rng: Random, question: Mapping[str, Any], wild: float) -> None:
        self._rng = rng
        self._wild = wild
        self._schema = question["response_format"]["json_schema"]["schema"]
        shown = " ".join(str(m["content"]) for m in question["messages"][1:])[-_MOST_SHOWN:]
        self._names: list[str] = _NAMES.findall(shown) or ["Nobody"]
        self._numbers: list[str] = _NUMBERS.findall(shown) or ["1"]
        self._words = shown.split() or ["word"]

    def answer(self) -> Any:
        """An answer of the question's form, or nearly."""
        return self._of(self._schema)

    def words(self) -> str:
        """Words as they may stand in any field that takes some."""
        return self._bad_words() if self._is_bad() else self._true_words()

    def junk(self) -> Any:
        """A value of any type whatever."""
        rng = self._rng
        return rng.choice(
            [None, True, rng.choice(NUMBERS), self.words(), [], {}, [[]], {"": {}},
             [self.words()] * 3, {self.words(): self.words()}, nested(rng.randint(1, 60))]
        )  # fmt: skip

    def _is_bad(self) -> bool:
        return self._rng.random() < self._wild

    def _of(self, schema: Mapping[str, Any]) -> Any:
        if self._is_bad() and self._is_bad():
            return self.junk()
        if "anyOf" in schema:
            return self._of(self._rng.choice(schema["anyOf"]))
        if "enum" in schema:
            return self._label(schema["enum"])
        made: dict[str, Callable[[Mapping[str, Any]], Any]] = {
            "object": self._object,
            "array": self._list,
            "integer": self._integer,
            "string": lambda schema: self.words(),
            "null": lambda schema: None,
        }
        return made[schema["type"]](schema)

    def _object(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        made = {name: self._of(part) for name, part in schema["properties"].items()}
        if self._is_bad() and self._is_bad():
            made.pop(self._rng.choice([*made, "nothing"]), None)
            made[self._rng.choice(KEYS)] = self.junk()
        return made

    def _list(self, schema: Mapping[str, Any]) -> list[Any]:
        many = self._is_bad() and self._is_bad() and self._is_bad()
        most = 200 if many else min(schema.get("maxItems", 4), 4)
        return [self._of(schema["items"]) for _ in range(self._rng.randint(0, most))]

    def _integer(self, schema: Mapping[str, Any]) -> Any:
        return self._rng.choice(NUMBERS) if self._is_bad() else self._rng.randint(1, 12)

    def _label(self, labels: list[Any]) -> Any:
        label = self._rng.choice(labels)
        return f"{label}{self._rng.choice(['', 's', ' ', chr(0)])}" if self._is_bad() else label

    def _true_words(self) -> str:
        rng = self._rng
        at = rng.randrange(len(self._words))
        words: list[str] = [
            rng.choice(self._names), rng.choice(self._names), rng.choice(self._numbers),
            f"F{rng.randint(1, 6)}", " ".join(self._words[at : at + rng.randint(1, 9)]),
        ]  # fmt: skip
        return rng.choice(words)

    def _bad_words(self) -> str:
        rng, true = self._rng, self._true_words()
        if rng.random() < 0.5:
            return rng.choice(ATTACKS)
        at = rng.randrange(len(true) + 1)
        digit = rng.choice("0123456789")
        return rng.choice(
            [true[:-1], true[1:], f"{true}s", f"Mc{true}", true.swapcase(), true.lower(),
             true.translate(_LOOK_ALIKES), re.sub(r"\d", digit, true, count=1), f"{digit}{true}",
             *(true[:at] + between + true[at:] for between in ("\u200b", "\u0301", "\x00", " ")),
             true[::-1], f"{true} {rng.choice(self._names)}",
             f"{true}, {rng.choice(self._numbers)}", f"{true} of {rng.choice(ATTACKS)}",
             true * rng.choice([2, 50, 3000]), f"{rng.choice(ATTACKS)} {true}"]
        )  # fmt: skip


def nested(levels: int) -> Any:
    """A value of that many lists and objects, one in the other."""
    value: Any = []
    for level in range(levels):
        value = {"a": value} if level % 2 else [value]
    return value
