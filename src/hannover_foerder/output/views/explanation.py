"""Why a search finds a programme, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.blocks import Plain
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.views.understood import understood_line, understood_object
from hannover_foerder.words import formats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.model.programme import Programme
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.search.ranking.explanation import Explanation, Reason
    from hannover_foerder.words import Words


class ExplanationView(NamedTuple):
    """The explanation why a query finds a programme or not, in one language."""

    programme: Programme
    query: str
    explanation: Explanation
    labels: Labels

    def objects(self) -> tuple[dict[str, Any]]:
        """Return the explanation as one object."""
        explanation = self.explanation
        reasons = [
            {
                "how": reason.how,
                "typed": reason.typed,
                "found": reason.found,
                "fields": list(reason.fields),
                "points": round(reason.points, 4),
            }
            for reason in explanation.reasons
        ]
        understood = explanation.understood
        return (
            {
                "id": self.programme.id,
                "query": self.query,
                "found": explanation.found,
                "score": round(explanation.score, 4),
                "coverage": round(explanation.coverage, 4),
                "missing": list(explanation.missing),
                "reasons": reasons,
                "understood": None if understood is None else understood_object(understood),
                "shut_to": list(explanation.shut_to),
            },
        )

    def parts(self) -> tuple[Plain]:
        """Return how the query was understood, and each match with its points, as one block."""
        name = self.labels.pick(self.programme.name.pair)
        lines = [*_lines(name, harmless(self.query), self.explanation, self.labels.words)]
        understood = self.explanation.understood
        if understood is not None and understood.is_more_than_words():
            lines.insert(1, understood_line(understood, self.labels))
        return (Plain("\n".join(lines) + "\n"),)


def _lines(name: str, query: str, explanation: Explanation, words: Words) -> Iterator[str]:
    """Yield whether the programme is found, whom it is shut to, each reason with its points, and what is missing."""
    key_of_miss = "explain.partly" if explanation.reasons else "explain.nothing"
    key = "explain.title" if explanation.found else key_of_miss
    yield words.say(key, query=query, name=name)
    for reason in explanation.shut_to:
        yield words.say(f"explain.shut-to.{reason}")
    for cause in explanation.reasons:
        yield f"  {_points(cause.points):>7}  {_reason(cause, words)}"
    if explanation.reasons:
        yield words.say("explain.score", score=_points(explanation.score))
        yield words.say("explain.covered", share=formats.percent(round(explanation.coverage * 100), words.language))
    if explanation.missing:
        yield words.say("explain.missing", words=", ".join(map(harmless, explanation.missing)))


def _reason(reason: Reason, words: Words) -> str:
    """Return a reason of a score in words: typed and matched word, how they match, and in which fields."""
    typed, matched = harmless(reason.typed), harmless(reason.found)
    what = f"{typed} → {matched}" if matched and matched != typed else typed
    how = words.say(f"explain.how.{reason.how}")
    where = ", ".join(words.say(f"explain.field.{field}") for field in reason.fields)
    place = f", {words.say('explain.in', fields=where)}" if where else ""
    return f"{what}: {how}{place}" if what else f"{how}{place}"


def _points(points: float) -> str:
    return f"{points:.2f}"
