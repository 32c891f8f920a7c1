"""``foerder match``: what fits whom, and why."""

from typing import Annotated

import typer

from hannover_foerder.cli.completion import offer_match_forms
from hannover_foerder.cli.options import CommonOptions, takes_groups
from hannover_foerder.cli.profile_options import ProfileOptions
from hannover_foerder.cli.session import session_of


@takes_groups
def run(
    ctx: typer.Context,
    profile: ProfileOptions,
    save: Annotated[str | None, typer.Option("--save", help="option.save", metavar="metavar.file")] = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", help="option.format.match", metavar="metavar.form", autocompletion=offer_match_forms),
    ] = None,
    *,
    common: CommonOptions,
) -> None:
    """Decide and show."""
    from hannover_foerder.cli import matching
    from hannover_foerder.cli.profiles import is_many

    session = session_of(ctx)
    form, day = matching.form_of(format_, session, many=is_many(profile.profile)), session.day(common)
    catalogue = session.open(common)
    if is_many(profile.profile):
        matching.write_many(profile.profile or "", profile.set_, form, session, catalogue, day)
    else:
        matching.write_one(profile.profile, profile.set_, save, form, session, catalogue, day)
