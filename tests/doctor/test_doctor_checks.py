"""Each check on its own: one that breaks or does not end says so, and the others go on."""

from __future__ import annotations

import threading

from summarizer.doctor.check import Check, outcome
from summarizer.doctor.finding import Finding, ok


def test_a_check_that_ends_is_what_it_found() -> None:
    assert outcome(Check("disk", lambda: ok("disk", "large"))) == Finding("disk", "ok", "large")


def test_a_check_that_does_not_end_is_left() -> None:
    held = threading.Event()

    def waits() -> Finding:
        held.wait(60)
        return ok("disk", "at last")

    found = outcome(Check("disk", waits, seconds=0.05))
    held.set()
    assert (found.check, found.level) == ("disk", "problem")
    assert found.text == "not known: the check did not end within 0.05 seconds"


def test_a_check_that_breaks_says_how() -> None:
    def breaks() -> Finding:
        raise RuntimeError("no\n\x1b[31mdisk")

    found = outcome(Check("disk", breaks))
    assert (found.level, found.text) == (
        "problem",
        "not known: the check broke (RuntimeError: no [31mdisk)",
    )
    assert "report it" in (found.advice or "")


def test_a_package_that_is_missing_is_named() -> None:
    def lacks() -> Finding:
        import package_that_is_not_there  # type: ignore[import-not-found]  # noqa: F401

        return ok("disk", "large")

    found = outcome(Check("disk", lacks))
    assert "package_that_is_not_there" in found.text
    assert "install it again" in (found.advice or "")
