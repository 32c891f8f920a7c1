"""Matches of many profiles: a row or object per profile and programme, or a row per profile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.views.fit import COLUMNS, TOPIC, decision_cells, decision_object, topic_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hannover_foerder.eligibility.decision import Matching
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.output.views.fit import DecisionWords
    from hannover_foerder.output.views.rule_words import RuleWords

WIDE_COLUMNS: Final = ("profile", "fits", "open", "maybe", "fits-not", "ended", "other-topic")
"""The columns of a row per profile; columns are only ever added at the end."""

_BETWEEN: Final = "; "
"""Stands between the programmes in a cell."""


class ProfileMatching(NamedTuple):
    """The matching of a profile, and what says its decisions in words."""

    profile: str
    """Its name."""
    matching: Matching
    words: DecisionWords


class BatchView(NamedTuple):
    """The matches of many profiles in long form: a row per profile and programme."""

    matchings: Sequence[ProfileMatching]
    words: RuleWords

    def objects(self) -> Iterator[dict[str, Any]]:
        """Yield the decisions on all programmes, profile by profile, each with the name of its profile at the end."""
        for profile, matching, _ in self.matchings:
            for group, decision in matching.ordered():
                yield decision_object(group, decision) | {"profile": profile}

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the name of the profile before the cells of :data:`COLUMNS` and :data:`TOPIC`."""
        for profile, matching, words in self.matchings:
            for group, decision in matching.ordered():
                yield profile, *decision_cells(group, decision, words), topic_cell(group, decision)

    def sheet(self) -> tuple[list[str], Iterator[tuple[str, ...]]]:
        """Return the headings of the columns, and the rows of :meth:`rows`."""
        return self.words.labels.headings(("profile", *COLUMNS, TOPIC)), self.rows()


class WideBatchView(NamedTuple):
    """The matches of many profiles, a row per profile: ids for programs, names for people."""

    matchings: Sequence[ProfileMatching]
    words: RuleWords

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Return the cells of :data:`WIDE_COLUMNS`, with the ids of programmes."""
        return self._cells(lambda programme, _: harmless(programme.id))

    def sheet(self) -> tuple[list[str], Iterator[tuple[str, ...]]]:
        """Return the headings of the columns, and the rows of :meth:`rows` with names instead of ids."""
        return self.words.labels.headings(WIDE_COLUMNS), self._cells(
            lambda programme, words: words.text(programme.name)
        )

    def _cells(self, text_of: Callable[[Programme, DecisionWords], str]) -> Iterator[tuple[str, ...]]:
        """Yield the cells of each profile: ``text_of`` each programme that may fit, and how many others there are."""
        for profile, matching, words in self.matchings:
            groups = (matching.fits, matching.open, matching.maybe)
            numbers = (len(matching.fits_not), len(matching.ended), len(matching.other_topic))
            texts = (_BETWEEN.join(text_of(decision.programme, words) for decision in group) for group in groups)
            yield profile, *texts, *map(str, numbers)
