"""Which model is asked, where it is, and whether the article leaves this machine."""

from __future__ import annotations

import ipaddress
from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any, Literal, cast
from urllib.parse import urlsplit

from summarizer.errors import InputError
from summarizer.settings import Settings, web_address

__all__ = ["Provider", "Target", "identify", "is_loopback", "keyed", "resolve"]

Provider = Literal["openai", "azure", "ollama", "local", "endpoint"]

DEFAULT_OPENAI = "openai/gpt-5-mini"
_AZURE_VERSION = "2024-10-21"
_OPENAI_ADDRESS = "https://api.openai.com/v1"
_OLLAMA_PORT = 11434
_NOWHERE = "http://endpoint"
_FORMS = (
    "Name one as openai/MODEL, azure/DEPLOYMENT, ollama/MODEL or local/MODEL, "
    "or give the address of an OpenAI-compatible endpoint as base URL with its own model name."
)


@dataclass(frozen=True, slots=True)
class Target:
    """One model at one address.

    ``base_url`` is None for a local model whose runtime has not started (see ``at``).
    ``key_variable`` names the environment variable, or the keyring's entry, of its key.
    """

    provider: Provider
    model: str
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    key_variable: str | None = None
    api_version: str | None = None

    @property
    def name(self) -> str:
        """``provider/model``, without the folders of a model that is a file."""
        return f"{self.provider}/{self.alias}"

    @property
    def alias(self) -> str:
        """The model's name on the wire: a file's own name, never its path."""
        return PurePath(self.model).stem if is_weights_file(self.model) else self.model

    @property
    def local(self) -> bool:
        """Whether this process runs the model itself."""
        return self.provider == "local"

    @property
    def host(self) -> str | None:
        """Host of the address, with its port where it has one."""
        if self.base_url is None:
            return None
        parts = urlsplit(self.base_url)
        host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
        return f"{host}:{parts.port}" if parts.port else host

    @property
    def leaves_machine(self) -> bool:
        """Whether the article is sent to another machine."""
        return not self.local and not is_loopback(self.base_url)

    @property
    def runs_here(self) -> bool:
        """Whether the model itself is known to run on this machine.

        A loopback endpoint of unknown kind may pass its requests on to anybody.
        """
        return self.provider in ("local", "ollama") and not self.leaves_machine

    @property
    def label(self) -> str:
        """For people: ``openai/gpt-5-mini at api.openai.com``."""
        named = self.alias if self.provider == "endpoint" else self.name
        return f"{named} on this machine" if self.local else f"{named} at {self.host}"

    @property
    def place(self) -> str:
        """For people: the address, without the random port of a local runtime."""
        return self.label if self.local else str(self.base_url)

    def at(self, base_url: str, api_key: str | None) -> Target:
        """The same model, at the address and with the key of a runtime that has started."""
        return replace(self, base_url=base_url.rstrip("/"), api_key=api_key)


def resolve(model: str | None, settings: Settings, environ: Mapping[str, str]) -> Target:
    """The target that a run will ask; an InputError names a key that is missing."""
    return keyed(identify(model, settings, environ), environ)


def keyed(target: Target, environ: Mapping[str, str]) -> Target:
    """The same model at the same address, with the key that this environment has for it."""
    if target.key_variable is not None:
        target = replace(target, api_key=_key(target.key_variable, environ))
    if target.api_key is None and target.provider in ("openai", "azure"):
        raise InputError(
            f"{target.label} needs a key: set {target.key_variable} in the environment "
            "(or use a local/ model, which needs none).",
            code="missing_key",
        )
    return target


def identify(
    model: str | None, settings: Settings, environ: Mapping[str, str], *, replays: bool = False
) -> Target:
    """The target, with or without its key: for a dry run or a replay, which need none.

    A replay needs no address of one's own either.
    """
    named = (model or environ.get("SUMMARIZER_MODEL") or "").strip()
    if settings.base_url is not None:
        return _endpoint(named, settings.base_url, environ)
    if replays:
        # No copy: a traceback may show what is in this frame.
        environ = ChainMap(cast("Any", environ), {"AZURE_OPENAI_ENDPOINT": _NOWHERE})
    if not named:
        named = DEFAULT_OPENAI if _key("OPENAI_API_KEY", environ) else _default_local()
    provider, _, rest = named.partition("/")
    if provider in _PROVIDERS and rest:
        return _PROVIDERS[provider](rest, environ)
    raise InputError(f"Unknown model {named!r}. {_FORMS}", code="unknown_model")


def is_weights_file(model: str) -> bool:
    """Whether a local model's name is the path of a file rather than a catalogue name."""
    return model.lower().endswith(".gguf")


def _endpoint(named: str, base_url: str, environ: Mapping[str, str]) -> Target:
    if not named:
        raise InputError(
            f"The endpoint {base_url} needs the name of a model: give --model (or model=...), "
            "exactly as the endpoint calls it.",
            code="unknown_model",
        )
    if named.startswith("local/"):
        raise InputError(
            f"{named} runs in this process and takes no base URL; leave one of the two out.",
            code="bad_input",
        )
    key = _key("SUMMARIZER_API_KEY", environ)
    return Target("endpoint", named, base_url, key, "SUMMARIZER_API_KEY")


def _openai(model: str, environ: Mapping[str, str]) -> Target:
    address = _address("OPENAI_BASE_URL", environ) or _OPENAI_ADDRESS
    return Target("openai", model, address, _key("OPENAI_API_KEY", environ), "OPENAI_API_KEY")


def _azure(deployment: str, environ: Mapping[str, str]) -> Target:
    resource = _address("AZURE_OPENAI_ENDPOINT", environ)
    if resource is None:
        raise InputError(
            f"azure/{deployment} needs the address of your resource: set AZURE_OPENAI_ENDPOINT, "
            "for example to https://NAME.openai.azure.com.",
            code="missing_address",
        )
    key = _key("AZURE_OPENAI_API_KEY", environ)
    version = environ.get("OPENAI_API_VERSION", "").strip() or _AZURE_VERSION
    address = f"{resource}/openai/deployments/{deployment}"
    return Target("azure", deployment, address, key, "AZURE_OPENAI_API_KEY", version)


def _ollama(model: str, environ: Mapping[str, str]) -> Target:
    address = _checked("OLLAMA_HOST", _dialled(environ.get("OLLAMA_HOST", "").strip()))
    if urlsplit(address).port is None and "://" not in environ.get("OLLAMA_HOST", ""):
        address = f"{address}:{_OLLAMA_PORT}"
    return Target("ollama", model, f"{address}/v1")


def _dialled(given: str) -> str:
    """Ollama's own form of an address, with its scheme and without what only servers mean."""
    with_scheme = given if "://" in given else f"http://{given or '127.0.0.1'}"
    # ":11434" alone and 0.0.0.0 are what a server listens on: here they mean this machine.
    return with_scheme.replace("://:", "://127.0.0.1:").replace("://0.0.0.0", "://127.0.0.1")


def _local(model: str, environ: Mapping[str, str]) -> Target:
    from summarizer.model import catalogue

    if not is_weights_file(model) and model not in catalogue.MODELS:
        known = ", ".join(f"local/{name}" for name in catalogue.MODELS)
        raise InputError(
            f"Unknown local model {model!r}. There is {known}, and any llama.cpp weights as "
            "local/./path/to/file.gguf.",
            code="unknown_model",
        )
    return Target("local", model)


def _default_local() -> str:
    from summarizer.model import catalogue

    return f"local/{catalogue.DEFAULT}"


_PROVIDERS = {"openai": _openai, "azure": _azure, "ollama": _ollama, "local": _local}


def _key(variable: str, environ: Mapping[str, str]) -> str | None:
    """A key by its variable; the error about an impossible one does not repeat it."""
    key = environ.get(variable, "").strip()
    if not key:
        return None
    if not (key.isascii() and key.isprintable()) or " " in key:
        del key  # a traceback may show what is in this frame
        raise InputError(
            f"{variable} holds characters that no key has (a space, a line end or a letter "
            "outside ASCII). Copy the key again.",
            code="bad_key",
        )
    return key


def _address(variable: str, environ: Mapping[str, str]) -> str | None:
    is_given = bool(environ.get(variable, "").strip())
    return _checked(variable, environ[variable]) if is_given else None


def _checked(variable: str, address: str) -> str:
    try:
        return web_address(address)
    except ValueError as error:
        del address  # as above: it may hold a password
        raise InputError(f"The address in {variable} {error}.", code="bad_address") from None


def is_loopback(address: str | None) -> bool:
    """Whether the address is of this machine."""
    host = urlsplit(address or "").hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
