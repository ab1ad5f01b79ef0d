"""What the model is asked to fill in, and how its answer becomes items of the record.

A section is read from a record's schema (``sections``); a candidate is what the scanner
proposes for it (``candidates``); a shape is the Pydantic model of one reply, closed over
the candidates or citing sentences and figures (``closed``, ``cited``); a reply is read back
into claims (``replies``), and each claim is grounded into an item or refused (``findings``).
"""

from __future__ import annotations
