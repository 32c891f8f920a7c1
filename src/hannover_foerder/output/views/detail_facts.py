"""The evidence in the detail view: in short, and statement by statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.model.dates import newest
from hannover_foerder.output.blocks import Line, Part
from hannover_foerder.output.harmless import harmless, linkable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.model.programme import Programme
    from hannover_foerder.output.labels import Labels


def evidence(programme: Programme, labels: Labels) -> Part:
    """Return the numbers of statements and sources, with a warning if they are weak."""
    lines = weaknesses(programme, labels)
    if programme.sources:
        newest_date = newest(source.date for source in programme.sources.values())
        counts = {"facts": len(programme.facts), "sources": len(programme.sources)}
        if newest_date is None:
            count = labels.say("detail.evidence.count.undated", **counts)
        else:
            count = labels.say("detail.evidence.count", date=labels.day(str(newest_date)), **counts)
        lines.insert(0, Line(count))
    return Part(labels.say("detail.evidence"), tuple(lines))


def weaknesses(programme: Programme, labels: Labels) -> list[Line]:
    """Return why the evidence is weak, the gravest reason last; empty if it is not."""
    sources = programme.sources.values()
    reasons = {
        "none": not sources,
        "undated": sources and not any(source.date for source in sources),
        "secondary": sources and all(source.kind == "secondary" for source in sources),
    }
    return [
        Line(labels.say(f"detail.evidence.{reason}"), warning=True) for reason, applies in reasons.items() if applies
    ]


def statements(programme: Programme, labels: Labels) -> Iterator[Part]:
    """Yield every statement with its sources and dates, inferred statements, and the sources themselves."""
    yield Part(labels.say("detail.sources"), tuple(_facts(programme, labels)))
    yield Part(
        labels.say("detail.inferred"),
        tuple(
            Line(
                labels.text(inference.reason),
                label=", ".join(map(harmless, inference.fields)),
            )
            for inference in programme.inferred
        ),
    )
    yield Part(labels.say("detail.source-list"), tuple(_sources(programme, labels)))


def _facts(programme: Programme, labels: Labels) -> Iterator[Line]:
    """Yield every statement, and under it its sources with their dates; a source that is absent has only its key."""
    for fact in programme.facts:
        yield Line(harmless(fact.text))
        backing = [
            f"{harmless(key)}, {labels.source_date(programme.sources[key])}"
            if key in programme.sources
            else harmless(key)
            for key in fact.sources
        ]
        yield Line(f"[{'; '.join(backing)}]", level=1, faint=True)


def _sources(programme: Programme, labels: Labels) -> Iterator[Line]:
    """Yield every source with its key, and under it its address."""
    for key, source in programme.sources.items():
        kind = f", {labels.say(f'source.{source.kind}')}" if source.kind else ""
        yield Line(f"{labels.source(source)}{kind}", label=harmless(key))
        if source.url:
            yield Line(harmless(source.url), level=1, url=linkable(source.url))
