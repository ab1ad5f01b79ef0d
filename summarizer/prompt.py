"""From prompt files and candidates to the messages of one call. Pure.

Static first, changing last: the system text, the instructions and the worked example are
the same for every article, so that a prompt cache hits.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summarizer.article import Sentence
from summarizer.control_tokens import guarded
from summarizer.draft.candidates import candidates
from summarizer.draft.cited import CitedShape
from summarizer.draft.claims import Shape
from summarizer.draft.closed import ClosedShape, Judgement
from summarizer.draft.sections import Section
from summarizer.draft.windows import Window
from summarizer.prompt_texts import PromptFile, Prompts
from summarizer.scan.mentions import Scan

__all__ = ["Message", "Question", "gist", "question"]

_GIST = 12_000  # characters
# A sentence is one line, so that none of its words passes for a line of ours.
_LINE_ENDS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BEFORE = 1  # sentences shown before one that holds a candidate


@dataclass(frozen=True, slots=True)
class Message:
    """One chat message: a role and its text."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Question:
    """One call to the model: what is asked, in which shape, and what checks the reply.

    ``sections`` are the fields of the record that the answer fills, ``schema`` is the JSON
    Schema that goes over the wire, ``check`` raises a ValidationError for an answer that does
    not fit it or that the article does not bear out, ``max_tokens`` bounds the answer.
    """

    sections: tuple[str, ...]
    messages: tuple[Message, ...]
    schema: Mapping[str, Any]
    check: Callable[[str], object]
    max_tokens: int


def question(
    shape: Shape, check: Callable[[str], object], scan: Scan, prompts: Prompts
) -> Question | None:
    """The call that asks for a reply of this shape; None where there is nothing to ask."""
    if isinstance(shape, ClosedShape):
        return _closed(shape, check, scan, prompts) if shape.judgements else None
    assert isinstance(shape, CitedShape)
    return _cited(shape, check, scan, prompts)


# The closed plan: the sentences that hold candidates, and the candidates -------------------


def _closed(
    shape: ClosedShape, check: Callable[[str], object], scan: Scan, prompts: Prompts
) -> Question:
    prompt = prompts.of(shape.section)
    messages = [Message("system", prompts.system)]
    task = prompt.instructions
    if prompt.example and prompt.answer:
        messages += [
            Message("user", f"{task}\n\n{prompt.example}"),
            Message("assistant", prompt.answer),
        ]
        task = "Now this article, in the same way."
    lines = [_candidate_line(judgement, scan) for judgement in shape.judgements]
    shown = _excerpt(scan, {judgement.candidate.sentence for judgement in shape.judgements})
    messages.append(Message("user", f"{task}\n\n{shown}\n\n" + "\n".join(lines)))
    return Question(
        sections=(shape.section.name,),
        messages=tuple(messages),
        schema=shape.schema,
        check=check,
        max_tokens=200 + 120 * len(shape.judgements),
    )


def _candidate_line(judgement: Judgement, scan: Scan) -> str:
    """A candidate with what its fields may be, choices that several fields share told once."""
    candidate = judgement.candidate
    line = f"{candidate.key} [{candidate.sentence}]"
    if candidate.key[0] not in "RS":
        line += f" {_one_line(candidate.mention.text)}"
    told: dict[tuple[str, ...], str] = {}
    for name in judgement.told:
        options = judgement.asked[name]
        if options:
            told.setdefault(options, name)
    return "; ".join([line, *(f"{name}: {_options(o, scan)}" for o, name in told.items())])


def _options(options: Iterable[str], scan: Scan) -> str:
    """Choices as the model reads them: the label of a figure with its words."""
    words = {f"F{n}": f"F{n} ({figure.text})" for n, figure in enumerate(scan.figures, start=1)}
    return " | ".join(_one_line(words.get(option, option)) for option in options)


def _excerpt(scan: Scan, numbers: set[int]) -> str:
    """The sentences of those numbers with a little of what goes before, gaps marked."""
    shown = {n for number in numbers for n in range(max(1, number - _BEFORE), number + 1)}
    lines = []
    last = 0
    for sentence in scan.story:
        if sentence.number in shown:
            lines += ["..."] if last and sentence.number > last + 1 else []
            lines.append(_sentence_line(sentence))
            last = sentence.number
    return "\n".join(lines)


# The cited shape: the whole article --------------------------------------------------------


def _cited(
    shape: CitedShape, check: Callable[[str], object], scan: Scan, prompts: Prompts
) -> Question:
    told = [prompts.of(section) for section in shape.sections]
    whole = any(section.about != "article" for section in shape.sections)
    # What follows the first paragraph is about candidates.
    how = prompts.cited if whole else prompts.cited.partition("\n\n")[0]
    system = "\n\n".join(
        [
            prompts.system,
            *(f"{s.name}: {p.instructions}" for s, p in zip(shape.sections, told, strict=True)),
            how,
            f"The form of the answer:\n{shape.sketch}",
        ]
    )
    hints = [hint for section in shape.sections if (hint := _hint(section, scan, shape.window))]
    if _cites_figures(shape) and scan.figures:
        hints.append(_figure_list(scan))
    shown = tuple(s for s in scan.story if shape.window.shows(s)) if whole else gist(scan)
    article = "\n".join(map(_sentence_line, shown or scan.sentences[:1]))
    asked = Message("user", "\n\n".join([article, *hints]))
    return Question(
        sections=tuple(section.name for section in shape.sections),
        messages=(Message("system", system), *_shared_example(told), asked),
        schema=shape.schema,
        check=check,
        max_tokens=6_000 if whole else 300 * len(shape.sections),
    )


def _shared_example(told: Sequence[PromptFile]) -> tuple[Message, ...]:
    """The worked example of sections that are asked about together, where they have one."""
    examples = {prompt.example for prompt in told}
    if len(examples) != 1 or None in examples:
        return ()
    answer: dict[str, Any] = {}
    for prompt in told:
        answer |= json.loads(prompt.answer or "{}")
    (example,) = examples
    return (
        Message("user", example or ""),
        Message("assistant", json.dumps(answer, ensure_ascii=False)),
    )


def gist(scan: Scan) -> tuple[Sentence, ...]:
    """The sentences from which a headline and a summary are made: those of the beginning."""
    return tuple(s for s in scan.story if s.end <= _GIST) or scan.sentences[:1]


def _hint(section: Section, scan: Scan, window: Window) -> str:
    found = [c for c in candidates(section, scan) if window.answers_for(c.mention)]
    if not found:
        return ""
    if section.about == "figures":
        lines = [f"{c.key} [{c.sentence}] {_one_line(c.mention.text)}" for c in found]
        return "\n".join(["Figures:", *lines])
    numbers = ", ".join(str(n) for n in sorted({c.sentence for c in found}))
    return f"Sentences to look at for {section.name}: {numbers}"


def _cites_figures(shape: CitedShape) -> bool:
    """Whether an item has a field for a figure and no section lists the figures already."""
    fields = (field for section in shape.sections for field in section.asked)
    listed = any(section.about == "figures" for section in shape.sections)
    return not listed and any(field.type == "figure" for field in fields)


def _figure_list(scan: Scan) -> str:
    lines = (f"F{n} {_one_line(f.text)}" for n, f in enumerate(scan.figures, start=1))
    return "\n".join(["Figures:", *lines])


# Text of the article -----------------------------------------------------------------------


def _sentence_line(sentence: Sentence) -> str:
    return f"[{sentence.number}] {guarded(_LINE_ENDS.sub(' ', sentence.text))}"


def _one_line(text: str) -> str:
    return guarded(" ".join(text.split()))
