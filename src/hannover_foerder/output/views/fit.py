"""Whether programmes fit, in words: groups of programmes with a line of reasons each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.lines import Line, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from hannover_foerder.eligibility.decision import Decision, Judged, Matching
    from hannover_foerder.eligibility.exclusion import Exclusions, NearMiss
    from hannover_foerder.eligibility.situation import Answer
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.status import StatusAt
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

    def parts(
        self, matching: Matching, out: Exclusions, statuses: dict[str, StatusAt], *, everything: bool
    ) -> Iterator[Part]:
        """The groups. Without ``everything`` the last ones show only what is near and what may help."""
        for key, group in (("fits", matching.fits), ("maybe", matching.maybe)):
            lines = [line for one in group for line in self._full(one, statuses[one.programme.id])]
            yield Part(self.say(f"match.group.{key}", count=len(group)), tuple(lines or [self._nobody()]))
        if everything:
            lines = [Line(self.reason(one), label=self.text(one.programme.name)) for one in matching.fits_not]
        else:
            lines = [Line(self.near(one), label=self._named(one.decision.programme)) for one in out.near[:_NEAR]]
            lines += [Line(self.counts(out), faint=True)] if out.counts else []
        yield Part(self.say("match.group.fits-not", count=len(matching.fits_not)), tuple(lines or [self._nobody()]))
        if matching.ended:
            relevant = [one for one in matching.ended if everything or one.group != "fits-not"]
            heading = self.say("match.group.ended", count=len(matching.ended))
            yield Part(heading, tuple(self._ended(one.programme, statuses[one.programme.id]) for one in relevant))

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
            named = ", ".join(f"{self._named(one.decision.programme)} ({self.near(one)})" for one in misses[:_FEW])
            said = f"{self.words.field(field)}: {self.words.value(field, answers.get(field))}"
            yield count("match.near", len(misses), answer=said, names=named)
        if out.silent:
            yield count("match.silent-ones", out.silent)
        for one in out.ended:
            name, successor = self.text(one.programme.name), harmless(one.programme.successor or "")
            yield self.say("nothing.successor", name=name, successor=successor)

    def _named(self, programme: Programme) -> str:
        return f"{self.text(programme.name)} [{harmless(programme.id)}]"

    def _full(self, decision: Decision, status: StatusAt) -> Iterator[Line]:
        programme = decision.programme
        labels = self.words.labels
        yield Line(f"{self.text(programme.name)} ({harmless(programme.id)})", strong=True)
        kinds = ", ".join(labels.terms("kinds", programme.kinds))
        amount = labels.full_amount(programme.funding) if programme.funding else None
        about = [labels.status(status), *filter(None, (kinds, amount))]
        yield Line(" · ".join(about), level=1, mark=" ")
        yield Line(self.reason(decision), level=1, mark=" ")

    def _ended(self, programme: Programme, status: StatusAt) -> Line:
        text = self.words.labels.reason(status)
        if programme.successor:
            text += f" → {harmless(programme.successor)}"
        return Line(text, label=self.text(programme.name))

    def _nobody(self) -> Line:
        return Line(self.say("match.nobody"), faint=True)
