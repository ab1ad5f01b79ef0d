"""An address leads to no machine of one's own, however it is written and wherever it moves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from web_site import PUBLIC, Site, moves, refused

from summarizer import read_article

PRIVATE = [
    "http://127.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/",
    "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/", "http://224.0.0.1/", "http://inside.example/",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_a_private_address_is_not_asked(site: Site, address: str) -> None:
    site.names["inside.example"] = [["192.168.0.7"]]
    assert refused(address, site.web).code == "private_address"
    assert site.dialled == []


@pytest.mark.parametrize("address", PRIVATE)
def test_a_redirect_to_a_private_address_is_not_followed(site: Site, address: str) -> None:
    site.names["inside.example"] = [["fd00::7"]]
    site.answers["/start"] = moves(address)
    assert refused("http://courier.example/start", site.web).code == "private_address"
    assert [machine for machine, _ in site.dialled] == [PUBLIC]


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://x.example/", "http://a:b@c.de/"])
def test_a_redirect_to_what_is_no_web_address_is_not_followed(site: Site, location: str) -> None:
    site.answers["/start"] = moves(location)
    assert refused("http://courier.example/start", site.web).code == "bad_address"


def test_one_private_address_among_a_names_addresses_is_enough(site: Site) -> None:
    site.names["courier.example"] = [[PUBLIC, "10.0.0.1"]]
    assert refused("http://courier.example/", site.web).code == "private_address"
    assert site.dialled == []


def test_a_name_that_changes_its_mind_is_asked_once_and_its_checked_address_used(
    site: Site,
) -> None:
    site.names["courier.example"] = [[PUBLIC], ["127.0.0.1"]]
    assert read_article("http://courier.example/", web=site.web).text
    assert site.looked_up == ["courier.example"]
    assert site.dialled == [(PUBLIC, 80)]


def test_a_name_that_changes_its_mind_between_redirects_is_checked_again(site: Site) -> None:
    site.names["courier.example"] = [[PUBLIC], ["127.0.0.1"]]
    site.answers["/start"] = moves("/next")
    assert refused("http://courier.example/start", site.web).code == "private_address"
    assert [path for path, _ in site.asked] == ["/start"]


def test_ones_own_network_is_read_where_that_is_allowed_and_metadata_is_not(site: Site) -> None:
    own = replace(site.web, allow_private=True)
    assert read_article("http://192.168.0.7/", web=own).text
    site.answers["/start"] = moves("http://169.254.169.254/")
    error = refused("http://192.168.0.7/start", own)
    assert "of a cloud's metadata" in str(error)
    assert "--allow-private" not in str(error)
