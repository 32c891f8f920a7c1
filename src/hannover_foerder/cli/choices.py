"""What a person wrote for a value, and which value is meant: an id, a label, a synonym or a clear beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.cli.suggesting import suggestion
from hannover_foerder.errors import UsageError
from hannover_foerder.model.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def one_of(option: str, written: str, values: Iterable[str]) -> str:
    """The value that ``written`` means, of some that have no other names. Raises UsageError."""
    return chosen(option, written, dict.fromkeys(values, ()))


def chosen(option: str, written: str, values: Mapping[str, Iterable[str]]) -> str:
    """The value that ``written`` means. ``values`` gives the other names of each.

    Raises UsageError if none or more than one fits: with the nearest one, and with the list.
    """
    if written in values:
        return written
    wanted = plain(written)
    names = {value: {plain(value), *map(plain, others)} for value, others in values.items()}
    found = [value for value, forms in names.items() if wanted in forms]
    if not found and wanted:
        found = [value for value, forms in names.items() if any(form.startswith(wanted) for form in forms)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError("error.ambiguous", option=option, value=written, choices=", ".join(found))
    spellings = {form: value for value, forms in names.items() for form in forms}
    raise UsageError(
        "error.unknown-choice",
        option=option,
        value=written,
        similar=suggestion(wanted, spellings),
        choices=", ".join(values),
    )
