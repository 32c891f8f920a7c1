"""What a person wrote for a value, and which value is meant: an id, a label, a synonym or a clear beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.cli.suggesting import suggestion
from hannover_foerder.errors import UsageError
from hannover_foerder.model.answering import AnswerError, meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


_LONGEST = 60


def one_of(option: str, written: str, values: Iterable[str]) -> str:
    """The value that ``written`` means, of some that have no other names. Raises UsageError."""
    return chosen(option, written, dict.fromkeys(values, ()))


def chosen(option: str, written: str, values: Mapping[str, Iterable[str]]) -> str:
    """The value that ``written`` means. ``values`` gives the other names of each.

    Raises UsageError if none or more than one fits: with the nearest one, and with the list.
    """
    try:
        return meant(written, values)
    except AnswerError as error:
        raise refused(option, written, error) from None


def refused(option: str, written: str, error: AnswerError) -> UsageError:
    """Why what was written for an option is not taken, with what was probably meant."""
    values = dict(error.values)
    if error.code in ("ambiguous", "unknown-choice"):
        values["choices"] = ", ".join(values["choices"])
    if error.code == "unknown-choice":
        values["similar"] = suggestion(values.pop("key"), values.pop("spellings"))
    return UsageError(f"error.{error.code}", **{"option": option, "value": shortened(written), **values})


def shortened(written: str) -> str:
    """What was written, as long as a line can show it."""
    return written if len(written) <= _LONGEST else f"{written[: _LONGEST - 1]}…"
