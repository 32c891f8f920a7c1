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
    many = is_many(profile.profile)
    form, day = matching.form_of(format_, session, many=many), session.day(common)
    catalogue = session.open(common)
    if many:
        matching.write_many(profile, form, session, catalogue, day)
    else:
        matching.write_one(profile, save, form, session, catalogue, day)
