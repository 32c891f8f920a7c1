"""``new``: asked on a terminal, said with options elsewhere; what is written passes ``check``."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable  # noqa: TC003 - pytest resolves the annotations
from pathlib import Path  # noqa: TC003 - pytest resolves the annotations
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Foerder

BEFORE = """\
# Kopf
schema: 1
programmes:
  - id: eins   # bleibt
    name: {de: Eins, en: One}
    summary: {de: Ein Satz darüber., en: A sentence.}
    inferred: [{fields: [name], reason: {de: a, en: b}}]
"""
SAID = ("--name", "Hof-Zuschuss: 'grün'", "--summary", "Geld für grüne Höfe.", "--summary-en", "Money for green yards.")


@pytest.fixture
def file(written: Callable[[str, str], Path]) -> Path:
    return written("programmes.yaml", BEFORE)


def test_a_record_from_options(foerder: Foerder, file: Path) -> None:
    code, out, err = foerder(
        "new", *SAID, "--kind", "Zuschuss", "--area", "30880", "--page", "https://a.example/h", FOERDER_CATALOGUE=""
    )

    assert code == 0
    assert err == "hof-zuschuss-gruen steht jetzt in programmes.yaml:8.\n"
    assert out.startswith("Das fehlt dem Eintrag noch:\n- das Datum der Quelle")
    assert "links.official" not in out
    text = file.read_text(encoding="utf-8")
    assert text.startswith(f"{BEFORE}  - id: hof-zuschuss-gruen\n    name: {{de: 'Hof-Zuschuss: ''grün''', en:")
    assert "    kinds: [zuschuss]\n    areas: [laatzen]\n" in text
    checked = foerder("check", "--errors-only", FOERDER_CATALOGUE="")
    assert (checked.code, checked.out) == (0, "")
    shown = foerder("list", "--format", "json", FOERDER_CATALOGUE="programmes.yaml").out
    assert "Hof-Zuschuss: 'grün'" in shown


def test_without_a_source_it_says_so(foerder: Foerder, file: Path) -> None:
    code, out, _ = foerder("new", *SAID, "--catalogue", str(file), "--lang", "en")

    assert code == 0
    assert out.startswith("The record still lacks:\n- a source, and which statements it supports")
    assert "reason: {de: 'Beim Anlegen eingetragen; die Quelle fehlt noch.', en:" in file.read_text(encoding="utf-8")
    assert foerder("check", "--errors-only", str(file)).code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("--name", "Neu"), 2, "Es fehlt: --summary, --summary-en. Auf einem Terminal fragt foerder new danach."),
        ((*SAID, "--id", "eins"), 2, "Nichts geschrieben. Die id eins gibt es schon in Zeile 4."),
        ((*SAID, "--kind", "quatsch"), 2, "--kind: quatsch"),
        (
            (*SAID, "--page", "www.a.example"),
            2,
            "Nichts geschrieben. official: www.a.example ist keine Internetadresse",
        ),
        ((*SAID, "--catalogue", "-"), 2, "Ein Eintrag kommt in eine YAML-Datei."),
        ((*SAID, "--catalogue", "gibt-es-nicht.yaml"), 1, ""),
    ],
)
def test_what_is_refused_changes_nothing(
    arguments: tuple[str, ...], code: int, message: str, foerder: Foerder, file: Path
) -> None:
    outcome = foerder("new", *arguments, FOERDER_CATALOGUE="")

    assert (outcome.code, outcome.out) == (code, "")
    assert message in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert file.read_text(encoding="utf-8") == BEFORE


@pytest.mark.parametrize(
    ("identifier", "message"),
    [
        ("zwei", "Die id zwei gibt es schon in mehr.yaml:3."),
        ("alt", "Die id alt gibt es schon in mehr.yaml:3."),
    ],
)
def test_ids_of_the_whole_folder_are_taken(identifier: str, message: str, foerder: Foerder, file: Path) -> None:
    more = BEFORE.partition("  - id")[2].replace(": eins   # bleibt", "  - id: zwei\n    former_ids: [alt]")
    more = more.replace("Eins", "Zwei").replace("One", "Two").replace("Ein Satz", "Noch ein Satz")
    file.with_name("mehr.yaml").write_text(f"schema: 1\nprogrammes:\n{more}", encoding="utf-8")
    file.with_name("anderes.yaml").write_text("kein: Katalog\n", encoding="utf-8")
    file.with_name("offices.yaml").write_text("[", encoding="utf-8")
    refused = foerder("new", *SAID, "--id", identifier, FOERDER_CATALOGUE="")

    assert (refused.code, refused.out) == (2, "")
    assert message in refused.err
    assert file.read_text(encoding="utf-8") == BEFORE
    assert foerder("new", *SAID, "--id", "drei", FOERDER_CATALOGUE="").code == 0


def test_where_no_catalogue_lies(foerder: Foerder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = foerder("new", *SAID, FOERDER_CATALOGUE="")
    assert code == 2
    assert err.startswith("foerder: Hier liegt kein Katalog")


def test_a_list_that_cannot_go_on(foerder: Foerder, file: Path) -> None:
    file.write_text("schema: 1\nprogrammes: []\n", encoding="utf-8")
    code, _, err = foerder("new", *SAID, FOERDER_CATALOGUE="")
    assert code == 1
    assert err.startswith("foerder: In der Datei ist kein Platz für einen Eintrag")
    assert file.read_text(encoding="utf-8") == "schema: 1\nprogrammes: []\n"


def test_the_questions_on_a_terminal(foerder: Foerder, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [
        "",
        "Eins",
        "Neues Eins",
        "",
        "eins",
        "",
        "Geld für Höfe.",
        "Money for yards.",
        "",
        "www.x",
        "https://a.example/x",
    ]
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))

    code, out, err = foerder("new", terminal=True, FOERDER_CATALOGUE="")

    assert code == 0
    assert err.count("Wie heißt das Programm?") == 3
    assert "Ohne diese Angabe geht es nicht.\n" in err
    assert err.startswith("Ein neuer Eintrag für programmes.yaml.")
    assert "Eingabetaste: Neues Eins\n> " in err
    assert err.count("etwa hof-zuschuss? Kleine Buchstaben, Ziffern und Bindestriche; sie bleibt. ") == 2
    assert err.count("Eingabetaste: neues-eins\n> ") == 2
    assert err.count("Auf welcher amtlichen Seite") == 2
    assert "www.x ist keine Internetadresse" in err
    assert out.startswith("Das fehlt dem Eintrag noch:")
    assert "- id: neues-eins\n    name: {de: 'Neues Eins', en: 'Neues Eins'}\n" in file.read_text(encoding="utf-8")
    assert foerder("check", "--errors-only", FOERDER_CATALOGUE="").code == 0


@pytest.mark.parametrize(
    ("language", "said"),
    [("de", "\n> \nAbgebrochen. Nichts geschrieben.\n"), ("en", "\n> \nStopped. Nothing was written.\n")],
)
def test_who_stops_has_written_nothing_and_is_told_so(
    language: str, said: str, foerder: Foerder, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Neu\n"))
    code, out, err = foerder("new", "--lang", language, terminal=True, FOERDER_CATALOGUE="")
    assert (code, out) == (130, "")
    assert err.endswith(said)
    assert file.read_text(encoding="utf-8") == BEFORE
