"""The proof of one programme: criterion by criterion, with sentence, rule, source and date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from hannover_foerder.model.rule import AllOf
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.lines import Line, Part
from hannover_foerder.output.views.fit_json import Decided, objects

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hannover_foerder.eligibility.decision import Decision, Judged
    from hannover_foerder.eligibility.evaluation import Proof, Truth
    from hannover_foerder.eligibility.situation import Answer
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.status import StatusAt
    from hannover_foerder.output.views.fit import Fit

_TRUTHS = {True: "value.yes", False: "value.no", None: "match.open"}


class ProofView(NamedTuple):
    """A decision in one language. ``answers`` says what is known; without any it tells what would have to hold."""

    fit: Fit
    decision: Decision
    proofs: Sequence[Proof]
    """Of each criterion, in the order of the decision."""
    answers: Mapping[str, Answer | None]

    status: StatusAt

    def objects(self) -> list[dict[str, Any]]:
        """Return the decision with every criterion."""
        return objects([Decided(self.decision.group, self.decision, self.status)])

    def parts(self) -> Iterator[Part]:
        """Verdict, criteria, what no machine checks, what the record does not say, and which answers are missing."""
        fit, decision, programme = self.fit, self.decision, self.decision.programme
        say = fit.say
        verdict = say(f"match.verdict.{decision.group}") if self.answers else say("match.verdict.nobody")
        reason = Line(fit.words.labels.reason(self.status, cited=True), label=say("detail.status"))
        yield Part(f"{fit.text(programme.name)} ({harmless(programme.id)})", (reason, Line(verdict, strong=True)))
        pairs = zip(decision.judged, self.proofs, strict=True)
        lines = [line for one, proof in pairs for line in self._criterion(one, proof)]
        yield Part(say("match.criteria"), tuple(lines or [Line(say("match.no-criteria"), faint=True)]))
        if decision.unchecked:
            texts = [
                line
                for one in decision.unchecked
                for line in (Line(fit.text(one.text)), *self._sources(one.sources, programme))
            ]
            yield Part(say("match.unchecked"), tuple(texts))
        if decision.silent:
            silent = (Line(say(f"match.kind.{kind}")) for kind in decision.silent)
            yield Part(say("match.silent"), tuple(silent))
        if decision.missing and self.answers:
            questions = (Line(fit.words.question(field), label=field) for field in decision.missing)
            yield Part(say("match.missing"), tuple(questions))

    def _criterion(self, judged: Judged, proof: Proof) -> Iterator[Line]:
        fit, criterion, words = self.fit, judged.criterion, self.fit.words
        yield Line(
            fit.sentence(judged, self.decision.programme), mark=self._mark(judged.truth), strong=judged.truth is False
        )
        if criterion.text:
            yield Line(self._rule(proof), level=1, label=fit.say("match.rule"), faint=True)
            yield from self._tree(proof, 2)
        known = [field for field in criterion.fields if field in self.answers]
        if known:
            said = "; ".join(f"{words.field(field)}: {words.value(field, self.answers[field])}" for field in known)
            yield Line(said, level=1, label=fit.say("match.said"))
        if judged.change is not None:
            yield Line(words.rule(judged.change), level=1, label=fit.say("match.change"))
        yield from self._sources(criterion.sources, self.decision.programme)

    def _mark(self, truth: Truth) -> str | None:
        return f"[{self.fit.say(_TRUTHS[truth])}]" if self.answers else None

    def _rule(self, proof: Proof) -> str:
        """A single condition in words; of joined ones only how they are joined, since each has its own line."""
        if not proof.parts:
            return self.fit.words.rule(proof.rule)
        return self.fit.say("match.all-of" if isinstance(proof.rule, AllOf) else "match.one-of")

    def _tree(self, proof: Proof, level: int) -> Iterator[Line]:
        for part in proof.parts:
            yield Line(self._rule(part), level=level, mark=self._mark(part.truth), faint=True)
            yield from self._tree(part, level + 1)

    def _sources(self, keys: Sequence[str], programme: Programme) -> Iterator[Line]:
        for key in keys:
            source = programme.sources.get(key)
            if source is not None:
                dated = self.fit.words.labels.source_date(source)
                yield Line(f"{harmless(source.title)}, {dated} [{harmless(key)}]", level=1, mark="→", faint=True)
