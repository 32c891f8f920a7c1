"""The Typer application, built anew for each call: only the requested command, with the options that are named."""

from __future__ import annotations

from copy import copy
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer
import typer.main
from typer.core import TyperCommand, TyperGroup

from hannover_foerder.cli.options import LanguageOption, with_named_options
from hannover_foerder.cli.parsing.invocation import invocation_of
from hannover_foerder.cli.registry import COMMANDS
from hannover_foerder.cli.session import session_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from hannover_foerder.cli.session import Session
    from hannover_foerder.words import Words

PROGRAM = "foerder"
_CONTEXT = {"help_option_names": ["-h", "--help"]}
_COMMANDS_WITH_WORDS = ("search",)
"""Commands whose words may be excluded by a minus sign."""


def call(arguments: Sequence[str], session: Session) -> int:
    """Parse and run a call; return its exit code.

    Where the environment says that a shell asks for completion, that is answered instead. Raises what the command
    raises; ``typer.TyperException`` for wrong use.
    """
    variables = session.environment.variables
    is_completion = f"_{PROGRAM.upper()}_COMPLETE" in variables
    name, rest = (None, arguments) if is_completion else invocation_of(arguments, session)
    named_options = {argument.partition("=")[0] for argument in rest if argument.startswith("-")}
    if name is not None:
        command, program_path = _single_command(name, session.words, named_options), f"{PROGRAM} {name}"
    else:
        command, program_path = program_of(session.words, _commands_with_options(rest, variables)), PROGRAM
    if name in _COMMANDS_WITH_WORDS and named_options:
        from hannover_foerder.cli.parsing.exclusions import with_exclusions

        rest = with_exclusions(rest, command)
    result = command.main(args=list(rest), prog_name=program_path, standalone_mode=False, obj=session)
    return result if isinstance(result, int) else 0


def _single_command(name: str, words: Words, named_options: set[str]) -> Any:  # noqa: ANN401 - Typer's command, of a private base
    """Return one command, as if it were the program, with those of its options that the call names."""
    app = typer.Typer(add_completion=False, context_settings=_CONTEXT)
    _register(app, name, with_named_options(_run_of(name), named_options))
    return _localise(typer.main.get_command(app), words)


def _commands_with_options(arguments: Sequence[str], variables: Mapping[str, str]) -> Collection[str]:
    """Return the commands whose options are needed to answer the call.

    For shell completion, the command in the line, which shells pass in one of two variables; behind an option that the
    program does not have, all commands, to say where the option belongs; for the help none.
    """
    line = variables.get("COMP_WORDS") or variables.get("_TYPER_COMPLETE_ARGS") or ""
    options = [argument for argument in arguments if argument.startswith("-")]
    if options and not {"-h", "--help", "-V", "--version"}.intersection(options):
        return COMMANDS
    return [word for word in line.split() if word in COMMANDS]


def program_of(words: Words, needed_commands: Collection[str]) -> Any:  # noqa: ANN401 - Typer's command, of a private base
    """Return the program with all commands; those that are not needed get a name and help text but no options.

    Typer's completion of shells is replaced by ours, for the whole process.
    """
    from hannover_foerder.cli.completion.shells import use_own_shells

    app = typer.Typer(
        cls=Group, help=f"{words.say('help.app')}\n\n{words.say('help.app.example')}", context_settings=_CONTEXT
    )
    app.callback(invoke_without_command=True)(_program)
    for name in COMMANDS:
        _register(app, name, _run_of(name) if name in needed_commands else _placeholder)
    command = typer.main.get_command(app)
    use_own_shells()  # behind Typer, which has just registered its own
    return _localise(command, words)


def _run_of(name: str) -> Callable[..., None]:
    """Import the module of a command, and return its function."""
    run: Callable[..., None] = import_module(f"hannover_foerder.cli.commands.{COMMANDS[name].module}").run
    return run


def _register(app: typer.Typer, name: str, run: Callable[..., None]) -> None:
    """Add a command to the application; its help texts are keys of the word lists until :func:`_localise`."""
    app.command(
        name,
        cls=Command,
        help=f"command.{name}",
        rich_help_panel=f"help.panel.{COMMANDS[name].panel}",
        context_settings=_CONTEXT,
    )(run)


def _placeholder() -> None:
    """Do nothing; stands for the function of a command of which only name and help are needed."""


def _print_version(is_requested: bool) -> None:
    """Print the version and end the call, if it was asked for; the callback of ``--version``."""
    if is_requested:
        from hannover_foerder import __version__

        typer.echo(f"{PROGRAM} {__version__}")
        raise typer.Exit


def _program(
    ctx: typer.Context,
    version: Annotated[  # noqa: ARG001 - Typer hands it to its callback
        bool,
        typer.Option("--version", "-V", help="option.version", callback=_print_version, is_eager=True),
    ] = False,
    lang: LanguageOption = None,  # noqa: ARG001 - read before anything is parsed
) -> None:
    """Show how to begin if no command is given."""
    if ctx.invoked_subcommand is None:
        session = session_of(ctx)
        session.write(session.words.say("start"), "text")


class _LocalisedHelp:
    """Help in the user's language: stands before Typer's class of a command or group, and calls it.

    ``words`` is set before anything else is called; ``ctx.obj`` is the session.
    """

    words: Words

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - classes of Typer's private Click
        """Write the line of usage, without the braces that Typer puts around choices."""
        pieces = " ".join(piece.strip("{}") for piece in self.collect_usage_pieces(ctx))  # type: ignore[attr-defined] # Typer's
        formatter.write_usage(ctx.command_path, pieces, prefix=self.words.say("help.usage"))

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - classes of Typer's private Click
        """Return the option ``--help`` with its help in our words."""
        option = super().get_help_option(ctx)  # type: ignore[misc] # Typer's
        option.help = self.words.say("option.help")
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - classes of Typer's private Click
        """Show Typer's help in our words, at our width and with the colours of our screen.

        It changes them for the whole process, since Typer has no other way; the next help sets them again.
        """
        from typer import rich_utils  # keeps its words and the width in module variables; loads Rich, so only for help

        say, screen = self.words.say, ctx.obj.environment.screen()
        rich_utils.ARGUMENTS_PANEL_TITLE = say("help.panel.arguments")
        rich_utils.OPTIONS_PANEL_TITLE = say("help.panel.options")
        rich_utils.COMMANDS_PANEL_TITLE = say("help.panel.commands")
        rich_utils.DEFAULT_STRING = say("help.default")  # Typer puts the value in its {}
        rich_utils.REQUIRED_LONG_STRING = say("help.required")
        rich_utils.RANGE_STRING = ""  # "[x>=1]"; the error says it in words
        rich_utils.MAX_WIDTH = screen.width
        rich_utils.FORCE_TERMINAL = screen.styled
        rich_utils.COLOR_SYSTEM = "standard" if screen.coloured else None
        super().format_help(ctx, formatter)  # type: ignore[misc] # Typer's


class Command(_LocalisedHelp, TyperCommand):
    """A Typer command with help in the user's language."""


class Group(_LocalisedHelp, TyperGroup):
    """The root command group of the program, with help in the user's language; suggestions are ours."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - Typer's settings of a group
        super().__init__(**settings | {"suggest_commands": False})


def _localise(command: Any, words: Words) -> Any:  # noqa: ANN401 - Typer's command, of a private base
    """Replace all keys of the word lists in a command by their words, and return the command.

    Of a group, in its commands too. Its help gets an example, and its callbacks and metavars what Typer has in English.
    """

    def in_words(key: str | None) -> str | None:
        """Return the words of a key; unchanged what is none, and ``None``."""
        return words.say(key) if key is not None and words.knows(key) else key

    command.words = words
    command.options_metavar = words.say("help.options-metavar")
    command.rich_help_panel = in_words(command.rich_help_panel)
    if command.name in COMMANDS:
        keys = filter(words.knows, (command.help, f"{command.help}.more"))  # the list of commands has the first alone
        example = words.say("help.example", example=COMMANDS[command.name].example)
        command.help = "\n\n".join((*map(words.say, keys), example))
    for parameter in command.params:
        key = f"option.{parameter.name.replace('_', '-')}"
        parameter.help = words.say(key) if parameter.name.endswith("_completion") else in_words(parameter.help)
        parameter.metavar = in_words(parameter.metavar)
        if parameter.param_type_name == "argument":  # its help would say ``<str>`` behind the name
            parameter.type = copy(parameter.type)
            parameter.type.get_metavar = lambda **_: ""
        parameter.rich_help_panel = in_words(parameter.rich_help_panel)
        if parameter.name == "install_completion":
            from hannover_foerder.cli.completion.shells import localised_installation

            parameter.callback = localised_installation(parameter.callback, words)
    if isinstance(command, Group):
        command.subcommand_metavar = words.say("help.subcommand-metavar")
        for subcommand in command.commands.values():
            _localise(subcommand, words)
    return command
