"""The best web page of a programme: its provider's own, else the best other page about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from hannover_foerder.model.dates import iso
from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from hannover_foerder.model.programme import Programme, Source

_KINDS: Final = (None, "secondary", "press", "official")
"""The kinds of sources, the best last; one of no known kind comes first."""


class Page(NamedTuple):
    """A page: address and kind; ``title`` is that of a source, ``as_of`` the date of its newest source (ISO)."""

    url: str
    kind: Literal["official", "info", "source"]
    title: str = ""
    as_of: str | None = None


def page_of(programme: Programme) -> Page | None:
    """Return the official page, else a page by others, else the most reliable source, of several the newest.

    ``None`` if no address is known.
    """
    links = programme.links
    if links is not None and links.official:
        return Page(links.official, "official", as_of=_as_of(programme, links.official))
    if links is not None and links.info:
        return Page(links.info, "info", as_of=_as_of(programme, links.info))
    source = max((source for source in programme.sources.values() if source.url), key=_reliability, default=None)
    return None if source is None else Page(source.url or "", "source", source.title, iso(source.date))


def _reliability(source: Source) -> tuple[int, date]:
    return _KINDS.index(source.kind), source.first_day


def _as_of(programme: Programme, url: str) -> str | None:
    """Return the date of the newest source at an address; ``None`` if no source has it."""
    sources = [source for source in programme.sources.values() if source.url == url]
    return iso(max(sources, key=lambda source: source.first_day).date) if sources else None
