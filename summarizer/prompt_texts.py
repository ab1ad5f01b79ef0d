"""What the model is told, as it stands in the prompt files. Pure, and quick to import."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarizer.docstrings import assure_docstrings

if TYPE_CHECKING:
    from summarizer.draft.sections import Section

__all__ = ["PromptFile", "Prompts"]


@dataclass(frozen=True, slots=True)
class PromptFile:
    """What one prompt file says: the instructions and, where there is one, a worked example.

    ``is_own`` is a user's own file: what it asks is asked of the model in full.
    """

    instructions: str
    example: str | None = None
    answer: str | None = None
    is_own: bool = False


@dataclass(frozen=True)
class Prompts:
    """All that the model is told: the system text, one file a section, and how to cite."""

    system: str
    cited: str
    sections: Mapping[str, PromptFile]

    def of(self, section: Section) -> PromptFile:
        """The section's prompt; without a file of its own, the docstring of its item."""
        return self.sections.get(section.name) or PromptFile(_docstring(section))

    @property
    def own(self) -> frozenset[str]:
        """The sections for which a user wrote a prompt."""
        return frozenset(name for name, prompt in self.sections.items() if prompt.is_own)

    def digest(self, sections: Iterable[Section]) -> str:
        """SHA-256 over everything these sections are told."""
        told = {section.name: self.of(section) for section in sections}
        return replace(self, sections=told).digest_of_files()

    def digest_of_files(self) -> str:
        """The same over the sections that have a file, in the order in which they were read."""
        told = [self.system, self.cited]
        for name, prompt in self.sections.items():
            told += [name, prompt.instructions, prompt.example or "", prompt.answer or ""]
        return hashlib.sha256("\0".join(told).encode()).hexdigest()


def _docstring(section: Section) -> str:
    assure_docstrings()
    return " ".join((section.item.__doc__ or section.name).split())
