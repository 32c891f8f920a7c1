"""The evidence in the detail view: in short, and statement by statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.output.blocks import Line, Part
from hannover_foerder.output.harmless import harmless, linkable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.model.programme import Programme
    from hannover_foerder.output.labels import Labels


def evidence(programme: Programme, labels: Labels) -> Part:
    """Return the numbers of statements and sources, with a warning if they are weak."""
    return Part(labels.words.say("detail.evidence"), tuple(_strength(programme, labels)))


def _strength(programme: Programme, labels: Labels) -> Iterator[Line]:
    """Yield the numbers of statements and sources, and why they are weak."""
    say, sources = labels.words.say, programme.sources.values()
    if not sources:
        yield Line(say("detail.evidence.none"), warning=True)
        return
    dates = [source.date for source in sources if source.date]
    counts = {"facts": len(programme.facts), "sources": len(sources)}
    if dates:
        newest = max(dates, key=lambda source_date: source_date.first_day)
        yield Line(say("detail.evidence.count", date=labels.day(str(newest)), **counts))
    else:
        yield Line(say("detail.evidence.count.undated", **counts))
        yield Line(say("detail.evidence.undated"), warning=True)
    if all(source.kind == "secondary" for source in sources):
        yield Line(say("detail.evidence.secondary"), warning=True)


def statements(programme: Programme, labels: Labels) -> Iterator[Part]:
    """Yield every statement with its sources and dates, inferred statements, and the sources themselves."""
    say = labels.words.say
    yield Part(say("detail.sources"), tuple(_facts(programme, labels)))
    yield Part(
        say("detail.inferred"),
        tuple(
            Line(
                labels.text(inference.reason),
                label=", ".join(map(harmless, inference.fields)),
            )
            for inference in programme.inferred
        ),
    )
    yield Part(say("detail.source-list"), tuple(_sources(programme, labels)))


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
    for key, source in programme.sources.items():
        kind = f", {labels.words.say(f'source.{source.kind}')}" if source.kind else ""
        yield Line(f"{labels.source(source)}{kind}", label=harmless(key))
        if source.url:
            yield Line(harmless(source.url), level=1, url=linkable(source.url))
