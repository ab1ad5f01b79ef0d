"""What tests of reporting clauses share: a text's attributions, and their chains as lines."""

from __future__ import annotations

from summarizer.article import split_sentences
from summarizer.scan.furniture import find_furniture
from summarizer.scan.mentions import Reporting
from summarizer.scan.names import find_names
from summarizer.scan.reporting import find_reporting

__all__ = ["likeliest", "readings", "reporting"]


def reporting(text: str) -> tuple[Reporting, ...]:
    """The attributed sentences of a text."""
    sentences, furniture = split_sentences(text), find_furniture(text)
    return find_reporting(text, sentences, find_names(text, sentences, furniture), furniture)


def readings(item: Reporting) -> list[str]:
    """An item's chains, each as one line with its origin first."""
    return [" > ".join(source.text for source in chain) for chain in item.chains]


def likeliest(item: Reporting) -> str:
    """The first of them."""
    return readings(item)[0]
