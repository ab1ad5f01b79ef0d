"""Records as JSON."""

from __future__ import annotations

import json

from hand_records import quay, ruling
from hypothesis import given
from hypothesis import strategies as st

from summarizer.schemas import ArticleRecord
from summarizer.show import to_json, to_json_line
from summarizer.show.json_ import dumped
from summarizer.show.visible import is_unseen


def test_one_record_is_an_object_and_several_are_an_array() -> None:
    assert json.loads(to_json(quay())) == quay().model_dump(mode="json")
    assert json.loads(to_json([quay(), ruling()])) == [
        quay().model_dump(mode="json"),
        ruling().model_dump(mode="json"),
    ]
    assert json.loads(to_json([quay()])) == [quay().model_dump(mode="json")]


def test_json_reads_back_into_the_same_record() -> None:
    assert ArticleRecord.model_validate_json(to_json(quay())) == quay()


def test_a_line_of_json_is_one_line() -> None:
    line = to_json_line(quay())
    assert line.endswith("}\n")
    assert line.count("\n") == 1
    assert json.loads(line) == json.loads(to_json(quay()))


def test_readable_characters_stay_readable() -> None:
    assert "Tomás" in to_json(quay())
    assert "“We cannot wait" in to_json(quay())


def test_provenance_names_the_schema_by_its_published_name() -> None:
    assert "schema" in json.loads(to_json(quay()))["provenance"]
    assert next(iter(json.loads(to_json(quay())))) == "format"


@given(st.dictionaries(st.text(), st.text()), st.sampled_from([None, 2]))
def test_a_terminal_obeys_nothing_in_json_and_the_value_is_the_same(
    value: dict[str, str], indent: int | None
) -> None:
    text = dumped(value, indent)
    assert not any(is_unseen(character) for character in text.replace("\n", ""))
    assert json.loads(text) == value
    assert text.encode("utf-8")
