"""Input and output types of the checks."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.reading.positions import line_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from datetime import date

    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.reading.positions import Passage
    from hannover_foerder.reading.situation_file import SituationFile

Severity = Literal["error", "warning"]


class Record(NamedTuple):
    """A programme and the text it was read from."""

    programme: Programme
    passage: Passage

    def finding(self, code: str, severity: Severity, path: str, values: Mapping[str, object]) -> Finding:
        """Return what a check has found at a path of the record."""
        return Hit(self.passage, path, values).finding(code, severity, self.programme.id)


class Material(NamedTuple):
    """The input of the checks: a catalogue and its word lists. A passage of ``None`` is not checked."""

    records: tuple[Record, ...]
    vocabulary: Vocabulary
    day: date
    """The day for which evidence must be fresh."""
    vocabulary_passage: Passage | None = None
    synonyms: Mapping[str, Any] = MappingProxyType({})
    synonyms_passage: Passage | None = None
    finds_programmes: Callable[[str], bool] | None = None
    """Whether a search for some words finds a programme; ``None``: not checked."""
    common_word_of: Callable[[str], str | None] | None = None
    """The very common word that a phrase comes down to without its function words, if any; ``None``: not checked."""
    offices_passage: Passage | None = None
    occasions: Collection[str] = ()
    """Ids of the programmes that have occasions."""
    occasions_passage: Passage | None = None
    is_ours: bool = False
    """Whether it is the catalogue that comes with the program, which has to be better than others."""
    profile: Mapping[str, ProfileField] = MappingProxyType({})
    situations: tuple[SituationFile, ...] = ()
    has_all_situations: bool = True
    """Whether each file of situations could be read; else a rule may be tried in one that could not."""
    unread: frozenset[str] = frozenset()
    """Ids of the records that could not be read; what others say of them, and what they would use, is not checked."""


class Hit(NamedTuple):
    """An occurrence that a check reports: its position, and the values of its message."""

    passage: Passage
    path: str
    values: Mapping[str, object] = MappingProxyType({})

    def finding(self, code: str, severity: Severity, record_id: str | None) -> Finding:
        """Return the hit with all that a report shows; ``record_id`` is ``None`` outside of records."""
        line = line_of(self.passage, self.path)
        path = self.path if record_id is None else f"{record_id}.{self.path}"
        return Finding(code, severity, self.passage.file, line, path, self.values)


class Check(NamedTuple):
    """A named check. Its messages are ``check.CODE`` (a finding) and ``check.CODE.about`` (its purpose)."""

    code: str
    severity: Severity
    run: Callable[[Material], Iterator[Hit]]
    elsewhere: Severity | None = None
    """How bad it is in a catalogue that is not ours, where that differs."""


class Finding(NamedTuple):
    """A hit with all that a report shows."""

    code: str
    severity: Severity
    file: str
    line: int
    path: str
    """Dotted, list places counted from 0; the id of the record comes first."""
    values: Mapping[str, object]


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings by file and line."""
    return sorted(findings, key=lambda finding: (finding.file, finding.line, finding.code))


def by_record(check: Callable[[Record], Iterator[Hit]]) -> Callable[[Material], Iterator[Hit]]:
    """Return a check of a catalogue that applies a check of single records."""

    def run(material: Material) -> Iterator[Hit]:
        for record in material.records:
            yield from check(record)

    return run
