"""Kind of a call, from its arguments: a command, a search without the command name, or the program alone."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from hannover_foerder.cli.registry import COMMANDS
from hannover_foerder.errors import CannotError, CatalogueError, UsageError
from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hannover_foerder.cli.session import Session

_SEARCH: Final = "search"
_SAVED: Final = "--saved"
_SPAN_OPTIONS: Final = ("--within", "--since")
_LAST: Final = ("letzte", "letzter", "letzten", "letztes", "last")
"""Words that stand for a number of time units: *letzte Woche*."""
_COMMON_OPTIONS: Final = {"--lang": 2, "-l": 2, "--as-of": 2, "--catalogue": 2, "--no-pager": 1, "--no-cache": 1}
"""The options that every command takes, so that they may stand before it, and how many words each is with its value."""
_HELP: Final = "help"


class Invocation(NamedTuple):
    """A command and its arguments; without a command the options of the program."""

    command: str | None
    arguments: list[str]


def invocation_of(arguments: Sequence[str], session: Session) -> Invocation:
    """Return the command and arguments of a call; common options may stand before or after the command.

    An exact name is the command, everything behind ``--`` is searched, and so is what is no command. Raises UsageError
    for a word that is one slip away from a command and that the catalogue does not know.
    """
    invocation = _by_first_word(_with_whole_spans(arguments), session)
    return _with_saved_search(invocation, session) if invocation.command == _SEARCH else invocation


def _by_first_word(arguments: Sequence[str], session: Session) -> Invocation:
    """Return the kind of a call by its first word behind the common options.

    Raises UsageError for a word that another program has for a command, and for a mistyped command.
    """
    common, rest = _split_common(arguments)
    first_word = rest[0] if rest else ""
    if first_word in COMMANDS:
        return Invocation(first_word, [*common, *rest[1:]])
    if first_word == "--":
        return Invocation(_SEARCH, [*common, *rest])
    if first_word == _HELP and len(rest) <= 1 + (rest[-1] in COMMANDS):  # alone, or with a command and nothing else
        return Invocation(rest[1] if rest[1:] else None, [*common, "--help"])
    if not rest or first_word.startswith("-"):
        return Invocation(None, [*common, *rest])
    from hannover_foerder.cli.parsing.other_commands import require_no_other_name  # only a search without its name

    require_no_other_name(rest, session)
    _require_no_mistyped_command(rest, session)
    return Invocation(_SEARCH, [*common, *rest])


def _split_common(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the common options before all other arguments, each with its value; and the rest."""
    common, rest = [], list(arguments)
    while rest and (name := rest[0].partition("=")[0]) in _COMMON_OPTIONS:
        word_count = 1 if "=" in rest[0] else _COMMON_OPTIONS[name]
        common += rest[:word_count]
        del rest[:word_count]
    return common, rest


def _with_whole_spans(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with a time span of two words made one: ``--within 3 monate``, ``--since last week``."""
    new_arguments: list[str] = []
    for argument in arguments:
        option, number = ["", "", *new_arguments[-2:]][-2:]  # the two words before, if there are any
        if option in _SPAN_OPTIONS and (number.isdecimal() or number.lower() in _LAST):
            from hannover_foerder.cli.time_span import UNITS  # few calls name a length of time

            if argument.lower() in UNITS:
                new_arguments[-1] = f"{number} {argument}"
                continue
        new_arguments.append(argument)
    return new_arguments


def _with_saved_search(search: Invocation, session: Session) -> Invocation:
    """Return the search, or if it names a saved one, that with all further arguments behind its own.

    Behind its ``--`` there are words alone: further arguments stand before. Raises UsageError for a name that is
    missing, UnknownSearchError for one that nobody saved.
    """
    further_arguments = list(search.arguments)
    option_names = [
        argument.partition("=")[0] for argument in takewhile(lambda argument: argument != "--", further_arguments)
    ]
    if _SAVED not in option_names:
        return search
    from hannover_foerder.cli.news.saved_searches import call_of

    position = option_names.index(_SAVED)
    _, equals, name = further_arguments.pop(position).partition("=")
    if not equals:
        if position == len(further_arguments):
            raise UsageError("error.option-needs-value", name=_SAVED)
        name = further_arguments.pop(position)
    command, *saved_arguments = call_of(name, session)
    end = saved_arguments.index("--") if "--" in saved_arguments else len(saved_arguments)
    return Invocation(command, [*saved_arguments[:end], *further_arguments, *saved_arguments[end:]])


def _require_no_mistyped_command(words: Sequence[str], session: Session) -> None:
    """Check that the first word of a search is no mistyped command. Raises UsageError if it is probably one.

    A function word (the *how* of a question) is none, nor is a word that the catalogue has.
    """
    command = _command_one_slip_away(words[0])
    if command is None:
        return
    from hannover_foerder.search.analysis.language import FUNCTION_WORDS

    if words[0].lower() not in FUNCTION_WORDS and not _is_in_catalogue(words[0], session):
        import shlex

        raise UsageError("error.mistyped-command", name=words[0], command=command, words=shlex.join(words))


def _command_one_slip_away(word: str) -> str | None:
    """Return a command one typing mistake (missing, added, wrong or swapped letter) away from a word, or ``None``.

    Optimal string alignment distance (Damerau 1964). Its library is loaded only for a word with nearly the same
    letters as a command.
    """
    folded = word.lower()
    alike_commands = [
        name
        for name in COMMANDS
        if abs(len(name) - len(folded)) <= 1 and len(set(name).symmetric_difference(folded)) <= 2  # noqa: PLR2004 - a letter for another
    ]
    if not alike_commands:
        return None
    from rapidfuzz.distance import OSA

    distances = {name: OSA.distance(folded, name) for name in alike_commands}
    nearest_command = min(alike_commands, key=distances.__getitem__)
    return nearest_command if distances[nearest_command] <= 1 else None


def _is_in_catalogue(word: str, session: Session) -> bool:
    """Return whether a search finds the word without correction."""
    try:
        hits = session.open_at(typed_paths=None).search(word, limit=1, day=session.environment.today)
    except (CannotError, CatalogueError, OSError):
        return False
    return bool(hits.hits) and not hits.corrections and not hits.hits[0].similar
