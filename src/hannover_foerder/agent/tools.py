"""The read-only tools: purpose, arguments and answer of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.agent import answers
from hannover_foerder.agent.schemas import RESULTS, arguments_schema, filter_schemas, profile_schema
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
    """A read-only tool; ``input`` and ``output`` are JSON Schemas."""

    name: str
    title: str
    description: str
    input: Schema
    output: Schema
    answer: Callable[[Arguments], Answer]


def tools_of(catalogue: Catalogue, today: Callable[[], date]) -> dict[str, Tool]:
    """Return the tools by name. Closed lists come from the vocabulary and the profile of the catalogue."""
    toolbox = _Toolbox(catalogue, today)
    return {
        tool.name: tool
        for tool in (toolbox.search(), toolbox.show(), toolbox.match(), toolbox.explain(), toolbox.deadlines())
    }


class _Toolbox(NamedTuple):
    catalogue: Catalogue
    today: Callable[[], date]

    def search(self) -> Tool:
        """Return the tool that searches with words and gives ranked hits."""

        def answer(arguments: Arguments) -> Answer:
            day, language, offset = self._common_arguments(arguments)
            hits = self.catalogue.search(arguments["query"], _filters_of(arguments), _DEEPEST, day=day).hits
            certain_hits = [hit for hit in hits if not hit.similar]
            summaries = (
                answers.summary_of(self.catalogue.get(hit.card.id), self.catalogue, day, language)
                for hit in certain_hits[offset:]
            )
            return answers.page(summaries, len(certain_hits), offset)

        return Tool(
            "search",
            "Search programmes",
            "Find funding, advice, training and placement programmes for people and firms in the Region Hannover, best "
            "first, 200 at most. Everyday words, German or English; a town, an age or 'ohne Kredit' in the query are "
            "understood.",
            arguments_schema(
                {"query": {"type": "string", "minLength": 1, "maxLength": 500}}
                | filter_schemas(self.catalogue.vocabulary),
                ["query"],
            ),
            RESULTS,
            answer,
        )

    def show(self) -> Tool:
        """Return the tool that gives one programme in full, or its statements with their sources."""

        def answer(arguments: Arguments) -> Answer:
            day, language, offset = self._common_arguments(arguments)
            programme = self.catalogue.get(arguments["id"])
            if arguments.get("sources"):
                statements = answers.statements(programme)
                return answers.page(statements[offset:], len(statements), offset)
            return answers.page([answers.in_full(programme, self.catalogue, day, language)], 1, 0)

        return Tool(
            "show",
            "Show a programme",
            "One programme in full: what one gets, conditions, how to apply, deadlines, whom to ask. With sources: "
            "every statement with its dated source, a page at a time.",
            arguments_schema({"id": {"type": "string"}, "sources": {"type": "boolean", "default": False}}, ["id"]),
            RESULTS,
            answer,
        )

    def match(self) -> Tool:
        """Return the tool that gives the programmes that fit a profile, by group."""

        def answer(arguments: Arguments) -> Answer:
            day, language, offset = self._common_arguments(arguments)
            wanted_groups = arguments.get("groups") or ["fits", "open", "maybe"]
            matching = self.catalogue.match(arguments["profile"], day=day)
            if not arguments.get("other_topics", False):
                matching = matching._replace(other_topic=())
            decisions = [(group, decision) for group, decision in matching.ordered() if group in wanted_groups]
            results = (
                answers.of_decision(decision, group, self.catalogue, day, language)
                for group, decision in decisions[offset:]
            )
            return answers.page(results, len(decisions), offset)

        groups = {"type": "array", "items": {"enum": list(_GROUPS)}, "description": _GROUP_TEXT}
        other_topics = {
            "type": "boolean",
            "default": False,
            "description": "Also those of which only the topic differs: mostly more than all others together.",
        }
        return Tool(
            "match",
            "What fits somebody",
            f"Compare what somebody says of themselves with the documented conditions. {_GROUP_TEXT}",
            arguments_schema(
                {"profile": profile_schema(self.catalogue), "groups": groups, "other_topics": other_topics}, ["profile"]
            ),
            RESULTS,
            answer,
        )

    def explain(self) -> Tool:
        """Return the tool that explains why a programme fits a profile or not."""

        def answer(arguments: Arguments) -> Answer:
            day, language, _ = self._common_arguments(arguments)
            programme = self.catalogue.get(arguments["id"])
            matching = self.catalogue.match(arguments["profile"], day=day)
            group, decision = next(
                (group, decision) for group, decision in matching.ordered() if decision.programme.id == programme.id
            )
            explanation = answers.of_decision(decision, group, self.catalogue, day, language)
            explanation["criteria"] = [
                {
                    "kind": assessment.criterion.kind,
                    "text": answers.in_language(assessment.criterion.text, language)
                    if assessment.criterion.text
                    else None,
                    "verdict": assessment.verdict,
                }
                for assessment in decision.assessments
            ]
            return answers.page([explanation], 1, 0)

        return Tool(
            "explain",
            "Why it fits or not",
            f"Every demand of one programme with its verdict for a profile. {_GROUP_TEXT}",
            arguments_schema({"id": {"type": "string"}, "profile": profile_schema(self.catalogue)}, ["id", "profile"]),
            RESULTS,
            answer,
        )

    def deadlines(self) -> Tool:
        """Return the tool that gives deadlines and end dates."""

        def answer(arguments: Arguments) -> Answer:
            from hannover_foerder.planning.due import calendar

            day, language, offset = self._common_arguments(arguments)
            selection = self.catalogue.filter(_filters_of(arguments), day=day)
            programmes = self.catalogue.programmes([card.id for card in selection.cards])
            dates = calendar(programmes, day, days_later(day, arguments.get("within_days", _DEFAULT_DAYS))).due
            results = (
                answers.summary_of(due.programme, self.catalogue, day, language)
                | {"due": due.day.isoformat(), "role": due.role, "renewal_unknown": due.renewal_unknown}
                for due in dates[offset:]
            )
            return answers.page(results, len(dates), offset)

        within_days = {
            "type": "integer",
            "minimum": 1,
            "maximum": 3650,
            "default": _DEFAULT_DAYS,
            "description": "Days from the day on.",
        }
        return Tool(
            "deadlines",
            "What is due",
            "Days by which one must apply, and ends of programmes, soonest first. Most programmes have no known date.",
            arguments_schema({"within_days": within_days} | filter_schemas(self.catalogue.vocabulary), []),
            RESULTS,
            answer,
        )

    def _common_arguments(self, arguments: Arguments) -> tuple[date, str, int]:
        """Return day, language and offset of a call. Raises FoerderError for an invalid day."""
        day_text = arguments.get("as_of")
        try:
            day = day_of(day_text) if day_text else self.today()
        except ValueError as error:
            raise FoerderError("error.bad-date", option="as_of", value=day_text) from error
        return day, arguments.get("language", "de"), int(arguments.get("offset", 0))


def _filters_of(arguments: Arguments) -> Filters:
    """Return the filters that the arguments of a call name."""

    def terms_of(name: str) -> tuple[Any, ...]:
        return tuple(arguments.get(name, ()))

    return Filters(
        target_groups=terms_of("target_groups"),
        topics=terms_of("topics"),
        kinds=terms_of("kinds"),
        areas=terms_of("areas"),
        statuses=terms_of("statuses"),
    )
