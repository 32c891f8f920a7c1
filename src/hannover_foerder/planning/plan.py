"""Several programmes for one project: what excludes or needs what, in which order, by when, and how much at most.

The money is an interval that starts at zero, since nobody is promised anything. Its upper end is the largest sum of the
upper limits of programmes that do not exclude each other; shares of the cost never add up to more than the cost. What a
record does not say is named, never guessed.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from hannover_foerder.model.status import status_on
from hannover_foerder.planning.due import dues_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from hannover_foerder.model.programme import Funding as Money
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.status import StatusAt
    from hannover_foerder.model.text import Text
    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.planning.due import Due

Phase = Literal["before", "ask", "after"]
"""Before the start of the project; to be asked about, since the record does not say; any time."""

PHASES: Final[tuple[Phase, ...]] = ("before", "ask", "after")
TO_APPLY: Final = ("application", "sketch")
"""Roles of dates by which one has to ask for the money."""
REPAYABLE: Final = ("kredit", "buergschaft", "beteiligung")
MUTUAL: Final = ("excludes", "complements", "alternative")
"""Relations that say the same from both sides."""
ONCE: Final = frozenset((None, "project", "person", "company", "building", "municipality", "team", "case", "loan"))
"""Units of which one project has one; for others the number of units decides the sum."""


class Link(NamedTuple):
    """What one programme of the plan says of another programme; ``relation`` as in the record."""

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
    """Something to hand in, and the programmes that ask for it."""

    text: Text
    programmes: tuple[str, ...]


class Share(NamedTuple):
    """What a programme can add. ``limit`` is ``amount``, ``rate``, ``excluded``, or why there is no number.

    No number: ``unknown``, ``per-unit`` (the number of units decides), ``repayable``, ``no-money``, ``ended``.
    """

    programme: Programme
    most: float | None
    limit: str


class Funding(NamedTuple):
    """From nothing to ``most`` euros in grants; ``complete`` if every programme that gives money has a number."""

    most: float
    shares: tuple[Share, ...]
    complete: bool
    limit: Literal["sum", "cost"]
    """What rules ``most``: the sum of the shares, or the cost, where shares of it add up to more."""


class Plan(NamedTuple):
    """The plan of several programmes."""

    steps: tuple[Step, ...]
    links: tuple[Link, ...]
    documents: tuple[Document, ...]
    due: tuple[Due, ...]
    funding: Funding
    unknowns: tuple[tuple[str, str], ...]
    """Id of a programme, and what it does not say.

    One of ``before-start``, ``deadline``, ``documents``, ``amount``, ``combination``.
    """


def plan(programmes: Sequence[Programme], vocabulary: Vocabulary, day: date, cost_eur: float | None = None) -> Plan:
    """The plan for a day; with the cost of the project shares become sums."""
    given = [Step(one, _phase(one), status_on(one, day)) for one in programmes]
    running = [step.programme for step in given if step.status.code != "ended"]
    due = sorted((one for programme in running for one in dues_of(programme, day)), key=lambda one: one.day)
    steps, links = _ordered(given, due), _links(programmes)
    funding = _funding(steps, links, vocabulary, cost_eur)
    silent = {share.programme.id for share in funding.shares if share.limit == "unknown"}
    return Plan(
        steps=steps,
        links=links,
        documents=_documents(programmes),
        due=tuple(due),
        funding=funding,
        unknowns=tuple((one.id, what) for one in programmes for what in _unknowns(one, programmes, links, silent)),
    )


def _phase(programme: Programme) -> Phase:
    before = programme.application.before_start if programme.application else None
    return "ask" if before is None else "before" if before else "after"


def _ordered(steps: Iterable[Step], due: Sequence[Due]) -> tuple[Step, ...]:
    """By phase, then by the first date to apply; but a programme stands after those it requires.

    The order given decides the rest.
    """
    to_apply = [one.programme.id for one in due if one.role in TO_APPLY]
    first = {programme: place for place, programme in reversed(list(enumerate(to_apply)))}
    ordered: list[Step] = []
    waiting = sorted(steps, key=lambda step: (PHASES.index(step.phase), first.get(step.programme.id, len(to_apply))))
    while waiting:
        ids = {step.programme.id for step in waiting}
        free = (step for step in waiting if not _required(step.programme) & ids)
        ready = next(free, waiting[0])
        ordered.append(ready)
        waiting.remove(ready)
    return tuple(ordered)


def _required(programme: Programme) -> set[str]:
    return {one.id for one in programme.related if one.relation == "requires" and one.id}


def _links(programmes: Sequence[Programme]) -> tuple[Link, ...]:
    """Relations among the programmes, and what one requires or excludes elsewhere.

    What two say of each other counts once, with the note that one of them has.
    """
    ids = {programme.id for programme in programmes}
    found: dict[tuple[str, frozenset[str]] | Link, Link] = {}
    for programme in programmes:
        for one in programme.related:
            inside, target = one.id in ids, one.id or one.name or ""
            if inside or one.relation in ("requires", "excludes"):
                link = Link(programme.id, one.relation, target, inside, one.note)
                key = (one.relation, frozenset((link.source, target))) if one.relation in MUTUAL else link
                if key not in found or (link.note and not found[key].note):
                    found[key] = link
    return tuple(found.values())


def _documents(programmes: Iterable[Programme]) -> tuple[Document, ...]:
    """Every document once."""
    asked: dict[str, tuple[Text, list[str]]] = {}
    for programme in programmes:
        for text in programme.application.documents if programme.application else ():
            asked.setdefault(text.de.casefold().strip(" ."), (text, []))[1].append(programme.id)
    return tuple(Document(text, tuple(dict.fromkeys(ids))) for text, ids in asked.values())


def _funding(steps: Sequence[Step], links: Iterable[Link], vocabulary: Vocabulary, cost_eur: float | None) -> Funding:
    shares = [_share(step, vocabulary, cost_eur) for step in steps]
    pairs = {frozenset((one.source, one.target)) for one in links if one.relation == "excludes" and one.in_plan}
    best = _best([share for share in shares if share.most], pairs)
    kept = {share.programme.id for share in best}
    final = tuple(
        share if not share.most or share.programme.id in kept else share._replace(limit="excluded") for share in shares
    )
    complete = all(share.limit not in ("unknown", "per-unit") for share in shares)
    most = _sum(best)
    of_cost = _sum(share for share in best if share.programme.funding and share.programme.funding.rate_percent)
    if cost_eur is not None and of_cost > cost_eur:
        return Funding(most - of_cost + cost_eur, final, complete, "cost")
    return Funding(most, final, complete, "sum")


def _best(shares: Sequence[Share], pairs: Iterable[frozenset[str]]) -> tuple[Share, ...]:
    """The shares with the largest sum of which no two exclude each other; only those in a pair have to be tried."""
    pairs = set(pairs)
    paired = [share for share in shares if any(share.programme.id in pair for pair in pairs)]
    free = tuple(share for share in shares if share not in paired)
    best: tuple[Share, ...] = ()
    for size in range(1, len(paired) + 1):
        for some in combinations(paired, size):
            ids = {share.programme.id for share in some}
            if not any(pair <= ids for pair in pairs) and _sum(some) > _sum(best):
                best = some
    return free + best


def _sum(shares: Iterable[Share]) -> float:
    return sum(share.most or 0.0 for share in shares)


def _share(step: Step, vocabulary: Vocabulary, cost_eur: float | None) -> Share:
    programme, funding = step.programme, step.programme.funding
    families = {family for kind in programme.kinds for family in vocabulary.ancestors("kinds", kind)}
    if step.status.code == "ended":
        return Share(programme, None, "ended")
    if not families.isdisjoint(REPAYABLE):
        return Share(programme, None, "repayable")
    if "zuschuss" not in families:
        return Share(programme, None, "no-money")
    return Share(programme, None, "unknown") if funding is None else _sum_of(programme, funding, cost_eur)


def _sum_of(programme: Programme, funding: Money, cost_eur: float | None) -> Share:
    """The upper limit of a grant for one project: of the sum and the share of the cost the smaller one."""
    stated = funding.amount_eur if funding.amount_eur is not None else funding.max_eur
    amount = None if stated is None else _for_one_project(stated, funding)
    if funding.rate_percent is not None and cost_eur is not None:
        by_rate = cost_eur * funding.rate_percent / 100
        if amount is None or by_rate < amount:
            return Share(programme, by_rate, "rate")
    if amount is not None:
        return Share(programme, amount, "amount")
    return Share(programme, None, "unknown" if stated is None else "per-unit")


def _for_one_project(amount: float, funding: Money) -> float | None:
    """An amount paid once, or month by month for a known time; ``None`` where the number of units decides."""
    if funding.period == "month" and funding.duration_months is not None:
        return amount * funding.duration_months
    return amount if funding.period is None and funding.per in ONCE else None


def _unknowns(
    programme: Programme, programmes: Sequence[Programme], links: Iterable[Link], silent: set[str]
) -> Iterator[str]:
    application = programme.application
    if application is None or application.before_start is None:
        yield "before-start"
    if programme.deadlines is None or programme.deadlines.model == "unknown":
        yield "deadline"
    if application is None or not application.documents:
        yield "documents"
    if programme.id in silent:
        yield "amount"
    said = {end for link in links if link.in_plan for end in (link.source, link.target)}
    if len(programmes) > 1 and programme.id not in said:
        yield "combination"
