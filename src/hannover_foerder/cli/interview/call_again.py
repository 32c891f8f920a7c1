"""The command line that repeats a match with the same answers, for copying."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hannover_foerder.eligibility.situation import Answer, Situation
    from hannover_foerder.words import Words


def call_again(situation: Situation, saved_path: str | None, words: Words) -> str:
    """Return the command line that repeats the call with the file of answers, else with an option per answer."""
    if saved_path is not None:
        return shlex.join(("foerder", "match", "--profile", saved_path))
    settings = (f"{field}={_answer_text(answer, situation, words)}" for field, answer in situation.answers.items())
    return shlex.join(("foerder", "match", *(word for setting in settings for word in ("--set", setting))))


def _answer_text(answer: Answer | None, situation: Situation, words: Words) -> str:
    """Return an answer as ``--set`` accepts it."""
    if answer is None:
        return words.say("value.unknown")
    if isinstance(answer, bool):
        return words.say("value.yes" if answer else "value.no")
    if isinstance(answer, tuple):
        return _postcode(answer, situation) or ",".join(answer)
    return f"{answer:.15g}" if isinstance(answer, float) else str(answer)


def _postcode(areas: tuple[str, ...], situation: Situation) -> str | None:
    """Return the postcode that is shared by these areas and no others; ``None`` if there is none."""
    vocabulary = situation.vocabulary
    postcodes = (
        postcode for area in areas if area in vocabulary.areas for postcode in vocabulary.areas[area].postcodes
    )
    return next((postcode for postcode in postcodes if vocabulary.at_postcode(postcode) == areas), None)
