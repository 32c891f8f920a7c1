"""The interview on a terminal: shows one form after the other, controlled by keys or as numbered lines.

What draws is loaded when something is asked, and so is this module.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from hannover_foerder.cli.interview.forms import Action, Form, Move, answer_line, overview_form, question_form, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hannover_foerder.cli.session import Session
    from hannover_foerder.eligibility.interview import Interview
    from hannover_foerder.eligibility.situation import Situation
    from hannover_foerder.output.views.rule_words import RuleWords


class StoppedError(Exception):
    """The user left the interview; ``situation`` holds the answers so far."""

    def __init__(self, situation: Situation) -> None:
        super().__init__()
        self.situation = situation


def ask_all(interview: Interview, words: RuleWords, session: Session, ask: Callable[[Form], Any]) -> Situation:
    """Ask until the user wants the result or no answer can change a decision; return the situation with all answers.

    Writes an introduction first and the answers at the end, neither of them if there is nothing to ask. ``ask`` shows a
    form and returns the reply. Raises StoppedError if the user leaves.
    """
    if interview.current_question() is None:
        return interview.situation
    introduction = wrap(session.words.say("ask.start"), session.environment.screen().width)
    session.write("\n".join([*introduction, "\n"]), "text")
    session.environment.out.flush()
    while True:
        question = interview.current_question()
        form = overview_form(interview, words) if question is None else question_form(question, interview, words)
        try:
            reply = ask(form)
        except (KeyboardInterrupt, EOFError):
            raise StoppedError(interview.situation) from None
        if reply is Action.RESULT:
            break
        interview = _after(interview, reply, is_overview=form.is_overview)
    answer_lines = "".join(f"{answer_line(answered, words)}\n" for answered in interview.answered_questions())
    session.write(f"{session.words.say('ask.told')}\n{answer_lines}\n", "text")
    return interview.situation


def _after(interview: Interview, reply: Any, *, is_overview: bool) -> Interview:  # noqa: ANN401 - a move or an answer
    """Return the interview after the reply to a form: moved on or back, answered, or reopened at a question."""
    if reply is Move.BACK:
        return interview.back()
    if reply is Move.OVERVIEW:
        return interview.go_on() if is_overview else interview.overview()
    if reply in (Action.GO_ON, Action.DETAILS):
        return interview.go_on(with_sentences=reply is Action.DETAILS)
    return interview.reopen(reply) if is_overview else interview.answered(reply)


def dialogue_on(session: Session) -> Callable[[Form], Any]:
    """Return the function that shows a form on this terminal and returns the reply: with keys, or as numbered lines.

    Lines, where the cursor cannot be moved, are as wide as the terminal was at the start of the call. Before the first
    form with keys, what was typed ahead is discarded, here and now.
    """
    if is_dumb(session.environment.variables):
        from hannover_foerder.cli.interview.line_dialogue import put_in_lines

        width = session.environment.screen().width

        def write(text: str) -> None:
            session.write(text, "text")
            session.environment.out.flush()

        return lambda form: put_in_lines(form, session.words, write, sys.stdin.readline, width)
    from hannover_foerder.cli.interview.key_dialogue import KeyDialogue, discard_typed_input

    discard_typed_input()
    return lambda form: KeyDialogue(form, session.words).run()


def is_dumb(variables: Mapping[str, str]) -> bool:
    """Return whether a terminal declares that it cannot move its cursor, or declares nothing.

    On Windows, where terminals declare nothing, it can.
    """
    return variables.get("TERM", "" if os.name == "posix" else "windows") in ("", "dumb", "unknown")
