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
        reasons = [reason._asdict() | {"points": round(reason.points, 4)} for reason in explanation.reasons]
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
        return (Plain("".join(f"{line}\n" for line in self._lines())),)

    def _lines(self) -> Iterator[str]:
        """Yield whether the programme is found and whom it is shut to, each reason, and what is missing."""
        explanation, words = self.explanation, self.labels.words
        key_of_miss = "explain.partly" if explanation.reasons else "explain.nothing"
        key = "explain.title" if explanation.found else key_of_miss
        yield words.say(key, query=harmless(self.query), name=self.labels.text(self.programme.name))
        if explanation.understood is not None and explanation.understood.is_more_than_words():
            yield understood_line(explanation.understood, self.labels)
        for obstacle in explanation.shut_to:
            yield words.say(f"explain.shut-to.{obstacle}")
        has_points = explanation.score > 0  # none without a word to search for (*ich bin 17*)
        for reason in explanation.reasons:
            yield (
                f"  {_points(reason.points):>7}  {_reason(reason, words)}"
                if has_points
                else f"  {_reason(reason, words)}"
            )
        if has_points:
            yield words.say("explain.score", score=_points(explanation.score))
            yield words.say("explain.covered", share=formats.percent(round(explanation.coverage * 100), words.language))
        if explanation.missing:
            yield words.say("explain.missing", words=", ".join(map(harmless, explanation.missing)))


def _reason(reason: Reason, words: Words) -> str:
    """Return a reason of a score in words: typed and matched word, how they match, and in which fields."""
    typed, matched = harmless(reason.typed), harmless(reason.found)
    match = f"{typed} → {matched}" if matched and matched != typed else typed
    fields = ", ".join(words.say(f"explain.field.{field}") for field in reason.fields)
    place = f", {words.say('explain.in', fields=fields)}" if fields else ""
    return f"{f'{match}: ' if match else ''}{words.say(f'explain.how.{reason.how}')}{place}"


def _points(points: float) -> str:
    return f"{points:.2f}"
