"""The table of all commands and options for the docs, made from the program itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from hannover_foerder.cli.app import program_of
from hannover_foerder.cli.registry import COMMANDS
from hannover_foerder.words import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHARED = 5
"""An option that so many commands have is told once."""


def lines() -> Iterator[str]:
    """The table in Markdown: a row for each command, each argument and each option; shared options come last."""
    commands = program_of(words_for("en"), COMMANDS).commands
    rows = {name: [_row(parameter) for parameter in command.params] for name, command in commands.items()}
    uses = Counter(row for others in rows.values() for row in others)
    shared = [row for row, count in uses.items() if count >= _SHARED]
    yield "| command | option | value | what it does |"
    yield "|---|---|---|---|"
    for name, command in commands.items():
        yield _line(f"**{name}**", "", "", " ".join(command.help.split("\n\n")[:-1]))  # the last is the example
        for row in rows[name]:
            if row not in shared:
                yield _line("", *row)
    for row in shared:
        without = [name for name, others in rows.items() if row not in others]
        most = f"all but {', '.join(without)}" if without else "all"
        takers = ", ".join(name for name, others in rows.items() if row in others)
        yield _line(f"*{most if len(without) < _SHARED else takers}*", *row)


def _row(parameter: Any) -> tuple[str, str, str]:  # noqa: ANN401 - of Typer's private Click
    if parameter.param_type_name == "argument":
        return "", parameter.metavar or "", parameter.help or ""
    is_flag = parameter.is_flag or parameter.count
    return ", ".join(f"`{name}`" for name in parameter.opts), "" if is_flag else parameter.metavar or "", parameter.help


def _line(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
