"""Reader of a profile's answers from a YAML or JSON file; every mistake is reported with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from hannover_foerder.errors import AnswersError, CatalogueError
from hannover_foerder.model.answering import AnswerError, answer_of
from hannover_foerder.model.profile import SENTENCES
from hannover_foerder.reading.blocks import BOM
from hannover_foerder.reading.nearest import nearest
from hannover_foerder.reading.nodes import compose
from hannover_foerder.reading.problems import Problems, excerpt, problem_of_kind
from hannover_foerder.reading.readers import mapping_reader
from hannover_foerder.reading.scalars import ReadContext, is_null, text_reader, yes_no_reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yaml.nodes import Node

    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary

_LIST_TYPES = ("set", "topics", "area")
_PROBLEM_CODES = {"unknown-choice": "choice", "number": "no-number"}

Answers = dict[str, Any]
"""Answers by field: a text, a number, yes or no, a tuple of texts, or ``None`` for "don't know".

Under :data:`~hannover_foerder.model.profile.SENTENCES` the answers to single sentences.
"""


def read_answers(content: bytes, name: str, fields: Mapping[str, ProfileField], vocabulary: Vocabulary) -> Answers:
    """Return the answers in a file; ``name`` is used in messages. ``null`` is an explicit "don't know".

    Values are written as in an option (:func:`hannover_foerder.model.answering.answer_of`). Raises AnswersError with
    all problems.
    """
    problems = Problems(name)
    answers: Answers = {}
    try:
        root = compose(content.removeprefix(BOM), problems)
        if root is not None:
            answers = answers_in(root, ReadContext(problems, vocabulary, fields))
        problems.raise_if_any()
    except CatalogueError as error:
        raise AnswersError(problem_of_kind(name, "unread-profile") or error.problems) from None
    return answers


def answers_in(node: Node, context: ReadContext) -> Answers:
    """Return the answers in a mapping; problems are reported to ``context``."""
    answers: Answers = {}
    if node.__class__ is not MappingNode:
        context.report(node, "answers")
        return answers
    for key_node, value_node in node.value:
        key = key_node.value if key_node.__class__ is ScalarNode else ""
        if key in answers:
            context.report(key_node, "duplicate-key", name=key)
        elif key == SENTENCES:
            answers[key] = _read_sentences(value_node, context)
        elif key not in context.profile:
            context.report_unknown_field(key_node, key)
        else:
            answers[key] = None if is_null(value_node) else _read_value(key, value_node, context)
    return answers


def _read_sentences(node: Node, context: ReadContext) -> dict[str, dict[str, bool | None]]:
    """Return yes, no or don't know by programme and German sentence; unknown ones are not refused."""
    sentences: dict[str, dict[str, bool | None]] = {}
    for programme, programme_node in _members(node, SENTENCES, context).items():
        read_answer = yes_no_reader(f"{SENTENCES}.{programme}")
        sentences[programme] = {
            sentence: None if is_null(answer) else read_answer(answer, context)
            for sentence, answer in _members(programme_node, programme, context).items()
        }
    return sentences


def _members(node: Node, field: str, context: ReadContext) -> dict[str, Node]:
    """Return the nodes in a mapping by their keys; ``field`` is its name in messages."""
    members: dict[str, Node] = mapping_reader(text_reader(field), lambda member, _: member, field)(node, context)
    return members


def _read_value(key: str, node: Node, context: ReadContext) -> Any:  # noqa: ANN401 - any answer
    """Return the value of a field; a list becomes a flat tuple without duplicates. ``None`` after a problem."""
    if node.__class__ is ScalarNode or context.profile[key].type not in _LIST_TYPES:
        return _scalar(key, node, context)
    if node.__class__ is not SequenceNode:
        context.report(node, "list-needed", field=key)
        return None
    values: dict[Any, None] = {}
    for part in node.value:
        value = _scalar(key, part, context)
        values.update(dict.fromkeys(value if isinstance(value, tuple) else (value,)))
    return tuple(values)


def _scalar(key: str, node: Node, context: ReadContext) -> Any:  # noqa: ANN401 - any answer
    """Return the answer in a single value; ``None`` for "don't know" and after a problem, which is reported."""
    if node.__class__ is not ScalarNode:
        context.report(node, "text-needed", field=key)
        return None
    try:
        return answer_of(node.value, context.profile[key], context.vocabulary)
    except AnswerError as error:
        code, similar, values = refusal(error, context.profile[key])
        context.report(node, code, similar=similar, field=key, value=excerpt(node.value), **values)
        return None


def refusal(error: AnswerError, definition: ProfileField) -> tuple[str, str | None, dict[str, object]]:
    """Return the code of the problem that an invalid answer is, a similar valid one, if any, and message values."""
    values = {name: value for name, value in error.values.items() if name in ("choices", "most")}
    if "choices" in values:
        values["choices"] = ", ".join(values["choices"])
    code = _PROBLEM_CODES.get(error.code, error.code)
    if code == "choice" and definition.type == "area":
        code = "place"
    value_by_spelling = error.values.get("value_by_spelling", {})
    similar = nearest(error.values.get("key", ""), value_by_spelling)
    return code, similar and value_by_spelling[similar], values


def answers_as_yaml(answers: Answers) -> bytes:
    """Return the answers as a file that :func:`read_answers` reads."""
    import json

    lines = [f"{field}: {json.dumps(value, ensure_ascii=False)}\n" for field, value in answers.items()]
    return "".join(lines).encode()
