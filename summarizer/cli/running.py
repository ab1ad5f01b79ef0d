"""How a run over many articles goes about its work, as its options say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.options import bundle

if TYPE_CHECKING:
    from summarizer.model.traffic import Traffic

__all__ = ["Running", "running_options", "table_options", "text_option"]

_COUNT = click.IntRange(min=1)


class _Dollars(click.ParamType[Decimal]):
    """An amount of money, exact."""

    name = "dollars"

    def convert(self, value: Any, param: Any, ctx: Any) -> Decimal:
        try:
            amount = Decimal(str(value))
        except InvalidOperation:
            self.fail(f"{value!r} is no amount of dollars.", param, ctx)
        if not amount.is_finite() or amount <= 0:
            self.fail(f"{value} is not more than nothing.", param, ctx)
        return amount


@dataclass(frozen=True)
class Running:
    """The choices of a run over many articles."""

    jobs: int | None = None
    text_field: str | None = None
    id_field: str | None = None
    unordered: bool = False
    retry_failed: bool = False
    rpm: int | None = None
    tpm: int | None = None
    max_cost: Decimal | None = None
    max_tokens: int | None = None
    ray: str | None = None

    def traffic(self) -> Traffic:
        """What holds the run to these rates and this budget."""
        from summarizer.model.budget import Budget
        from summarizer.model.pace import Pace
        from summarizer.model.traffic import Traffic

        return Traffic(Pace(self.rpm, self.tpm), Budget(self.max_cost, self.max_tokens))

    @property
    def given(self) -> Sequence[str]:
        """The options that were used, as they are typed."""
        used = [field.name for field in fields(self) if getattr(self, field.name)]
        return ["--" + name.replace("_", "-") for name in used]


text_option = click.option(
    "--text-field", metavar="NAME", help="Field of a row with the text; text."
)
_id_option = click.option(
    "--id-field", metavar="NAME", help="Field of a row with the article's name."
)
_retry_option = click.option(
    "--retry-failed", is_flag=True, help="Ask again about what failed before."
)
# For runs that wait for nothing.
table_options = bundle(Running, text_option, _id_option, _retry_option)
running_options = bundle(
    Running,
    click.option(
        "--jobs",
        type=click.IntRange(1, 1024),
        metavar="N",
        help="Articles worked on at once; 8 unless given, 1 with a local model.",
    ),
    text_option,
    _id_option,
    click.option("--unordered", is_flag=True, help="Write records as they come."),
    _retry_option,
    click.option(
        "--ray", metavar="ADDRESS|local", help="Have a table read by Ray, on a cluster or here."
    ),
    click.option("--rpm", type=_COUNT, metavar="N", help="At most N requests a minute."),
    click.option("--tpm", type=_COUNT, metavar="N", help="At most N tokens a minute."),
    click.option(
        "--max-cost", type=_Dollars(), metavar="USD", help="Stop before this run costs more."
    ),
    click.option(
        "--max-tokens", type=_COUNT, metavar="N", help="Stop before this run takes more tokens."
    ),
)
