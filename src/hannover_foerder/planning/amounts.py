"""The range of euros that a programme can give a client, and which parts make the difference.

Pure arithmetic over a record: shares of the cost between floor and ceiling, fixed sums, smallest and largest amounts,
and rules that leave parts out. A grant is never more than the cost, and nothing where the smallest amount or the lowest
cost is missed. What the record does not say has no number.
"""

from __future__ import annotations

from itertools import islice
from math import inf
from typing import TYPE_CHECKING, Final, Literal

from hannover_foerder.eligibility.evaluation import evaluate, open_fields
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.planning.answers import answers_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hannover_foerder.eligibility.situation import Situation
    from hannover_foerder.model.programme import Amounts, Funding, FundingPart, Per, Programme
    from hannover_foerder.model.rule import Rule
    from hannover_foerder.model.vocabulary import Vocabulary

Limit = Literal["amount", "rate", "cost", "minimum", "no-part", "unknown", "per-unit", "repayable", "no-money"]
"""What rules the most: an amount, the share of the cost, the cost itself; or why there is none.

Nothing is paid: ``minimum`` (smallest amount or lowest cost missed), ``no-part`` (no part is for this client).
No number: ``unknown``, ``per-unit`` (the number of units decides), ``repayable``, ``no-money``.
"""

MOST_SITUATIONS: Final = 500
"""Sets of answers that are tried for one programme; the largest numbers in use are far below."""

GRANT_KINDS: Final = ("zuschuss", "steuervorteil")
"""Families of kinds that need not be paid back."""
REPAYABLE_KINDS: Final = ("kredit", "buergschaft", "beteiligung")
"""Families of kinds that must be paid back, or stand in for money that must be."""
MONEY_KINDS: Final = (*GRANT_KINDS, *REPAYABLE_KINDS)
REWARD_KINDS: Final = ("praemie",)
"""Kinds of a part that are paid for something achieved, so that they may come on top of the whole cost."""
SINGLE_UNITS: Final = (None, "project", "person", "company", "building", "municipality", "team", "case", "loan")
"""Units of which one project has one; for others the number of units decides the sum."""
REPEATED_UNITS: Final = ("kwp", "square-metre", "month", "year")
"""Units of which a project has many: the amount for one says nothing of the sum."""


class Expectation(NamedTuple):
    """Non-repayable money, from ``least`` to ``most`` euros; ``most`` is ``None`` if it is not known."""

    least: float
    most: float | None
    limit: Limit
    lower: tuple[FundingPart, ...] = ()
    """The parts that give the least; empty where the funding has no parts or there is nothing to choose."""
    upper: tuple[FundingPart, ...] = ()
    """The parts that give the most."""
    unnumbered: tuple[FundingPart, ...] = ()
    """Parts that may come on top and have no number for this client."""
    unit: Per | None = None
    """The unit of which one is reckoned, where a project may have several."""
    loan: float | None = None
    """The most that has to be paid back, apart from the rest."""
    missing: tuple[str, ...] = ()
    """Fields of the profile that could leave parts out."""

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is paid although the programme gives money."""
        return self.limit in ("minimum", "no-part")


def expectation_of(
    programme: Programme, vocabulary: Vocabulary, situation: Situation, cost_eur: float | None = None
) -> Expectation:
    """Return the amount that a programme can give for a project of this cost, by default the profile's cost.

    Where answers that could leave parts out are missing, all combinations of them are tried (at most
    :data:`MOST_SITUATIONS`): the least is the lowest of any outcome, the most the highest. An outcome in which no part
    is for the client counts only if there is no other. The least is 0 where the most is not known.
    """
    if cost_eur is None:
        profile_cost = situation.answer("investment_eur")
        cost_eur = float(profile_cost) if isinstance(profile_cost, int | float) else None
    situations = islice(_possible_situations(programme, situation), MOST_SITUATIONS)
    outcomes = [_expectation_in_situation(programme, vocabulary, possible, cost_eur) for possible in situations]
    relevant_outcomes = [outcome for outcome in outcomes if outcome.limit != "no-part"] or outcomes
    lowest = min(relevant_outcomes, key=lambda outcome: (outcome.least, outcome.most or 0))
    highest = max(relevant_outcomes, key=lambda outcome: inf if outcome.most is None else outcome.most)
    least = lowest.least if highest.most is not None else 0
    loan = max((outcome.loan for outcome in relevant_outcomes if outcome.loan is not None), default=None)
    missing = _missing_fields(programme, situation)
    return highest._replace(least=least, lower=lowest.lower, loan=loan, missing=missing)


def _rules(programme: Programme) -> list[Rule]:
    """Return the rules of the parts of the funding."""
    return [part.rule for part in programme.funding.parts if part.rule] if programme.funding else []


def _missing_fields(programme: Programme, situation: Situation) -> tuple[str, ...]:
    """Return the fields that could still decide the rule of a part."""
    return tuple(dict.fromkeys(field for rule in _rules(programme) for field in open_fields(rule, situation)))


def _possible_situations(programme: Programme, situation: Situation) -> Iterator[Situation]:
    """Yield the situation with every combination of answers to the missing fields; as it is if none is missing."""
    fields_to_ask = [field for field in _missing_fields(programme, situation) if field in situation.fields]
    if not fields_to_ask:
        yield situation
        return
    field = fields_to_ask[0]
    for answer in answers_to(field, _rules(programme), situation):
        new_situation = situation.with_answer(field, answer)
        if field in _missing_fields(programme, new_situation):
            yield new_situation  # an answer that decides nothing is not tried any further
        else:
            yield from _possible_situations(programme, new_situation)


def _expectation_in_situation(
    programme: Programme, vocabulary: Vocabulary, situation: Situation, cost: float | None
) -> Expectation:
    """Return the amount that a programme gives; a part whose rule is unknown may or may not be paid."""
    families, funding = frozenset(vocabulary.with_ancestors("kinds", programme.kinds)), programme.funding
    if families.isdisjoint(MONEY_KINDS):
        return Expectation(least=0, most=None, limit="no-money")
    if funding is None:
        return Expectation(least=0, most=None, limit="unknown" if families.isdisjoint(REPAYABLE_KINDS) else "repayable")
    possible_parts = [
        part for part in funding.parts if part.rule is None or evaluate(part.rule, situation) is not False
    ]
    loan_parts = [part for part in possible_parts if _is_lent(part, families, vocabulary)]
    grant_parts = [part for part in possible_parts if part not in loan_parts]
    loan = _loan(funding, loan_parts, families, cost)
    if not families.isdisjoint(REPAYABLE_KINDS) and not any(part.kind for part in funding.parts):
        return Expectation(least=0, most=None, limit="repayable", loan=loan)
    if funding.parts and not grant_parts:
        return Expectation(least=0, most=0, limit="no-part", loan=loan)
    return _combined_expectation(funding, grant_parts, cost)._replace(loan=loan)


def _is_lent(part: FundingPart, families: frozenset[str], vocabulary: Vocabulary) -> bool:
    """Return whether a part must be repaid; a part without kinds of its own has those of the programme."""
    kinds_and_wider = frozenset(vocabulary.ancestors("kinds", part.kind)) if part.kind else families
    return kinds_and_wider.isdisjoint(GRANT_KINDS) and not kinds_and_wider.isdisjoint(REPAYABLE_KINDS)


def _loan(
    funding: Funding, loan_parts: Sequence[FundingPart], families: frozenset[str], cost: float | None
) -> float | None:
    """Return the maximum loan; ``None`` for a programme that gives no loans, and without a number."""
    if "kredit" not in families:
        return None
    loans = [_expectation_of_amounts(_complete_part(part, funding), cost).most for part in loan_parts]
    if families.isdisjoint(GRANT_KINDS) and not any(part.rule for part in funding.parts):
        loans.append(_expectation_of_amounts(funding, cost).most)
    return max((loan for loan in loans if loan is not None), default=None)


def _combined_expectation(funding: Funding, parts: Sequence[FundingPart], cost: float | None) -> Expectation:
    """Return the combined amount of the parts; a top-up counts only for the maximum."""
    basic_parts = [part for part in parts if not part.adds]
    if funding.combine == "sum":
        base_expectation = _expectation_of_sum(funding, basic_parts, cost)
    elif basic_parts:
        base_expectation = _expectation_of_choice(funding, basic_parts, cost)
    elif any(not part.adds for part in funding.parts):
        return Expectation(0, 0, "no-part")
    else:
        base_expectation = _expectation_of_amounts(funding, cost)
    if base_expectation.most is None or base_expectation.is_nothing:
        return base_expectation
    extras = [
        (part, _expectation_of_amounts(_with_duration_of_funding(part, funding), cost).most)
        for part in parts
        if part.adds
    ]
    unnumbered = (*base_expectation.unnumbered, *(part for part, extra in extras if extra is None))
    extras_of_cost = sum(extra or 0.0 for part, extra in extras if part.kind not in REWARD_KINDS)
    most, limit = _limit_to_cost(base_expectation.most + extras_of_cost, base_expectation.limit, cost, funding)
    most += sum(extra or 0.0 for part, extra in extras if part.kind in REWARD_KINDS)
    upper = (*base_expectation.upper, *(part for part, extra in extras if extra))
    return base_expectation._replace(most=most, limit=limit, upper=upper, unnumbered=unnumbered)


def _expectation_of_choice(funding: Funding, parts: Sequence[FundingPart], cost: float | None) -> Expectation:
    """Return the range when one of several parts is chosen.

    Where the record does not say whether they add up, anything from one to all of them.
    """
    whole = _expectation_of_amounts(funding, cost)
    choices = [(part, _expectation_of_amounts(_complete_part(part, funding), cost)) for part in parts]
    unnumbered = tuple(part for part, expectation in choices if expectation.most is None)
    if unnumbered:
        limit_of_part = next(expectation.limit for _, expectation in choices if expectation.most is None)
        limit = limit_of_part if whole.most is None else whole.limit
        return whole._replace(least=0, limit=limit, unnumbered=unnumbered)
    lowest_part, lowest = min(choices, key=lambda choice: (choice[1].least, choice[1].most or 0))
    highest_part, highest = max(choices, key=lambda choice: choice[1].most or 0)
    most = highest.most or 0.0
    upper: tuple[FundingPart, ...] = (highest_part,)
    if funding.combine is None and len(parts) > 1:
        sum_of_most = sum(expectation.most or 0.0 for _, expectation in choices)
        most = sum_of_most if whole.most is None else whole.most
        upper = tuple(parts)
    most, limit = _limit_to_cost(most, highest.limit, cost, funding)
    return Expectation(lowest.least, most, limit, (lowest_part,), upper, unit=highest.unit)


def _expectation_of_sum(funding: Funding, parts: Sequence[FundingPart], cost: float | None) -> Expectation:
    """Return the sum of all parts, within the limits of the whole funding."""
    whole = _expectation_of_amounts(funding, cost)
    if whole.limit == "minimum":
        return Expectation(0, 0, "minimum")
    if not parts:
        return Expectation(0, 0, "amount")
    expectations = [_expectation_of_amounts(_complete_part(part, funding, capped=False), cost) for part in parts]
    sum_of_most = sum(expectation.most or 0.0 for expectation in expectations)
    unnumbered = tuple(part for part, expectation in zip(parts, expectations, strict=True) if expectation.most is None)
    if unnumbered and whole.most is None:
        return Expectation(0, sum_of_most or None, "amount" if sum_of_most else "per-unit", unnumbered=unnumbered)
    if unnumbered:
        return whole._replace(least=0, unnumbered=unnumbered)
    most, limit = sum_of_most, expectations[0].limit
    has_cap = funding.max_eur is not None or funding.rate_percent is not None
    if has_cap and whole.most is not None and whole.most < sum_of_most:
        most, limit = whole.most, whole.limit
    most, limit = _limit_to_cost(most, limit, cost, funding)
    least = min(sum(expectation.least for expectation in expectations), most)
    return Expectation(least, most, limit, unit=whole.unit)


def _limit_to_cost(most: float, limit: Limit, cost: float | None, funding: Funding) -> tuple[float, Limit]:
    """Return the maximum, limited to the cost; monthly living allowances are not limited."""
    if cost is None or most <= cost or funding.period == "month":
        return most, limit
    return cost, "cost"


def _complete_part(part: FundingPart, funding: Funding, *, capped: bool = True) -> FundingPart:
    """Return a part completed by the values that the funding states for all parts.

    ``capped``: its largest amount too.
    """
    bounds = ["min_cost_eur", "max_cost_eur"]
    if part.amount_eur is None and capped:
        bounds += ["min_eur", "max_eur"]
    names = [name for name in bounds if getattr(part, name) is None]
    if part.rate_percent is None and part.min_rate_percent is None and part.amount_eur is None:
        names += ["min_rate_percent", "rate_percent", "rate_of"]
    if part.per is None and part.period is None:
        names += ["per", "period"]
    return _with_duration_of_funding(part._replace(**{name: getattr(funding, name) for name in names}), funding)


def _with_duration_of_funding(part: FundingPart, funding: Funding) -> FundingPart:
    """Return a part with the frequency and duration of the funding if it has none of its own."""
    if part.duration_months is not None or part.period != funding.period:
        return part
    return part._replace(min_duration_months=funding.min_duration_months, duration_months=funding.duration_months)


def _expectation_of_amounts(amounts: Amounts, cost: float | None) -> Expectation:
    """Return what one set of amounts gives, and what limits the most.

    Nothing where the cost misses the lowest cost or the smallest amount; ``most`` is ``None`` without a number.
    """
    unit = None if amounts.per in SINGLE_UNITS or amounts.per in REPEATED_UNITS else amounts.per
    nothing = Expectation(0, 0, "minimum", unit=unit)
    if cost is not None and amounts.min_cost_eur is not None and cost < amounts.min_cost_eur:
        return nothing
    share = _share(amounts, cost)
    times = _payment_count(amounts, has_share=share is not None)
    fixed_sum, smallest_sum, largest_sum = (
        None if sum_eur is None or times is None else sum_eur * times
        for sum_eur in (amounts.amount_eur, amounts.min_eur, amounts.max_eur)
    )
    cap = fixed_sum if fixed_sum is not None else largest_sum
    most: float
    limit: Limit
    if share is None:
        if cap is None:
            has_sum = amounts.amount_eur is not None or amounts.max_eur is not None
            return Expectation(least=0, most=None, limit="per-unit" if has_sum else "unknown", unit=unit)
        most, limit = cap, "amount"
        least = (fixed_sum if fixed_sum is not None else smallest_sum or 0) * _shortest_share(amounts)
        if cost is not None and amounts.period is None:
            if smallest_sum is not None and cost < smallest_sum:
                return nothing
            if cap > cost:
                most, limit = cost, "cost"
    else:
        lowest_share, highest_share = share
        most, limit = highest_share, "rate"
        if cap is not None and cap <= highest_share:
            most, limit = cap, "amount"
        if smallest_sum is not None and most < smallest_sum:
            return nothing
        is_below_share = fixed_sum is not None and fixed_sum <= highest_share
        least = fixed_sum or 0 if is_below_share else max(lowest_share, smallest_sum or 0)
    return Expectation(min(least, most), most, limit, unit=unit)


def _share(amounts: Amounts, cost: float | None) -> tuple[float, float] | None:
    """Return the lowest and the highest share of the cost; of the cost ceiling if the cost is not known.

    ``None`` without a rate of the cost. Without a lowest rate the lowest share is nothing.
    """
    if amounts.rate_percent is None or amounts.rate_of is not None:
        return None
    ceiling = amounts.max_cost_eur
    if cost is None and (ceiling is None or amounts.max_eur is not None or amounts.amount_eur is not None):
        return None
    eligible_cost = min(limit for limit in (cost, ceiling) if limit is not None)
    eligible_cost = max(0.0, eligible_cost - (amounts.cost_above_eur or 0.0))
    lowest_share = 0.0 if cost is None else eligible_cost * (amounts.min_rate_percent or 0.0) / 100
    return round(lowest_share, 2), round(eligible_cost * amounts.rate_percent / 100, 2)


def _shortest_share(amounts: Amounts) -> float:
    """Return the shortest duration of monthly payments as a share of the longest; one month if none is stated."""
    if amounts.period != "month" or not amounts.duration_months:
        return 1
    return (amounts.min_duration_months or 1) / amounts.duration_months


def _payment_count(amounts: Amounts, *, has_share: bool) -> float | None:
    """Return how often an amount is paid in one project; ``None`` if that is not known.

    With a share of the cost one unit and one year are reckoned, since the cost is that of the unit.
    """
    if amounts.per in REPEATED_UNITS:
        return None
    if amounts.period == "month":
        return amounts.duration_months if amounts.per in SINGLE_UNITS else None
    return 1 if has_share or (amounts.period is None and amounts.per in SINGLE_UNITS) else None
