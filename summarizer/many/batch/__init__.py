"""Many articles at half the price: their questions go to the Batch API, and come back in hours.

submit:  source - trip - questions without an answer - files of requests - batches
collect: batches - answers - trip - records, and a further round of questions
"""

from __future__ import annotations

__all__: list[str] = []
