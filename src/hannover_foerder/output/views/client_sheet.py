"""The client's sheet: client, day, programmes that fit or may fit, and next steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.blocks import Line, Part
from hannover_foerder.output.packing import side_by_side
from hannover_foerder.output.views.offer import contact_line, offer_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from hannover_foerder.eligibility.decision import Decision, Matching
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.fit import Fit
    from hannover_foerder.output.views.offer import Offer
    from hannover_foerder.planning.leads import Lead

BEST: Final = 3
"""Programmes on the first page."""
_BOX: Final = "☐"


class ClientSheet(NamedTuple):
    """The sheet for one client in one language."""

    fit: Fit
    matching: Matching
    leads: Mapping[str, Lead]

    def answers(self) -> list[tuple[str, str]]:
        """Return the client's answers as pairs of field and value."""
        words = self.fit.words
        return [
            (words.field(field), words.answer(field, answer))
            for field, answer in self.fit.answers.items()
            if answer is not None
        ]

    def best(self) -> list[Offer]:
        """Return the programmes of the first page: nothing speaks against them and applications are possible."""
        return [self._offer(decision) for decision in self._best()]

    def others(self) -> list[Offer]:
        """Return the other programmes with nothing against them."""
        best_decisions = self._best()
        return [self._offer(decision) for decision in self._leading() if decision not in best_decisions]

    def perhaps(self) -> list[Offer]:
        """Return the programmes that need an answer first."""
        return [self._offer(decision) for decision in self.matching.maybe]

    def _best(self) -> list[Decision]:
        return [decision for decision in self._leading() if "no-applications" not in decision.doubts][:BEST]

    def _leading(self) -> list[Decision]:
        return [*self.matching.fits, *self.matching.open]

    def _offer(self, decision: Decision) -> Offer:
        return offer_of(decision, self.leads[decision.programme.id], self.fit)

    def day(self) -> str:
        """Return the day in the reader's language."""
        return self.fit.words.labels.day(self.fit.day.isoformat())

    def page(self) -> tuple[str, Labels, date, dict[str, object]]:
        """Return the sheet as a page: three programmes on the first A4 page, boxes to tick, space for names."""
        values = {"answers": self.answers(), "best": self.best(), "others": self.others(), "perhaps": self.perhaps()}
        return "client", self.fit.words.labels, self.fit.day, values

    def parts(self) -> Iterator[Part]:
        """Return the sheet for Markdown and text."""
        say = self.fit.say
        who = [Line(answer, label=field) for field, answer in self.answers()] or [Line(say("sheet.nobody"))]
        yield Part(f"{say('sheet.title')} ({say('handout.as-of')} {self.day()})", tuple(who))
        for offer in self.best():
            yield Part(offer.name, tuple(self._lines(offer)))
        for key, offers in (("sheet.others", self.others()), ("sheet.perhaps", self.perhaps())):
            if offers:
                yield Part(say(key), tuple(self._brief(offer) for offer in offers))
        yield Part(say("sheet.promise"), (Line(say("note.no-promise")),))

    def _lines(self, offer: Offer) -> Iterator[Line]:
        """Yield what the client gets, what is open, and the next steps."""
        say = self.fit.say
        yield Line(side_by_side(offer.standing, offer.status, offer.kinds))
        if offer.amount:
            yield Line(offer.amount, label=say("sheet.amount"))
            for difference in offer.differences:
                yield Line(difference, level=1)
        if offer.open_points:
            yield Line("", label=say("sheet.open"))
            for point in offer.open_points:
                yield Line(point, level=1, mark=_BOX)
        yield Line(offer.step or say("sheet.ask"), label=say("offer.step"))
        yield Line(offer.deadline, label=say("offer.deadline"))
        contact = contact_line(offer)
        if contact:
            yield Line(contact, label=say("offer.contact"))
        if offer.documents:
            yield Line("", label=say("detail.documents"))
            for document in offer.documents:
                yield Line(document, level=1, mark=_BOX)
        for source in offer.sources:
            yield Line(source, label=say("detail.source"), faint=True)

    def _brief(self, offer: Offer) -> Line:
        return Line(side_by_side(offer.missing, offer.amount, contact_line(offer)), label=offer.name)
