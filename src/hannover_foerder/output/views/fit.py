"""Whether programmes fit: groups of programmes with a line of reasons each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hannover_foerder.model.status import status_on
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.lines import Line, Part
from hannover_foerder.output.views.fit_json import Decided, objects

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from hannover_foerder.eligibility.decision import Decision, Judged, Matching
    from hannover_foerder.eligibility.exclusion import Exclusions, NearMiss
    from hannover_foerder.eligibility.situation import Answer
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.text import Text
    from hannover_foerder.output.views.rule_words import RuleWords

FACETS = {"area": "areas", "audience": "target_groups", "purpose": "topics"}
"""The vocabulary of each implicit criterion, which is also its field in a record."""
_NEAR = 8
"""Near misses that the terminal shows."""
_FEW = 3
"""Near misses that a line names for each answer."""


class Fit(NamedTuple):
    """One language's view of decisions on a day."""

    words: RuleWords
    day: date

    def say(self, key: str, **values: object) -> str:
        """A sentence of the reader's language."""
        return self.words.labels.words.say(key, **values)

    def text(self, text: Text) -> str:
        """A text of the catalogue."""
        return self.words.labels.pick((text.de, text.en))

    def reason(self, decision: Decision) -> str:
        """Why a programme stands in its group, on one line."""
        if decision.group == "maybe":
            return self.say("match.reason.open", fields=", ".join(map(self.words.field, decision.missing)))
        if decision.group == "fits-not":
            return " · ".join(self.sentence(one, decision.programme) for one in decision.failed)
        held = sum(1 for one in decision.judged if one.criterion.kind == "requirement")
        parts = [self.words.labels.words.count("match.reason.held", held)] if held else []
        if decision.unchecked:
            parts.append(self.words.labels.words.count("match.reason.unchecked", len(decision.unchecked)))
        if decision.silent:
            named = ", ".join(self.say(f"match.kind.{kind}") for kind in decision.silent)
            parts.append(self.say("match.reason.silent", kinds=named))
        return " · ".join(parts) or self.say("match.reason.implicit")

    def sentence(self, judged: Judged, programme: Programme) -> str:
        """What has to hold: the sentence of the requirement, or what the programme is for."""
        criterion = judged.criterion
        if criterion.text:
            return self.text(criterion.text)
        facet = FACETS[criterion.kind]
        named = self.words.labels.terms(facet, getattr(programme, facet))
        return self.say(f"match.criterion.{criterion.kind}", terms=", ".join(named))

    def near(self, miss: NearMiss) -> str:
        """The one thing that speaks against a near miss: what the record demands, else where it applies."""
        failed = miss.decision.failed
        stated = [one for one in failed if one.criterion.text] or failed
        return " · ".join(self.sentence(one, miss.decision.programme) for one in stated)

    def counts(self, out: Exclusions) -> str:
        """How many are out by what."""
        count = self.words.labels.words.count
        named = [count(f"match.out.{kind}", number) for kind, number in out.counts.items()]
        return self.say("match.out", reasons=", ".join(named))

    def little(self, out: Exclusions, answers: Mapping[str, Answer | None]) -> Iterator[str]:
        """Why little fits, for where the groups themselves are not shown."""
        count = self.words.labels.words.count
        if out.counts:
            yield self.counts(out)
        for field in dict.fromkeys(one.field for one in out.near):
            misses = [one for one in out.near if one.field == field]
            named = ", ".join(f"{self.named(one.decision.programme)} ({self.near(one)})" for one in misses[:_FEW])
            said = f"{self.words.field(field)}: {self.words.value(field, answers.get(field))}"
            yield count("match.near", len(misses), answer=said, names=named)
        if out.silent:
            yield count("match.silent-ones", out.silent)
        for one in out.ended:
            name, successor = self.text(one.programme.name), harmless(one.programme.successor or "")
            yield self.say("nothing.successor", name=name, successor=successor)

    def named(self, programme: Programme) -> str:
        """Name and id."""
        return f"{self.text(programme.name)} [{harmless(programme.id)}]"

    def full(self, decision: Decision) -> Iterator[Line]:
        """Name, status, what it gives, and why it stands where it stands."""
        programme, status = decision.programme, status_on(decision.programme, self.day)
        labels = self.words.labels
        yield Line(f"{self.text(programme.name)} ({harmless(programme.id)})", strong=True)
        kinds = ", ".join(labels.terms("kinds", programme.kinds))
        amount = labels.full_amount(programme.funding) if programme.funding else None
        about = [labels.status(status), *filter(None, (kinds, amount))]
        yield Line(" · ".join(about), level=1, mark=" ")
        yield Line(self.reason(decision), level=1, mark=" ")

    def ended(self, programme: Programme) -> Line:
        """When and why it ended, and what took its place."""
        text = self.words.labels.reason(status_on(programme, self.day))
        if programme.successor:
            text += f" → {harmless(programme.successor)}"
        return Line(text, label=self.text(programme.name))

    def nobody(self) -> Line:
        """The word for an empty group."""
        return Line(self.say("match.nobody"), faint=True)


COLUMNS: Final = ("group", "id", "name", "reason", "missing", "status")
"""What stands in a row."""


def decided(matching: Matching, day: date) -> Iterator[Decided]:
    """All decisions in their order, with their group (``ended`` among them) and status."""
    for group, decisions in zip(("fits", "maybe", "fits-not", "ended"), matching, strict=True):
        for decision in decisions:
            yield Decided(group, decision, status_on(decision.programme, day))


def rows_of(matching: Matching, fit: Fit) -> Iterator[tuple[str, ...]]:
    """The cells of :data:`COLUMNS`."""
    for group, decision, status in decided(matching, fit.day):
        name, missing = fit.text(decision.programme.name), ", ".join(decision.missing)
        yield group, decision.programme.id, name, fit.reason(decision), missing, status.code


class MatchView(NamedTuple):
    """What fits somebody. Without ``everything`` the last groups show only what is near and what may help."""

    fit: Fit
    matching: Matching
    out: Exclusions
    everything: bool = True

    def objects(self) -> list[dict[str, Any]]:
        """Return every programme with every criterion."""
        return objects(list(decided(self.matching, self.fit.day)))

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Return the cells of :data:`COLUMNS`."""
        return rows_of(self.matching, self.fit)

    def sheet(self) -> tuple[list[str], Iterator[tuple[str, ...]]]:
        """Return the same under headings."""
        return [self.fit.say(f"column.{column}") for column in COLUMNS], self.rows()

    def parts(self) -> Iterator[Part]:
        """Return a part for each group."""
        fit, matching = self.fit, self.matching
        for key, group in (("fits", matching.fits), ("maybe", matching.maybe)):
            lines = [line for decision in group for line in fit.full(decision)]
            yield Part(fit.say(f"match.group.{key}", count=len(group)), tuple(lines or [fit.nobody()]))
        if self.everything:
            lines = [
                Line(fit.reason(decision), label=fit.text(decision.programme.name)) for decision in matching.fits_not
            ]
        else:
            near = self.out.near[:_NEAR]
            lines = [Line(fit.near(miss), label=fit.named(miss.decision.programme)) for miss in near]
            lines += [Line(fit.counts(self.out), faint=True)] if self.out.counts else []
        yield Part(fit.say("match.group.fits-not", count=len(matching.fits_not)), tuple(lines or [fit.nobody()]))
        if matching.ended:
            relevant = [decision for decision in matching.ended if self.everything or decision.group != "fits-not"]
            heading = fit.say("match.group.ended", count=len(matching.ended))
            yield Part(heading, tuple(fit.ended(decision.programme) for decision in relevant))


class BatchView(NamedTuple):
    """What fits many, by the name of their profile."""

    fit: Fit
    matchings: Sequence[tuple[str, Matching]]

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Return the name of the profile before the cells of :data:`COLUMNS`."""
        for profile, matching in self.matchings:
            for cells in rows_of(matching, self.fit):
                yield profile, *cells

    def sheet(self) -> tuple[list[str], Iterator[tuple[str, ...]]]:
        """Return the same under headings."""
        return [self.fit.say(f"column.{column}") for column in ("profile", *COLUMNS)], self.rows()
