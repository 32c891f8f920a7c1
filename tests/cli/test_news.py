"""``news``: a look after a look, at a small catalogue that is edited between them."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from tests.cli.editing import OVEN, SOLAR

from hannover_foerder.__main__ import main
from hannover_foerder.cli.environment import Environment
from hannover_foerder.memory.folder import Folder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.editing import Look

ESCAPES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")
FIRST = "Der Stand von heute ist gemerkt. Ab jetzt zeigt dieser Befehl, was neu ist.\n"


def test_the_first_look_remembers_and_the_next_is_empty(look: Look) -> None:
    assert look("news") == (0, "", FIRST)
    assert look("news") == (0, "", "")
    assert look("news", terminal=True, width=80) == (0, "", "Nichts Neues seit 23.11.2026.\n")
    assert look("news", "--format", "json") == (0, "[]\n", "")
    assert look("news", "--format", "jsonl") == (0, "", "")
    assert look("news", "--format", "markdown") == (0, "", "")


def test_each_line_comes_once(look: Look) -> None:
    look("news")
    look.edit(SOLAR.replace("10000", "12000"), OVEN.replace("ofen-rat", "herd-rat"))
    assert look("news") == (
        0,
        (
            "new\therd-rat\tÖfen-Rat\trunning\t\t2030\t\tläuft – belegt bis 2030\n"
            "gone\tofen-rat\tÖfen-Rat\t\trunning\t\t\tnicht mehr im Katalog\n"
            "changed\tdach-zuschuss\tDach-Zuschuss\trunning\trunning\t2027-06-30\tfunding.max_eur\t"
            "Höchstbetrag: 10.000 € → 12.000 €\n"
        ),
        "",
    )
    assert look("news") == (0, "", "")


def test_time_alone_makes_news(look: Look) -> None:
    look("news")
    assert look.kinds("--as-of", "2026-11-23") == []
    assert look.kinds("--as-of", "2026-11-01") == []
    look.edit(SOLAR.replace("2027-06-30", "2027-01-31"), OVEN)
    assert look.kinds() == [("ending-soon", "dach-zuschuss")]
    look.edit(SOLAR.replace("2027-06-30", "2026-10-31"), OVEN)
    assert look.kinds() == [("ended", "dach-zuschuss")]
    look.edit(SOLAR, OVEN)
    assert look.kinds() == [("back", "dach-zuschuss")]
    assert look.kinds() == []


def test_a_look_back_in_time_does_not_undo_the_last_one(look: Look) -> None:
    look.edit(SOLAR.replace("2027-06-30", "2026-10-31"), OVEN)
    assert look("news", "--as-of", "2026-10-01").err == FIRST
    assert look.kinds() == [("ended", "dach-zuschuss")]
    assert look.kinds("--as-of", "2026-10-01") == []
    assert look.kinds() == []


@pytest.mark.parametrize("seen_before", [True, False])
def test_a_look_ahead_is_not_remembered(look: Look, seen_before: bool) -> None:
    if seen_before:
        look("news")
    ahead = look("news", "--as-of", "2027-07-01", "--format", "text")
    assert ahead == (
        0,
        (
            "Neues seit 23.11.2026\n\nBeendet (1)\n  - Dach-Zuschuss (dach-zuschuss)\n"
            "    - bisher läuft, jetzt beendet – lief bis 30.06.2027\n"
        ),
        "Ein Blick voraus: davon wird nichts gemerkt.\n",
    )
    assert look("news").err == ("" if seen_before else FIRST)
    assert look("news", "--as-of", "2027-07-01", "--format", "text") == ahead


def test_news_of_a_kind_are_in_the_order_of_their_names(look: Look) -> None:
    look.edit()
    look("news")
    look.edit(SOLAR.replace("de: Dach-Zuschuss", "de: Zuschuss fürs Dach"), OVEN)
    assert look.kinds() == [("new", "ofen-rat"), ("new", "dach-zuschuss")]


def test_text_and_markdown_for_people(look: Look) -> None:
    look.edit(OVEN)
    look("news")
    look.edit(SOLAR, OVEN)
    text = look("news", "--format", "text", "--lang", "en").out.splitlines()
    assert text[:5] == [
        "New since 23 Nov 2026",
        "",
        "New (1)",
        "  - Roof grant (dach-zuschuss)",
        "    - Money for solar panels on the roof.",
    ]
    assert text[-1] == "    - https://example.org/dach"
    look.edit(SOLAR.replace("Geld für", "Geld *nur* für"))
    assert look("news", "--format", "markdown").out == (
        "## Neues seit 23.11.2026\n\n\n"
        "## Entfallen (1)\n\n"
        "- **Öfen-Rat (ofen-rat)**\n"
        "   - nicht mehr im Katalog\n\n"
        "## Geändert (1)\n\n"
        "- **Dach-Zuschuss (dach-zuschuss)**\n"
        "   - Kurzfassung: Geld für Solaranlagen auf dem Dach. → Geld \\*nur\\* für Solaranlagen auf dem Dach.\n"
    )


@pytest.mark.parametrize("width", [40, 80, 120])
def test_on_a_terminal_it_fits(look: Look, width: int) -> None:
    look.edit(OVEN)
    look("news")
    look.edit(SOLAR, OVEN + "    successor: dach-zuschuss\n    closed: {on: '2026-10'}\n")
    out = ESCAPES.sub("", look("news", terminal=True, width=width).out)
    assert [line for line in out.splitlines() if line.endswith(")") and not line.startswith(" ")] == [
        "Neu (1)",
        "Beendet (1)",
    ]
    assert "Nachfolger: Dach-Zuschuss" in out
    assert max(map(len, out.splitlines())) <= width


def test_a_successor_that_is_not_there_is_named_by_its_id(look: Look) -> None:
    look("news")
    look.edit(SOLAR, OVEN + "    successor: fort\n    closed: {on: '2026-10'}\n")
    assert "Nachfolger: fort" in look("news").out


def test_json_has_the_same_fields_everywhere(look: Look) -> None:
    look("news")
    look.edit(SOLAR.replace("2027-06-30", "2027-01-31"))
    ending, gone = json.loads(look("news", "--format", "json").out)
    assert list(ending) == list(gone)
    assert (ending["status"], ending["status_before"], ending["until"]) == ("ending-soon", "running", "2027-01-31")
    assert ending["fields"] == [
        {"path": "status", "old": "running", "new": "ending-soon"},
        {"path": "period.until", "old": "2027-06-30", "new": "2027-01-31"},
    ]
    assert (gone["kind"], gone["status"], gone["status_reason"], gone["url"]) == ("gone", None, None, None)


def test_each_catalogue_is_remembered_by_itself(look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "anderer.yaml"
    other.write_text(f"schema: 1\nprogrammes:\n{OVEN}", encoding="utf-8")
    look("news")
    assert look("news", "--catalogue", str(other)).err == FIRST
    monkeypatch.chdir(tmp_path)
    assert look("news", "--catalogue", "anderer.yaml").err == ""
    assert look.kinds() == []


def test_of_many_programmes_only_the_status_is_kept(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hannover_foerder.cli.news.saved_searches.KEPT_RECORDS", 1)
    look("news")
    (file,) = look.state.glob("*.json")
    assert '"record"' not in file.read_text(encoding="utf-8")
    assert file.stat().st_size < 300
    look.edit(SOLAR.replace("10000", "12000"))
    assert [line.split("\t")[-1] for line in look("news").out.splitlines()] == [
        "nicht mehr im Katalog",
        "Was sich geändert hat, ist bei so vielen Programmen nicht aufgehoben.",
    ]


def test_a_damaged_memory_is_a_first_look(look: Look) -> None:
    look("news")
    (file,) = look.state.glob("*.json")
    file.write_bytes(file.read_bytes()[:-5])
    assert look("news") == (0, "", FIRST)
    assert look("news") == (0, "", "")


# -- nothing is marked as seen that was not seen -----------------------------------------------------------------------


class Refusing(StringIO):
    """A stream that takes everything and cannot get rid of it."""

    def flush(self) -> None:
        """Raise what a pipe raises whose reader has gone."""
        raise BrokenPipeError(32, "Broken pipe")


def test_what_could_not_be_flushed_comes_again(look: Look) -> None:
    look("news")
    look.edit(SOLAR)
    variables = {"FOERDER_STATE": str(look.state), "FOERDER_CATALOGUE": str(look.catalogue)}
    broken = Environment(Refusing(), StringIO(), variables, False, False, None, date(2026, 11, 23))
    assert main(["news"], broken) == 1
    assert look.kinds() == [("gone", "ofen-rat")]
    assert look.kinds() == []


def test_a_disk_that_is_full_is_said_before_anything_is_shown(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    look("news")
    look.edit(SOLAR)
    look("list")  # compiles the catalogue

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        found = look("news")
    assert found == (1, "", "foerder: kein Platz mehr auf dem Datenträger\n")
    assert look.kinds() == [("gone", "ofen-rat")]


def test_a_folder_that_cannot_be_made_is_said_before_anything_is_shown(look: Look) -> None:
    look.state.write_text("a file", encoding="utf-8")
    code, out, err = look("news")
    assert (code, out) == (1, "")
    assert err.startswith(f"foerder: {look.state}: ")


def process(look: Look, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", "from hannover_foerder.__main__ import run; run()", "news", *arguments],
        env=os.environ | {"FOERDER_STATE": str(look.state), "FOERDER_CATALOGUE": str(look.catalogue), "LANG": "de_DE"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def many(number: int) -> list[str]:
    text = "Lang " * 200
    return [f"  - {{id: p{one}, name: {{de: P{one}}}, summary: {{de: {text}.}}}}\n" for one in range(number)]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGPIPE")
@pytest.mark.parametrize("end", ["closed", "killed"])
def test_a_reader_or_a_process_that_dies_marks_nothing(look: Look, end: str) -> None:
    with process(look) as first:
        assert first.communicate()[0] == b""
    look.edit(*many(150))  # more than fits into a pipe
    with process(look) as dying:
        assert dying.stdout is not None
        assert dying.stdout.read(3) == b"new"
        if end == "closed":
            dying.stdout.close()
            assert dying.wait(timeout=60) == -signal.SIGPIPE
        else:
            dying.kill()
            dying.wait(timeout=60)
        with suppress(ValueError):
            dying.communicate()
    with process(look) as again:
        assert again.communicate()[0].count(b"\n") == 152
    with process(look) as last:
        assert last.communicate() == (b"", b"")


def test_of_many_runs_at_once_one_tells(look: Look) -> None:
    with process(look) as first:
        first.communicate()
    look.edit(SOLAR)
    runs = [process(look) for _ in range(6)]
    outs = []
    for one in runs:
        with one:
            outs.append(one.communicate()[0])
    assert sorted(outs)[:-1] == [b""] * 5
    assert max(outs).startswith(b"gone\tofen-rat")


def test_a_run_that_waits_too_long_says_so(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Folder(look.state)
    impatient = Folder.alone
    monkeypatch.setattr(Folder, "alone", lambda self: impatient(self, patience=0.1))
    with folder.alone():
        found = look("news")
    assert (found.code, found.out) == (1, "")
    assert found.err == "foerder: Ein anderes foerder news läuft gerade. Versuchen Sie es gleich noch einmal.\n"
