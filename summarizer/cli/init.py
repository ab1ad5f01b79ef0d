"""``summarizer init``: a small project with a record of one's own, which works as it is."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

import click

from summarizer.cli.completing import folders
from summarizer.cli.reading import shown
from summarizer.cli.screen import put
from summarizer.cli.writing import Place
from summarizer.errors import InputError
from summarizer.files import write_new

__all__ = ["init"]

_CACHES = ("__pycache__", ".pytest_cache")  # left there by whoever imported or ran it


@click.command(short_help="Write a small project with a record of your own.")
@click.argument("folder", default=".", type=Place(), metavar="[FOLDER]", shell_complete=folders)
def init(folder: str) -> int:
    """Write into FOLDER, or here, a project that works as it is: a record of product recalls with
    a scanner of its own, its prompts, an article with its gold record, recorded replies, a test,
    and a README with the commands. Change it into yours.

    A file that is there already is never overwritten: then nothing is written at all.

    \b
    Example:
      summarizer init recalls

    Exit code: 0 done, 2 bad usage, or a file is in the way.
    """
    skeleton = dict(_skeleton(files("summarizer") / "skeleton", PurePosixPath()))
    place = Path(folder)
    _write({place / path: content for path, content in skeleton.items()})
    put("".join(f"{shown(str(place / path))}\n" for path in skeleton))
    return 0


def _skeleton(folder: Traversable, inside: PurePosixPath) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The files of the skeleton, under their paths in it."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name not in _CACHES:
            yield from _skeleton(entry, inside / entry.name)
        elif entry.is_file():
            yield inside / entry.name, entry.read_bytes()


def _write(contents: dict[Path, bytes]) -> None:
    there = next((path for path in contents if path.exists() or path.is_symlink()), None)
    if there is not None:
        raise _in_the_way(there)
    try:
        write_new(contents)
    except FileExistsError as error:
        raise _in_the_way(error.filename) from None
    except OSError as error:
        raise InputError(
            f"{shown(str(error.filename))} cannot be written: {error.strerror}."
            " Nothing was written.",
            code="unwritable",
        ) from None


def _in_the_way(path: Path | str) -> InputError:
    return InputError(
        f"{shown(str(path))} is there already. Nothing was written: name a new folder, as in"
        " `summarizer init recalls`.",
        code="file_exists",
    )
