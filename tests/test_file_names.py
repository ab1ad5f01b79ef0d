"""Names for files: what stands in titles and addresses, safe on every system."""

from __future__ import annotations

import os
import tempfile
import unicodedata
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.file_names import safe_stem, same_file
from summarizer.files import write_entry

DEVICES = ["CON", "nul", "Com1", "LPT9.2024", "aux.tar", "COM²", "con ", "prn .x"]
HARD = st.one_of(
    st.text(max_size=400),
    st.text('../\\:*?"<>| -.\t\0\u202eé', max_size=40),
    st.builds("{}{}".format, st.sampled_from(DEVICES), st.text(max_size=5)),
)
SAFE = {
    "../../etc/passwd": "_..-etc-passwd",
    "..": "article",
    "": "article",
    " . ": "article",
    "a/b\\c": "a-b-c",
    "What? When: now": "What- When- now",
    "-rf": "_rf",
    "con": "con_",
    "Aux.2024-10": "Aux_.2024-10",
    "COM1 .x": "COM1_ .x",
    "console": "console",
    "trailing. . ": "trailing",
    ".hidden": "hidden",
    "tab\tand\nline": "tab-and-line",
    "cod\u202egpj.exe": "codgpj.exe",
    "half \ud800": "half -",
    "cafe\u0301": "café",
    "म\u200dक": "म\u200dक",
    "漢" * 100: "漢" * 50,
}


@pytest.mark.parametrize(("text", "stem"), SAFE.items())
def test_a_text_becomes_a_name(text: str, stem: str) -> None:
    assert safe_stem(text) == stem


@given(HARD)
@example("CON")
def test_a_name_is_taken_by_every_system(text: str) -> None:
    stem = safe_stem(text)
    assert stem
    assert len(f".{stem}.jsonld.12345678.part".encode()) <= 255
    assert not set('<>:"/\\|?*') & set(stem)
    assert not [char for char in stem if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")]
    assert stem[0] not in "-. "
    assert stem[-1] not in ". "
    assert not PureWindowsPath(stem).is_reserved()
    assert PureWindowsPath(stem).name == stem == Path(stem).name
    assert safe_stem(stem) == stem


@given(HARD)
def test_what_is_written_under_a_name_stands_in_its_folder_and_nowhere_else(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_entry(Path(folder, f"{safe_stem(text)}.json"), b"{}")
        assert os.listdir(folder) == [f"{safe_stem(text)}.json"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("A.json", "a.json"), ("cafe\u0301", "café"), ("STRASSE", "straße"), ("a\u200db", "ab")],
)
def test_names_that_some_system_takes_for_one_are_told(one: str, other: str) -> None:
    assert same_file(one) == same_file(other)
    assert same_file(one) != same_file("b.json")


def test_a_name_of_255_bytes_is_no_trouble(tmp_path: Path) -> None:
    name = "漢" * 83 + ".json"
    write_entry(tmp_path / name, b"{}")
    assert os.listdir(tmp_path) == [name]
