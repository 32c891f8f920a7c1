"""Reading the answers of a profile from a YAML or JSON file: every field and value is checked, mistakes have a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from hannover_foerder.errors import AnswersError
from hannover_foerder.reading.nearest import nearest
from hannover_foerder.reading.nodes import compose
from hannover_foerder.reading.problems import Problems, quoted
from hannover_foerder.reading.scalars import (
    NULLS,
    Reading,
    choice_reader,
    number_reader,
    term_reader,
    text_reader,
    yes_no_reader,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yaml.nodes import Node

    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.reading.scalars import Reader

Answers = dict[str, Any]
"""Answers by field: a text, a number, yes or no, a tuple of texts, or ``None`` for "don't know"."""


def read_answers(data: bytes, name: str, fields: Mapping[str, ProfileField], vocabulary: Vocabulary) -> Answers:
    """The answers in a file that messages call ``name``; ``null`` is an explicit "don't know".

    ``place`` takes the id of an area, several of which one is meant, or a postcode in quotes. Raises AnswersError with
    all problems.
    """
    problems = Problems(name)
    root = compose(data, problems)
    answers: Answers = {}
    if root is not None and root.__class__ is MappingNode:
        reading = Reading(problems, vocabulary, fields)
        for key_node, node in root.value:
            _read_answer(key_node, node, reading, answers)
    elif root is not None:
        problems.add(root.start_mark.line, "answers")
    if problems.found:
        raise AnswersError(tuple(sorted(problems.found, key=lambda problem: problem.line)))
    return answers


def _read_answer(key_node: Node, node: Node, reading: Reading, answers: Answers) -> None:
    key = key_node.value
    definition = reading.profile.get(key) if key_node.__class__ is ScalarNode else None
    if definition is None:
        shown = key if isinstance(key, str) else ""
        reading.add(key_node, "profile-field", similar=nearest(shown, reading.profile), field=quoted(shown))
    elif key in answers:
        reading.add(key_node, "duplicate-key", name=key)
    elif node.__class__ is ScalarNode and not node.style and node.value in NULLS:
        answers[key] = None
    else:
        answers[key] = _reader(key, definition, reading.vocabulary)(node, reading)


def _reader(key: str, definition: ProfileField, vocabulary: Vocabulary) -> Reader:
    if definition.type == "yes-no":
        return yes_no_reader(key)
    if definition.type == "number":
        return number_reader(key, None)
    if definition.type == "area":
        return _place_reader(key, definition)
    if definition.type == "topics":
        return _several(key, choice_reader(key, (*vocabulary.topics, *definition.values)))
    read_value = choice_reader(key, tuple(definition.values))
    return _several(key, read_value) if definition.type == "set" else read_value


def _several(key: str, read_value: Reader) -> Reader:
    """A list of values, or a single one."""

    def read(node: Node, reading: Reading) -> tuple[Any, ...] | None:
        if node.__class__ is MappingNode:
            reading.add(node, "list-needed", field=key)
            return None
        return tuple(read_value(item, reading) for item in (node.value if node.__class__ is SequenceNode else [node]))

    return read


def _place_reader(key: str, definition: ProfileField) -> Reader:
    read_text = text_reader(key)
    read_several = _several(key, term_reader(key, "areas"))

    def read(node: Node, reading: Reading) -> str | tuple[str, ...] | None:
        if node.__class__ is SequenceNode:  # the areas of a postcode that belongs to several
            areas: tuple[str, ...] = read_several(node, reading)
            return areas
        value: str | None = read_text(node, reading)
        if value is None or value in reading.vocabulary.areas or value in definition.values:
            return value
        found = reading.vocabulary.at_postcode(value)
        if found:
            return found[0] if len(found) == 1 else found
        if value.isdecimal():
            reading.add(node, "postcode", field=key, value=quoted(value))
            return None
        labels = {term.de.lower(): area for area, term in reading.vocabulary.areas.items()}
        similar = nearest(value.lower(), (*labels, *reading.vocabulary.areas, *definition.values))
        reading.add(node, "term", similar=similar and labels.get(similar, similar), field=key, value=quoted(value))
        return None

    return read


def written_answers(answers: Answers) -> bytes:
    """Answers as a file that :func:`read_answers` reads."""
    import json

    lines = [f"{field}: {json.dumps(value, ensure_ascii=False)}\n" for field, value in answers.items()]
    return "".join(lines).encode()
