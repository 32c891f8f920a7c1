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
_NEXT_DIGIT = r"(?![.,]?[0-9])"


class Figure(NamedTuple):
    """A number of a record to be looked for on its page; ``path`` is its field."""

    path: str
    shown: str
    source: str


class Looked(NamedTuple):
    """The result of checking the official pages."""

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


def look(records: Iterable[Record], answers: Mapping[str, Answer], texts: Mapping[str, str | None]) -> Looked:
    """Return what pages say of the records. ``texts`` has the text of each page, ``None`` for unreadable ones.

    Only a page that answered, where it always was, and names the programme is seen.
    """
    comparison = Looked({}, {}, [])
    for record, key, url in official_pages(records):
        text = texts.get(url)
        if answers[url].verdict != "fine" or text is None:
            continue
        programme = record.programme
        if not names(text, programme):
            comparison.findings.append(record.finding(UNNAMED, "warning", f"sources.{key}.url", {"url": url}))
            continue
        comparison.seen.setdefault(programme.id, []).append(key)
        comparison.figures.setdefault(programme.id, []).extend(
            Figure(path, figure_text, key)
            for path, figure_text, pattern in _patterns(programme)
            if re.search(pattern, text)
        )
    return comparison


def names(text: str, programme: Programme) -> bool:
    """Return whether a text contains the name or an alias of a programme, as whole words."""
    page_words = f" {fold_words(text)} "
    programme_names = (programme.name.de, programme.name.en or "", *programme.aliases)
    return any(f" {fold_words(name)} " in page_words for name in programme_names if len(name) >= _SHORTEST_NAME)


def _patterns(programme: Programme) -> Iterator[tuple[str, str, str]]:
    """Yield the figures of the funding: path, displayed form, and the pattern that finds it on a page."""
    for path, amounts in amounts_by_path(programme):
        for name in _FIGURES:
            number: float | None = getattr(amounts, name)
            if number is None:
                continue
            unit = "%" if name.endswith("percent") else "€"
            yield (
                f"{path}.{name}",
                f"{number:g} {unit}" if unit == "%" else f"{number:,.0f} €".replace(",", "."),
                (
                    rf"(?<![0-9.,]){_digits(number)}{_NEXT_DIGIT}"
                    + (r"\s*(?:%|Prozent|per ?cent)" if unit == "%" else "")
                ),
            )


def _digits(number: float) -> str:
    """Return a pattern of a number with any thousands separator: 10.000, 10,000, 10 000, 10000."""
    whole_digits, _, decimal_digits = f"{number:.2f}".partition(".")
    groups = f"{int(whole_digits):,}".split(",")
    decimals = decimal_digits.rstrip("0")
    return r"[.,\s\u00a0\u202f]?".join(groups) + (rf"[.,]{decimals}0?" if decimals else r"(?:[.,](?:00?|-))?")
