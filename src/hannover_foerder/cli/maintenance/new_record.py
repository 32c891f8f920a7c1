"""The steps of ``foerder new``: asks for fields, appends the record, reports what it still lacks."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.cli.choices import choice_of
from hannover_foerder.cli.files import write_file
from hannover_foerder.cli.lists.filters import chosen_terms
from hannover_foerder.cli.maintenance.catalogue_files import here, is_editable, is_ours, shown_path
from hannover_foerder.errors import CannotError, UsageError
from hannover_foerder.lint.drafting import Draft, Target
from hannover_foerder.lint.gathering import UNREADABLE, records_of
from hannover_foerder.model.spelling import plain
from hannover_foerder.model.text import Text
from hannover_foerder.output.views.findings import sentence
from hannover_foerder.reading.bundled import reference_data
from hannover_foerder.store.sources import READ_AGAINST, resolve
from hannover_foerder.words import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from hannover_foerder.cli.commands.new import RecordOptions
    from hannover_foerder.cli.session import Session
    from hannover_foerder.lint.drafting import Appended
    from hannover_foerder.lint.material import Finding, Record
    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.reading.bundled import ReferenceData
    from hannover_foerder.store.sources import SourceFile

_ASKED_FIELDS: Final = {
    "name": ("name",),
    "name_en": ("name",),
    "id": (),
    "summary": ("summary",),
    "summary_en": ("summary",),
    "provider": ("provider",),
    "page": ("links", "sources", "id"),
}
"""The fields that are asked for, in order, and the fields of a record in which an answer to each can be wrong."""

_REQUIRED: Final = ("name", "summary", "summary_en")
_FREE_ID: Final = "new-record-without-id"
"""Stands for the id until it has been asked for."""

_FACETS: Final = {"kind": "kinds", "topic": "topics", "target_group": "target_groups", "area": "areas"}


def write_record(options: RecordOptions, paths: Sequence[str], session: Session, day: date) -> None:
    """Append a record to the named catalogue file or that of the current folder, and report what it lacks.

    On a terminal missing fields are asked for first. Raises UsageError for what is missing where nobody can be asked,
    and for what ``check`` would call an error; CannotError, OSError; KeyboardInterrupt if the user leaves.
    """
    source = _file_of(paths or here())
    base = reference_data()
    file = shown_path(source.path)
    target = Target(
        source.read(),
        file,
        base.vocabulary,
        base.profile,
        day,
        is_ours=is_ours([source.path]),
        neighbours=_neighbours(source, base),
    )
    draft = _draft_of(options, base.vocabulary)
    environment = session.environment
    if environment.in_is_terminal and environment.out_is_terminal:
        session.note(session.words.say("new.start", file=file), session.words.say("new.start.how"))
        try:
            draft = _ask(draft, target, session)
        except KeyboardInterrupt:
            session.note("", session.words.say("new.stopped"))
            raise
    missing_options = [f"--{field.replace('_', '-')}" for field in _REQUIRED if not getattr(draft, field)]
    if missing_options:
        raise UsageError("error.new-missing", options=", ".join(missing_options))
    draft = draft._replace(id=draft.id or plain(draft.name or ""))
    appended = _append(draft, target, session)
    if appended.errors or appended.programme is None:
        raise UsageError("error.new-refused", reason=" ".join(_sentences(appended.errors, session)))
    write_file(source.path, appended.content, may_replace=True)
    line = appended.block.line
    session.note(session.words.say("new.written", id=appended.programme.id, file=file, line=line))
    gaps = "".join(f"- {session.words.say(f'new.gap.{gap}')}\n" for gap in target.gaps(appended.programme))
    session.write(f"{session.words.say('new.gaps')}\n{gaps}", "text")


def _file_of(paths: Sequence[str]) -> SourceFile:
    """Return the one file that a record can be written to. Raises CannotError or UsageError."""
    if not paths:
        raise UsageError("error.new-no-catalogue")
    sources = resolve(paths)
    if len(sources) > 1 or not is_editable(sources[0].path):
        raise UsageError("error.new-one-file")
    return sources[0]


def _neighbours(source: SourceFile, base: ReferenceData) -> tuple[Record, ...]:
    """Return the records of the other YAML files of the folder, with which the file may make one catalogue.

    A file that is no catalogue, or cannot be read, has none.
    """
    contents = []
    for neighbour in resolve([str(Path(source.path).parent)]):
        path = Path(neighbour.path)
        if not is_editable(neighbour.path) or path.name in READ_AGAINST or path.samefile(source.path):
            continue
        with suppress(OSError, CannotError):
            contents.append((shown_path(neighbour.path), neighbour.read()))
    return records_of(contents, base.vocabulary, base.profile)[0]


def _draft_of(options: RecordOptions, vocabulary: Vocabulary) -> Draft:
    """Return the draft that the options give, the fields to be asked for as typed, terms and offices by id.

    Raises UsageError for an unknown term or office.
    """
    facets: dict[str, Any] = {
        facet: chosen_terms(f"--{option.replace('_', '-')}", facet, getattr(options, option) or (), vocabulary)
        for option, facet in _FACETS.items()
    }
    names_by_office = {key: (office.de, office.en) for key, office in vocabulary.offices.items()}
    offices = dict.fromkeys(choice_of("--office", name, names_by_office) for name in options.office or ())
    return Draft(**{field: getattr(options, field) for field in _ASKED_FIELDS}, **facets, offices=tuple(offices))


def _append(draft: Draft, target: Target, session: Session) -> Appended:
    """Return the file with the record. Raises CannotError if it has no list that can be continued."""
    german, english = words_for("de"), words_for("en")
    reason = Text(german.say("new.unsourced"), english.say("new.unsourced"))
    appended = target.append(draft, session.environment.today, reason)
    if appended is None:
        raise CannotError("error.new-no-list")
    return appended


def _ask(draft: Draft, target: Target, session: Session) -> Draft:
    """Ask for the fields that the options leave open, each until ``check`` accepts the answer.

    Return the draft with the answers. Raises KeyboardInterrupt at the end of the input.
    """
    say = session.words.say
    for field, record_fields in _ASKED_FIELDS.items():
        if getattr(draft, field) is not None:
            continue
        is_needed = field in _REQUIRED or (field == "page" and target.is_ours and not draft.offices)
        proposal = {"id": plain(draft.name or ""), "name_en": draft.name or ""}.get(field, "")
        while True:
            session.note(say(f"new.ask.{field}", proposal=proposal))
            session.environment.err.write("> ")
            session.environment.err.flush()
            line = sys.stdin.readline()
            if not line:
                raise KeyboardInterrupt
            text = line.strip() or proposal
            answer: dict[str, Any] = {field: text}
            new_draft = draft._replace(**answer)
            checked_draft = new_draft._replace(id=new_draft.id or _FREE_ID)
            errors = _append(checked_draft, target, session).errors if text else ()
            objections = [
                finding for finding in errors if finding.code == UNREADABLE or _field_of(finding) in record_fields
            ]
            if objections:
                session.note(*_sentences(objections, session))
            elif not text and is_needed:
                session.note(say("new.needed"))
            else:
                draft = new_draft
                break
    return draft


def _field_of(finding: Finding) -> str:
    """Return the field of a record in which a finding is."""
    return finding.path.partition(".")[2].partition(".")[0].partition("[")[0]


def _sentences(findings: Sequence[Finding], session: Session) -> Iterator[str]:
    """Yield the messages of findings, each with the field it is about."""
    for finding in findings:
        path = finding.path.partition(".")[2]
        text = sentence(finding, session.words)
        yield f"{path}: {text}" if path else text
