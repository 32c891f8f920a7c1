"""A new record at the end of a catalogue file: its text, its errors, and what it still lacks."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from hannover_foerder.errors import CatalogueError
from hannover_foerder.lint.gathering import finding_of, records_of
from hannover_foerder.lint.material import Finding, Material, Record
from hannover_foerder.lint.registry import CHECKS, lint
from hannover_foerder.model.office import whom_to_ask
from hannover_foerder.model.spelling import plain
from hannover_foerder.model.vocabulary import FACETS
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.reading.blocks import place_of_next, split
from hannover_foerder.reading.positions import Passage
from hannover_foerder.reading.read import duplicate_id, read_block, read_head, written_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.text import Text
    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.reading.blocks import Block

_HOST: Final = re.compile(r"https?://(?:www\.)?([^/:?#]+)")
_PLAIN_ID: Final = re.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
"""An id that YAML can only take for a text."""

_CHECKS: Final = tuple(check for check in CHECKS if "error" in (check.severity, check.elsewhere))


class Draft(NamedTuple):
    """The fields of a new record. ``None``: not asked yet; empty: not known."""

    id: str | None = None
    name: str | None = None
    name_en: str | None = None
    summary: str | None = None
    summary_en: str | None = None
    provider: str | None = None
    page: str | None = None
    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()


class Appended(NamedTuple):
    """A catalogue file with a record appended: its bytes, the record's block, and the record if it is valid."""

    content: bytes
    block: Block
    programme: Programme | None
    errors: tuple[Finding, ...]


class Target:
    """A catalogue file to which a record is appended; ``file`` is the name for messages.

    ``neighbours`` are the records of the other files of its catalogue, whose ids and names are taken as well.
    Raises CatalogueError for what is wrong outside its records.
    """

    def __init__(
        self,
        content: bytes,
        file: str,
        vocabulary: Vocabulary,
        profile: Mapping[str, ProfileField],
        day: date,
        *,
        is_ours: bool,
        neighbours: Sequence[Record] = (),
    ) -> None:
        head, blocks = split(content)
        read_head(head._replace(has_records=place_of_next(content) is not None), file)
        self._content, self._file, self._profile = content, file, profile
        self.is_ours = is_ours
        records, _ = records_of([(file, content)], vocabulary, profile)
        self._passages_by_id: dict[str, Passage] = {}
        for record in (*records, *neighbours):
            for taken_id in (record.programme.id, *record.programme.former_ids):
                self._passages_by_id.setdefault(taken_id, record.passage)
        read_lines = {record.passage.line for record in records}
        for block in blocks:  # an id in a record that cannot be read is taken, too
            block_id = None if block.line in read_lines else written_id(block)
            if block_id is not None:
                self._passages_by_id.setdefault(block_id, Passage(file, block.line, block.text))
        self._material = Material((*records, *neighbours), vocabulary, day, is_ours=is_ours)
        self._errors_before = self._errors(self._material)

    def append(self, draft: Draft, retrieved: date, unsourced: Text) -> Appended | None:
        """Return the file with a record appended, every other byte unchanged, and what is wrong with the record.

        Mistakes that the file has already are not told. ``None`` if the file has no list for it, or one in which it
        would not be a record of its own.
        ``unsourced`` is the reason that stands beside statements without a source.
        """
        place = place_of_next(self._content)
        if place is None:
            return None
        text_before, text_behind = self._content[:place], self._content[place:]
        head, blocks = split(self._content)
        first_text = blocks[0].text if blocks else b"  -"
        indent = " " * (len(first_text) - len(first_text.lstrip(b" ")))
        lines = [f"{indent}{line}\n" for line in _lines(draft, retrieved, unsourced)]
        if len(blocks) > 1 and blocks[0].text.replace(b"\r", b"").endswith(b"\n\n"):  # as between the others
            lines.insert(0, "\n")
        if not text_before.endswith(b"\n"):
            lines.insert(0, "\n")
        line_end = "\r\n" if b"\r\n" in head.text else "\n"
        new_text = "".join(lines).replace("\n", line_end).encode("utf-8", "surrogatepass")
        content = text_before + new_text + text_behind
        head, blocks_after = split(content)
        if len(blocks_after) != len(blocks) + 1 or blocks_after[-1].text.strip() != new_text.strip():
            return None
        block = blocks_after[-1]
        try:
            read_head(head, self._file)
            programme = read_block(block, self._file, self._material.vocabulary, self._profile)
        except CatalogueError as error:
            return Appended(content, block, programme=None, errors=tuple(map(finding_of, error.problems)))
        passage = Passage(self._file, block.line, block.text)
        first_passage = self._passages_by_id.get(programme.id)
        if first_passage is not None:
            duplicate = finding_of(duplicate_id(programme.id, passage, first_passage))
            return Appended(content, block, programme, (duplicate,))
        record = Record(programme, passage)
        errors = self._errors(self._material._replace(records=(*self._material.records, record)))
        new_errors = tuple(finding for finding in errors if finding not in self._errors_before)
        return Appended(content, block, programme, new_errors)

    def gaps(self, programme: Programme) -> tuple[str, ...]:
        """Return the codes of what a new record does not say, the most important first."""
        is_missing = {
            "source": not programme.sources,
            "date": bool(programme.sources) and not any(source.date for source in programme.sources.values()),
            "page": not (programme.links and programme.links.official),
            "contact": all(ask.kind == "page" for ask in whom_to_ask(programme, self._material.vocabulary.offices)),
            "requirements": not programme.requirements,
            "application": not programme.application,
            "deadlines": not (programme.deadlines or programme.period),
            **{
                field: not getattr(programme, field)
                for field in ("provider", "kinds", "target_groups", "areas", "topics", "funding", "description")
            },
        }
        return tuple(gap for gap, is_gap in is_missing.items() if is_gap)

    @staticmethod
    def _errors(material: Material) -> list[Finding]:
        return [finding for finding in lint(material, _CHECKS) if finding.severity == "error"]


def _lines(draft: Draft, retrieved: date, unsourced: Text) -> Iterator[str]:
    """Yield the lines of a record. Typed texts are quoted, so that YAML reads them unchanged."""
    name, summary = draft.name or "", draft.summary or ""
    supported_fields = ["name"]
    identifier = draft.id or ""
    yield f"- id: {identifier if _PLAIN_ID.fullmatch(identifier) else _quote(identifier)}"
    yield f"  name: {{de: {_quote(name)}, en: {_quote(draft.name_en or name)}}}"
    if summary:
        yield "  summary:"
        yield f"    de: {_quote(summary)}"
        yield f"    en: {_quote(draft.summary_en or summary)}"
    for facet in FACETS:
        terms: tuple[str, ...] = getattr(draft, facet)
        if terms:
            supported_fields.append(facet)
            yield f"  {facet}: [{', '.join(terms)}]"
    if draft.provider:
        supported_fields.append("provider")
        yield f"  provider: {{name: {_quote(draft.provider)}}}"
    if draft.offices:
        yield f"  offices: [{', '.join(draft.offices)}]"
    if not draft.page:
        yield "  inferred:"
        yield f"    - fields: [{', '.join(supported_fields)}]"
        yield f"      reason: {{de: {_quote(unsourced.de)}, en: {_quote(unsourced.en or unsourced.de)}}}"
        return
    host = _HOST.match(draft.page)
    key = plain(host[1] if host else "") or "page"
    yield f"  links: {{official: {_quote(draft.page)}}}"
    yield "  sources:"
    yield f"    {key}:"
    yield f"      title: {_quote(f'{draft.provider}: {name}' if draft.provider else name)}"
    yield f"      url: {_quote(draft.page)}"
    yield f"      retrieved: '{retrieved}'"
    yield "      kind: official"
    yield "  facts:"
    yield f"    - text: {_quote(summary or name)}"
    yield f"      sources: [{key}]"
    yield f"      supports: [{', '.join([*supported_fields, 'links'])}]"


def _quote(text: str) -> str:
    """Return a text in quotation marks; with escapes for invisible characters."""
    return "'" + text.replace("'", "''") + "'" if text.isprintable() else json.dumps(text, ensure_ascii=False)
