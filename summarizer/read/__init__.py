"""Documents into articles: text, Markdown, HTML, PDF, e-mail, JSON, and what an address leads to.

``reader.read_article`` is the way in (also ``summarizer.read_article``). The parsers are pure;
files are read in ``reader``, and addresses in ``web``, under the limits of a ``Web``.
"""
