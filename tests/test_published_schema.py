"""The JSON Schema in ``schemas/``: that of the record as it is, and true of real records."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from commanding import finished, process
from hand_records import Ruling, quay, ruling
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from summarizer.schemas import ArticleRecord
from summarizer.show.json_ import dumped
from summarizer.show.schema import published_schema
from summarizer.verify import verified

ROOT = Path(__file__).parents[1]
FILE = ROOT / "schemas" / "article-record.schema.json"
PUBLISHED = json.loads(FILE.read_text("utf-8"))
VALIDATOR = Draft202012Validator(PUBLISHED)
ACCEPTED = sorted((ROOT / "cassettes").rglob("*.record.json"))


def test_the_file_is_the_schema_of_the_record_and_what_the_command_prints() -> None:
    again = "summarizer schema > schemas/article-record.schema.json"
    assert FILE.read_text("utf-8") == dumped(published_schema(ArticleRecord), indent=2), again
    assert finished(process("schema")).out == FILE.read_text("utf-8")


def test_it_is_a_json_schema_with_a_name_and_a_description() -> None:
    Draft202012Validator.check_schema(PUBLISHED)
    assert PUBLISHED["$id"] == "urn:summarizer:article-record/1"
    assert PUBLISHED["title"]
    assert PUBLISHED["description"]


@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.name)
def test_accepted_records_are_valid(path: Path) -> None:
    told = json.loads(path.read_text("utf-8"))
    told.setdefault("provenance", quay().model_dump(mode="json")["provenance"])
    VALIDATOR.validate(told)


def test_there_are_accepted_records() -> None:
    assert len(ACCEPTED) >= 10


def test_a_record_made_by_hand_is_valid() -> None:
    VALIDATOR.validate(quay().model_dump(mode="json"))


BROKEN: list[Callable[[Any], Any]] = [
    lambda record: record.pop("meetings"),
    lambda record: record.update(more=1),
    lambda record: record["figures"][0].update(status="rumoured"),
    lambda record: record["figures"][0].update(evidence=[]),
    lambda record: record["meetings"][0]["evidence"][0].update(start=-1),
    lambda record: record["asks"][0]["askers"][0].update(age=50),
]


@pytest.mark.parametrize("breaking", BROKEN)
def test_what_is_no_record_is_not_valid(breaking: Callable[[Any], Any]) -> None:
    record = copy.deepcopy(quay().model_dump(mode="json"))
    breaking(record)
    with pytest.raises(ValidationError):
        VALIDATOR.validate(record)


def test_its_example_is_a_record_whose_values_stand_in_its_article() -> None:
    (example,) = PUBLISHED["examples"]
    VALIDATOR.validate(example)
    ArticleRecord.model_validate(example)
    text = " ".join(item["evidence"][0]["text"] for item in (example["headline"], *example["asks"]))
    assert verified(example, text, PUBLISHED).mismatches == ()


def test_a_record_of_ones_own_has_a_schema_too() -> None:
    schema = published_schema(Ruling)
    Draft202012Validator(schema).validate(ruling().model_dump(mode="json"))
    assert "$id" not in schema
