"""How a run over many articles goes about its work, as its options say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import click

from summarizer.cli.options import bundle

__all__ = ["Running", "running_options", "table_options"]


@dataclass(frozen=True)
class Running:
    """The choices of a run over many articles."""

    jobs: int | None = None
    text_field: str | None = None
    id_field: str | None = None
    unordered: bool = False
    retry_failed: bool = False

    @property
    def given(self) -> Sequence[str]:
        """The options that were used, as they are typed."""
        used = [field.name for field in fields(self) if getattr(self, field.name)]
        return ["--" + name.replace("_", "-") for name in used]


_text_option = click.option(
    "--text-field", metavar="NAME", help="Field of a row with the text; text."
)
_id_option = click.option(
    "--id-field", metavar="NAME", help="Field of a row with the article's name."
)
_retry_option = click.option(
    "--retry-failed", is_flag=True, help="Ask again about what failed before."
)
# For runs that wait for nothing.
table_options = bundle(Running, _text_option, _id_option, _retry_option)
running_options = bundle(
    Running,
    click.option(
        "--jobs",
        type=click.IntRange(1, 1024),
        metavar="N",
        help="Articles worked on at once; 8 unless given, 1 with a local model.",
    ),
    _text_option,
    _id_option,
    click.option("--unordered", is_flag=True, help="Write records as they come."),
    _retry_option,
)
