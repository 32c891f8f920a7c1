"""Decisions in words, as cells and as objects for programs; and the result of a match, in groups of programmes.

The fields of an object are a contract (docs/profile.md): they are only ever added.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.model.status import status_on
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.blocks import Line, Part
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.objects import text_object
from hannover_foerder.output.packing import side_by_side
from hannover_foerder.output.views.offer import contact_line, lead_object, offer_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from hannover_foerder.eligibility.decision import Assessment, Decision, Matching
    from hannover_foerder.eligibility.exclusion import Exclusions, NearMiss
    from hannover_foerder.eligibility.situation import Answer
    from hannover_foerder.model.programme import Programme, Requirement
    from hannover_foerder.model.text import Text
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.rule_words import RuleWords
    from hannover_foerder.planning.leads import Lead

_MAX_NEAR_MISSES = 8
"""Near misses that the terminal shows."""
_MAX_OTHER_TOPICS = 5
"""Programmes about another topic that the terminal shows."""
_MAX_NAMES = 3
"""Near misses that a line names for each answer."""


class DecisionWords(NamedTuple):
    """What says decisions on a day in words, in one language."""

    rules: RuleWords
    day: date
    answers: Mapping[str, Answer | None]
    """The client's answers, shown beside the criteria they fail."""

    @property
    def labels(self) -> Labels:
        """The labels in the reader's language."""
        return self.rules.labels

    def say(self, key: str, **values: object) -> str:
        """Return a message in the reader's language."""
        return self.labels.say(key, **values)

    def text(self, text: Text) -> str:
        """Return a text of the catalogue."""
        return self.labels.text(text)

    def reason(self, decision: Decision) -> str:
        """Return the reason of a programme's group on one line: what fails or is missing, else what is met and open."""
        if decision.failed:
            return side_by_side(*(self.requirement(assessment, decision.programme) for assessment in decision.failed))
        if decision.group == "maybe":
            return self.say("match.reason.open", fields=", ".join(map(self.rules.field, decision.missing)))
        open_count = len(decision.doubts) + len(decision.unresolved)
        to_clear = self.labels.words.count("match.reason.to-clear", open_count) if open_count else ""
        return side_by_side(self._requirements_met(decision), to_clear) or self.say("match.reason.implicit")

    def _requirements_met(self, decision: Decision) -> str:
        """Return how many requirements are met; empty if none is."""
        met_count = sum(
            assessment.criterion.kind == "requirement" and assessment.verdict == "met"
            for assessment in decision.assessments
        )
        return self.labels.words.count("match.reason.held", met_count) if met_count else ""

    def to_clear(self, decision: Decision) -> Iterator[str]:
        """Yield the points to be cleared up before the programme fits."""
        for doubt in decision.doubts:
            yield self.say(f"match.doubt.{doubt}")
        for assessment in decision.unresolved:
            yield self.open_sentence(assessment, decision.programme)

    def open_sentence(self, assessment: Assessment, programme: Programme) -> str:
        """Return the sentence of an open requirement, with a remark if somebody else decides it."""
        sentence, requirement = self.sentence(assessment, programme), assessment.criterion.requirement
        if requirement is not None and requirement.kind == "judgement":
            return self.say("match.judged", sentence=sentence)
        return sentence

    def requirement(self, assessment: Assessment, programme: Programme) -> str:
        """Return a requirement of the programme, with the answers that fail it."""
        sentence = self.sentence(assessment, programme)
        demand = self.say("match.required", sentence=sentence) if assessment.criterion.text else sentence
        fields = [field for field in assessment.criterion.fields if self.answers.get(field) is not None]
        if not fields:
            return demand
        answers = "; ".join(
            f"{self.rules.field(field)}: {self.rules.answer(field, self.answers[field])}" for field in fields
        )
        return self.say("match.your-answer", required=demand, said=answers)

    def sentence(self, assessment: Assessment, programme: Programme) -> str:
        """Return the sentence of a requirement, or whom or what the programme is for."""
        criterion = assessment.criterion
        if criterion.text:
            return self.text(criterion.text)
        terms = self.labels.terms(criterion.facet, getattr(programme, criterion.facet))
        return self.say(f"match.criterion.{criterion.kind}", terms=", ".join(terms))

    def obstacle(self, miss: NearMiss) -> str:
        """Return the single obstacle of a near miss: the failed requirement, else the programme's area."""
        return side_by_side(
            *(self.requirement(assessment, miss.decision.programme) for assessment in _reasons(miss.decision))
        )

    def _failed_sentences(self, miss: NearMiss) -> str:
        """Return the sentences of the failed requirements, without the client's answers."""
        return side_by_side(
            *(self.sentence(assessment, miss.decision.programme) for assessment in _reasons(miss.decision))
        )

    def counts(self, exclusions: Exclusions) -> str:
        """Return the numbers of programmes that fail, by criterion."""
        count = self.labels.words.count
        numbers = [count(f"match.out.{kind}", number) for kind, number in exclusions.counts.items()]
        return self.say("match.out", reasons=", ".join(numbers))

    def why_few_fit(self, exclusions: Exclusions) -> Iterator[str]:
        """Yield why few programmes fit, for formats that do not show the groups.

        The numbers by criterion; near misses by answer; how many that may fit say nothing of some conditions; and the
        successors of ended ones.
        """
        count = self.labels.words.count
        if exclusions.counts:
            yield self.counts(exclusions)
        for field in dict.fromkeys(miss.field for miss in exclusions.near_misses):
            misses = [miss for miss in exclusions.near_misses if miss.field == field]
            names = ", ".join(
                f"{self.name_and_id(miss.decision.programme)} ({self._failed_sentences(miss)})"
                for miss in misses[:_MAX_NAMES]
            )
            answer = f"{self.rules.field(field)}: {self.rules.answer(field, self.answers.get(field))}"
            yield count("match.near", len(misses), answer=answer, names=names)
        if exclusions.silent_count:
            yield count("match.silent-ones", exclusions.silent_count)
        for decision in exclusions.ended:
            name, successor = self.text(decision.programme.name), harmless(decision.programme.successor or "")
            yield self.say("nothing.successor", name=name, successor=successor)

    def name_and_id(self, programme: Programme) -> str:
        """Return name and id."""
        return f"{self.text(programme.name)} [{harmless(programme.id)}]"

    def details(self, decision: Decision, number: int, lead: Lead) -> Iterator[Line]:
        """Yield number, name, status, benefit, reason of its group, and next steps."""
        programme, status = decision.programme, decision.status
        labels, offer = self.labels, offer_of(decision, lead, self)
        yield Line(f"{self.text(programme.name)} ({harmless(programme.id)})", mark=f"{number}.", strong=True)
        amount_names_kinds = offer.kinds and offer.amount and offer.amount.startswith(offer.kinds)
        about = side_by_side(labels.status(status), None if amount_names_kinds else offer.kinds, offer.amount)
        if decision.group == "maybe":
            yield Line(about, level=1, mark=" ")
            yield Line(self.reason(decision), level=1, mark=" ")
        else:
            requirements = self._requirements_met(decision) if decision.group == "open" else self.reason(decision)
            yield Line(side_by_side(about, requirements), level=1, mark=" ")
            for sentence in self.to_clear(decision):
                yield Line(sentence, level=1, mark="?")
        deadline = self.say("match.deadline", deadline=offer.deadline) if lead.due else None
        next_steps = side_by_side(offer.step, deadline, contact_line(offer))
        yield Line(next_steps or self.say("match.show", id=offer.id), level=1, mark="→")

    def ending(self, programme: Programme) -> Line:
        """Return when and why the programme ended, and its successor."""
        text = self.labels.status_with_reason(status_on(programme, self.day))
        if programme.successor:
            text += f" → {harmless(programme.successor)}"
        return Line(text, label=self.text(programme.name))


def _reasons(decision: Decision) -> Sequence[Assessment]:
    """Return the failed requirements with a sentence in the record, else the failed area, groups and topics."""
    return [assessment for assessment in decision.failed if assessment.criterion.text] or decision.failed


COLUMNS: Final = ("group", "id", "name", "reason", "missing", "status", "to-clear")
"""The columns of a row; columns are only ever added at the end."""

LEADING: Final = ("amount", "next-step", "deadline", "contact")
"""Further columns if a single client is matched."""

TOPIC: Final = "only-topic"
"""The last column: whether only the topic differs."""


def decision_cells(group: str, decision: Decision, words: DecisionWords) -> tuple[str, ...]:
    """Return the cells of :data:`COLUMNS`."""
    return (
        group,
        decision.programme.id,
        words.text(decision.programme.name),
        words.reason(decision),
        ", ".join(decision.missing),
        decision.status.code,
        side_by_side(*words.to_clear(decision)) if decision.group == "open" else "",
    )


def topic_cell(group: str, decision: Decision) -> str:
    """Return the cell of :data:`TOPIC`."""
    return "true" if group == "maybe" and decision.other_topic else ""


def decision_object(group: str, decision: Decision) -> dict[str, Any]:
    """Return a decision with its group as a JSON object: ``id`` first, all criteria with verdict, rule and sources."""
    return {
        "id": decision.programme.id,
        "name": text_object(decision.programme.name.pair),
        "group": group,
        "status": decision.status.code,
        "missing": list(decision.missing),
        "criteria": [
            _criterion(assessment) for assessment in decision.assessments if assessment.criterion.rule is not None
        ],
        "unchecked": [_sentence(requirement) for requirement in decision.unchecked],
        "silent": list(decision.unstated_kinds),
        "successor": decision.programme.successor,
        "to_clear": [
            *({"kind": doubt, "text": None, "sources": []} for doubt in decision.doubts),
            *(
                _sentence(assessment.criterion.requirement)
                for assessment in decision.unresolved
                if assessment.criterion.requirement is not None
            ),
        ],
        "other_topic": group == "maybe" and decision.other_topic,
    }


def _criterion(assessment: Assessment) -> dict[str, Any]:
    """Return a criterion with its verdict, rule and sources as a JSON object."""
    from hannover_foerder.model.plain import to_plain
    from hannover_foerder.model.rule import rule_to_plain

    criterion = assessment.criterion
    return {
        "kind": criterion.kind,
        "result": assessment.truth,
        "text": to_plain(criterion.text) if criterion.text else None,
        "rule": rule_to_plain(criterion.rule) if criterion.rule is not None else None,
        "sources": list(criterion.sources),
        "open": list(assessment.open_fields),
        "change": None if assessment.change is None else rule_to_plain(assessment.change),
        "verdict": assessment.verdict,
    }


def _sentence(requirement: Requirement) -> dict[str, Any]:
    """Return a requirement as a JSON object: its sentence, sources and kind."""
    from hannover_foerder.model.plain import to_plain

    return {
        "text": to_plain(requirement.text),
        "sources": list(requirement.sources),
        "kind": requirement.kind,
    }


class MatchView(NamedTuple):
    """The result of a match. Without ``everything``, the last groups show only near misses and successors."""

    words: DecisionWords
    matching: Matching
    exclusions: Exclusions
    leads: Mapping[str, Lead]
    """The next steps, by id, of all programmes that may fit."""
    everything: bool = True
    verdict: str = ""
    """How many stand in each group, said before them; empty leaves it out."""

    def objects(self) -> list[dict[str, Any]]:
        """Return every programme with every criterion and its next steps."""
        return [
            decision_object(group, decision) | lead_object(self.leads.get(decision.programme.id), decision.programme)
            for group, decision in self.matching.ordered()
        ]

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the cells of :data:`COLUMNS`, :data:`LEADING` and :data:`TOPIC`."""
        for group, decision in self.matching.ordered():
            cells = decision_cells(group, decision, self.words)
            yield (*cells, *self._lead_cells(decision), topic_cell(group, decision))

    def _lead_cells(self, decision: Decision) -> tuple[str, ...]:
        """Return the cells of :data:`LEADING`, empty for a programme without next steps."""
        lead = self.leads.get(decision.programme.id)
        if lead is None:
            return ("",) * len(LEADING)
        offer = offer_of(decision, lead, self.words)
        due = lead.due.day.isoformat() if lead.due else ""
        return offer.amount or "", offer.step or "", due, contact_line(offer) or ""

    def sheet(self) -> tuple[list[str], Iterator[tuple[str, ...]]]:
        """Return the headings of the columns, and the rows of :meth:`rows`."""
        return self.words.labels.headings((*COLUMNS, *LEADING, TOPIC)), self.rows()

    def parts(self) -> Iterator[Part]:
        """Yield the verdict, then a part per non-empty group; a part that says so if no programme may fit."""
        words, matching = self.words, self.matching
        if self.verdict:
            yield Part(self.verdict, ())
        numbers = itertools.count(1)
        for group, decisions in (("fits", matching.fits), ("open", matching.open), ("maybe", matching.maybe)):
            if decisions:
                details = (
                    words.details(decision, next(numbers), self.leads[decision.programme.id]) for decision in decisions
                )
                lines = tuple(itertools.chain.from_iterable(details))
                yield Part(words.say(f"match.group.{group}", count=len(decisions)), lines)
        is_empty = not (matching.fits or matching.open or matching.maybe) and bool(self.exclusions.counts)
        if is_empty:
            yield Part(words.say("match.group.none"), (self._counts(),))
        excluded = self._all_excluded() if self.everything else self._near_misses(with_counts=not is_empty)
        if excluded:
            yield Part(words.say("match.group.fits-not", count=len(matching.fits_not)), excluded)
        ended = [decision for decision in matching.ended if self.everything or not decision.failed]
        if ended:
            endings = tuple(words.ending(decision.programme) for decision in ended)
            yield Part(words.say("match.group.ended", count=len(ended)), endings)
        if matching.other_topic:
            yield Part(
                words.say("match.group.other-topic", count=len(matching.other_topic)), tuple(self._other_topics())
            )

    def _other_topics(self) -> Iterator[Line]:
        """Yield the programmes about another topic; without ``everything`` only a few, and how many more there are."""
        decisions, words = self.matching.other_topic, self.words
        for decision in decisions if self.everything else decisions[:_MAX_OTHER_TOPICS]:
            topics = ", ".join(words.labels.terms("topics", decision.programme.topics))
            yield Line(topics, label=words.name_and_id(decision.programme))
        if not self.everything:
            hidden_count = len(decisions) - _MAX_OTHER_TOPICS
            all_topics = words.say("match.all-topics")
            more = "" if hidden_count <= 0 else words.labels.words.count("match.more-topics", hidden_count) + " "
            yield Line(f"{more}{all_topics}", faint=True)

    def _all_excluded(self) -> tuple[Line, ...]:
        """Return a line for each programme that does not fit."""
        decisions, words = self.matching.fits_not, self.words
        return tuple(Line(words.reason(decision), label=words.text(decision.programme.name)) for decision in decisions)

    def _near_misses(self, *, with_counts: bool) -> tuple[Line, ...]:
        """Return a line for each of the first near misses, then how many programmes fail by what."""
        words, near_misses = self.words, self.exclusions.near_misses[:_MAX_NEAR_MISSES]
        lines = [Line(words.obstacle(miss), label=words.name_and_id(miss.decision.programme)) for miss in near_misses]
        return (*lines, self._counts()) if self.exclusions.counts and with_counts else tuple(lines)

    def _counts(self) -> Line:
        return Line(self.words.counts(self.exclusions), faint=True)
