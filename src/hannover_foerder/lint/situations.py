"""Checks of rules by situations: whether they say what they must, and whether each rule is tried on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.eligibility.decision import Case, cases_of, decide
from hannover_foerder.eligibility.situation import Situation
from hannover_foerder.eligibility.verdict import verdict_of
from hannover_foerder.lint.material import Hit
from hannover_foerder.reading.problems import excerpt

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from hannover_foerder.eligibility.criteria import Criterion
    from hannover_foerder.eligibility.decision import Decision
    from hannover_foerder.eligibility.verdict import Verdict
    from hannover_foerder.lint.material import Material
    from hannover_foerder.model.programme import Requirement
    from hannover_foerder.reading.answers_file import Answers
    from hannover_foerder.reading.situation_file import Edge, Expected

    Trial = Callable[[Case, Situation], list[Requirement]]
    """Gives the requirements of a programme whose rules a situation tries on one side."""

_GROUPS: Final = {
    "fits": ("fits", "open"),
    "sure": ("fits",),
    "ended": ("ended",),
    "maybe": ("maybe",),
    "not": ("fits-not",),
}
"""The groups in which a decision may be, by expected outcome; ``fits`` allows that something is left to clear up."""


def idle_situation(material: Material) -> Iterator[Hit]:
    """Yield each place where a file of situations names a programme or a requirement that does not exist.

    Expectations and edges name programmes by id; an edge also names requirements by their German sentence, of which it
    says that nobody is outside of the rule alone.
    """
    sentences_by_id = {
        record.programme.id: {requirement.text.de for requirement in record.programme.requirements}
        for record in material.records
    }
    for file in material.situations:
        mentions = [
            (f"situations[{n}].expect.{outcome}", programme_id)
            for n, example in enumerate(file.situations)
            for outcome, programme_id, _ in expectations(example.expect)
        ]
        mentions += [(f"edges[{n}]", edge.programme) for n, edge in enumerate(file.edges)]
        for path, programme_id in mentions:
            if programme_id not in sentences_by_id and programme_id not in material.unread:
                yield Hit(file.passage, path, {"programme": programme_id, "what": programme_id})
        for n, edge in enumerate(file.edges):
            if edge.programme not in sentences_by_id:
                continue
            for m, unreachable_rule in enumerate(edge.nobody_outside):
                sentence = unreachable_rule.requirement
                if sentence not in sentences_by_id[edge.programme]:
                    values = {"programme": edge.programme, "what": f"{edge.programme}: {excerpt(sentence)}"}
                    yield Hit(file.passage, f"edges[{n}].nobody_outside[{m}]", values)


def wrong_situation(material: Material) -> Iterator[Hit]:
    """Yield each situation for which the decision on a programme is not the expected one."""
    cases = _cases_by_id(material)
    for file in material.situations:
        for n, example in enumerate(file.situations):
            situation = _situation(example.profile, material)
            for outcome, programme_id, field in expectations(example.expect):
                if programme_id not in cases:
                    continue
                decision = decide(cases[programme_id], situation, file.day)
                if not _meets(decision, outcome, field):
                    values = {
                        "name": excerpt(example.name),
                        "programme": programme_id,
                        "expected": _with_fields(outcome, field),
                        "outcome": _actual_outcome(decision),
                    }
                    yield Hit(file.passage, f"situations[{n}].expect.{outcome}", values)


def edge_not_inside(material: Material) -> Iterator[Hit]:
    """Yield each edge whose profile does not fulfil all rules of its programme."""
    for hit, inside_decision, _ in _edge_decisions(material):
        if inside_decision.failed or inside_decision.missing:
            yield Hit(hit.passage, f"{hit.path}.profile", {**hit.values, "outcome": _actual_outcome(inside_decision)})


def loose_step(material: Material) -> Iterator[Hit]:
    """Yield each change at an edge that does not lead out of exactly one rule."""
    for hit, inside_decision, outside_decisions in _edge_decisions(material):
        for m, decision in enumerate(outside_decisions):
            changed_sentences = _changed_sentences(inside_decision, decision)
            if len(changed_sentences) != 1:
                rules = f"{len(changed_sentences)} ({'; '.join(changed_sentences)})" if changed_sentences else "0"
                yield Hit(hit.passage, f"{hit.path}.outside[{m}]", {**hit.values, "rules": rules})


def rule_without_outside(material: Material) -> Iterator[Hit]:
    """Yield each rule without a situation that is outside of it alone; one that nobody can be outside of needs none."""
    return _untried_rules(material, outside_alone, frozenset(unreachable(material)))


def rule_without_inside(material: Material) -> Iterator[Hit]:
    """Yield each rule that holds in no situation about its programme in which nothing else speaks against it."""
    return _untried_rules(material, _inside_all, frozenset())


def unreachable(material: Material) -> Iterator[tuple[str, str]]:
    """Yield id of the programme and German sentence of each rule of which a file says that nobody is outside alone."""
    for file in material.situations:
        for edge in file.edges:
            yield from ((edge.programme, unreachable_rule.requirement) for unreachable_rule in edge.nobody_outside)


def expectations(expected: Expected) -> Iterator[tuple[str, str, str | None]]:
    """Yield outcome, id of the programme, and the field that must decide (``maybe``, ``not``), for each expectation."""
    for outcome in ("fits", "sure", "reaches", "ended"):
        yield from ((outcome, programme_id, None) for programme_id in getattr(expected, outcome))
    yield from (("maybe", programme_id, field) for programme_id, field in expected.maybe.items())
    yield from (("not", programme_id, field) for programme_id, field in expected.not_.items())


def outside_alone(case: Case, situation: Situation) -> list[Requirement]:
    """Return the requirement of whose rule alone a situation is outside, in a list; empty if there are none or several.

    Rules that exclude the situation count; if there are none, those that fail but exclude nobody (``fails: open``).
    The criteria of area, target group and topic may fail too, but only by fields that the rule has itself.
    """
    verdicts = _verdicts(case, situation)
    failing_criteria = [criterion for criterion, verdict in verdicts if verdict == "fails"]
    decisive_criteria = [criterion for criterion in failing_criteria if criterion.requirement is not None]
    if not decisive_criteria:
        decisive_criteria = [
            criterion
            for criterion, verdict in verdicts
            if verdict == "open" and criterion.rule is not None and not criterion.may_exclude
        ]
    other_fields = {
        field for criterion in failing_criteria if criterion.requirement is None for field in criterion.fields
    }
    if len(decisive_criteria) != 1 or not other_fields <= set(decisive_criteria[0].fields):
        return []
    return [criterion.requirement for criterion in decisive_criteria if criterion.requirement is not None]


def _inside_all(case: Case, situation: Situation) -> list[Requirement]:
    """Return the requirements whose rule holds, if nothing speaks against the programme."""
    verdicts = _verdicts(case, situation)
    if any(verdict == "fails" for _, verdict in verdicts):
        return []
    return [
        criterion.requirement
        for criterion, verdict in verdicts
        if criterion.requirement is not None
        and (verdict == "met" or (verdict == "open" and criterion.may_exclude and not criterion.may_fulfil))
    ]


def _untried_rules(material: Material, trial: Trial, exempt: Collection[tuple[str, str]]) -> Iterator[Hit]:
    """Yield the rules that no situation about their programme tries on one side, without the exempt ones."""
    if not material.situations or not material.has_all_situations:
        return
    situations_by_id: dict[str, list[Situation]] = {}
    for file in material.situations:
        for edge in file.edges:
            situations_by_id.setdefault(edge.programme, []).extend(_situations_of(edge, material))
        for example in file.situations:
            for _, programme_id, _ in expectations(example.expect):
                situations_by_id.setdefault(programme_id, []).append(_situation(example.profile, material))
    cases = _cases_by_id(material)
    for record in material.records:
        programme = record.programme
        untried_rule_indexes = {
            requirement.text.de: n
            for n, requirement in enumerate(programme.requirements)
            if requirement.rule and (programme.id, requirement.text.de) not in exempt
        }
        for situation in situations_by_id.get(programme.id, ()):
            for requirement in trial(cases[programme.id], situation):
                untried_rule_indexes.pop(requirement.text.de, None)
        for n in untried_rule_indexes.values():
            yield Hit(record.passage, f"requirements[{n}].rule")


def _cases_by_id(material: Material) -> dict[str, Case]:
    """Return the programmes with their criteria, by id of the programme."""
    cases = cases_of((record.programme for record in material.records), material.vocabulary)
    return {case.programme.id: case for case in cases}


def _edge_decisions(material: Material) -> Iterator[tuple[Hit, Decision, Iterator[Decision]]]:
    """Yield for each edge of an existing programme its place in the file, the decision inside, and those outside."""
    cases = _cases_by_id(material)
    for file in material.situations:
        for n, edge in enumerate(file.edges):
            if edge.programme in cases:
                case, day = cases[edge.programme], file.day
                decisions = (decide(case, situation, day) for situation in _situations_of(edge, material))
                yield Hit(file.passage, f"edges[{n}]", {"programme": edge.programme}), next(decisions), decisions


def _situation(profile: Answers, material: Material) -> Situation:
    return Situation(profile, material.profile, material.vocabulary)


def _situations_of(edge: Edge, material: Material) -> Iterator[Situation]:
    """Yield the situation inside, then those outside."""
    for change in ({}, *edge.outside):
        yield _situation({**edge.profile, **change}, material)


def _verdicts(case: Case, situation: Situation) -> list[tuple[Criterion, Verdict]]:
    return [(criterion, verdict_of(criterion, case.programme.id, situation)) for criterion in case.criteria]


def _meets(decision: Decision, outcome: str, deciding_field: str | None) -> bool:
    """Return whether a decision is what a situation expects; the outcomes are the fields of :class:`Expected`."""
    group = _group_or_ended(decision)
    if outcome == "reaches":
        return group != "ended" and not decision.failed
    return group in _GROUPS[outcome] and (deciding_field is None or deciding_field in _deciding_fields(decision))


def _group_or_ended(decision: Decision) -> str:
    return "ended" if decision.status.code == "ended" else decision.group


def _deciding_fields(decision: Decision) -> tuple[str, ...]:
    """Return the fields that are missing, or else those of the criteria that fail."""
    failing_fields = dict.fromkeys(field for assessment in decision.failed for field in assessment.criterion.fields)
    return decision.missing or tuple(failing_fields)


def _changed_sentences(inside_decision: Decision, outside_decision: Decision) -> list[str]:
    """Return the sentences of the criteria whose verdict outside is not that inside."""
    return [
        assessment.criterion.text.de
        for assessment, assessment_inside in zip(outside_decision.assessments, inside_decision.assessments, strict=True)
        if assessment.verdict != assessment_inside.verdict and assessment.criterion.text
    ]


def _actual_outcome(decision: Decision) -> str:
    return _with_fields(_group_or_ended(decision), ", ".join(_deciding_fields(decision)))


def _with_fields(outcome: str, fields: str | None) -> str:
    """Return an outcome with the fields that decide: ``not (age)``."""
    return f"{outcome} ({fields})" if fields else outcome
