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

    from hannover_foerder.eligibility.decision import Matching
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.fit import DecisionWords
    from hannover_foerder.output.views.offer import Offer
    from hannover_foerder.planning.leads import Lead

BEST: Final = 3
"""Programmes on the first page."""
_BOX: Final = "☐"


class ClientSheet(NamedTuple):
    """The sheet for one client in one language."""

    words: DecisionWords
    matching: Matching
    leads: Mapping[str, Lead]

    def answers(self) -> list[tuple[str, str]]:
        """Return the client's answers as pairs of field and value."""
        rules = self.words.rules
        return [
            (rules.field(field), rules.answer(field, answer))
            for field, answer in self.words.answers.items()
            if answer is not None
        ]

    def offers(self) -> dict[str, list[Offer]]:
        """Return the programmes by their place on the sheet.

        ``best`` are those of the first page: nothing speaks against them and applications are possible; ``others`` have
        nothing against them either; ``perhaps`` need an answer first.
        """
        leading = [*self.matching.fits, *self.matching.open]
        best = [decision for decision in leading if "no-applications" not in decision.doubts][:BEST]
        others = [decision for decision in leading if decision not in best]
        return {
            place: [offer_of(decision, self.leads[decision.programme.id], self.words) for decision in decisions]
            for place, decisions in (("best", best), ("others", others), ("perhaps", self.matching.maybe))
        }

    def page(self) -> tuple[str, Labels, date, dict[str, object]]:
        """Return the sheet as a page: three programmes on the first A4 page, boxes to tick, space for names."""
        return "client", self.words.labels, self.words.day, {"answers": self.answers(), **self.offers()}

    def parts(self) -> Iterator[Part]:
        """Yield the sheet for Markdown and text."""
        say = self.words.say
        who = [Line(answer, label=field) for field, answer in self.answers()] or [Line(say("sheet.nobody"))]
        day, offers = self.words.labels.day(self.words.day.isoformat()), self.offers()
        yield Part(f"{say('sheet.title')} ({say('handout.as-of')} {day})", tuple(who))
        for offer in offers["best"]:
            yield Part(offer.name, tuple(self._lines(offer)))
        for place in ("others", "perhaps"):
            if offers[place]:
                yield Part(say(f"sheet.{place}"), tuple(map(self._brief, offers[place])))
        yield Part(say("sheet.promise"), (Line(say("note.no-promise")),))

    def _lines(self, offer: Offer) -> Iterator[Line]:
        """Yield what the client gets, what is open, and the next steps."""
        say = self.words.say
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
        """Return an offer on one line: what is missing, the amount, and the contact."""
        return Line(side_by_side(offer.missing, offer.amount, contact_line(offer)), label=offer.name)
