"""Records as linked data: schema.org for what they tell, Web Annotations for what proves it."""

from __future__ import annotations

from summarizer.show.jsonld.document import to_jsonld

__all__ = ["to_jsonld"]
