"""A user's own record model, from ``module:Class``."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING, Any

import click

from summarizer.errors import InputError, SchemaError

if TYPE_CHECKING:
    from summarizer.schemas import Record

__all__ = ["model_option", "record_model"]

_FORM = "Write it as module:Class, for example rulings:Ruling for the class Ruling in rulings.py"


model_option = click.option(
    "--schema", "model", metavar="MODULE:CLASS", help="The record model, if your own."
)


def record_model(named: str | None) -> type[Record]:
    """The record model of that name, ours where none is given.

    Modules of the working folder are found too. Raises SchemaError that says what is missing,
    or which field breaks a rule.
    """
    from summarizer.draft.sections import sections_of
    from summarizer.schemas import ArticleRecord

    if named is None:
        return ArticleRecord
    module_name, colon, class_name = named.partition(":")
    if not colon or not module_name or not class_name or "/" in module_name:
        raise SchemaError(f"--schema {named} names no class. {_FORM}.")
    module = _module(module_name)
    model = getattr(module, class_name, None)
    if model is None:
        raise SchemaError(f"The module {module_name} has no class {class_name}.")
    sections_of(model)
    return model  # type: ignore[no-any-return]


def _module(name: str) -> Any:
    # At the end: a file of the working folder must not stand in for an installed module.
    if os.getcwd() not in sys.path:
        sys.path.append(os.getcwd())
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name is not None and (name == error.name or name.startswith(f"{error.name}.")):
            raise SchemaError(
                f"There is no module {error.name}, neither installed nor in this folder. {_FORM}."
            ) from None
        raise _broken(name, error) from error
    except Exception as error:
        raise _broken(name, error) from error


def _broken(name: str, error: Exception) -> InputError:
    return SchemaError(f"The module {name} cannot be imported: {type(error).__name__}: {error}.")
