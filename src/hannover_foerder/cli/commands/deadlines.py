"""``foerder deadlines``: lists deadlines and end dates, soonest first."""

from typing import Annotated

import typer

from hannover_foerder.cli.option_values import DEADLINE_FORMATS, FOR_READING
from hannover_foerder.cli.options import CommonOptions, FilterOptions, LimitOption, format_option, takes_groups
from hannover_foerder.cli.session import session_of


@takes_groups
def run(
    ctx: typer.Context,
    filters: FilterOptions,
    within: Annotated[str, typer.Option("--within", help="option.within", metavar="metavar.time")] = "90d",
    format_: Annotated[str | None, format_option(DEADLINE_FORMATS, "option.format.deadlines")] = None,
    limit: LimitOption = None,
    *,
    common: CommonOptions,
) -> None:
    """Collect and show the due dates; remember the numbers of their programmes, and the dates of a calendar."""
    from hannover_foerder.cli.formats import labels_of, usual_format
    from hannover_foerder.cli.lists.filters import list_filters
    from hannover_foerder.cli.time_span import last_day
    from hannover_foerder.output.views import due
    from hannover_foerder.planning.due import calendar

    session = session_of(ctx)
    format_ = format_ or usual_format(session.environment)
    day = session.day(common.as_of)
    last_day_shown = last_day(within, day)
    catalogue = session.open(common)
    selection = catalogue.filter(list_filters(filters, catalogue, session, day), day=day)
    programmes = catalogue.programmes([card.id for card in selection.cards])
    dates = calendar(programmes, day, last_day_shown)
    view = due.DueView(dates, day, last_day_shown, labels_of(session, catalogue))
    if format_ == "ics":
        from hannover_foerder.cli.calendar_dates import cancelled_dates

        view = view._replace(cancelled=cancelled_dates(view, session, common, catalogue, day))
    elif limit is not None:  # a calendar would take what is cut for cancelled
        view = view._replace(calendar=dates._replace(due=dates.due[:limit]))
    elif format_ == "table":
        from hannover_foerder.cli.lists.one_screen import dates_on_one_screen

        view = dates_on_one_screen(view, session.environment.screen())
    notes = due.undated_counts(view.calendar, view.labels) if format_ in ("tsv", "ics") else ()
    session.show(view, format_, notes)
    if format_ in FOR_READING:
        from hannover_foerder.cli.handles import remember

        remember(session, [date.programme.id for date in view.calendar.due[: view.limit]])
