"""Conversion of command-line options to ``Filters``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.cli.option_values import FACETS, FOR_READING, SORTS
from hannover_foerder.model.filters import Filters
from hannover_foerder.model.status import STATUS_CODES, UNCLEAR_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.options import FilterOptions
    from hannover_foerder.cli.session import Session
    from hannover_foerder.model.status import StatusCode, StatusKind
    from hannover_foerder.model.vocabulary import Vocabulary

ALL = "all"


def filters_of(options: FilterOptions, catalogue: Catalogue, day: date) -> Filters:
    """Return the filters, with every value as its id.

    Raises UsageError for an unknown or ambiguous value; for an unknown topic it suggests the topics that a search on
    ``day`` finds.
    """
    return Filters(
        target_groups=_terms("target-group", options.target_group, catalogue),
        topics=_topics(options.topic, catalogue, day),
        kinds=_terms("kind", options.kind, catalogue),
        areas=_terms("area", options.area, catalogue),
        providers=_providers(options.provider, catalogue),
        statuses=_statuses(options.status),
        ongoing=options.ongoing,
        include_unknown=options.include_unknown,
    )


def list_filters(options: FilterOptions, catalogue: Catalogue, session: Session, day: date) -> Filters:
    """Return the filters of a list; without an area, the settings' area is used and a note says so.

    Raises UsageError for an unknown or ambiguous value.
    """
    filters, settings = filters_of(options, catalogue, day), session.settings
    if options.area or not settings.areas:
        return filters
    areas = chosen_terms(settings.areas_from, "areas", settings.areas, catalogue.vocabulary)
    areas_in_words = ", ".join(session.words.pick(catalogue.label("areas", area)) for area in areas)
    session.note(session.words.say("note.area-set", area=areas_in_words, place=settings.areas_from))
    return filters._replace(areas=areas)


def require_known_terms(filters: Filters, catalogue: Catalogue) -> Filters:
    """Return the filters unchanged. Raises UsageError if the vocabulary does not have all their terms.

    Providers are free text of the records and statuses are fixed, so neither can be lost from the vocabulary.
    """
    for name, facet in FACETS.items():
        if facet not in ("providers", "status"):
            _terms(name, getattr(filters, facet), catalogue)
    return filters


def usual_order(filters: Filters) -> str:
    """Return the default order: by distance if an area is filtered, else by name."""
    return "nearness" if filters.areas else "name"


def order_of(sort_text: str | None, format_: str) -> str | None:
    """Return the order that ``--sort`` names, ``None`` without it. Raises UsageError for one that does not exist.

    In formats for reading past dates come last; scripts read the plain order of dates.
    """
    from hannover_foerder.cli.choices import one_of

    sort = None if sort_text is None else one_of("--sort", sort_text, SORTS)
    return "coming" if sort == "until" and format_ in FOR_READING else sort


def with_ended(filters: Filters) -> Filters:
    """Return the filters without their default of hiding ended programmes; unchanged if they ask for a status."""
    return filters if filters.statuses or filters.ongoing else filters._replace(statuses=STATUS_CODES)


def facet_of(option: str, text: str) -> str:
    """Return the catalogue's name of a facet that the user typed for an option. Raises UsageError if there is none."""
    from hannover_foerder.cli.choices import choice_of

    return FACETS[choice_of(option, text, {name: (facet,) for name, facet in FACETS.items()})]


def _terms(name: str, names: Sequence[str] | None, catalogue: Catalogue) -> tuple[str, ...]:
    return chosen_terms(f"--{name}", FACETS[name], names, catalogue.vocabulary) if names else ()


def _topics(names: Sequence[str] | None, catalogue: Catalogue, day: date) -> tuple[str, ...]:
    """Return the ids of the topics typed. Raises UsageError for an unknown one, with topics that a search finds."""
    if not names:
        return ()
    from hannover_foerder.cli.topic_offer import offering_topics

    with offering_topics(catalogue, day):
        return _terms("topic", names, catalogue)


def chosen_terms(option: str, facet: str, names: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the ids of the terms typed for an option. Raises UsageError for an unknown or ambiguous one."""
    from hannover_foerder.cli.choices import choice_of
    from hannover_foerder.model.answering import names_of, spoken_names_of

    terms = vocabulary.facet(facet)
    names_by_term, spoken_by_term = names_of(terms), spoken_names_of(terms)
    return _without_duplicates(
        term
        for name in names
        for term in (_at_postcode(option, name, vocabulary) if facet == "areas" else ())
        or (choice_of(option, name, names_by_term, spoken_by_term),)
    )


def _at_postcode(option: str, text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return all municipalities that share a postcode; the town's name may follow it. Empty if the text is no postcode.

    Raises UsageError for a postcode that belongs to a single firm or to another town.
    """
    from hannover_foerder.cli.choices import refusal
    from hannover_foerder.model.answering import AnswerError, areas_at_postcode

    try:
        return areas_at_postcode(text, vocabulary) or ()
    except AnswerError as error:
        if error.code == "postcode":
            return ()
        raise refusal(option, text.strip(), error) from None


def _providers(names: Sequence[str] | None, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the full names of the providers typed. Raises UsageError for an unknown or ambiguous one."""
    if not names:
        return ()
    from hannover_foerder.cli.choices import one_of

    providers = catalogue.providers()
    return _without_duplicates(one_of("--provider", name, providers) for name in names)


def _statuses(names: Sequence[str] | None) -> tuple[StatusCode | StatusKind, ...]:
    """Return the statuses that ``--status`` names, in the order of the model; all for ``all``. Raises UsageError."""
    if not names:
        return ()
    from hannover_foerder.cli.choices import choice_of
    from hannover_foerder.words import LANGUAGES, words_for

    word_lists = [words_for(language) for language in LANGUAGES]
    names_by_code: dict[str, tuple[str, ...]] = {
        code: tuple(
            name
            for words in word_lists
            for name in (words.say(f"status.{code}"), *words.say(f"status.{code}.also").split(", "))
        )
        for code in (*STATUS_CODES, *UNCLEAR_KINDS)
    }
    codes = {choice_of("--status", name, names_by_code | {ALL: ("alle",)}) for name in names}
    if ALL in codes:
        return STATUS_CODES
    return tuple(code for code in (*STATUS_CODES, *UNCLEAR_KINDS) if code in codes)


def _without_duplicates(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
