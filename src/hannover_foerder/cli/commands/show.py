"""``foerder show``: programmes in full."""

from typing import Annotated

import typer

from hannover_foerder.cli.completion import offer_ids
from hannover_foerder.cli.formats import labels_of
from hannover_foerder.cli.options import CommonOptions, format_option, takes_groups
from hannover_foerder.cli.records import known, names_in
from hannover_foerder.cli.session import Session, session_of
from hannover_foerder.cli.values import DETAIL_FORMATS
from hannover_foerder.model.status import status_on
from hannover_foerder.output.views import detail_forms
from hannover_foerder.output.views.detail import Detail, detail


@takes_groups
def run(
    ctx: typer.Context,
    ids: Annotated[list[str], typer.Argument(help="argument.ids", metavar="metavar.ids", autocompletion=offer_ids)],
    sources: Annotated[bool, typer.Option("--sources", help="option.sources")] = False,
    format_: Annotated[str | None, format_option(DETAIL_FORMATS, "option.format.show")] = None,
    *,
    common: CommonOptions,
) -> None:
    """Show, in the order of the ids."""
    session = session_of(ctx)
    day = session.day(common)
    catalogue = session.open(common)
    found = [(known(catalogue, one), catalogue.card(one).origin) for one in dict.fromkeys(ids)]
    if format_ in ("json", "jsonl"):
        from hannover_foerder.output.formats import json_

        objects = (json_.record_object(one, status_on(one, day), origin) for one, origin in found)
        session.write(json_.document(objects, format_), format_)
        return
    labels = labels_of(session, catalogue)
    name_of = names_in(catalogue, labels)
    views = [
        detail(one, status_on(one, day), labels, name_of, origin=origin, with_sources=sources) for one, origin in found
    ]
    session.write("\n".join(_rendered(view, format_, session) for view in views), format_)


def _rendered(view: Detail, format_: str | None, session: Session) -> str:
    heading = session.words.say("detail.status")
    if format_ == "markdown":
        return detail_forms.as_markdown(view, heading)
    if format_ == "text" or not session.environment.out_is_terminal:
        return detail_forms.as_text(view, heading)
    return detail_forms.on_screen(view, heading, session.environment.screen())
