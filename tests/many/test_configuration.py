"""Which choices start a run anew, and which do not."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pytest
from rulings import CourtRuling

from summarizer import Item, Record, Settings, Summarizer
from summarizer.article import Known
from summarizer.many.configuration import configuration_of
from summarizer.many.entries import Columns
from summarizer.schemas import Wording

SECRET = "sk-planted-0123456789abcdef"
ADDRESS = "https://api.example.com/v1"


def promises(*clues: str) -> type[Record]:
    """A record whose candidates are the sentences with one of these words."""

    class Promise(Item):
        """Somebody promises something."""

        cues: ClassVar = clues

        what: Wording

    class Promises(Record):
        claims: list[Promise]

    return Promises


def summarizer(model: str = "some-model", *, schema: Any = None, **choices: Any) -> Any:
    named: dict[str, Any] = {
        name: choices.pop(name) for name in ("sections", "prompts") if name in choices
    }
    if schema is not None:
        named["schema"] = schema
    settings = Settings(**({"base_url": ADDRESS} | choices))
    return Summarizer(model, settings=settings, **named)


def local(path: str) -> Any:
    return Summarizer(f"local/{path}")


CHANGES: dict[str, Callable[[], Any]] = {
    "model": lambda: summarizer("other-model"),
    "host": lambda: summarizer(base_url="https://api.example.org/v1"),
    "path": lambda: summarizer(base_url="https://api.example.com/v2"),
    "provider": lambda: summarizer("openai/some-model", base_url=None),
    "plan": lambda: summarizer(plan="closed"),
    "schema": lambda: summarizer(schema=CourtRuling),
    "sections": lambda: summarizer(sections=["figures", "asks"]),
    "temperature": lambda: summarizer(temperature=0.5),
    "no temperature": lambda: summarizer(temperature=None),
    "seed": lambda: summarizer(seed=8),
    "output": lambda: summarizer(max_output_tokens=900),
    "effort": lambda: summarizer(reasoning_effort="high"),
    "refusals": lambda: summarizer(validation_retries=0),
    "length": lambda: summarizer(limit_characters=100),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_shapes_a_record_is_in_the_digest(change: str) -> None:
    plain, changed = configuration_of(summarizer()), configuration_of(CHANGES[change]())

    assert changed.digest != plain.digest
    assert changed.told() != plain.told()


def test_every_change_has_a_digest_of_its_own() -> None:
    assert len({configuration_of(make()).digest for make in CHANGES.values()}) == len(CHANGES)


@pytest.mark.parametrize(
    "reached",
    [
        {"headers": {"X-Team": SECRET}},
        {"proxy": f"http://user:{SECRET}@proxy.example.com:3128"},
        {"timeout": 5.0, "connect_timeout": 1.0},
        {"transport_retries": 0, "max_retry_wait": 1.0},
        {"verify": False},
    ],
)
def test_how_the_model_is_reached_is_not_in_it(reached: dict[str, Any]) -> None:
    assert configuration_of(summarizer(**reached)) == configuration_of(summarizer())
    assert SECRET not in json.dumps(configuration_of(summarizer(**reached)).told())


def test_no_key_is_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    without = configuration_of(summarizer())
    monkeypatch.setenv("SUMMARIZER_API_KEY", SECRET)

    assert configuration_of(summarizer()) == without


def test_prompts_of_ones_own_are_in_it(tmp_path: Path) -> None:
    prompt = tmp_path / "asks.txt"
    seen = {configuration_of(summarizer()).digest}
    for text in ("Who asks?", "Who asks whom?"):
        prompt.write_text(text, "utf-8")
        seen.add(configuration_of(summarizer(prompts=tmp_path)).digest)

    assert len(seen) == 3


def test_an_items_candidates_are_in_it() -> None:
    one, same, other = map(promises, ("promise", "promise", "pledge"))

    # What differs is a class variable, which no JSON Schema shows.
    assert one.model_json_schema() == other.model_json_schema()
    digests = [configuration_of(summarizer(schema=record)).digest for record in (one, same, other)]
    assert digests[0] == digests[1] != digests[2]


def test_two_files_of_one_name_are_two_models_and_no_path_is_told() -> None:
    one, other = (configuration_of(local(f"/secret/{n}/tiny.gguf")) for n in "ab")

    assert one.told()["model"] == other.told()["model"] == "local/tiny"
    assert one.digest != other.digest
    assert "secret" not in json.dumps(one.told())


def test_it_is_the_same_in_another_process() -> None:
    code = (
        "from summarizer import Settings, Summarizer\n"
        "from summarizer.many.configuration import configuration_of\n"
        f"settings = Settings(base_url={ADDRESS!r})\n"
        "print(configuration_of(Summarizer('some-model', settings=settings)).digest)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)

    assert done.stdout.strip() == configuration_of(summarizer()).digest


def test_what_is_not_known_of_any_article_makes_no_other_configuration() -> None:
    nothing: Known = {"published": None, "outlet": None}

    assert Columns(id="url", known=nothing).told == Columns(id="url").told
    assert Columns(known={"outlet": "The Courier"}).told != Columns().told
