"""``ask``: letters to offices, on fixed days."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Foerder

RECORDS = """\
schema: 1
programmes:
  - id: dach
    name: {de: Dach-Zuschuss, en: Roof grant}
    kinds: [zuschuss]
    target_groups: [kmu]
    areas: [region-hannover]
    topics: [solar]
    funding: {max_eur: 500, as_of: '2024'}
    requirements:
      - {text: {de: Das Dach ist groß.}, kind: judgement}
      - {text: {de: Der Betrieb ist klein.}, rule: {employees: {max: 49}}}
    contacts: [{office: Dachamt, email: dach@example.org, phone: '0511 1'}]
    sources: {page: {title: Dachseite, url: 'https://example.org', date: '2021-03-01'}}
    facts: [{text: Läuft., sources: [page], supports: [status]}]
  - id: keller
    name: {de: Keller-Zuschuss}
    kinds: [zuschuss]
    contacts: [{office: Dachamt, email: dach@example.org}]
  - id: fertig
    name: {de: Alles bekannt}
    kinds: [beratung]
    requirements: [{text: {de: Irgendwas.}}]
    sources: {page: {title: Seite, url: 'https://example.org', date: '2026-11-01'}}
    facts: [{text: Läuft., sources: [page], supports: [status]}]
"""


@pytest.fixture
def ask(tmp_path: Path, foerder: Foerder) -> Any:
    file = tmp_path / "three.yaml"
    file.write_text(RECORDS, encoding="utf-8")

    def call(*arguments: str) -> Any:
        return foerder("ask", *arguments, "--catalogue", str(file), "--as-of", "2026-11-30")

    return call


def test_a_letter_with_only_the_open_points(ask: Any) -> None:
    written = ask("dach")
    assert written.out.startswith(
        "An: Dachamt <dach@example.org>\nTelefon: 0511 1\nBetreff: Fragen zu „Dach-Zuschuss“\n\nGuten Tag,\n"
    )
    assert (
        "- Zuschuss, bis 500 € (Stand 2024)\n"
        "- Quelle: Dachseite, 01.03.2021\n"
        "\n"
        "Meine Fragen:\n"
        "1. Gibt es dieses Angebot noch, und kann man es zurzeit nutzen oder beantragen?\n"
        "2. Bis wann kann man einen Antrag stellen, oder geht das jederzeit?\n"
        "3. Muss der Antrag gestellt sein, bevor das Vorhaben beginnt?\n"
        "4. Verlangt wird: „Das Dach ist groß.“ Wonach entscheiden Sie das?\n"
        "\n"
    ) in written.out
    assert written.err == "Gesendet wird nichts. Bitte vor dem Absenden lesen und den Namen einsetzen.\n"


def test_a_client_is_told_of_as_far_as_the_rules_ask(ask: Any) -> None:
    written = ask("dach", "--set", "employees=10", "--set", "age=40", "--set", "applicant=company")
    assert "Zu meinem Vorhaben:\n- Für ein Unternehmen\n- 10 Beschäftigte\n\n" in written.out
    assert "40" not in written.out
    assert "Passt nach den Angaben nicht: Dach-Zuschuss\n" in ask("dach", "--set", "employees=90").err


def test_of_a_list_only_what_may_fit_gets_a_letter(ask: Any) -> None:
    written = ask("--kind", "zuschuss", "--include-unknown", "--set", "employees=90")
    assert "Betreff: Fragen zu „Keller-Zuschuss“\n" in written.out
    assert "Dach-Zuschuss" not in written.out
    assert "Passt nach den Angaben nicht, darum ohne Brief: Dach-Zuschuss\n" in written.err


def test_one_letter_an_office_and_none_without_an_open_point(ask: Any) -> None:
    written = ask("dach", "keller", "fertig")
    assert written.out.count("Guten Tag,") == 1
    assert "Betreff: Fragen zu 2 Programmen\n" in written.out
    assert written.err.startswith("Ohne offenen Punkt, darum ohne Brief: Alles bekannt\n")
    letters = json.loads(ask("--kind", "zuschuss", "--include-unknown", "--format", "json").out)
    assert [letter["ids"] for letter in letters] == [["dach", "keller"]]
    assert letters[0]["questions"][0] == {
        "id": "dach",
        "point": "runs",
        "text": "Gibt es dieses Angebot noch, und kann man es zurzeit nutzen oder beantragen?",
    }


def test_either_programmes_or_filters(ask: Any) -> None:
    assert (ask().code, ask("dach", "--kind", "zuschuss").code, ask("nirgends").code) == (2, 2, 4)


def test_in_english(ask: Any) -> None:
    out = ask("dach", "--lang", "en").out
    assert "Subject: Questions about “Roof grant (Dach-Zuschuss)”" in out
    assert out.count("Kind regards\n[your name]\n") == 1
    assert ask("dach", "--set", "employees=90", "--lang", "en").err.startswith("Does not fit the answers: Roof grant\n")
