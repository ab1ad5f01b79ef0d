"""Processes that record, to be killed, starved and interrupted by ``test_cassette_whole.py``.

It imports once and forks: for each line of stdin, which names one of the functions below, a
cassette and an endpoint, a child does it. Printed are, a line each, the child's process id,
what the child prints (``ready`` among it), and its exit code.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import tempfile
from pathlib import Path
from unittest import mock

from asking import ask, question
from faults import ARTICLE
from loopback import MODEL, Loopback, ok

from summarizer import InputError, Settings, Summarizer
from summarizer.cassette import opened


def record(path: Path, url: str) -> None:
    with opened(path, "all", model="m"):
        ask(url)


def for_ever(path: Path, url: str) -> None:
    """The same cassette over and over."""
    record(path, url)
    print("ready", flush=True)
    while True:
        record(path, url)


def to_the_last_moment(path: Path, url: str) -> None:
    """All is written, and nothing is yet in its place."""

    def stop(*anything: object) -> None:
        print("ready", flush=True)
        signal.pause()

    with mock.patch("os.replace", stop):
        record(path, url)


def on_a_full_disk(path: Path, url: str) -> None:
    """No file may be longer than this."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    try:
        record(path, url)
    except InputError as error:
        print(error.code, error, flush=True)
    # Nothing is left patched, and the old recording is as good as before.
    with opened(path, "replay", model="m"):
        print(ask("http://elsewhere.invalid/v1", question("Old?")).text, flush=True)


def for_an_article(path: Path, url: str) -> None:
    """As a user records."""
    settings = Settings(base_url=url, plan="closed")
    print("ready", flush=True)
    try:
        Summarizer(MODEL, cassette=path, cassette_mode="all", settings=settings).summarise(ARTICLE)
    except KeyboardInterrupt:
        print("interrupted", flush=True)


WORKS = (for_ever, to_the_last_moment, on_a_full_disk, for_an_article)
WORK = {work.__name__: work for work in WORKS}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, Loopback([ok({})]) as server:
        record(Path(folder) / "first.json", server.url)  # imports what the children need
    for line in sys.stdin:
        name, path, url = line.split()
        child = os.fork()
        if child == 0:
            print(os.getpid(), flush=True)
            WORK[name](Path(path), url)
            os._exit(0)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
