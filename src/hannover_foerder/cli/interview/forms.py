"""The interview's forms (questions and overview), independent of the user interface, and evaluation of the input."""

from __future__ import annotations

import re
import textwrap
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.cli.choices import excerpt
from hannover_foerder.cli.interview.picker import UNKNOWN, Line, Picker, with_unknown_first
from hannover_foerder.cli.profile.answers import answer_of
from hannover_foerder.eligibility.interview import possible_answers
from hannover_foerder.eligibility.questions import SentenceQuestion
from hannover_foerder.eligibility.situation import ANY_PURPOSE
from hannover_foerder.errors import UsageError
from hannover_foerder.model.spelling import plain
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hannover_foerder.eligibility.interview import AnsweredQuestion, AnyQuestion, Interview
    from hannover_foerder.eligibility.situation import Answer
    from hannover_foerder.output.views.rule_words import RuleWords

_POSTCODE: Final = re.compile(r"(?<![0-9])[0-9]{5}(?![0-9])")

_NARROWEST: Final = 10
"""Columns; on a screen of fewer the terminal breaks the lines."""

_KEY_HELP: Final = {"topics": "several", "set": "several", "number": "written", "area": "place"}
"""The end of the code of the message on the keys, by type of a field; ``single`` for the others."""


class Move(Enum):
    """A navigation command given instead of an answer."""

    BACK = "back"
    OVERVIEW = "overview"


class Action(Enum):
    """An action of the overview besides changing an answer."""

    RESULT = "result"
    GO_ON = "go-on"
    DETAILS = "details"


class Form(NamedTuple):
    """A question as it is shown: its text and its list of answers; without a list, the answer is typed."""

    title: str
    progress: str
    """A sentence on how far the questions have come."""
    why: str
    picker: Picker
    key_help: str
    """Code of the message that explains the keys of the keyboard."""
    read: Callable[[str], Answer | None] | None = None
    """Parses a typed answer that is in no line; raises UsageError."""
    in_words: Callable[[Answer | None], str] = str
    """Gives the words for an answer that was read."""
    is_overview: bool = False


class Accepted(NamedTuple):
    """An answer: keys of lines, an action, or what was read from a typed text; ``None`` for "don't know"."""

    answer: Any


class Objection(NamedTuple):
    """The message (code and values) that says why the input is no answer yet."""

    code: str
    values: Mapping[str, object] = {}
    proposal: Accepted | None = None
    """The answer that was perhaps meant, which Enter confirms; ``None`` if there is none."""


def question_form(subject: AnyQuestion, interview: Interview, words: RuleWords) -> Form:
    """Return the form that asks for a field of the profile, or whether a sentence of a programme holds."""
    say = words.labels.words.say
    if isinstance(subject, SentenceQuestion):
        return _sentence_form(subject, interview, words)
    field, definition = subject, interview.situation.fields[subject]
    progress = interview.progress()
    unit = definition.unit and words.labels.pick(definition.unit.pair)
    question = words.question(field)
    return Form(
        title=f"{question} ({unit})" if unit else question,
        progress=say("ask.standing", number=len(interview.history) + 1, left=progress.left, pending=progress.pending),
        why=words.labels.pick(definition.why.pair),
        picker=_picker(field, interview, words),
        key_help=f"ask.keys.{_KEY_HELP.get(definition.type, 'single')}",
        read=lambda text: answer_of(words.field(field), text, definition, interview.situation.vocabulary),
        in_words=lambda answer: words.answer(field, answer),
    )


def _picker(field: str, interview: Interview, words: RuleWords) -> Picker:
    """Return the list of answers to a field, with the earlier answer selected."""
    definition, earlier_answer = interview.situation.fields[field], interview.earlier_answer(field)
    if definition.type == "number":
        return Picker((), typed="" if earlier_answer is None else f"{earlier_answer:.15g}".replace(".", ","))
    lines = [_line(field, value, interview, words) for value in possible_answers(field, interview)]
    multi_select = definition.type in ("topics", "set")
    selected_keys = earlier_answer if multi_select and isinstance(earlier_answer, tuple) else (earlier_answer,)
    if earlier_answer is not None and not multi_select and earlier_answer not in {line.key for line in lines}:
        lines.insert(0, Line(earlier_answer, words.answer(field, earlier_answer), always_shown=True))
    picker = Picker(with_unknown_first(lines, words.labels.words.say("match.unknown")), multi_select=multi_select)
    return picker if earlier_answer is None else picker.with_selection(selected_keys)


def overview_form(interview: Interview, words: RuleWords) -> Form:
    """Return the overview form: show the result, ask more questions or single sentences, or change an answer."""
    say = words.labels.words.say
    lines = [Line(Action.RESULT, say("ask.result"), always_shown=True)]
    sentences, programmes = interview.open_sentence_counts()
    if interview.shows_overview and interview.remaining_question() is not None:
        lines.append(Line(Action.GO_ON, say("ask.go-on")))
    elif sentences:  # single sentences come last
        lines.append(Line(Action.DETAILS, say("ask.details", sentences=sentences, programmes=programmes)))
    lines += [Line(answered.question, answer_line(answered, words)) for answered in interview.answered_questions()]
    return Form(
        title=say("ask.overview"),
        progress=say("ask.standing.overview", left=interview.progress().left),
        why=say("ask.held-back") if interview.held_back_fields() else say("ask.why.overview"),
        picker=Picker(tuple(lines)),
        key_help="ask.keys.overview",
        is_overview=True,
    )


def answer_line(answered: AnsweredQuestion, words: RuleWords) -> str:
    """Return a question and its answer on one line."""
    if isinstance(answered.question, SentenceQuestion):
        text = answered.question.requirement.text
        return f"{words.labels.pick(text.pair)}: {words.answer('', answered.answer)}"
    return f"{words.field(answered.question)}: {words.answer(answered.question, answered.answer)}"


def reaction_to_enter(form: Form, picker: Picker, proposal: Accepted | None = None) -> Accepted | Objection:
    """Return what comes of Enter in a form whose list is now ``picker``.

    ``proposal`` is that of the objection before, ``None`` if the input has changed since; Enter accepts it.
    """
    if not picker.lines:
        return _typed_answer(form, picker)
    if proposal is not None:
        return proposal
    keys = picker.chosen()
    if UNKNOWN in keys:
        return Accepted(None)
    if keys and not (picker.multi_select and plain(picker.typed)):  # what is typed has not been ticked
        return Accepted(keys if picker.multi_select else keys[0])
    return _reaction_without_line(form, picker)


def _reaction_without_line(form: Form, picker: Picker) -> Accepted | Objection:
    """Return the reaction to input that selects no line; only a place may be accepted without being in the list."""
    if picker.multi_select:
        if picker.pointer is not None:
            return Objection("ask.nothing-ticked")
    elif _POSTCODE.search(picker.typed):
        return _typed_answer(form, picker)
    elif not picker.matching():
        return _accepted_or_proposed(form, picker)
    code = "several-match" if picker.matching() else "no-match"
    return Objection(f"ask.{code}", {"value": excerpt(picker.typed.strip())})


def _typed_answer(form: Form, picker: Picker) -> Accepted | Objection:
    """Return the typed answer; an empty text means "don't know"."""
    if form.read is None:
        return Objection("ask.no-match", {"value": excerpt(picker.typed)})
    try:
        return Accepted(form.read(picker.typed))
    except UsageError as error:
        return Objection(_code_of(error, form, picker), error.values)


def _accepted_or_proposed(form: Form, picker: Picker) -> Accepted | Objection:
    """Return the reaction to a typed text that is in no line of the list, if it can be read as an answer.

    Accepted if it is the answer's own name; any other text is taken for nothing until the client confirms the proposal.
    """
    reaction = _typed_answer(form, picker)
    if isinstance(reaction, Objection):
        return reaction
    answer_in_words = form.in_words(reaction.answer)
    if plain(picker.typed) in (plain(answer_in_words), plain(str(reaction.answer))):
        return reaction
    return Objection("ask.proposed", {"value": answer_in_words}, proposal=reaction)


def _code_of(error: UsageError, form: Form, picker: Picker) -> str:
    """Return the message for unreadable input; for an unlisted place it refers to the lines for approximate places."""
    if not picker.lines or error.code in ("error.ambiguous", "error.bulk-postcode"):
        return error.code
    return "ask.no-place" if form.key_help == "ask.keys.place" else "ask.no-match"


def _sentence_form(question: SentenceQuestion, interview: Interview, words: RuleWords) -> Form:
    """Return the form that asks whether a sentence of a programme holds."""
    say, pick = words.labels.words.say, words.labels.pick
    text, name = question.requirement.text, question.programme.name
    sentences, programmes = interview.open_sentence_counts()
    lines = [Line(True, say("value.yes")), Line(False, say("value.no"))]
    picker = Picker(with_unknown_first(lines, say("match.unknown")))
    earlier_answer = interview.earlier_answer(question)
    return Form(
        title=say("ask.sentence", sentence=pick(text.pair)),
        progress=say("ask.standing.details", sentences=sentences, programmes=programmes),
        why=say("ask.why.sentence", name=pick(name.pair)),
        picker=picker if earlier_answer is None else picker.with_selection((earlier_answer,)),
        key_help="ask.keys.single",
    )


def _line(field: str, value: Answer, interview: Interview, words: RuleWords) -> Line:
    """Return the list line of a value; topics and places are also looked for by the names of the vocabulary.

    Answers that the field adds to these ("show everything", "elsewhere in Germany") have no other names.
    """
    label, vocabulary = words.answer(field, value), interview.situation.vocabulary
    definition = interview.situation.fields[field]
    if definition.type == "topics":
        topic = vocabulary.topics.get(str(value))
        wider_topics = vocabulary.ancestors("topics", str(value))[1:]
        names = topic.names if topic else ()
        return Line(value, label, level=len(wider_topics), names=names, is_exclusive=value == ANY_PURPOSE)
    if definition.type == "area":
        area = vocabulary.areas.get(str(value))
        names = (*area.names, *area.spoken) if area else ()
        return Line(value, label, names=names, always_shown=value in definition.values)
    return Line(value, label)


def wrap(text: str, columns: int, indent: str = "") -> list[str]:
    """Return the lines of a text on a screen, made harmless; the last column stays free."""
    width = max(columns - 1, _NARROWEST)
    return textwrap.wrap(harmless(text), width, initial_indent=indent, subsequent_indent=indent)
