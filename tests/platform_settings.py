"""Odd surroundings for a program: one table, a setting a row, and how one is started.

``tests/test_platforms.py`` runs ``tests/platform_part.py`` in each, and what comes must be what
comes without one. What a machine cannot do (a locale that cannot be made, a namespace that may
not be) is a reason to skip, never a pass.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
PART = ROOT / "tests" / "platform_part.py"
ARTICLES = ("one.txt", "two.txt", "three.txt")
# Sorted as the above are.
ODD_NAMES = (b"a\nb.txt", b"\xe9\xff.txt", "\N{LATIN SMALL LETTER DOTLESS I}.txt".encode())

# What the rows below put before the program, in sh; "$@" is the program.
_OFFLINE = 'set -- unshare --map-root-user --net sh -c \'ip link set lo up && exec "$@"\' sh "$@"'
_READ_ONLY_HOME = (
    "mkdir home && set -- unshare --map-root-user --mount"
    ' sh -c \'mount -t tmpfs -o ro none home && exec "$@"\' sh "$@"'
)
_NAMELESS = 'set -- unshare --map-user=54321 --map-group=54321 "$@"'


@dataclass(frozen=True, slots=True)
class Setting:
    """One row: what differs from a usual process.

    A variable that is None is taken out of the environment; ``before`` is a line of sh.
    """

    name: str
    environment: Mapping[str, str | None] = field(default_factory=dict)
    before: str = ""
    folder: bytes = b"work"
    articles: tuple[bytes, ...] = tuple(name.encode() for name in ARTICLES)
    steps: tuple[str, ...] = ("commands", "schemas", "homes", "recorded", "many", "replayed")
    locale: tuple[str, str] | None = None
    """Source and character map of the locale that it needs, as ``localedef`` takes them."""


SILENT = ("homes", "recorded", "many", "replayed")  # what needs no stdout
NO_HOME = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "USER", "LOGNAME"))
NO_UTF8 = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
EMPTY = dict.fromkeys(name for name in os.environ if name not in ("PATH", "LD_LIBRARY_PATH"))

# Several in one process, for every run of the tests.
AT_ONCE = Setting(
    "several at once",
    NO_HOME | NO_UTF8 | {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
    before="umask 077; exec 0<&-",
    folder="a  b\n\N{OX}".encode(),
    articles=ODD_NAMES,
    steps=("commands", "recorded"),
)
SETTINGS = (
    # Locales and encodings
    Setting("locale C", {"LC_ALL": "C"}),
    Setting("locale C, no UTF-8", NO_UTF8 | {"LC_ALL": "C"}),
    Setting("Turkish", {"LC_ALL": "tr_TR.UTF-8"}, locale=("tr_TR", "UTF-8")),
    Setting("Turkish, no UTF-8", NO_UTF8 | {"LC_ALL": "tr_TR.ISO-8859-9"},
            locale=("tr_TR", "ISO-8859-9")),
    Setting("German, Latin-1", NO_UTF8 | {"LC_ALL": "de_DE.ISO-8859-1"},
            locale=("de_DE", "ISO-8859-1")),
    Setting("locale that is not there", {"LC_ALL": "xx_XX.UTF-8"}),
    Setting("streams in Latin-1", {"PYTHONIOENCODING": "latin-1"}),
    Setting("streams in ASCII, strict", {"PYTHONIOENCODING": "ascii:strict"}),
    Setting("streams in UTF-16", {"PYTHONIOENCODING": "utf-16"}),
    # Time zones
    Setting("Kolkata", {"TZ": "Asia/Kolkata"}),
    Setting("Kiritimati", {"TZ": "Pacific/Kiritimati"}),
    Setting("St John's", {"TZ": "America/St_Johns"}),
    Setting("no such time zone", {"TZ": "Moon/Tycho"}),
    # Hash seeds
    Setting("hash seed 0", {"PYTHONHASHSEED": "0"}),
    Setting("hash seed 1", {"PYTHONHASHSEED": "1"}),
    Setting("hash seed random", {"PYTHONHASHSEED": "random"}),
    # Homes, caches and temporary folders
    Setting("empty environment", EMPTY),
    Setting("no HOME", NO_HOME),
    Setting("no HOME, a user without a name", NO_HOME, _NAMELESS),
    Setting("HOME is missing", {"HOME": "/nowhere/at/all"}),
    Setting("HOME is empty", {"HOME": ""}),
    Setting("HOME is read-only", {"HOME": "home"}, _READ_ONLY_HOME),
    Setting("cache folder is a file", {"XDG_CACHE_HOME": "/dev/null"}),
    Setting("cache folder is relative", {"XDG_CACHE_HOME": "some/where"}),
    Setting("cache folder has an odd name", {"XDG_CACHE_HOME": "/tmp/ü \n\N{OX}"}),
    Setting("TMPDIR is missing", {"TMPDIR": "/nowhere/at/all"}),
    # Files and folders
    Setting("folder with spaces, an emoji and a line end", folder="a  b\n\N{OX}".encode()),
    Setting("folder not in UTF-8", folder=b"caf\xe9"),
    Setting("names not in UTF-8", articles=ODD_NAMES),
    Setting("umask 077", before="umask 077"),
    Setting("umask 000", before="umask 000"),
    # Streams
    Setting("stdin closed", before="exec 0<&-"),
    Setting("stdout closed", before="exec 1>&-", steps=SILENT),
    Setting("stderr closed", before="exec 2>&-"),
    Setting("all streams closed", before="exec 0<&- 1>&- 2>&-", steps=SILENT),
    # Network
    Setting("no network", before=_OFFLINE),
    # Python's own
    Setting("warnings are errors", {"PYTHONWARNINGS": "error"}),
    Setting("encodings are named", {"PYTHONWARNDEFAULTENCODING": "1",
                                    "PYTHONWARNINGS": "error::EncodingWarning"}),
    # Without docstrings there is no schema, and that is said: tests/test_docstrings.py.
    Setting("optimised twice", {"PYTHONOPTIMIZE": "2"}, steps=("commands", *SILENT)),
    Setting("development mode", {"PYTHONDEVMODE": "1"}),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Came:
    """What came of the part in one setting."""

    code: int
    out: bytes
    err: bytes
    report: str


def run(setting: Setting, place: Path) -> Came:
    """The part in this setting, in a folder of its own below ``place``."""
    folder = Path(os.fsdecode(os.fsencode(place) + b"/" + setting.folder))
    (folder / "articles").mkdir(parents=True)
    for number, name in enumerate(setting.articles):
        text = (
            f"This is {ARTICLES[number]}. Mayor Ana Lindqvist met Tomás Okafor on Monday, officials"
            " said. She asked the board to spend EUR 12.5 million.\n"
        )
        (folder / "articles" / os.fsdecode(name)).write_text(text, "utf-8")
    line = [sys.executable, str(PART), "report.json", *setting.steps]
    done = subprocess.run(
        ["sh", "-c", f'{setting.before or ":"}\nexec "$@"', "sh", *line],
        cwd=folder,
        env=_environment(setting, place),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=600,
    )
    report = folder / "report.json"
    told = report.read_text("utf-8") if report.exists() else ""
    return Came(done.returncode, done.stdout, done.stderr, told)


def obstacle(setting: Setting, place: Path) -> str:
    """Why this machine cannot make the setting; "" where it can."""
    if setting.locale is not None and not _made(setting, place):
        return f"no {setting.environment['LC_ALL']} can be made (Debian: apt-get install locales)"
    if not setting.before:
        return ""
    probe = [sys.executable, "-c", ""]
    folder = place / "probe"
    folder.mkdir()
    done = subprocess.run(
        ["sh", "-c", f'{setting.before}\nexec "$@"', "sh", *probe],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    return done.stderr.decode(errors="replace").strip() if done.returncode else ""


def _made(setting: Setting, place: Path) -> bool:
    assert setting.locale is not None
    source, characters = setting.locale
    name = place / str(setting.environment["LC_ALL"])
    if (localedef := shutil.which("localedef")) is None:
        return False
    line = [localedef, "-i", source, "-f", characters, str(name)]
    subprocess.run(line, capture_output=True, check=False)  # 1 where it only warns
    return (name / "LC_TIME").exists()


def _environment(setting: Setting, place: Path) -> dict[str, str]:
    usual = {
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    if setting.locale is not None:
        usual["LOCPATH"] = str(place)
    told = {**os.environ, **setting.environment, **usual}
    own = ("SUMMARIZER_", "OPENAI_", "AZURE_", "OLLAMA_")
    return {k: v for k, v in told.items() if v is not None and not k.startswith(own)}
