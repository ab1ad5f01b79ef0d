"""Options that belong together, handed to a command as one value."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import fields
from typing import Any

__all__ = ["Command", "bundle"]

Command = Callable[..., Any]


def bundle(kind: type[Any], *options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """A decorator that adds the options and passes them as one ``kind``, under its own name.

    ``kind`` is a dataclass with a field for each option: ``Reading`` arrives as ``reading``.
    Fields that the command has no option for keep their defaults.
    """
    names = [field.name for field in fields(kind)]

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def bundled(**given: Any) -> Any:
            own = {name: given.pop(name) for name in names if name in given}
            return command(**given, **{kind.__name__.lower(): kind(**own)})

        wrapped: Command = bundled
        for option in reversed(options):
            wrapped = option(wrapped)
        return wrapped

    return decorate
