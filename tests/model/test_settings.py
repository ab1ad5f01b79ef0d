"""Settings: one frozen object that refuses nonsense and shows no secret."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from pydantic import ValidationError

from summarizer.settings import Settings

SECRET = "planted-secret-0123"


def test_the_defaults_suit_an_unhurried_run() -> None:
    settings = Settings()
    assert (settings.timeout, settings.connect_timeout) == (None, 10)
    assert (settings.transport_retries, settings.validation_retries) == (4, 1)
    assert settings.max_retry_wait == 60
    assert (settings.temperature, settings.limit_characters) == (0, 60_000)
    assert settings.verify
    assert settings.seed is not None


def test_every_setting_says_what_it_means_and_its_default() -> None:
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert "Default:" in field.description, name


def test_settings_do_not_change_once_made() -> None:
    settings = Settings()
    with pytest.raises(ValidationError):
        settings.timeout = 3.0


@pytest.mark.parametrize(
    "wrong",
    [
        {"time_out": 5},
        {"api_key": "sk-1"},
        {"timeout": 0},
        {"timeout": float("inf")},
        {"connect_timeout": -1},
        {"transport_retries": -1},
        {"transport_retries": 1000},
        {"validation_retries": 99},
        {"max_retry_wait": float("nan")},
        {"max_output_tokens": 0},
        {"temperature": 3},
        {"limit_characters": 0},
        {"plan": "open"},
        {"reasoning_effort": "fierce"},
        {"base_url": "api.example.com/v1"},
        {"base_url": "ftp://api.example.com"},
        {"base_url": "http://"},
        {"base_url": "http://[::1"},
        {"base_url": "http://host:99999/v1"},
        {"base_url": "https://api.example.com/v1#part"},
        {"headers": {"X Team": "a"}},
        {"headers": {"X-Team": "a\r\nX-Other: b"}},
        {"headers": {"X-Team": "é"}},
    ],
    ids=str,
)
def test_a_value_that_cannot_work_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Settings(**wrong)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://api.example.com/v1", "https://api.example.com/v1"),
        ("https://api.example.com/v1/", "https://api.example.com/v1"),
        (" http://127.0.0.1:8000/v1 ", "http://127.0.0.1:8000/v1"),
        ("http://[::1]:8000/v1", "http://[::1]:8000/v1"),
        ("https://api.example.com/v1/chat/completions", "https://api.example.com/v1"),
    ],
)
def test_a_base_url_loses_what_users_paste_too_much_of(given: str, kept: str) -> None:
    assert Settings(base_url=given).base_url == kept


@pytest.mark.parametrize(
    "hiding",
    [
        {"headers": {"Authorization": f"Bearer {SECRET}", "X-Key": SECRET}},
        {"proxy": f"http://user:{SECRET}@proxy.example.com:3128"},
    ],
    ids=["headers", "proxy"],
)
def test_secret_values_show_nowhere(hiding: dict[str, Any]) -> None:
    settings = Settings(**hiding)
    shown = [repr(settings), str(settings), str(settings.model_dump()), settings.model_dump_json()]
    assert not [text for text in shown if SECRET in text]


def test_settings_travel_to_other_processes() -> None:
    settings = Settings(headers={"X-Key": SECRET}, timeout=5)
    again = pickle.loads(pickle.dumps(settings))
    assert again == settings
    assert again.headers["X-Key"] == SECRET
