"""Which model is asked, for what, and on which terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from summarizer.cli import completing
from summarizer.cli.options import bundle
from summarizer.errors import InputError
from summarizer.faults import Fault, first_fault

if TYPE_CHECKING:
    from summarizer.api import Summarizer
    from summarizer.cassette import CassetteMode
    from summarizer.schemas import Record
    from summarizer.settings import Settings

__all__ = ["Asking", "asking_options", "model_options"]


_ENDPOINT = "endpoint/"  # a model that has an address and no provider
_CHAT = "/chat/completions"


@dataclass(frozen=True)
class Asking:
    """The choices of a run."""

    model: str | None
    base_url: str | None
    plan: str | None
    schema: str | None
    sections: tuple[str, ...]
    prompts: str | None
    timeout: float | None
    cassette: str | None = None
    cassette_mode: str = "replay"
    slots: int = 1

    @classmethod
    def of_model(cls, model: str | None, base_url: str | None, timeout: float | None) -> Asking:
        """A model and its address, for what asks it nothing about articles."""
        return cls(model, base_url, None, None, (), None, timeout)

    def summarizer(self) -> Summarizer[Record]:
        """The library's own object for these choices; an InputError where they cannot work."""
        from summarizer.api import Summarizer
        from summarizer.cli.loading import record_model

        return Summarizer(
            self.model,
            schema=record_model(self.schema),
            sections=self._sections(),
            prompts=self.prompts,
            cassette=self.cassette,
            cassette_mode=cast("CassetteMode", self.cassette_mode),
            settings=self.settings(),
        )

    def replaying(self, cassette: Path) -> Asking:
        """The same choices for a replay; what was asked, and where, is the cassette's unless given.

        Raises InputError where the cassette cannot be read.
        """
        from summarizer.cassette import read_cassette

        told = read_cassette(cassette)
        model, base_url = self.model or told.model, self.base_url
        if base_url is None and model.startswith(_ENDPOINT):
            paths = [e.request.path.removesuffix(_CHAT) for e in told.exchanges]
            model, base_url = model.removeprefix(_ENDPOINT), f"http://endpoint{paths[0]}"
        return replace(
            self, model=model, base_url=base_url, cassette=str(cassette), cassette_mode="replay"
        )

    def naming_its_model(self) -> Asking:
        """The same choices, whatever the environment will say of the model later on."""
        target = self.summarizer().target
        return replace(self, model=target.model if self.base_url else target.name)

    def check(self, names: Sequence[str]) -> None:
        """An InputError where the recording of one article would wipe out another's."""
        if self.cassette is not None and self.cassette_mode == "all" and len(names) > 1:
            raise InputError(
                "--cassette-mode all leaves in the cassette what one article asked, and"
                f" {len(names)} are named. Use missing, or a cassette for each."
            )

    @property
    def replays(self) -> bool:
        """Whether nothing is sent because a cassette answers."""
        return self.cassette is not None and self.cassette_mode == "replay"

    def _sections(self) -> list[str] | None:
        names = [name.strip() for given in self.sections for name in given.split(",")]
        return [name for name in names if name] if self.sections else None

    def settings(self) -> Settings:
        """How the model is reached; an InputError names the option that does not fit."""
        from pydantic import ValidationError

        from summarizer.settings import Settings

        given: dict[str, Any] = {
            "base_url": self.base_url,
            "plan": self.plan,
            "timeout": self.timeout,
            "slots": self.slots,
        }
        try:
            return Settings(**given)
        except ValidationError as error:
            raise InputError(_complaint(first_fault(error))) from None


base_url_option = click.option(
    "--base-url", metavar="URL", help="An OpenAI-compatible endpoint, with its /v1."
)
plan_option = click.option(
    "--plan",
    type=click.Choice(["closed", "one-call"]),
    help="Section by section, or the whole record in one call."
    " Unless given: closed for local models, one-call for others.",
)
schema_option = click.option("--schema", metavar="MODULE:CLASS", help="Your own record model.")
prompts_option = click.option(
    "--prompts",
    metavar="DIR",
    shell_complete=completing.folders,
    help="Your own prompt files, in front of ours.",
)
_MODEL_OPTIONS = (
    click.option(
        "--model",
        metavar="NAME",
        shell_complete=completing.models,
        help="provider/model; see `summarizer models`.",
    ),
    base_url_option,
    plan_option,
    schema_option,
    click.option(
        "--sections",
        multiple=True,
        metavar="A,B",
        shell_complete=completing.sections,
        help="Ask and pay for these sections only.",
    ),
    prompts_option,
    click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        metavar="SECONDS",
        help="For one whole reply; 600 unless given, 3600 where the model runs here.",
    ),
)
# For commands that choose the cassettes themselves.
model_options = bundle(Asking, *_MODEL_OPTIONS)
asking_options = bundle(
    Asking,
    *_MODEL_OPTIONS,
    click.option(
        "--cassette",
        metavar="FILE",
        shell_complete=completing.files,
        help="Recorded replies, to replay or to record.",
    ),
    click.option(
        "--cassette-mode",
        type=click.Choice(["replay", "missing", "all"]),
        default="replay",
        help="Replay only, record what is missing, or record all anew.",
    ),
)


def _complaint(fault: Fault) -> str:
    """What is wrong with the settings, under the name of its option."""
    option = "--" + "-".join(map(str, fault.path)).replace("_", "-")
    return f"{option}: {fault.what.removeprefix('Value error, ')}."
