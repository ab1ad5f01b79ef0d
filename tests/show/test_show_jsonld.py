"""Records as linked data, read by a JSON-LD processor that may fetch nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hand_records import ARTICLE, hostile, info, provenance, quay, ruling
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from summarizer import Article, to_jsonld
from summarizer.errors import InputError
from summarizer.schemas import ArticleRecord, Record

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
SCHEMA = "https://schema.org/"
OA = "http://www.w3.org/ns/oa#"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
ABOUT = f"urn:sha256:{quay().article.sha256}"


def _nothing(url: str, options: Any) -> NoReturn:
    raise AssertionError(f"fetched {url}")


def expanded(document: Any) -> dict[str, dict[str, Any]]:
    """The nodes with an identifier, as the processor understands them."""
    nodes = jsonld.expand(document, {"documentLoader": _nothing})
    return {node["@id"]: node for node in nodes}


def triples(document: Any) -> set[tuple[str, str, str]]:
    """All that it says, blank nodes as "_"; a literal's type behind two circumflexes."""
    found = jsonld.to_rdf(document, {"documentLoader": _nothing})["@default"]
    return {
        (_term(one["subject"]), one["predicate"]["value"], _term(one["object"])) for one in found
    }


def _term(node: dict[str, str]) -> str:
    if node["type"] == "blank node":
        return "_"
    if node["type"] == "IRI":
        return str(node["value"])
    kind = node["datatype"].replace(XSD, "xsd:")
    return str(node["value"]) if kind == "xsd:string" else f"{node['value']}^^{kind}"


def triples_of(record: Record, article: str | None = None) -> set[tuple[str, str, str]]:
    return triples(json.loads(json.dumps(to_jsonld(record, article))))


@pytest.mark.parametrize(
    ("subject", "predicate", "told"),
    [
        (ABOUT, RDF_TYPE, f"{SCHEMA}NewsArticle"),
        (ABOUT, f"{SCHEMA}datePublished", "2026-03-10^^xsd:date"),
        (ABOUT, f"{SCHEMA}inLanguage", "en"),
        (ABOUT, f"{SCHEMA}mentions", f"{ABOUT}#m1"),
        (
            ABOUT,
            f"{SCHEMA}alternativeHeadline",
            "Harbour Board refuses to pay for the northern quay, officials said",
        ),
        ("_", f"{SCHEMA}propertyID", "sha256"),
        (f"{ABOUT}#m1", RDF_TYPE, f"{SCHEMA}Event"),
        (f"{ABOUT}#m1", f"{SCHEMA}startDate", "2026-03-09^^xsd:date"),
        ("_", f"{SCHEMA}jobTitle", "Mayor"),
        (f"{ABOUT}#a1", RDF_TYPE, f"{SCHEMA}AskAction"),
        (f"{ABOUT}#a1", f"{SCHEMA}description", "money for the northern quay"),
        (f"{ABOUT}#f1", RDF_TYPE, f"{SCHEMA}MonetaryAmount"),
        (f"{ABOUT}#f1", f"{SCHEMA}value", "12500000^^xsd:decimal"),
        (f"{ABOUT}#f2", RDF_TYPE, f"{SCHEMA}QuantitativeValue"),
        (f"{ABOUT}#f2", f"{SCHEMA}minValue", "4^^xsd:decimal"),
        (f"{ABOUT}#f2", f"{SCHEMA}maxValue", "6^^xsd:decimal"),
        (f"{ABOUT}#f2", f"{SCHEMA}unitCode", "P1"),
        (f"{ABOUT}#f3", f"{SCHEMA}unitText", "ships"),
        (f"{ABOUT}#t2", RDF_TYPE, f"{SCHEMA}Claim"),
        (f"{ABOUT}#s1", f"{SCHEMA}about", ABOUT),
        (f"{ABOUT}#m1-evidence", RDF_TYPE, f"{OA}Annotation"),
        (f"{ABOUT}#m1-evidence", f"{OA}hasBody", f"{ABOUT}#m1"),
        (f"{ABOUT}#m1-evidence", f"{OA}motivatedBy", f"{OA}linking"),
        (f"{ABOUT}#f1-mentions", f"{OA}motivatedBy", f"{OA}highlighting"),
        ("_", f"{OA}hasSource", ABOUT),
        ("_", RDF_TYPE, f"{OA}TextPositionSelector"),
        ("_", f"{OA}start", "116^^xsd:nonNegativeInteger"),
        ("_", f"{OA}end", "191^^xsd:nonNegativeInteger"),
        ("_", RDF_TYPE, f"{OA}TextQuoteSelector"),
        ("_", f"{OA}exact", "12.5 million kronor"),
    ],
)
def test_the_triples_are_those_that_are_meant(subject: str, predicate: str, told: str) -> None:
    assert (subject, predicate, told) in triples_of(quay())


def test_a_currency_is_its_code() -> None:
    assert (f"{ABOUT}#f1", f"{SCHEMA}currency", "SEK") in triples_of(quay())
    figure = quay().figures[0].model_copy(update={"unit": None})
    record = quay().model_copy(update={"figures": [figure]})
    assert not any(p == f"{SCHEMA}currency" for _, p, _ in triples_of(record))


@pytest.mark.parametrize(("bound", "word"), [("at_least", "minValue"), ("at_most", "maxValue")])
def test_a_bound_is_the_end_of_a_range(bound: str, word: str) -> None:
    figure = quay().figures[0].model_copy(update={"bound": bound})
    found = triples_of(quay().model_copy(update={"figures": [figure]}))
    assert (f"{ABOUT}#f1", f"{SCHEMA}{word}", "12500000^^xsd:decimal") in found
    assert (f"{ABOUT}#f1", f"{SCHEMA}value", "12500000^^xsd:decimal") not in found


def test_a_chain_is_a_list_in_its_order() -> None:
    ask = expanded(to_jsonld(quay()))[f"{ABOUT}#a1"]
    (claim,) = ask[f"{SCHEMA}subjectOf"]
    (authors,) = claim[f"{SCHEMA}author"]
    assert [one[f"{SCHEMA}name"][0]["@value"] for one in authors["@list"]] == [
        "two people in the room",
        "the Brakholm Courier",
    ]
    assert authors["@list"][1]["@type"] == [f"{SCHEMA}NewsMediaOrganization"]


def selectors(document: Any) -> list[tuple[Any, Any]]:
    """The position and the quotation of each target."""
    return [
        tuple(target["selector"])
        for node in document["@graph"]
        if node["type"] == "Annotation"
        for target in node["target"]
    ]


def test_quotations_have_the_words_around_them_where_the_article_is_given() -> None:
    for position, quotation in selectors(to_jsonld(quay(), ARTICLE)):
        start = position["start"]
        assert ARTICLE[start : position["end"]] == quotation["exact"]
        assert ARTICLE[:start].endswith(quotation["prefix"])
        assert ARTICLE[position["end"] :].startswith(quotation["suffix"])
    assert all("prefix" not in quotation for _, quotation in selectors(to_jsonld(quay())))
    assert ("_", f"{OA}prefix", "") in triples_of(quay(), ARTICLE)


def test_the_text_of_another_article_is_refused() -> None:
    with pytest.raises(InputError, match="not of this article"):
        to_jsonld(quay(), ARTICLE + " More.")


@pytest.mark.parametrize(
    ("url", "about"),
    [
        ("https://wire.example/quay", "https://wire.example/quay"),
        ("https://wire.example/quay?a=1#top", "https://wire.example/quay?a=1"),
        ("javascript:alert(1)", ABOUT),
        ("https://wire.example/a b", ABOUT),
        ("quay.html", ABOUT),
    ],
)
def test_identifiers_are_fragments_of_the_address_where_there_is_one(url: str, about: str) -> None:
    found = triples_of(quay().model_copy(update={"article": info(url=url)}))
    assert (about, RDF_TYPE, f"{SCHEMA}NewsArticle") in found
    assert (f"{about}#m1-evidence", f"{OA}hasBody", f"{about}#m1") in found
    assert ((about, f"{SCHEMA}url", about) in found) is about.startswith("https")


def test_equal_records_give_equal_documents_however_they_were_made() -> None:
    other = quay().model_copy(update={"provenance": provenance(model="openai/x", seconds=1.5)})
    assert json.dumps(to_jsonld(quay())) == json.dumps(to_jsonld(other))


def test_a_record_of_ones_own_keeps_every_field_under_its_name() -> None:
    (claim,) = (n for n in to_jsonld(ruling())["@graph"] if n["id"].endswith("#l1"))
    told = {one["name"]: one["value"] for one in claim["additionalProperty"]}
    assert told["sum"]["currency"] == "SEK"
    assert told["claimants"] == {"type": "Thing", "name": "Harbour Board"}
    assert (told["outcome"], told["judge"]) == ("not_upheld", "Ana Lindqvist")
    assert ("_", f"{SCHEMA}value", "12500000^^xsd:decimal") in triples_of(ruling())
    assert ("_", f"{SCHEMA}value", "not_upheld") in triples_of(ruling())


def words(value: Any) -> Any:
    """Every key of a document that is a word of its context."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words(inner)


@pytest.mark.parametrize("record", [quay(), ruling()], ids=["default", "own"])
def test_the_context_knows_every_word_that_is_used(record: Record) -> None:
    document = to_jsonld(record, ARTICLE)
    known = document["@context"].keys() | {"minValue", "maxValue"}
    assert set(words(document["@graph"])) <= known


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_real_records_say_as_much_as_they_hold(seed: Path) -> None:
    folder = ROOT / "cassettes" / "local-qwen2.5-coder-1.5b"
    told = json.loads((folder / f"{seed.stem}.closed.record.json").read_text("utf-8"))
    told.setdefault("provenance", quay().model_dump(mode="json")["provenance"])
    record = ArticleRecord.model_validate(told)
    document = to_jsonld(record, Article.from_bytes(seed.read_bytes()))
    nodes = expanded(document)
    assert len(nodes) == len(document["@graph"])
    items: tuple[Any, ...] = (*record.meetings, *record.asks, *record.figures, *record.attributions)
    for item in items:
        annotation = nodes[f"urn:sha256:{record.article.sha256}#{item.id}-evidence"]
        assert len(annotation[f"{OA}hasTarget"]) == len(item.evidence)
    assert len(nodes[f"urn:sha256:{record.article.sha256}"][f"{SCHEMA}mentions"]) == len(items)


@given(st.text(min_size=1, max_size=30))
def test_any_characters_are_text_and_no_word_of_the_language(text: str) -> None:
    document = to_jsonld(hostile(text))
    values = [
        one["value"]
        for node in document["@graph"]
        for one in node.get("additionalProperty", ())
        if one["name"] == "judge"
    ]
    assert values == [text]
    assert {node["@type"][0] for node in expanded(document).values()} == {
        f"{SCHEMA}NewsArticle",
        f"{SCHEMA}Thing",
        f"{OA}Annotation",
    }
