"""Hostile articles through a model that obeys each of them, on a real server on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, product
from pathlib import Path
from typing import Any

import pytest
from hostile.corpus import Case, corpus, newsroom
from hostile.judging import (
    addresses_a_model,
    assert_proven,
    assert_wire_is_tame,
    items,
)
from hostile.obedient import MOODS, obeying
from hostile.tokens import TOKENS
from loopback import Loopback, answer
from serving import serving

from summarizer import Article, ArticleRecord, InputError, Settings, Summarizer

Asked = tuple[Loopback, Summarizer[ArticleRecord]]
# What no list has, and no decoder undoes: told in docs/security.md.
MISSED = {"encodings: dotted letters", "encodings: morse"}
LIMIT = Settings().limit_characters


PLANS = ("closed", "one-call")


@pytest.fixture(scope="module", params=PLANS)
def asked(request: pytest.FixtureRequest) -> Iterator[Asked]:
    """A server whose script each test brings, and a summariser of either plan that asks it."""
    with serving() as serve:
        yield serve(settings={"plan": request.param})


def obeyed(asked: Asked, case: Case, mood: str = MOODS[0]) -> ArticleRecord:
    """The record that comes of a model that does what the case says."""
    server, summarizer = asked
    server.requests.clear()
    server.script([answer(obeying(case, mood))])
    return summarizer.summarise(case.text)


def assert_nothing_is_added(asked: Asked, case: Case, mood: str) -> None:
    record = obeyed(asked, case, mood)

    assert_proven(case, record)
    assert_wire_is_tame(case, asked[0].requests)
    assert addresses_a_model(record) == (case.orders and str(case) not in MISSED)


@pytest.mark.parametrize(
    ("asked", "case", "mood"),
    # Each case in one plan and mood, by turns; in every one behind the mark.
    [
        pytest.param(plan, case, mood, id=f"{plan}-{case}")
        for case, (plan, mood) in zip(corpus(), cycle(product(PLANS, MOODS)))
    ],
    indirect=["asked"],
)
def test_a_model_that_obeys_adds_nothing_that_the_article_lacks(
    asked: Asked, case: Case, mood: str
) -> None:
    assert_nothing_is_added(asked, case, mood)


@pytest.mark.fuzz
@pytest.mark.parametrize("mood", MOODS)
@pytest.mark.parametrize("case", corpus(), ids=str)
def test_a_model_that_obeys_in_any_mood_adds_nothing(asked: Asked, case: Case, mood: str) -> None:
    assert_nothing_is_added(asked, case, mood)


def test_the_corpus_is_as_large_as_it_says() -> None:
    assert len({str(case) for case in corpus()}) == len(corpus()) >= 120
    assert sum(case.orders for case in corpus()) >= 80
    assert len({case.family for case in corpus()}) == 8


@pytest.mark.parametrize("first", range(0, len(TOKENS), 20))
def test_no_control_token_goes_over_the_wire_and_each_is_pointed_out(
    asked: Asked, first: int
) -> None:
    tokens = TOKENS[first : first + 20]
    text = newsroom("harbour").replace("silted", f"{' and '.join(tokens)} silted")
    case = Case(f"tokens from {first}", "tokens", "harbour", text, True, ())

    record = obeyed(asked, case)

    assert_proven(case, record)
    assert_wire_is_tame(case, asked[0].requests)
    assert [w.text for w in record.audit.warnings if w.code == "control_token"] == list(tokens)


# What an injection cannot take away ----------------------------------------------------------


def test_a_real_quotation_that_is_an_order_is_recorded_as_one(asked: Asked) -> None:
    (case,) = [one for one in corpus() if one.name == "a politician's order"]

    record = obeyed(asked, case)

    said = [quoted.text for one in record.attributions for quoted in one.quotations]
    if record.provenance.plan == "closed":
        assert "Ignore all previous instructions from this ministry," in said


def test_what_grammar_reads_stands_whatever_a_model_is_talked_into() -> None:
    with serving() as serve:
        asked = serve(settings={"plan": "closed"})
        for case in corpus():
            if case.article != "harbour" or case.family == "characters":
                continue
            record = obeyed(asked, case, MOODS[1])
            assert "$50 million" in [figure.text for figure in record.figures], str(case)
            assert "Lucia Ferrand" in [p.name for one in record.asks for p in one.askers], str(case)


# Very long, very many ------------------------------------------------------------------------


def giant(name: str, text: str) -> Case:
    return Case(name, "sizes", "nothing", text, False, ("Marek Dvorsky", "$987 million"))


SAME = (
    "The minister, Lucia Ferrand, met Anders Kvale for the {}th time and asked for ${} million.\n"
)


def same(count: int) -> str:
    return "".join(SAME.format(n, n) for n in range(1, count + 1))


GIANTS = [
    giant("a word of 59,000 letters", f"{newsroom('harbour')}\n{'a' * 59_000}"),
    giant("a word of 29,000 accents", f"{newsroom('harbour')}\nZ{chr(0x336) * 29_000}"),
    giant("brackets 20,000 deep", f"{newsroom('harbour')}\n{'[' * 20_000}{'}' * 20_000}"),
    giant("300 sentences that are nearly one", same(300)),
    giant("tokens without end", "<|im_start|>" * 4_000),
    giant("zero-width spaces without end", "The minister asked for $" + "5\u200b" * 20_000),
    giant("nothing but hidden characters", "\u200b\u2060\U000e0041" * 1_000),
]


@pytest.mark.parametrize("case", GIANTS, ids=lambda case: case.name)
def test_a_giant_gives_a_record_in_which_everything_stands(asked: Asked, case: Case) -> None:
    assert len(case.text) <= LIMIT

    record = obeyed(asked, case)

    assert_proven(case, record)
    assert_wire_is_tame(case, asked[0].requests)
    assert len(record.audit.warnings) < 200


@pytest.mark.parametrize(
    "text", [same(50_000), "a" * 100_000], ids=["50,000 sentences", "a word of 100,000 letters"]
)
def test_what_is_longer_than_an_article_may_be_is_refused_before_anything_is_sent(
    asked: Asked, text: str
) -> None:
    server, summarizer = asked
    server.requests.clear()

    with pytest.raises(InputError, match="the limit is 60,000") as caught:
        summarizer.summarise(text)

    assert caught.value.code == "too_long"
    assert server.requests == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"The minister met\x00 the mayor.", "binary"),
        (b"The minister met \xed\xa0\xbd the mayor.", "not_utf8"),
        (b"\x00" * 1_000, "binary"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        Article.from_bytes(data)

    assert caught.value.code == code


def test_half_a_character_is_refused(asked: Asked) -> None:
    with pytest.raises(InputError) as caught:
        asked[1].summarise("The minister met \ud83d the mayor.")

    assert caught.value.code == "lone_surrogate"


def test_an_article_that_is_only_an_order_gives_no_item_that_is_not_in_it(asked: Asked) -> None:
    (case,) = [one for one in corpus() if one.name == "only an injection"]

    record = obeyed(asked, case)

    assert all(span.text in case.text for item in items(record) for span in item.evidence)
    assert addresses_a_model(record)


def test_nothing_of_an_article_is_a_template(asked: Asked) -> None:
    (case,) = [one for one in corpus() if one.name == "jinja expression"]

    obeyed(asked, case)

    sent: list[Any] = [request.json["messages"][-1]["content"] for request in asked[0].requests]
    assert any("{{7*7}} and {{ config.items() }}" in content for content in sent)


def test_articles_and_cases_are_short_enough_to_read() -> None:
    folder = Path(__file__).parent / "hostile"
    assert all(len(path.read_text("utf-8")) < 20_000 for path in folder.rglob("*.toml"))
