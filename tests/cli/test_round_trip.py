"""What ``export --columns all`` writes is a catalogue again, through the commands that a user has."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.cli.conftest import CATALOGUE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Foerder

HOSTILE: list[dict[str, Any]] = [
    {"id": "formel", "name": {"de": "=1+1", "en": "'=1+1"}, "aliases": ["+49 511", "-5", "@SUM(A1)", "''-x"]},
    {"id": "zeile", "name": {"de": "\n=1+1"}, "summary": {"de": "Erste Zeile\n=HYPERLINK(1)\n\nvierte"}},
    {"id": "breit", "name": {"de": "＝1+1", "en": " ＝1"}, "aliases": ["＋1", "－1", "＠x", "﹦1"]},
    {"id": "blank", "name": {"de": "\u00a0=1", "en": "\u3000-1"}, "aliases": ["'\n=1", "' =1", "'"]},
    {"id": "trenner", "name": {"de": 'a;b,c "d" | e'}, "aliases": ["x | y", '["z"]', "[w", ";", ","]},
    {"id": "zahl", "name": {"de": "-12,5"}, "funding": {"max_eur": 0.1, "rate_percent": 33.3, "duration_months": 12}},
    {"id": "leer", "name": {"de": "{}"}, "closed": {}, "application": {}, "links": {}, "period": {}, "deadlines": None},
    {"id": "nullen", "name": {"de": "007"}, "aliases": ["00123", "1e5", "0x10", "1/2", "12:30", "MAR1", ".5"]},
    {"id": "datum", "name": {"de": "2024-03-01"}, "aliases": ["01.03.2024"], "summary": {"de": "3-4"}},
    {"id": "wahr", "name": {"de": "WAHR"}, "aliases": ["null", "~", "nein", "NaN", "[]", "{}", "[1]", "\\", '""']},
    {"id": "zerlegt", "name": {"de": "Fo\u0308rderung"}, "aliases": ["Ka\u0308se", "ﬁ", "👩‍🔬 🇩🇪", "☀️", "漢字"]},
    {"id": "nichts", "name": {"de": "  zwei  Leerzeichen "}, "aliases": [], "topics": [], "sources": {}, "facts": []},
    {
        "id": "tief",
        "name": {"de": "true"},
        "application": {"before_start": False, "steps": [{"de": "=Schritt\n-2"}, {"de": "zwei", "en": "two"}]},
        "period": {"from": "2024-03", "until": "2031"},
        "requirements": [
            {"text": {"de": "unter 26"}, "rule": {"any": [{"age": {"max": 25}}, {"started": {"is": True}}]}}
        ],
        "sources": {"a-1": {"title": "=Titel", "date": "2025-01-02", "url": "https://example.org/?a=1&b=2"}},
        "facts": [{"text": "@Satz", "sources": ["a-1"], "supports": ["period"]}],
        "contacts": [{"office": "-Amt", "phone": "+49 511 616-0", "email": "a@example.org"}],
    },
]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    path = tmp_path / "hostile.yaml"
    records = [{key: value for key, value in record.items() if value is not None} for record in HOSTILE]
    lines = [f"- {json.dumps(record, ensure_ascii=False)}\n" for record in records]
    path.write_text("schema: 1\nprogrammes:\n" + "".join(lines), encoding="utf-8")
    return path


def told(foerder: Foerder, catalogue: str) -> list[dict[str, Any]]:
    """Everything that a catalogue says, programme by programme."""
    ids = [
        one["id"]
        for one in json.loads(foerder("list", "--status", "all", "--format", "json", "--catalogue", catalogue).out)
    ]
    shown = foerder("show", *sorted(ids), "--format", "json", "--catalogue", catalogue)
    assert shown.code == 0, shown.err
    return [record | {"origin": None} for record in json.loads(shown.out)]


@pytest.mark.parametrize("options", [(), ("--excel",)], ids=["csv", "excel"])
@pytest.mark.parametrize("name", ["hostile", "small", "default"])
def test_all_columns_are_the_same_catalogue(
    foerder: Foerder, tmp_path: Path, hostile: Path, name: str, options: tuple[str, ...]
) -> None:
    catalogue = {"hostile": str(hostile), "small": str(CATALOGUE), "default": "default"}[name]
    target = str(tmp_path / "alles.csv")
    written = foerder("export", target, "--columns", "all", "--status", "all", *options, "--catalogue", catalogue)
    assert written.code == 0
    before = told(foerder, catalogue)
    assert len(before) >= 4
    assert told(foerder, target) == before


@pytest.mark.parametrize("options", [(), ("--excel",)], ids=["csv", "excel"])
def test_what_was_read_back_is_written_the_same(
    foerder: Foerder, tmp_path: Path, hostile: Path, options: tuple[str, ...]
) -> None:
    once, twice = tmp_path / "once.csv", tmp_path / "twice.csv"
    for source, target in ((hostile, once), (once, twice)):
        asked = ("--columns", "all", "--status", "all", *options, "--catalogue", str(source))
        assert foerder("export", str(target), *asked).code == 0
    assert once.read_bytes() == twice.read_bytes()


def test_the_computed_columns_are_not_read(foerder: Foerder, tmp_path: Path) -> None:
    path = tmp_path / "k.csv"
    path.write_text("id,name.de,status,status_reason,status_date,status_source\na,Hilfe,ended,closed,2020,x\n", "utf-8")
    (record,) = told(foerder, str(path))
    assert (record["status"], record["status_reason"], record["status_date"]) == ("unclear", "no-sources", None)


def test_a_mistaken_column_is_still_told(foerder: Foerder, tmp_path: Path) -> None:
    path = tmp_path / "k.csv"
    path.write_text("id,name.de,statu\na,Hilfe,ended\n", "utf-8")
    code, _, err = foerder("list", "--catalogue", str(path))
    assert (code, err.partition(": ")[2].split(". ")[0]) == (3, "Die Spalte statu gibt es nicht")


@pytest.mark.parametrize("form", [("csv",), ("csv", "--excel"), ("csv", "--columns", "all")], ids=" ".join)
def test_no_cell_begins_as_a_formula(foerder: Foerder, hostile: Path, form: tuple[str, ...]) -> None:
    text = foerder("export", "-", "--status", "all", "--format", *form, "--catalogue", str(hostile)).out
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if "--excel" in form else ","))
    cells = [cell for row in rows for cell in row if cell.strip() and not cell.lstrip("-").replace(".", "").isdecimal()]
    assert [cell for cell in cells if cell.strip()[0] in "=+-@＝＋－＠﹦﹢﹣﹫"] == []
    assert sum(cell.startswith("'") for cell in cells) >= 10 - 6 * ("all" not in form)
