"""``show``, ``facets`` and ``explain``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Foerder

ALT = """\
Alter Bonus (alter-bonus)
Beendet 03/2024.
Das Geld war aufgebraucht.
Nachfolger: Zentrum für Wasserstoff (wasserstoff-zentrum)

Sie bekommen: Prämie
Für wen: Jugendliche und junge Erwachsene
Nicht bekannt: Voraussetzungen, wen man fragen kann

Achtung: Keine Quelle angegeben. Bitte beim Träger nachfragen.
Katalog: catalogue.yaml · Hintergrund: --full
"""


def test_show_says_what_is_not_known(foerder: Foerder) -> None:
    assert foerder("show", "alter-bonus") == (0, ALT, "")


def test_several_in_the_order_asked_for_and_each_once(foerder: Foerder) -> None:
    out = foerder("show", "stille-hilfe", "alter-bonus", "stille-hilfe").out
    assert out.endswith("\n" + ALT)
    assert out.startswith("Stille Hilfe (stille-hilfe)\nOhne Quelle. Bitte zuerst nachfragen, ob es das noch gibt.\n")
    assert out.count("Stille Hilfe") == 1


def test_sources_show_every_statement(foerder: Foerder) -> None:
    out = foerder("show", "wasserstoff-zentrum", "--sources").out
    assert "Läuft, zuletzt belegt 04.05.2026. [amt-2026]\n" in out
    assert "Aussagen und Quellen\n  - Das Zentrum ist offen.\n    - [amt-2026, 04.05.2026]\n" in out
    assert (
        "Quellen\n  - amt-2026: Amt: Zentrum, 04.05.2026, amtlich oder vom Träger\n    - https://example.org/amt\n"
        in out
    )
    assert "Aussagen und Quellen" not in foerder("show", "wasserstoff-zentrum").out


def test_weak_sources_are_named(foerder: Foerder) -> None:
    second_hand = "Achtung: Alles hier stammt aus zweiter Hand. Bitte beim Träger nachfragen.\n"
    last = "Aussagen: 1, Quellen: 1 (--sources) · Katalog: catalogue.yaml · Hintergrund: --full\n"
    assert foerder("show", "dach-zuschuss").out.endswith(f"\n\n{second_hand}{last}")
    assert (
        "Wie gut belegt\n  - Aussagen: 1, Quellen: 1, keine mit Datum.\n"
        f"  - Achtung: Keine Quelle trägt ein Datum. Bitte beim Träger nachfragen.\n  - {second_hand}"
    ) in foerder("show", "dach-zuschuss", "--full").out


def test_the_bundled_catalogue_has_no_name(foerder: Foerder) -> None:
    bundled = foerder("show", "ecobizz", "--catalogue", "default")
    assert (bundled.code, "Katalog: " in bundled.out) == (0, False)


def test_a_related_programme_that_is_not_there_keeps_its_id(foerder: Foerder) -> None:
    assert "\nVerwandt\n  - Alternative: gibt-es-nicht\n" in foerder("show", "dach-zuschuss", "--full").out


def test_a_pipe_to_a_screen_is_honoured(foerder: Foerder) -> None:
    narrow = foerder("show", "dach-zuschuss", COLUMNS="50").out
    assert narrow.startswith("Dach-Zuschuss [ab 2026] :boom:  dach-zuschuss\nEndet bald: läuft bis 31.12.2026.\n")
    assert "\x1b" not in narrow
    assert foerder("show", "dach-zuschuss", FORCE_COLOR="1").out.startswith("\x1b[1mDach-Zuschuss")


def test_show_on_a_terminal_is_styled_and_wrapped(foerder: Foerder) -> None:
    out = foerder("show", "dach-zuschuss", terminal=True, width=50, TERM="xterm").out
    assert out.startswith("\x1b[1mDach-Zuschuss [ab 2026] :boom:\x1b[0m")
    assert "\x1b[1;35mEndet bald: läuft bis 31.12.2026.\x1b[0m" in out
    plain = foerder("show", "dach-zuschuss", terminal=True, width=50, TERM="dumb").out
    assert "\nSie bekommen\n  bis 10.000 € je Gebäude, bis 37,5 % der Kosten\n" in plain


def test_a_link_is_clickable_and_visible(foerder: Foerder) -> None:
    out = foerder("show", "wasserstoff-zentrum", terminal=True, width=80, TERM="xterm").out
    assert ";https://example.org/zentrum\x1b\\https://example.org/zentrum\x1b]8;;" in out


def test_show_as_markdown(foerder: Foerder) -> None:
    out = foerder("show", "wasserstoff-zentrum", "--format", "markdown").out
    assert out.startswith(
        "# Zentrum für Wasserstoff\n\n**Läuft, zuletzt belegt 04.05.2026.** · `wasserstoff-zentrum`\n"
    )
    assert "<https://example.org/zentrum>\n" in out
    ended = foerder("show", "alter-bonus", "--format", "markdown").out
    assert (
        "\n\n**Das Geld war aufgebraucht.**\n\n**Nachfolger: Zentrum für Wasserstoff (wasserstoff-zentrum)**\n" in ended
    )


def test_show_as_json_has_every_field(foerder: Foerder) -> None:
    (found,) = json.loads(foerder("show", "stille-hilfe", "--format", "json").out)
    assert list(found)[:6] == ["id", "status", "status_reason", "status_date", "status_source", "origin"]
    assert found["origin"] == "catalogue.yaml"
    assert found["name"] == {"de": "Stille Hilfe"}
    assert found["funding"] is None
    assert found["requirements"] == []
    lines = foerder("show", "stille-hilfe", "alter-bonus", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["stille-hilfe", "alter-bonus"]


def test_facets_in_a_pipe(foerder: Foerder) -> None:
    assert foerder("facets", "topic") == (
        0,
        (
            "topics\tenergie\t2\tEnergie\t\ntopics\tsolar\t1\tSolarenergie\tenergie\n"
            "topics\twasserstoff\t1\tWasserstoff\tenergie\ntopics\t\t1\tkeine Angabe\t\n"
        ),
        "1 beendetes nicht gezeigt (--status all zeigt alle).\n",
    )


def test_facets_say_what_they_do_not_count(foerder: Foerder) -> None:
    assert foerder("facets", "kind").err == "1 beendetes nicht gezeigt (--status all zeigt alle).\n"
    assert foerder("facets", "kind", "--status", "all").err == ""


def test_facets_on_a_terminal_are_a_tree(foerder: Foerder) -> None:
    assert foerder("facets", "topic", terminal=True, width=80, TERM="dumb").out == (
        "Themen\n  2  Energie  energie\n"
        "  1    Solarenergie  solar\n  1    Wasserstoff  wasserstoff\n  1  keine Angabe\n"
    )


def test_all_facets_narrowed(foerder: Foerder) -> None:
    out = foerder("facets", "--kind", "zuschuss", "--format", "text").out
    assert out == (
        "Zielgruppen\n  Personen: 1\n    Private Haushalte: 1\nThemen\n  Energie: 1\n    Solarenergie: 1\n"
        "Arten der Hilfe\n  Zuschuss: 1\nGebiete\n  Landeshauptstadt Hannover: 1\nTräger\n  proKlima: 1\n"
        "Status\n  endet bald: 1\n"
    )


def test_facets_as_json_csv_and_markdown(foerder: Foerder) -> None:
    assert json.loads(foerder("facets", "provider", "--format", "json", "--ongoing").out) == [
        {
            "facet": "providers",
            "term": "Region Hannover",
            "count": 1,
            "label": "Region Hannover",
            "broader": None,
            "labels": {"de": "Region Hannover", "en": "Region Hannover"},
        },
        {
            "facet": "providers",
            "term": "proKlima",
            "count": 1,
            "label": "proKlima",
            "broader": None,
            "labels": {"de": "proKlima", "en": "proKlima"},
        },
    ]
    assert foerder("facets", "provider", "--format", "jsonl", "--kind", "zuschuss").out == (
        '{"facet": "providers", "term": "proKlima", "count": 1, "label": "proKlima", "broader": null, '
        '"labels": {"de": "proKlima", "en": "proKlima"}}\n'
    )
    assert foerder("facets", "status", "--format", "csv", "--ongoing").out == (
        "facet,term,count,label,broader\r\nstatus,ending-soon,1,endet bald,\r\nstatus,running,1,läuft,\r\n"
    )
    assert foerder("facets", "kind", "--format", "markdown").out == (
        "## Arten der Hilfe\n\n| Wert | Anzahl |\n| --- | ---: |\n"
        "| Netzwerk | 1 |\n| Zuschuss | 1 |\n| keine Angabe | 1 |\n"
    )


def test_explain(foerder: Foerder) -> None:
    out = foerder("explain", "wasserstoff-zentrum", "--query", "wasserstoff xylophon").out.splitlines()
    assert out[0] == "Warum „wasserstoff xylophon“ Zentrum für Wasserstoff findet"
    assert out[1].endswith("wasserstoff: das Wort selbst, in Name, Kurzfassung, Thema")
    assert out[-1] == "Nicht gefunden: xylophon"


def test_explain_what_is_not_found(foerder: Foerder) -> None:
    assert foerder("explain", "stille-hilfe", "--query", "xylophon").out == (
        "„xylophon“ findet Stille Hilfe nicht.\nNicht gefunden: xylophon\n"
    )


def test_explain_a_query_without_a_word_to_search_for(foerder: Foerder) -> None:
    out = foerder("explain", "alter-bonus", "--query", "ich bin 17").out
    assert out.startswith("Warum „ich bin 17“ Alter Bonus findet\n")
    assert "Punkte" not in out
    assert "%" not in out


def test_explain_as_json(foerder: Foerder) -> None:
    (found,) = json.loads(foerder("explain", "wasserstoff-zentrum", "--query", "wasserstoff", "--format", "json").out)
    assert (found["id"], found["query"], found["found"]) == ("wasserstoff-zentrum", "wasserstoff", True)
    assert found["reasons"][0]["how"] == "word"
    assert sum(one["points"] for one in found["reasons"]) == found["score"]
