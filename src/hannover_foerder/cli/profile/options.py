"""Options that describe the applicant, for all commands that decide eligibility."""

from typing import Annotated

import typer

from hannover_foerder.cli.completion.offers import offer_answers
from hannover_foerder.cli.home import expand_home
from hannover_foerder.named_tuple import NamedTuple


class ProfileOptions(NamedTuple):
    """Options that describe the applicant."""

    profile: Annotated[
        str | None, typer.Option("--profile", help="option.profile", metavar="metavar.path", callback=expand_home)
    ] = None
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", help="option.set", metavar="metavar.answer", autocompletion=offer_answers),
    ] = None
