"""The values of facets with their counts, in every format of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hannover_foerder.output.formats import tsv
from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.screen import Screen
    from hannover_foerder.words import Words


class Value(NamedTuple):
    """A value of a facet; ``term`` is ``""`` for programmes that say nothing, ``level`` the number of wider terms."""

    facet: str
    term: str
    label: str
    programmes: int
    broader: str | None
    level: int


def in_order(facet: str, counts: Sequence[tuple[str, int, str | None]], labels: Labels) -> list[Value]:
    """Values (term, count, wider term) as a tree: each under its wider term, otherwise in the order given."""
    shown = {term for term, _, _ in counts}
    found: list[Value] = []

    def add(under: str | None, level: int) -> None:
        for term, count, broader in counts:
            if (broader if broader in shown else None) == under:
                found.append(Value(facet, term, _label(facet, term, labels), count, broader, level))
                if term:
                    add(term, level + 1)

    add(None, 0)
    return found


def _label(facet: str, term: str, labels: Labels) -> str:
    if not term:
        return labels.words.say("group.none")
    if facet == "status":
        return labels.words.say(f"status.{term}")
    return harmless(term) if facet == "providers" else labels.term(facet, term)


def text(format_: str, values: Sequence[Value], words: Words, screen: Screen) -> str:
    """The values in one of the formats of a list."""
    if format_ in ("json", "jsonl"):
        from hannover_foerder.output.formats import json_

        return json_.document(map(_object, values), format_)
    if format_ == "csv":
        from hannover_foerder.output.formats import csv_

        return csv_.document(_COLUMNS, [_cells(value) for value in values])
    if format_ == "markdown":
        return "\n".join(_markdown(values, words))
    if format_ == "table":
        return _table(values, words, screen)
    if format_ == "text":
        return "\n".join(_lines(values, words)) + "\n"
    return "".join(tsv.line(_cells(value)) for value in values)


_COLUMNS = ("facet", "term", "count", "label", "broader")


def _object(value: Value) -> dict[str, object]:
    return {
        "facet": value.facet,
        "term": value.term or None,
        "count": value.programmes,
        "label": value.label,
        "broader": value.broader,
    }


def _cells(value: Value) -> tuple[str, ...]:
    return value.facet, value.term, str(value.programmes), value.label, value.broader or ""


def _by_facet(values: Sequence[Value]) -> Iterator[tuple[str, list[Value]]]:
    for facet in dict.fromkeys(value.facet for value in values):
        yield facet, [value for value in values if value.facet == facet]


def _lines(values: Sequence[Value], words: Words) -> Iterator[str]:
    for facet, members in _by_facet(values):
        yield words.say(f"facet.{facet}")
        for value in members:
            yield f"{'  ' * (value.level + 1)}{value.label}: {value.programmes}"


def _markdown(values: Sequence[Value], words: Words) -> Iterator[str]:
    from hannover_foerder.output.formats.markdown import escaped, line

    for facet, members in _by_facet(values):
        yield f"## {escaped(words.say(f'facet.{facet}'))}"
        yield ""
        yield line((words.say("column.value"), words.say("column.count")))
        yield line(("---", "---:"))
        for value in members:
            yield line((f"{'&emsp;' * value.level}{escaped(value.label)}", str(value.programmes)))
        yield ""


def _table(values: Sequence[Value], words: Words, screen: Screen) -> str:
    from rich.text import Text

    from hannover_foerder.output.screen import rendered
    from hannover_foerder.output.styles import FAINT, HEADING

    shown = Text(no_wrap=True, overflow="ellipsis")
    digits = max((len(str(value.programmes)) for value in values), default=1)
    for number, (facet, members) in enumerate(_by_facet(values)):
        shown.append(f"{'' if not number else chr(10)}{words.say(f'facet.{facet}')}\n", HEADING)
        for value in members:
            shown.append(f"  {value.programmes:>{digits}}  {'  ' * value.level}{value.label}")
            if value.term and value.term != value.label:
                shown.append(f"  {harmless(value.term)}", FAINT)
            shown.append("\n")
    shown.right_crop(1)
    return rendered(shown, screen=screen)
