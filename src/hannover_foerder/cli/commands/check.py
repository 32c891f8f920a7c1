"""``foerder check``: reports errors and weaknesses of a catalogue, with file and line."""

from typing import Annotated

import typer

from hannover_foerder.cli.options import CommonOptions, TextOrJsonOption, expand_home, takes_groups
from hannover_foerder.cli.session import session_of

FOUND_ERRORS = 3


@takes_groups
def run(  # noqa: PLR0913 - one parameter an option
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None, typer.Argument(help="argument.paths", metavar="metavar.paths", callback=expand_home)
    ] = None,
    *,
    list_: Annotated[bool, typer.Option("--list", help="option.list-checks")] = False,
    links: Annotated[bool, typer.Option("--links", help="option.links")] = False,
    private: Annotated[bool, typer.Option("--private", help="option.private")] = False,
    record: Annotated[bool, typer.Option("--record", help="option.record")] = False,
    due: Annotated[bool, typer.Option("--due", help="option.due")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="option.fix")] = False,
    errors_only: Annotated[bool, typer.Option("--errors-only", help="option.errors-only")] = False,
    format_: TextOrJsonOption = None,
    common: CommonOptions,
) -> None:
    """Check the catalogue and show the findings; exit code 3 if there are errors.

    Instead list the checks (``--list``), or what is due to be looked at (``--due``). Before, ``--fix`` mends files;
    ``--record`` writes into them which pages were seen.
    """
    from hannover_foerder.cli.maintenance.catalogue_files import files_in_words, here
    from hannover_foerder.cli.maintenance.inspection import check_links, gather, only_about, repair, split_paths_and_ids
    from hannover_foerder.lint.agenda import agenda
    from hannover_foerder.lint.gathering import UNREADABLE
    from hannover_foerder.lint.links import LINK_CHECKS
    from hannover_foerder.lint.material import in_order
    from hannover_foerder.lint.registry import CHECKS
    from hannover_foerder.output.views import findings

    session = session_of(ctx)
    words = session.words
    format_ = format_ or ("table" if session.environment.out_is_terminal else "text")
    if list_:
        checks = [
            (UNREADABLE, "error"),
            *((check.code, check.severity) for check in CHECKS),
            *LINK_CHECKS.items(),
        ]
        session.show(findings.ChecksView(checks, words), format_)
        return
    day = session.day(common.as_of)
    files, ids = split_paths_and_ids(paths or ())
    checked_paths = files or session.paths(common.catalogue) or here()
    if fix:
        repair(checked_paths, session)
    records, problems = gather(checked_paths, day, uses_cache=not common.no_cache)
    if due:
        due_findings = agenda(records, day)
        if ids:  # of records that cannot be read only the problems know the ids
            findings_of_ids = only_about([*problems, *due_findings], ids, records)
            due_findings = [finding for finding in due_findings if finding in findings_of_ids]
        session.show(findings.FindingsView(due_findings, words), format_)
        return
    if links or record:
        seen_on = session.environment.today if record else None
        problems = in_order([*problems, *check_links(records, session, allows_private=private, seen_on=seen_on)])
    if ids:
        problems = only_about(problems, ids, records)
    findings_shown = [finding for finding in problems if finding.severity == "error"] if errors_only else problems
    totals = f"{files_in_words(checked_paths)}: {findings.totals(problems, words)}"
    session.show(findings.FindingsView(findings_shown, words), format_, [totals])
    if any(finding.severity == "error" for finding in problems):
        raise typer.Exit(FOUND_ERRORS)
