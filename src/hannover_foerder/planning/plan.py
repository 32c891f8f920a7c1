"""A plan of several programmes for one project: exclusions, prerequisites, order, deadlines and amounts.

The most is the largest sum of the upper ends of programmes that do not exclude each other, never above the cost; the
least is the highest lower end of a single one, since nobody is promised two. Loans stand apart. What a record does not
say is named, never guessed.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from hannover_foerder.model.status import APPLICATION_ROLES, status_on
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.planning.amounts import Expectation, expectation_of
from hannover_foerder.planning.due import dues_of
from hannover_foerder.planning.pairs import Pair, pairs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hannover_foerder.eligibility.situation import Situation
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.status import StatusAt
    from hannover_foerder.model.text import Text
    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.planning.due import Due

Phase = Literal["before", "ask", "after"]
"""Before the start of the project; to be asked about, since the record does not say; any time."""

PHASES: Final[tuple[Phase, ...]] = ("before", "ask", "after")
MUTUAL_RELATIONS: Final = ("excludes", "complements", "alternative")
"""Relations that say the same from both sides."""


class Link(NamedTuple):
    """A statement of a programme on another programme; ``relation`` as in the record."""

    source: str
    relation: str
    target: str
    """An id, or a name outside the catalogue."""
    in_plan: bool
    note: Text | None


class Step(NamedTuple):
    """A programme in the order of the plan."""

    programme: Programme
    phase: Phase
    status: StatusAt


class Document(NamedTuple):
    """A document to hand in, and the programmes that require it."""

    text: Text
    programmes: tuple[str, ...]


class Share(NamedTuple):
    """The amount a programme can add. ``limit`` is what limits it: as in the expectation, ``excluded`` or ``ended``."""

    programme: Programme
    expectation: Expectation
    limit: str

    @property
    def most(self) -> float | None:
        """The maximum in euros, ``None`` without a number."""
        return self.expectation.most


class TotalFunding(NamedTuple):
    """Non-repayable money from ``least`` to ``most`` euros; loans are separate.

    ``complete`` if every programme that gives money has a number.
    """

    least: float
    most: float
    loans: float
    shares: tuple[Share, ...]
    complete: bool
    limit: Literal["sum", "cost"]
    """What limits ``most``: the sum of the shares, or the cost if the sum exceeds it."""


class Plan(NamedTuple):
    """The plan of several programmes."""

    steps: tuple[Step, ...]
    links: tuple[Link, ...]
    documents: tuple[Document, ...]
    due: tuple[Due, ...]
    funding: TotalFunding
    pairs: tuple[Pair, ...]
    """Every two programmes of the plan that have not ended."""
    unknowns: tuple[tuple[str, str], ...]
    """Id of a programme, and what it does not say.

    One of ``before-start``, ``deadline``, ``documents``, ``amount``, ``combination``.
    """


def plan(
    programmes: Sequence[Programme],
    vocabulary: Vocabulary,
    day: date,
    situation: Situation,
    cost_eur: float | None = None,
) -> Plan:
    """Return the plan for a day and a client; with the cost of the project, shares become sums."""
    given_steps = [Step(programme, _phase(programme), status_on(programme, day)) for programme in programmes]
    running_programmes = [step.programme for step in given_steps if step.status.code != "ended"]
    due = sorted(
        (due_date for programme in running_programmes for due_date in dues_of(programme, day)),
        key=lambda due_date: due_date.day,
    )
    steps, links, pairs = _order(given_steps, due), _links(programmes), pairs_of(running_programmes)
    funding = _funding(steps, pairs, vocabulary, situation, cost_eur)
    ids_without_amount = {share.programme.id for share in funding.shares if share.limit == "unknown"}
    return Plan(
        steps=steps,
        links=links,
        documents=_documents(programmes),
        due=tuple(due),
        funding=funding,
        pairs=pairs,
        unknowns=tuple(
            (programme.id, gap)
            for programme in programmes
            for gap in _unknowns(programme, len(programmes), links, ids_without_amount)
        ),
    )


def _phase(programme: Programme) -> Phase:
    """Return when to apply, as far as the record says."""
    before = programme.application.before_start if programme.application else None
    return "ask" if before is None else "before" if before else "after"


def _order(steps: Iterable[Step], due: Sequence[Due]) -> tuple[Step, ...]:
    """Return the programmes by phase, then by first application date, each after those it requires.

    ``due`` has the soonest first. The order given decides the rest.
    """
    application_dates = [due_date for due_date in due if due_date.role in APPLICATION_ROLES]
    first_day = {due_date.programme.id: due_date.day for due_date in reversed(application_dates)}
    ordered: list[Step] = []
    waiting_steps = sorted(
        steps, key=lambda step: (PHASES.index(step.phase), first_day.get(step.programme.id, date.max))
    )
    while waiting_steps:
        ids = {step.programme.id for step in waiting_steps}
        free_steps = (step for step in waiting_steps if not _prerequisites(step.programme) & ids)
        next_step = next(free_steps, waiting_steps[0])
        ordered.append(next_step)
        waiting_steps.remove(next_step)
    return tuple(ordered)


def _prerequisites(programme: Programme) -> set[str]:
    """Return the ids of the programmes that a programme requires."""
    return {related.id for related in programme.related if related.relation == "requires" and related.id}


def _links(programmes: Sequence[Programme]) -> tuple[Link, ...]:
    """Return the relations among the programmes, and requirements and exclusions of other programmes.

    What two say of each other counts once, with the note that one of them has.
    """
    ids = {programme.id for programme in programmes}
    links: dict[tuple[str, frozenset[str]] | Link, Link] = {}
    for programme in programmes:
        for related in programme.related:
            is_in_plan, target = related.id in ids, related.id or related.name or ""
            if is_in_plan or related.relation in ("requires", "excludes"):
                link = Link(programme.id, related.relation, target, is_in_plan, related.note)
                is_mutual = related.relation in MUTUAL_RELATIONS
                key = (related.relation, frozenset((link.source, target))) if is_mutual else link
                if key not in links or (link.note and not links[key].note):
                    links[key] = link
    return tuple(links.values())


def _documents(programmes: Iterable[Programme]) -> tuple[Document, ...]:
    """Return all documents without duplicates."""
    document_by_key: dict[str, tuple[Text, list[str]]] = {}
    for programme in programmes:
        for text in programme.application.documents if programme.application else ():
            document_by_key.setdefault(text.de.casefold().strip(" ."), (text, []))[1].append(programme.id)
    return tuple(Document(text, tuple(dict.fromkeys(ids))) for text, ids in document_by_key.values())


def _funding(
    steps: Sequence[Step], pairs: Iterable[Pair], vocabulary: Vocabulary, situation: Situation, cost_eur: float | None
) -> TotalFunding:
    """Return the funding by the best shares that do not exclude each other: at most the cost, but for monthly ones."""
    shares = [_share(step, vocabulary, situation, cost_eur) for step in steps]
    excluded_pairs = {frozenset((pair.first, pair.second)) for pair in pairs if pair.standing == "excluded"}
    best_shares = _best_combination([share for share in shares if share.most], excluded_pairs)
    best_ids = {share.programme.id for share in best_shares}
    final_shares = tuple(
        share if not share.most or share.programme.id in best_ids else share._replace(limit="excluded")
        for share in shares
    )
    cost_shares = [share for share in best_shares if not _is_monthly(share.programme)]
    most, sum_of_cost_shares = _sum(best_shares), _sum(cost_shares)
    exceeds_cost = cost_eur is not None and sum_of_cost_shares > cost_eur
    return TotalFunding(
        least=max((share.expectation.least for share in best_shares), default=0),
        most=most - sum_of_cost_shares + cost_eur if exceeds_cost and cost_eur is not None else most,
        loans=sum(share.expectation.loan or 0.0 for share in shares),
        shares=final_shares,
        complete=all(share.limit not in ("unknown", "per-unit") for share in shares),
        limit="cost" if exceeds_cost else "sum",
    )


def _is_monthly(programme: Programme) -> bool:
    """Return whether the money is a monthly living allowance, which is no share of the cost."""
    return programme.funding is not None and programme.funding.period == "month"


def _best_combination(shares: Sequence[Share], excluded_pairs: Iterable[frozenset[str]]) -> tuple[Share, ...]:
    """Return the shares with the largest sum of which no two exclude each other; of equal sums the fewest shares.

    Each share that excludes others is tried with and without it.
    """
    most_by_id = {share.programme.id: share.most or 0.0 for share in shares}
    excluded = frozenset(excluded_pairs)

    @cache
    def best_of(ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of the programmes ``ids`` that bring most together."""
        if not ids:
            return ()
        first, *others = ids
        compatible = tuple(other for other in others if frozenset((first, other)) not in excluded)
        candidates = ((first, *best_of(compatible)), best_of(tuple(others)))
        return max(candidates, key=lambda candidate: (sum(most_by_id[key] for key in candidate), -len(candidate)))

    paired_ids = frozenset().union(*excluded)
    best_ids = best_of(tuple(programme for programme in most_by_id if programme in paired_ids))
    free_shares = (share for share in shares if share.programme.id not in paired_ids)
    return (*free_shares, *(share for share in shares if share.programme.id in best_ids))


def _sum(shares: Iterable[Share]) -> float:
    return sum(share.most or 0.0 for share in shares)


def _share(step: Step, vocabulary: Vocabulary, situation: Situation, cost_eur: float | None) -> Share:
    """Return what a programme gives for the plan; nothing if it has ended."""
    if step.status.code == "ended":
        return Share(step.programme, Expectation(least=0, most=None, limit="no-money"), "ended")
    expectation = expectation_of(step.programme, vocabulary, situation, cost_eur)
    return Share(step.programme, expectation, expectation.limit)


def _unknowns(
    programme: Programme, programme_count: int, links: Iterable[Link], ids_without_amount: set[str]
) -> Iterator[str]:
    """Yield what the record of a programme does not say, as the codes of the messages."""
    application = programme.application
    if application is None or application.before_start is None:
        yield "before-start"
    if programme.deadlines is None or programme.deadlines.model == "unknown":
        yield "deadline"
    if application is None or not application.documents:
        yield "documents"
    if programme.id in ids_without_amount:
        yield "amount"
    linked_ids = {end for link in links if link.in_plan for end in (link.source, link.target)}
    if programme_count > 1 and programme.id not in linked_ids:
        yield "combination"
