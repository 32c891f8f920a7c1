"""All keys of a query are looked up together, and none is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.search.collection import DOCUMENTS, SYNONYMS, Collection

from hannover_foerder.search.index.reader import Index
from hannover_foerder.search.query.interpretation import analyse, interpret
from hannover_foerder.search.query.loading import empty_lexicon, load, load_hyphenated
from hannover_foerder.search.query.syntax import Query, Word, parse
from hannover_foerder.search.ranking.rank import plan_of

if TYPE_CHECKING:
    from hannover_foerder.search.query.concepts import Plan


def statements(small: Collection, query: str) -> int:
    asked: list[str] = []
    index = Index(small.connection)
    small.connection.set_trace_callback(asked.append)
    try:
        plan_of(index, parse(query))
    finally:
        small.connection.set_trace_callback(None)
    return len(asked)


@pytest.mark.parametrize(
    "query",
    [
        "zuschuss heizung ",
        "kredit für die gründung ",
        "geld für grünen wasserstoff und photovoltaik ",
        "fachkräfte aus dem ausland, energie sparen, haus im gebiet ",
    ],
)
def test_known_words_are_asked_for_at_once(small: Collection, query: str) -> None:
    assert statements(small, query) <= statements(small, "kredit ")


@pytest.fixture(scope="module")
def large() -> Collection:
    """So many programmes that the compounds are rare."""
    names = ["Heizungszuschuss", "Heizungzuschuss", "Stromladesäule", "Wohndarlehen", "Zuschuss zur Heizung", "Büro"]
    documents = {name: {"name": [name]} for name in [*names, *(f"Anderes {number}" for number in range(40))]}
    synonyms: dict[str, Any] = {**SYNONYMS}
    synonyms["directed"] = [*synonyms["directed"], {"from": ["Gründerin"], "to": ["Büro"]}]
    return Collection({**DOCUMENTS, **documents}, synonyms)


def told(plan: Plan) -> tuple[object, ...]:
    groups = [(group.members, group.concept) for group in plan.groups]
    return plan.singles, groups, plan.corrections, plan.compounds, plan.matters


@pytest.mark.parametrize(
    "query",
    [
        "wasserstoff",
        "kredit darlehen ",
        "Gründerkredit",
        "Wasserstoffnetzwerkkredit ",
        "Heizungszuschuss ",
        "Heizungsdarlehen ",
        "Heizungstauschzuschuss ",
        "Heizungssäule ",
        "Netzwerkstelle ",
        "waserstoff netzwerk ",
        "netzwrk wasserstof ",
        "venture vila ",
        "ventuer villa ",
        "work permit ",
        "hidrojen kredisi",
        "chef sucht lehrling ",
        "kleine und mittlere unternehmen in burgdorf ",
        "Heizungs-Tausch und Photo-Voltaik",
        "Netzwerk-Heizung oder Netzwerk-Heizen ",
        "Wasserstoff-Kredit ",
        "Wasserstoff- und Energienetzwerk",
        "Energieeffizienz und -beratung",
        "geförderte teilnehmende kmus ",
        "Gründerinnen ",
        "xyzabc qwertz ",
        Query("", (Word("venture"), Word("plan", aside=True), Word("villa"))),
    ],
    ids=str,
)
def test_more_in_the_lexicon_would_change_nothing(large: Collection, query: str | Query) -> None:
    index, parsed = Index(large.connection), parse(query) if isinstance(query, str) else query
    read = empty_lexicon(index)
    load_hyphenated(index, read, parsed)
    units = analyse(parsed, read)
    load(index, read, units)
    terms = index.terms(key for (key,) in large.connection.execute("SELECT term FROM search_term"))
    synonyms = index.synonyms(key for (key,) in large.connection.execute("SELECT key FROM search_synonym"))
    whole = read._replace(terms=terms, synonyms=synonyms)
    assert len(read.terms) < len(terms)
    assert told(interpret(analyse(parsed, whole), whole)) == told(interpret(units, read))


@pytest.mark.parametrize(
    ("query", "piece", "compound"),
    [
        ("säule ", "säule", "stromladesaul"),
        ("Heizungssäule ", "saul", "stromladesaul"),
        ("Heizungsdarlehen ", "darleh", "wohndarleh"),
    ],
)
def test_compounds_of_unknown_words_and_pieces_are_read(
    large: Collection, query: str, piece: str, compound: str
) -> None:
    plan = plan_of(Index(large.connection), parse(query))
    ways = {concept.typed: concept.alternatives for concept in plan.singles}
    assert compound in [choice.term.term for way in ways[piece] for choice in way.slots[0]]
