"""Extras are extra: without one there is all else, and what needs it says what to install."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from declared import extras
from documents import pdf_of

from summarizer.doctor.installation import FOR_WORK_ON_IT

PART = Path(__file__).with_name("extras_part.py")
# What an extra's own packages are imported as. The last is for data frames, and no extra.
PACKAGES = {
    "keyring": ("keyring",),
    "local": ("xllamacpp",),
    "parquet": ("pyarrow",),
    "pdf": ("pypdf", "cryptography"),
    "ray": ("ray",),
    "web": ("trafilatura", "lxml", "lxml_html_clean"),
    "": ("pandas", "polars", "numpy", "fsspec"),
}
BASICS = ("help", "scan", "schema", "verify", "replay", "hosted")
# Ray's own classes are the bases of its own, so Ray comes first there.
NEEDS_RAY = "summarizer.many.ray_files"


def without(folder: Path, *extras: str) -> Any:
    """What there is where the packages of these cannot be imported."""
    (folder / "report.pdf").write_bytes(pdf_of("A page of words."))
    (folder / "page.html").write_text("<html><body><p>Some words.</p></body></html>", "utf-8")
    (folder / "rows.jsonl").write_text('{"text": "The bank lent USD 5 million."}\n', "utf-8")
    return part(folder, *(f"{extra}={name}" for extra in extras for name in PACKAGES[extra]))


def part(folder: Path, *arguments: str) -> Any:
    names = ("OPENAI_", "AZURE_", "SUMMARIZER_", "OLLAMA_")
    env = {k: v for k, v in os.environ.items() if not k.startswith(names)}
    env |= {"PYTHONPATH": str(PART.parents[1]), "SUMMARIZER_CACHE": str(folder / "cache")}
    line = [sys.executable, str(PART), *arguments]
    done = subprocess.run(line, cwd=folder, env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def test_the_extras_are_those_of_the_table() -> None:
    assert set(extras()) == set(PACKAGES) | FOR_WORK_ON_IT


@pytest.mark.parametrize(
    "gone",
    [
        pytest.param(tuple(PACKAGES), id="all"),
        *(
            pytest.param((extra,), id=extra, marks=pytest.mark.platforms)
            for extra in PACKAGES
            if extra
        ),
    ],
)
def test_without_extras_there_is_all_else_and_what_needs_one_asks_for_it(
    gone: tuple[str, ...], tmp_path: Path
) -> None:
    came = without(tmp_path, *gone)

    assert set(came["imports"]) <= {NEEDS_RAY}
    assert {name: came["said"][name][0] for name in BASICS} == dict.fromkeys(BASICS, 0)
    for extra in filter(None, gone):
        assert f'pip install "summarizer[{extra}]"' in came["said"][extra][1], extra


@pytest.mark.platforms
def test_each_module_can_be_the_first_to_be_imported(tmp_path: Path) -> None:
    assert set(part(tmp_path, "alone")) <= {NEEDS_RAY}
