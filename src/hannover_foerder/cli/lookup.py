"""Lookup of programmes by what the user typed: id, name, alias, unambiguous prefix or number in the last list."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Final

from hannover_foerder.errors import UnknownProgrammeError
from hannover_foerder.model.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.session import Session
    from hannover_foerder.model.card import Card
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.output.labels import Labels

STDIN: Final = "-"
_OFFERED: Final = 9
"""Programmes that are named where several are meant."""


def programmes_of(arguments: Sequence[str], command: str, session: Session, catalogue: Catalogue) -> list[Programme]:
    """Return the named records without duplicates, in the given order; ``-`` stands for the lines of stdin.

    The words of a name need no quotes if they are all there is. Raises UnknownProgrammeError for a name that means none
    or several, with the nearest or with all of these; for a sentence behind ``command`` with the search for it.
    """
    names = [name for argument in arguments for name in (_names_from_stdin() if argument == STDIN else (argument,))]
    if len(names) > 1 and STDIN not in arguments:
        ids = catalogue.ids()
        if not any(name.isdecimal() or name in ids for name in names):
            names = _separate_names_or_one(names, command, catalogue)
    programmes = [programme_of(name, session, catalogue) for name in names]
    return list({programme.id: programme for programme in programmes}.values())


def programme_of(typed_name: str, session: Session, catalogue: Catalogue) -> Programme:
    """Return the record with this id, number in the last list, name, or beginning or word of a name.

    On a terminal the user chooses among several. Raises UnknownProgrammeError with those that may be meant; OSError.
    """
    try:
        return catalogue.get(typed_name)
    except UnknownProgrammeError:
        pass
    if typed_name.isdecimal():
        from hannover_foerder.cli.handles import id_at

        programme_id = id_at(typed_name, session)
        try:
            return catalogue.get(programme_id)
        except UnknownProgrammeError:
            raise UnknownProgrammeError("error.number-gone", number=typed_name, id=programme_id) from None
    names_by_id = _all_names(catalogue)
    matching_ids = _matching_ids(typed_name, names_by_id)
    if not matching_ids:
        from hannover_foerder.cli.suggesting import suggestion

        id_by_name = {name: programme_id for programme_id, names in names_by_id.items() for name in names}
        similar = suggestion(plain(typed_name), id_by_name)
        raise UnknownProgrammeError("error.unknown-id", id=typed_name, similar=similar)
    if len(matching_ids) > 1:
        return catalogue.get(_ask_which(typed_name, matching_ids, session, catalogue))
    return catalogue.get(matching_ids[0])


def id_with_name(name: str, catalogue: Catalogue) -> str | None:
    """Return the id of the programme with exactly this name, ignoring case; ``None`` if none or several have it."""
    names_by_id = _all_names(catalogue)
    matching_ids = [programme_id for programme_id, names in names_by_id.items() if plain(name) in names]
    return matching_ids[0] if len(matching_ids) == 1 else None


def successor_of(card: Card, catalogue: Catalogue) -> tuple[str, str | None] | None:
    """Return the name (German, English) of a programme's successor; its id if the catalogue does not have it.

    ``None`` if the programme has none.
    """
    return None if card.successor is None else _name_of(card.successor, catalogue) or (card.successor, None)


def names_in(catalogue: Catalogue, labels: Labels) -> Callable[[str], str | None]:
    """Return a function that gives the name of a programme by its id, ``None`` if it is unknown."""

    def name_of(programme_id: str) -> str | None:
        name = _name_of(programme_id, catalogue)
        return name and labels.pick(name)

    return name_of


def _name_of(programme_id: str, catalogue: Catalogue) -> tuple[str, str | None] | None:
    """Return the name (German, English) of a programme; ``None`` if the catalogue does not have it."""
    try:
        return catalogue.card(programme_id).name
    except UnknownProgrammeError:
        return None


def _names_from_stdin() -> Iterator[str]:
    """Yield the first cell of every input line, so that the output of ``search`` and ``list`` can be piped in."""
    for line in sys.stdin:
        name = line.partition("\t")[0].strip()
        if name:
            yield name


def _separate_names_or_one(words: Sequence[str], command: str, catalogue: Catalogue) -> list[str]:
    """Return the words as separate names if one of them is a whole name or each means one programme, else as one name.

    Raises UnknownProgrammeError for words that are neither: they are a sentence.
    """
    names_by_id = _all_names(catalogue)
    whole_names = {name for names in names_by_id.values() for name in names}
    unclear_words = [word for word in words if len(_matching_ids(word, names_by_id)) != 1]
    if not unclear_words or not whole_names.isdisjoint(map(plain, words)):
        return [*words]
    name = id_with_name(" ".join(words), catalogue)
    if name is None:
        from hannover_foerder.cli.parsing.parser_errors import search_instead

        raise UnknownProgrammeError(
            "error.no-programmes", words=", ".join(unclear_words), search=search_instead(command, words)
        )
    return [name]


def _all_names(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Return the normalised names of every programme, by its id."""
    names_by_id = {}
    for programme in catalogue.programmes():
        names = (programme.id, *programme.former_ids, programme.name.de, programme.name.en or "", *programme.aliases)
        names_by_id[programme.id] = tuple(dict.fromkeys(filter(None, map(plain, names))))
    return names_by_id


def _matching_ids(name: str, names_by_id: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the ids with this name; else those with a name that begins so; else those with such a word in a name.

    Where nothing does, ``ä`` counts as ``a`` too. None for a name without letters and digits.
    """
    plain_name = plain(name)
    if not plain_name:
        return []
    for spelling in (str, _bare):
        searched_name = re.escape(spelling(plain_name))
        for pattern in (f"^{searched_name}$", f"^{searched_name}", f"-{searched_name}"):
            fits = re.compile(pattern).search
            matching_ids = [
                programme_id for programme_id, names in names_by_id.items() if any(map(fits, map(spelling, names)))
            ]
            if matching_ids:
                return matching_ids
    return []


def _bare(name: str) -> str:
    """Return a normalised name with ``ae``, ``oe`` and ``ue`` as ``a``, ``o`` and ``u``."""
    return re.sub("([aou])e", r"\1", name)


def _ask_which(typed_name: str, matching_ids: Sequence[str], session: Session, catalogue: Catalogue) -> str:
    """Ask the user which of several programmes is meant, and return the id of the one whose number is typed.

    Raises UnknownProgrammeError with all of them without a terminal, without such a number, and if they are too many.
    """
    from hannover_foerder.cli.handles import position_of

    environment, say = session.environment, session.words.say
    names = {
        programme_id: session.words.pick(catalogue.card(programme_id).name) for programme_id in matching_ids[:_OFFERED]
    }
    if environment.in_is_terminal and environment.out_is_terminal and len(matching_ids) <= _OFFERED:
        session.note(
            say("lookup.several", name=typed_name), *(f"{n}  {name}" for n, name in enumerate(names.values(), 1))
        )
        environment.err.write(say("lookup.which", count=len(matching_ids)))
        environment.err.flush()
        answer = sys.stdin.readline().strip()
        if answer.isdecimal() and 1 <= (position := position_of(answer)) <= len(matching_ids):
            return matching_ids[position - 1]
    more = len(matching_ids) - len(names)
    choices = ", ".join(f"{name} [{programme_id}]" for programme_id, name in names.items()) + (
        f" {say('list.more', count=more)}" if more else ""
    )
    raise UnknownProgrammeError("error.several-programmes", name=typed_name, choices=choices)
