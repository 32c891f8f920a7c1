"""Matching of one profile against the catalogue; asks for missing answers on a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from hannover_foerder.cli.formats import rule_words_of, usual_format
from hannover_foerder.cli.handles import remember
from hannover_foerder.cli.interview.call_again import call_again
from hannover_foerder.cli.option_values import FOR_PEOPLE, FOR_READING, SHEET_FORMATS
from hannover_foerder.cli.profile.profiles import situation_of
from hannover_foerder.eligibility.decision import cases_of, match, running
from hannover_foerder.eligibility.exclusion import exclusions
from hannover_foerder.eligibility.interview import Interview, situation_for_questions
from hannover_foerder.eligibility.questions import next_question
from hannover_foerder.errors import CannotError, UsageError
from hannover_foerder.output.views.client_sheet import ClientSheet
from hannover_foerder.output.views.fit import DecisionWords, MatchView
from hannover_foerder.planning.leads import lead_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.options import ProfileOptions
    from hannover_foerder.cli.session import Session
    from hannover_foerder.eligibility.decision import Matching
    from hannover_foerder.eligibility.exclusion import Exclusions
    from hannover_foerder.eligibility.situation import Situation
    from hannover_foerder.model.filters import Filters
    from hannover_foerder.output.views.rule_words import RuleWords
    from hannover_foerder.planning.leads import Lead

MANY_FORMATS: Final = ("csv", "tsv", "json", "jsonl")
"""Formats for many profiles."""

_FEW_FITS: Final = 3
"""When fewer than this fit, a word is said on what does not."""


def format_of(format_: str | None, session: Session, *, many: bool) -> str:
    """Return the requested format; by default csv for many profiles, else table on a terminal and tsv in a pipe.

    Raises UsageError for a format that many profiles do not have.
    """
    if many and format_ not in (None, *MANY_FORMATS):
        raise UsageError("error.many-formats")
    return format_ or ("csv" if many else usual_format(session.environment))


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

    In a format that is not for people it is asked only if nothing is told. With ``save_path`` the answers are stored in
    a file. The programmes that may fit can be named by their number afterwards. Raises CannotError before anything is
    asked if that file is there, unless it is the profile itself or ``force`` replaces it; KeyboardInterrupt if the user
    leaves the questions.
    """
    may_replace = force or save_path == profile.profile
    if save_path is not None and not may_replace and Path(save_path).is_file():
        raise CannotError("error.file-exists", path=save_path)
    told_situation = situation_of(profile, catalogue, day)
    cases = cases_of(catalogue.programmes(), catalogue.vocabulary)
    rule_words, environment = rule_words_of(session, catalogue), session.environment
    interview = Interview(running(cases, day), day, told_situation)
    is_dialogue = environment.in_is_terminal and environment.out_is_terminal
    is_asked = is_dialogue and (format_ in FOR_PEOPLE or not profile.has_answers)
    if is_asked:
        situation = _after_interview(interview, rule_words, session, save_path, may_replace=may_replace)
        interview = interview._replace(situation=situation)
    situation = interview.situation
    matching, decision_words = match(cases, situation, day), DecisionWords(rule_words, day, situation.answers)
    excluded, leads = exclusions(matching, situation), _leads(matching, situation, catalogue, day)
    if save_path is not None:  # before the result, in whose pages somebody may close the window
        _save(save_path, situation, may_replace=may_replace)
    is_table = format_ == "table"  # which begins with the summary: what is long is read from its beginning
    view: ClientSheet | MatchView
    if format_ in SHEET_FORMATS:
        view = ClientSheet(decision_words, matching, leads)
    else:
        verdict = _summary(matching, decision_words) if is_table else ""
        view = MatchView(decision_words, matching, excluded, leads, everything=not is_table, verdict=verdict)
    session.show(view, format_, _notes(format_, matching, excluded, decision_words, interview, is_asked=is_asked))
    if format_ in FOR_READING:
        remember(session, [*leads])
    if save_path is not None:
        session.note(session.words.say("note.saved", path=save_path))
    if situation is not told_situation:
        _note_call_again("ask.again", situation, save_path, session)


def client_sheet(
    profile: ProfileOptions, filters: Filters, session: Session, catalogue: Catalogue, day: date
) -> ClientSheet:
    """Return the sheet of one client: of the programmes that pass the filters the decisions, and the next steps."""
    situation = situation_of(profile, catalogue, day)
    ids = [card.id for card in catalogue.filter(filters, day=day).cards]
    matching = match(cases_of(catalogue.programmes(ids), catalogue.vocabulary), situation, day)
    decision_words = DecisionWords(rule_words_of(session, catalogue), day, situation.answers)
    return ClientSheet(decision_words, matching, _leads(matching, situation, catalogue, day))


def _leads(matching: Matching, situation: Situation, catalogue: Catalogue, day: date) -> dict[str, Lead]:
    """Return the leads of a client: by id of each programme that may fit, best first, the next steps with it."""
    programmes = [decision.programme for decision in (*matching.fits, *matching.open, *matching.maybe)]
    return {
        programme.id: lead_of(programme, catalogue.whom_to_ask(programme), catalogue.vocabulary, situation, day)
        for programme in programmes
    }


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
            session.note(session.words.say("note.saved", path=saved_path))
        _note_call_again("ask.resume", situation, saved_path, session)
        raise KeyboardInterrupt from None


def _summary(matching: Matching, decision_words: DecisionWords) -> str:
    """Return how many programmes each group has."""
    counts = {
        "fits": len(matching.fits),
        "open": len(matching.open),
        "maybe": len(matching.maybe),
        "other": len(matching.other_topic),
        "out": len(matching.fits_not),
        "ended": len(matching.ended),
    }
    return decision_words.say("note.match", total=sum(counts.values()), **counts)


def _notes(
    format_: str,
    matching: Matching,
    excluded: Exclusions,
    decision_words: DecisionWords,
    interview: Interview,
    *,
    is_asked: bool,
) -> Iterator[str]:
    """Yield the notes on a result: summary and why few fit, as far as the format itself does not say so.

    Then the question that clears up most, if any is open and nothing was asked, those that are asked only for a single
    purpose, and that nothing is promised.
    """
    if format_ != "table":
        yield _summary(matching, decision_words)
    if len(matching.fits) + len(matching.open) < _FEW_FITS and format_ not in FOR_PEOPLE:
        yield from decision_words.why_few_fit(excluded)
    cases, situation = interview.cases, situation_for_questions(interview.cases, interview.situation)
    question = None if is_asked else next_question(cases, situation)
    if question is not None:
        text, count = decision_words.rules.question(question.field), question.programme_count
        yield decision_words.say("note.next", question=text, field=question.field, count=count)
    for field in interview.held_back_fields():
        yield decision_words.say("note.held-back", question=decision_words.rules.question(field))
    yield decision_words.say("note.no-promise")


def _note_call_again(key: str, situation: Situation, saved_path: str | None, session: Session) -> None:
    """Note the command line that repeats the call, in the message ``key``.

    No option can give the answers on single sentences: note that they are lost, unless they are in a saved file.
    """
    session.note(session.words.say(key, command=call_again(situation, saved_path, session.words)))
    if situation.sentences and saved_path is None:
        session.note(session.words.say("ask.unsaved"))


def _save(path: str, situation: Situation, *, may_replace: bool) -> None:
    """Write the answers to a file. Raises CannotError if it must not be replaced or its folder is missing, OSError."""
    from hannover_foerder.cli.files import write_file
    from hannover_foerder.reading.answers_file import answers_as_yaml

    write_file(path, answers_as_yaml(situation.profile()), may_replace=may_replace)
