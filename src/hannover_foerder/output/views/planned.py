"""A plan of several programmes in words, as parts, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.lines import Line, Part
from hannover_foerder.output.views.due import date_object, name_of, what
from hannover_foerder.words import formats

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from hannover_foerder.output.labels import Labels
    from hannover_foerder.planning.due import Due
    from hannover_foerder.planning.plan import Link, Plan, Share, Step

_CONFLICT = "excludes"


class Planned(NamedTuple):
    """A plan in one language."""

    plan: Plan
    labels: Labels
    others: Mapping[str, tuple[str, str | None]]
    """Names of programmes outside the plan, by id."""

    day: date

    def objects(self) -> tuple[dict[str, Any]]:
        """Return the plan as one object."""
        return (as_object(self.plan),)

    def events(self) -> tuple[Sequence[Due], date, Labels]:
        """Return the dates for a calendar, the day they are told on, and the words."""
        return self.plan.due, self.day, self.labels

    def parts(self) -> Iterator[Part]:
        """Order, conflicts, dates, documents, money, and what nobody knows."""
        say = self.labels.words.say
        sections = (
            ("plan.order", list(self._steps())),
            ("plan.links", [self._link(link) for link in self.plan.links]),
            ("plan.dates", [self._date(number) for number in range(len(self.plan.due))]),
            ("plan.documents", list(self._documents())),
            ("plan.money", list(self._money())),
            ("plan.unknown", list(self._unknowns())),
        )
        for key, lines in sections:
            if lines:
                yield Part(say(key), tuple(lines))

    def name(self, programme_id: str) -> str:
        """The name of a programme; what is not in the catalogue as it is."""
        for step in self.plan.steps:
            if step.programme.id == programme_id:
                return name_of(step.programme, self.labels)
        other = self.others.get(programme_id)
        return self.labels.pick(other) if other else harmless(programme_id)

    def _steps(self) -> Iterator[Line]:
        say = self.labels.words.say
        for number, step in enumerate(self.plan.steps, 1):
            yield Line(f"{self.name(step.programme.id)} ({step.programme.id})", mark=f"{number}.", strong=True)
            yield Line(say(f"plan.phase.{step.phase}"), level=1)
            yield Line(self.labels.reason(step.status), level=1, warning=step.status.code == "ended")
            yield from self._how(step)

    def _how(self, step: Step) -> Iterator[Line]:
        application = step.programme.application
        for text in application.steps if application else ():
            yield Line(self.labels.pick((text.de, text.en)), level=1)

    def _link(self, link: Link) -> Line:
        text = self.labels.words.say(
            f"plan.link.{link.relation}", source=self.name(link.source), target=self.name(link.target)
        )
        note = f" ({self.labels.pick((link.note.de, link.note.en))})" if link.note else ""
        return Line(text + note, warning=link.relation == _CONFLICT)

    def _date(self, number: int) -> Line:
        due = self.plan.due[number]
        text = f"{name_of(due.programme, self.labels)}: {what(due, self.labels)}"
        return Line(text, label=self.labels.day(due.day.isoformat()))

    def _documents(self) -> Iterator[Line]:
        for one in self.plan.documents:
            names = ", ".join(self.name(programme) for programme in one.programmes)
            yield Line(f"{self.labels.pick((one.text.de, one.text.en))} ({names})")

    def _money(self) -> Iterator[Line]:
        say, language = self.labels.words.say, self.labels.words.language
        funding = self.plan.funding
        most = formats.euro(funding.most, language)
        key = "plan.sum" if funding.complete else "plan.sum.open"
        yield Line(say(key, most=most), strong=True)
        if funding.limit == "cost":
            yield Line(say("plan.sum.cost"), level=1)
        for share in funding.shares:
            yield Line(self._share(share), label=name_of(share.programme, self.labels), level=1)
            money = share.programme.funding
            if money is not None and money.note is not None:
                yield Line(self.labels.pick((money.note.de, money.note.en)), level=2)

    def _share(self, share: Share) -> str:
        say, language = self.labels.words.say, self.labels.words.language
        money = share.programme.funding
        stated = (self.labels.full_amount(money) if money else None) or say("plan.no-number")
        most = "" if share.most is None else formats.euro(share.most, language)
        return say(f"plan.share.{share.limit}", most=most, stated=stated)

    def _unknowns(self) -> Iterator[Line]:
        for step in self.plan.steps:
            missing = [what for programme, what in self.plan.unknowns if programme == step.programme.id]
            if missing:
                named = "; ".join(self.labels.words.say(f"plan.unknown.{one}") for one in missing)
                yield Line(named, label=self.name(step.programme.id))


def as_object(plan: Plan) -> dict[str, Any]:
    """A plan as one JSON object."""
    return {
        "steps": [{"id": step.programme.id, "phase": step.phase, "status": step.status.code} for step in plan.steps],
        "links": [
            {
                "id": link.source,
                "relation": link.relation,
                "target": link.target,
                "in_plan": link.in_plan,
                "note": link.note and {"de": link.note.de, "en": link.note.en},
            }
            for link in plan.links
        ],
        "dates": [{"id": due.programme.id} | date_object(due) for due in plan.due],
        "documents": [
            {"text": {"de": one.text.de, "en": one.text.en}, "programmes": list(one.programmes)}
            for one in plan.documents
        ],
        "funding": {
            "least_eur": 0,
            "most_eur": plan.funding.most,
            "complete": plan.funding.complete,
            "limit": plan.funding.limit,
            "shares": [
                {"id": share.programme.id, "most_eur": share.most, "limit": share.limit}
                for share in plan.funding.shares
            ],
        },
        "unknowns": [{"id": programme, "missing": missing} for programme, missing in plan.unknowns],
    }
