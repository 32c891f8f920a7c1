"""Saved searches: saving, asking again, listing, forgetting."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.cli.editing import OVEN, SOLAR

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.editing import Look

OTHER = SOLAR.replace("dach-zuschuss", "solar-rat").replace("Dach-Zuschuss", "Solar-Rat")


@pytest.fixture
def saved(look: Look) -> Look:
    assert look("search", "solar", "--save", "Meine Dächer").err.splitlines()[-1] == (
        "Gemerkt. Noch einmal: foerder search --saved meine-daecher. Was dazu neu ist: foerder news meine-daecher"
    )
    return look


def test_a_saved_search_tells_what_is_new_since_it_was_saved(saved: Look) -> None:
    assert saved.kinds("Meine Dächer") == []
    saved.edit(SOLAR, OTHER, OVEN.replace("Öfen-Rat", "Ofen-Rat"))
    assert saved.kinds("meine-daecher") == [("new", "solar-rat")]
    assert saved.kinds("Meine Dächer") == []


def test_what_a_search_finds_no_more_is_gone_with_the_reason(saved: Look) -> None:
    saved.edit(SOLAR.replace("Solaranlagen", "Ziegel").replace("[solar]", "[klima]").replace("solar panels", "tiles"))
    found = saved("news", "Meine Dächer", "--format", "text").out.splitlines()
    assert found[:5] == [
        "Neues zu „Meine Dächer“ seit 23.11.2026",
        "",
        "Entfallen (1)",
        "  - Dach-Zuschuss (dach-zuschuss)",
        "    - passt nicht mehr zur Suche",
    ]
    assert "    - Themen: neu: Klimaschutz; entfallen: Solarenergie" in found
    assert saved.kinds("Meine Dächer") == []


def test_what_ends_is_told_though_the_list_asks_for_running_ones(look: Look) -> None:
    look("list", "--topic", "solar", "--status", "running", "--save", "sonne")
    look.edit(SOLAR.replace("2027-06-30", "2026-10-31"))
    assert look.kinds("sonne") == [("ended", "dach-zuschuss")]
    assert look.kinds("sonne") == []


def test_a_list_without_a_status_looks_at_ended_ones_too(look: Look) -> None:
    look.edit(SOLAR.replace("2027-06-30", "2026-10-31"))
    look("list", "--topic", "solar", "--save", "sonne")
    look.edit(SOLAR.replace("2027-06-30", "2028"))
    assert look.kinds("sonne") == [("back", "dach-zuschuss")]


def test_filters_and_catalogue_are_saved_with_the_words(look: Look, tmp_path: Path) -> None:
    look("search", "geld", "--topic", "sol", "--limit", "1", "--save", "geld")
    look.edit(SOLAR, OTHER.replace("[solar]", "[klima]"))
    elsewhere = tmp_path / "leer.yaml"
    elsewhere.write_text("schema: 1\nprogrammes: []\n", encoding="utf-8")
    assert look("news", "geld", FOERDER_CATALOGUE=str(elsewhere)) == (0, "", "")
    assert look("news", "geld", "--catalogue", str(elsewhere)).code == 2


@pytest.mark.parametrize(
    ("option", "term", "gone"),
    [("--topic", "solar", "solr"), ("--area", "laatzen", "latzen"), ("--target-group", "kmu", "kmuu")],
)
def test_a_term_that_is_gone_from_the_vocabulary_is_an_error(look: Look, option: str, term: str, gone: str) -> None:
    look("list", option, term, "--save", "sonne")
    (file,) = look.state.glob("*.json")
    file.write_text(file.read_text(encoding="utf-8").replace(f'["{term}"]', f'["{gone}"]', 1), encoding="utf-8")
    code, out, err = look("news", "sonne")
    assert (code, out) == (2, "")
    assert f"{option}: {gone} gibt es nicht. Meinten Sie {term}?" in err


def test_saving_for_a_day_to_come_sees_the_state_of_today(look: Look) -> None:
    look("search", "solar", "--as-of", "2028-01-01", "--save", "sonne")
    assert look.kinds("sonne") == []
    assert look.kinds("sonne", "--as-of", "2026-11-23") == []


def test_saving_again_replaces_the_search(saved: Look) -> None:
    saved("list", "--save", "meine dächer")
    saved.edit(SOLAR)
    assert saved.kinds("Meine Dächer") == [("gone", "ofen-rat")]
    assert len(saved("news", "--list").out.splitlines()) == 1


def test_what_a_day_to_come_finds_is_remembered_as_of_today(saved: Look) -> None:
    saved("list", "--save", "später", "--as-of", "2027-06-01")
    assert "spaeter\t2026-11-23\t" in saved("news", "--list").out


@pytest.mark.parametrize("name", ["", "!?", "x" * 81])
def test_names_that_cannot_be_are_said_before_anything_is_shown(look: Look, name: str) -> None:
    code, out, err = look("search", "solar", "--save", name)
    assert (code, out) == (2, "")
    assert "geht nicht als Name" in err


def test_the_longest_name(look: Look) -> None:
    assert look("search", "solar", "--save", "x" * 80).code == 0
    assert look.kinds("x" * 80) == []


def test_an_unknown_name(saved: Look) -> None:
    code, out, err = saved("news", "meine-dacher")
    assert (code, out) == (4, "")
    assert err.endswith(" heißt meine-dacher. Alle zeigt: foerder news --list. Meinten Sie meine-daecher?\n")
    saved("news", "meine-daecher", "--forget")
    assert saved("news", "meine-daecher", "--lang", "en") == (
        4,
        "",
        "foerder: No saved search is called meine-daecher. All are shown by: foerder news --list.\n",
    )


def test_the_list_of_searches(look: Look) -> None:
    assert look("news", "--list") == (0, "", "")
    assert look("news", "--list", terminal=True).err == (
        "Keine Suche gemerkt. Das geht mit: foerder search WÖRTER --save NAME\n"
    )
    look("search", "solar dach", "--topic", "solar", "--status", "läuft", "--save", "b", "--catalogue", "default")
    look("list", "--ongoing", "--include-unknown", "--area", "laatzen", "--save", "a")
    assert look("news", "--list").out.splitlines() == [
        f"a\t2026-11-23\tfoerder list --area laatzen --ongoing --include-unknown --catalogue {look.catalogue}",
        "b\t2026-11-23\tfoerder search 'solar dach' --topic solar --status running",
    ]
    assert look("news", "--list", terminal=True).out.splitlines()[1] == (
        "b  2026-11-23  foerder search 'solar dach' --topic solar --status running"
    )
    first, second = json.loads(look("news", "--list", "--format", "json").out)
    assert first["query"] is None
    assert second["query"] == "solar dach"
    assert second["filters"]["topics"] == ["solar"]
    assert second["catalogue"] == ["default"]
    assert len(look("news", "--list", "--format", "jsonl").out.splitlines()) == 2


def test_forgetting(saved: Look) -> None:
    assert saved("news", "--forget", "Meine Dächer") == (0, "", "Vergessen: meine-daecher\n")
    assert saved("news", "--list").out == ""
    assert saved("news", "--forget", "Meine Dächer").code == 4
    assert saved("news", "--forget").code == 2


def test_a_damaged_search_is_named_and_can_be_forgotten(saved: Look) -> None:
    (file,) = saved.state.glob("search-*.json")
    file.write_text("{}", encoding="utf-8")
    code, out, err = saved("news", "Meine Dächer")
    assert (code, out) == (1, "")
    assert err == f"foerder: {file} ist beschädigt. Die Suche noch einmal mit --save merken.\n"
    assert saved("news", "--forget", "Meine Dächer").code == 0


def test_a_file_that_no_search_was_saved_to_is_left_out_with_a_note(saved: Look) -> None:
    for name in ("search-.json", "search-Ä Ö.json"):
        (saved.state / name).write_text("{}", encoding="utf-8")
    code, out, err = saved("news", "--list")
    assert (code, out.split("\t")[0], len(out.splitlines())) == (0, "meine-daecher", 1)
    assert [name in line for name, line in zip(("search-.json", "Ä Ö"), err.splitlines(), strict=True)] == [True, True]


def test_a_file_too_large_to_be_read_can_be_forgotten(saved: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hannover_foerder.memory.folder._LARGEST", 1)
    assert "meine-daecher.json" in saved("news", "--list").err
    assert saved("news", "--forget", "Meine Dächer") == (0, "", "Vergessen: meine-daecher\n")


def test_tab_offers_the_names(saved: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_FOERDER_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "foerder news me")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert saved(_FOERDER_COMPLETE="complete_bash", COMP_WORDS="foerder news me").out.split() == ["meine-daecher"]


def test_a_saved_search_runs_again(saved: Look) -> None:
    again = saved("search", "--saved", "Meine Dächer")
    assert again.out == saved("search", "solar").out
    assert again.out.startswith("dach-zuschuss\t")
    assert saved("search", "--saved=meine-daecher", "-f", "json", "-n", "1") == saved(
        "search", "solar", "-f", "json", "-n", "1"
    )


def test_a_saved_list_runs_again_and_more_options_narrow_it(look: Look) -> None:
    look("list", "--topic", "solar", "--status", "all", "--save", "sonne")
    assert look("search", "--saved", "sonne").out == look("list", "--topic", "solar", "--status", "all").out
    assert look("search", "--saved", "sonne", "--kind", "kredit").out == ""
    assert look("--lang", "en", "search", "--saved", "sonne") == look(
        "list", "--topic", "solar", "--status", "all", "--lang", "en"
    )


def test_a_saved_search_that_nobody_saved(look: Look) -> None:
    assert look("search", "--saved", "nichts").code == 4
    assert look("search", "--saved") == (2, "", "foerder: Die Option --saved braucht einen Wert.\n")


def test_words_behind_two_dashes_name_no_saved_search(saved: Look) -> None:
    assert saved("search", "--", "--saved", "Meine Dächer").code == 0


def test_what_a_search_replaces_is_said(saved: Look) -> None:
    same = saved("search", "solar", "--save", "meine dächer")
    assert same.err.splitlines()[-1].startswith("Gemerkt.")
    other = saved("search", "ofen", "--topic", "solar", "--save", "Meine Dächer")
    assert other.err.splitlines()[-1].startswith("Ersetzt. Vorher: foerder search solar")
    assert saved("search", "--saved", "Meine Dächer").out == saved("search", "ofen", "--topic", "solar").out


def test_a_query_that_looks_like_an_option_runs_again(look: Look) -> None:
    look("search", "--save", "x", "--", "--solar")
    assert look("search", "--saved", "x").out == look("search", "--", "--solar").out
    assert look("search", "--saved", "x", "-f", "json") == look("search", "-f", "json", "--", "--solar")
