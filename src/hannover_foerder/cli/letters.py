"""Letters to the offices of programmes, rendered in a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.cli.formats import reading_format, rule_words_of
from hannover_foerder.cli.lookup import programmes_of
from hannover_foerder.cli.profile.profiles import situation_of
from hannover_foerder.eligibility.decision import cases_of, decide
from hannover_foerder.errors import UsageError
from hannover_foerder.model.filters import Filters
from hannover_foerder.model.status import status_on
from hannover_foerder.output.views.letter import LetterView
from hannover_foerder.planning.inquiry import inquiry_of, letters

if TYPE_CHECKING:
    from collections.abc import Sequence
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
    situation = situation_of(profile, catalogue, day)
    inquiries = []
    for case in cases_of(programmes, catalogue.vocabulary):
        decision = decide(case, situation, day) if profile.has_answers else None
        inquiry = inquiry_of(case.programme, status_on(case.programme, day), catalogue.vocabulary, decision)
        inquiries.append((inquiry, catalogue.whom_to_ask(case.programme)))
    pick = session.words.pick
    unfit_names = [pick(inquiry.programme.name.pair) for inquiry, _ in inquiries if _fits_not(inquiry)]
    if not are_named:
        inquiries = [(inquiry, offices) for inquiry, offices in inquiries if not _fits_not(inquiry)]
    view = LetterView(letters(inquiries), rule_words_of(session, catalogue), situation.answers)
    settled_names = [pick(inquiry.programme.name.pair) for inquiry, _ in inquiries if not inquiry.points]
    notes = []
    if settled_names:
        notes.append(session.words.say("note.nothing-open", names=", ".join(settled_names)))
    if unfit_names:
        key = "note.ask-unfit" if are_named else "note.ask-left-out"
        notes.append(session.words.say(key, names=", ".join(unfit_names)))
    session.show(view, format_ or reading_format(session.environment), [*notes, session.words.say("note.not-sent")])


def _fits_not(inquiry: Inquiry) -> bool:
    """Return whether a programme does not fit the client; false if nothing is told of the client."""
    return inquiry.decision is not None and inquiry.decision.group == "fits-not"
