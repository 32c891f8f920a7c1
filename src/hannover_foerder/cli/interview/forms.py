"""The interview's forms (questions and overview), independent of the user interface, and evaluation of the input."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.cli.choices import excerpt
from hannover_foerder.cli.interview.picker import UNKNOWN, Line, Picker, with_unknown_first
from hannover_foerder.cli.profile.answers import answer_of
from hannover_foerder.eligibility.interview import possible_answers
from hannover_foerder.eligibility.questions import SentenceQuestion
from hannover_foerder.eligibility.situation import ANY_PURPOSE
from hannover_foerder.errors import UsageError
from hannover_foerder.model.answering import names_of, spoken_names_of
from hannover_foerder.model.spelling import plain
from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.eligibility.interview import AnsweredQuestion, AnyQuestion, Interview
    from hannover_foerder.eligibility.situation import Answer
    from hannover_foerder.output.views.rule_words import RuleWords

_POSTCODE: Final = re.compile(r"(?<![0-9])[0-9]{5}(?![0-9])")

_KEYS: Final = {"topics": "several", "set": "several", "number": "written", "area": "place"}
"""The sentence on the keys, by type of a field."""


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
    standing: str
    """How far the questions have come."""
    why: str
    picker: Picker
    keys: str
    """Key of the message that explains the keys."""
    read: Callable[[str], Answer | None] | None = None
    """Parses a typed answer that is in no line; raises UsageError."""
    named: Callable[[Answer | None], str] = str
    """The words for an answer that was read."""
    is_overview: bool = False


class Submission(NamedTuple):
    """The result of Enter in a form: an answer, or a message and a proposal to be confirmed."""

    is_answer: bool
    answer: Any = None
    message: tuple[str, dict[str, object]] = ("", {})
    proposal: tuple[Answer | None, ...] = ()


def question_form(question_of: AnyQuestion, interview: Interview, words: RuleWords) -> Form:
    """Return the form that asks for a field of the profile, or whether a sentence of a programme holds."""
    say = words.labels.words.say
    if isinstance(question_of, SentenceQuestion):
        return _sentence_form(question_of, interview, words)
    definition = interview.situation.fields[question_of]
    standing = interview.progress()
    unit = definition.unit and words.labels.pick(definition.unit.pair)
    question = words.question(question_of)
    return Form(
        title=f"{question} ({unit})" if unit else question,
        standing=say("ask.standing", number=len(interview.history) + 1, left=standing.left, pending=standing.pending),
        why=words.labels.pick(definition.why.pair),
        picker=_picker(question_of, interview, words),
        keys=f"ask.keys.{_KEYS.get(definition.type, 'single')}",
        read=lambda typed_text: answer_of(
            words.field(question_of), typed_text, definition, interview.situation.vocabulary
        ),
        named=lambda answer: words.answer(question_of, answer),
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
        standing=say("ask.standing.overview", left=interview.progress().left),
        why=say("ask.held-back") if interview.held_back_fields() else say("ask.why.overview"),
        picker=Picker(tuple(lines)),
        keys="ask.keys.overview",
        is_overview=True,
    )


def answer_line(answered: AnsweredQuestion, words: RuleWords) -> str:
    """Return a question and its answer on one line."""
    if isinstance(answered.question, SentenceQuestion):
        text = answered.question.requirement.text
        return f"{words.labels.pick(text.pair)}: {words.answer('', answered.answer)}"
    return f"{words.field(answered.question)}: {words.answer(answered.question, answered.answer)}"


def submission_of(form: Form, picker: Picker, proposal: tuple[Answer | None, ...] = ()) -> Submission:
    """Return the result of Enter.

    ``proposal`` is what was proposed for the same text, empty if nothing was; Enter confirms it.
    """
    if not picker.lines:
        return _typed_answer(form, picker)
    if proposal:
        return Submission(is_answer=True, answer=proposal[0])
    keys = picker.chosen()
    if UNKNOWN in keys:
        return Submission(is_answer=True)
    if keys:
        return Submission(is_answer=True, answer=keys if picker.multi_select else keys[0])
    return _unclear(form, picker)


def _unclear(form: Form, picker: Picker) -> Submission:
    """Return the reaction to input that selects no line; only a place may be accepted without being in the list."""
    if picker.multi_select and picker.pointer is not None:
        return Submission(is_answer=False, message=("ask.nothing-ticked", {}))
    if not picker.multi_select and _POSTCODE.search(picker.typed):
        return _typed_answer(form, picker)
    if not picker.multi_select and not picker.matching():
        return _proposal(form, picker)
    code = "several-match" if picker.matching() else "no-match"
    return Submission(is_answer=False, message=(f"ask.{code}", {"value": excerpt(picker.typed.strip())}))


def _typed_answer(form: Form, picker: Picker) -> Submission:
    """Return the typed answer; an empty text means "don't know"."""
    if form.read is None:
        return Submission(is_answer=False, message=("ask.no-match", {"value": excerpt(picker.typed)}))
    try:
        return Submission(is_answer=True, answer=form.read(picker.typed))
    except UsageError as error:
        return Submission(is_answer=False, message=(_reason(error, form, picker), error.values))


def _proposal(form: Form, picker: Picker) -> Submission:
    """Return the reaction to a text that is in no line: a name is accepted, other text proposed, never guessed."""
    submission = _typed_answer(form, picker)
    if not submission.is_answer or plain(picker.typed) in (
        plain(form.named(submission.answer)),
        plain(str(submission.answer)),
    ):
        return submission
    message: tuple[str, dict[str, object]] = ("ask.proposed", {"value": form.named(submission.answer)})
    return Submission(is_answer=False, message=message, proposal=(submission.answer,))


def _reason(error: UsageError, form: Form, picker: Picker) -> str:
    """Return the message for unreadable input; for an unlisted place it refers to the lines for approximate places."""
    if not picker.lines or error.code in ("error.ambiguous", "error.bulk-postcode"):
        return error.code
    return "ask.no-place" if form.keys == "ask.keys.place" else "ask.no-match"


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
        standing=say("ask.standing.details", sentences=sentences, programmes=programmes),
        why=say("ask.why.sentence", name=pick(name.pair)),
        picker=picker if earlier_answer is None else picker.with_selection((earlier_answer,)),
        keys="ask.keys.single",
    )


def _line(field: str, value: Answer, interview: Interview, words: RuleWords) -> Line:
    """Return the list line of a value: narrower topics are indented, places have postcodes and other names."""
    label, vocabulary = words.answer(field, value), interview.situation.vocabulary
    definition = interview.situation.fields[field]
    if definition.type == "topics":
        term = vocabulary.topics.get(str(value))
        level = max(0, len(vocabulary.ancestors("topics", str(value))) - 1) if term else 0
        names = (term.de, term.en, *term.synonyms) if term else ()
        return Line(value, label, level=level, names=names, is_exclusive=value == ANY_PURPOSE)
    if definition.type == "area":
        is_own_value = str(value) in definition.values
        area = str(value)
        names = (*names_of(vocabulary.areas).get(area, ()), *spoken_names_of(vocabulary.areas).get(area, ()))
        return Line(value, label, names=names, always_shown=is_own_value)
    return Line(value, label)
