"""The best web page of a programme: its provider's own, else the best other page about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from hannover_foerder.model.programme import Programme, Source

_KINDS: Final = ("official", "press", "secondary", None)
"""The kinds of sources, the best first; one of no known kind comes last."""


class Page(NamedTuple):
    """A page: address and kind; ``title`` is that of a source."""

    url: str
    kind: Literal["official", "info", "source"]
    title: str = ""


def page_of(programme: Programme) -> Page | None:
    """Return the official page, else a page by others, else the most reliable source, of several the newest.

    ``None`` if no address is known.
    """
    links = programme.links
    if links is not None and links.official:
        return Page(links.official, "official")
    if links is not None and links.info:
        return Page(links.info, "info")
    sources = [(source, source.url) for source in programme.sources.values() if source.url]
    if not sources:
        return None
    source, url = min(sources, key=lambda pair: (_KINDS.index(pair[0].kind), -_day(pair[0])))
    return Page(url, "source", source.title)


def _day(source: Source) -> int:
    """Return the last day that the date of a source can mean, counted from the year 1; 0 if it shows none."""
    return source.date.last_day.toordinal() if source.date else 0
