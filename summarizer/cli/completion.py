"""``summarizer completion``: Tab in a shell."""

from __future__ import annotations

import click

from summarizer.cli.screen import put

__all__ = ["completion"]

_SHELLS = ("bash", "zsh", "fish")
_VARIABLE = "_SUMMARIZER_COMPLETE"


@click.command(short_help="Print the completion script of a shell.")
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print the script that has SHELL complete commands, options, model names, sections, forms
    and files when Tab is pressed. bash wants 4.4 or newer.

    \b
    Examples, one line for each shell, once; then open a new terminal:
      echo 'eval "$(summarizer completion bash)"' >> ~/.bashrc
      echo 'eval "$(summarizer completion zsh)"' >> ~/.zshrc     # below compinit
      summarizer completion fish > ~/.config/fish/completions/summarizer.fish

    A new terminal opens quicker with the script in a file of its own:

    \b
      summarizer completion bash > ~/.summarizer-completion.bash
      echo 'source ~/.summarizer-completion.bash' >> ~/.bashrc
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    root = context.find_root()
    # Without its check of the shell's version, which would start that shell here.
    script = kind(root.command, {}, "summarizer", _VARIABLE)
    put(script.source_template % script.source_vars())
    return 0
