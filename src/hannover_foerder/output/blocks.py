"""What a view consists of for people, independent of format: each format has a form for every block."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from hannover_foerder.model.status import StatusCode
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.facets import Value
    from hannover_foerder.output.views.listing import Section

    Tokens = Callable[[str], Iterable[tuple[str, int, int, str]]]
    """Gives the words of a text: each as written, its first position, the one behind it, its stem."""


class Line(NamedTuple):
    """A statement, made harmless. ``level`` 1 is subordinate to the line above."""

    text: str
    label: str | None = None
    level: int = 0
    url: str | None = None
    mark: str | None = None
    """Shown instead of the bullet, for example ``1.``; an empty one leaves it out."""
    strong: bool = False
    faint: bool = False
    warning: bool = False


class Part(NamedTuple):
    """Lines under a heading. ``inline``: the only line follows the heading."""

    heading: str
    lines: tuple[Line, ...]
    inline: bool = False
    least: int = 0
    """So many of its lines stay where a screen has no room for all."""


class Plain(NamedTuple):
    """Lines that are the same in every format, made harmless."""

    text: str


class Title(NamedTuple):
    """Name, id, status and summary of a programme; ``status`` is a sentence."""

    name: str
    id: str
    status: str
    code: StatusCode
    notes: tuple[str, ...]
    """Notes beside the status: why the programme ended, and its successor."""
    summary: str | None


class Overview(NamedTuple):
    """What somebody needs to know about a programme: a title, parts, and closing lines."""

    title: Title
    parts: tuple[Part, ...]
    closing_lines: tuple[Line, ...]
    cut_note: Callable[[int], str]
    """What stands where a list is cut, for the number of lines that are missing."""
    in_full: bool = False
    """Nothing is cut, however long it gets."""


class Programmes(NamedTuple):
    """Sections of programmes in one language. ``tokens`` gives the words of a text as (surface, start, end, stem)."""

    sections: tuple[Section, ...]
    labels: Labels
    tokens: Tokens


class Counts(NamedTuple):
    """The numbers of programmes by value of a facet; ``columns`` are the headings of value and number."""

    columns: tuple[str, str]
    facets: tuple[tuple[str, tuple[Value, ...]], ...]
    """The heading of each facet, and its values."""


class DatedEvent(NamedTuple):
    """What is due on a day, how many days are left, and the same in words."""

    day: str
    days_left: int
    time_left: str
    name: str
    id: str
    event: str


class Timeline(NamedTuple):
    """Events, soonest first, in a period of ``days`` days."""

    heading: str
    events: tuple[DatedEvent, ...]
    days: int
    undated: tuple[Part, ...]
    """Programmes without a date."""
    remarks: tuple[str, ...]
    """What a screen says instead of listing these: how many there are, and how to see them."""


class FindingLine(NamedTuple):
    """A finding: ``FILE:LINE:``, the word for its severity, and the message."""

    place: str
    severity: str
    message: str
    is_error: bool


class Findings(NamedTuple):
    """Findings of the linter; where they are more than a screen holds, it says first how many there are, by kind."""

    lines: tuple[FindingLine, ...]
    totals: str
    kinds: tuple[str, ...]


class Mail(NamedTuple):
    """A letter as a mail: harmless plain text."""

    ids: tuple[str, ...]
    office: str | None
    email: str | None
    ways: tuple[str, ...]
    """Other means to reach the office, or what to know before writing."""
    subject: str
    body: str
    link: str | None
    """A ``mailto:`` address (RFC 6068); ``None`` without a mailbox."""
    is_whole: bool
    """Whether the link holds the whole text; a longer one has to be copied."""
    hint: str
    """How to use the link."""


Block = Part | Plain | Overview | Programmes | Counts | Timeline | Findings | Mail


def runs(blocks: Iterable[Block]) -> Iterator[Block | list[Part]]:
    """Yield the blocks singly; neighbouring one-line parts as a list."""
    for is_inline, members in groupby(blocks, lambda block: isinstance(block, Part) and block.inline):
        if is_inline:
            yield [block for block in members if isinstance(block, Part)]
        else:
            yield from members
