"""The group of all commands, and how a run ends: an exit code, and one line where it failed."""

from __future__ import annotations

from collections.abc import Sequence

import click

from summarizer.cli.batch import batch
from summarizer.cli.check import check
from summarizer.cli.completion import completion
from summarizer.cli.doctor import doctor
from summarizer.cli.init import init
from summarizer.cli.models import models
from summarizer.cli.notices import complain, report
from summarizer.cli.pages import pages
from summarizer.cli.record import record
from summarizer.cli.scan import scan
from summarizer.cli.schema import schema
from summarizer.cli.score import score
from summarizer.cli.screen import settle_streams
from summarizer.cli.summarise import summarise
from summarizer.cli.tables import tables
from summarizer.cli.verify import verify
from summarizer.cli.versions import version_option
from summarizer.errors import SummariserError

__all__ = ["program", "run"]

_INTERRUPTED = 130
_ALIASES = {"summarize": "summarise"}


class _Commands(click.Group):
    """A group that knows a command by its other spelling too."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, _ALIASES.get(cmd_name, cmd_name))


@click.group(cls=_Commands, invoke_without_command=True)
@version_option
@click.pass_context
def program(context: click.Context) -> int | None:
    """Read news articles into records whose every value points at the words that prove it.

    \b
    Example:
      summarizer summarise article.txt
    """
    if context.invoked_subcommand is not None:
        return None
    click.echo(context.get_help(), err=True)
    return click.UsageError.exit_code


COMMANDS = (
    summarise,
    batch,
    scan,
    score,
    record,
    check,
    verify,
    tables,
    pages,
    schema,
    models,
    init,
    doctor,
    completion,
)
for command in COMMANDS:
    program.add_command(command)


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit code of one run; whatever went wrong is said in one line on stderr."""
    settle_streams()
    given = None if arguments is None else list(arguments)
    try:
        code = program.main(args=given, prog_name="summarizer", standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        complain("interrupted")
        return _INTERRUPTED
    except click.ClickException as error:
        complain(_usage(error))
        return error.exit_code
    except SummariserError as error:
        report(error)
        return error.exit_code
    return code if isinstance(code, int) else 0


def _usage(error: click.ClickException) -> str:
    message = error.format_message()
    context = getattr(error, "ctx", None)
    return f"{message} ({context.command_path} --help)" if context else message
