"""Today's records against yesterday's: what changed, what went stale, and what got worse."""

from summarizer.check.changes import Change, changes
from summarizer.check.duplicates import duplicates_told
from summarizer.check.floors import Floors, Standing
from summarizer.check.outcome import Outcome, Verdict, checked, stored, stored_text, told_of
from summarizer.check.pairing import Pairing, paired
from summarizer.check.pinning import Pinned, pinned
from summarizer.check.run import outcomes
from summarizer.check.shelf import Place, Shelf, floors_file

__all__ = [
    "Change",
    "Floors",
    "Outcome",
    "Pairing",
    "Pinned",
    "Place",
    "Shelf",
    "Standing",
    "Verdict",
    "changes",
    "checked",
    "duplicates_told",
    "floors_file",
    "outcomes",
    "paired",
    "pinned",
    "stored",
    "stored_text",
    "told_of",
]
