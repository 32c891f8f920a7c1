"""``search`` and ``list``: rows, notes, forms."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from tests.cli.conftest import CATALOGUE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Foerder

ZENTRUM = (
    "wasserstoff-zentrum\tZentrum für Wasserstoff\trunning\t\tnetzwerk\tunternehmen | hochschulen\tregion-hannover\t"
    "Region Hannover\thttps://example.org/zentrum\tcatalogue.yaml\n"
)
DACH = (
    "dach-zuschuss\tDach-Zuschuss [ab 2026] :boom:\tending-soon\t2026-12-31\tzuschuss\tprivatpersonen\thannover\t"
    "proKlima\t\tcatalogue.yaml\n"
)
STILLE = "stille-hilfe\tStille Hilfe\tunclear\t\t\t\t\t\t\tcatalogue.yaml\n"
ALT = "alter-bonus\tAlter Bonus\tended\t2024-03\tpraemie\tjugendliche\t\t\t\tcatalogue.yaml\n"


def test_list_in_a_pipe_hides_and_counts_what_has_ended(foerder: Foerder) -> None:
    code, out, err = foerder("list")
    assert (code, out) == (0, DACH + STILLE + ZENTRUM)
    assert err == "3 Programme.\n1 beendetes nicht gezeigt (--status all zeigt alle).\n"


def test_list_with_every_status(foerder: Foerder) -> None:
    assert foerder("list", "--status", "all").out == ALT + DACH + STILLE + ZENTRUM
    assert foerder("list", "--status", "alle").out == ALT + DACH + STILLE + ZENTRUM


def test_a_status_may_be_written_in_german_or_english(foerder: Foerder) -> None:
    assert foerder("list", "--status", "beendet").out == ALT
    assert foerder("list", "--status", "endet bald", "--status", "ended").out == ALT + DACH


def test_what_is_over_comes_last_for_a_reader_who_named_no_order(foerder: Foerder) -> None:
    def names(*arguments: str) -> list[str]:
        out = foerder("list", "--status", "all", "--format", "text", *arguments).out
        return re.findall(r"^[1-4]\. (.*)$", out, flags=re.MULTILINE)

    assert names() == ["Dach-Zuschuss [ab 2026] :boom:", "Stille Hilfe", "Zentrum für Wasserstoff", "Alter Bonus"]
    assert names("--sort", "name")[0] == "Alter Bonus"


def test_what_is_for_a_group_that_counts_as_another_stands_apart(foerder: Foerder, tmp_path: Path) -> None:
    file = tmp_path / "two.yaml"
    records = "".join(
        f"  - id: {key}\n    name: {{de: {key.title()}}}\n    target_groups: [{group}]\n"
        for key, group in (("azubis", "auszubildende"), ("junge", "jugendliche"))
    )
    file.write_text(f"schema: 1\nprogrammes:\n{records}", encoding="utf-8")
    asked = ("list", "--target-group", "auszubildende", "--catalogue", str(file))
    lines = foerder(*asked, "--format", "text").out.splitlines()
    heading = "Oft auch möglich, denn es gilt für: Jugendliche und junge Erwachsene (1)"
    assert lines.index("1. Azubis") < lines.index(heading) < lines.index("2. Junge")
    assert [line.split("\t")[0] for line in foerder(*asked).out.splitlines()] == ["azubis", "junge"]


def test_the_postcode_of_a_single_firm_is_no_area(foerder: Foerder) -> None:
    code, out, err = foerder("list", "--area", "30125")
    assert (code, out) == (2, "")
    assert "die Postleitzahl 30125 gehört einem Großempfänger" in err


def test_ongoing(foerder: Foerder) -> None:
    assert foerder("list", "--ongoing").out == DACH + ZENTRUM


def test_filters_count_what_says_nothing(foerder: Foerder) -> None:
    code, out, err = foerder("list", "--topic", "Energie")
    assert (code, out) == (0, DACH + ZENTRUM)
    assert err == "2 Programme.\n1 weiteres macht dazu keine Angabe (--include-unknown zeigt es).\n"


def test_include_unknown(foerder: Foerder) -> None:
    assert foerder("list", "--topic", "solar", "--include-unknown").out == DACH + STILLE


@pytest.mark.parametrize("written", ["solar", "Solarenergie", "Photovoltaik", "solar energy", "Photovol"])
def test_a_filter_value_may_be_id_label_synonym_or_beginning(foerder: Foerder, written: str) -> None:
    assert foerder("list", "--topic", written).out == DACH


def test_a_provider_is_written_as_it_is_or_as_it_begins(foerder: Foerder) -> None:
    assert foerder("list", "--provider", "proklima").out == DACH
    assert foerder("list", "--provider", "Region").out == ZENTRUM


def test_a_repeated_option_means_or_and_another_means_and(foerder: Foerder) -> None:
    assert foerder("list", "--kind", "zuschuss", "--kind", "netzwerk").out == DACH + ZENTRUM
    assert foerder("list", "--kind", "zuschuss", "--topic", "wasserstoff").out == ""


def test_an_area_is_served_by_the_wider_one(foerder: Foerder) -> None:
    assert foerder("list", "--area", "laatzen").out == ZENTRUM
    assert foerder("list", "--area", "Stadt Hannover").out == DACH + ZENTRUM


def test_sort_and_limit(foerder: Foerder) -> None:
    _, out, err = foerder("list", "--sort", "status", "--limit", "1")
    assert out == ZENTRUM
    assert err.startswith("1 von 3 Programmen, alle mit --limit 3.\n")


def test_for_readers_what_is_past_comes_last(foerder: Foerder) -> None:
    by_date = ("list", "--status", "all", "--sort", "until")
    assert [line.split("\t")[0] for line in foerder(*by_date).out.splitlines()][:2] == ["alter-bonus", "dach-zuschuss"]
    names = re.findall(r"^\d\. (.*)", foerder(*by_date, "--format", "text").out, re.MULTILINE)
    assert (names[0], names[-1]) == ("Dach-Zuschuss [ab 2026] :boom:", "Alter Bonus")


def test_another_day(foerder: Foerder) -> None:
    assert foerder("list", "--as-of", "2023-01-01", "--topic", "solar").out == DACH.replace("ending-soon", "announced")


def test_grouping_in_a_pipe_adds_the_group(foerder: Foerder) -> None:
    out = foerder("list", "--group-by", "topic").out
    assert out == "".join(
        f"{line[:-1]}\t{group}\n" for line, group in ((DACH, "solar"), (ZENTRUM, "wasserstoff"), (STILLE, ""))
    )


def test_grouping_by_status_and_provider(foerder: Foerder) -> None:
    assert [line.split("\t")[-1] for line in foerder("list", "--group-by", "status").out.splitlines()] == [
        "running",
        "ending-soon",
        "unclear",
    ]
    assert [line.split("\t")[-1] for line in foerder("list", "--group-by", "provider").out.splitlines()] == [
        "Region Hannover",
        "proKlima",
        "",
    ]


def test_grouping_on_a_terminal_of_80_columns(foerder: Foerder) -> None:
    assert (
        foerder("list", "--group-by", "kind", terminal=True, width=80, TERM="dumb").out
        == """\
Zuschuss (1)
 1  Dach-Zuschuss [ab 2026] :boom:                              endet 31.12.2026
    nur Landeshauptstadt Hannover · bis 10.000 € · für Private Haushalte

Netzwerk (1)
 2  Zentrum für Wasserstoff                                     läuft
    Betriebe lernen hier den Umgang mit Wasserstoff. · für Unternehmen

keine Angabe (1)
 3  Stille Hilfe                                                ohne Quelle

"""
    )


def test_a_terminal_of_120_columns_has_ids(foerder: Foerder) -> None:
    assert (
        foerder("list", "--status", "all", terminal=True, width=120, TERM="dumb").out
        == """\
 1  Dach-Zuschuss [ab 2026] :boom:                  nur Landeshauptstadt Hannover                       endet 31.12.2026
    dach-zuschuss                                                                                       bis 10.000 €
 2  Stille Hilfe                                                                                        ohne Quelle
    stille-hilfe
 3  Zentrum für Wasserstoff                         Betriebe lernen hier den Umgang mit Wasserstoff.    läuft
    wasserstoff-zentrum
 4  Alter Bonus                                     → Nachfolger: Zentrum für Wasserstoff               beendet 03/2024
    alter-bonus
"""
    )


def test_a_list_fills_the_screen_with_whole_programmes(foerder: Foerder) -> None:
    small = foerder("list", "--status", "all", terminal=True, width=80, height=7, TERM="dumb")
    assert small.out.count("\n") == 4
    assert small.err == (
        "1–2 von 4 · alle: --limit 4 · alles zu einem: foerder show dach-zuschuss\n"
        "ohne Datum, belegt …, lief bis …: vorher fragen\n"
    )
    large = foerder("list", "--status", "all", terminal=True, width=80, height=24, TERM="dumb")
    assert large.out.count("\n") == 8
    assert large.err.startswith("4 Programme · alles zu einem: foerder show dach-zuschuss\n")
    tiny = foerder("list", terminal=True, width=80, height=2, TERM="dumb")
    assert tiny.out.count("\n") == 2
    limited = foerder("list", "--limit", "3", terminal=True, width=80, height=2, TERM="dumb")
    assert limited.out.count("\n") == 6


def test_a_place_that_was_named_is_told_where_a_programme_does_not_hold(foerder: Foerder) -> None:
    out = foerder("list", "--area", "laatzen", "--include-unknown", terminal=True, width=80, TERM="dumb").out
    assert "nicht in" not in out  # says nothing on its area, or holds there
    assert "nur Landeshauptstadt Hannover" in foerder("list", "--area", "hannover", terminal=True, TERM="dumb").out


def test_below_a_list_for_reading_stands_what_helps_on(foerder: Foerder) -> None:
    assert foerder("list", terminal=True, width=80).err == (
        "3 Programme · +1 beendetes: --status all\nalles zu einem: foerder show dach-zuschuss\n"
        "ohne Datum, belegt …, lief bis …: vorher fragen\n"
    )
    assert foerder("list", "--topic", "solar", terminal=True, width=120).err == (
        "1 Programm · +1 ohne Angabe dazu: --include-unknown · alles zu einem: foerder show dach-zuschuss\n"
    )
    assert foerder("search", "wasserstoff", "--format", "text", "--lang", "en").err == (
        "1 programme.\nAll about one programme: foerder show wasserstoff-zentrum\n"
    )
    assert foerder("search", "xylophon", terminal=True).err.splitlines()[0] == "Dazu steht hier nichts."


def test_a_hint_that_would_not_work_is_not_given(foerder: Foerder) -> None:
    named = foerder("search", "wasserstoff", "--format", "text", "--catalogue", str(CATALOGUE))
    assert (named.code, named.err) == (0, "1 Programm.\n")


def test_found_words_are_marked_and_links_are_clickable(foerder: Foerder) -> None:
    out = foerder("search", "wasserstoff", terminal=True, width=80, TERM="xterm").out
    linked = re.sub(r"\x1b\]8;[^;]*;", "<", out).replace("\x1b\\", ">")
    assert "<https://example.org/zentrum>\x1b[1mZentrum für \x1b[0m" in linked
    assert "\x1b[1;4mWasserstoff\x1b[0m" in linked
    assert "\x1b[32mläuft\x1b[0m" in out


def test_a_narrow_terminal_has_weight_and_colour_too(foerder: Foerder) -> None:
    out = foerder("search", "wasserstoff", terminal=True, width=50, TERM="xterm", NO_COLOR="").out
    assert "\x1b[32mläuft\x1b[0m" in out
    assert "\x1b[1mZentrum für \x1b[0m" in out


def test_no_color_keeps_only_weight(foerder: Foerder) -> None:
    out = foerder("search", "wasserstoff", terminal=True, width=80, TERM="xterm", NO_COLOR="1").out
    assert "\x1b[32m" not in out
    assert "\x1b[1mZentrum für " in out


def test_a_table_in_a_pipe_is_plain_unless_colour_is_forced(foerder: Foerder) -> None:
    plain = foerder("search", "wasserstoff", "--format", "table").out
    assert "\x1b" not in plain
    assert "\x1b[32mläuft" in foerder("search", "wasserstoff", "--format", "table", FORCE_COLOR="1").out
    assert foerder("list", FORCE_COLOR="1").out == foerder("list").out


def test_search_puts_the_programme_first(foerder: Foerder) -> None:
    code, out, err = foerder("search", "wasserstoff")
    assert (code, out, err) == (0, ZENTRUM, "1 Programm.\n")


def test_search_without_a_hit_is_no_error(foerder: Foerder) -> None:
    code, out, err = foerder("search", "xylophon")
    assert (code, out) == (0, "")
    assert err.startswith("Dazu steht hier nichts.\n")


@pytest.mark.parametrize("query", [" ", "ein die der", "-", "was ist das"])
def test_a_search_for_no_word_says_what_lists_everything(foerder: Foerder, query: str) -> None:
    nothing = (0, "", "Kein Wort, nach dem sich suchen lässt. Alle Programme zeigt: foerder list\n")
    assert foerder("search", "--", query) == nothing


def test_a_search_that_only_excludes_is_for_no_word(foerder: Foerder) -> None:
    _, out, err = foerder("search", "--", "-beratung")
    assert out == ""
    assert err.splitlines()[1:] == ["Kein Wort, nach dem sich suchen lässt. Alle Programme zeigt: foerder list"]


def test_a_search_for_small_words_in_an_area_lists_what_is_there(foerder: Foerder) -> None:
    assert (
        foerder("search", "was gibt es", "--area", "hannover").out == foerder("search", " ", "--area", "hannover").out
    )


def test_search_says_what_it_searched_instead(foerder: Foerder) -> None:
    _, out, err = foerder("search", "wassersotff")
    assert out == ZENTRUM
    assert err == "Gesucht nach: wasserstoff\n1 Programm.\n"


def test_search_json(foerder: Foerder) -> None:
    (found,) = json.loads(foerder("search", "wasserstoff", "--format", "json").out)
    assert next(iter(found)) == "id"
    assert found["score"] > 0
    assert "wasserstoff" in found["matched"]
    assert found["similar"] is False
    assert found["status"] == "running"
    assert found["status_date"] == "2026-05-04"


def test_json_of_nothing_is_an_empty_array(foerder: Foerder) -> None:
    assert foerder("search", "xylophon", "--format", "json").out == "[]\n"
    assert foerder("search", "xylophon", "--format", "jsonl").out == ""


def test_list_json_has_numbers_dates_and_null(foerder: Foerder) -> None:
    found = {one["id"]: one for one in json.loads(foerder("list", "--format", "json", "--status", "all").out)}
    assert found["dach-zuschuss"]["funding"]["max_eur"] == 10000
    assert found["dach-zuschuss"]["until"] == "2026-12-31"
    assert found["stille-hilfe"]["funding"] is None
    assert found["stille-hilfe"]["kinds"] == []
    assert found["alter-bonus"]["successor"] == "wasserstoff-zentrum"
    assert found["alter-bonus"]["name"] == {"de": "Alter Bonus", "en": None}
    assert "score" not in found["alter-bonus"]


def test_an_ended_hit_names_its_successor(foerder: Foerder) -> None:
    out = foerder("search", "alter bonus", "--format", "text").out
    assert "   Status: beendet – seit 03/2024\n   Nachfolger: Zentrum für Wasserstoff\n" in out


def test_markdown(foerder: Foerder) -> None:
    assert foerder("list", "--format", "markdown", "--kind", "netzwerk").out == (
        "| Programm | Für wen | Was | Bis | Status | Gebiet | Träger | Kennung |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- |\n"
        "| [Zentrum für Wasserstoff](<https://example.org/zentrum>)<br>Betriebe lernen hier den Umgang mit Wasserstoff."
        " | Unternehmen, Hochschulen und Forschung | Netzwerk |"
        " – | läuft | Region Hannover | Region Hannover | `wasserstoff-zentrum` |\n"
    )


@pytest.fixture
def two(tmp_path: Path) -> tuple[str, ...]:
    """A catalogue of two files."""
    other = tmp_path / "mein [1].yaml"
    other.write_text(
        "schema: 1\nprogrammes:\n  - {id: eigenes, name: {de: Eigenes}, kinds: [netzwerk]}\n", encoding="utf-8"
    )
    return ("--catalogue", str(CATALOGUE), "--catalogue", str(other), "--kind", "netzwerk")


def test_with_several_files_each_programme_says_which_it_is_from(foerder: Foerder, two: tuple[str, ...]) -> None:
    assert [line.split("\t")[-1] for line in foerder("list", *two).out.splitlines()] == [
        "mein [1].yaml",
        "catalogue.yaml",
    ]
    table = foerder("list", *two, terminal=True, width=80, TERM="dumb").out.splitlines()
    assert [line.strip().split(" · ")[0] for line in table[1::2]] == ["mein [1].yaml", "catalogue.yaml"]
    wide = foerder("list", *two, terminal=True, width=120, TERM="dumb").out.splitlines()
    assert [line.split("  ")[2] for line in wide[1::2]] == [
        "eigenes · mein [1].yaml",
        "wasserstoff-zentrum · catalogue.yaml",
    ]
    text = foerder("search", "wasserstoff", *two, "--format", "text").out
    assert "   Kennung: wasserstoff-zentrum\n   Katalog: catalogue.yaml\n" in text
    markdown = foerder("list", *two, "--format", "markdown", "--lang", "en").out
    assert "| `eigenes` · mein \\[1\\].yaml |\n" in markdown
    assert foerder("export", "-", *two, "--format", "markdown", "--lang", "en").out == markdown
    found = foerder("export", "-", *two, "--query", "wasserstoff", "--format", "text").out
    assert "   Katalog: catalogue.yaml\n" in found


def test_with_one_file_nothing_says_it(foerder: Foerder) -> None:
    assert "catalogue.yaml" not in foerder("list", "--format", "table").out
    assert "catalogue.yaml" not in foerder("search", "wasserstoff", "--format", "text").out


def test_english(foerder: Foerder) -> None:
    out = foerder("list", "--format", "text", "--kind", "netzwerk", "--lang", "en").out
    assert out.startswith(
        "1. Hydrogen centre\n   Firms learn to work with hydrogen here.\n"
        "   Status: running – last documented 4 May 2026\n"
    )


def test_in_tab_separated_lines_only_the_name_is_english(foerder: Foerder) -> None:
    english = ZENTRUM.replace("Zentrum für Wasserstoff", "Hydrogen centre")
    assert foerder("list", "--kind", "netzwerk", "--lang", "en").out == english
