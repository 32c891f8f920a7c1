"""``check``, ``schema`` and ``diff``."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
from collections.abc import Callable  # noqa: TC003 - pytest resolves the annotations
from pathlib import Path  # noqa: TC003 - pytest resolves the annotations
from typing import TYPE_CHECKING

import jsonschema
import pytest

from hannover_foerder.lint import links
from hannover_foerder.lint.links import Answer
from hannover_foerder.lint.registry import CHECKS
from hannover_foerder.reading import tables

if TYPE_CHECKING:
    from tests.cli.conftest import Foerder

GOOD = """\
schema: 1
programmes:
  - id: eins
    name: {de: Eins, en: One}
    summary: {de: Ein Satz darüber., en: A sentence.}
    links: {official: https://a.example/hilfe}
    sources:
      haz-2026: {title: Zeitung, url: 'https://b.example/', date: '2026-01', kind: press}
    facts:
      - {text: Das gibt es., sources: [haz-2026], supports: [name, links, status]}
"""


@pytest.fixture
def good(written: Callable[[str, str], Path]) -> Path:
    return written("gut.yaml", GOOD)


def test_a_good_catalogue(foerder: Foerder, good: Path) -> None:
    assert foerder("check", str(good)) == (0, "", "gut.yaml: 0 Fehler, 0 Hinweise.\n")
    assert foerder("check", "--catalogue", str(good), "--format", "json") == (
        0,
        "[]\n",
        "gut.yaml: 0 Fehler, 0 Hinweise.\n",
    )


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "gut.yaml:5: Fehler: eins: en: no wäre für YAML kein Text."),
        ("en", "gut.yaml:5: error: eins: en: no would not be a text to YAML."),
    ],
)
def test_the_errors_of_a_record_that_cannot_be_read_are_those_of_its_id(
    language: str, line: str, foerder: Foerder, good: Path
) -> None:
    second = GOOD.partition("programmes:\n")[2].replace("eins", "zwei").replace("Eins", "Zwei")
    second = second.replace("One", "Two").replace("darüber", "dazu").replace("A sentence", "Another")
    good.write_text(GOOD.replace("en: A sentence.", "en: no") + second, encoding="utf-8")

    code, out, err = foerder("check", "eins", "--catalogue", "gut.yaml", "--lang", language)

    assert code == 3
    assert out.startswith(line)
    assert len(out.splitlines()) == 1
    assert err.startswith("gut.yaml: 1 ")
    assert foerder("check", "zwei", "--catalogue", "gut.yaml").code == 0
    assert foerder("check", "drei", "--catalogue", "gut.yaml").code == 4


def test_errors_come_first_on_a_terminal_and_in_a_pipe(foerder: Foerder, good: Path) -> None:
    broken = GOOD.replace(", date: '2026-01'", "").replace("https://a", "http://a").replace("[name, links,", "[name,")
    good.write_text(broken, encoding="utf-8")

    for terminal in (True, False):
        out = foerder("check", "gut.yaml", terminal=terminal).out
        severities = re.findall("Fehler:|Hinweis:", out)
        assert severities[0] == "Fehler:"
        assert severities == sorted(severities)
        assert len(set(severities)) == 2


def test_a_folder_that_could_be_an_id_is_a_folder(foerder: Foerder, good: Path) -> None:
    folder = good.parent / "eins"
    folder.mkdir()
    good.rename(folder / "gut.yaml")
    assert foerder("check", "eins") == (0, "", "eins/gut.yaml: 0 Fehler, 0 Hinweise.\n")


def test_what_to_look_at_next_stands_instead_of_the_findings(foerder: Foerder, good: Path) -> None:
    good.write_text(GOOD.replace("    facts:", "    period: {until: '2027-06-30'}\n    facts:"), encoding="utf-8")
    assert foerder("check", "gut.yaml").code == 3  # nothing supports the period
    assert foerder("check", "gut.yaml", "--due", "--as-of", "2027-06-01") == (
        0,
        (
            "gut.yaml:3: Hinweis: eins.id: Endet bald (2027-06-30). "
            "https://a.example/hilfe: Gilt noch „Eins“? [ends-soon]\n"
        ),
        "",
    )
    assert foerder("check", "gut.yaml", "--due", "--as-of", "2027-09-01") == (0, "", "")
    second = good.read_text(encoding="utf-8").partition("programmes:\n")[2]
    with good.open("a", encoding="utf-8") as file:
        file.write(second.replace("eins", "zwei").replace("Eins", "Zwei"))
    out = foerder("check", "gut.yaml", "zwei", "--due", "--as-of", "2027-06-01").out
    assert [line.split()[2] for line in out.splitlines()] == ["zwei.id:"]
    assert foerder("check", "gut.yaml", "drei", "--due", "--as-of", "2027-06-01").code == 4
    with good.open("a", encoding="utf-8") as file:
        file.write("  - id: drei\n    name: 3\n")
    assert foerder("check", "gut.yaml", "drei", "--due", "--as-of", "2027-06-01").code == 0


def test_warnings_do_not_fail(foerder: Foerder, good: Path) -> None:
    good.write_text(GOOD.replace(", date: '2026-01'", "").replace("https://a", "http://a"), encoding="utf-8")

    code, out, err = foerder("check", "gut.yaml")

    assert (code, err) == (0, "gut.yaml: 0 Fehler, 2 Hinweise (insecure-url 1, weak-sources 1).\n")
    assert out.splitlines()[0] == (
        "gut.yaml:6: Hinweis: eins.links.official: http://a.example/hilfe ist nicht https. Die sichere Adresse suchen."
        " [insecure-url]"
    )


def test_errors_have_exit_code_3(foerder: Foerder, good: Path) -> None:
    good.write_text(GOOD.replace("en: A sentence.", "en: no"), encoding="utf-8")

    assert foerder("check", "gut.yaml", "--lang", "en") == (
        3,
        "gut.yaml:5: error: eins: en: no would not be a text to YAML. Put it in quotes: 'no' [unreadable]\n",
        "gut.yaml: 1 error, 0 warnings.\n",
    )


def test_a_row_that_is_no_csv_is_told(foerder: Foerder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tables, "LARGEST_CELL", 20)
    (tmp_path / "a.csv").write_text(f"id,name.de\neins,{'x' * 21}\n", encoding="utf-8")
    usual = csv.field_size_limit()

    outcome = foerder("check", "a.csv")
    csv.field_size_limit(usual)  # it holds for the whole process

    assert outcome == (
        3,
        "a.csv:2: Fehler: Eine Zelle dieser Zeile ist zu lang: höchstens 20 Zeichen. Kürzen. [unreadable]\n",
        "a.csv: 1 Fehler, 0 Hinweise.\n",
    )


def test_findings_as_json(foerder: Foerder, good: Path) -> None:
    good.write_text(GOOD.replace("[name, links, status]", "[name, status]"), encoding="utf-8")

    code, out, _ = foerder("check", "gut.yaml", "--format", "json")

    assert code == 3
    assert json.loads(out) == [
        {
            "code": "unsupported",
            "severity": "error",
            "file": "gut.yaml",
            "line": 6,
            "path": "eins.links.official",
            "message": "links.official ist durch keinen Eintrag in facts belegt."
            " Das Feld dort unter supports nennen oder mit Grund unter inferred.",
        }
    ]


SITUATIONS = """\
schema: 1
day: '2026-03-01'
situations:
- name: Riese
  profile: {applicant: company, employees: 900}
  why: Nur für Kleine.
  expect: {fits: [eins]}
edges:
- programme: eins
  profile: {applicant: company, employees: 9}
"""


def test_situations_beside_the_catalogue_are_tried_and_rules_without_named(foerder: Foerder, good: Path) -> None:
    rule = "    requirements: [{text: {de: Wenige., en: Few.}, rule: {employees: {max: 9}}}]\n"
    good.write_text(f"{GOOD}{rule}".replace("[name, links, status]", "[name, links, requirements]"), encoding="utf-8")
    assert "situation" not in foerder("check", str(good)).out
    folder = good.parent / "situations"
    folder.mkdir()
    (folder / "a.yaml").write_text(SITUATIONS, encoding="utf-8")

    wrong = (
        "situations/a.yaml:7: Fehler: situations[0].expect.fits: „Riese“: eins ist fits-not (employees), erwartet wird "
        "fits. Regel oder Situation berichtigen; die Quelle entscheidet. [wrong-situation]\n"
    )
    code, out, _ = foerder("check", str(good), "--errors-only")
    assert (code, out) == (3, wrong)
    assert foerder("check", "eins", "--catalogue", str(good), "--errors-only").out == wrong
    (folder / "a.yaml").write_text(SITUATIONS.replace("900", "9"), encoding="utf-8")
    code, out, _ = foerder("check", str(good), "--lang", "en")
    assert code == 0
    assert "gut.yaml:11: warning: eins.requirements[0].rule: No situation fails on this rule alone." in out
    (folder / "a.yaml").write_text(SITUATIONS.replace("employees: 900", "shoes: 44"), encoding="utf-8")
    code, out, _ = foerder("check", str(good), "--errors-only")
    assert (code, out.partition(" Fehler: ")[0]) == (3, "situations/a.yaml:5:")


def test_of_a_folder_of_situations_the_files_are_read_that_a_folder_of_records_gives(
    foerder: Foerder, good: Path
) -> None:
    folder = good.parent / "situations"
    folder.mkdir()
    good.with_name("beside.yaml").write_text("schema: 1\nwords: {a: b}\n", encoding="utf-8")
    for name in (".#a.yaml", "notes.txt", "table.csv"):
        (folder / name).write_text("no situation", encoding="utf-8")
    (folder / "old.yaml").mkdir()
    assert foerder("check", "gut.yaml") == (0, "", "gut.yaml: 0 Fehler, 0 Hinweise.\n")

    for name in ("b.yml", "C.YAML"):
        (folder / name).write_text(SITUATIONS.replace("programme: eins", "programme: zwei"), encoding="utf-8")
    code, out, _ = foerder("check", "gut.yaml")
    assert code == 0
    assert [line.partition(":")[0] for line in out.splitlines()] == ["situations/C.YAML", "situations/b.yml"]
    assert "situation" not in foerder("check", "beside.yaml").out  # situations are about records


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_among_situations_is_named_and_of_an_endless_file_only_a_start_is_read(
    foerder: Foerder, good: Path
) -> None:
    folder = good.parent / "situations"
    folder.mkdir()
    with (folder / "long.yaml").open("wb") as file:
        file.truncate(1 << 40)
    code, out, _ = foerder("check", "gut.yaml")
    assert (code, out.partition(" Das ist zu groß")[0]) == (3, "situations/long.yaml:1: Fehler:")

    os.mkfifo(folder / "a.yaml")
    (folder / "lost.yaml").symlink_to("nowhere")
    code, out, _ = foerder("check", "gut.yaml")
    assert code == 3
    assert [line.partition(":")[0] for line in out.splitlines()] == [
        "situations/a.yaml",
        "situations/long.yaml",
        "situations/lost.yaml",
    ]
    assert "situations/a.yaml:1: Fehler: Die Datei lässt sich nicht öffnen: Sie ist keine gewöhnliche Datei" in out


def test_rules_are_not_called_untried_while_a_file_of_situations_cannot_be_read(foerder: Foerder, good: Path) -> None:
    rule = "    requirements: [{text: {de: Wenige., en: Few.}, rule: {employees: {max: 9}}}]\n"
    good.write_text(f"{GOOD}{rule}".replace("[name, links, status]", "[name, links, requirements]"), encoding="utf-8")
    folder = good.parent / "situations"
    folder.mkdir()
    (folder / "a.yaml").write_text("schema: 1\nday: '2026-03-01'\n", encoding="utf-8")
    assert foerder("check", "gut.yaml").out.count("[no-situation-") == 2

    (folder / "b.yaml").write_text(SITUATIONS.replace("900", "9, employees: 9"), encoding="utf-8")
    code, out, _ = foerder("check", "gut.yaml")
    assert (code, out) == (
        3,
        "situations/b.yaml:5: Fehler: employees steht hier zweimal. Eines davon löschen. [unreadable]\n",
    )


def test_a_sentence_that_a_programme_does_not_have_is_a_finding_about_it(foerder: Foerder, good: Path) -> None:
    folder = good.parent / "situations"
    folder.mkdir()
    exempt = "  nobody_outside: [{requirement: Nie gesagt., why: Darum.}]\n"
    (folder / "a.yaml").write_text(f"{SITUATIONS}{exempt}", encoding="utf-8")
    _, out, _ = foerder("check", "eins", "--catalogue", "gut.yaml")
    assert "situations/a.yaml:11: Hinweis: edges[0].nobody_outside[0]: " in out
    assert "das es hier nicht gibt (eins: Nie gesagt.)" in out


def test_a_long_name_of_a_situation_is_shortened_in_its_message(foerder: Foerder, good: Path) -> None:
    folder = good.parent / "situations"
    folder.mkdir()
    long_name = SITUATIONS.replace("Riese", "R" * 2000).replace("fits:", "ended:")
    (folder / "a.yaml").write_text(long_name, encoding="utf-8")
    _, out, _ = foerder("check", "gut.yaml", "--errors-only")
    assert f"„{'R' * 60}…“: eins ist open" in out


def test_list_of_checks(foerder: Foerder) -> None:
    code, out, _ = foerder("check", "--list")
    listed = json.loads(foerder("check", "--list", "--format", "json").out)

    assert code == 0
    assert len(out.splitlines()) == len(CHECKS) + 5
    assert "stale                   Hinweis  Ein nicht beendetes Programm, dessen neueste Quelle älter" in out
    assert listed[1] == {
        "code": "unsupported",
        "severity": "error",
        "about": "Ein ausgefülltes Feld, das weder belegt noch hergeleitet ist",
    }


def test_fix_writes_the_file_and_tells_of_it(foerder: Foerder, good: Path) -> None:
    good.write_text(GOOD.replace("    links:", "    paused_since: 2024\n    links:"), encoding="utf-8")

    code, out, err = foerder("check", "gut.yaml", "--fix")

    assert "    paused_since: '2024'\n    links:" in good.read_text(encoding="utf-8")
    assert err.startswith("gut.yaml:6: Fehler: paused_since: 2024 wäre für YAML kein Text.")
    assert "\n1 Stelle berichtigt.\n" in err
    assert code == 3
    assert "paused_since ist durch keinen Eintrag in facts belegt" in out


def test_fix_leaves_a_good_file_alone(foerder: Foerder, good: Path) -> None:
    before = good.stat().st_mtime_ns

    assert foerder("check", "gut.yaml", "--fix").err == "0 Stellen berichtigt.\ngut.yaml: 0 Fehler, 0 Hinweise.\n"
    assert good.stat().st_mtime_ns == before


@pytest.mark.parametrize("terminal", [True, False])
def test_links(terminal: bool, foerder: Foerder, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = {
        "https://a.example/hilfe": Answer("dead-link", "link.status", 404),
        "https://b.example/": Answer("silent-link", "link.timeout"),
    }
    monkeypatch.setattr(links, "ask_patiently", lambda address, *, allows_private: allows_private or answers[address])

    code, out, err = foerder("check", str(good), "--links", "--format", "text", terminal=terminal)

    assert code == 3
    assert out == (
        "gut.yaml:6: Fehler: eins.links.official: https://a.example/hilfe gibt es nicht mehr (Antwort 404)."
        " Neue Adresse suchen. [dead-link]\n"
        "gut.yaml:8: Hinweis: eins.sources.haz-2026.url: https://b.example/ antwortet nicht richtig (keine Antwort)."
        " Später noch einmal prüfen. [silent-link]\n"
    )
    assert err == "gut.yaml: 1 Fehler, 1 Hinweis (silent-link 1).\n"  # no progress where stderr is no terminal


def test_the_shipped_catalogue_has_no_errors(foerder: Foerder) -> None:
    code, out, err = foerder("check", "--as-of", "2026-11-23", FOERDER_CATALOGUE="")

    assert [line for line in out.splitlines() if "Fehler:" in line] == []
    assert code == 0
    assert err.startswith("data/programmes.yaml: 0 Fehler, ")


def test_missing_file(foerder: Foerder) -> None:
    assert foerder("check", "gibt-es-nicht.yaml").code == 1


def test_schema_is_a_schema(foerder: Foerder) -> None:
    schema = json.loads(foerder("schema").out)

    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$defs"]["Programme"]["properties"]["id"]["description"]


def test_output_is_as_its_schema_says(foerder: Foerder) -> None:
    schema = json.loads(foerder("schema", "output").out)
    validator = jsonschema.Draft202012Validator(schema)
    jsonschema.Draft202012Validator.check_schema(schema)
    outputs = [
        foerder("list", "--status", "all", "--format", "json").out,
        foerder("search", "wasserstoff", "--format", "json").out,
        foerder("show", "wasserstoff-zentrum", "alter-bonus", "--format", "json").out,
    ]

    for output in outputs:
        rows = json.loads(output)
        assert rows
        validator.validate(rows)
        for row in rows:
            known = schema["$defs"]["Row" if "provider_level" in row else "Record"]["properties"]
            assert set(row) <= set(known)
    assert not validator.is_valid([{"id": "a"}])


def test_diff_of_files(foerder: Foerder, good: Path) -> None:
    new = good.with_name("neu.yaml")
    text = GOOD.replace("{de: Eins, en: One}", "{de: Uno, en: One}") + "  - id: zwei\n    name: {de: Zwei}\n"
    new.write_text(text, encoding="utf-8")

    assert foerder("diff", "gut.yaml", "neu.yaml") == (
        0,
        "Neu (1)\n  Zwei (zwei)\n\nGeändert (1)\n  Uno (eins)\n    Name: Eins → Uno\n",
        "",
    )
    assert json.loads(foerder("diff", "gut.yaml", "neu.yaml", "--format", "json").out) == [
        {"id": "zwei", "change": "added", "name": {"de": "Zwei", "en": None}, "fields": []},
        {
            "id": "eins",
            "change": "changed",
            "name": {"de": "Uno", "en": "One"},
            "fields": [{"path": "name.de", "old": "Eins", "new": "Uno"}],
        },
    ]
    assert foerder("diff", "gut.yaml", "gut.yaml") == (0, "Keine Änderungen.\n", "")


def test_diff_of_revisions_reads_the_vocabulary_of_each(foerder: Foerder, tmp_path: Path, good: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, cwd=tmp_path)

    data = tmp_path / "data"
    data.mkdir()
    label = "{de: Geld, en: Money}"
    vocabulary = f"schema: 1\nkinds:\n  KIND: {label}\ntopics: {{}}\ntarget_groups: {{}}\nareas: {{}}\n"
    (data / "profile.yaml").write_text("schema: 1\nprofile: {}\n", encoding="utf-8")
    git("init", "-q")
    for kind in ("alt", "neu"):
        (data / "vocabulary.yaml").write_text(vocabulary.replace("KIND", kind), encoding="utf-8")
        text = GOOD.replace("    links:", f"    kinds: [{kind}]\n    links:")
        (data / "programmes.yaml").write_text(text, encoding="utf-8")
        git("add", "data")
        git("commit", "-qm", kind)

    assert foerder("diff", "HEAD~1", "HEAD").out == (
        "Geändert (1)\n  Eins (eins)\n    Art der Hilfe: neu: Geld; entfallen: Geld\n"
    )
    assert foerder("diff", "HEAD~7", "HEAD") == (
        1,
        "",
        "foerder: HEAD~7 ist keine Datei und kein Stand in git mit data/programmes.yaml.\n",
    )
    (data / "programmes.yaml").write_text(text.replace("Eins", "Zwei"), encoding="utf-8")
    assert foerder("diff", "HEAD").out == "Geändert (1)\n  Zwei (eins)\n    Name: Eins → Zwei\n"
    assert foerder("diff", "gut.yaml").code == 2
    assert foerder("diff", "--output=x", "HEAD").code == 2
    assert good.is_file()


def test_diff_without_git(foerder: Foerder, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(good.parent))

    assert foerder("diff", "HEAD", "gut.yaml") == (
        1,
        "",
        "foerder: HEAD ist keine Datei, und git ist nicht installiert.\n",
    )


def test_diff_of_a_broken_file(foerder: Foerder, good: Path) -> None:
    good.write_text(GOOD.replace("id: eins", "id: Eins") + GOOD.partition("programmes:\n")[2] * 2, encoding="utf-8")

    code, _, err = foerder("diff", "gut.yaml", "gut.yaml")

    assert code == 3
    assert [line.split(": ")[0] for line in err.splitlines()] == ["gut.yaml:3", "gut.yaml:19"]


def test_the_catalogue_of_the_folder_one_stands_in_is_checked(foerder: Foerder, good: Path) -> None:
    (good.parent / "data").mkdir()
    good.rename(good.parent / "data" / "programmes.yaml")
    assert foerder("check", FOERDER_CATALOGUE="").err == "data/programmes.yaml: 0 Fehler, 0 Hinweise.\n"


def test_only_errors_and_only_one_record(foerder: Foerder, good: Path) -> None:
    two = GOOD.replace("https://a", "http://a") + "  - id: zwei\n    name: {de: Zwei}\n    former_ids: [alt]\n"
    good.write_text(two, encoding="utf-8")

    everything = foerder("check", "gut.yaml")
    errors = foerder("check", "gut.yaml", "--errors-only")
    assert errors.err == everything.err
    assert errors.out == "".join(line for line in everything.out.splitlines(keepends=True) if ": Fehler:" in line)
    one = foerder("check", "gut.yaml", "eins")
    assert [line.rpartition("[")[2] for line in one.out.splitlines()] == ["insecure-url]"]
    assert foerder("check", "gut.yaml", "alt").out == foerder("check", "gut.yaml", "zwei").out != ""
    assert foerder("check", "gut.yaml", "drei").code == 4


def test_errors_stand_out_on_a_terminal(foerder: Foerder, good: Path) -> None:
    good.write_text(GOOD.replace(", links, status", ", status"), encoding="utf-8")
    out = foerder("check", "gut.yaml", terminal=True, width=80, FORCE_COLOR="1").out
    assert "\x1b[" in out
    assert "[unsupported]" in out
