"""Asking one question after the other on a terminal, with the arrow keys. Only this module knows questionary.

The library behind it is loaded when something is asked, and so is this module.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

import questionary
from prompt_toolkit.completion import Completer, Completion
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.styles import Style
from questionary import Choice

from hannover_foerder.cli.answers import answer_of
from hannover_foerder.eligibility.questions import next_question, places, progress
from hannover_foerder.eligibility.situation import ANY_PURPOSE
from hannover_foerder.errors import UsageError
from hannover_foerder.model.answering import names_of
from hannover_foerder.model.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from prompt_toolkit.completion import CompleteEvent
    from prompt_toolkit.document import Document
    from prompt_toolkit.key_binding import KeyPressEvent

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
    if kind == "area":
        return _place(prompt, words, situation)
    values = {str(value): value for value in prompt.values}
    choices = [Choice(_indented(prompt, value, words, situation), key) for key, value in values.items()]
    choices.append(Choice(words.labels.words.say("match.unknown"), _DONT_KNOW))
    key = questionary.select(
        prompt.question,
        choices,
        instruction=_instruction(prompt, words, "ask.one"),
        qmark="",
        style=_STYLE,
        erase_when_done=True,
    ).unsafe_ask()
    return values.get(key)


def _place(prompt: Prompt, words: RuleWords, situation: Situation) -> Answer | None:
    """A place by name, postcode, or from the list that opens; what is in no list is told, and never taken for another.

    A list with a filter would not do: it shows all of its lines where nothing matches, and Enter takes the first.
    """
    say = words.labels.words.say
    labels = {words.value(prompt.field, value): value for value in prompt.values}

    def read(written: str) -> Any:  # noqa: ANN401 - a place or nothing
        listed = labels.get(written.strip())
        return listed or answer_of(prompt.field, written, prompt.definition, situation.vocabulary)

    def check(written: str) -> bool | str:
        try:
            read(written)
        except UsageError as error:
            if error.code == "error.ambiguous":
                return say(error.code, **error.values)
            return say("ask.no-place", value=written.strip())
        return True

    written = questionary.autocomplete(
        f"{prompt.question}{_instruction(prompt, words, 'ask.place')}\n ",
        list(labels),
        completer=PlaceCompleter(place_spellings(prompt, words, situation)),
        validate=check,
        key_bindings=_opening_with_down(),
        validate_while_typing=False,
        qmark="",
        style=_STYLE,
    ).unsafe_ask()
    answer: Answer | None = read(written)
    return answer


def place_spellings(prompt: Prompt, words: RuleWords, situation: Situation) -> dict[str, list[str]]:
    """The label of each place, with the keys of its names, synonyms and postcodes."""
    names = names_of(situation.vocabulary.areas)
    labels = {words.value(prompt.field, value): names.get(str(value), ()) for value in prompt.values}
    return {label: [plain(name) for name in (label, *others)] for label, others in labels.items()}


class PlaceCompleter(Completer):
    """Offers the places of which a name, a synonym or a postcode has what was typed."""

    def __init__(self, spellings: Mapping[str, Sequence[str]]) -> None:
        self._spellings = spellings

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """The labels of the places, to stand for all that was typed."""
        del complete_event
        wanted = plain(document.text)
        for label, names in self._spellings.items():
            if any(wanted in name for name in names):
                yield Completion(label, start_position=-len(document.text))


def _opening_with_down() -> KeyBindings:
    """Arrow down opens the list, as in the other questions, and then moves in it."""
    keys = KeyBindings()

    @keys.add("down")
    def move(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if buffer.complete_state:
            buffer.complete_next()
        else:
            buffer.start_completion(select_first=True)

    return keys


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
