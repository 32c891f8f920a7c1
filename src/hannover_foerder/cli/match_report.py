"""Matching of one profile against the catalogue; asks for missing answers on a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from hannover_foerder.cli.formats import labels_of
from hannover_foerder.cli.handles import remember
from hannover_foerder.cli.interview.call_again import again
from hannover_foerder.cli.option_values import FOR_READING, SHEET_FORMATS
from hannover_foerder.cli.profile.profiles import one_profile
from hannover_foerder.eligibility.decision import cases_of, match, running
from hannover_foerder.eligibility.exclusion import exclusions
from hannover_foerder.eligibility.interview import Interview, asking
from hannover_foerder.eligibility.questions import next_question
from hannover_foerder.eligibility.situation import Situation
from hannover_foerder.errors import CannotError, UsageError
from hannover_foerder.output.views.client_sheet import ClientSheet
from hannover_foerder.output.views.fit import Fit, MatchView
from hannover_foerder.output.views.rule_words import RuleWords
from hannover_foerder.planning.leads import lead_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.profile.options import ProfileOptions
    from hannover_foerder.cli.session import Session
    from hannover_foerder.eligibility.decision import Matching
    from hannover_foerder.model.filters import Filters
    from hannover_foerder.planning.leads import Lead

MANY_FORMATS: Final = ("csv", "tsv", "json", "jsonl")
"""Formats for many profiles."""

_LEADING: Final = 3
"""Groups that may fit: the first ones of a matching."""
_FEW_FITS: Final = 3
"""When fewer than this fit, a word is said on what does not."""


def format_of(format_: str | None, session: Session, *, many: bool) -> str:
    """Return the requested format; by default csv for many profiles, else table on a terminal and tsv in a pipe."""
    if format_ is None:
        return "csv" if many else "table" if session.environment.out_is_terminal else "tsv"
    if many and format_ not in MANY_FORMATS:
        raise UsageError("error.many-formats")
    return format_


def write_one(
    profile: ProfileOptions,
    save: str | None,
    format_: str,
    session: Session,
    catalogue: Catalogue,
    day: date,
    *,
    force: bool = False,
) -> None:
    """Match one profile; without answers, ask for them on a terminal.

    Raises CannotError before anything is asked if the file to save in is there and is not the profile itself,
    unless ``force`` replaces it.
    """
    may_replace = force or save == profile.profile
    if save is not None and not may_replace and Path(save).is_file():
        raise CannotError("error.file-exists", path=save)
    first_situation = Situation(one_profile(profile, catalogue), catalogue.profile, catalogue.vocabulary)
    cases = cases_of(catalogue.programmes(), catalogue.vocabulary)
    words = RuleWords(catalogue.profile, labels_of(session, catalogue))
    environment = session.environment
    interview = Interview(running(cases, day), day, first_situation)
    is_asked = environment.in_is_terminal and environment.out_is_terminal and _may_ask(format_, profile)
    situation = (
        _after_interview(interview, words, session, save, may_replace=may_replace) if is_asked else first_situation
    )
    interview = interview._replace(situation=situation)
    matching, fit = match(cases, situation, day), Fit(words, day, situation.answers)
    summary, *reasons = _notes(format_, matching, situation, fit)
    is_first = format_ == "table"  # what is long is read from its beginning
    notes = [
        *(reasons if is_first else (summary, *reasons)),
        *(() if is_asked else _next(interview, words)),
        *(session.words.say("note.held-back", question=words.question(field)) for field in interview.held_back()),
        session.words.say("note.no-promise"),
    ]
    leads = leads_of(matching, situation, catalogue, day)
    if save is not None:  # before the result, in whose pages somebody may close the window
        _save(save, situation, may_replace=may_replace)
    if format_ in SHEET_FORMATS:
        session.show(ClientSheet(fit, matching, leads), format_, notes)
    else:
        out = exclusions(matching, situation)
        view = MatchView(fit, matching, out, leads, everything=not is_first, verdict=summary if is_first else "")
        session.show(view, format_, notes)
    if format_ in FOR_READING:
        remember(session, [decision.programme.id for group in matching[:_LEADING] for decision in group])
    if save is not None:
        session.note(_saved(save, session))
    if situation is not first_situation:
        session.note(session.words.say("ask.again", command=again(situation, save, session.words)))
        _note_unsaved(situation, save, session)


def client_sheet(
    profile: ProfileOptions, filters: Filters, session: Session, catalogue: Catalogue, day: date
) -> ClientSheet:
    """Return the sheet of one client, of the programmes that pass the filters."""
    situation = Situation(one_profile(profile, catalogue), catalogue.profile, catalogue.vocabulary)
    ids = [card.id for card in catalogue.filter(filters, day=day).cards]
    decided = match(cases_of(catalogue.programmes(ids), catalogue.vocabulary), situation, day)
    words = RuleWords(catalogue.profile, labels_of(session, catalogue))
    return ClientSheet(Fit(words, day, situation.answers), decided, leads_of(decided, situation, catalogue, day))


def leads_of(matching: Matching, situation: Situation, catalogue: Catalogue, day: date) -> dict[str, Lead]:
    """Return the next steps with all programmes that may fit, by id."""
    programmes = [decision.programme for group in matching[:_LEADING] for decision in group]
    return {
        programme.id: lead_of(programme, catalogue.whom_to_ask(programme), catalogue.vocabulary, situation, day)
        for programme in programmes
    }


def _may_ask(format_: str, profile: ProfileOptions) -> bool:
    """Return whether to ask questions: in formats for reading always, in others only without answers."""
    return format_ in ("table", "text", "markdown") or (profile.profile is None and not profile.set_)


def _after_interview(
    interview: Interview, words: RuleWords, session: Session, save: str | None, *, may_replace: bool
) -> Situation:
    """Return the situation after the interview; if the user leaves it, save the answers, and note how to go on.

    Raises KeyboardInterrupt if the user leaves.
    """
    from hannover_foerder.cli.interview.asking import StoppedError, ask_all, asker

    try:
        return ask_all(interview, words, session, asker(session))
    except StoppedError as stopped:
        situation = stopped.situation
        saved = save if situation.answers or situation.sentences else None
        if saved is not None:
            _save(saved, situation, may_replace=may_replace)
            session.note(_saved(saved, session))
        session.note(session.words.say("ask.resume", command=again(situation, saved, session.words)))
        _note_unsaved(situation, saved, session)
        raise KeyboardInterrupt from None


def _notes(format_: str, decided: Matching, situation: Situation, fit: Fit) -> Iterator[str]:
    """Yield the numbers; and where the groups are not shown for reading, why little fits."""
    counts = {
        "fits": len(decided.fits),
        "open": len(decided.open),
        "maybe": len(decided.maybe),
        "other": len(decided.other_topic),
        "out": len(decided.fits_not),
        "ended": len(decided.ended),
    }
    yield fit.say("note.match", total=sum(counts.values()), **counts)
    if len(decided.fits) + len(decided.open) < _FEW_FITS and format_ not in ("table", "text", "markdown"):
        yield from fit.why_few_fit(exclusions(decided, situation))


def _next(interview: Interview, words: RuleWords) -> Iterator[str]:
    """Yield the question that clears up most."""
    question = next_question(interview.cases, asking(interview.cases, interview.situation))
    if question is not None:
        question_text = words.question(question.field)
        yield words.labels.words.say("note.next", question=question_text, field=question.field, count=question.open)


def _note_unsaved(situation: Situation, saved: str | None, session: Session) -> None:
    """Note that a command line cannot repeat the answers on single sentences."""
    if situation.sentences and saved is None:
        session.note(session.words.say("ask.unsaved"))


def _save(path: str, situation: Situation, *, may_replace: bool) -> None:
    from hannover_foerder.cli.files import write_file
    from hannover_foerder.reading.answers_file import answers_as_yaml

    write_file(path, answers_as_yaml(situation.profile()), may_replace=may_replace)


def _saved(path: str, session: Session) -> str:
    from hannover_foerder.output.harmless import harmless

    return session.words.say("note.saved", path=harmless(path))
