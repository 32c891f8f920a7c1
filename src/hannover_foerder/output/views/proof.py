"""The eligibility proof of a programme: criterion by criterion, with sentence, rule, source and date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hannover_foerder.model.rule import AllOf
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.blocks import Line, Part
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.views.fit import decision_object

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hannover_foerder.eligibility.decision import Assessment, Decision
    from hannover_foerder.eligibility.evaluation import Proof, Truth
    from hannover_foerder.output.views.fit import DecisionWords

_TRUTHS = {True: "value.yes", False: "value.no", None: "match.open"}
_VERDICTS = {"met": "value.yes", "fails": "value.no", "missing": "match.open", "open": "match.to-clear"}


class ProofView(NamedTuple):
    """A decision in one language; without an answer of the client it lists the requirements."""

    words: DecisionWords
    decision: Decision
    proofs: Sequence[Proof | None]
    """Of each demand, in the order of the decision; of one without a rule none."""
    briefly: bool = False
    """Of several sources of a demand only the newest."""

    def objects(self) -> tuple[dict[str, Any]]:
        """Return the decision with every demand."""
        return (decision_object(self.decision.group, self.decision),)

    def parts(self) -> Iterator[Part]:
        """Yield verdict, requirements, undecidable ones, procedures, gaps of the record, missing answers."""
        words, decision, programme = self.words, self.decision, self.decision.programme
        say = words.say
        yield Part(f"{words.text(programme.name)} ({harmless(programme.id)})", tuple(self._verdict()))
        pairs = zip(decision.assessments, self.proofs, strict=True)
        lines = [
            line for assessment, proof in pairs if proof is not None for line in self._criterion(assessment, proof)
        ]
        yield Part(say("match.criteria"), tuple(lines or [Line(say("match.no-criteria"), faint=True)]))
        assessments_without_rule = [
            assessment for assessment in decision.assessments if assessment.criterion.rule is None
        ]
        for key, is_precondition in (("match.unchecked", True), ("match.procedure", False)):
            sentence_lines = [
                line
                for assessment in assessments_without_rule
                if assessment.criterion.is_precondition is is_precondition
                for line in (self._sentence(assessment), *self._sources(assessment.criterion.sources))
            ]
            if sentence_lines:
                yield Part(say(key), tuple(sentence_lines))
        if decision.unstated_kinds:
            silent_kinds = (Line(say(f"match.kind.{kind}")) for kind in decision.unstated_kinds)
            yield Part(say("match.silent"), tuple(silent_kinds))
        if decision.missing and self.words.answers and not decision.other_topic:
            questions = (Line(words.rules.question(field), label=field) for field in decision.missing)
            yield Part(say("match.missing"), tuple(questions))

    def _verdict(self) -> Iterator[Line]:
        """Yield the group, or that only the topic differs; then the status; for ``open`` the points to clear up."""
        words, decision = self.words, self.decision
        verdict = "other-topic" if decision.other_topic else decision.group
        yield Line(words.say(f"match.verdict.{verdict if self.words.answers else 'nobody'}"), strong=True)
        yield Line(words.labels.status_with_reason(decision.status, with_source=True), label=words.say("detail.status"))
        if self.words.answers and decision.group == "open":
            for sentence in words.to_clear(decision):
                yield Line(sentence, level=1, mark="?")

    def _sentence(self, assessment: Assessment) -> Line:
        """Return the sentence of a demand without a rule; marked, if the client has judged it."""
        mark = f"[{self.words.say(_VERDICTS[assessment.verdict])}]" if assessment.truth is not None else None
        return Line(self.words.open_sentence(assessment, self.decision.programme), mark=mark)

    def _criterion(self, assessment: Assessment, proof: Proof) -> Iterator[Line]:
        """Yield a requirement with its rule, the client's answers, what would change it, and its sources."""
        words, criterion, rules = self.words, assessment.criterion, self.words.rules
        mark = f"[{words.say(_VERDICTS[assessment.verdict])}]" if self.words.answers else None
        yield Line(words.sentence(assessment, self.decision.programme), mark=mark, strong=assessment.verdict == "fails")
        if criterion.text:
            yield Line(self._rule(proof), level=1, label=words.say("match.rule"), faint=True)
            yield from self._tree(proof, 2)
        answered_fields = [field for field in criterion.fields if field in self.words.answers]
        if answered_fields:
            answers_in_words = "; ".join(
                f"{rules.field(field)}: {rules.answer(field, self.words.answers[field])}" for field in answered_fields
            )
            yield Line(answers_in_words, level=1, label=words.say("match.said"))
        if assessment.change is not None:
            yield Line(rules.rule(assessment.change), level=1, label=words.say("match.change"))
        yield from self._sources(criterion.sources)

    def _mark(self, truth: Truth) -> str | None:
        """Return what marks a line as true, false or open; ``None`` if nothing was answered."""
        return f"[{self.words.say(_TRUTHS[truth])}]" if self.words.answers else None

    def _rule(self, proof: Proof) -> str:
        """Return a single condition in words; for joined ones the connective, since each has its own line."""
        if not proof.parts:
            return self.words.rules.rule(proof.rule)
        return self.words.say("match.all-of" if isinstance(proof.rule, AllOf) else "match.one-of")

    def _tree(self, proof: Proof, level: int) -> Iterator[Line]:
        """Yield the parts of a rule, each with its truth, deeper ones indented."""
        for part in proof.parts:
            yield Line(self._rule(part), level=level, mark=self._mark(part.truth), faint=True)
            yield from self._tree(part, level + 1)

    def _sources(self, keys: Sequence[str]) -> Iterator[Line]:
        """Yield the sources with their dates; ``briefly`` only the newest, and how many more there are."""
        sources = self.decision.programme.sources
        shown_keys = [key for key in keys if key in sources]
        remark = ""
        if self.briefly and len(shown_keys) > 1:
            remark = f" {self.words.say('match.more-sources', count=len(shown_keys) - 1)}"
            shown_keys = [max(shown_keys, key=lambda key: sources[key].first_day)]
        for key in shown_keys:
            citation = self.words.labels.source(sources[key])
            yield Line(f"{citation} [{harmless(key)}]{remark}", level=1, mark="→", faint=True)
