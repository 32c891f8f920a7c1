"""Matching of many profiles against a catalogue: first all valid profiles, then every error in the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.cli.formats import rule_words_of
from hannover_foerder.cli.profile.profiles import many_profiles
from hannover_foerder.eligibility.decision import cases_of, match
from hannover_foerder.eligibility.situation import Situation
from hannover_foerder.errors import AnswersError
from hannover_foerder.output.views.batch import BatchView, ProfileMatching, WideBatchView
from hannover_foerder.output.views.fit import DecisionWords

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.options import ProfileOptions
    from hannover_foerder.cli.profile.profiles import Batch
    from hannover_foerder.cli.session import Session
    from hannover_foerder.output.views.rule_words import RuleWords


def report_many_profiles(
    options: ProfileOptions, format_: str, session: Session, catalogue: Catalogue, day: date, *, wide: bool
) -> None:
    """Write a row or an object per profile and programme, or with ``wide`` (csv and tsv only) a row per profile.

    JSON Lines are written profile by profile. Notes follow on the number of profiles, same names and profiles without
    an answer. Where no profile is valid nothing is written, not even headings. Raises AnswersError with the mistakes of
    all profiles, after the others have been written, or for a file that is no table; UsageError for a mistake in
    ``--set``, CannotError where there is no profile at all, OSError for a file that cannot be read.
    """
    batch = many_profiles(options, catalogue, day)
    words = rule_words_of(session, catalogue)
    matchings = _matchings(batch, words, catalogue, day)
    if format_ == "jsonl":
        for matched in matchings:
            session.show(BatchView([matched], words), format_)
    elif batch.profiles:
        session.show((WideBatchView if wide else BatchView)(list(matchings), words), format_)
    _note_batch(batch, session)
    if batch.problems:
        raise AnswersError(batch.problems)


def _matchings(batch: Batch, words: RuleWords, catalogue: Catalogue, day: date) -> Iterator[ProfileMatching]:
    """Yield the decisions on all programmes for each profile."""
    cases = cases_of(catalogue.programmes(), catalogue.vocabulary)
    for profile in batch.profiles:
        situation = Situation(profile.answers, catalogue.profile, catalogue.vocabulary)
        decisions = match(cases, situation, day)
        yield ProfileMatching(profile.name, decisions, DecisionWords(words, day, situation.answers))


def _note_batch(batch: Batch, session: Session) -> None:
    """Note how many profiles were read, which names and empty ones are among them, and how many were left out."""
    say, count = session.words.say, session.words.count
    empty_profiles = [profile for profile in batch.profiles if not profile.answers]
    session.note(
        count("note.profiles", len(batch.profiles)),
        *(say("note.same-name", name=name) for name in batch.same_names),
        *(say("note.no-answers", name=profile.name) for profile in empty_profiles),
    )
    wrong_profiles = {
        (problem.file, problem.line if problem.file.lower().endswith(".csv") else 0) for problem in batch.problems
    }
    if wrong_profiles:  # a profile is a row of a table, or a whole file of a folder
        session.note(count("note.profiles-wrong", len(wrong_profiles)))
