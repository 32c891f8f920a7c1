"""Completion candidates; none if the catalogue cannot be opened, since a prompt is no place for errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.cli.option_values import FACETS, SORTS
from hannover_foerder.model.status import STATUS_CODES, UNCLEAR_KINDS
from hannover_foerder.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import typer

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.session import Session

    Offer = Iterator[tuple[str, str]]


def offer_terms(facet: str) -> Callable[[typer.Context], Offer]:
    """Return a completion of the ids of a vocabulary facet, with their labels."""

    def offer(ctx):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - Typer would evaluate annotations on every start
        catalogue = _catalogue(ctx)
        if catalogue is not None:
            for identifier, term in catalogue.vocabulary.facet(facet).items():
                yield identifier, ctx.obj.words.pick(term.label.pair)

    return offer


def offer_ids(ctx):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN201 - likewise
    """Yield ids of programmes, with their names."""
    catalogue = _catalogue(ctx)
    if catalogue is not None:
        for programme_id in catalogue.ids():
            yield programme_id, ctx.obj.words.pick(catalogue.card(programme_id).name)


def offer_providers(ctx):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN201 - likewise
    """Return names of providers."""
    catalogue = _catalogue(ctx)
    return [] if catalogue is None else catalogue.providers()


def offer_searches(ctx):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN201 - likewise
    """Return names of saved searches."""
    from hannover_foerder.cli.news.saved_searches import names
    from hannover_foerder.memory.folder import memory_folder

    try:
        return names(memory_folder(ctx.obj.environment.variables))
    except OSError:
        return []


def offer_answers(ctx):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN201 - likewise
    """Yield profile fields with each of their values; of a numeric field only its name."""
    catalogue = _catalogue(ctx)
    if catalogue is None:
        return
    pick = ctx.obj.words.pick
    for name, field in catalogue.profile.items():
        question = pick(field.question.pair)
        values = {value: pick(label.pair) for value, label in field.values.items()}
        if field.type in ("area", "topics"):
            terms = catalogue.vocabulary.facet("areas" if field.type == "area" else "topics")
            values = {identifier: pick(term.label.pair) for identifier, term in terms.items()} | values
        if field.type == "yes-no":
            values = dict.fromkeys(("yes", "no"), question)
        if not values:
            yield f"{name}=", question
        for value, label in values.items():
            yield f"{name}={value}", label


def offer(values: Sequence[str]) -> Callable[[], list[str]]:
    """Return a completion of fixed values."""
    return lambda: list(values)


offer_statuses = offer((*STATUS_CODES, *UNCLEAR_KINDS, "all"))
offer_languages = offer(LANGUAGES)
offer_sorts = offer(SORTS)
offer_facets = offer(tuple(FACETS))


def _catalogue(ctx: typer.Context) -> Catalogue | None:
    """Return the catalogue that the line names, opened without a word; ``None`` if it cannot be opened."""
    from hannover_foerder.errors import FoerderError
    from hannover_foerder.loading import load

    session: Session = ctx.obj
    try:
        return load(session.paths(ctx.params.get("catalogue")))  # progress and notices would stand in the prompt
    except (FoerderError, OSError):
        return None
