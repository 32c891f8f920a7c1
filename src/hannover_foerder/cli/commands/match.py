"""``foerder match``: lists the programmes that fit a profile, with the reasons."""

from typing import Annotated

import typer

from hannover_foerder.cli.option_values import MATCH_FORMATS
from hannover_foerder.cli.options import CommonOptions, ProfileOptions, expand_home, format_option, takes_groups
from hannover_foerder.cli.session import session_of


@takes_groups
def run(
    ctx: typer.Context,
    profile: ProfileOptions,
    save: Annotated[
        str | None, typer.Option("--save", help="option.save", metavar="metavar.file", callback=expand_home)
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="option.force")] = False,
    format_: Annotated[str | None, format_option(MATCH_FORMATS, "option.format.match")] = None,
    *,
    wide: Annotated[bool, typer.Option("--wide", help="option.wide")] = False,
    common: CommonOptions,
) -> None:
    """Match profiles and show the decisions."""
    from hannover_foerder.cli import match_report
    from hannover_foerder.cli.profile.profiles import is_many
    from hannover_foerder.errors import UsageError

    session = session_of(ctx)
    many = is_many(profile.profile)
    format_, day = match_report.format_of(format_, session, many=many), session.day(common.as_of)
    if many and save is not None:
        raise UsageError("error.many-save")
    if wide and (not many or format_ not in ("csv", "tsv")):
        raise UsageError("error.wide")
    catalogue = session.open(common)
    if many:
        from hannover_foerder.cli.profile import batch

        batch.report_many_profiles(profile, format_, session, catalogue, day, wide=wide)
    else:
        match_report.report_one_profile(profile, save, format_, session, catalogue, day, force=force)
