"""From what people say of their lives to the programme that answers it, in the bundled catalogue."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from hannover_foerder import load

if TYPE_CHECKING:
    from hannover_foerder import Catalogue

DAY = date(2026, 11, 30)
AMONG = 3
"""The programme is among so many first ones."""


@pytest.fixture(scope="module")
def bundled() -> Catalogue:
    return load(cache=False)


@pytest.mark.parametrize(
    ("said", "programme"),
    [
        ("nach der Schule keinen Plan was ich werden soll", "ausbildungslotsen"),
        ("Sohn findet keine Lehrstelle", "jugendberufsagentur-region-hannover"),
        ("Studium abgebrochen was nun", "jugendberufsagentur-region-hannover"),
        ("alleinerziehend und will Ausbildung in Teilzeit", "koordinierungsstelle-frau-und-beruf"),
        ("wieder arbeiten nach der Elternzeit", "koordinierungsstelle-frau-und-beruf"),
        ("ich will einen Laden aufmachen", "hannoverimpuls-gruendungsberatung"),
        ("Meisterin will eigenen Betrieb gründen", "gruendungspraemie-meisterhandwerk"),
        ("finde keinen Nachfolger für meine Firma", "erp-foerderkredit-gruendung-nachfolge"),
        ("wir finden keine Azubis mehr", "passgenaue-besetzung-willkommenslotsen"),
        ("Chef will Mitarbeiter weiterbilden", "qualifizierungschancengesetz"),
        ("Haus geerbt, alt und schlecht gedämmt", "beg-einzelmassnahmen-bafa"),
        ("haus sanieren", "kfw-261-wohngebaeude-kredit"),
        ("ich vermiete Wohnungen und will die Heizung erneuern", "kfw-458-heizungsfoerderung"),
        ("unsere Vereinshalle muss saniert werden", "lsb-sportstaettenbau"),
        ("Diplom aus Syrien anerkennen lassen", "iq-netzwerk-niedersachsen"),
        ("geflüchtet und gelernter Elektriker", "iq-netzwerk-niedersachsen"),
        ("deutsch lernen", "integrationskurs"),
        ("lesen und schreiben lernen", "grundbildung-erwachsene-niedersachsen"),
        ("Homepage für meinen Betrieb", "digitalisierung-kmu"),
        ("learn German", "integrationskurs"),
        ("I lost my job and want to retrain", "bildungsgutschein"),
        ("I want to open a small shop", "hannoverimpuls-gruendungsberatung"),
        ("we cannot find apprentices", "passgenaue-besetzung-willkommenslotsen"),
        ("my foreign degree is not accepted", "iq-netzwerk-niedersachsen"),
        ("almanca kursu", "integrationskurs"),
        ("iş kaybettim meslek öğrenmek istiyorum", "bildungsgutschein"),
        ("straciłem pracę i chcę się przekwalifikować", "bildungsgutschein"),
        ("я втратив роботу", "bildungsgutschein"),
        ("хочу открыть магазин", "hannoverimpuls-gruendungsberatung"),
        ("أريد الاعتراف بشهادتي", "iq-netzwerk-niedersachsen"),
        ("quiero abrir una tienda", "hannoverimpuls-gruendungsberatung"),
        ("j'ai perdu mon travail", "bildungsgutschein"),
        ("vreau să învăț germana", "integrationskurs"),
    ],
)
def test_a_life_leads_to_its_programme(bundled: Catalogue, said: str, programme: str) -> None:
    hits = bundled.search(said, limit=AMONG, day=DAY).hits
    assert programme in [hit.card.id for hit in hits if not hit.similar]


def test_a_tax_that_is_no_help_here_finds_nothing(bundled: Catalogue) -> None:
    assert bundled.search("kfz-steuer", day=DAY).total == bundled.search("kfzsteuer", day=DAY).total == 0


@pytest.mark.parametrize(
    ("compound", "programme"),
    [
        ("Treppenlifteinbau", "kfw-159-altersgerecht-umbauen"),
        ("Eigenkapitalspritze", "mikromezzanin-niedersachsen"),
        ("Flutlichtnachrüstung", "ecosport"),
        ("Schwammstadtprogramm", "klimafolgenanpassung-region-hannover"),
    ],
)
def test_what_is_done_to_a_thing_or_paid_for_it_does_not_hide_the_thing(
    bundled: Catalogue, compound: str, programme: str
) -> None:
    hits = bundled.search(compound, limit=AMONG, day=DAY).hits
    assert programme in [hit.card.id for hit in hits if not hit.similar]


def test_a_compound_of_unknown_words_finds_nothing(bundled: Catalogue) -> None:
    assert not bundled.search("Zahnspangenkosten", limit=AMONG, day=DAY).hits


def test_without_a_programme_leaves_what_only_mentions_it(bundled: Catalogue) -> None:
    hits = bundled.search("Hilfe zum Studienanfang ohne BAföG", limit=20, day=DAY).hits
    assert hits[0].card.id == "studienstarthilfe"
    assert "bafoeg" not in [hit.card.id for hit in hits]


@pytest.mark.parametrize(
    "asked", ["Kindergeld beantragen", "mit 63 in Rente gehen", "Entschädigung für Bauern nach Hagel"]
)
def test_a_word_that_is_merely_mentioned_answers_nothing(bundled: Catalogue, asked: str) -> None:
    assert not [hit for hit in bundled.search(asked, limit=20, day=DAY).hits if not hit.similar]


def test_who_does_not_say_how_old_they_are_is_shown_both_ways_to_training(bundled: Catalogue) -> None:
    hits = bundled.search("habe meinen Job verloren und brauche eine neue Ausbildung", limit=5, day=DAY).hits
    assert {"jugendberufsagentur-region-hannover", "bildungsgutschein"} <= {hit.card.id for hit in hits}
