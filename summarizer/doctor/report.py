"""What was found, for a person and for programs.

Without what records are shown with, for that may be what is missing.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from summarizer.doctor.finding import Finding
from summarizer.model.redact import plain

__all__ = ["as_json", "as_lines", "is_usable", "verdict"]

_LEVEL, _CHECK = 7, 14  # the longest level, and the usual check
_MOST = 1000  # characters of a line


def as_lines(finding: Finding) -> str:
    """One line; what to do about a problem is a line of its own below it."""
    head = f"{finding.level:<{_LEVEL}}  {finding.check:<{_CHECK}}"
    line = f"{head}  {plain(finding.text, _MOST)}"
    if finding.advice is not None:
        before = f"\n{'':<{len(head)}}  " if finding.level == "problem" else " "
        line += f"{before}→ {plain(finding.advice, _MOST)}"
    return f"{line}\n"


def is_usable(findings: Sequence[Finding]) -> bool:
    """Whether the model can be used."""
    return all(finding.level != "problem" for finding in findings)


def verdict(findings: Sequence[Finding]) -> str:
    """The line at the end."""
    if is_usable(findings):
        return "The model can be used.\n"
    problems = sum(finding.level == "problem" for finding in findings)
    return f"The model cannot be used: {problems} problem{'' if problems == 1 else 's'}.\n"


def as_json(findings: Sequence[Finding]) -> str:
    """``usable``, and under ``findings`` each with ``check``, ``level``, ``text``, ``advice``."""
    told = {"usable": is_usable(findings), "findings": [asdict(one) for one in findings]}
    return json.dumps(told, indent=2) + "\n"
