"""The detail view of a record that fills every field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hannover_foerder.model.office import Ask
from hannover_foerder.model.plain import from_plain
from hannover_foerder.model.programme import Programme
from hannover_foerder.model.status import StatusAt
from hannover_foerder.output.labels import Labels
from hannover_foerder.output.parts import as_markdown, as_text, on_screen
from hannover_foerder.output.screen import Screen
from hannover_foerder.output.views.detail import Described, DetailView
from hannover_foerder.output.views.detail_head import Head

Make = Callable[[str], Labels]

FULL: dict[str, Any] = {
    "id": "voll",
    "name": {"de": "Volles *Programm*", "en": "Full programme"},
    "aliases": ["Voll", "V"],
    "summary": {"de": "Ein Satz."},
    "description": {"de": "Mehrere Sätze."},
    "kinds": ["zuschuss"],
    "topics": ["klima"],
    "target_groups": ["kmu"],
    "areas": ["region-hannover"],
    "provider": {"name": "Region Hannover", "unit": "Team", "level": "region"},
    "partners": ["Kammer", "Agentur"],
    "funder": "Land",
    "services": [{"de": "Beratung vor Ort"}],
    "funding": {
        "max_eur": 1000,
        "per": "project",
        "min_duration_months": 6,
        "duration_months": 12,
        "as_of": "2024-05",
        "note": {"de": "Nur einmal."},
        "parts": [
            {"label": {"de": "Grundbetrag"}, "amount_eur": 500, "duration_months": 3},
            {"label": {"de": "Zuschlag"}, "min_duration_months": 3},
            {"label": {"de": "Rest"}, "min_duration_months": 4, "duration_months": 4},
        ],
    },
    "budgets": [{"eur": 85000, "note": {"de": "im Jahr"}}, {"eur": 5}],
    "requirements": [{"text": {"de": "Sitz in der Region."}}],
    "application": {
        "channel": "online",
        "url": "https://example.org/antrag",
        "before_start": True,
        "steps": [{"de": "Anrufen"}, {"de": "Antrag stellen"}],
        "documents": [{"de": "Kostenplan"}],
    },
    "deadlines": {
        "model": "recurring",
        "dates": [
            {"role": "application", "yearly": "09-30", "note": {"de": "jede Runde"}},
            {"role": "sketch", "date": "2026-12"},
            {"role": "other"},
        ],
        "as_of": "2025",
        "note": {"de": "Runden im Herbst."},
    },
    "period": {"from": "2022", "until": "2027-12-31"},
    "successor": "neu",
    "related": [
        {"id": "anderes", "relation": "excludes", "note": {"de": "Beides geht nicht."}},
        {"name": "Fremdes", "relation": "complements"},
        {"id": "weg", "relation": "alternative"},
        {"relation": "alternative"},
    ],
    "not_to_confuse": [{"name": "Ähnliches", "id": "anderes", "difference": {"de": "Nur für Vereine."}}],
    "contacts": [
        {
            "office": "Amt",
            "phone": "+49 511 1",
            "email": "amt@example.org",
            "url": "https://example.org",
            "address": "Platz 1",
            "note": {"de": "Stand 2021"},
        },
        {"phone": "0511 2"},
    ],
    "links": {"official": "https://example.org/", "guideline": "https://example.org/r"},
    "sources": {
        "a": {"title": "Amt", "url": "https://example.org/a", "date": "2025-04", "kind": "official"},
        "b": {"title": "Blatt", "date": "2023", "date_inferred": True},
    },
    "facts": [{"text": "Es gibt Geld.", "sources": ["a", "b", "c"], "supports": ["funding"]}],
    "inferred": [{"fields": ["topics", "kinds"], "reason": {"de": "Zugeordnet."}}],
    "conflicts": [{"about": "funding", "note": {"de": "A sagt 1, B sagt 2."}}],
}

TEXT = """\
Volles *Programm* (voll)
Status: läuft – belegt bis 31.12.2027 [a]
Nachfolger: Das Neue (neu)

Ein Satz.

Für wen: kmu
Wo: Region Hannover
Art: Zuschuss
Höhe: bis 1.000 € je Vorhaben

Was Sie bekommen
  - Beratung vor Ort
  - Dauer: 6 bis 12 Monate
  - Nur einmal.
  - Stand 05/2024
  - Grundbetrag: 500 €
    - Dauer: bis zu 3 Monate
  - Zuschlag: keine Angabe
    - Dauer: mindestens 3 Monate
  - Rest: keine Angabe
    - Dauer: 4 Monate lang

Voraussetzungen
  - Sitz in der Region.

So geht es weiter
  - Erst beantragen, dann beginnen.
  - Antrag: online
  - Zum Antrag: https://example.org/antrag
  1. Anrufen
  2. Antrag stellen
  - Unterlagen:
    - Kostenplan

Fristen
  - Antrag: jedes Jahr wieder
  - Antrag bis: 30.09. jedes Jahr (jede Runde)
  - Skizze bis: 12/2026
  - Termin: keine Angabe
  - Runden im Herbst.
  - Stand 2025
  - Laufzeit: 2022 bis 31.12.2027

Ansprechstellen
  - Amt
    - Telefon: +49 511 1
    - E-Mail: amt@example.org
    - https://example.org
    - Platz 1
    - Stand 2021
  - 0511 2

Links
  - Offizielle Seite: https://example.org/
  - Richtlinie: https://example.org/r

Mehr darüber
    Mehrere Sätze.

Träger
  - Region Hannover (Region)
    - Team
  - Geldgeber: Land
  - Partner: Kammer, Agentur
  - Budget: 85.000 € (im Jahr)
  - Budget: 5 €

Themen: klima
Auch bekannt als: Voll; V

Verwandt
  - nicht zusammen mit: Das Andere (anderes)
    - Beides geht nicht.
  - ergänzt: Fremdes
  - Alternative: weg
  - Alternative: keine Angabe

Nicht verwechseln
  - Ähnliches (anderes)
    - Nur für Vereine.

Wo sich Quellen widersprechen
  - A sagt 1, B sagt 2.

Wie gut belegt
  - Aussagen: 1, Quellen: 2, die neueste: 04/2025.

Aussagen und Quellen
  - Es gibt Geld.
    - [a, 04/2025; b, 2023 (erschlossen); c]

Erschlossen
  - topics, kinds: Zugeordnet.

Quellen
  - a: Amt, 04/2025, amtlich oder vom Träger
    - https://example.org/a
  - b: Blatt, 2023 (erschlossen)
"""


def view(labels: Labels, record: dict[str, Any] = FULL, *, with_sources: bool = True) -> DetailView:
    names = {"neu": "Das Neue", "anderes": "Das Andere"}
    status = StatusAt("running", "until", "2027-12-31", "a")
    programmes = [Described(from_plain(Programme, record), status)]
    return DetailView(programmes, labels, names.get, with_sources=with_sources)


def test_every_field_is_shown(labels: Make) -> None:
    assert as_text(view(labels("de")).parts()) == TEXT


def test_english_labels_with_german_texts_where_there_are_no_others(labels: Make) -> None:
    text = as_text(view(labels("en")).parts())
    assert text.startswith("Full programme (voll)\nStatus: running – documented until 31 Dec 2027 [a]\n")
    assert "  - apply by: 30 Sep every year (jede Runde)\n" in text
    assert "\nAmount: up to €1,000 per project\n" in text


def test_without_sources_the_statements_stay_away(labels: Make) -> None:
    head, _ = TEXT.replace(" [a]\n", "\n").split("\n\nAussagen und")
    assert as_text(view(labels("de"), with_sources=False).parts()) == (
        head + "\n  - Jede Aussage mit ihrer Quelle zeigt --sources.\n"
    )


def test_markdown_escapes_the_texts(labels: Make) -> None:
    text = as_markdown(view(labels("de")).parts())
    assert text.startswith("# Volles \\*Programm\\*\n")
    assert "\n\n**Höhe:** bis 1.000 € je Vorhaben\n\n## Was Sie bekommen\n\n- Beratung vor Ort\n" in text
    assert "\n1. Anrufen\n2. Antrag stellen\n" in text


def test_on_a_screen_lines_hang_under_their_text(labels: Make) -> None:
    text = on_screen(view(labels("de")).parts(), Screen(40))
    assert "  • nicht zusammen mit: Das Andere\n    (anderes)\n    • Beides geht nicht.\n" in text
    assert "  1. Anrufen\n  2. Antrag stellen\n" in text
    assert "\nFür wen  kmu\nWo       Region Hannover\nArt      Zuschuss\nHöhe     bis 1.000 € je Vorhaben\n\n" in text
    assert "\nThemen            klima\nAuch bekannt als  Voll; V\n\n" in text
    assert max(map(len, text.splitlines())) <= 40
    assert on_screen(view(labels("de")).parts(), Screen(5)) == text  # narrower breaks every word


def test_what_is_not_known_is_said_in_one_line(labels: Make) -> None:
    record: dict[str, Any] = {"id": "x", "name": {"de": "X"}, "kinds": ["zuschuss"], "period": {"from": "2025"}}
    everything = "Nicht bekannt: für wen, wo, Voraussetzungen, der Weg zum Antrag, wen man fragen kann, der Träger\n"
    assert everything in as_text(view(labels("de"), record).parts())
    record["contacts"] = [{"phone": "0511 1"}]
    text = as_text(view(labels("de"), record).parts())
    assert "der Weg zum Antrag, der Träger. Bitte bei der Stelle fragen, die hier genannt ist.\n" in text
    del record["contacts"]
    record["links"] = {"info": "https://example.org"}
    text = as_text(view(labels("de"), record).parts())
    assert "wen man fragen kann, der Träger. Bitte auf der Seite nachsehen, die hier genannt ist.\n" in text


def test_an_unclear_programme_says_what_to_ask_first(labels: Make) -> None:
    record = from_plain(Programme, {"id": "x", "name": {"de": "X"}})
    programmes = [Described(record, StatusAt("unclear", "stale", "2020-06", "a"))]
    shown = next(iter(DetailView(programmes, labels("de"), lambda _: None).parts()))
    assert isinstance(shown, Head)
    assert (shown.status, shown.notes) == (
        "belegt 06/2020 – seither keine neuere Quelle",
        ("Bitte zuerst nachfragen, ob es das noch gibt.",),
    )


def test_other_forms_of_period_and_start(labels: Make) -> None:
    record = {"id": "x", "name": {"de": "X"}, "period": {"until": "2025"}, "application": {"before_start": False}}
    text = as_text(view(labels("de"), record).parts())
    assert "Fristen\n  - Laufzeit: bis 2025\n" in text
    assert "So geht es weiter\n  - Der Antrag geht auch nach dem Beginn.\n" in text
    record["period"] = {"from": "2025"}
    assert "Fristen\n  - Laufzeit: seit 2025\n" in as_text(view(labels("de"), record).parts())


def test_a_record_of_foreign_hands_stays_text(labels: Make) -> None:
    record = {
        "id": "x",
        "name": {"de": "[red]rot[/red] :boom: \x1b[31m"},
        "links": {"official": "javascript:alert(1)"},
        "contacts": [{"office": "a\u202eb"}],
    }
    shown = on_screen(view(labels("de"), record).parts(), Screen(80, styled=True, coloured=True, linked=True))
    assert "[red]rot[/red] :boom: ␛[31m" in shown
    assert "]8;" not in shown
    assert "a\ufffdb" in shown


def test_an_old_number_shows_its_date_behind_the_page(labels: Make) -> None:
    record = from_plain(Programme, {"id": "x", "name": {"de": "X"}})
    office = Ask("office", ("Amt", "Office"), "0511 1", "a@b.de", "https://b.de", phone_as_of="2020-06-15")
    described = Described(record, StatusAt("unclear", "undated"), asks=(office,), day=date(2026, 12, 1))
    shown = as_text(DetailView([described], labels("de"), lambda _: None).parts())

    assert "  - Amt\n    - https://b.de\n    - Telefon: 0511 1 (Stand 06/2020)\n    - E-Mail: a@b.de\n" in shown


def test_where_nobody_is_known_the_best_page_is_named_as_such(labels: Make) -> None:
    record = from_plain(
        Programme,
        {"id": "x", "name": {"de": "X"}, "sources": {"a": {"title": "A", "url": "https://a.de", "date": "2020"}}},
    )
    described = Described(record, StatusAt("unclear", "stale", "2020", "a"))
    view = DetailView([described], labels("en"), lambda _: None)

    assert "No office known; this is the best page about it:\n    - https://a.de\n" in as_text(view.parts())
    (shown,) = view.objects()
    nothing = dict.fromkeys(("id", "office", "phone", "email"))
    assert shown["ask"] == {"kind": "page", "url": "https://a.de", "as_of": "2020", **nothing}
