"""A reader who answers every question of the one-call plan from the gold record: an ideal model.

It sees what a model sees, and no more: the numbered sentences of the question.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from summarizer.article import Sentence
from summarizer.model.endpoint import Reply
from summarizer.model.usage import Usage
from summarizer.prompt import Question
from summarizer.scan import Scan, scan
from summarizer.score.gold import Forms, GoldArticle, GoldItem, GoldRecord

__all__ = ["GoldReader"]

_NUMBER = re.compile(r"^\[(\d+)\] ", re.MULTILINE)
_LABEL = re.compile(r"^(F\d+) \[", re.MULTILINE)


class GoldReader:
    """Answers from the gold record; ``asked`` are the questions it was asked."""

    def __init__(self, gold: GoldArticle) -> None:
        self.gold = gold
        assert isinstance(gold.gold, GoldRecord)
        self.told = gold.gold
        self.scan: Scan = scan(gold.article)
        self.asked: list[Question] = []

    async def ask(self, question: Question) -> Reply:
        """All that the gold record has of the sentences in front of it."""
        self.asked.append(question)
        told = question.messages[-1].content
        shown = {int(number) for number in _NUMBER.findall(told)}
        answers = {
            "headline": None,
            "summary": [],
            "meetings": self._meetings(shown),
            "asks": self._asks(shown),
            "figures": self._figures(_LABEL.findall(told)),
            "attributions": self._attributions(shown),
        }
        reply = {name: answers[name] for name in question.sections}
        return Reply(json.dumps(reply), None, Usage(answered=1))

    def _meetings(self, shown: set[int]) -> Iterator[dict[str, Any]] | list[Any]:
        return [
            {
                "sentences": cited,
                "participants": self._parties(meeting.participants),
                "status": meeting.status,
                "place": meeting.place,
                "when": None,
                "occasion": None,
                "topics": [],
            }
            for meeting in self.told.meetings
            if (cited := self._cited(meeting, shown))
        ]

    def _asks(self, shown: set[int]) -> list[Any]:
        return [
            {
                "sentences": cited,
                "askers": self._parties([ask.asker]),
                "asked": self._parties([ask.asked] if ask.asked else []),
                "request": ask.request[0],
                "kind": "request",
                "response": None,
            }
            for ask in self.told.asks
            if (cited := self._cited(ask, shown))
        ]

    def _figures(self, labels: Iterable[str]) -> list[Any]:
        empty = {"measures": None, "payer": None, "recipient": None, "status": "stated"}
        return [{"figure": label, **empty} for label in labels]

    def _attributions(self, shown: set[int]) -> list[Any]:
        return [
            {
                "sentences": cited,
                "chain": [
                    {"name": party["name"], "kind": "organisation"}
                    for party in self._parties(one.chain)
                ],
            }
            for one in self.told.attributions
            if (cited := self._cited(one, shown))
        ]

    def _cited(self, item: GoldItem, shown: set[int]) -> list[int]:
        """The sentences of the evidence, as far as they are in front of the reader."""
        found = [self._sentence(start).number for start, _ in item.spans(self.gold.article.text)]
        return sorted(number for number in found if number in shown)

    def _sentence(self, offset: int) -> Sentence:
        return next(s for s in self.scan.sentences if s.start <= offset < s.end)

    def _parties(self, names: Iterable[Forms]) -> list[Any]:
        """The parties under the first form that the article prints."""
        text = self.gold.article.text
        printed = (next((form for form in forms if form in text), forms[0]) for forms in names)
        return [{"name": name, "role": None, "affiliation": None} for name in printed]
