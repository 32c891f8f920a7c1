"""One profile or many against a catalogue, written in a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.cli.choices import chosen
from hannover_foerder.cli.forms import labels_of
from hannover_foerder.cli.profiles import many_profiles, one_profile
from hannover_foerder.cli.values import MATCH_FORMS
from hannover_foerder.eligibility.decision import Matching, cases_of, match
from hannover_foerder.eligibility.questions import next_question
from hannover_foerder.eligibility.situation import Situation
from hannover_foerder.errors import UsageError
from hannover_foerder.model.status import status_on
from hannover_foerder.output.fit import Fit
from hannover_foerder.output.rule_words import RuleWords

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from hannover_foerder.cli.session import Session
    from hannover_foerder.eligibility.decision import Case, Decision
    from hannover_foerder.model.status import StatusAt
    from hannover_foerder.store.catalogue import Catalogue

Decided = tuple[str, "Decision", "StatusAt"]
"""The group, ``ended`` among them; the decision; the status."""

COLUMNS: Final = ("group", "id", "name", "reason", "missing", "status")


def form_of(written: str | None, session: Session, *, many: bool) -> str:
    """The form that was asked for; else for reading on a terminal, lines in a pipe, and a table for many profiles."""
    if written is None:
        return "csv" if many else "table" if session.environment.out_is_terminal else "tsv"
    form = chosen("--format", written, dict.fromkeys(MATCH_FORMS, ()))
    if many and form not in ("csv", "tsv"):
        raise UsageError("error.many-forms")
    return form


def write_one(
    path: str | None,
    settings: list[str] | None,
    save: str | None,
    form: str,
    session: Session,
    catalogue: Catalogue,
    day: date,
) -> None:
    """Match one profile; ask for it where nothing is given and somebody can answer."""
    answers = one_profile(path, settings, catalogue)
    cases = cases_of(catalogue.programmes(), catalogue.vocabulary)
    situation = Situation(answers, catalogue.profile, catalogue.vocabulary)
    words = RuleWords(catalogue.profile, labels_of(session, catalogue))
    environment = session.environment
    if not answers and path is None and environment.in_is_terminal and environment.out_is_terminal:
        from hannover_foerder.cli.asking import ask_all, on_terminal

        situation = ask_all(cases, situation, words, session, on_terminal)
    found = match(cases, situation, day)
    session.write(_text(form, found, Fit(words, day), session))
    _note(found, cases, situation, words, session)
    if save is not None:
        _save(save, path, situation, session)


def _note(found: Matching, cases: Sequence[Case], situation: Situation, words: RuleWords, session: Session) -> None:
    counts = {"fits": len(found.fits), "maybe": len(found.maybe), "out": len(found.fits_not), "ended": len(found.ended)}
    session.note(session.words.say("note.match", total=sum(counts.values()), **counts))
    question = next_question(cases, situation)
    if question is not None:
        asked = words.question(question.field)
        session.note(session.words.say("note.next", question=asked, field=question.field, count=question.open))
    session.note(session.words.say("note.no-promise"))


def _save(save: str, path: str | None, situation: Situation, session: Session) -> None:
    from hannover_foerder.catalogue.answers_file import written_answers
    from hannover_foerder.cli.files import write_file
    from hannover_foerder.output.harmless import harmless

    write_file(save, written_answers(dict(situation.answers)), replace=save == path)
    session.note(session.words.say("note.saved", path=harmless(save)))


def write_many(
    path: str, settings: list[str] | None, form: str, session: Session, catalogue: Catalogue, day: date
) -> None:
    """One table for all profiles: a row for each profile and programme."""
    cases = cases_of(catalogue.programmes(), catalogue.vocabulary)
    fit = Fit(RuleWords(catalogue.profile, labels_of(session, catalogue)), day)
    profiles = list(many_profiles(path, settings, catalogue))
    rows = [
        (profile.name, *cells)
        for profile in profiles
        for cells in _rows(match(cases, Situation(profile.answers, catalogue.profile, catalogue.vocabulary), day), fit)
    ]
    session.write(_table(form, ("profile", *COLUMNS), rows, session))
    session.note(session.words.count("note.profiles", len(profiles)))


def decided(found: Matching, day: date) -> Iterator[Decided]:
    """All decisions in their order, with their group and status."""
    for group, decisions in zip(("fits", "maybe", "fits-not", "ended"), found, strict=True):
        for one in decisions:
            yield group, one, status_on(one.programme, day)


def _text(form: str, found: Matching, fit: Fit, session: Session) -> str:
    everything = list(decided(found, fit.day))
    if form in ("json", "jsonl"):
        from hannover_foerder.output import json_
        from hannover_foerder.output.fit import objects

        return json_.array(objects(everything)) if form == "json" else json_.lines(objects(everything))
    if form in ("csv", "tsv"):
        return _table(form, COLUMNS, list(_rows(found, fit)), session)
    from hannover_foerder.output import parts

    statuses = {decision.programme.id: status for _, decision, status in everything}
    shown = list(fit.parts(found, statuses, everything=form != "table"))
    if form == "markdown":
        return parts.as_markdown(shown)
    return parts.as_text(shown) if form == "text" else parts.on_screen(shown, session.environment.screen())


def _rows(found: Matching, fit: Fit) -> Iterator[tuple[str, ...]]:
    for group, decision, status in decided(found, fit.day):
        name = fit.text(decision.programme.name)
        missing = ", ".join(decision.missing)
        yield (group, decision.programme.id, name, fit.reason(decision), missing, status.code)


def _table(form: str, columns: Sequence[str], rows: Sequence[Sequence[str]], session: Session) -> str:
    if form == "tsv":
        from hannover_foerder.output import tsv

        return "".join(tsv.line(row) for row in rows)
    from hannover_foerder.output import csv_

    heads = {"name": "column.name", "id": "column.id", "status": "column.status"}
    return csv_.document([session.words.say(heads.get(one, f"column.{one}")) for one in columns], rows)
