"""Matches of many profiles: a row or object per profile and programme, or a row per profile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.views.fit import COLUMNS, TOPIC, rows_of, topic_cell
from hannover_foerder.output.views.fit_json import objects

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hannover_foerder.eligibility.decision import Matching
    from hannover_foerder.output.views.fit import Fit
    from hannover_foerder.output.views.rule_words import RuleWords

WIDE_COLUMNS: Final = ("profile", "fits", "open", "maybe", "fits-not", "ended", "other-topic")
"""The columns of a row per profile; columns are only ever added at the end."""

_BETWEEN: Final = "; "

Matched = tuple[str, "Matching", "Fit"]
"""The name of a profile, its matching, and the view for its words."""


class BatchView(NamedTuple):
    """The matches of many profiles in long form: a row per profile and programme."""

    matchings: Sequence[Matched]
    words: RuleWords

    def objects(self) -> Iterator[dict[str, Any]]:
        """Yield the decisions on all programmes, profile by profile, each with the name of its profile at the end."""
        for profile, matching, _ in self.matchings:
            for decision_object in objects(matching.ordered()):
                yield {**decision_object, "profile": profile}

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the name of the profile before the cells of :data:`COLUMNS` and :data:`TOPIC`."""
        for profile, matching, fit in self.matchings:
            for cells, (group, decision) in zip(rows_of(matching, fit), matching.ordered(), strict=True):
                yield profile, *cells, topic_cell(group, decision)

    def sheet(self) -> tuple[list[str], Iterator[tuple[str, ...]]]:
        """Return the same under headings."""
        return _headings(self.words, ("profile", *COLUMNS, TOPIC)), self.rows()


class WideBatchView(NamedTuple):
    """The matches of many profiles, a row per profile: ids for programs, names for people."""

    matchings: Sequence[Matched]
    words: RuleWords

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the cells of :data:`WIDE_COLUMNS` with ids; of the last groups only the numbers."""
        for profile, matching, _ in self.matchings:
            yield (
                profile,
                *(
                    _BETWEEN.join(harmless(decision.programme.id) for decision in decisions)
                    for decisions in (matching.fits, matching.open, matching.maybe)
                ),
                str(len(matching.fits_not)),
                str(len(matching.ended)),
                str(len(matching.other_topic)),
            )

    def sheet(self) -> tuple[list[str], Iterator[tuple[str, ...]]]:
        """Return the same with names under headings."""
        return _headings(self.words, WIDE_COLUMNS), self._rows_with_names()

    def _rows_with_names(self) -> Iterator[tuple[str, ...]]:
        """Yield the same with names in place of the ids."""
        for (_, matching, fit), cells in zip(self.matchings, self.rows(), strict=True):
            groups = (matching.fits, matching.open, matching.maybe)
            names = (_BETWEEN.join(fit.text(decision.programme.name) for decision in decisions) for decisions in groups)
            yield cells[0], *names, *cells[4:]


def _headings(words: RuleWords, columns: Sequence[str]) -> list[str]:
    return [words.labels.words.say(f"column.{column}") for column in columns]
