"""``news --since``: a look back by git, or by what the records of today say of that time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING

import pytest
from tests.cli.editing import OVEN, SOLAR

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.editing import Look

TOLD = """\
  - id: dach-zuschuss
    name: {de: Dach-Zuschuss}
    sources:
      alt: {title: Zeitung, date: "2025-03"}
      neu: {title: Zeitung, date: "2026-06-12"}
    facts:
      - {text: Es gibt Geld., sources: [alt], supports: [status]}
      - {text: Jetzt gibt es mehr Geld., sources: [neu], supports: [status]}
"""


def git(folder: Path, *arguments: str, day: str = "2026-01-01") -> None:
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    dates = {"GIT_AUTHOR_DATE": f"{day} 12:00:00", "GIT_COMMITTER_DATE": f"{day} 12:00:00"}
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, cwd=folder, env=os.environ | dates)


@pytest.fixture
def history(look: Look) -> Look:
    """Three commits: in May, on the first of June, and in September."""
    folder = look.catalogue.parent
    git(folder, "init", "-q")
    for day, records in (
        ("2026-05-04", [SOLAR]),
        ("2026-06-01", [SOLAR.replace("10000", "12000"), OVEN]),
        ("2026-09-09", [SOLAR.replace("10000", "12000")]),
    ):
        look.edit(*records)
        git(folder, "add", "katalog.yaml")
        git(folder, "commit", "-qm", day, day=day)
    return look


# -- without git -------------------------------------------------------------------------------------------------------


def test_status_and_dated_sources_tell_what_happened(look: Look) -> None:
    look.edit(TOLD, OVEN.replace("2030", "2026-08-31"), SOLAR.replace("dach-", "neu-").replace("2024", "2026-07"))
    found = look("news", "--since", "2026-06-12", "--format", "text")
    assert found == (
        0,
        (
            "Neues seit 12.06.2026\n\n"
            "Neu (1)\n"
            "  - Dach-Zuschuss (neu-zuschuss)\n"
            "    - Geld für Solaranlagen auf dem Dach.\n"
            "    - läuft – belegt bis 30.06.2027\n"
            "    - https://example.org/dach\n\n"
            "Beendet (1)\n"
            "  - Öfen-Rat (ofen-rat)\n"
            "    - bisher endet bald, jetzt beendet – lief bis 31.08.2026\n\n"
            "Geändert (1)\n"
            "  - Dach-Zuschuss (dach-zuschuss)\n"
            "    - 12.06.2026: Jetzt gibt es mehr Geld. [neu]\n"
        ),
        "",
    )
    assert [kind for kind, _ in look.kinds("--since", "2026-06-13")] == ["new", "ended"]


def test_a_look_back_is_not_remembered(look: Look) -> None:
    look.edit(TOLD)
    first = look("news", "--since", "2026-06-12")
    assert first.out.startswith("changed\tdach-zuschuss")
    assert look("news", "--since", "2026-06-12") == first
    assert not look.state.exists()
    assert look("news", "--since", "2026-11-23", terminal=True).err == "Nichts Neues seit 23.11.2026.\n"
    (one,) = json.loads(look("news", "--since", "2026-06-12", "--format", "json").out)
    assert one["told"] == [{"text": "Jetzt gibt es mehr Geld.", "date": "2026-06-12", "source": "neu"}]


def test_a_saved_search_looks_back_at_what_it_finds(look: Look) -> None:
    look.edit(TOLD, TOLD.replace("dach-zuschuss", "keller-rat").replace("Dach-Zuschuss", "Keller-Rat"))
    look("search", "dach", "--save", "dach")
    assert look.kinds("dach", "--since", "2026-06-12") == [("changed", "dach-zuschuss")]
    assert look.kinds("dach") == []


@pytest.mark.parametrize(
    ("since", "code", "message"),
    [
        ("2026-02-30", 2, "--since: 2026-02-30 ist kein Datum wie 2026-11-23."),
        ("2026-11-24", 2, "--since: 2026-11-24 liegt nach dem Tag, der gilt."),
        ("HEAD", 1, "--since: HEAD ist kein Datum wie 2026-11-23 oder 2w, und der Katalog liegt nicht in git."),
    ],
)
def test_what_since_cannot_be(look: Look, since: str, code: int, message: str) -> None:
    assert look("news", "--since", since) == (code, "", f"foerder: {message}\n")


def test_every_file_must_be_in_git(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    assert look("news", "--since", "HEAD", "--catalogue", "default", "--catalogue", str(look.catalogue)).code == 1
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(look.catalogue.read_bytes())))
    assert look("news", "--since", "HEAD", "--catalogue", "-").code == 1


def test_without_git_a_day_is_still_a_day(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    look.edit(TOLD)
    monkeypatch.setenv("PATH", str(look.catalogue.parent))
    assert look.kinds("--since", "2026-06-12") == [("changed", "dach-zuschuss")]
    assert look("news", "--since", "HEAD").code == 1


# -- with git ----------------------------------------------------------------------------------------------------------


def test_a_revision(history: Look, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert history.kinds("--since", "HEAD") == []
    assert (
        history("news", "--since", "HEAD~1").out == "gone\tofen-rat\tÖfen-Rat\t\trunning\t\t\tnicht mehr im Katalog\n"
    )
    found = history("news", "--since", "HEAD~2", "--format", "text").out
    assert found.startswith("Neues seit 04.05.2026\n\nGeändert (1)\n")
    assert "Höchstbetrag: 10.000 € → 12.000 €" in found


def test_time_passes_since_the_day_of_a_revision(history: Look) -> None:
    assert history.kinds("--since", "HEAD", "--as-of", "2027-06-01") == [("ending-soon", "dach-zuschuss")]


def test_a_day_takes_the_revision_with_which_it_began(history: Look) -> None:
    assert history.kinds("--since", "2026-06-01") == [("changed", "dach-zuschuss")]
    assert history.kinds("--since", "2026-06-02") == [("gone", "ofen-rat")]
    assert history.kinds("--since", "2026-09-10") == []


def test_a_day_before_the_first_revision_asks_the_records(history: Look) -> None:
    history.edit(TOLD)
    assert history.kinds("--since", "2026-05-04") == [("changed", "dach-zuschuss")]


def test_a_day_before_the_catalogue_asks_the_records(look: Look) -> None:
    folder = look.catalogue.parent
    git(folder, "init", "-q")
    git(folder, "commit", "-q", "--allow-empty", "-m", "empty", day="2026-01-01")
    look.edit(TOLD)
    git(folder, "add", "katalog.yaml")
    assert look.kinds("--since", "2026-06-12") == [("changed", "dach-zuschuss")]
    assert look("news", "--since", "HEAD").code == 1


def test_a_saved_search_with_a_revision(history: Look) -> None:
    history("search", "solar", "--save", "sonne")
    assert history.kinds("sonne", "--since", "HEAD~1") == []
    assert history.kinds("sonne", "--since", "HEAD~2") == [("changed", "dach-zuschuss")]


@pytest.mark.parametrize("revision", ["HEAD~7", "nope", "-1", "--output=x"])
def test_no_such_revision(history: Look, revision: str) -> None:
    assert history("news", f"--since={revision}") == (
        1,
        "",
        (
            f"foerder: --since: {revision} ist kein Datum wie 2026-11-23 oder 2w "
            "und kein Stand in git mit diesem Katalog.\n"
        ),
    )


def test_a_revision_that_cannot_be_read(look: Look) -> None:
    folder = look.catalogue.parent
    git(folder, "init", "-q")
    look.catalogue.write_text("schema: 1\nprogrammes:\n  - {id: x, colour: red}\n", encoding="utf-8")
    git(folder, "add", "katalog.yaml")
    git(folder, "commit", "-qm", "odd", day="2026-01-01")
    look.edit(TOLD)
    code, out, err = look("news", "--since", "2026-06-12")
    assert (code, out.split("\t")[:2]) == (0, ["changed", "dach-zuschuss"])
    assert err.startswith("Der Stand ")
    assert look("news", "--since", "HEAD").code == 3


def test_a_catalogue_with_its_own_vocabulary(look: Look) -> None:
    folder = look.catalogue.parent
    label = "{de: Geld, en: Money}"
    (folder / "vocabulary.yaml").write_text(
        f"schema: 1\nkinds:\n  frueher: {label}\ntopics: {{}}\ntarget_groups: {{}}\nareas: {{}}\n", encoding="utf-8"
    )
    (folder / "profile.yaml").write_text("schema: 1\nprofile: {}\n", encoding="utf-8")
    look.edit(OVEN + "    kinds: [frueher]\n")
    git(folder, "init", "-q")
    git(folder, "add", "katalog.yaml", "vocabulary.yaml", "profile.yaml")
    git(folder, "commit", "-qm", "one")
    look.edit(OVEN + "    kinds: [zuschuss]\n")
    assert "Art der Hilfe: neu: Zuschuss; entfallen: frueher" in look("news", "--since", "HEAD").out
