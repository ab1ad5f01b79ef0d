"""Builds the wheel and the sdist, twice and unlike, and says whether the bytes are the same.

::

    python tests/reproducible.py dist/    # needs the extra dev; exit code 1 where they differ

Each build is of a copy: elsewhere, under another umask, time zone and hash seed, with files of
another age. What must not show in the bytes is set here: times (``SOURCE_DATE_EPOCH``, or the
last commit's), permissions, and whose the files are.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Surroundings", "built"]

ROOT = Path(__file__).parents[1]
_NOT_SOURCE = (".git", ".venv", "venv", "build", "dist", "*.egg-info", "*_cache", "__pycache__",
               ".hypothesis", "*-venv")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What differs between two builds."""

    folder: str
    umask: int
    zone: str
    seed: str
    age: int
    """Seconds since 1970 at which every file was last changed."""


UNLIKE = (
    Surroundings("one", 0o022, "UTC", "0", 1_000_000_000),
    Surroundings("an other", 0o077, "Pacific/Kiritimati", "1", 1_500_000_000),
)


def epoch() -> str:
    """The time that the archives tell, for all of their files."""
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return told
    line = ["git", "log", "-1", "--format=%ct"]
    return subprocess.run(line, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def built(surroundings: Surroundings, place: Path, time: str) -> dict[str, bytes]:
    """The archives that are built there, by their names."""
    source, out = place / surroundings.folder, place / "out" / surroundings.folder
    shutil.copytree(ROOT, source, symlinks=True, ignore=shutil.ignore_patterns(*_NOT_SOURCE))
    for path in source.rglob("*"):
        os.utime(path, (surroundings.age, surroundings.age), follow_symlinks=False)
        if path.is_file() and not path.is_symlink():
            path.chmod(0o666 & ~surroundings.umask)
    _settle(source)
    told = {"SOURCE_DATE_EPOCH": time, "TZ": surroundings.zone, "PYTHONHASHSEED": surroundings.seed}
    line = [sys.executable, "-m", "build", "--outdir", str(out), str(source)]
    done = subprocess.run(
        line, check=False, env=os.environ | told, capture_output=True, text=True, umask=0o022
    )
    if done.returncode:
        sys.exit(done.stderr or done.stdout)
    return {path.name: _settled(path, int(time)) for path in sorted(out.iterdir())}


def _settle(source: Path) -> None:
    """Permissions go into a wheel as they are on the disk: the usual ones, whatever they were."""
    for path in source.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() else 0o644)


def _settled(path: Path, time: int) -> bytes:
    """The archive; of an sdist, whose members tell who built it and when, a copy without that."""
    if not path.name.endswith(".tar.gz"):
        return path.read_bytes()
    packed = io.BytesIO()
    with (
        tarfile.open(path) as old,
        gzip.GzipFile("", "wb", mtime=time, fileobj=packed) as zipped,
        tarfile.open(fileobj=zipped, mode="w", format=tarfile.PAX_FORMAT) as new,
    ):
        for member in sorted(old.getmembers(), key=lambda one: one.name):
            member.mtime, member.uid, member.gid = time, 0, 0
            member.uname = member.gname = ""
            member.pax_headers = {}
            new.addfile(member, old.extractfile(member) if member.isfile() else None)
    return packed.getvalue()


def main(out: str) -> int:
    """Build, compare, and put the first of each into ``out`` where they are the same."""
    with tempfile.TemporaryDirectory() as folder:
        one, other = (built(each, Path(folder), epoch()) for each in UNLIKE)
    differing = [name for name in {*one, *other} if one.get(name) != other.get(name)]
    for name, content in one.items():
        told = "DIFFERS" if name in differing else hashlib.sha256(content).hexdigest()
        print(f"{told}  {name}")
        if not differing:
            Path(out).mkdir(parents=True, exist_ok=True)
            (Path(out) / name).write_bytes(content)
    return int(bool(differing))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
