"""Records the faults of ``tests/faults.py`` from a real server on this machine::

    python tests/record_faults.py

Nothing here is written by hand: what a cassette holds was sent and answered over HTTP. To be
run again when the prompts change; no model and no network is needed.
"""

from __future__ import annotations

from faults import FAULTS, FOLDER, meet


def main() -> None:
    for name, fault in FAULTS.items():
        if fault.whole:
            seen, requests = meet(fault, FOLDER / f"{name}.json")
            print(f"{name}: {requests} requests, {seen.code or seen.headline}")


if __name__ == "__main__":
    main()
