"""What would be asked about an article, and about what it would cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from summarizer.model.estimate import prompt_tokens
from summarizer.model.prices import Price
from summarizer.model.usage import Tokens
from summarizer.prompt import Message, Question
from summarizer.show.visible import one_line, visible

__all__ = ["Asked", "Preview", "preview"]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: its messages, its tokens by estimate, and the limit of its answer."""

    sections: tuple[str, ...]
    messages: tuple[Message, ...]
    prompt_tokens: int
    most_completion_tokens: int


@dataclass(frozen=True, slots=True)
class Preview:
    """All questions about one article; the costs are None where no price is known.

    ``least_usd`` is for the questions alone, ``most_usd`` with every answer at its limit;
    retries come on top.
    """

    article: str
    model: str
    questions: tuple[Asked, ...]
    prompt_tokens: int
    most_completion_tokens: int
    least_usd: str | None
    most_usd: str | None

    def as_text(self) -> str:
        """The same for people, nothing in it that a terminal would obey."""
        blocks = [self._head(), *(self._question(n) for n in range(len(self.questions)))]
        return "\n\n".join(blocks) + "\n"

    def _head(self) -> str:
        cost = "cost unknown"
        if self.least_usd is not None:
            is_free = self.most_usd == "0.0000"
            cost = "no cost" if is_free else f"USD {self.least_usd} to {self.most_usd}"
        count = len(self.questions)
        return (
            f"{one_line(self.article)}, for {one_line(self.model)}:"
            f" {count} question{'' if count == 1 else 's'},"
            f" about {self.prompt_tokens:,} tokens in,"
            f" at most {self.most_completion_tokens:,} out, {cost}. Nothing was sent."
        )

    def _question(self, number: int) -> str:
        asked = self.questions[number]
        head = (
            f"=== {number + 1} of {len(self.questions)}: {', '.join(asked.sections)}"
            f" (about {asked.prompt_tokens:,} tokens in,"
            f" at most {asked.most_completion_tokens:,} out)"
        )
        said = [f"--- {m.role}\n{visible(m.content)}" for m in asked.messages]
        return "\n\n".join([one_line(head), *said])


def preview(
    article: str, model: str, questions: Sequence[Question], price: Price | None
) -> Preview:
    """What these questions would take of a model at that price."""
    asked = tuple(map(_asked, questions))
    tokens_in = sum(one.prompt_tokens for one in asked)
    most_out = sum(one.most_completion_tokens for one in asked)
    return Preview(
        article=article,
        model=model,
        questions=asked,
        prompt_tokens=tokens_in,
        most_completion_tokens=most_out,
        least_usd=None if price is None else _dollars(price.cost(Tokens(tokens_in, 0))),
        most_usd=None if price is None else _dollars(price.cost(Tokens(tokens_in, most_out))),
    )


def _asked(question: Question) -> Asked:
    return Asked(
        sections=question.sections,
        messages=question.messages,
        prompt_tokens=prompt_tokens((m.content for m in question.messages), question.schema),
        most_completion_tokens=question.max_tokens,
    )


def _dollars(amount: Decimal) -> str:
    return f"{amount:.4f}"
