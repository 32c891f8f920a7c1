"""Verdicts on single criteria, and their combination into the decision on a programme.

A rule has three values; a demand has four. It is *met*, it *fails*, an answer is *missing*, or it stays *open*: no rule
can decide it, or the rule is one-sided and decides only the other side. More answers turn *missing* into any other; the
client's own word on a sentence turns *open* into *met* or *fails*, and what is *missing* where no rule excludes anybody
into *met* or *open*; nothing else changes: no yes ever becomes a no.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from hannover_foerder.eligibility.evaluation import evaluate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hannover_foerder.eligibility.criteria import Criterion
    from hannover_foerder.eligibility.situation import Situation

Verdict = Literal["met", "fails", "missing", "open"]
Group = Literal["fits", "open", "maybe", "fits-not"]


def verdict_of(criterion: Criterion, programme_id: str, situation: Situation) -> Verdict:
    """Return the verdict on a criterion in a situation: by its rule, else by the client's own answer to its sentence.

    A rule that holds but does not yet fulfil the sentence (``holds: open``), or fails but excludes nobody
    (``fails: open``), leaves it to the client; so does one that may only fulfil it and waits for an answer. A client's
    yes meets the sentence. A no excludes only by a condition without ``fails: open``: elsewhere somebody else decides,
    or the sentence is on only one part of a programme, and it stays open. Without an answer it is open too, or missing
    where an answer to a field could still decide the rule.
    """
    requirement = criterion.requirement
    client_word = None if requirement is None else situation.client_word(programme_id, requirement.text.de)
    if criterion.rule is not None:
        truth = evaluate(criterion.rule, situation)
        if truth is None and (criterion.may_exclude or (criterion.may_fulfil and client_word is None)):
            return "missing"
        if truth is True and criterion.may_fulfil:
            return "met"
        if truth is False and criterion.may_exclude:
            return "fails"
    if requirement is None or client_word is None:
        return "open"
    if client_word:
        return "met"
    return "fails" if requirement.kind == "condition" and requirement.fails == "out" else "open"


def group_of(verdicts: Iterable[tuple[Criterion, Verdict]], *, has_doubts: bool) -> Group:
    """Return the group of a programme by the verdicts on its criteria.

    ``has_doubts``: something besides its criteria prevents "fits".

    A missing answer that can only fulfil a demand decides nothing where the programme stays open anyway. A purpose is
    what somebody is interested in and no condition: where nothing but the topic differs, the programme is "maybe", for
    whoever wants this topic too, and nobody is told that it does not fit.
    """
    may_be_out = may_be_met = False
    for criterion, verdict in verdicts:
        if verdict == "fails" and criterion.fields != ("purpose",):
            return "fits-not"
        if verdict == "fails":
            may_be_out = True
        elif verdict == "missing":
            may_be_out = may_be_out or criterion.may_exclude
            may_be_met = may_be_met or criterion.is_precondition
        elif verdict == "open":
            has_doubts = has_doubts or criterion.is_precondition
    if may_be_out:
        return "maybe"
    return "open" if has_doubts else "maybe" if may_be_met else "fits"
