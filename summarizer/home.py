"""Where the user's own folders are, which some users do not have: one in a container, say."""

from __future__ import annotations

from pathlib import Path

from summarizer.errors import InputError

__all__ = ["from_home", "user_cache"]

_CODE = "no_home"


def from_home(path: Path) -> Path:
    """The path with the user's own folder for a leading ``~``.

    Raises InputError where nobody knows one.
    """
    try:
        return path.expanduser()
    except RuntimeError:
        raise InputError(
            f"There is no home folder for {path}. Set HOME, or name the folder in full.",
            code=_CODE,
        ) from None


def user_cache() -> Path:
    """The folder for what this package keeps for the user. Raises InputError if there is none."""
    import platformdirs

    try:
        folder = platformdirs.user_cache_path("summarizer")
    except RuntimeError:  # older ones give back a path that begins with ~
        folder = None
    if folder is None or folder.parts[0] == "~":
        raise InputError(
            "There is no home folder to keep weights in. Set HOME, or SUMMARIZER_CACHE to a"
            " folder of your own.",
            code=_CODE,
        )
    return folder.absolute()
