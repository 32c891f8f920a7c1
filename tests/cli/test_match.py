"""``match`` and ``explain``: profiles in, groups with reasons out."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Foerder, Outcome

CATALOGUE = str(Path(__file__).with_name("fitting.yaml"))
ESCAPES = re.compile(r"\x1b(\[[0-9;]*m|\]8;[^\x1b]*\x1b\\\\)")
HOME = ("--set", "applicant=person", "--set", "place=Laatzen", "--set", "purpose=Heizung und Wärme")


@pytest.fixture
def match(foerder: Foerder) -> Any:
    def call(*arguments: str, **settings: Any) -> Outcome:
        return foerder(*arguments, FOERDER_CATALOGUE=CATALOGUE, **({"answers": False} | settings))

    return call


def groups(out: str) -> dict[str, str]:
    return {cells[1]: cells[0] for cells in (line.split("\t") for line in out.splitlines())}


def test_a_pipe_gets_a_line_for_each_programme(match: Any) -> None:
    out = match("match", *HOME, "--set", "started=nein").out
    assert groups(out) == {
        "ofen-zuschuss": "open",
        "kachel-bonus": "fits",
        "waerme-kredit": "maybe",
        "hannover-dach": "fits-not",
        "stadt-rat": "fits-not",
        "alter-ofen": "ended",
    }
    assert "maybe\twaerme-kredit\tWärme-Kredit\toffen: Alter\tage\tunclear\t\t\t\t\t\t" in out.splitlines()
    stove = next(line.split("\t") for line in out.splitlines() if "\tofen-zuschuss\t" in line)
    assert stove[7:] == [
        "bis 3.000 € je Gebäude, bis 20 % der Kosten",
        "Beim Amt fragen.",
        "2026-12-15",
        "https://example.org/ofen",
        "",
    ]


def test_what_is_said_of_the_answer_is_on_stderr(match: Any) -> None:
    everyone = ("--set", "applicant=person", "--set", "purpose=alles zeigen", "--set", "place=hannover")
    assert match("match", *everyone, "--set", "started=nein", "--set", "age=30").err.splitlines() == [
        "6 Programme. Passt: 1, spricht nichts dagegen: 2, vielleicht: 0, anderes Thema: 0, nicht: 2, beendet: 1.",
        "Das ist keine Zusage. Es entscheidet die Stelle, die das Programm anbietet.",
    ]


def test_where_little_fits_it_says_why(match: Any) -> None:
    assert match("match", *HOME, "--set", "started=ja", "--set", "age=70").err.splitlines() == [
        "6 Programme. Passt: 1, spricht nichts dagegen: 0, vielleicht: 0, anderes Thema: 0, nicht: 4, beendet: 1.",
        (
            "Nicht dabei: bei 2 ist eine Bedingung nicht erfüllt, 1 ist für andere gedacht, 1 gilt anderswo. "
            "Alle mit Grund: --format text"
        ),
        (
            "Ohne „Vorhaben begonnen: ja“ käme infrage: Ofen-Zuschuss [ofen-zuschuss] "
            "(Das Vorhaben hat noch nicht begonnen.)"
        ),
        "Ohne „Alter: 70 Jahre“ käme infrage: Wärme-Kredit [waerme-kredit] (Sie sind 18 bis 67 Jahre alt.)",
        "Ohne „Ort: Laatzen“ käme infrage: Dach in Hannover [hannover-dach] (Gilt in: Landeshauptstadt Hannover)",
        "Beendet: Alter Ofen. Nachfolger: ofen-zuschuss",
        "Das ist keine Zusage. Es entscheidet die Stelle, die das Programm anbietet.",
    ]


@pytest.mark.parametrize("form", ["text", "markdown", "table"])
def test_the_reasons_are_not_said_twice(match: Any, form: str) -> None:
    found = match("match", *HOME, "--set", "started=ja", "--set", "age=70", "--format", form)
    assert not any(line.startswith(("Nicht dabei", "Ohne", "Beendet")) for line in found.err.splitlines())


@pytest.fixture
def crowd(tmp_path: Path) -> str:
    """Ten programmes for Laatzen alone that say so twice."""
    rule = "requirements: [{text: {de: Nur in Laatzen.}, rule: {place: {within: [laatzen]}}}]"
    records = (f"  - {{id: p{n}, name: {{de: P{n}}}, areas: [laatzen], {rule}}}\n" for n in range(10))
    file = tmp_path / "many.yaml"
    file.write_text("schema: 1\nprogrammes:\n" + "".join(records), encoding="utf-8")
    return str(file)


def test_of_many_near_misses_a_few_are_named_with_the_sentence_of_the_record(foerder: Foerder, crowd: str) -> None:
    found = foerder("match", "--set", "place=Hannover", "--catalogue", crowd)
    assert (
        "Ohne „Ort: Landeshauptstadt Hannover“ kämen 10 infrage, etwa: "
        "P0 [p0] (Nur in Laatzen.), P1 [p1] (Nur in Laatzen.), P2 [p2] (Nur in Laatzen.)"
    ) in found.err.splitlines()


def test_the_terminal_shows_eight_near_misses(foerder: Foerder, crowd: str) -> None:
    out = foerder("match", "--set", "place=Hannover", "--catalogue", crowd, terminal=True, answers=False).out
    assert out.count("Nur in Laatzen.") == 8


def test_what_says_nothing_and_what_to_ask_next_is_said(match: Any) -> None:
    assert match("match", *HOME, "--set", "started=nein").err.splitlines() == [
        "6 Programme. Passt: 1, spricht nichts dagegen: 1, vielleicht: 1, anderes Thema: 0, nicht: 2, beendet: 1.",
        "Nicht dabei: 1 ist für andere gedacht, 1 gilt anderswo. Alle mit Grund: --format text",
        "Ohne „Ort: Laatzen“ käme infrage: Dach in Hannover [hannover-dach] (Gilt in: Landeshauptstadt Hannover)",
        "1 von den übrigen sagt nichts zu Gebiet, Zielgruppe oder Thema.",
        "Beendet: Alter Ofen. Nachfolger: ofen-zuschuss",
        "Am meisten klärt jetzt: Wie alt ist die Person? (--set age=…, betrifft 1)",
        "Das ist keine Zusage. Es entscheidet die Stelle, die das Programm anbietet.",
    ]


def test_nothing_told_excludes_nothing_and_asks_nothing_in_a_pipe(match: Any) -> None:
    out = match("match").out
    assert set(groups(out).values()) == {"maybe", "ended"}


def test_text_shows_everything_with_reasons(match: Any) -> None:
    assert match("match", *HOME, "--set", "started=nein", "--format", "text").out == (
        """\
Passt (1)
  1. Kachel-Bonus (kachel-bonus)
      endet bald · Prämie · 500 € · 1 Bedingung erfüllt
    → bis 31.01.2027 (Programm endet; genannt ist nur 01/2027; Fortsetzung nicht bekannt)

Spricht nichts dagegen – noch zu klären (1)
  2. Ofen-Zuschuss (ofen-zuschuss)
      läuft · Zuschuss · bis 3.000 € je Gebäude, bis 20 % der Kosten · 2 Bedingungen erfüllt
    ? Der Ofen ist schön.
    → Beim Amt fragen. · bis 15.12.2026 (Antragsfrist; jedes Jahr; Stand 2025; Nur Öfen.) · https://example.org/ofen

Vielleicht – eine Angabe fehlt (1)
  3. Wärme-Kredit (waerme-kredit)
      ohne Quelle · Kredit
      offen: Alter
    → Mehr: foerder show waerme-kredit

Passt nicht (2)
  - Dach in Hannover: Gilt in: Landeshauptstadt Hannover (Ihre Angabe: Ort: Laatzen)
  - Rat für Kommunen: Für: Kommunen (Ihre Angabe: Antragsteller: Für mich oder eine andere Person) \
· Thema: Klimaschutz (Ihre Angabe: Zweck: Heizung und Wärme)

Beendet (1)
  - Alter Ofen: beendet – seit 03/2024 → ofen-zuschuss
"""
    )


def test_the_terminal_shows_near_misses_and_counts_the_rest(match: Any) -> None:
    out = match("match", *HOME, "--set", "started=nein", terminal=True, width=80, NO_COLOR="1").out
    assert "Dach in Hannover [hannover-dach]: Gilt in: Landeshauptstadt Hannover" in out
    assert "Rat für Kommunen" not in out
    assert "Nicht dabei: 1 ist für andere gedacht, 1 gilt anderswo. Alle mit Grund:" in out
    assert max(len(ESCAPES.sub("", line)) for line in out.splitlines()) <= 80


def test_an_ended_programme_for_others_is_only_counted_on_the_terminal(match: Any) -> None:
    out = match("match", "--set", "applicant=company", terminal=True, NO_COLOR="1").out
    assert "Beendet" not in out
    assert "Alter Ofen" not in out


def test_a_group_without_programmes_says_so(match: Any) -> None:
    out = match("match", "--set", "applicant=school", "--set", "purpose=Verkehr", "--format", "text").out
    assert out.startswith("Nichts passt\n  - Nicht dabei: 4 sind für andere gedacht.")
    assert "\n\nNur das Thema ist ein anderes (1)\n  - Wärme-Kredit [waerme-kredit]: Heizung und Wärme\n" in out
    assert "(0)" not in out


OTHER_TOPIC = ("--set", "applicant=school", "--set", "purpose=Verkehr")


def test_what_differs_in_its_topic_alone_is_maybe_with_a_mark_and_last_there(match: Any) -> None:
    decisions = json.loads(match("match", *OTHER_TOPIC, "--format", "json").out)
    assert [(one["id"], one["missing"], one["amount"]) for one in decisions if one["other_topic"]] == [
        ("waerme-kredit", ["purpose"], None)
    ]
    assert {one["group"] for one in decisions} == {"maybe", "fits-not", "ended"}
    rows = [line.split("\t") for line in match("match", *OTHER_TOPIC).out.splitlines()]
    assert [(row[0], row[1], row[4]) for row in rows if row[-1] == "true"] == [("maybe", "waerme-kredit", "purpose")]
    assert {row[-1] for row in rows} == {"true", ""}
    assert "anderes Thema: 1," in match("match", *OTHER_TOPIC).err


def test_a_heading_with_a_number_counts_those_that_are_left_out_too(
    match: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hannover_foerder.output.views.fit._MAX_OTHER_TOPICS", 0)
    out = match("match", *OTHER_TOPIC, terminal=True, width=80, TERM="dumb").out
    assert "Nur das Thema ist ein anderes (1)\n  • Und 1 weiteres. Alle Themen: --set purpose=any" in out


def test_what_differs_in_its_topic_alone_stands_last_on_the_screen_and_is_not_asked_about(match: Any) -> None:
    out = match("match", *OTHER_TOPIC, terminal=True, width=80, NO_COLOR="1").out
    assert "Vielleicht" not in out
    last_part = out.split("\n\n")[-1]
    assert "Nur das Thema ist ein anderes (1)" in last_part
    assert "Alle Themen: --set purpose=any" in last_part
    proof = match("explain", "waerme-kredit", *OTHER_TOPIC, "--format", "text").out
    assert "Nur das Thema ist ein anderes als Ihres." in proof
    assert "Diese Angaben fehlen" not in proof


def test_json_gives_every_criterion(match: Any) -> None:
    found = json.loads(match("match", *HOME, "--set", "started=ja", "--format", "json").out)
    assert [(one["id"], one["group"]) for one in found][:2] == [("kachel-bonus", "fits"), ("waerme-kredit", "maybe")]
    stove = next(one for one in found if one["id"] == "ofen-zuschuss")
    assert next(iter(stove)) == "id"
    assert stove["criteria"][3] == {
        "kind": "requirement",
        "result": False,
        "text": {"de": "Das Vorhaben hat noch nicht begonnen.", "en": "The project has not started."},
        "rule": {"started": {"is": False}},
        "sources": ["amt"],
        "open": [],
        "change": {"started": {"is": False}},
        "verdict": "fails",
    }
    assert stove["criteria"][0]["rule"] == {"place": {"within": ["laatzen"]}}
    assert stove["criteria"][0]["sources"] == ["amt"]
    assert stove["unchecked"] == [
        {
            "text": {"de": "Der Ofen ist schön.", "en": "The stove is beautiful."},
            "sources": ["amt"],
            "kind": "condition",
        }
    ]
    assert stove["to_clear"] == stove["unchecked"]
    lines = match("match", *HOME, "--format", "jsonl").out.splitlines()
    assert len(lines) == 6
    assert json.loads(lines[0])["id"]


SHEET = """\
## Funding and help to consider (As of 23 Nov 2026)

- Applicant: For myself or another person
- Place: Laatzen
- Purpose: Heating
- Project started: no

## Tile bonus

- fits · ending soon – documented until Jan 2027 · Bonus
- To expect: €500
- Next step: Ask the contact.
- Deadline: 31 Jan 2027 (programme ends; stated only as Jan 2027; not known whether it goes on)
- Documents:
   - ☐ Offer

## Stove grant

- nothing speaks against it · running – last documented 4 May 2026 · Grant
- To expect: up to €3,000 per building, up to 20 % of the cost
- Left to clear up:
   - ☐ The stove is beautiful.
- Next step: Ask the office.
- Deadline: 15 Dec 2026 (application due; every year; as of 2025; Stoves only.)
- Contact: https://example.org/ofen
- Documents:
   - ☐ Offer
   - ☐ Land register
- Source: Amt, 4 May 2026

## Perhaps, once more is known

- Heating loan: open: Age

## No promise

- This is no promise. The office that runs the programme decides.
"""


def test_markdown_and_english(match: Any) -> None:
    out = match("match", *HOME, "--set", "started=nein", "--format", "markdown", "--lang", "en").out
    assert out == SHEET


def test_csv_has_a_heading(match: Any) -> None:
    rows = list(csv.DictReader(io.StringIO(match("match", *HOME, "--format", "csv").out)))
    assert rows[0]["Gruppe"] == "fits"
    assert {row["Kennung"] for row in rows} >= {"ofen-zuschuss"}


def test_a_profile_file_and_set_over_it(match: Any, tmp_path: Path) -> None:
    file = tmp_path / "me.yaml"
    file.write_text("applicant: person\nplace: '30880'\npurpose: [waerme]\nstarted: true\nage: 30\n", encoding="utf-8")
    assert groups(match("match", "--profile", str(file)).out)["ofen-zuschuss"] == "fits-not"
    changed = groups(match("match", "--profile", str(file), "--set", "started=nein").out)
    assert changed["ofen-zuschuss"] == "open"
    assert changed["waerme-kredit"] == "open"


def test_a_profile_from_standard_input(match: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"place": "hannover"}')))
    assert groups(match("match", "--profile", "-").out)["ofen-zuschuss"] == "fits-not"


def test_mistakes_in_a_profile_have_file_and_line(match: Any, tmp_path: Path) -> None:
    file = tmp_path / "me.yaml"
    file.write_text("aplicant: person\nage: alt\n", encoding="utf-8")
    code, out, err = match("match", "--profile", str(file))
    assert (code, out) == (2, "")
    assert err.splitlines()[0].startswith(f"{file}:1: Das Profilfeld aplicant gibt es nicht")
    assert err.splitlines()[1].startswith(f"{file}:2: age: alt ist keine Zahl")


def test_a_missing_profile_is_said(match: Any, tmp_path: Path) -> None:
    assert match("match", "--profile", str(tmp_path / "no.yaml")).code == 1


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("age", "--set age: gebraucht wird FELD=WERT, etwa place=Burgdorf."),
        ("started=vielleicht", "started: vielleicht ist weder ja noch nein."),
        ("age=zwölf", "age: zwölf ist keine Zahl."),
        ("shoe=43", "--set: shoe gibt es nicht."),
        ("applicant=Kuh", "applicant: Kuh gibt es nicht."),
        ("place=Atlantis", "place: Atlantis gibt es nicht."),
        ("place=33602", "place: die Postleitzahl 33602 kennen wir nicht. Nennen Sie die Gemeinde"),
        ("purpose=Heizung,Kuchen", "purpose: Kuchen gibt es nicht."),
    ],
)
def test_mistakes_in_an_answer(match: Any, setting: str, message: str) -> None:
    code, out, err = match("match", "--set", setting)
    assert (code, out) == (2, "")
    assert message in err


def test_saving_a_profile_and_reading_it_again(match: Any, tmp_path: Path) -> None:
    file = tmp_path / "me.yaml"
    told = match("match", *HOME, "--set", "age=weiß nicht", "--save", str(file))
    assert f"Profil gespeichert: {file}" in told.err
    assert file.read_text(encoding="utf-8") == (
        'applicant: "person"\nplace: "laatzen"\npurpose: ["waerme"]\nage: null\n'
    )
    assert match("match", "--profile", str(file)).out == told.out
    assert match("match", "--set", "age=3", "--save", str(file)).code == 1
    assert match("match", "--profile", str(file), "--set", "age=3", "--save", str(file)).code == 0
    assert file.read_text(encoding="utf-8").endswith("age: 3\n")


def test_answers_are_kept_before_the_result_is_read(
    match: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("hannover_foerder.cli.session.Session.show", closed)
    file = tmp_path / "me.yaml"
    assert match("match", "--set", "age=3", "--save", str(file)).code == 130
    assert file.read_text(encoding="utf-8") == "age: 3\n"


def test_nobody_is_asked_before_it_is_clear_where_to_save(match: Any, tmp_path: Path, monkeypatch: Any) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("asked")

    monkeypatch.setattr("hannover_foerder.cli.interview.asking.ask_all", refuse)
    file = tmp_path / "me.yaml"
    file.write_text("age: 3\n", encoding="utf-8")
    code, out, err = match("match", "--save", str(file), terminal=True, answers=True)
    assert (code, out) == (1, "")
    assert str(file) in err


def test_a_folder_of_profiles_becomes_one_table(match: Any, tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("place: laatzen\n", encoding="utf-8")
    (tmp_path / "a.json").write_text('{"place": "hannover"}', encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no profile", encoding="utf-8")
    code, out, err = match("match", "--profile", str(tmp_path), "--set", "applicant=person")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert (code, err) == (0, "2 Profile.\n")
    assert [row["Profil"] for row in rows] == ["a"] * 6 + ["b"] * 6
    assert {(row["Profil"], row["Gruppe"]) for row in rows if row["Kennung"] == "ofen-zuschuss"} == {
        ("a", "fits-not"),
        ("b", "maybe"),
    }


def test_of_many_what_differs_in_its_topic_alone_is_marked_and_counted_apart(match: Any, tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    file.write_text("name,applicant,purpose\nA,school,Verkehr\n", encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(match("match", "--profile", str(file)).out)))
    assert [(row["Gruppe"], row["Kennung"]) for row in rows if row["Nur Thema anders"]] == [("maybe", "waerme-kredit")]
    (client,) = csv.DictReader(io.StringIO(match("match", "--profile", str(file), "--wide").out))
    assert (client["Vielleicht"], client["Anderes Thema (Zahl)"]) == ("", "1")


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_table_of_profiles(match: Any, tmp_path: Path, separator: str) -> None:
    file = tmp_path / "clients.csv"
    lines = [["name", "Ort", "employees", "started"], ["Müller", "30880", "1.200", "nein"], ["", "Hannover"]]
    file.write_text("\n".join(separator.join(line) for line in lines) + "\n", encoding="utf-8-sig")
    out = match("match", "--profile", str(file), "--format", "tsv").out
    cells = [line.split("\t") for line in out.splitlines()]
    assert {row[0] for row in cells} == {"Müller", "3"}
    assert {(row[0], row[1]) for row in cells if row[2] == "hannover-dach"} == {("Müller", "fits-not"), ("3", "maybe")}


TABLE = """\
Name;Antragsteller;Ort;Alter;Zweck
Müller;Person;Laatzen (30880);30;Wärme
A;Kuh;Atlantis;300;Solar
Müller;für mich;30159;"40";"Solar; Wärme"
B;Person;Laatzen;alt;
Müller (2);Person;Laatzen;;
Leer
"""


def test_every_mistake_of_a_table_is_told_and_the_others_are_done(match: Any, tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    file.write_text(TABLE, encoding="utf-8")
    code, out, err = match("match", "--profile", str(file))
    assert code == 2
    assert [*dict.fromkeys(row["Profil"] for row in csv.DictReader(io.StringIO(out)))] == [
        "Müller",
        "Müller (3)",
        "Müller (2)",
        "Leer",
    ]
    told = err.splitlines()
    assert told[:4] == [
        "4 Profile.",
        "Müller steht mehrfach da; die Namen sind nummeriert.",
        "Leer: keine Angaben, darum kann alles noch passen.",
        "2 Profile sind fehlerhaft und fehlen in der Ausgabe:",
    ]
    assert [line.split(" ")[0:2] for line in told[4:]] == [
        [f"{file}:3:", "Antragsteller:"],
        [f"{file}:3:", "Ort:"],
        [f"{file}:3:", "Alter:"],
        [f"{file}:5:", "Alter:"],
    ]


def test_every_mistake_of_a_folder_is_told_and_the_others_are_done(match: Any, tmp_path: Path) -> None:
    for name, text in {
        "a": "age: 300\nplace: Atlantis\n",
        "b": "age: 30\n",
        "c": "alter: 3\nshoe: 4\n",
        "d": "",
    }.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "b.json").write_text('{"age": 31}', encoding="utf-8")
    code, out, err = match("match", "--profile", str(tmp_path), "--wide")
    assert (code, [row["Profil"] for row in csv.DictReader(io.StringIO(out))]) == (2, ["b", "b (2)", "d"])
    assert "2 Profile sind fehlerhaft" in err
    assert [line.split(" ")[0] for line in err.splitlines()[-4:]] == [
        f"{tmp_path}/a.yaml:1:",
        f"{tmp_path}/a.yaml:2:",
        f"{tmp_path}/c.yaml:1:",
        f"{tmp_path}/c.yaml:2:",
    ]


def test_a_wrong_heading_stops_with_all_its_mistakes(match: Any, tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    file.write_text("Kunde,Schuhgröße,Employes,Ort,place\nA,43,3,Laatzen,Laatzen\n", encoding="utf-8")
    code, out, err = match("match", "--profile", str(file))
    assert (code, out, len(err.splitlines())) == (2, "", 3)
    assert "Die Spalte Employes ist kein Feld eines Profils. Meinten Sie employees?" in err
    assert "Die Spalte place steht zweimal" in err


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("", 2, "Die Datei ist leer"),
        ("name,age\n", 1, "steht kein Profil"),
        ("name,age\na,alt\n", 2, ":2: age: alt ist"),
    ],
)
def test_a_table_without_a_profile_is_said(match: Any, tmp_path: Path, text: str, code: int, said: str) -> None:
    file = tmp_path / "clients.csv"
    file.write_text(text, encoding="utf-8")
    outcome = match("match", "--profile", str(file))
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err


def test_a_row_for_each_client(match: Any, tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    lines = [
        "name,applicant,place,purpose,started,age",
        "A,person,Laatzen,waerme,nein,30",
        "B,person,Hannover,waerme,ja,70",
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    (first, second) = csv.DictReader(io.StringIO(match("match", "--profile", str(file), "--wide").out))
    assert first == {
        "Profil": "A",
        "Passt": "Kachel-Bonus",
        "Spricht nichts dagegen": "Ofen-Zuschuss; Wärme-Kredit",
        "Vielleicht": "",
        "Passt nicht (Zahl)": "2",
        "Beendet (Zahl)": "1",
        "Anderes Thema (Zahl)": "0",
    }
    assert second["Profil"] == "B"
    lines = match("match", "--profile", str(file), "--wide", "--format", "tsv").out.splitlines()
    assert lines[0] == "A\tkachel-bonus\tofen-zuschuss; waerme-kredit\t\t2\t1\t0"
    for wrong in (("--profile", str(file), "--format", "json"), ("--set", "age=3")):
        assert match("match", *wrong, "--wide").code == 2


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_many_as_objects(match: Any, tmp_path: Path, form: str) -> None:
    file = tmp_path / "clients.csv"
    file.write_text("name,place\nA,Laatzen\nB,Hannover\n", encoding="utf-8")
    out = match("match", "--profile", str(file), "--format", form).out
    told = json.loads(out) if form == "json" else [json.loads(line) for line in out.splitlines()]
    assert [one["profile"] for one in told] == ["A"] * 6 + ["B"] * 6
    alone = json.loads(match("match", "--set", "place=Hannover", "--format", "json").out)
    leading = ("amount", "next_step", "deadline", "contact")
    decided = [{field: said for field, said in one.items() if field not in leading} for one in alone]
    assert [{**one, "profile": "B"} for one in decided] == told[6:]
    assert next(iter(told[0])) == "id"


def test_a_number_of_400_digits_is_refused_before_anything_is_written(match: Any) -> None:
    code, out, err = match("match", "--set", f"age={'9' * 400}")
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert len(err) < 200


@pytest.mark.parametrize(
    ("setting", "saved"),
    [
        ("place=Laatzen (30880)", 'place: "laatzen"'),
        ("place=Laatzen, 30880", 'place: "laatzen"'),
        ("gender=Frau", 'gender: "female"'),
        ("gender=woman", 'gender: "female"'),
        ("gender=weiblich", 'gender: "female"'),
        ("gender=Mann", 'gender: "male"'),
        ("founded=0", "founded: false"),
        ("founded=1", "founded: true"),
        ("purpose=Solar; Digitalisierung", 'purpose: ["solar", "digitalisierung"]'),
    ],
)
def test_answers_as_people_write_them(match: Any, tmp_path: Path, setting: str, saved: str) -> None:
    file = tmp_path / "me.yaml"
    assert match("match", "--set", setting, "--save", str(file)).code == 0
    assert file.read_text(encoding="utf-8") == f"{saved}\n"


@pytest.mark.parametrize("many", ["profiles", "profiles.csv"])
def test_many_profiles_cannot_be_saved_as_one(match: Any, tmp_path: Path, many: str) -> None:
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "a.yaml").write_text("age: 17\n", encoding="utf-8")
    (tmp_path / "profiles.csv").write_text("name,age\na,17\n", encoding="utf-8")
    code, out, err = match("match", "--profile", str(tmp_path / many), "--save", str(tmp_path / "saved.yaml"))
    said = "foerder: --save speichert die Antworten von einem Profil; hier sind es viele. Ohne --save aufrufen.\n"
    assert (code, out, err) == (2, "", said)
    assert not (tmp_path / "saved.yaml").exists()


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_the_name_of_a_profile_steers_nothing(match: Any, tmp_path: Path, form: str) -> None:
    names = ["a\x1b[31mrot", "\x00", "\x9b31m", "a\u202eb", "\u2066x", "=1+1", "\r\n=2", "\t=3", "\x7f"]
    (tmp_path / "p.csv").write_text(
        "name,age\n" + "".join(f'"{name}",17\n' for name in names), encoding="utf-8", newline=""
    )
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("\x1b[31m", "\u202ex", "=1"):
        (folder / f"{name}.yaml").write_text("age: 17\n", encoding="utf-8")
    for profile in (tmp_path / "p.csv", folder):
        code, out, _ = match("match", "--profile", str(profile), "--format", form)
        assert code == 0
        rest = out.replace("\r\n", "\n")
        assert not {letter for letter in rest if not letter.isprintable()} - {"\n", "\t", "\N{NO-BREAK SPACE}"}
        if form == "csv":
            cells = {row[0] for row in csv.reader(io.StringIO(out, newline=""))}
            assert not [cell for cell in cells if cell.strip()[:1] in ("=", "+", "-", "@")]


def test_many_profiles_need_a_table_and_a_folder_needs_profiles(match: Any, tmp_path: Path) -> None:
    assert match("match", "--profile", str(tmp_path), "--format", "markdown").code == 2
    code, _, err = match("match", "--profile", str(tmp_path))
    assert code == 1
    assert "liegt kein Profil" in err


# -- explain ---------------------------------------------------------------------------------------------------------


def test_the_proof_of_one_programme(match: Any) -> None:
    out = match("explain", "ofen-zuschuss", "--set", "place=laatzen", "--set", "started=ja").out
    assert out == (
        """\
Ofen-Zuschuss (ofen-zuschuss)
  - Passt nicht.
  - Status: läuft – zuletzt belegt 04.05.2026 [amt]

Bedingungen
  [ja] Gilt in: Laatzen
    - Ihre Angabe: Ort: Laatzen
    → Amt, 04.05.2026 [amt]
  [offen] Für: Private Haushalte, Kleine und mittlere Unternehmen
  [offen] Thema: Heizung und Wärme
  [nein] Das Vorhaben hat noch nicht begonnen.
    - Regel: Vorhaben begonnen: nein
    - Ihre Angabe: Vorhaben begonnen: ja
    - Nötig wäre: Vorhaben begonnen: nein
    → Amt, 04.05.2026 [amt]
  [offen] Firmen haben höchstens 249 Beschäftigte.
    - Regel: eines davon
      [offen] nicht (Antragsteller: Für ein Unternehmen)
      [offen] Beschäftigte: höchstens 249

Was keine Regel entscheidet
  - Der Ofen ist schön.
    → Amt, 04.05.2026 [amt]
"""
    )


def test_what_would_have_to_change_may_be_one_of_several_things(match: Any) -> None:
    out = match("explain", "ofen-zuschuss", "--set", "applicant=company", "--set", "employees=300").out
    assert "    - Ihre Angabe: Antragsteller: Für ein Unternehmen; Beschäftigte: 300 Beschäftigte\n" in out
    assert "    - Nötig wäre: nicht (Antragsteller: Für ein Unternehmen) oder Beschäftigte: höchstens 249\n" in out


def test_without_a_profile_it_says_what_would_have_to_hold(match: Any) -> None:
    out = match("explain", "waerme-kredit").out
    assert "  - Das müsste zutreffen.\n" in out
    assert "  - Sie sind 18 bis 67 Jahre alt.\n    - Regel: Alter: 18 bis 67 Jahre\n" in out
    assert "Ohne Angabe im Katalog\n  - Zielgruppe\n" in out


def test_what_is_missing_is_asked(match: Any) -> None:
    out = match("explain", "waerme-kredit", "--set", "place=laatzen", "--set", "purpose=alles zeigen").out
    assert "Passt vielleicht: es fehlen Angaben." in out
    assert "Diese Angaben fehlen\n  - age: Wie alt ist die Person?\n" in out


def test_a_programme_that_says_nothing_to_check(tmp_path: Path, foerder: Foerder) -> None:
    file = tmp_path / "one.yaml"
    file.write_text("schema: 1\nprogrammes:\n  - id: stumm\n    name: {de: Stumm}\n", encoding="utf-8")
    out = foerder("explain", "stumm", "--catalogue", str(file)).out
    assert "Nichts, was eine Maschine prüfen kann." in out


def test_the_proof_on_a_terminal_and_as_json(match: Any) -> None:
    shown = match("explain", "ofen-zuschuss", "--set", "started=ja", terminal=True, width=60)
    assert "[nein] \x1b[1mDas Vorhaben hat noch nicht begonnen.\x1b[0m" in shown.out
    assert max(len(ESCAPES.sub("", line)) for line in shown.out.splitlines()) <= 60
    (found,) = json.loads(match("explain", "ofen-zuschuss", "--format", "json").out)
    assert (found["id"], found["group"]) == ("ofen-zuschuss", "maybe")


# -- on a terminal -----------------------------------------------------------------------------------------------------


def test_what_a_record_does_not_say_is_said(foerder: Foerder, tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text("schema: 1\nprogrammes:\n  - id: stumm\n    name: {de: Stumm}\n", encoding="utf-8")
    out = foerder("match", "--set", "age=3", "--format", "text", "--catalogue", str(file)).out
    assert "? Wo es gilt; der Katalog sagt es nicht." in out
    assert "? Welche Bedingungen gelten; belegt ist keine." in out
