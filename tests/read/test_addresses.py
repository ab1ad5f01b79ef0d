"""Which addresses are read, and which are refused before anything is sent."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import InputError
from summarizer.read.addresses import address_of, refusal


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://example.com", "https://example.com/"),
        ("HTTP://Example.COM.:80/a b".replace(" ", "%20"), "http://example.com/a%20b"),
        ("https://example.com:8443/a?b=c&d=%2F#part", "https://example.com:8443/a?b=c&d=%2F"),
        ("https://example.com?q=1", "https://example.com/?q=1"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
        ("http://[2606:4700::1111]:80/", "http://[2606:4700::1111]/"),
        ("http://1.1.1.1/", "http://1.1.1.1/"),
    ],
)
def test_an_address_is_read_in_one_form(written: str, read: str) -> None:
    assert str(address_of(written)) == read


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("ftp://example.com/", "Only http and https addresses are read, not ftp:"),
        ("file:///etc/passwd", "not file:"),
        ("gopher://example.com/", "not gopher:"),
        ("https://user:hunter2@example.com/", "carries a user name or password"),
        ("https://user@example.com/", "carries a user name or password"),
        ("https://@example.com/", "carries a user name or password"),
        ("https:///a", "names no host"),
        ("https://a..b/", "names no host"),
        ("https://example.com:0/", "no port 0"),
        ("https://example.com:99999/", "This is no address"),
        ("https://[::1/", "This is no address"),
        ("https://example.com/a b", "no space"),
        ("https://example.com/\r\nX: y", "no space"),
        ("https://example.com\\@127.0.0.1/", "backslash"),
        ("https://example.com/" + "a" * 5_000, "up to 4,096 characters"),
        ("http://[fe80::1%25eth0]/", "a zone of"),
        ("http://2130706433/", "a number that is no usual address"),
        ("http://0x7f000001/", "a number that is no usual address"),
        ("http://0177.0.0.1/", "a number that is no usual address"),
        ("http://127.1/", "a number that is no usual address"),
        ("http://0x7f.0.0.0x1/", "a number that is no usual address"),
        ("http://127.0.0.1.1/", "a number that is no usual address"),
    ],
)
def test_an_odd_address_is_refused_and_no_password_repeated(written: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        address_of(written)
    assert caught.value.code == "bad_address"
    assert words in str(caught.value)
    assert "hunter2" not in str(caught.value)


PUBLIC = ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "64:ff9b::101:101", "2002:101:101::1"]
OWN = ["127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "::1"]
OWN += ["100.64.0.1", "fc00::1", "fd12::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1"]
NEVER = ["0.0.0.0", "0.1.2.3", "::", "169.254.1.1", "fe80::1", "224.0.0.1", "ff02::1", "240.0.0.1"]
NEVER += ["255.255.255.255", "192.0.2.1", "198.51.100.1", "203.0.113.9", "198.18.0.1", "2001::1"]
NEVER += [
    "2001:db8::1",
    "fec0::1",
    "::1.1.1.1",
    "64:ff9b:1::1",
    "::ffff:0.0.0.0",
    "100::1",
    "4000::1",
]
METADATA = ["169.254.169.254", "169.254.170.2", "100.100.100.200", "168.63.129.16", "192.0.0.192"]
METADATA += ["fd00:ec2::254", "fd20:ce::254", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe"]
METADATA += ["2002:a9fe:a9fe::1", "2606:4700::5efe:a9fe:a9fe"]
EMBEDDED = ["64:ff9b::7f00:1", "2002:7f00:1::", "2002:c0a8:101::1", "2606:4700::200:5efe:a00:1"]


@pytest.mark.parametrize("machine", PUBLIC)
def test_a_machine_of_the_web_may_be_asked(machine: str) -> None:
    assert refusal(ipaddress.ip_address(machine)) is None


@pytest.mark.parametrize("machine", OWN + EMBEDDED)
def test_ones_own_machines_are_asked_only_where_that_is_allowed(machine: str) -> None:
    assert refusal(ipaddress.ip_address(machine)) == "of this machine or a private network"
    assert refusal(ipaddress.ip_address(machine), allow_private=True) is None


@pytest.mark.parametrize("machine", NEVER + METADATA)
@pytest.mark.parametrize("allow_private", [False, True])
def test_what_is_no_machine_of_anybody_is_never_asked(machine: str, allow_private: bool) -> None:
    assert refusal(ipaddress.ip_address(machine), allow_private=allow_private)


@pytest.mark.parametrize("machine", METADATA)
def test_a_clouds_metadata_is_named_as_such(machine: str) -> None:
    assert refusal(ipaddress.ip_address(machine), allow_private=True) == "of a cloud's metadata"


@given(st.ip_addresses(v=4))
def test_a_mapped_address_is_judged_as_the_address_in_it(machine: ipaddress.IPv4Address) -> None:
    mapped = ipaddress.IPv6Address(f"::ffff:{machine}")
    assert refusal(mapped) == refusal(machine)


@given(st.ip_addresses())
def test_no_address_that_python_calls_private_is_asked(
    machine: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    # Newer Pythons call all of 6to4 private, whichever machine of the web is behind it.
    within = (getattr(machine, kind, None) for kind in ("ipv4_mapped", "sixtofour"))
    inner = next(filter(None, within), machine)
    if inner.is_private or inner.is_multicast or inner.is_link_local or inner.is_unspecified:
        assert refusal(machine)
