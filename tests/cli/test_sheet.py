"""The sheet that a client takes home, on a fixed day."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Foerder

RECORD = """\
  - id: {id}
    name: {{de: 'Zuschuss <{id}>'}}
    kinds: [zuschuss]
    target_groups: [kmu]
    areas: [region-hannover]
    topics: [{topic}]
    funding:
      combine: one-of
      parts:
        - {{label: {{de: klein}}, min_rate_percent: 50, rate_percent: 50, rule: {{employees: {{max: 49}}}}}}
        - {{label: {{de: groß}}, min_rate_percent: 20, rate_percent: 20, rule: {{employees: {{min: 50}}}}}}
    requirements:
      - {{text: {{de: Der Betrieb arbeitet., en: The firm works.}}, rule: {{applicant: {{is: company}}}}}}
      - {{text: {{de: 'Das Dach trägt "es" & mehr.'}}}}
    application:
      steps: [{{de: Zuerst anrufen.}}]
      documents: [{{de: Kostenplan}}]
    deadlines: {{model: fixed, dates: [{{role: application, date: '2027-03-31'}}]}}
    contacts: [{{office: Amt, phone: 0511 12-3, email: amt@example.org}}]
    sources: {{page: {{title: Amtsseite, url: 'https://example.org', date: '2026-11-01', kind: official}}}}
    facts: [{{text: Läuft., sources: [page], supports: [status]}}]
"""
CLIENT = ("--set", "applicant=company", "--set", "place=laatzen", "--set", "purpose=solar,wasserstoff")
FIRM = (*CLIENT, "--set", "employees=80", "--set", "investment_eur=10000")


@pytest.fixture
def sheet(tmp_path: Path, foerder: Foerder) -> Any:
    file = tmp_path / "five.yaml"
    records = [RECORD.format(id=f"p{number}", topic="solar" if number < 4 else "wasserstoff") for number in range(5)]
    file.write_text("schema: 1\nprogrammes:\n" + "".join(records), encoding="utf-8")

    def call(*arguments: str) -> Any:
        return foerder(*arguments, "--catalogue", str(file), "--as-of", "2026-11-30")

    return call


class Outline(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - of the base
        """Keep the name of a tag."""
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text += f" {data}"


def test_the_sheet_says_who_what_and_what_is_left(sheet: Any) -> None:
    page = sheet("match", *FIRM, "--format", "html").out
    outline = Outline(page)
    text = " ".join(outline.text.split())
    assert "Antragsteller: Für ein Unternehmen" in text
    assert "Beschäftigte: 80 Beschäftigte" in text
    assert (
        "1. Zuschuss <p0> läuft – zuletzt belegt 01.11.2026 spricht nichts dagegen · Zuschuss "
        'Zu erwarten 2.000 € Noch zu klären Das Dach trägt "es" & mehr. Nächster Schritt Zuerst anrufen. '
        "Frist 31.03.2027 (Antragsfrist) Ansprechstelle Amt, 0511 12-3 , amt@example.org "
        "Unterlagen Kostenplan Quellen Amtsseite, 01.11.2026"
    ) in text
    assert text.count("Das ist keine Zusage.") == 2
    assert outline.tags.count("article") == 3
    assert outline.tags.count("input") == outline.tags.count("label") == 6
    assert "Auch dagegen spricht nichts Zuschuss <p3> · 2.000 €" in text


def test_the_page_runs_nothing_and_is_made_for_a4(sheet: Any) -> None:
    page = sheet("match", *FIRM, "--format", "html", "--lang", "en").out
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert "default-src 'none'" in page
    assert not {"script", "img", "link", "iframe", "form"} & set(Outline(page).tags)
    assert "size: A4" in page
    assert '<a href="tel:0511123">0511 12-3</a>' in page
    assert '<a href="mailto:amt@example.org">' in page
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'aria-labelledby="([^"]+)"', page)) <= set(ids)


def test_what_needs_an_answer_stands_apart_and_what_fits_not_nowhere(sheet: Any) -> None:
    assert "Vielleicht, wenn noch etwas bekannt ist" in sheet("match", *CLIENT[2:], "--format", "html").out
    nothing = sheet("match", "--set", "applicant=person", "--format", "html").out
    assert "Nach den Angaben kommt zurzeit nichts sicher infrage." in nothing
    assert "p0" not in nothing


def test_an_export_for_a_client_keeps_the_filters(sheet: Any, tmp_path: Path) -> None:
    file, profile = tmp_path / "out.html", tmp_path / "me.yaml"
    profile.write_text("applicant: company\nplace: laatzen\npurpose: [solar, wasserstoff]\n", encoding="utf-8")
    written = sheet("export", str(file), "--profile", str(profile), "--topic", "wasserstoff")
    assert (written.code, written.err) == (0, f"Das Blatt steht in {file}.\n")
    page = file.read_text(encoding="utf-8")
    assert "p4" in page
    assert "p0" not in page
    assert sheet("export", "-", *FIRM, "--format", "markdown").out == sheet("match", *FIRM, "--format", "markdown").out


@pytest.mark.parametrize("arguments", [("--format", "csv"), ("--format", "html", "--query", "solar")])
def test_a_client_has_a_sheet_and_nothing_else(sheet: Any, arguments: tuple[str, ...]) -> None:
    refused = sheet("export", "-", *FIRM, *arguments)
    assert (refused.code, refused.out) == (2, "")
    assert "nur als html oder markdown, ohne --query" in refused.err


def test_numbers_of_a_match_are_those_of_the_list(sheet: Any) -> None:
    lines = sheet("match", *FIRM, "--format", "text").out.splitlines()
    assert [line.strip() for line in lines if re.match(r"  \d\. ", line)] == [
        f"{number}. Zuschuss <p{number - 1}> (p{number - 1})" for number in range(1, 6)
    ]
    assert "    → Zuerst anrufen. · bis 31.03.2027 (Antragsfrist) · Amt, 0511 12-3, amt@example.org" in lines


def test_what_takes_no_applications_is_none_of_the_best(tmp_path: Path, foerder: Foerder) -> None:
    shut = "    paused_since: '2026-05'\n"
    file = tmp_path / "two.yaml"
    records = RECORD.format(id="shut", topic="solar") + shut + RECORD.format(id="taken", topic="solar")
    file.write_text(f"schema: 1\nprogrammes:\n{records}", encoding="utf-8")
    written = foerder(
        "match", *FIRM, "--format", "markdown", "--catalogue", str(file), "--as-of", "2026-11-30", "--lang", "de"
    ).out
    assert [line for line in written.splitlines() if "## Zuschuss" in line] == ["## Zuschuss \\<taken\\>"]
    assert written.index("## Auch dagegen spricht nichts") < written.index("shut")
