"""Matching of one profile against the catalogue; asks for missing answers on a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from hannover_foerder.cli.formats import labels_of
from hannover_foerder.cli.handles import remember
from hannover_foerder.cli.interview.call_again import call_again
from hannover_foerder.cli.option_values import FOR_PEOPLE, FOR_READING, SHEET_FORMATS
from hannover_foerder.cli.profile.profiles import one_profile
from hannover_foerder.eligibility.decision import cases_of, match, running
from hannover_foerder.eligibility.exclusion import exclusions
from hannover_foerder.eligibility.interview import Interview, situation_for_questions
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
    from hannover_foerder.cli.options import ProfileOptions
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
    """Return the requested format; by default csv for many profiles, else table on a terminal and tsv in a pipe.

    Raises UsageError for a format that many profiles do not have.
    """
    if format_ is None:
        return "csv" if many else "table" if session.environment.out_is_terminal else "tsv"
    if many and format_ not in MANY_FORMATS:
        raise UsageError("error.many-formats")
    return format_


def report_one_profile(
    profile: ProfileOptions,
    save_path: str | None,
    format_: str,
    session: Session,
    catalogue: Catalogue,
    day: date,
    *,
    force: bool = False,
) -> None:
    """Match one profile and show the result with notes; on a terminal ask for missing answers first.

    With ``save_path`` the answers are stored in a file. The programmes that may fit can be named by their number
    afterwards. Raises CannotError before anything is asked if that file is there, unless it is the profile itself or
    ``force`` replaces it; KeyboardInterrupt if the user leaves the questions.
    """
    may_replace = force or save_path == profile.profile
    if save_path is not None and not may_replace and Path(save_path).is_file():
        raise CannotError("error.file-exists", path=save_path)
    told_situation = Situation(one_profile(profile, catalogue, day), catalogue.profile, catalogue.vocabulary)
    cases = cases_of(catalogue.programmes(), catalogue.vocabulary)
    rule_words = RuleWords(catalogue.profile, labels_of(session, catalogue))
    environment = session.environment
    interview = Interview(running(cases, day), day, told_situation)
    is_asked = environment.in_is_terminal and environment.out_is_terminal and _may_ask(format_, profile)
    situation = (
        _after_interview(interview, rule_words, session, save_path, may_replace=may_replace)
        if is_asked
        else told_situation
    )
    interview = interview._replace(situation=situation)
    matching, fit = match(cases, situation, day), Fit(rule_words, day, situation.answers)
    summary, *reasons = _summary_and_reasons(format_, matching, situation, fit)
    summary_comes_first = format_ == "table"  # what is long is read from its beginning
    notes = [
        *(reasons if summary_comes_first else (summary, *reasons)),
        *(() if is_asked else _next_question(interview, rule_words)),
        *(
            session.words.say("note.held-back", question=rule_words.question(field))
            for field in interview.held_back_fields()
        ),
        session.words.say("note.no-promise"),
    ]
    leads = leads_of(matching, situation, catalogue, day)
    if save_path is not None:  # before the result, in whose pages somebody may close the window
        _save(save_path, situation, may_replace=may_replace)
    if format_ in SHEET_FORMATS:
        session.show(ClientSheet(fit, matching, leads), format_, notes)
    else:
        excluded = exclusions(matching, situation)
        verdict = summary if summary_comes_first else ""
        view = MatchView(fit, matching, excluded, leads, everything=not summary_comes_first, verdict=verdict)
        session.show(view, format_, notes)
    if format_ in FOR_READING:
        remember(session, [decision.programme.id for group in matching[:_LEADING] for decision in group])
    if save_path is not None:
        session.note(_saved_note(save_path, session))
    if situation is not told_situation:
        session.note(session.words.say("ask.again", command=call_again(situation, save_path, session.words)))
        _note_unsaved(situation, save_path, session)


def client_sheet(
    profile: ProfileOptions, filters: Filters, session: Session, catalogue: Catalogue, day: date
) -> ClientSheet:
    """Return the sheet of one client, of the programmes that pass the filters."""
    situation = Situation(one_profile(profile, catalogue, day), catalogue.profile, catalogue.vocabulary)
    ids = [card.id for card in catalogue.filter(filters, day=day).cards]
    matching = match(cases_of(catalogue.programmes(ids), catalogue.vocabulary), situation, day)
    rule_words = RuleWords(catalogue.profile, labels_of(session, catalogue))
    return ClientSheet(Fit(rule_words, day, situation.answers), matching, leads_of(matching, situation, catalogue, day))


def leads_of(matching: Matching, situation: Situation, catalogue: Catalogue, day: date) -> dict[str, Lead]:
    """Return the next steps with all programmes that may fit, by id."""
    programmes = [decision.programme for group in matching[:_LEADING] for decision in group]
    return {
        programme.id: lead_of(programme, catalogue.whom_to_ask(programme), catalogue.vocabulary, situation, day)
        for programme in programmes
    }


def _may_ask(format_: str, profile: ProfileOptions) -> bool:
    """Return whether to ask questions: in formats for people always, in others only without answers."""
    return format_ in FOR_PEOPLE or (profile.profile is None and not profile.set_)


def _after_interview(
    interview: Interview, rule_words: RuleWords, session: Session, save_path: str | None, *, may_replace: bool
) -> Situation:
    """Ask the questions, and return the situation after them.

    If the user leaves, the answers are saved, how to go on is noted, and KeyboardInterrupt is raised.
    """
    from hannover_foerder.cli.interview.asking import StoppedError, ask_all, dialogue_on

    try:
        return ask_all(interview, rule_words, session, dialogue_on(session))
    except StoppedError as stopped:
        situation = stopped.situation
        saved_path = save_path if situation.answers or situation.sentences else None
        if saved_path is not None:
            _save(saved_path, situation, may_replace=may_replace)
            session.note(_saved_note(saved_path, session))
        session.note(session.words.say("ask.resume", command=call_again(situation, saved_path, session.words)))
        _note_unsaved(situation, saved_path, session)
        raise KeyboardInterrupt from None


def _summary_and_reasons(format_: str, matching: Matching, situation: Situation, fit: Fit) -> Iterator[str]:
    """Yield how many programmes each group has; then, in formats that do not show it themselves, why few fit."""
    counts = {
        "fits": len(matching.fits),
        "open": len(matching.open),
        "maybe": len(matching.maybe),
        "other": len(matching.other_topic),
        "out": len(matching.fits_not),
        "ended": len(matching.ended),
    }
    yield fit.say("note.match", total=sum(counts.values()), **counts)
    if len(matching.fits) + len(matching.open) < _FEW_FITS and format_ not in FOR_PEOPLE:
        yield from fit.why_few_fit(exclusions(matching, situation))


def _next_question(interview: Interview, rule_words: RuleWords) -> Iterator[str]:
    """Yield a note with the question that clears up most, if any is open."""
    question = next_question(interview.cases, situation_for_questions(interview.cases, interview.situation))
    if question is not None:
        question_text = rule_words.question(question.field)
        yield rule_words.labels.words.say(
            "note.next", question=question_text, field=question.field, count=question.programme_count
        )


def _note_unsaved(situation: Situation, saved_path: str | None, session: Session) -> None:
    """Note that the answers on single sentences are lost, which no command line can repeat, unless they are saved."""
    if situation.sentences and saved_path is None:
        session.note(session.words.say("ask.unsaved"))


def _save(path: str, situation: Situation, *, may_replace: bool) -> None:
    from hannover_foerder.cli.files import write_file
    from hannover_foerder.reading.answers_file import answers_as_yaml

    write_file(path, answers_as_yaml(situation.profile()), may_replace=may_replace)


def _saved_note(path: str, session: Session) -> str:
    from hannover_foerder.output.harmless import harmless

    return session.words.say("note.saved", path=harmless(path))
