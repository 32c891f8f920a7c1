"""The table of all commands and options for the docs, made from the program itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from hannover_foerder.cli.app import program_of
from hannover_foerder.cli.registry import COMMANDS
from hannover_foerder.words import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMON = 5
"""An option that so many commands have is told once."""


def lines() -> Iterator[str]:
    """Yield the table in Markdown: a row for each command, each argument and each option; common options come last."""
    commands = program_of(words_for("en"), COMMANDS).commands
    rows = {name: [_row(parameter) for parameter in command.params] for name, command in commands.items()}
    uses = Counter(row for rows_of_command in rows.values() for row in rows_of_command)
    common_rows = [row for row, count in uses.items() if count >= _COMMON]
    yield "| command | option | value | what it does |"
    yield "|---|---|---|---|"
    for name, command in commands.items():
        yield _line(f"**{name}**", "", "", " ".join(command.help.split("\n\n")[:-1]))  # the last is the example
        for row in rows[name]:
            if row not in common_rows:
                yield _line("", *row)
    for row in common_rows:
        takers = [name for name in rows if row in rows[name]]
        other_commands = [name for name in rows if row not in rows[name]]
        all_but = f"all but {', '.join(other_commands)}" if other_commands else "all"
        yield _line(f"*{all_but if len(other_commands) < _COMMON else ', '.join(takers)}*", *row)


def _row(parameter: Any) -> tuple[str, str, str]:  # noqa: ANN401 - of Typer's private Click
    if parameter.param_type_name == "argument":
        return "", parameter.metavar or "", parameter.help or ""
    is_flag = parameter.is_flag or parameter.count
    return ", ".join(f"`{name}`" for name in parameter.opts), "" if is_flag else parameter.metavar or "", parameter.help


def _line(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
