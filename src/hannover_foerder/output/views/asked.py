"""The query as a hand-out states it in its heading: words, filters and day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hannover_foerder.model.filters import Filters
    from hannover_foerder.output.labels import Labels

_TERMS: Final = ("target_groups", "topics", "kinds", "areas")


class Asked(NamedTuple):
    """A query: ``query`` is ``None`` for a list, ``understood`` is its interpretation."""

    filters: Filters
    day: date
    query: str | None = None
    understood: str | None = None

    def lines(self, labels: Labels) -> Iterator[tuple[str, str]]:
        """Yield label and value of all parts of the query; empty for a list of everything."""
        if self.query:
            yield labels.say("asked.query"), harmless(self.query)
        if self.understood:
            yield labels.say("asked.understood"), harmless(self.understood)
        for facet in _TERMS:
            terms = getattr(self.filters, facet)
            if terms:
                yield labels.say(f"facet.{facet}"), ", ".join(labels.terms(facet, terms))
        if self.filters.providers:
            yield labels.say("facet.providers"), ", ".join(map(harmless, self.filters.providers))
        if self.filters.statuses:
            yield labels.say("facet.status"), ", ".join(labels.say(f"status.{code}") for code in self.filters.statuses)
        if self.filters.ongoing:
            yield labels.say("facet.status"), labels.say("asked.ongoing")

    def title(self, labels: Labels) -> str:
        """Return a title that tells two hand-outs apart."""
        title = labels.say("handout.title")
        values = ", ".join(value for _, value in self._replace(understood=None).lines(labels))
        return f"{title}: {values}" if values else title
