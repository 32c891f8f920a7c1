"""Letters to the offices of programmes, rendered in a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.cli.formats import labels_of, reading_format
from hannover_foerder.cli.lookup import programmes_of
from hannover_foerder.cli.profile.profiles import one_profile
from hannover_foerder.eligibility.decision import cases_of, decide
from hannover_foerder.eligibility.situation import Situation
from hannover_foerder.errors import UsageError
from hannover_foerder.model.filters import Filters
from hannover_foerder.model.status import status_on
from hannover_foerder.output.views.letter import LetterView
from hannover_foerder.output.views.rule_words import RuleWords
from hannover_foerder.planning.inquiry import inquiry_of, letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.options import FilterOptions, ProfileOptions
    from hannover_foerder.cli.session import Session
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.planning.inquiry import Inquiry


def programmes_to_ask_about(
    ids: Sequence[str], options: FilterOptions, session: Session, catalogue: Catalogue, day: date
) -> list[Programme]:
    """Return the named programmes, else those that pass the filters.

    Raises UsageError for neither and for both, UnknownProgrammeError.
    """
    from hannover_foerder.cli.lists.filters import filters_of, list_filters

    is_filtered = filters_of(options, catalogue, day) != Filters()
    if bool(ids) == is_filtered:
        raise UsageError("error.ask-both" if ids else "error.ask-whom")
    if ids:
        return programmes_of(ids, "ask", session, catalogue)
    selection = catalogue.filter(list_filters(options, catalogue, session, day), day=day)
    return list(catalogue.programmes([card.id for card in selection.cards]))


def write_letters(
    programmes: Sequence[Programme],
    profile: ProfileOptions,
    format_: str | None,
    session: Session,
    catalogue: Catalogue,
    day: date,
    *,
    are_named: bool,
) -> None:
    """Write one letter per office, and note the programmes that get none, and that nothing is sent.

    A programme gets no letter without open points, nor if it does not fit the client, unless it was named
    (``are_named``).
    """
    situation = Situation(one_profile(profile, catalogue, day), catalogue.profile, catalogue.vocabulary)
    has_client = profile.profile is not None or bool(profile.set_)
    inquiries = []
    for case in cases_of(programmes, catalogue.vocabulary):
        decision = decide(case, situation, day) if has_client else None
        status = status_on(case.programme, day)
        inquiry = inquiry_of(case.programme, status, catalogue.vocabulary, decision)
        inquiries.append((inquiry, catalogue.whom_to_ask(case.programme)))
    unfit_programmes = [inquiry.programme for inquiry, _ in inquiries if _fits_not(inquiry)]
    if not are_named:
        inquiries = [(inquiry, offices) for inquiry, offices in inquiries if inquiry.programme not in unfit_programmes]
    words = RuleWords(catalogue.profile, labels_of(session, catalogue))
    view = LetterView(letters(inquiries), words, situation.answers)
    say, count = session.words.say, session.words.count
    names_without_points = _names((inquiry.programme for inquiry, _ in inquiries if not inquiry.points), session)
    unfit_names = _names(unfit_programmes, session)
    notes = (
        [count("note.nothing-open", len(names_without_points), names=", ".join(names_without_points))]
        if names_without_points
        else []
    )
    notes += (
        [say("note.ask-unfit" if are_named else "note.ask-left-out", names=", ".join(unfit_names))]
        if unfit_names
        else []
    )
    session.show(view, format_ or reading_format(session.environment), [*notes, say("note.not-sent")])


def _fits_not(inquiry: Inquiry) -> bool:
    return inquiry.decision is not None and inquiry.decision.group == "fits-not"


def _names(programmes: Iterable[Programme], session: Session) -> list[str]:
    return [session.words.pick(programme.name.pair) for programme in programmes]
