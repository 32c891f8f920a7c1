"""Records survive the way to plain data and back."""

from __future__ import annotations

import json

from hannover_foerder.model.dates import PartialDate, YearlyDate
from hannover_foerder.model.plain import from_plain, to_plain
from hannover_foerder.model.programme import Programme
from hannover_foerder.model.rule import AllOf, AnyOf, Condition, Not
from hannover_foerder.model.text import Text

PLAIN = {
    "id": "beispiel",
    "name": {"de": "Beispiel", "en": "Example"},
    "aliases": ["B1"],
    "kinds": ["zuschuss"],
    "funding": {"max_eur": 10000, "per": "project", "parts": [{"label": {"de": "Dach"}, "rate_percent": 12.5}]},
    "requirements": [
        {
            "text": {"de": "Bis 249 Beschäftigte."},
            "rule": {
                "all": [
                    {"employees": {"max": 249}},
                    {"any": [{"applicant": {"in": ["company", "founder"]}}, {"craft": {"is": True}}]},
                    {"not": {"place": {"within": ["hannover"]}}},
                ]
            },
            "sources": ["haz-2023"],
        }
    ],
    "application": {"before_start": False},
    "deadlines": {"model": "recurring", "dates": [{"role": "application", "yearly": "02-28"}]},
    "period": {"from": "2022", "until": "2026-12-31"},
    "sources": {"haz-2023": {"title": "HAZ", "date": "2023-04", "date_inferred": True}},
    "facts": [{"text": "Es gibt Geld.", "sources": ["haz-2023"], "supports": ["kinds", "status"]}],
}


def test_plain_data_becomes_a_record_and_the_same_plain_data_again() -> None:
    record = from_plain(Programme, PLAIN)
    assert to_plain(record) == PLAIN
    assert from_plain(Programme, json.loads(json.dumps(to_plain(record)))) == record


def test_values_get_their_types() -> None:
    record = from_plain(Programme, PLAIN)
    assert record.name == Text("Beispiel", "Example")
    assert record.period is not None
    assert record.period.from_ == PartialDate(2022)
    assert record.deadlines is not None
    assert record.deadlines.dates[0].yearly == YearlyDate(2, 28)
    assert record.requirements[0].rule == AllOf(
        (
            Condition("employees", "range", high=249),
            AnyOf((Condition("applicant", "in", ("company", "founder")), Condition("craft", "is", (True,)))),
            Not(Condition("place", "within", ("hannover",))),
        )
    )


def test_a_stated_no_is_kept_and_an_absent_field_is_left_out() -> None:
    record = from_plain(Programme, PLAIN)
    assert to_plain(record)["application"] == {"before_start": False}
    assert "summary" not in to_plain(record)
