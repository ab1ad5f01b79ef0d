"""How the real llama.cpp in this process starts, or does not, and ends (``pytest -m runtime``)."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from summarizer.errors import InputError, WeightsError
from summarizer.model.local import Runtime, start_runtime

pytestmark = pytest.mark.runtime

CONTEXT = 2048


# ---- one a process ---------------------------------------------------------------------------


def test_equal_arguments_share_one_server_also_from_many_threads(weights: Path) -> None:
    found: list[Runtime] = []

    def start() -> None:
        found.append(start_runtime(weights, alias="shared", context=CONTEXT))

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len({runtime.base_url for runtime in found}) == 1
    assert start_runtime(weights, alias="other", context=CONTEXT) not in found


# ---- weights that do not work ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("length", "why"),
    [
        pytest.param(4, "failed to read header", id="magic alone"),
        pytest.param(5000, "failed to read key-value pairs", id="within the header"),
        pytest.param(50_000_000, "corrupted or incomplete", id="within a tensor"),
    ],
)
def test_a_broken_file_gives_llama_cpps_own_reason(
    tmp_path: Path, weights: Path, length: int, why: str
) -> None:
    broken = tmp_path / "broken.gguf"
    with weights.open("rb") as file:
        broken.write_bytes(file.read(length))
    with pytest.raises(WeightsError, match=why) as caught:
        start_runtime(broken, alias="broken")
    assert caught.value.code == "bad_weights"


def test_a_file_that_is_not_there_or_no_gguf_is_refused_before_anything_starts(
    tmp_path: Path,
) -> None:
    other = tmp_path / "other.gguf"
    with pytest.raises(InputError, match="no file"):
        start_runtime(other, alias="other")
    other.write_bytes(b"PK\3\4")
    with pytest.raises(InputError, match="GGUF"):
        start_runtime(other, alias="other")


def test_without_llama_cpp_the_way_to_get_it_is_said(
    weights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    with pytest.raises(InputError, match=r'pip install "summarizer\[local\]"') as caught:
        start_runtime(weights, alias="without", context=CONTEXT)
    assert caught.value.code == "no_llama"


# ---- how a process ends ----------------------------------------------------------------------

_START = """
import json, os, sys, threading, time, urllib.request
from pathlib import Path
from summarizer.model.local import start_runtime
runtime = start_runtime(Path(sys.argv[1]), alias="tiny", context=2048)
def ask(tokens):
    message = {"role": "user", "content": "Tell a long story. " * 40}
    body = {"messages": [message], "max_tokens": tokens, "ignore_eos": True, "stream": tokens > 9}
    headers = {"Content-Type": "application/json", "Authorization": "Bearer " + runtime.api_key}
    url = runtime.base_url + "/chat/completions"
    request = urllib.request.Request(url, json.dumps(body).encode(), headers)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    return opener.open(request, timeout=100)
"""
_ENDINGS = {
    "at once": "",
    "after an answer": "ask(4).read()",
    "by an error": "ask(4).read(); raise SystemExit(5)",
    "in the middle of an answer": "reply = ask(1500); reply.readline()",
    "while another thread waits for one": """
def wait():
    try:
        ask(1500).read()
    except Exception:
        pass
threading.Thread(target=wait, daemon=True).start()
time.sleep(0.2)
""",
    "after a fork whose child has one of its own": """
child = os.fork()
if child == 0:
    parent, runtime = runtime, start_runtime(Path(sys.argv[1]), alias="tiny", context=2048)
    ask(4).read()
    raise SystemExit(7 if runtime != parent else 1)
if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 7:
    raise SystemExit("the child ended badly")
ask(4).read()
""",
    "after a fork whose child does nothing": """
child = os.fork()
if child == 0:
    raise SystemExit(7)
if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 7:
    raise SystemExit("the child ended badly")
""",
}


@pytest.mark.parametrize("ending", _ENDINGS)
def test_a_process_ends_cleanly_and_quietly(weights: Path, ending: str) -> None:
    if "fork" in ending and not sys.platform.startswith("linux"):
        pytest.skip("forks of a threaded process are for Linux alone")
    done = subprocess.run(
        [sys.executable, "-c", _START + _ENDINGS[ending], str(weights)],
        capture_output=True,
        timeout=100,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (5 if "error" in ending else 0, b"", b"")
