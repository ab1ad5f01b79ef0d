"""``summarizer models``: what can be asked, and the weights of local models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from summarizer.cli import completing
from summarizer.cli.notices import Notices, report
from summarizer.cli.screen import put
from summarizer.errors import InputError, WeightsError

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.model.catalogue import LocalModel

__all__ = ["models"]

_MEGABYTE = 1_000_000
_HOSTED = """\
Any other llama.cpp weights: local/./path/to/FILE.gguf

Hosted models, or an endpoint of your own; the article is sent there:
  openai/MODEL          key in OPENAI_API_KEY (OPENAI_BASE_URL: another address)
  azure/DEPLOYMENT      address in AZURE_OPENAI_ENDPOINT, key in AZURE_OPENAI_API_KEY
  ollama/MODEL          address in OLLAMA_HOST, else this machine
  NAME --base-url URL   any OpenAI-compatible endpoint, key in SUMMARIZER_API_KEY if it wants one
"""


@click.group(short_help="List models; fetch and check local weights.", invoke_without_command=True)
@click.pass_context
def models(context: click.Context) -> int:
    """List the models that can be asked, and which local weights are here.

    \b
    Examples:
      summarizer models
      summarizer models pull qwen2.5-coder-1.5b
      summarizer models verify
    """
    if context.invoked_subcommand is None:
        put("\n".join(_listing()) + "\n")
    return 0


@models.command(short_help="Fetch the weights of a local model.")
@click.argument("name", shell_complete=completing.local_names)
@click.option("--quiet", is_flag=True, help="Nothing on stderr but errors.")
def pull(name: str, quiet: bool) -> int:
    """Fetch the weights of the local model NAME, go on with a broken fetch, and print where
    they are. Weights that are there are read in full, and fetched again where they are damaged.
    SUMMARIZER_CACHE names another folder for them.

    \b
    Example:
      summarizer models pull qwen2.5-coder-1.5b
    """
    from summarizer.cli.weights import pulled

    path = pulled(_model(name), Notices(quiet))
    put(f"{path}\n")
    return 0


@models.command(short_help="Check the weights of local models.")
@click.argument("name", required=False, shell_complete=completing.local_names)
def verify(name: str | None) -> int:
    """Read the cached weights of NAME, or of all local models, and compare their size and
    SHA-256 with what they should be.

    \b
    Example:
      summarizer models verify qwen2.5-coder-1.5b

    Exit code: 0 they are whole, 3 they are damaged or not there.
    """
    from summarizer.model.catalogue import MODELS
    from summarizer.model.weights import cache_folder, verify_weights

    folder = cache_folder()
    wanted = [_model(name)] if name else [m for m in MODELS.values() if (folder / m.file).is_file()]
    if not wanted:
        put(f"no weights in {folder}\n")
    code = 0
    for model in wanted:
        try:
            _check_there(folder / model.file, model)
            verify_weights(folder / model.file, model)
        except WeightsError as error:
            report(error)
            code = error.exit_code
        else:
            put(f"{model.name}: whole, at {folder / model.file}\n")
    return code


def _check_there(path: Path, model: LocalModel) -> None:
    if not path.is_file():
        raise WeightsError(
            f"The weights of {model.name} are not at {path}:"
            f" `summarizer models pull {model.name}` fetches them.",
            code="not_cached",
        )


def _model(name: str) -> LocalModel:
    from summarizer.model.catalogue import MODELS

    plain = name.removeprefix("local/")
    if plain not in MODELS:
        known = ", ".join(MODELS)
        raise InputError(
            f"No local model is called {name}; there is {known}.", code="unknown_model"
        )
    return MODELS[plain]


def _listing() -> Iterator[str]:
    from summarizer.model.keys import Surroundings
    from summarizer.model.target import identify
    from summarizer.model.weights import cached_models
    from summarizer.settings import Settings

    cached = cached_models()
    width = max(len(one.model.name) for one in cached)
    yield "Local models; they run in this process, need no key, and nothing leaves the machine:"
    for model, path, here in cached:
        size = f"{model.size // _MEGABYTE:>6,} MB"
        part = f"{here // _MEGABYTE:,} MB here, pull goes on" if here else "not cached"
        where = f"cached at {path}" if path else part
        yield f"  local/{model.name:<{width}}  {size}  {model.licence}  {where}"
    yield _HOSTED
    yield "Without --model: SUMMARIZER_MODEL, else openai/ where its key is set, else local/."
    yield f"As things are: {identify(None, Settings(), Surroundings()).name}"
