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
from hannover_foerder.reading.problems import Problems, excerpt, unread_kind
from hannover_foerder.reading.scalars import ReadContext, is_null, yes_no_reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yaml.nodes import Node

    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary

_LISTS = ("set", "topics", "area")
_CODES = {"unknown-choice": "choice", "number": "no-number"}

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
        raise AnswersError(unread_kind(name, "unread-profile") or error.problems) from None
    return answers


def answers_in(node: Node, context: ReadContext) -> Answers:
    """Return the answers in a mapping; problems are reported to ``context``."""
    answers: Answers = {}
    if node.__class__ is not MappingNode:
        context.report(node, "answers")
        return answers
    for key_node, value in node.value:
        _read_answer(key_node, value, context, answers)
    return answers


def _read_answer(key_node: Node, node: Node, context: ReadContext, answers: Answers) -> None:
    """Read the answer to one field into ``answers``."""
    key = key_node.value
    if key == SENTENCES and key not in answers:
        answers[key] = _read_sentences(node, context)
        return
    definition = context.profile.get(key) if key_node.__class__ is ScalarNode else None
    if definition is None:
        context.report_unknown_field(key_node, key if isinstance(key, str) else "")
    elif key in answers:
        context.report(key_node, "duplicate-key", name=key)
    elif is_null(node):
        answers[key] = None
    else:
        answers[key] = _read_value(key, node, context)


def _read_sentences(node: Node, context: ReadContext) -> dict[str, dict[str, bool | None]]:
    """Return yes, no or don't know by programme and German sentence; unknown ones are ignored."""
    sentences: dict[str, dict[str, bool | None]] = {}
    for programme, node_of_programme in _pairs(node, SENTENCES, context):
        for sentence, answer in _pairs(node_of_programme, programme, context):
            holds = None if is_null(answer) else yes_no_reader(f"{SENTENCES}.{programme}")(answer, context)
            sentences.setdefault(programme, {})[sentence] = holds
    return sentences


def _pairs(node: Node, name: str, context: ReadContext) -> list[tuple[str, Node]]:
    """Return the keys of a mapping with their nodes; empty after a problem."""
    if node.__class__ is not MappingNode or any(key.__class__ is not ScalarNode for key, _ in node.value):
        context.report(node, "mapping-needed", field=name)
        return []
    return [(key.value, value) for key, value in node.value]


def _read_value(key: str, node: Node, context: ReadContext) -> Any:  # noqa: ANN401 - any answer
    """Return the value of a field; a list becomes a flat tuple without duplicates. ``None`` after a problem."""
    definition = context.profile[key]
    if node.__class__ is ScalarNode:
        return _scalar(key, node, definition, context)
    accepts_list = definition.type in _LISTS
    if node.__class__ is not SequenceNode or not accepts_list:
        context.report(node, "list-needed" if accepts_list else "text-needed", field=key)
        return None
    values: dict[Any, None] = {}
    for part in node.value:
        value = _scalar(key, part, definition, context)
        values.update(dict.fromkeys(value if isinstance(value, tuple) else (value,)))
    return tuple(values)


def _scalar(key: str, node: Node, definition: ProfileField, context: ReadContext) -> Any:  # noqa: ANN401 - any answer
    """Return the answer in a single value; ``None`` for "don't know" and after a problem, which is reported."""
    if node.__class__ is not ScalarNode:
        context.report(node, "text-needed", field=key)
        return None
    try:
        return answer_of(node.value, definition, context.vocabulary)
    except AnswerError as error:
        code, similar, values = refusal(error, definition)
        context.report(node, code, similar=similar, field=key, value=excerpt(node.value), **values)
        return None


def refusal(error: AnswerError, definition: ProfileField) -> tuple[str, str | None, dict[str, object]]:
    """Return problem code, suggestion and message values for an invalid answer."""
    values = {name: value for name, value in error.values.items() if name in ("choices", "most")}
    if "choices" in values:
        values["choices"] = ", ".join(values["choices"])
    code = _CODES.get(error.code, error.code)
    if code == "choice" and definition.type == "area":
        code = "place"
    spellings = error.values.get("spellings", {})
    similar = nearest(error.values.get("key", ""), spellings)
    return code, similar and spellings[similar], values


def answers_as_yaml(answers: Answers) -> bytes:
    """Return the answers as a file that :func:`read_answers` reads."""
    import json

    lines = [f"{field}: {json.dumps(value, ensure_ascii=False)}\n" for field, value in answers.items()]
    return "".join(lines).encode()
