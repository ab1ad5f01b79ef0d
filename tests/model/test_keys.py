"""Keys: from the environment, and behind it from the keyring."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from summarizer import Summarizer
from summarizer.errors import InputError
from summarizer.model import keys
from summarizer.model.keys import KEY_VARIABLES, Entry, Surroundings, entry
from summarizer.model.target import identify, resolve
from summarizer.settings import Settings

keyring = pytest.importorskip("keyring", reason="the extra keyring is not installed")
from keyrings import Faulty, Locked, Memory, using  # noqa: E402

KEY = "sk-of-the-keyring-0123456789"


@pytest.fixture(autouse=True)
def _no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*KEY_VARIABLES, "SUMMARIZER_MODEL", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def memory() -> Iterator[Memory]:
    with using(Memory()) as chosen:
        yield chosen


@pytest.fixture(params=[Locked, Faulty])
def broken(request: pytest.FixtureRequest) -> Iterator[None]:
    keys._tell.cache_clear()  # other tests may have heard it
    with using(request.param()):
        yield


@pytest.mark.parametrize("variable", KEY_VARIABLES)
def test_what_keyring_set_keeps_is_found(memory: Memory, variable: str) -> None:
    keyring.set_password("summarizer", variable, KEY)
    assert Surroundings()[variable] == KEY


@pytest.mark.parametrize(("set_to", "found"), [("sk-set-123", "sk-set-123"), ("", KEY), (" ", KEY)])
def test_the_environment_comes_first_where_it_has_a_key(
    memory: Memory, monkeypatch: pytest.MonkeyPatch, set_to: str, found: str
) -> None:
    keyring.set_password("summarizer", "OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_API_KEY", set_to)
    assert resolve("openai/gpt-5-mini", Settings(), Surroundings()).api_key == found
    assert bool(memory.asked) is (found == KEY)


def test_the_keyring_is_asked_for_keys_alone_and_once(memory: Memory) -> None:
    around = Surroundings()
    assert around.get("SUMMARIZER_MODEL") is None
    assert {**around}.get("OPENAI_API_KEY") is None
    assert memory.asked == []
    assert around.get("OPENAI_API_KEY") is None
    assert around.get("OPENAI_API_KEY") is None
    assert memory.asked == ["OPENAI_API_KEY"]


def test_a_variable_that_is_set_to_nothing_stays_so(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "")
    assert {**Surroundings()}["OPENAI_API_KEY"] == ""


def test_entries_of_other_services_are_not_ours(memory: Memory) -> None:
    keyring.set_password("openai", "OPENAI_API_KEY", KEY)
    keyring.set_password("summarizer", "openai_api_key", KEY)
    assert identify(None, Settings(), Surroundings()).local


def test_the_library_asks_with_the_key_of_the_keyring(memory: Memory) -> None:
    keyring.set_password("summarizer", "OPENAI_API_KEY", f" {KEY}\n")
    summarizer = Summarizer()
    assert summarizer.target.name == "openai/gpt-5-mini"
    assert summarizer.resolved().api_key == KEY


def test_a_keyring_that_breaks_is_a_notice_and_no_error(
    broken: None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "summarizer.model"):
        assert identify(None, Settings(), Surroundings()).local
        assert identify(None, Settings(), Surroundings()).local
    (message,) = caplog.messages
    assert message.startswith("The keyring cannot be read (")
    assert "\n" not in message
    assert "\x1b" not in message


def test_a_key_that_only_a_broken_keyring_could_have_is_missing(broken: None) -> None:
    with pytest.raises(InputError) as caught:
        resolve("openai/gpt-5-mini", Settings(), Surroundings())
    assert caught.value.code == "missing_key"


def test_an_entry_does_not_show_its_key(memory: Memory) -> None:
    keyring.set_password("summarizer", "OPENAI_API_KEY", KEY)
    found = entry("OPENAI_API_KEY")
    assert found.key == KEY
    assert KEY not in f"{found!r} {found}"


def test_where_there_is_no_keyring_at_all_nothing_is_wrong() -> None:
    from keyring.backends.fail import Keyring

    with using(Keyring()):  # type: ignore[no-untyped-call]
        assert entry("OPENAI_API_KEY") == Entry(key=None, fault=None)
