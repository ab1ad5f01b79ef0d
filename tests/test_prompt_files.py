from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarizer import ArticleRecord, InputError
from summarizer.draft.sections import Section, sections_of
from summarizer.prompt_files import load_prompts

NAMES = [section.name for section in sections_of(ArticleRecord)]


def test_every_section_of_the_default_record_has_a_prompt_file() -> None:
    prompts = load_prompts(None, NAMES)

    assert prompts.system
    assert set(prompts.sections) == set(NAMES)


@pytest.mark.parametrize("section", sections_of(ArticleRecord), ids=NAMES)
def test_a_worked_answer_fills_every_field_that_is_asked(section: Section) -> None:
    prompt = load_prompts(None, NAMES).of(section)
    assert prompt.example
    assert prompt.answer
    asked = [field.name for field in section.asked]

    answer = json.loads(prompt.answer)

    if section.about == "article":
        assert list(answer) == [section.name]
        items = answer[section.name] if not section.single else [answer[section.name]]
        assert all(list(item) == ["sentences", *asked] for item in items)
    else:
        assert all(f"\n{key} [" in prompt.example for key in answer)
        assert all(list(item) == asked for item in answer.values() if item is not None)


def test_sections_that_are_asked_together_share_one_example() -> None:
    prompts = load_prompts(None, NAMES)

    assert prompts.sections["headline"].example == prompts.sections["summary"].example


def test_a_users_file_goes_before_ours_and_the_others_stay_ours(tmp_path: Path) -> None:
    (tmp_path / "asks.txt").write_text("Only demands.\n", "utf-8")

    own, ours = load_prompts(tmp_path, NAMES), load_prompts(None, NAMES)

    assert own.sections["asks"].instructions == "Only demands."
    assert own.sections["asks"].example is None
    assert own.sections["meetings"] == ours.sections["meetings"]
    assert own.system == ours.system


def test_the_digest_changes_with_any_word_of_a_prompt(tmp_path: Path) -> None:
    sections = sections_of(ArticleRecord)
    (tmp_path / "system.txt").write_text("Read.", "utf-8")

    digests = {load_prompts(folder, NAMES).digest(sections) for folder in (None, tmp_path)}

    assert len(digests) == 2


@pytest.mark.parametrize(
    "text", ["Do.\n\n=== example\nE\n", "Do.\n\n=== answer\n{}\n"], ids=["no answer", "no example"]
)
def test_half_an_example_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "asks.txt").write_text(text, "utf-8")

    with pytest.raises(InputError, match=r"asks\.txt.*=== example.*=== answer"):
        load_prompts(tmp_path, NAMES)


def test_a_prompt_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "asks.txt").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(InputError, match=r"asks\.txt cannot be read"):
        load_prompts(tmp_path, NAMES)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no folder of prompts"):
        load_prompts(tmp_path / "none", NAMES)
