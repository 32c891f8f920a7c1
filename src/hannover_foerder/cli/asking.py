"""Asking one question after the other on a terminal, with the arrow keys. Only this module knows questionary.

The library behind it is loaded when something is asked, and so is this module.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

import questionary
from prompt_toolkit.styles import Style
from questionary import Choice

from hannover_foerder.cli.answers import answer_of
from hannover_foerder.eligibility.questions import next_question, places, progress
from hannover_foerder.eligibility.situation import ANY_PURPOSE
from hannover_foerder.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hannover_foerder.cli.session import Session
    from hannover_foerder.eligibility.decision import Case
    from hannover_foerder.eligibility.situation import Answer, Situation
    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.output.views.rule_words import RuleWords

_STYLE = Style(
    [
        ("qmark", "bold"),
        ("question", "bold"),
        ("instruction", "italic"),
        ("pointer", "bold"),
        ("highlighted", "bold underline"),
        ("selected", "noreverse"),
        ("disabled", ""),
    ]
)
"""No colours: nothing here needs one, and the terminal's own are always readable."""

_DONT_KNOW = "?"


class Prompt(NamedTuple):
    """A question as it is put: its words, how far the questions have come, and what can be chosen."""

    field: str
    definition: ProfileField
    question: str
    hint: str
    values: tuple[Answer, ...] = ()
    """Single answers in their order, for a number none."""


Asker = Callable[[Prompt, "RuleWords", "Situation"], "Answer | None"]
"""How a question is put; tests put it to nobody."""


def ask_all(cases: Sequence[Case], situation: Situation, words: RuleWords, session: Session, ask: Asker) -> Situation:
    """Ask until no answer can change anything. Raises KeyboardInterrupt on Ctrl-C; nothing is kept then."""
    say = words.labels.words.say
    session.write(say("ask.start") + "\n\n", "text")
    number = 0
    while question := next_question(cases, situation):
        number += 1
        settled, total = progress(cases, situation)
        definition = situation.fields[question.field]
        why = words.labels.pick((definition.why.de, definition.why.en))
        hint = say("ask.hint", number=number, settled=settled, total=total, why=why)
        values = _values(definition, cases, situation)
        prompt = Prompt(question.field, definition, words.question(question.field), hint, values)
        answer = ask(prompt, words, situation)
        session.write(_echo(f"{prompt.question} {words.value(question.field, answer)}", session), "text")
        session.environment.out.flush()
        situation = situation.with_answer(question.field, answer)
    session.write("\n", "text")
    return situation


def on_terminal(prompt: Prompt, words: RuleWords, situation: Situation) -> Answer | None:
    """Put a question with the arrow keys; ``None`` for "don't know". Raises KeyboardInterrupt."""
    kind = prompt.definition.type
    if kind == "number":
        return _number(prompt, words, situation)
    if kind in ("topics", "set"):
        return _several(prompt, words, situation)
    values = {str(value): value for value in prompt.values}
    choices = [Choice(_indented(prompt, value, words, situation), key) for key, value in values.items()]
    choices.append(Choice(words.labels.words.say("match.unknown"), _DONT_KNOW))
    many = kind == "area"
    key = questionary.select(
        prompt.question,
        choices,
        instruction=_instruction(prompt, words, "ask.search" if many else "ask.one"),
        use_search_filter=many,
        use_jk_keys=not many,
        qmark="",
        style=_STYLE,
        erase_when_done=True,
    ).unsafe_ask()
    return values.get(key)


def _several(prompt: Prompt, words: RuleWords, situation: Situation) -> Answer | None:
    say = words.labels.words.say
    choices = [Choice(_indented(prompt, value, words, situation), value) for value in map(str, prompt.values)]
    choices.append(Choice(say("match.unknown"), _DONT_KNOW))
    found = questionary.checkbox(
        prompt.question,
        choices,
        instruction=_instruction(prompt, words, "ask.several"),
        # who presses Enter on a line has seen nothing happen, and should not be taken to know nothing
        validate=lambda chosen: True if chosen else say("ask.nothing-chosen"),
        qmark="",
        style=_STYLE,
        erase_when_done=True,
    ).unsafe_ask()
    if _DONT_KNOW in found:
        return None
    return (ANY_PURPOSE,) if ANY_PURPOSE in found else tuple(found)


def _number(prompt: Prompt, words: RuleWords, situation: Situation) -> Answer | None:
    def read(written: str) -> Any:  # noqa: ANN401 - a number or nothing
        return answer_of(prompt.field, written, prompt.definition, situation.vocabulary)

    def check(written: str) -> bool | str:
        try:
            read(written)
        except UsageError as error:
            return words.labels.words.say(error.code, **error.values)
        return True

    unit = prompt.definition.unit
    written = questionary.text(
        f"{prompt.question} ({words.labels.pick((unit.de, unit.en))})" if unit else prompt.question,
        instruction=_instruction(prompt, words, "ask.number") + "\n ",
        validate=check,
        qmark="",
        style=_STYLE,
        erase_when_done=True,
    ).unsafe_ask()
    answer: Answer | None = read(written)
    return answer


def _values(definition: ProfileField, cases: Sequence[Case], situation: Situation) -> tuple[Answer, ...]:
    if definition.type == "yes-no":
        return (True, False)
    if definition.type == "area":
        return (*places(cases, situation), *definition.values)
    if definition.type == "topics":
        return (*definition.values, *situation.vocabulary.topics)
    return tuple(definition.values)


def _echo(line: str, session: Session) -> str:
    """A question with its answer, as it stays on the screen."""
    return textwrap.fill(line, session.environment.screen().width, subsequent_indent="  ") + "\n"


def _indented(prompt: Prompt, value: Answer, words: RuleWords, situation: Situation) -> str:
    """The label of a value, narrower topics moved in."""
    label = words.value(prompt.field, value)
    if prompt.definition.type != "topics":
        return label
    return "  " * (len(situation.vocabulary.ancestors("topics", str(value))) - 1) + label


def _instruction(prompt: Prompt, words: RuleWords, key: str) -> str:
    return f"\n  {prompt.hint}\n  {words.labels.words.say(key)}"
