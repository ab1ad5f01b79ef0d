"""A model that answers as badly as it can: a proven record or an error of ours, and no more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import running_many
from answering import emptiest
from hostile_apart import apart
from hostile_model import KINDS, Hostile, HostileModel
from hostile_run import Told, article, run
from loopback import Exchange, Loopback, Recorded, answer, completion, reply
from running_many import row, written
from serving import Served

from summarizer import ReplyError


def assert_nothing_is_wrong(model: Hostile, told: Told) -> None:
    assert not told.failures, "\n\n".join(told.failures)
    assert not model.faults, "\n\n".join(model.faults)
    assert told.outcomes["record"] > 0
    assert told.items > 0
    assert told.refusals > 0


def test_a_hundred_hostile_replies_give_sound_records_and_errors_of_ours() -> None:
    with HostileModel(seed=22) as model:
        told = run(model, replies=100, jobs=8)

    assert_nothing_is_wrong(model, told)


@pytest.mark.fuzz
def test_a_hundred_thousand_do_and_memory_stays_bounded() -> None:
    with apart(seed=1) as model:
        told = run(model, replies=100_000)

    assert_nothing_is_wrong(model, told)
    assert set(model.kinds) == set(KINDS)
    assert not told.memory.excess


def test_a_reply_is_found_again_by_its_seed() -> None:
    asked = Recorded("POST", "/v1", {}, b"{}")

    def kinds(seed: int) -> list[object]:
        with HostileModel(seed) as model:
            behaviours = [model.meet(asked) for _ in range(40)]
            return [behaviour.args[0] for behaviour in behaviours]  # type: ignore[attr-defined]

    assert kinds(1) == kinds(1) != kinds(2)
    assert article(1, 7) == article(1, 7) != article(1, 8)


NESTED = '{"headline": ' + "[" * 480 + "]" * 480 + "}"
HALF = '{"headline": {"text": "Kenya \\ud800", "sentences": [1]}, "summary": []}'


@pytest.mark.parametrize("text", [NESTED, HALF], ids=["brackets", "half a character"])
def test_what_is_odd_in_an_answer_that_was_cut_off_is_left_out(served: Served, text: str) -> None:
    _, summarizer = served(
        reply(completion(text, finish="length")),
        settings={"plan": "one-call"},
        sections=["headline"],
    )

    with pytest.raises(ReplyError, match="was cut off by its limit"):
        summarizer.summarise("Kenya has asked the World Bank for $500 million.")


@pytest.mark.parametrize("finish", ["\ud800", "x" * 100_000, ["stop"], {"a": []}, 10**4000])
def test_an_answer_that_ended_in_any_way_can_be_kept(finish: object, tmp_path: Path) -> None:
    def told(exchange: Exchange) -> None:
        said = completion(emptiest(exchange.request.json))
        said["choices"][0]["finish_reason"] = finish
        exchange.send(200, json.dumps(said).encode())

    table = written(tmp_path / "articles.jsonl", [row(1)])
    with Loopback([told]) as server:
        assert running_many.run(server, table, tmp_path / "records.jsonl").done == 1


def test_a_record_says_what_was_refused_at_no_greater_length_than_a_reader_needs(
    served: Served,
) -> None:
    told = [{"text": "Anselm " * 9_000, "sentences": [n]} for n in (1, 10**400)]
    _, summarizer = served(
        answer(lambda asked: {"summary": told}),
        settings={"plan": "one-call"},
        sections=["summary"],
    )

    record = summarizer.summarise("Kenya has asked the World Bank for $500 million.")

    assert record.summary == []
    assert max(len(one.value or "") for one in record.audit.refused) == 500
    assert {one.sentence for one in record.audit.refused} == {None, 1}
    assert len(json.dumps(record.model_dump(mode="json"))) < 10_000
