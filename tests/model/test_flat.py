"""A record as a row of cells, and back."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hannover_foerder.model.cell import escape_formula, join_texts, split_texts, unescape_formula
from hannover_foerder.model.flat import field_columns, flatten, unflatten
from hannover_foerder.model.plain import from_plain, to_plain
from hannover_foerder.model.programme import Programme

RECORD: dict[str, Any] = {
    "id": "a",
    "name": {"de": "Ä | B", "en": "=1+1"},
    "aliases": ["x", "y | z", "[w]"],
    "kinds": ["zuschuss", "beratung"],
    "funding": {"max_eur": 10000.0, "rate_percent": 37.5, "duration_months": 12, "parts": [{"label": {"de": "Teil"}}]},
    "application": {"before_start": True, "steps": [{"de": "Gespräch führen"}]},
    "period": {"from": "2024-03"},
    "closed": {},
    "sources": {"s": {"title": "Titel", "date": "2020"}},
    "facts": [{"text": "Satz", "sources": ["s"], "supports": ["kinds"]}],
}


def test_flatten() -> None:
    assert flatten(RECORD) == {
        "id": "a",
        "name.de": "Ä | B",
        "name.en": "=1+1",
        "aliases": '["x", "y | z", "[w]"]',
        "kinds": "zuschuss | beratung",
        "funding.max_eur": "10000",
        "funding.rate_percent": "37.5",
        "funding.duration_months": "12",
        "funding.parts": '[{"label": {"de": "Teil"}}]',
        "application.before_start": "true",
        "application.steps": '[{"de": "Gespräch führen"}]',
        "period.from": "2024-03",
        "closed": "{}",
        "sources": '{"s": {"title": "Titel", "date": "2020"}}',
        "facts": '[{"text": "Satz", "sources": ["s"], "supports": ["kinds"]}]',
    }


def test_unflatten_gives_the_record_back() -> None:
    assert unflatten(flatten(RECORD)) == RECORD
    assert to_plain(from_plain(Programme, unflatten(flatten(RECORD)))) == RECORD


def test_empty_cells_and_foreign_columns_do_not_count() -> None:
    assert unflatten({"id": "a", "summary.de": "", "status": "running"}) == {"id": "a"}


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("funding.max_eur", "viel"),
        ("funding.duration_months", "1.5"),
        ("application.before_start", "ja"),
        ("facts", "[{"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(column: str, cell: str) -> None:
    with pytest.raises(ValueError, match=column):
        unflatten({"id": "a", column: cell})


@pytest.mark.parametrize(
    ("cell", "texts"), [("[x", ["[x"]), ("[1]", ["[1]"]), ('["a", 1]', ['["a", 1]']), ('["a"]', ["a"]), ("", [])]
)
def test_a_cell_that_only_looks_like_json_is_a_text(cell: str, texts: list[str]) -> None:
    assert split_texts(cell) == texts


def test_columns_stand_in_the_order_of_the_records() -> None:
    names = tuple(field_columns())
    assert names[:5] == ("id", "name.de", "name.en", "aliases", "summary.de")
    assert len(set(names)) == len(names)
    assert "period.from" in names


TEXT = st.text(min_size=1, max_size=30)
PAIR = st.fixed_dictionaries({"de": TEXT}, optional={"en": TEXT})
RECORDS = st.fixed_dictionaries(
    {"id": TEXT, "name": PAIR},
    optional={
        "aliases": st.lists(TEXT, min_size=1, max_size=3),
        "summary": PAIR,
        "funding": st.fixed_dictionaries({}, optional={"max_eur": st.floats(0, 1e9), "note": PAIR}),
        "application": st.fixed_dictionaries(
            {}, optional={"before_start": st.booleans(), "documents": st.lists(PAIR, min_size=1)}
        ),
        "closed": st.fixed_dictionaries({}, optional={"on": st.just("2024"), "reason": PAIR}),
        "conflicts": st.lists(st.fixed_dictionaries({"about": TEXT, "note": PAIR}), min_size=1, max_size=2),
    },
)


@given(RECORDS)
def test_every_record_survives_cells_and_csv(record: dict[str, Any]) -> None:
    cells = flatten(record)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(cells)
    writer.writerow([escape_formula(cell) for cell in cells.values()])
    (row,) = csv.DictReader(io.StringIO(out.getvalue(), newline=""))
    assert unflatten({name: unescape_formula(cell) for name, cell in row.items()}) == record


@given(st.lists(st.text(max_size=10), max_size=4))
def test_joined_texts_come_apart_again(texts: list[str]) -> None:
    assert split_texts(join_texts(texts)) == texts


@given(st.text(alphabet="='+-@\t\r\n1a .＝－＠\u3000\ufeff", max_size=8))
def test_defused_texts_are_safe_and_come_back(text: str) -> None:
    safe = escape_formula(text)
    assert unescape_formula(safe) == text
    assert not safe.strip("\ufeff ").strip().startswith(("=", "+", "@", "＝", "－", "＠"))
    assert not safe.startswith(("\t", "\r", "\n"))
    assert not safe.startswith("-") or float(safe) < 0 or safe == "-0"


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=HYPERLINK()", "'=HYPERLINK()"),
        ("\n=1+1", "'\n=1+1"),
        ("\r\n-1+1", "'\r\n-1+1"),
        ("\t@SUM(A1)", "'\t@SUM(A1)"),
        (" =1+1", "' =1+1"),
        ("\u00a0+1+1", "'\u00a0+1+1"),
        ("\nnur eine Zeile", "'\nnur eine Zeile"),
        ("＝1+1", "'＝1+1"),
        ("＋1+1", "'＋1+1"),
        ("－1+1", "'－1+1"),
        ("＠SUM(A1)", "'＠SUM(A1)"),
        ("\n＝1+1", "'\n＝1+1"),
        ("a =1+1", "a =1+1"),
        ("zwei\n=Zeilen", "zwei\n=Zeilen"),
        ("–Gedanke", "–Gedanke"),
        ("+49 511", "'+49 511"),
        ("-x", "'-x"),
        ("-5", "-5"),
        ("@a", "'@a"),
        ("'=a", "''=a"),
        ("'a", "'a"),
        ("a=1", "a=1"),
    ],
)
def test_defused(text: str, safe: str) -> None:
    assert escape_formula(text) == safe


def test_an_empty_part_stands_in_its_own_place() -> None:
    assert unflatten({"funding.note": "{}", "funding.max_eur": "5"}) == {"funding": {"note": {}, "max_eur": 5.0}}
