"""The detail view of a record that fills every field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from hannover_foerder.model.contact_point import ContactPoint
from hannover_foerder.model.office import whom_to_ask
from hannover_foerder.model.plain import from_plain
from hannover_foerder.model.programme import Programme
from hannover_foerder.model.status import StatusAt
from hannover_foerder.output.blocks import Overview
from hannover_foerder.output.labels import Labels
from hannover_foerder.output.render import render
from hannover_foerder.output.screen import Screen
from hannover_foerder.output.views.detail import DetailView, Dossier, ProgrammeView

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

HEAD = """\
Volles *Programm* (voll)
Läuft bis 31.12.2027.
Nachfolger: Das Neue (neu)

Ein Satz.

Sie bekommen
  - bis 1.000 € je Vorhaben (Stand 05/2024)
  - Beratung vor Ort
  - Grundbetrag: 500 €
  - Zuschlag
  - Rest
  - Dauer: 6 bis 12 Monate
  - Nur einmal.

Für wen
  - kmu
  - Sitz in der Region.

Wo: Region Hannover

So geht es
  - Erst beantragen, dann beginnen.
  1. Anrufen
  2. Antrag stellen
  - Zum Antrag: https://example.org/antrag
  - Unterlagen: Kostenplan

Fragen
  - Amt
  - Telefon +49 511 1 · E-Mail amt@example.org
  - https://example.org
  - Telefon 0511 2

Seite: https://example.org/

Frist
  - Antrag bis: 30.09. jedes Jahr (jede Runde)
  - Skizze bis: 12/2026
  - Termin: keine Angabe
  - Runden im Herbst.
"""

BACKGROUND = """
Mehr darüber
    Mehrere Sätze.

Links
  - Offizielle Seite: https://example.org/
  - Richtlinie: https://example.org/r

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
"""

SOURCES = """
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

SCREEN = """\
Volles *Programm*  voll
Läuft bis 31.12.2027.
Nachfolger: Das Neue (neu)
Ein Satz.

Sie bekommen  • bis 1.000 € je Vorhaben (Stand 05/2024)
              • Beratung vor Ort
              … und 5 weitere: --full
Für wen       kmu
              • Sitz in der Region.
Wo            Region Hannover
So geht es    • Erst beantragen, dann beginnen.
              1. Anrufen
              … und 3 weitere: --full
Fragen        Amt
              Telefon +49 511 1 · E-Mail amt@example.org
              https://example.org
              Telefon 0511 2
Seite         https://example.org/
Frist         • Antrag bis: 30.09. jedes Jahr (jede Runde)
              • Skizze bis: 12/2026
              … und 2 weitere: --full

Aussagen: 1, Quellen: 2 (--sources) · Hintergrund: --full
"""


def view(
    labels: Labels, record: dict[str, Any] = FULL, *, with_sources: bool = False, in_full: bool = False
) -> DetailView:
    names = {"neu": "Das Neue", "anderes": "Das Andere"}
    status = StatusAt("running", "until", "2027-12-31", "a")
    programme = from_plain(Programme, record)
    programmes = [Dossier(programme, status, contact_points=whom_to_ask(programme, {}))]
    return DetailView(programmes, labels, names.get, with_sources=with_sources, in_full=in_full)


def as_text(shown: DetailView) -> str:
    return render(shown, "text", Screen())


def on_screen(shown: DetailView, screen: Screen) -> str:
    return render(shown, "table", screen)


def test_every_field_is_shown(labels: Make) -> None:
    text = as_text(view(labels("de"), with_sources=True, in_full=True))
    head = HEAD.replace("2027.\n", "2027. [a]\n")
    office = "  - https://example.org\n"
    head = head.replace(office, f"{office}  - Platz 1\n  - Stand 2021\n")
    assert text == head + BACKGROUND + SOURCES


def test_background_and_statements_come_when_asked_for(labels: Make) -> None:
    last = "\nAussagen: 1, Quellen: 2 (--sources) · Hintergrund: --full\n"
    assert as_text(view(labels("de"))) == HEAD + last
    with_sources = as_text(view(labels("de"), with_sources=True))
    assert with_sources.endswith(f"\nHintergrund: --full\n{SOURCES}")
    assert "Mehr darüber" not in with_sources
    in_full = as_text(view(labels("de"), in_full=True))
    assert in_full.endswith(f"\nAussagen: 1, Quellen: 2 (--sources)\n{BACKGROUND}")


def test_on_a_screen_lists_are_cut_to_what_it_holds(labels: Make) -> None:
    assert on_screen(view(labels("de")), Screen(80)) == SCREEN
    assert SCREEN.count("\n") == 24
    tall = on_screen(view(labels("de")), Screen(80, height=60))
    assert tall == SCREEN  # 31 lines are too many for one look
    shorter = on_screen(
        view(labels("de"), {key: told for key, told in FULL.items() if key != "successor"}),
        Screen(80, height=31),
    )
    assert (shorter.count("weitere"), shorter.count("\n")) == (0, 30)
    small = on_screen(view(labels("de")), Screen(80, height=22))
    assert (small.count("weitere"), small.count("\n")) == (3, 21)
    least = on_screen(view(labels("de")), Screen(80, height=5))
    assert "Telefon +49 511 1 · E-Mail amt@example.org" in least


@pytest.mark.parametrize("length", [55, 150])
def test_an_address_that_does_not_fit_begins_at_the_edge_and_is_never_cut(labels: Make, length: int) -> None:
    url = f"https://example.org/{'x' * length}"
    record = {"id": "x", "name": {"de": "X"}, "links": {"official": url}, "contacts": [{"phone": "0511 1"}]}
    shown = on_screen(view(labels("de"), record), Screen(80))
    assert f"\nSeite\n{url}\n" in shown
    assert f"\n  • Offizielle Seite:\n{url}\n" in on_screen(view(labels("de"), record, in_full=True), Screen(80))
    assert f"\nSeite          {url}\n" in on_screen(view(labels("de"), record), Screen(200))


def test_a_heading_above_a_long_address_counts_as_a_line_of_the_screen(labels: Make) -> None:
    url = f"https://example.org/{'x' * 55}"
    record = {
        "id": "x",
        "name": {"de": "X"},
        "links": {"official": url},
        "contacts": [{"phone": "0511 1"}],
        "application": {"steps": [{"de": str(step)} for step in range(20)]},
    }
    shown = {height: on_screen(view(labels("de"), record), Screen(80, height=height)) for height in range(18, 26)}
    assert all(f"\nSeite\n{url}\n" in text for text in shown.values())
    assert [text.count("\n") + 1 for text in shown.values()] == [*range(18, 26)]


def test_english_marks_what_is_only_there_in_german(labels: Make) -> None:
    text = as_text(view(labels("en"), in_full=True))
    assert text.startswith("Full programme (voll)\nRuns until 31 Dec 2027.\n")
    assert "\n\nEin Satz. (in German)\n\nYou get\n  - up to €1,000 per project (as of May 2024)\n" in text
    assert "  - apply by: 30 Sep every year (jede Runde (in German))\n" in text
    assert "Also known in German as: Voll; V\n" in text


def test_markdown_escapes_the_texts(labels: Make) -> None:
    text = render(view(labels("de")), "markdown", Screen())
    assert text.startswith("# Volles \\*Programm\\*\n")
    assert "\n\n## Sie bekommen\n\n- **bis 1.000 € je Vorhaben (Stand 05/2024)**\n- Beratung vor Ort\n" in text
    assert "\n1. Anrufen\n2. Antrag stellen\n" in text


def test_on_a_narrow_screen_headings_stand_above_and_words_stay_whole(labels: Make) -> None:
    text = on_screen(view(labels("de"), in_full=True), Screen(40))
    assert "  • nicht zusammen mit: Das Andere\n    (anderes)\n    • Beides geht nicht.\n" in text
    assert "\nSo geht es\n  • Erst beantragen, dann beginnen.\n  1. Anrufen\n  2. Antrag stellen\n" in text
    assert "\nThemen            klima\nAuch bekannt als  Voll; V\n\n" in text
    assert max(len(line) for line in text.splitlines() if "https" not in line) <= 40
    assert on_screen(view(labels("de"), in_full=True), Screen(5)) == text  # narrower breaks every word


def test_what_is_not_known_is_said_in_one_line(labels: Make) -> None:
    record: dict[str, Any] = {"id": "x", "name": {"de": "X"}, "funding": {"amount_eur": 5}}
    told = "Nicht bekannt: für wen, Voraussetzungen, der Weg zum Antrag, Fristen, wen man fragen kann\n"
    assert told in as_text(view(labels("de"), record))
    record["contacts"] = [{"phone": "0511 1"}]
    record["period"] = {"from": "2025"}
    assert "Nicht bekannt: für wen, Voraussetzungen, der Weg zum Antrag\n" in as_text(view(labels("de"), record))
    del record["funding"]  # for advice one need not apply
    assert "Nicht bekannt: für wen, Voraussetzungen\n" in as_text(view(labels("de"), record))


def test_an_unclear_programme_says_what_to_ask_first(labels: Make) -> None:
    record = from_plain(Programme, {"id": "x", "name": {"de": "X"}})
    programmes = [Dossier(record, StatusAt("unclear", "stale", "2020-06", "a"))]
    shown = next(iter(DetailView(programmes, labels("de"), lambda _: None).parts()))
    assert isinstance(shown, Overview)
    assert shown.title.status == "Zuletzt belegt 06/2020. Bitte zuerst nachfragen, ob es das noch gibt."


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"deadlines": {"model": "rolling"}}, "Frist: jederzeit möglich\n"),
        ({"period": {"until": "2025"}}, "Frist: bis 2025\n"),
        ({"application": {"channel": "phone"}}, "So geht es\n  - Antrag: telefonisch\n"),
        ({"application": {"steps": [{"de": "Anrufen"}]}}, "So geht es: Anrufen\n"),
        ({"kinds": ["zuschuss"]}, "Sie bekommen: Zuschuss\n"),
        ({"kinds": ["zuschuss"], "funding": {"per": "month"}}, "Sie bekommen: Zuschuss\n"),
        (
            {"links": {"info": "https://example.org"}, "contacts": [{"office": "Amt", "phone": "0511 12345"}]},
            "Fremde Seite: https://example.org\n",
        ),
        (
            {"links": {"info": "https://example.org"}},
            "Fragen\n  - Keine Stelle bekannt; das ist die beste Seite dazu:\n  - https://example.org\n",
        ),
    ],
)
def test_other_forms(labels: Make, record: dict[str, Any], expected: str) -> None:
    programme = from_plain(Programme, {"id": "x", "name": {"de": "X"}, **record})
    dossier = Dossier(programme, StatusAt("unclear", "stale", "2020", "a"), contact_points=whom_to_ask(programme, {}))
    assert f"\n{expected}" in as_text(DetailView([dossier], labels("de"), lambda _: None))


def test_a_record_of_foreign_hands_stays_text(labels: Make) -> None:
    record = {
        "id": "x",
        "name": {"de": "[red]rot[/red] :boom: \x1b[31m"},
        "links": {"official": "javascript:alert(1)"},
        "contacts": [{"office": "a\u202eb", "phone": "1"}],
    }
    shown = on_screen(view(labels("de"), record), Screen(80, styled=True, coloured=True, linked=True))
    assert "[red]rot[/red] :boom: ␛[31m" in shown
    assert "]8;" not in shown
    assert "a\ufffdb" in shown


def test_an_old_number_shows_its_date_behind_the_page(labels: Make) -> None:
    record = from_plain(Programme, {"id": "x", "name": {"de": "X"}})
    office = ContactPoint("office", ("Amt", "Office"), "0511 1", "a@b.de", "https://b.de", phone_as_of="2020-06-15")
    dossier = Dossier(record, StatusAt("unclear", "undated"), contact_points=(office,), day=date(2026, 12, 1))
    shown = as_text(DetailView([dossier], labels("de"), lambda _: None))

    assert "  - Amt\n  - https://b.de\n  - Telefon 0511 1 (Stand 06/2020) · E-Mail a@b.de\n" in shown


@pytest.mark.parametrize(
    ("as_of", "texts"),
    [
        ("2020-06-15", ["Amt", "https://b.de", "0511 1 (Stand 06/2020)"]),
        ("2026-06-15", ["Amt", "0511 1", "https://b.de"]),
    ],
)
def test_in_a_sheet_too_the_page_stands_before_an_old_number(labels: Make, as_of: str, texts: list[str]) -> None:
    record = from_plain(Programme, {"id": "x", "name": {"de": "X"}})
    office = ContactPoint("office", ("Amt", "Office"), "0511 1", None, "https://b.de", phone_as_of=as_of)
    dossier = Dossier(record, StatusAt("unclear", "undated"), contact_points=(office,), day=date(2026, 12, 1))
    parts = ProgrammeView(dossier, labels("de"), lambda _: None).steps()
    assert [line.text for part in parts if part.heading == "Ansprechstellen" for line in part.lines] == texts


@pytest.mark.parametrize(
    ("office", "shown"),
    [
        (("Amt für Klima", "Climate office"), "Climate office"),
        (("Amt für Klima", None), "Amt für Klima (in German)"),
        (("Region Hannover", None), "Hannover Region"),
    ],
)
def test_an_office_has_its_english_name_or_is_marked(labels: Make, office: tuple[str, str | None], shown: str) -> None:
    record = from_plain(Programme, {"id": "x", "name": {"de": "X"}})
    dossier = Dossier(record, StatusAt("running", "until"), contact_points=(ContactPoint("office", office, "0511 1"),))

    assert f"  - {shown}\n" in as_text(DetailView([dossier], labels("en"), lambda _: None))


def test_where_nobody_is_known_the_best_page_is_named_as_such(labels: Make) -> None:
    record = from_plain(
        Programme,
        {"id": "x", "name": {"de": "X"}, "sources": {"a": {"title": "A", "url": "https://a.de", "date": "2020"}}},
    )
    dossier = Dossier(record, StatusAt("unclear", "stale", "2020", "a"), contact_points=whom_to_ask(record, {}))
    view = DetailView([dossier], labels("en"), lambda _: None)

    assert "  - No office known; this is the best page about it:\n  - https://a.de\n" in as_text(view)
    (shown,) = view.objects()
    nothing = dict.fromkeys(("id", "office", "phone", "email"))
    assert shown["ask"] == {"kind": "page", "url": "https://a.de", "as_of": "2020", **nothing}
