"""Whether programmes fit, in words: groups with a line of reasons each, and the proof of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.lines import Line, Part
from hannover_foerder.words import formats

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from hannover_foerder.eligibility.decision import Decision, Judged, Matching
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.status import StatusAt
    from hannover_foerder.model.text import Text
    from hannover_foerder.output.rule_words import RuleWords

TRUTHS = {True: "match.true", False: "match.false", None: "match.open"}
FACETS = {"area": "areas", "audience": "target_groups", "purpose": "topics"}
"""The vocabulary of each implicit criterion, which is also its field in a record."""
_NEAR = 8
"""Near misses that the terminal shows."""


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

    # -- one line ------------------------------------------------------------------------------------------------------

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

    # -- all programmes ------------------------------------------------------------------------------------------------

    def parts(self, matching: Matching, statuses: dict[str, StatusAt], *, everything: bool) -> Iterator[Part]:
        """The groups. Without ``everything`` the last one shows only what is out by a single condition."""
        for key, group in (("fits", matching.fits), ("maybe", matching.maybe)):
            lines = [line for one in group for line in self._full(one, statuses[one.programme.id])]
            yield Part(self.say(f"match.group.{key}", count=len(group)), tuple(lines or [self._nobody()]))
        out = matching.fits_not
        shown = out if everything else near_misses(out)[:_NEAR]
        lines = [Line(self.reason(one), label=self.text(one.programme.name)) for one in shown]
        if not everything and out:
            lines += [Line(self._counts(out), faint=True)]
        heading = self.say("match.group.fits-not", count=len(out))
        yield Part(heading, tuple(lines))
        if matching.ended:
            relevant = [one for one in matching.ended if everything or one.group != "fits-not"]
            heading = self.say("match.group.ended", count=len(matching.ended))
            yield Part(heading, tuple(self._ended(one.programme, statuses[one.programme.id]) for one in relevant))

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

    def _counts(self, out: Sequence[Decision]) -> str:
        """How many are out by what, each counted once."""
        counts = dict.fromkeys(("audience", "purpose", "area", "requirement"), 0)
        for one in out:
            failed = {judged.criterion.kind for judged in one.failed}
            counts[next(kind for kind in counts if kind in failed)] += 1
        count = self.words.labels.words.count
        named = [count(f"match.out.{kind}", number) for kind, number in counts.items() if number]
        return self.say("match.out", reasons=", ".join(named))

    # -- one programme -------------------------------------------------------------------------------------------------

    def proof(self, decision: Decision, status: StatusAt, answers: dict[str, Any]) -> Iterator[Part]:
        """Criterion by criterion, with sentence, rule, source and date; ``answers`` says what is known."""
        programme = decision.programme
        verdict = self.say(f"match.verdict.{decision.group}") if answers else self.say("match.verdict.nobody")
        head = [Line(self.words.labels.reason(status), label=self.say("detail.status")), Line(verdict, strong=True)]
        yield Part(f"{self.text(programme.name)} ({harmless(programme.id)})", tuple(head))
        lines = [line for one in decision.judged for line in self._judged(one, programme, answers)]
        yield Part(self.say("match.criteria"), tuple(lines or [Line(self.say("match.no-criteria"), faint=True)]))
        if decision.unchecked:
            texts = [
                line
                for one in decision.unchecked
                for line in (Line(self.text(one.text)), *self._sources(one.sources, programme))
            ]
            yield Part(self.say("match.unchecked"), tuple(texts))
        if decision.silent:
            silent = (Line(self.say(f"match.kind.{kind}")) for kind in decision.silent)
            yield Part(self.say("match.silent"), tuple(silent))
        if decision.missing and answers:
            yield Part(
                self.say("match.missing"),
                tuple(Line(self.words.question(field), label=field) for field in decision.missing),
            )

    def _judged(self, judged: Judged, programme: Programme, answers: dict[str, Any]) -> Iterator[Line]:
        criterion = judged.criterion
        mark = f"[{self.say(TRUTHS[judged.truth])}]" if answers else None
        yield Line(self.sentence(judged, programme), mark=mark, strong=judged.truth is False)
        if criterion.text:
            yield Line(self.words.rule(criterion.rule), level=1, label=self.say("match.rule"), faint=True)
        known = [field for field in criterion.fields if field in answers]
        if known:
            said = "; ".join(f"{self.words.field(field)}: {self.words.value(field, answers[field])}" for field in known)
            yield Line(said, level=1, label=self.say("match.said"))
        if judged.change is not None:
            yield Line(self.words.rule(judged.change), level=1, label=self.say("match.change"))
        yield from self._sources(criterion.sources, programme)

    def _sources(self, keys: Sequence[str], programme: Programme) -> Iterator[Line]:
        for key in keys:
            source = programme.sources.get(key)
            if source is None:
                continue
            when = formats.day(str(source.date), self.words.labels.words.language) if source.date else None
            dated = when or self.say("match.undated")
            yield Line(f"{harmless(source.title)}, {dated} [{harmless(key)}]", level=1, mark="→", faint=True)


def near_misses(out: Sequence[Decision]) -> list[Decision]:
    """What is about the purpose and for such applicants, and fails on one thing alone."""
    return [one for one in out if len(one.failed) == 1 and one.failed[0].criterion.kind in ("area", "requirement")]


def objects(decisions: Sequence[tuple[str, Decision, StatusAt]]) -> list[dict[str, Any]]:
    """Decisions with their group as JSON objects: ``id`` first, every criterion with result, rule and sources."""
    from hannover_foerder.model.plain import rule_to_plain, to_plain

    return [
        {
            "id": decision.programme.id,
            "name": {"de": decision.programme.name.de, "en": decision.programme.name.en},
            "group": group,
            "status": status.code,
            "missing": list(decision.missing),
            "criteria": [
                {
                    "kind": one.criterion.kind,
                    "result": one.truth,
                    "text": to_plain(one.criterion.text) if one.criterion.text else None,
                    "rule": rule_to_plain(one.criterion.rule),
                    "sources": list(one.criterion.sources),
                    "open": list(one.open),
                    "change": None if one.change is None else rule_to_plain(one.change),
                }
                for one in decision.judged
            ],
            "unchecked": [{"text": to_plain(one.text), "sources": list(one.sources)} for one in decision.unchecked],
            "silent": list(decision.silent),
            "successor": decision.programme.successor,
        }
        for group, decision, status in decisions
    ]
