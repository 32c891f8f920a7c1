"""The differences between two catalogues, in sentences for a newsletter and as plain data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.model.changes import is_evidence
from hannover_foerder.model.vocabulary import FACETS
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.blocks import Plain
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.objects import text_object
from hannover_foerder.words import formats

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hannover_foerder.model.changes import ChangedProgramme, Changes, FieldChange
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.output.labels import Labels

_LONGEST = 60
"""Letters of a text that is still quoted beside its old version."""

_WORD_LISTS: Final = {"level": "level", "channel": "channel", "model": "deadlines", "per": "per", "role": "role"}
_TELLING_FIELDS: Final = ("text", "label", "name", "title", "office", "id", "difference", "note", "url", "phone")
"""The fields that tell most about an entry of a list, the most telling first."""
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


class ChangesView(NamedTuple):
    """The differences between two catalogues, in one language."""

    changes: Changes
    labels: Labels

    def objects(self) -> Iterator[dict[str, Any]]:
        """Yield ``id``, ``change`` (added, removed, changed), ``name`` and ``fields`` of each programme."""
        for change, programmes in (("added", self.changes.added), ("removed", self.changes.removed)):
            for programme in programmes:
                yield _object(programme, change, ())
        for changed_programme in self.changes.changed:
            yield _object(changed_programme.programme, "changed", changed_programme.fields)

    def parts(self) -> tuple[Plain]:
        """Return new, gone and changed programmes, with every field that changed."""
        parts = []
        for heading, programmes in (("added", self.changes.added), ("removed", self.changes.removed)):
            if programmes:
                lines = "".join(f"  {_headline(programme, self.labels)}\n" for programme in programmes)
                parts.append(f"{self.labels.say(f'changes.{heading}', count=len(programmes))}\n{lines}")
        if self.changes.changed:
            blocks = [_changes_of(changed_programme, self.labels) for changed_programme in self.changes.changed]
            parts.append(f"{self.labels.say('changes.changed', count=len(blocks))}\n" + "\n".join(blocks))
        return (Plain("\n".join(parts) or f"{self.labels.say('changes.none')}\n"),)


def _object(programme: Programme, change: str, fields: tuple[FieldChange, ...]) -> dict[str, Any]:
    """Return a programme with its ``change`` (``added``, ``removed``, ``changed``) and the old and new fields."""
    return {
        "id": programme.id,
        "change": change,
        "name": text_object(programme.name.pair),
        "fields": [{"path": field.path, "old": field.old, "new": field.new} for field in fields],
    }


def _headline(programme: Programme, labels: Labels) -> str:
    """Return name and id of a programme, and its summary if it has one."""
    name = f"{labels.text(programme.name)} ({programme.id})"
    summary = programme.summary
    return f"{name}: {labels.text(summary)}" if summary else name


def _changes_of(changed_programme: ChangedProgramme, labels: Labels) -> str:
    """Return the lines of a changed programme: its name, then its changed fields."""
    programme = changed_programme.programme
    name = f"  {labels.text(programme.name)} ({programme.id})"
    return "\n".join([name, *(f"    {line}" for line in field_lines(changed_programme.fields, labels))]) + "\n"


def field_lines(fields: Sequence[FieldChange], labels: Labels) -> list[str]:
    """Return a line for each changed field, without repetitions; of a bilingual text only the reader's language.

    Evidence is told as a number: a reader of news wants to know what holds, not what it rests on.
    """
    evidence_count = sum(is_evidence(change.path) for change in fields)
    other_language = "de" if labels.words.language == "en" else "en"
    changed_paths = {change.path for change in fields}
    lines = []
    for change in fields:
        path_in_language = f"{change.path.removesuffix(f'.{other_language}')}.{labels.words.language}"
        if not is_evidence(change.path) and not (
            change.path.endswith(f".{other_language}") and path_in_language in changed_paths
        ):
            lines.append(_field(change, labels))
    if evidence_count:
        lines.append(labels.words.count("changes.evidence", evidence_count))
    return list(dict.fromkeys(lines))


def _field(change: FieldChange, labels: Labels) -> str:
    """Return a changed field in words: old and new value, what came and went, or that it was rewritten."""
    label = _field_label(change, labels)
    if ".rule" in change.path:  # the sentence beside it says the same to people
        return labels.say("changes.rewritten", label=label)
    if isinstance(change.old, list) and isinstance(change.new, list):
        phrases = [
            labels.say(key, items=", ".join(_value(change.path, entry, labels) for entry in entries))
            for key, entries in (("changes.came", change.new), ("changes.went", change.old))
            if entries
        ]
        return labels.say("changes.list", label=label, items="; ".join(phrases))
    old, new = (_value(change.path, value, labels) for value in (change.old, change.new))
    if max(len(old), len(new)) > _LONGEST or old == new:
        return labels.say("changes.rewritten", label=label)
    return labels.say("changes.value", label=label, old=old, new=new)


def _field_label(change: FieldChange, labels: Labels) -> str:
    """Return the label of a field; without one, that of the nearest enclosing field."""
    path = re.sub(r"\[[0-9]+\]", "", change.path)
    path = path.replace("funding.parts.", "funding.")
    while "." in path and not labels.words.knows(f"field.{path}"):
        path = path.rpartition(".")[0]
    label = labels.say(f"field.{path}")
    if change.entry is None:
        return label
    return labels.say("changes.entry", label=label, entry=_value("", change.entry, labels))


def _value(path: str, value: Any, labels: Labels) -> str:  # noqa: ANN401, PLR0911 - plain data; one return a form
    """Return a value of a record in words."""
    words, language = labels.words, labels.words.language
    field = path.rpartition(".")[2]
    if value is None:
        return words.say("changes.unknown")
    if isinstance(value, bool):
        return words.say("value.yes" if value else "value.no")
    if isinstance(value, int | float):
        return _number(field, value, labels)
    if isinstance(value, dict):
        return _entry(value, labels)
    if path in FACETS:
        return labels.term(path, value)
    if field == "status" or words.knows(f"{_WORD_LISTS.get(field)}.{value}"):
        return words.say(f"{_WORD_LISTS.get(field, field)}.{value}")
    return formats.day(value, language) if _DATE.fullmatch(value) else harmless(value)


def _number(field: str, value: float, labels: Labels) -> str:
    """Return a number in words, with the unit that its field's name ends in."""
    language = labels.words.language
    if field.endswith("eur"):
        return formats.euro(value, language)
    if field.endswith("percent"):
        return formats.percent(value, language)
    text = formats.number(value, language)
    return labels.say("changes.months", count=text) if field.endswith("months") else text


def _entry(value: dict[str, Any], labels: Labels) -> str:
    """Return a bilingual text, or the most telling field of a list entry."""
    if "de" in value:
        return labels.pick((value["de"], value.get("en")))
    if "eur" in value:
        return _number("eur", value["eur"], labels)
    best_value = next((value[key] for key in _TELLING_FIELDS if key in value), None)
    if best_value is None:
        return ", ".join(_value(key, part, labels) for key, part in value.items())
    return _value("", best_value, labels)
