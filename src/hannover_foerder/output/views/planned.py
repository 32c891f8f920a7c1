"""A plan of several programmes, in parts for people and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.blocks import Line, Part
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.objects import text_object
from hannover_foerder.output.views.due_date import calendar_of, date_object, event_of
from hannover_foerder.output.views.expectation import differences, expectation_object, sum_of
from hannover_foerder.words import formats

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.due_date import CalendarDates
    from hannover_foerder.output.views.rule_words import RuleWords
    from hannover_foerder.planning.due import Due
    from hannover_foerder.planning.plan import Link, Plan, Share

_CONFLICT = "excludes"
_MAX_PAIRS_NAMED: Final = 3
"""Pairs that a line names; of more only the number is told."""


class PlanView(NamedTuple):
    """A plan in one language."""

    plan: Plan
    words: RuleWords
    outside_names: Mapping[str, tuple[str, str | None]]
    """Names of programmes outside the plan, by id."""

    day: date

    @property
    def labels(self) -> Labels:
        """The labels in the reader's language."""
        return self.words.labels

    def objects(self) -> tuple[dict[str, Any]]:
        """Return the plan as one object."""
        return (_object(self.plan),)

    def events(self) -> CalendarDates:
        """Return the dates for a calendar."""
        return calendar_of(self.plan.due, self.day, self.labels)

    def parts(self) -> Iterator[Part]:
        """Yield order, conflicts, dates, documents, money, and what is not known."""
        sections = (
            ("plan.order", list(self._steps())),
            ("plan.links", [*map(self._link, self.plan.links), *self._unknown_pairs()]),
            ("plan.dates", list(map(self._date, self.plan.due))),
            ("plan.documents", list(self._documents())),
            ("plan.money", list(self._money())),
            ("plan.unknown", list(self._unknowns())),
        )
        for key, lines in sections:
            if lines:
                yield Part(self.labels.say(key), tuple(lines))

    def name(self, programme_id: str) -> str:
        """Return the name of a programme, or its id if the catalogue does not have it."""
        for step in self.plan.steps:
            if step.programme.id == programme_id:
                return self.labels.text(step.programme.name)
        name_outside = self.outside_names.get(programme_id)
        return self.labels.pick(name_outside) if name_outside else harmless(programme_id)

    def _steps(self) -> Iterator[Line]:
        """Yield each programme with its phase, status and the steps of its application."""
        for number, step in enumerate(self.plan.steps, 1):
            yield Line(f"{self.name(step.programme.id)} ({step.programme.id})", mark=f"{number}.", strong=True)
            yield Line(self.labels.say(f"plan.phase.{step.phase}"), level=1)
            yield Line(self.labels.status_with_reason(step.status), level=1, warning=step.status.code == "ended")
            application = step.programme.application
            for text in application.steps if application else ():
                yield Line(self.labels.text(text), level=1)

    def _link(self, link: Link) -> Line:
        """Return how two programmes are related, with the note and the sources on it."""
        text = self.labels.say(
            f"plan.link.{link.relation}", source=self.name(link.source), target=self.name(link.target)
        )
        note = f" ({self.labels.text(link.note)})" if link.note else ""
        return Line(text + note + self._backing(link), warning=link.relation == _CONFLICT)

    def _backing(self, link: Link) -> str:
        """Return the keys of the sources of the statements on a pair of programmes, in brackets; empty without one."""
        pair_ids = {link.source, link.target}
        keys = [key for pair in self.plan.pairs if {pair.first, pair.second} == pair_ids for key in pair.sources]
        return f" [{', '.join(map(harmless, keys))}]" if keys else ""

    def _unknown_pairs(self) -> Iterator[Line]:
        """Yield a line on the pairs on whose combination no record says anything, if there are any."""
        unknown_pairs = [pair for pair in self.plan.pairs if pair.standing == "unknown"]
        if unknown_pairs:
            text = self.labels.words.count("plan.pairs.unknown", len(unknown_pairs))
            names = "; ".join(f"{self.name(pair.first)} + {self.name(pair.second)}" for pair in unknown_pairs)
            yield Line(f"{text}: {names}" if len(unknown_pairs) <= _MAX_PAIRS_NAMED else text)

    def _date(self, due: Due) -> Line:
        """Return a line on a date: the programme and what happens then, with the day as label."""
        text = f"{self.labels.text(due.programme.name)}: {event_of(due, self.labels)}"
        return Line(text, label=self.labels.day(due.day.isoformat()))

    def _documents(self) -> Iterator[Line]:
        """Yield each document that is needed, with the names of the programmes that need it."""
        for document in self.plan.documents:
            names = ", ".join(self.name(programme) for programme in document.programmes)
            yield Line(f"{self.labels.text(document.text)} ({names})")

    def _money(self) -> Iterator[Line]:
        """Yield the sum of the plan, its limits, the loans, and the share of each programme with what it depends on."""
        words, language = self.labels.words, self.labels.words.language
        funding = self.plan.funding
        if funding.most:
            least = formats.euro(funding.least, language) if funding.least else "0"
            total = self.labels.range(least, formats.euro(funding.most, language))
            yield Line(self.labels.say("plan.sum" if funding.complete else "plan.sum.open", sum=total), strong=True)
        else:
            yield Line(self.labels.say("plan.sum.none" if funding.complete else "plan.sum.unknown"), strong=True)
        if funding.limit == "cost":
            yield Line(words.say("plan.sum.cost"), level=1)
        unknown_pair_count = sum(pair.standing == "unknown" for pair in self.plan.pairs)
        if unknown_pair_count and funding.most:
            yield Line(words.count("plan.sum.pairs", unknown_pair_count), level=1)
        if funding.loans:
            yield Line(words.say("plan.sum.loans", most=formats.euro(funding.loans, language)), level=1)
        for share in funding.shares:
            yield Line(self._share(share), label=self.labels.text(share.programme.name), level=1)
            for difference in differences(share.expectation, self.words):
                yield Line(difference, level=2)
            money = share.programme.funding
            if money is not None and money.note is not None:
                yield Line(self.labels.text(money.note), level=2)

    def _share(self, share: Share) -> str:
        """Return what a programme gives for the plan, beside what its record states."""
        money = share.programme.funding
        recorded_amount = (self.labels.full_amount(money) if money else None) or self.labels.say("plan.no-number")
        return self.labels.say(
            f"plan.share.{share.limit}", sum=sum_of(share.expectation, self.labels) or "", stated=recorded_amount
        )

    def _unknowns(self) -> Iterator[Line]:
        """Yield what is not known of each programme, but for combinations, which have a line of their own."""
        for step in self.plan.steps:
            gaps = [what for programme, what in self.plan.unknowns if programme == step.programme.id]
            gap_words = "; ".join(self.labels.say(f"plan.unknown.{key}") for key in gaps if key != "combination")
            if gap_words:
                yield Line(gap_words, label=self.name(step.programme.id))


def _object(plan: Plan) -> dict[str, Any]:
    """Return a plan as one JSON object."""
    return {
        "steps": [{"id": step.programme.id, "phase": step.phase, "status": step.status.code} for step in plan.steps],
        "links": [
            {
                "id": link.source,
                "relation": link.relation,
                "target": link.target,
                "in_plan": link.in_plan,
                "note": link.note and text_object(link.note.pair),
            }
            for link in plan.links
        ],
        "dates": [{"id": due.programme.id} | date_object(due) for due in plan.due],
        "documents": [
            {"text": text_object(document.text.pair), "programmes": list(document.programmes)}
            for document in plan.documents
        ],
        "funding": {
            "least_eur": plan.funding.least,
            "most_eur": plan.funding.most,
            "complete": plan.funding.complete,
            "limit": plan.funding.limit,
            "shares": [
                {"id": share.programme.id, **expectation_object(share.expectation), "limit": share.limit}
                for share in plan.funding.shares
            ],
            "loans_eur": plan.funding.loans,
        },
        "unknowns": [{"id": programme, "missing": gap} for programme, gap in plan.unknowns],
        "pairs": [
            {
                "ids": [pair.first, pair.second],
                "standing": pair.standing,
                "relation": pair.relation,
                "note": pair.note and text_object(pair.note.pair),
                "said_by": pair.said_by,
                "sources": list(pair.sources),
            }
            for pair in plan.pairs
        ],
    }
