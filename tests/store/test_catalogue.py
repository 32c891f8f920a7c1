"""Filters, counts and look-ups over small catalogues."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from hannover_foerder import Catalogue, Filters, load
from hannover_foerder.errors import UnknownProgrammeError
from hannover_foerder.model.answering import AnswerError, answer_of
from hannover_foerder.model.profile import ProfileField
from hannover_foerder.model.programme import Programme
from hannover_foerder.model.status import STATUS_CODES
from hannover_foerder.model.text import Text

if TYPE_CHECKING:
    from tests.store.conftest import WriteCatalogue

DAY = date(2026, 11, 23)


@pytest.fixture
def catalogue(write: WriteCatalogue) -> Catalogue:
    path = write(
        dach_solar="topics: [solar]\nkinds: [zuschuss]\nareas: [region-hannover]\nprovider: {name: Region Hannover}",
        alte_hilfe="topics: [klima]\nclosed: {'on': '2024'}\nareas: [niedersachsen]\nsuccessor: dach-solar",
        burgdorf_gruen="topics: [klimaanpassung]\nareas: [burgdorf]\nkinds: [beratung]\n"
        "period: {from: '2025', until: '2028'}",
        sechs_staedte="topics: [solar, waerme]\nareas: [hannover, seelze]\nkinds: [praemie]",
        bundeshilfe="areas: [deutschland]\nkinds: [kredit]\nperiod: {until: '2026-12-31'}",
        ohne_alles="aliases: [Rätsel]",
    )
    return load([str(path)])


def ids(catalogue: Catalogue, **filters: object) -> list[str]:
    return [card.id for card in catalogue.filter(Filters(**filters), day=DAY).cards]  # type: ignore[arg-type]


def test_without_filters_all_that_have_not_ended_by_name(catalogue: Catalogue) -> None:
    selection = catalogue.filter(day=DAY)
    assert [card.id for card in selection.cards] == [
        "bundeshilfe",
        "burgdorf-gruen",
        "dach-solar",
        "ohne-alles",
        "sechs-staedte",
    ]
    assert (selection.total, selection.hidden_ended, selection.unknown) == (5, 1, 0)


def test_a_term_takes_in_its_narrower_ones(catalogue: Catalogue) -> None:
    assert ids(catalogue, topics=("klima",)) == ["burgdorf-gruen"]
    assert ids(catalogue, topics=("energie",)) == ["dach-solar", "sechs-staedte"]
    assert ids(catalogue, kinds=("zuschuss",)) == ["dach-solar", "sechs-staedte"]


def test_a_target_group_takes_in_narrower_groups_and_what_is_for_a_wider_group_as_such(write: WriteCatalogue) -> None:
    path = write(
        alle_firmen="target_groups: [unternehmen]",
        handwerker="target_groups: [handwerk]",
        laeden="target_groups: [kmu]",
    )
    catalogue = load([str(path)])
    assert ids(catalogue, target_groups=("handwerk",)) == ["alle-firmen", "handwerker", "laeden"]
    counts_as = catalogue.filter(Filters(target_groups=("handwerk",)), day=DAY).counts_as
    assert counts_as == {"laeden": ("kmu",)}
    assert ids(catalogue, target_groups=("unternehmen",)) == ["alle-firmen", "handwerker", "laeden"]
    assert ids(catalogue, target_groups=("jugendliche",)) == []


def test_what_a_group_counts_as_comes_behind_what_is_for_it(write: WriteCatalogue) -> None:
    path = write(
        aa_klein="target_groups: [kmu]\naliases: [Kredit A]",
        zz_genau="target_groups: [handwerk]\nservices: [{de: Es gibt Kredit.}]",
        verein="target_groups: [vereine]\naliases: [Kredit V]",
    )
    catalogue, filters = load([str(path)]), Filters(target_groups=("handwerk",))
    selection = catalogue.filter(filters, day=DAY)
    assert [card.id for card in selection.cards] == ["zz-genau", "aa-klein"]
    assert (selection.total, selection.counts_as) == (2, {"aa-klein": ("kmu",)})
    assert [card.id for card in catalogue.filter(filters, day=DAY, limit=1).cards] == ["zz-genau"]
    assert [card.id for card in catalogue.filter(filters, day=DAY, sort="status").cards] == ["zz-genau", "aa-klein"]
    hits = catalogue.search("Kredit", filters, day=DAY).hits
    assert [(hit.card.id, hit.counts_as) for hit in hits] == [("zz-genau", ()), ("aa-klein", ("kmu",))]
    counts = {count.term: count.number for count in catalogue.facet_counts("target_groups", filters, day=DAY)}
    assert (counts["handwerk"], counts["kmu"]) == (1, 1)


def test_an_area_takes_in_the_wider_ones_that_serve_it_and_no_other_town(catalogue: Catalogue) -> None:
    assert ids(catalogue, areas=("burgdorf",)) == ["bundeshilfe", "burgdorf-gruen", "dach-solar"]
    assert ids(catalogue, areas=("seelze",)) == ["bundeshilfe", "dach-solar", "sechs-staedte"]


def test_nearest_first(catalogue: Catalogue) -> None:
    selection = catalogue.filter(Filters(areas=("burgdorf",)), day=DAY, sort="nearness")
    assert [card.id for card in selection.cards] == ["burgdorf-gruen", "dach-solar", "bundeshilfe"]


def test_values_of_one_field_mean_or_and_fields_mean_and(catalogue: Catalogue) -> None:
    assert ids(catalogue, topics=("solar", "klimaanpassung")) == ["burgdorf-gruen", "dach-solar", "sechs-staedte"]
    assert ids(catalogue, topics=("solar",), kinds=("praemie",)) == ["sechs-staedte"]


def test_programmes_that_say_nothing_are_counted_or_kept(catalogue: Catalogue) -> None:
    selection = catalogue.filter(Filters(topics=("solar",)), day=DAY)
    assert (selection.total, selection.unknown) == (2, 2)
    assert ids(catalogue, topics=("solar",), include_unknown=True) == [
        "bundeshilfe",
        "dach-solar",
        "ohne-alles",
        "sechs-staedte",
    ]


def test_a_status_is_that_of_the_day(catalogue: Catalogue) -> None:
    assert ids(catalogue, statuses=("ended",)) == ["alte-hilfe"]
    assert ids(catalogue, ongoing=True) == ["bundeshilfe", "burgdorf-gruen"]
    assert ids(catalogue, statuses=("ending-soon",)) == ["bundeshilfe"]
    assert ids(catalogue, ongoing=True, statuses=("ending-soon", "ended")) == ["bundeshilfe"]
    later = catalogue.filter(Filters(statuses=("ended",)), day=date(2027, 6, 1))
    assert [card.id for card in later.cards] == ["alte-hilfe", "bundeshilfe"]


@pytest.mark.parametrize("status", ["ended", "undated", "announced"])
def test_ongoing_and_a_status_that_is_not_let_nothing_through(catalogue: Catalogue, status: Any) -> None:
    filters = Filters(statuses=(status,), ongoing=True)
    assert catalogue.filter(filters, day=DAY).cards == ()
    assert catalogue.search("solar", filters, day=DAY).hits == ()
    assert catalogue.filter(Filters(statuses=STATUS_CODES, ongoing=True), day=DAY).cards


def test_all_statuses_show_everything_in_lists_and_counts(catalogue: Catalogue) -> None:
    filters = Filters(statuses=STATUS_CODES)
    selection = catalogue.filter(filters, day=DAY)
    assert (selection.total, selection.hidden_ended) == (6, 0)
    numbers = {count.term: count.number for count in catalogue.facet_counts("status", filters, day=DAY)}
    assert numbers == {"unclear": 3, "undated": 3, "running": 1, "ending-soon": 1, "ended": 1}


def test_providers_filter_by_name(catalogue: Catalogue) -> None:
    assert catalogue.providers() == ["Region Hannover"]
    assert ids(catalogue, providers=("Region Hannover",)) == ["dach-solar"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("until", ["bundeshilfe", "burgdorf-gruen", "dach-solar", "ohne-alles", "sechs-staedte"]),
        ("status", ["burgdorf-gruen", "bundeshilfe", "dach-solar", "ohne-alles", "sechs-staedte"]),
        ("provider", ["dach-solar", "bundeshilfe", "burgdorf-gruen", "ohne-alles", "sechs-staedte"]),
        ("nearness", ["burgdorf-gruen", "sechs-staedte", "dach-solar", "bundeshilfe", "ohne-alles"]),
    ],
)
def test_orders(catalogue: Catalogue, sort: str, expected: list[str]) -> None:
    assert [card.id for card in catalogue.filter(day=DAY, sort=sort).cards] == expected


def test_a_limit_shortens_the_list_and_not_the_total(catalogue: Catalogue) -> None:
    for sort in ("name", "until"):
        selection = catalogue.filter(day=DAY, sort=sort, limit=2)
        assert len(selection.cards) == 2
        assert selection.total == 5


def test_facet_counts(catalogue: Catalogue) -> None:
    counts = {count.term: count.number for count in catalogue.facet_counts("topics", day=DAY)}
    assert counts == {"energie": 2, "solar": 2, "waerme": 1, "klima": 1, "klimaanpassung": 1, "": 2}
    broader = {count.term: count.broader for count in catalogue.facet_counts("topics", day=DAY)}
    assert broader["solar"] == "energie"
    status = {count.term: count.number for count in catalogue.facet_counts("status", day=DAY)}
    assert status == {"unclear": 3, "undated": 3, "running": 1, "ending-soon": 1}
    near = {
        count.term: count.number for count in catalogue.facet_counts("kinds", Filters(areas=("burgdorf",)), day=DAY)
    }
    assert near == {"zuschuss": 1, "beratung": 1, "kredit": 1}


def test_search_narrowed_by_filters_counts_what_says_nothing(catalogue: Catalogue) -> None:
    hits = catalogue.search("rätsel", Filters(topics=("solar",)), day=DAY)
    assert (hits.hits, hits.unknown) == ((), 1)
    kept = catalogue.search("rätsel", Filters(topics=("solar",), include_unknown=True), day=DAY)
    assert [hit.card.id for hit in kept.hits] == ["ohne-alles"]


def test_what_says_nothing_is_counted_even_if_hits_beside_it_would_be_none(write: WriteCatalogue) -> None:
    filler = " ".join(f"Wort{number}" for number in range(300))
    mentions = {f"e{number}": f"topics: [solar]\ndescription: {{de: 'Öfen. {filler}'}}" for number in range(8)}
    catalogue = load([str(write(**mentions, oefen="summary: {de: Öfen für Öfen.}"))])
    every = catalogue.search("öfen", Filters(topics=("solar",), include_unknown=True), day=DAY)
    hits = catalogue.search("öfen", Filters(topics=("solar",)), day=DAY)
    assert every.hits[0].card.id == "oefen"
    assert every.total < hits.total  # beside the name they are mere mentions
    assert hits.unknown == 1


def test_search_marks_ended_programmes_by_their_status(catalogue: Catalogue) -> None:
    (hit,) = catalogue.search("alte hilfe", day=DAY, limit=1).hits
    assert (hit.card.id, hit.card.status(DAY).code, hit.card.successor) == ("alte-hilfe", "ended", "dach-solar")
    assert catalogue.search("alte hilfe", Filters(ongoing=True), day=DAY).hits == ()


def test_explain_gives_the_score_of_the_search(catalogue: Catalogue) -> None:
    (hit,) = catalogue.search("solar dach", day=DAY, limit=1).hits
    explanation = catalogue.explain("solar dach", hit.card.id, day=DAY)
    assert explanation.found
    assert explanation.score == pytest.approx(hit.score)


def test_records_by_id(catalogue: Catalogue) -> None:
    assert catalogue.ids()[:2] == ["alte-hilfe", "bundeshilfe"]
    record = catalogue.get("ohne-alles")
    assert isinstance(record, Programme)
    assert record.aliases == ("Rätsel",)
    assert [programme.id for programme in catalogue.programmes(["dach-solar", "alte-hilfe"])] == [
        "dach-solar",
        "alte-hilfe",
    ]
    assert [programme.id for programme in catalogue.programmes()] == sorted(catalogue.ids())
    assert catalogue.card("dach-solar").provider == "Region Hannover"
    with pytest.raises(UnknownProgrammeError) as caught:
        catalogue.get("dach-sola")
    assert caught.value.values == {"id": "dach-sola"}


def test_labels_and_profile(catalogue: Catalogue) -> None:
    assert catalogue.label("kinds", "zuschuss") == ("Zuschuss", "Grant")
    assert catalogue.label("kinds", "nirgends") == ("nirgends", "nirgends")
    assert catalogue.vocabulary.kinds["zuschuss"].en == "Grant"
    assert catalogue.profile["age"].type == "number"


def test_what_ran_out_stands_behind_what_may_run(write: WriteCatalogue) -> None:
    over = "summary: {de: Geld für Öfen.}\nperiod: {until: '2020', renewal: unknown}"
    catalogue = load([str(write(alt=over, neu="summary: {de: Geld für Öfen.}"))])
    ranked = [hit.card.id for hit in catalogue.search("öfen", day=date(2021, 6, 1)).hits]
    assert ranked == ["neu", "alt"]
    assert [hit.card.id for hit in catalogue.search("öfen", day=date(2020, 6, 1)).hits] == ["alt", "neu"]  # by name
    assert [hit.card.id for hit in catalogue.search("öfen", day=date(2026, 1, 1)).hits] == ["neu", "alt"]
    assert catalogue.explain("öfen", "alt", day=date(2026, 1, 1)).reasons[-1].how == "lapsed"


def test_the_kinds_of_unclear_are_filter_values_and_what_ran_out_comes_last(write: WriteCatalogue) -> None:
    dated = "sources: {{a: {{title: A, date: '2020'}}}}\nfacts: [{{text: T, sources: [a], supports: [{}]}}]"
    catalogue = load(
        [
            str(
                write(
                    alt=dated.format("status"),
                    ende="period: {until: '2025', renewal: unknown}",
                    frist="deadlines: {model: fixed, dates: [{role: application, date: '2025'}]}",
                    ohne="sources: {a: {title: A}}",
                )
            )
        ]
    )

    def shown(*statuses: Any, sort: str = "name") -> list[str]:
        return [card.id for card in catalogue.filter(Filters(statuses=statuses), day=DAY, sort=sort).cards]

    assert (shown("stale"), shown("undated")) == (["alt"], ["ohne"])
    assert shown("renewal-unknown") == ["ende", "frist"]
    assert shown("unclear") == ["alt", "ende", "frist", "ohne"]
    assert shown("unclear", sort="status") == ["ohne", "alt", "ende", "frist"]
    assert [card.id for card in catalogue.filter(day=DAY, over_last=True).cards] == ["alt", "ohne", "ende", "frist"]
    assert [card.id for card in catalogue.filter(day=DAY, over_last=True, limit=3).cards] == ["alt", "ohne", "ende"]
    assert [(count.term, count.number, count.broader) for count in catalogue.facet_counts("status", day=DAY)] == [
        ("unclear", 4, None),
        ("renewal-unknown", 2, "unclear"),
        ("stale", 1, "unclear"),
        ("undated", 1, "unclear"),
    ]


def test_former_ids_go_on_answering(write: WriteCatalogue) -> None:
    catalogue = load([str(write(neu="former_ids: [alt, uralt]", zwei="former_ids: [neu]"))])
    assert catalogue.get("alt").id == "neu"
    assert catalogue.card("uralt").id == "neu"
    assert catalogue.get("neu").id == "neu"  # an id wins over a former one
    assert [programme.id for programme in catalogue.programmes(["uralt", "zwei"])] == ["neu", "zwei"]
    assert catalogue.ids() == ["neu", "zwei"]


def test_postcodes_of_the_shipped_vocabulary() -> None:
    vocabulary = load((), cache=False).vocabulary
    assert vocabulary.at_postcode("30669") == ("hannover", "langenhagen")
    assert vocabulary.at_postcode("30623") == ()
    assert vocabulary.is_bulk_postcode("30623")
    assert not vocabulary.is_bulk_postcode("30159")
    with pytest.raises(AnswerError) as caught:
        answer_of("30623", ProfileField("area", Text("x"), Text("x")), vocabulary)
    assert caught.value.code == "bulk-postcode"


@pytest.mark.parametrize("query", ["ort:burgdorf", "in burgdorf", "in burgdorf -solar"])
def test_what_a_place_alone_finds_is_explained_as_found(catalogue: Catalogue, query: str) -> None:
    hits = [hit.card.id for hit in catalogue.search(query, limit=99, day=DAY).hits]
    explained_ids = [card_id for card_id in catalogue.ids() if catalogue.explain(query, card_id, day=DAY).found]
    assert explained_ids == sorted(hits) != []
