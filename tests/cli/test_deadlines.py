"""``deadlines`` and ``plan``: dates, a calendar file, and several programmes together."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
import vobject

from hannover_foerder.cli.time_span import first_day, last_day
from hannover_foerder.errors import UsageError

if TYPE_CHECKING:
    from tests.cli.conftest import Foerder, Outcome

CATALOGUE = str(Path(__file__).with_name("fitting.yaml"))
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
COUNTS = ["Laufend, jederzeit: 1 Programm.", "Unbekannt, ob und wann: 3 Programme."]


@pytest.fixture
def call(foerder: Foerder) -> Any:
    def called(*arguments: str, **settings: Any) -> Outcome:
        return foerder(*arguments, FOERDER_CATALOGUE=CATALOGUE, **settings)

    return called


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("90d", "2027-02-21"),
        ("90", "2027-02-21"),
        ("2 Wochen", "2026-12-07"),
        ("3m", "2027-02-23"),
        ("3 Monate", "2027-02-23"),
        ("1 jahr", "2027-11-23"),
        ("1y", "2027-11-23"),
        ("99999y", "9999-12-31"),
    ],
)
def test_a_length_of_time(written: str, day: str) -> None:
    assert last_day(written, date(2026, 11, 23)) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2w", "2026-11-09"),
        ("2 wochen", "2026-11-09"),
        ("vor 2 Wochen", "2026-11-09"),
        ("letzte-woche", "2026-11-16"),
        ("Letzter Monat", "2026-10-23"),
        ("last-year", "2025-11-23"),
        ("gestern", "2026-11-22"),
        ("20", None),
        ("main", None),
        ("HEAD~20", None),
        ("letzte-fassung", None),
    ],
)
def test_a_length_of_time_back(written: str, day: str | None) -> None:
    assert first_day(written, date(2026, 11, 23)) == (day and date.fromisoformat(day))


def test_a_length_of_time_in_two_words(call: Any) -> None:
    assert call("deadlines", "--within", "3", "Monate") == call("deadlines", "--within", "3m")
    assert call("deadlines", "--within", "3", "monate", "--topic", "solar").code == 0
    assert (
        call("deadlines", "--within", "3", "monde").err
        == "foerder: Das ist zu viel: monde. Danach suchen: foerder search monde\n"
    )


@pytest.mark.parametrize("written", ["bald", "0d", "-3d", "3 Monde", ""])
def test_what_is_no_length_of_time(written: str) -> None:
    with pytest.raises(UsageError):
        last_day(written, date(2026, 11, 23))


def test_a_pipe_gets_a_line_for_each_date(call: Any) -> None:
    found = call("deadlines")
    assert found.out == (
        "2026-12-15\tofen-zuschuss\tapplication\tOfen-Zuschuss\t"
        "Antragsfrist; jedes Jahr; Stand 2025; Nur Öfen.\n"
        "2027-01-31\tkachel-bonus\tend\tKachel-Bonus\t"
        "Programm endet; genannt ist nur 01/2027; Fortsetzung nicht bekannt\n"
    )
    assert found.err.splitlines() == COUNTS


def test_only_what_is_near_and_passes_the_filters(call: Any) -> None:
    near = call("deadlines", "--within", "30d")
    assert [line.split("\t")[1] for line in near.out.splitlines()] == ["ofen-zuschuss"]
    assert near.err.splitlines() == ["Später: 1 Termin.", *COUNTS]
    assert call("deadlines", "--kind", "praemie").out.split("\t")[1] == "kachel-bonus"


@pytest.mark.parametrize("width", [50, 80, 120])
def test_the_time_line_fits_the_terminal(call: Any, width: int) -> None:
    out = ESCAPES.sub("", call("deadlines", terminal=True, width=width).out)
    assert out.splitlines()[0] == "Bis 21.02.2027: 2 Termine"
    assert " 1   15.12.2026    22 Tage  " in out
    assert " 2   31.01.2027    69 Tage  " in out
    assert out.splitlines()[4].startswith(f"    {'─' * 17}       ")  # 69 of 90 days
    assert " · ".join(out.splitlines()[5:]) == " · ".join(
        [*(line[:-1] for line in COUNTS), "Welche das sind: --format text"]
    )
    assert max(map(len, out.splitlines())) <= width


def test_a_single_date_is_not_called_dates(call: Any) -> None:
    out = ESCAPES.sub("", call("deadlines", "--within", "30d", terminal=True).out)
    assert out.splitlines()[0] == "Bis 23.12.2026: 1 Termin"
    assert "Ofen-Zuschuss" in out


def test_what_is_due_within_a_month_stands_out(call: Any) -> None:
    out = call("deadlines", terminal=True).out
    styled = [line for line in out.splitlines() if "Tage" in line]
    assert ["\x1b[1;35m" in line for line in styled] == [True, False]


def test_nothing_due_still_counts(call: Any) -> None:
    out = ESCAPES.sub("", call("deadlines", "--within", "1d", terminal=True).out)
    heading, *told = out.splitlines()
    assert heading == "Bis 24.11.2026: 0 Termine"
    assert " · ".join(told).split(" · ") == [
        "Später: 2 Termine",
        *(line[:-1] for line in COUNTS),
        "Welche das sind: --format text",
    ]


def test_a_small_screen_has_the_next_dates(call: Any) -> None:
    out = ESCAPES.sub("", call("deadlines", terminal=True, width=80, height=6).out)
    assert out.splitlines()[0] == "Bis 21.02.2027: die nächsten 1 von 2 Terminen, mehr mit --limit 2"
    assert call("deadlines", "--limit", "1").out.count("\n") == 1


def test_text_names_what_has_no_date(call: Any) -> None:
    out = call("deadlines", "--format", "text").out
    assert out.startswith("15.12.2026: Ofen-Zuschuss (ofen-zuschuss): Antragsfrist; jedes Jahr;")
    assert "Laufend, jederzeit: 1 Programm.\n  - Kachel-Bonus (kachel-bonus)\n" in out
    assert "  - Wärme-Kredit (waerme-kredit)\n" in out
    assert "Alter Ofen" not in out


def test_json_has_the_same_fields_everywhere(call: Any) -> None:
    found = json.loads(call("deadlines", "--format", "json").out)
    assert [(one["id"], one["group"], one["day"]) for one in found] == [
        ("ofen-zuschuss", "due", "2026-12-15"),
        ("kachel-bonus", "due", "2027-01-31"),
        ("kachel-bonus", "rolling", None),
        ("hannover-dach", "unknown", None),
        ("stadt-rat", "unknown", None),
        ("waerme-kredit", "unknown", None),
    ]
    assert {tuple(one) for one in found} == {tuple(found[0])}
    assert (found[0]["yearly"], found[1]["date"], found[1]["renewal_unknown"]) == ("12-15", "2027-01", True)


def test_the_calendar_is_read_back(call: Any) -> None:
    events: Any = icalendar.Calendar.from_ical(call("deadlines", "--format", "ics").out).walk("VEVENT")
    stove, tile = events
    assert stove["uid"] == "ofen-zuschuss.application.--12-15@foerder"
    assert stove["dtstart"].dt == date(2026, 12, 15)
    assert stove["dtend"].dt == date(2026, 12, 16)
    assert stove["rrule"]["FREQ"] == ["YEARLY"]
    assert stove["summary"] == "Ofen-Zuschuss: Antragsfrist"
    assert stove["url"] == "https://example.org/ofen"
    assert [alarm["trigger"].dt.days for alarm in stove.walk("VALARM")] == [-30, -7]
    assert tile["uid"] == "kachel-bonus.end.2027-01@foerder"
    assert "rrule" not in tile
    assert (stove["transp"], tile["transp"]) == ("TRANSPARENT", "TRANSPARENT")
    assert "url" not in tile


def test_another_library_reads_the_same(call: Any) -> None:
    found = vobject.readOne(call("deadlines", "--format", "ics").out)
    stove, tile = found.vevent_list
    assert (stove.uid.value, stove.rrule.value) == ("ofen-zuschuss.application.--12-15@foerder", "FREQ=YEARLY;COUNT=3")
    assert (tile.dtstart.value, tile.dtend.value) == (date(2027, 1, 31), date(2027, 2, 1))
    assert [alarm.trigger.value.days for alarm in stove.valarm_list] == [-30, -7]


def test_dates_of_one_role_are_told_apart(foerder: Foerder, tmp_path: Path) -> None:
    file = tmp_path / "two.yaml"
    dates = "[{role: application, yearly: '12-15'}, {role: application, yearly: '01-15'}]"
    record = f"  - {{id: a, name: {{de: A}}, deadlines: {{model: recurring, dates: {dates}}}}}\n"
    file.write_text("schema: 1\nprogrammes:\n" + record, encoding="utf-8")
    out = foerder("deadlines", "--format", "ics", "--catalogue", str(file)).out
    assert re.findall(r"^UID:(.*)\r$", out, re.MULTILINE) == [
        "a.application.--12-15@foerder",
        "a.application.--01-15@foerder",
    ]


def test_a_date_that_is_gone_is_cancelled_and_the_others_stay(foerder: Foerder, tmp_path: Path) -> None:
    file, state = tmp_path / "two.yaml", str(tmp_path / "state")

    def handed(*days: str, day: str = "2026-11-23") -> list[tuple[str, str]]:
        dates = ", ".join(f"{{role: application, date: '{day}'}}" for day in days)
        record = f"  - {{id: a, name: {{de: A}}, deadlines: {{model: fixed, dates: [{dates}]}}}}\n"
        file.write_text("schema: 1\nprogrammes:\n" + record, encoding="utf-8")
        out = foerder(
            "deadlines", "--format=ics", "--within=1y", "--as-of", day, "--catalogue", str(file), FOERDER_STATE=state
        ).out
        events = icalendar.Calendar.from_ical(out).walk("VEVENT")
        return sorted((str(event["uid"]), str(event.get("status", ""))) for event in events)

    first, second = "a.application.2027-03-31@foerder", "a.application.2027-09-30@foerder"
    assert handed("2027-03-31", "2027-09-30") == [(first, ""), (second, "")]
    for _ in range(2):  # nobody knows whether the file was imported
        assert handed("2027-09-30") == [(first, "CANCELLED"), (second, "")]
    assert handed("2027-03-31", "2027-09-30") == [(first, ""), (second, "")]  # it is back
    assert handed("2027-03-31") == [(first, ""), (second, "CANCELLED")]
    assert handed("2027-03-31", day="2027-03-01") == [(first, ""), (second, "CANCELLED")]
    assert handed(day="2027-04-01") == [(second, "CANCELLED")]  # the first is over


def test_a_catalogue_of_the_same_name_in_another_folder_cancels_nothing(
    foerder: Foerder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        dates = "{model: fixed, dates: [{role: application, date: '2027-03-31'}]}"
        record = f"  - {{id: {name}, name: {{de: A}}, deadlines: {dates}}}\n"
        (folder / "k.yaml").write_text(f"schema: 1\nprogrammes:\n{record}", encoding="utf-8")
        monkeypatch.chdir(folder)
        arguments = ("deadlines", "--format", "ics", "--within", "1y", "--catalogue", "k.yaml")
        out = foerder(*arguments, FOERDER_STATE=str(tmp_path / "state")).out
        assert out.count("BEGIN:VEVENT") == 1


def test_a_later_file_updates_the_same_events(call: Any) -> None:
    first, second = (
        icalendar.Calendar.from_ical(call("deadlines", "--format", "ics", "--as-of", day).out).walk("VEVENT")[0]
        for day in ("2026-11-23", "2026-11-24")
    )
    assert first["uid"] == second["uid"]
    assert int(str(first["sequence"])) < int(str(second["sequence"]))


# -- plan --------------------------------------------------------------------------------------------------------------

PLAN = """\
Reihenfolge
  1. Ofen-Zuschuss (ofen-zuschuss)
    - Vor dem Beginn des Vorhabens beantragen.
    - läuft – zuletzt belegt 04.05.2026
    - Beim Amt fragen.
  2. Wärme-Kredit (waerme-kredit)
    - Nicht bekannt, ob vor dem Beginn: vorher fragen.
    - ohne Quelle
  3. Kachel-Bonus (kachel-bonus)
    - Auch nach dem Beginn möglich.
    - endet bald – belegt bis 01/2027

Was zusammengehört und was sich ausschließt
  - Ofen-Zuschuss und Kachel-Bonus schließen sich aus. (Nicht beides.)
  - Ofen-Zuschuss verlangt Schornsteinfeger.
  - Nicht bekannt, ob beides zugleich geht, bei 2 Paaren: Kachel-Bonus + Wärme-Kredit; Wärme-Kredit + Ofen-Zuschuss

Termine
  - 15.12.2026: Ofen-Zuschuss: Antragsfrist; jedes Jahr; Stand 2025; Nur Öfen.
  - 31.01.2027: Kachel-Bonus: Programm endet; genannt ist nur 01/2027; Fortsetzung nicht bekannt

Unterlagen
  - Angebot (Kachel-Bonus, Ofen-Zuschuss)
  - Grundbuchauszug (Ofen-Zuschuss)

Geld
  - Zuschüsse zusammen: 0 bis 2.000 €.
    - Die Obergrenze gilt nur, wenn alles zugleich geht; für 2 Paare ist das nicht bekannt.
    - Ofen-Zuschuss: bis 2.000 €, nach dem Anteil an den Kosten; es gilt: \
bis 3.000 € je Gebäude, bis 20 % der Kosten
    - Wärme-Kredit: kein reiner Zuschuss: Kredit, Bürgschaft oder Beteiligung; es gilt: ohne Zahl
    - Kachel-Bonus: zählt nicht mit, weil es sich mit einem anderen ausschließt; sonst 500 €

Was nicht bekannt ist
  - Wärme-Kredit: ob der Antrag vor dem Beginn gestellt sein muss; bis wann der Antrag möglich ist; \
welche Unterlagen nötig sind
"""


def test_a_plan_of_three(call: Any) -> None:
    found = call("plan", "kachel-bonus", "waerme-kredit", "ofen-zuschuss", "kachel-bonus", "--cost", "10.000")
    assert found.out == PLAN
    assert found.err == "Das ist keine Zusage. Es entscheidet die Stelle, die das Programm anbietet.\n"


def test_a_plan_with_what_nobody_knows(call: Any) -> None:
    out = call("plan", "ofen-zuschuss", "hannover-dach", "stadt-rat", "alter-ofen").out
    assert "Zuschüsse zusammen: 0 bis 3.000 €, dazu Unbekanntes." in out
    assert "Dach in Hannover: Höhe nicht bekannt; es gilt: ohne Zahl" in out
    assert "Rat für Kommunen: kein Geld, sondern Hilfe" in out
    assert "Alter Ofen: beendet, zählt nicht mit" in out
    assert "Ofen-Zuschuss und Kachel-Bonus schließen sich aus. (Nicht beides.)" in out


def test_shares_of_the_cost_are_held_to_the_cost(tmp_path: Path, foerder: Foerder) -> None:
    record = "  - {{id: {0}, name: {{de: {0}}}, kinds: [zuschuss], funding: {{rate_percent: 80}}}}\n"
    file = tmp_path / "two.yaml"
    file.write_text("schema: 1\nprogrammes:\n" + record.format("a") + record.format("b"), encoding="utf-8")
    out = foerder("plan", "a", "b", "--cost", "1000", "--catalogue", str(file)).out
    assert (
        "  - Zuschüsse zusammen: 0 bis 1.000 €.\n"
        "    - Zuschüsse ergeben zusammen nie mehr als die Kosten.\n"
        "    - Die Obergrenze gilt nur, wenn beides zugleich geht; für 1 Paar ist das nicht bekannt.\n"
        "    - a: bis 800 €, nach dem Anteil an den Kosten; es gilt: bis 80 % der Kosten\n"
    ) in out
    (made,) = json.loads(foerder("plan", "a", "b", "--cost", "1000", "--catalogue", str(file), "--format", "json").out)
    assert (made["funding"]["most_eur"], made["funding"]["limit"]) == (1000, "cost")


@pytest.mark.parametrize(
    ("record", "german", "english"),
    [
        ("kinds: [beratung]", "Zuschüsse zusammen: keine.", "Grants together: none."),
        ("kinds: [zuschuss], funding: {per: month}", "Zuschüsse zusammen: Höhe nicht bekannt.",
         "Grants together: amount not known."),
        ("kinds: [zuschuss], funding: {amount_eur: 500}", "Zuschüsse zusammen: 500 €.", "Grants together: €500."),
    ],
)  # fmt: skip
def test_a_sum_that_is_no_range_is_told_as_what_it_is(
    tmp_path: Path, foerder: Foerder, record: str, german: str, english: str
) -> None:
    file = tmp_path / "one.yaml"
    file.write_text(f"schema: 1\nprogrammes:\n  - {{id: a, name: {{de: a}}, {record}}}\n", encoding="utf-8")
    assert f"  - {german}\n" in foerder("plan", "a", "--catalogue", str(file)).out
    assert f"  - {english}\n" in foerder("--lang", "en", "plan", "a", "--catalogue", str(file)).out


def test_what_a_sum_counts_on_is_told(tmp_path: Path, foerder: Foerder) -> None:
    file = tmp_path / "one.yaml"
    funding = "{rate_percent: 80, note: {de: Gerechnet von höchstens 500 Euro.}}"
    record = f"  - {{id: a, name: {{de: a}}, kinds: [zuschuss], funding: {funding}}}\n"
    file.write_text(f"schema: 1\nprogrammes:\n{record}", encoding="utf-8")
    out = foerder("plan", "a", "--cost", "1000", "--catalogue", str(file)).out
    assert "es gilt: bis 80 % der Kosten\n      - Gerechnet von höchstens 500 Euro.\n" in out


def test_a_plan_as_json_markdown_and_calendar(call: Any) -> None:
    (made,) = json.loads(call("plan", "ofen-zuschuss", "kachel-bonus", "--format", "json").out)
    assert list(made) == ["steps", "links", "dates", "documents", "funding", "unknowns", "pairs"]
    assert made["steps"][0] == {"id": "ofen-zuschuss", "phase": "before", "status": "running"}
    assert made["funding"]["most_eur"] == 3000
    assert made["funding"]["least_eur"] == 0
    assert made["documents"][0]["programmes"] == ["ofen-zuschuss", "kachel-bonus"]
    markdown = call("plan", "ofen-zuschuss", "kachel-bonus", "--format", "markdown").out
    assert markdown.startswith("## Reihenfolge\n\n1. **Ofen-Zuschuss (ofen-zuschuss)**\n")
    assert "- **Ofen-Zuschuss und Kachel-Bonus schließen sich aus. (Nicht beides.)**\n" in markdown
    assert "BEGIN:VEVENT" in call("plan", "ofen-zuschuss", "--format", "ics").out


def test_a_plan_on_a_terminal(call: Any) -> None:
    out = ESCAPES.sub("", call("plan", "ofen-zuschuss", terminal=True, width=70).out)
    assert "  1. Ofen-Zuschuss (ofen-zuschuss)" in out
    assert max(map(len, out.splitlines())) <= 70


def test_a_plan_needs_known_programmes_and_a_number(call: Any) -> None:
    assert call("plan", "nirgends").code == 4
    assert call("plan", "ofen-zuschuss", "--cost", "viel").code == 2


@pytest.mark.parametrize(
    ("cost", "told"),
    [
        ("0", "--cost: Ein Vorhaben ohne Kosten lässt sich nicht rechnen."),
        ("-5", "--cost: -5 ist kleiner als 0"),
        ("90 Mrd", "--cost: 90 Mrd ist zu groß, hier ist höchstens 10000000000 möglich."),
    ],
)
def test_a_cost_that_no_project_has_is_refused(call: Any, cost: str, told: str) -> None:
    refused = call("plan", "ofen-zuschuss", f"--cost={cost}")
    assert (refused.code, refused.out) == (2, "")
    assert told in refused.err


def test_a_plan_for_a_client_leaves_out_what_is_not_theirs(tmp_path: Path, foerder: Foerder) -> None:
    file = tmp_path / "one.yaml"
    file.write_text(
        "schema: 1\nprogrammes:\n"
        "  - id: a\n    name: {de: a}\n    kinds: [zuschuss]\n    funding:\n      combine: one-of\n      parts:\n"
        "        - {label: {de: klein}, rate_percent: 50, rule: {employees: {max: 49}}}\n"
        "        - {label: {de: groß}, rate_percent: 20, rule: {employees: {min: 50}}}\n",
        encoding="utf-8",
    )
    plan = ("plan", "a", "--cost", "1000", "--catalogue", str(file))
    assert (
        "a: bis 500 €, nach dem Anteil an den Kosten; es gilt: ohne Zahl\n"
        "      - Der größere Betrag gilt für: klein\n"
        "      - Genauer mit diesen Angaben: Beschäftigte\n"
    ) in foerder(*plan).out
    assert (
        "a: bis 200 €, nach dem Anteil an den Kosten; es gilt: ohne Zahl\n\n"
        in foerder(*plan, "--set", "employees=80").out
    )
