"""``foerder explain``: explains why a programme fits a profile, or why a search finds it."""

from typing import Annotated

import typer

from hannover_foerder.cli.completion.offers import offer_ids
from hannover_foerder.cli.options import CommonOptions, LiteralOption, ProfileOptions, TextOrJsonOption, takes_groups
from hannover_foerder.cli.session import session_of


@takes_groups
def run(
    ctx: typer.Context,
    programme_id: Annotated[str, typer.Argument(help="argument.id", metavar="metavar.id", autocompletion=offer_ids)],
    profile: ProfileOptions,
    query: Annotated[str | None, typer.Option("--query", help="option.explain-query", metavar="metavar.query")] = None,
    format_: TextOrJsonOption = None,
    *,
    literal: LiteralOption = False,
    common: CommonOptions,
) -> None:
    """Show the decision on a programme for a profile, criterion by criterion; with a query why the search finds it.

    ``format_`` is by default a table on a screen, else text; of a query always text.
    """
    from hannover_foerder.cli.formats import labels_of, reading_format, rule_words_of
    from hannover_foerder.cli.lookup import programme_of

    session = session_of(ctx)
    day, catalogue = session.day(common.as_of), session.open(common)
    programme = programme_of(programme_id, session, catalogue)
    if query is not None:
        from hannover_foerder.output.views.explanation import ExplanationView

        explanation = catalogue.explain(query, programme.id, day=day, literal=literal)
        session.show(ExplanationView(programme, query, explanation, labels_of(session, catalogue)), format_ or "text")
        return
    from hannover_foerder.cli.option_values import FOR_READING
    from hannover_foerder.cli.profile.profiles import situation_of
    from hannover_foerder.eligibility.decision import cases_of, decide
    from hannover_foerder.eligibility.evaluation import prove
    from hannover_foerder.output.views.fit import DecisionWords
    from hannover_foerder.output.views.proof import ProofView

    format_ = format_ or reading_format(session.environment)
    situation = situation_of(profile, catalogue, day)
    (case,) = cases_of([programme], catalogue.vocabulary)
    proofs = [None if criterion.rule is None else prove(criterion.rule, situation) for criterion in case.criteria]
    decision_words = DecisionWords(rule_words_of(session, catalogue), day, situation.answers)
    view = ProofView(decision_words, decide(case, situation, day), proofs, briefly=format_ == "table")
    notes = []
    if format_ == "table" and any(len(criterion.sources) > 1 for criterion in case.criteria):
        notes.append(session.words.say("note.newest-source"))
    if format_ in FOR_READING:
        notes.append(session.words.say("note.no-promise"))
    session.show(view, format_, notes)
