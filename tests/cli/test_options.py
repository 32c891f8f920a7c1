"""A command is built with the options that a call names; nothing else about the call changes."""

from __future__ import annotations

from importlib import import_module
from inspect import signature
from typing import TYPE_CHECKING, Any

import pytest
import typer
import typer.main

from hannover_foerder.cli.options import with_named_options
from hannover_foerder.cli.registry import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Foerder


def run_of(name: str) -> Callable[..., None]:
    run: Callable[..., None] = import_module(f"hannover_foerder.cli.commands.{COMMANDS[name].module}").run
    return run


def values(name: str, *arguments: str, named: set[str] | None = None) -> dict[str, Any]:
    """What a command gets from a call: the whole command, or with the options that are ``named``."""
    got: dict[str, Any] = {}

    def record(**given: Any) -> None:
        got.update(given)

    record.__signature__ = signature(run_of(name))  # type: ignore[attr-defined]
    app = typer.Typer(add_completion=False)
    app.command()(record if named is None else with_named_options(record, named))
    command: Any = typer.main.get_command(app)
    words = ["x" for parameter in command.params if parameter.param_type_name == "argument" and parameter.required]
    command.main(args=[*words, *arguments], standalone_mode=False)
    del got["ctx"]
    return got


@pytest.mark.parametrize("name", COMMANDS)
def test_options_that_a_call_does_not_name_have_the_value_that_typer_gives_them(name: str) -> None:
    assert len(signature(with_named_options(run_of(name), set())).parameters) < len(signature(run_of(name)).parameters)
    assert values(name, named=set()) == values(name)


def test_an_option_is_built_under_each_of_its_names() -> None:
    run = run_of("list")
    bare = set(signature(with_named_options(run, set())).parameters)
    for named, fields in (
        ({"--topic"}, {"topic"}),
        ({"-t", "--area"}, {"topic", "area"}),
        ({"--ongoing"}, {"ongoing"}),
    ):
        command = with_named_options(run, named)
        assert set(signature(command).parameters) - bare == fields
    assert values("list", "-t", "klima", named={"-t"}) == values("list", "-t", "klima")


@pytest.mark.parametrize("name", ["--help", "-h", "-n5", "-kredit", "--topics", "-", "--"])
def test_the_whole_command_answers_what_is_no_option_of_it(name: str) -> None:
    run = run_of("search")
    assert with_named_options(run, {"--topic", name}) is run


def test_a_mistyped_option_is_told_beside_one_that_is_named(foerder: Foerder) -> None:
    done = foerder("list", "--ongoing", "--topik", "klima")
    assert done.code == 2
    assert "--topic" in done.err
