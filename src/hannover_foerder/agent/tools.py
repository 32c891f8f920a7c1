"""The read-only tools: purpose, arguments and answer of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.agent import answers
from hannover_foerder.agent.schemas import arguments_schema, filter_schemas, list_schema, profile_schema
from hannover_foerder.errors import FoerderError
from hannover_foerder.model.dates import day_of
from hannover_foerder.model.days import days_later
from hannover_foerder.model.filters import Filters
from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from hannover_foerder.agent.answers import Answer
    from hannover_foerder.agent.schemas import Schema
    from hannover_foerder.catalogue import Catalogue

Arguments = dict[str, Any]

_DEEPEST: Final = 200
"""Hits that a search ranks, all pages together."""

_GROUPS: Final = {
    "fits": "every documented condition is checked and met.",
    "open": (
        "nothing known speaks against it, and the sentences under open_conditions are NOT cleared up; do not call it "
        "compatible or available."
    ),
    "maybe": (
        "the answers under missing_answers decide; with other_topic nothing but the topic differs from the purposes "
        "told: ask whether that topic is wanted too."
    ),
    "fits-not": "failed_conditions says why.",
    "ended": "takes no applications any more.",
}
_GROUP_TEXT: Final = " ".join(f"{group}: {meaning}" for group, meaning in _GROUPS.items())

_DEFAULT_DAYS: Final = 90
"""How far ahead deadlines are told."""


class Tool(NamedTuple):
    """A read-only tool; ``input`` is the JSON Schema of its arguments, its answer has the schema of all results."""

    name: str
    title: str
    description: str
    input: Schema
    answer: Callable[[Arguments], Answer]


class _Call(NamedTuple):
    """The arguments of a call, and those of them that are common to all tools."""

    arguments: Arguments
    day: date
    language: str
    offset: int
    """Results that earlier pages have had."""


def tools_of(catalogue: Catalogue, today: Callable[[], date]) -> dict[str, Tool]:
    """Return the tools by name. Closed lists come from the vocabulary and the profile of the catalogue."""

    def answered_by(answer: Callable[[Catalogue, _Call], Answer]) -> Callable[[Arguments], Answer]:
        return lambda arguments: answer(catalogue, _call_of(arguments, today()))

    filters, programme_id = filter_schemas(catalogue.vocabulary), {"id": {"type": "string"}}
    profile = {"profile": profile_schema(catalogue)}
    search = Tool(
        "search",
        "Search programmes",
        "Find funding, advice, training and placement programmes for people and firms in the Region Hannover, best "
        f"first, {_DEEPEST} at most. Everyday words, German or English; a town, an age or 'ohne Kredit' in the query "
        "are understood.",
        arguments_schema({"query": {"type": "string", "minLength": 1, "maxLength": 500}} | filters, ["query"]),
        answered_by(_search),
    )
    show = Tool(
        "show",
        "Show a programme",
        "One programme in full: what one gets, conditions, how to apply, deadlines, whom to ask. With sources: "
        "every statement with its dated source, a page at a time.",
        arguments_schema(programme_id | {"sources": {"type": "boolean", "default": False}}, ["id"]),
        answered_by(_show),
    )
    other_topics = {
        "type": "boolean",
        "default": False,
        "description": "Also those of which only the topic differs: mostly more than all others together.",
    }
    match = Tool(
        "match",
        "What fits somebody",
        f"Compare what somebody says of themselves with the documented conditions. {_GROUP_TEXT}",
        arguments_schema(
            profile | {"groups": list_schema(_GROUPS, _GROUP_TEXT), "other_topics": other_topics}, ["profile"]
        ),
        answered_by(_match),
    )
    explain = Tool(
        "explain",
        "Why it fits or not",
        f"Every demand of one programme with its verdict for a profile. {_GROUP_TEXT}",
        arguments_schema(programme_id | profile, ["id", "profile"]),
        answered_by(_explain),
    )
    within_days = {
        "type": "integer",
        "minimum": 1,
        "maximum": 3650,
        "default": _DEFAULT_DAYS,
        "description": "Days from the day on.",
    }
    deadlines = Tool(
        "deadlines",
        "What is due",
        "Days by which one must apply, and ends of programmes, soonest first. Most programmes have no known date.",
        arguments_schema({"within_days": within_days} | filters, []),
        answered_by(_deadlines),
    )
    return {tool.name: tool for tool in (search, show, match, explain, deadlines)}


def _search(catalogue: Catalogue, call: _Call) -> Answer:
    """Return the certain hits of a search, ranked."""
    hits = catalogue.search(call.arguments["query"], _filters_of(call), _DEEPEST, day=call.day).hits
    certain_hits = [hit for hit in hits if not hit.similar]
    summaries = (
        answers.summary_of(catalogue.get(hit.card.id), catalogue, call.day, call.language)
        for hit in certain_hits[call.offset :]
    )
    return answers.page(summaries, len(certain_hits), call.offset)


def _show(catalogue: Catalogue, call: _Call) -> Answer:
    """Return one programme in full, or its statements with their sources."""
    programme = catalogue.get(call.arguments["id"])
    if call.arguments.get("sources"):
        statements = answers.statements(programme)
        return answers.page(statements[call.offset :], len(statements), call.offset)
    return answers.page([answers.in_full(programme, catalogue, call.day, call.language)], total=1, offset=0)


def _match(catalogue: Catalogue, call: _Call) -> Answer:
    """Return the programmes in the wanted groups of a profile, best group first."""
    wanted_groups = call.arguments.get("groups") or ["fits", "open", "maybe"]
    matching = catalogue.match(call.arguments["profile"], day=call.day)
    if not call.arguments.get("other_topics", False):
        matching = matching._replace(other_topic=())
    decisions = [(group, decision) for group, decision in matching.ordered() if group in wanted_groups]
    results = (
        answers.of_decision(decision, group, catalogue, call.day, call.language)
        for group, decision in decisions[call.offset :]
    )
    return answers.page(results, len(decisions), call.offset)


def _explain(catalogue: Catalogue, call: _Call) -> Answer:
    """Return why a programme fits a profile or not: each criterion with its verdict."""
    programme_id = catalogue.get(call.arguments["id"]).id
    matching = catalogue.match(call.arguments["profile"], day=call.day)
    group, decision = next(
        (group, decision) for group, decision in matching.ordered() if decision.programme.id == programme_id
    )
    explanation = answers.of_decision(decision, group, catalogue, call.day, call.language)
    explanation["criteria"] = [
        {
            "kind": assessment.criterion.kind,
            "text": answers.in_language(assessment.criterion.text, call.language),
            "verdict": assessment.verdict,
        }
        for assessment in decision.assessments
    ]
    return answers.page([explanation], total=1, offset=0)


def _deadlines(catalogue: Catalogue, call: _Call) -> Answer:
    """Return deadlines and end dates within some days, soonest first."""
    from hannover_foerder.planning.due import calendar

    selection = catalogue.filter(_filters_of(call), day=call.day)
    programmes = catalogue.programmes([card.id for card in selection.cards])
    last_day = days_later(call.day, call.arguments.get("within_days", _DEFAULT_DAYS))
    dates = calendar(programmes, call.day, last_day).due
    results = (
        answers.summary_of(due.programme, catalogue, call.day, call.language)
        | {"due": due.day.isoformat(), "role": due.role, "renewal_unknown": due.renewal_unknown}
        for due in dates[call.offset :]
    )
    return answers.page(results, len(dates), call.offset)


def _call_of(arguments: Arguments, today: date) -> _Call:
    """Return a call from its arguments. Raises FoerderError for an invalid day."""
    day_text = arguments.get("as_of")
    try:
        day = day_of(day_text) if day_text else today
    except ValueError as error:
        raise FoerderError("error.bad-date", option="as_of", value=day_text) from error
    return _Call(arguments, day, arguments.get("language", "de"), int(arguments.get("offset", 0)))


def _filters_of(call: _Call) -> Filters:
    """Return the filters that the arguments of a call name."""
    names = ("target_groups", "topics", "kinds", "areas", "statuses")
    terms: dict[str, Any] = {name: tuple(call.arguments.get(name, ())) for name in names}
    return Filters(**terms)
