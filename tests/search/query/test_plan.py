"""From words and a lexicon to a plan, over lexicons written by hand: no index, no thesaurus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from hannover_foerder.search.index.postings import Term
from hannover_foerder.search.index.targets import Target
from hannover_foerder.search.query.interpretation import analyse, interpret
from hannover_foerder.search.query.lexicon import Lexicon
from hannover_foerder.search.query.spelling import Correction
from hannover_foerder.search.query.syntax import Query, Word, parse

if TYPE_CHECKING:
    from hannover_foerder.search.query.concepts import Concept, Plan

RECORDS = 100


def term(key: str, df: int = 10) -> Term:
    return Term(key, 0, df, exact=df, about=df, shown=key)


def lexicon(*terms: Term, **entries: Any) -> Lexicon:
    """A lexicon with some terms and other entries; what is not named is empty."""
    nothing: dict[str, Any] = {"synonyms": {}, "matters": set(), "beginnings": {}, "compounds": {}, "corrections": {}}
    return Lexicon(RECORDS, {term.term: term for term in terms}, **{**nothing, **entries})


def target(*stems: str, kind: str = "synonym", source: str = "", weight: float = 0.8) -> list[Target]:
    return [Target(stems, weight, kind, source, " ".join(stems))]


def ways(concept: Concept) -> str:
    """How a concept may be said: each way, its weight and its terms, those of several slots joined by ``&``."""
    return ", ".join(
        f"{way.how} {way.weight:.2g} {'&'.join('|'.join(choice.term.term for choice in slot) for slot in way.slots)}"
        for way in concept.alternatives
    )


def plan_of(query: str | Query, entries: Lexicon) -> Plan:
    parsed = parse(query) if isinstance(query, str) else query
    return interpret(analyse(parsed, entries), entries)


SINGLES: dict[str, tuple[str, Lexicon, dict[str, str]]] = {
    "a word of the index": ("kredit ", lexicon(term("kredit")), {"kredit": "word 1 kredit"}),
    "nothing is known": ("kredit xyz ", lexicon(), {"kredit": "", "xyz": ""}),
    "a synonym": (
        "darlehen ",
        lexicon(term("kredit"), synonyms={"darleh": target("kredit")}),
        {"darlehen": "synonym 0.8 kredit"},
    ),
    "a synonym beside the word itself": (
        "darlehen ",
        lexicon(term("darleh"), term("kredit"), synonyms={"darleh": target("kredit")}),
        {"darlehen": "word 1 darleh, synonym 0.48 kredit"},
    ),
    "a translation of a word that is spelt as one of the catalogue": (
        "rat ",
        lexicon(term("rat"), term("ratte"), synonyms={"rat": target("ratte", kind="translation", source="Ratte")}),
        {"rat": "word 1 rat"},
    ),
    "a synonym of which the catalogue lacks a word": (
        "darlehen ",
        lexicon(term("kredit"), synonyms={"darleh": target("gunstig", "kredit")}),
        {"darlehen": ""},
    ),
    "a place beside another word": (
        "burgdorf kredit ",
        lexicon(term("@burgdorf"), term("kredit")),
        {"burgdorf": "place 0.3 @burgdorf", "kredit": "word 1 kredit"},
    ),
    "an unfinished word": (
        "kred",
        lexicon(beginnings={"kred": [term("kredit")]}),
        {"kred": "prefix 0.6 kredit"},
    ),
    "an unfinished word that may be finished": (
        "bau",
        lexicon(term("bau"), beginnings={"bau": [term("bau"), term("baum")]}),
        {"bau": "word 1 bau, prefix 0.4 baum"},
    ),
    "a word that stands in compounds only": (
        "säule ",
        lexicon(compounds={"saul": [term("ladesaul")]}),
        {"säule": "compound 0.6 ladesaul"},
    ),
    "a typing mistake": (
        "kredti ",
        lexicon(term("kredit"), corrections={"kredti": Correction(("kredit",), 1.0, 0.6, "kredit")}),
        {"kredti": "corrected 0.6 kredit"},
    ),
    "a compound of known words": (
        "heizungszuschuss ",
        lexicon(term("heizung"), term("zuschuss")),
        {"heizung": "word 1 heizung", "zuschuss": "word 1 zuschuss"},
    ),
    "a compound rather than a mistake of two letters": (
        "lastenrat ",
        lexicon(
            term("last"), term("rat"), corrections={"lastenrat": Correction(("lastenrad",), 2.0, 0.36, "lastenrad")}
        ),
        {"last": "word 1 last", "rat": "word 1 rat"},
    ),
    "a mistake of one letter rather than a doubtful compound": (
        "lastenrat ",
        lexicon(
            term("last"),
            term("rat"),
            term("lastenrad"),
            corrections={"lastenrat": Correction(("lastenrad",), 1.0, 0.6, "lastenrad")},
        ),
        {"lastenrat": "corrected 0.6 lastenrad"},
    ),
    "a rare compound and its pieces": (
        "heizungszuschuss ",
        lexicon(term("heizungszuschuss", 2), term("heizung"), term("zuschuss")),
        {"heizungszuschuss": "word 1 heizungszuschuss, pieces 0.4 heizung&zuschuss"},
    ),
    "a frequent compound": (
        "heizungszuschuss ",
        lexicon(term("heizungszuschuss", 20), term("heizung"), term("zuschuss")),
        {"heizungszuschuss": "word 1 heizungszuschuss"},
    ),
    "a compound with a remainder that stands in compounds only": (
        "heizungssäule ",
        lexicon(term("heizung"), compounds={"saul": [term("ladesaul")]}),
        {"heizung": "word 1 heizung", "saul": "compound 0.6 ladesaul"},
    ),
    "a Polish word": (
        "dotację ",
        lexicon(term("zuschuss"), synonyms={"pl:dotacj": target("zuschuss", kind="translation", source="dotacja")}),
        {"dotację": "synonym 0.8 zuschuss"},
    ),
    "a participle": (
        "gedämmt ",
        lexicon(term("dammung"), term("damm")),
        {"gedämmt": "word 0.5 dammung, word 0.5 damm"},
    ),
}


@pytest.mark.parametrize("case", SINGLES)
def test_each_word_is_a_concept(case: str) -> None:
    query, entries, expected = SINGLES[case]
    assert {concept.typed: ways(concept) for concept in plan_of(query, entries).singles} == expected


GROUPS: dict[str, tuple[str, Lexicon, dict[str, str]]] = {
    "neighbours that the catalogue writes as one": (
        "venture villa ",
        lexicon(term("venturevilla")),
        {"venture villa": "joined 1 venturevilla"},
    ),
    "a phrase of the thesaurus in any order": (
        "permit for work ",
        lexicon(term("fachkraft"), synonyms={"permit work": target("fachkraft")}),
        {"permit work": "synonym 0.8 fachkraft"},
    ),
    "words that are no neighbours": ("venture große villa ", lexicon(term("venturevilla")), {}),
    "a corrected word and its neighbour": (
        "ventuer villa ",
        lexicon(
            term("venture"),
            term("villa"),
            term("venturevilla"),
            corrections={"ventuer": Correction(("venture",), 1.0, 0.6, "venture")},
        ),
        {"venture villa": "joined 1 venturevilla"},
    ),
}


@pytest.mark.parametrize("case", GROUPS)
def test_words_together_are_a_concept(case: str) -> None:
    query, entries, expected = GROUPS[case]
    assert {group.concept.typed: ways(group.concept) for group in plan_of(query, entries).groups} == expected


def test_words_of_asking_and_places_weigh_little_beside_others() -> None:
    plan = plan_of("suche kredit burgdorf ", lexicon(term("kredit"), term("@burgdorf")))
    assert [concept.share for concept in plan.singles] == [0.1, 1.0, 0.1]
    assert [concept.share for concept in plan_of("suche ", lexicon()).singles] == [1.0]


def test_a_compound_and_a_correction_are_told() -> None:
    entries = lexicon(
        term("heizung"), term("zuschuss"), corrections={"zuschus": Correction(("zuschuss",), 1.0, 0.6, "zuschuss")}
    )
    plan = plan_of("zuschus heizungszuschuss ", entries)
    assert plan.corrections == (("zuschus", "zuschuss"),)
    ((typed, members, enough, _),) = plan.compounds
    assert (typed, members, enough) == ("heizungszuschuss", (1, 2), ((1, 2),))


@pytest.mark.parametrize(
    ("query", "matters"),
    [
        ("kindergeld ", (("kindergeld",),)),
        ("kindergeldantrag ", (("kindergeldantrag",),)),
        ("kindergeld für mein haus ", (("kindergeld",),)),
        ("habe kindergeld und baue ein haus ", ()),
        ("kredit haus ", ()),
    ],
)
def test_matters_of_their_own(query: str, matters: tuple[tuple[str, ...], ...]) -> None:
    assert plan_of(query, lexicon(term("haus"), term("kredit"), matters={"kindergeld"})).matters == matters


def test_a_word_that_says_nothing_alone_counts_in_a_phrase_only() -> None:
    query = Query("", (Word("plan", aside=True), Word("schule")))
    phrase = lexicon(term("schul"), term("beratung"), synonyms={"plan schul": target("beratung")})
    assert [concept.typed for concept in plan_of(query, phrase).singles] == ["plan", "schule"]
    assert [concept.typed for concept in plan_of(query, lexicon(term("schul"))).singles] == ["schule"]


SMALL_WORDS = lexicon(
    term("was"),
    term("it"),
    term("beratung"),
    synonyms={"was werd": target("beratung"), "it": target("beratung", source="IT"), "geg": target("it", source="GEG")},
)


@pytest.mark.parametrize(
    ("query", "typed"),
    [
        ("was ", []),
        ("was nun ", []),
        ("was soll ich werden ", ["was", "werden"]),
        ("gegen ", []),
        ("it ", ["it"]),
        ("was it beratung ", ["beratung"]),
    ],
)
def test_words_without_content_count_for_what_the_thesaurus_says_of_them(query: str, typed: list[str]) -> None:
    assert [concept.typed for concept in plan_of(query, SMALL_WORDS).singles] == typed


@pytest.mark.parametrize(
    ("entries", "typed"),
    [
        (lexicon(term("neubau")), ["neubau"]),
        (lexicon(synonyms={"neubau": target("haus")}), ["neubau"]),
        (lexicon(), ["neu", "bau"]),
        (lexicon(term("neubau"), term("@neu")), ["neu", "bau"]),
    ],
)
def test_a_hyphen_joins_what_the_catalogue_writes_as_one(entries: Lexicon, typed: list[str]) -> None:
    assert [unit.text for unit in analyse(parse("Neu-Bau "), entries)] == typed
