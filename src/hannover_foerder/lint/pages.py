"""Content check of official pages: whether they name their programmes, and which figures they state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hannover_foerder.lint.amounts import amounts_by_path
from hannover_foerder.lint.wording import fold_words
from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hannover_foerder.lint.links import Answer
    from hannover_foerder.lint.material import Finding, Record
    from hannover_foerder.model.programme import Programme

UNNAMED: Final = "unnamed-programme"
"""The finding for a page that answers and no longer names the programme."""

_SHORTEST_NAME: Final = 3
"""Letters of a name that a page can be searched for; two may stand there for anything."""
_FIGURES: Final = (
    "amount_eur",
    "min_eur",
    "max_eur",
    "min_cost_eur",
    "max_cost_eur",
    "min_rate_percent",
    "rate_percent",
)


class Figure(NamedTuple):
    """A number of a record that one of its pages states."""

    path: str
    """The field."""
    shown: str
    """The number with its unit, in German."""
    source: str
    """The key of the source that the page is."""


class Comparison(NamedTuple):
    """What the official pages say of the records."""

    seen: dict[str, list[str]]
    """The keys of the sources that may be marked as seen, by the id of the record."""
    figures: dict[str, list[Figure]]
    """Figures that the pages still have, by the id of the record; nothing is renewed by them."""
    findings: list[Finding]


def official_pages(records: Iterable[Record]) -> Iterator[tuple[Record, str, str]]:
    """Yield every official source with an address: its record, key and address."""
    for record in records:
        for key, source in record.programme.sources.items():
            if source.kind == "official" and source.url:
                yield record, key, source.url


def compare(records: Iterable[Record], answers: Mapping[str, Answer], texts: Mapping[str, str | None]) -> Comparison:
    """Return what pages say of the records. ``texts`` has the text of each page, ``None`` for unreadable ones.

    Only a page that answered, where it always was, and names the programme is seen.
    """
    comparison = Comparison({}, {}, [])
    for record, key, url in official_pages(records):
        text = texts.get(url)
        if answers[url].verdict != "fine" or text is None:
            continue
        programme = record.programme
        if not names(text, programme):
            comparison.findings.append(record.finding(UNNAMED, "warning", f"sources.{key}.url", {"url": url}))
            continue
        comparison.seen.setdefault(programme.id, []).append(key)
        comparison.figures.setdefault(programme.id, []).extend(_stated_figures(programme, key, text))
    return comparison


def names(text: str, programme: Programme) -> bool:
    """Return whether a text contains the name or an alias of a programme, as whole words."""
    page_words = f" {fold_words(text)} "
    programme_names = (programme.name.de, programme.name.en or "", *programme.aliases)
    return any(f" {fold_words(name)} " in page_words for name in programme_names if len(name) >= _SHORTEST_NAME)


def _stated_figures(programme: Programme, source: str, text: str) -> Iterator[Figure]:
    """Yield the figures of the funding that the text of a source has."""
    for path, amounts in amounts_by_path(programme):
        for field in _FIGURES:
            number: float | None = getattr(amounts, field)
            if number is None:
                continue
            if field.endswith("percent"):
                shown, unit_pattern = f"{number:g} %", r"\s*(?:%|Prozent|per ?cent)"
            else:
                shown, unit_pattern = f"{number:,.0f} €".replace(",", "."), ""
            if re.search(rf"(?<![0-9.,]){_digits(number)}(?![.,]?[0-9]){unit_pattern}", text):
                yield Figure(f"{path}.{field}", shown, source)


def _digits(number: float) -> str:
    """Return a pattern of a number with any thousands separator: 10.000, 10,000, 10 000, 10000."""
    whole_digits, _, decimal_digits = f"{number:.2f}".partition(".")
    groups = f"{int(whole_digits):,}".split(",")
    decimals = decimal_digits.rstrip("0")
    return r"[.,\s\u00a0\u202f]?".join(groups) + (rf"[.,]{decimals}0?" if decimals else r"(?:[.,](?:00?|-))?")
