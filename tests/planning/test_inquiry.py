"""What is left to ask the office, and which letter it goes into."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.eligibility.conftest import VOCABULARY, situation
from tests.eligibility.records import programme

from hannover_foerder.eligibility.decision import cases_of, decide
from hannover_foerder.model.contact_point import ContactPoint
from hannover_foerder.model.dates import PartialDate
from hannover_foerder.model.programme import (
    Application,
    Closed,
    Deadlines,
    Fact,
    Funding,
    Period,
    Programme,
    Requirement,
    Source,
)
from hannover_foerder.model.rule import Condition
from hannover_foerder.model.status import status_on
from hannover_foerder.model.text import Text
from hannover_foerder.planning.inquiry import MOST_SENTENCES, Inquiry, inquiry_of, letters

DAY = date(2026, 11, 30)
NEW = {
    "sources": {"page": Source("Seite", date=PartialDate(2026, 10, 1))},
    "facts": (Fact("Läuft.", ("page",), ("status",)),),
}
JUDGED = Requirement(Text("Die Idee ist neu."), kind="judgement")
SMALL = Requirement(Text("Der Betrieb ist klein."), Condition("employees", "range", high=49))
OPEN = Requirement(Text("Das Dach trägt die Anlage."))
DUTY = Requirement(Text("Ein Bericht folgt."), kind="procedure")


def points(record: Programme, **answers: Any) -> list[str]:
    decision = None
    if answers:
        (case,) = cases_of([record], VOCABULARY)
        decision = decide(case, situation(**answers), DAY)
    asking = inquiry_of(record, status_on(record, DAY), VOCABULARY, decision)
    return [
        f"{point.point}: {point.requirement.text.de}" if point.requirement else point.point for point in asking.points
    ]


COMPLETE: dict[str, Any] = {
    "kinds": ("zuschuss",),
    "funding": Funding(max_eur=500),
    "application": Application(before_start=True),
    "deadlines": Deadlines("rolling"),
    **NEW,
}


def test_what_the_record_says_is_not_asked() -> None:
    assert points(programme("a", texts=(OPEN, DUTY), **COMPLETE)) == []


@pytest.mark.parametrize(
    ("changed", "asked"),
    [
        ({"facts": ()}, ["runs"]),
        ({"period": Period(until=PartialDate(2025), renewal="unknown")}, ["renewed"]),
        ({"paused_since": PartialDate(2026, 1)}, ["resumes"]),
        ({"period": Period(from_=PartialDate(2027))}, ["begins"]),
        ({"closed": Closed(PartialDate(2024))}, ["follows"]),
        ({"closed": Closed(PartialDate(2024)), "successor": "b"}, []),
        ({"deadlines": None}, ["deadline"]),
        ({"deadlines": Deadlines("unknown")}, ["deadline"]),
        ({"funding": None}, ["amount"]),
        ({"funding": Funding(note=Text("Je nach Fall."))}, ["amount"]),
        ({"funding": None, "kinds": ("beratung",)}, []),
        ({"funding": None, "kinds": ("beratung",), "deadlines": None}, []),
        ({"application": Application()}, ["before-start"]),
        ({"texts": ()}, ["conditions"]),
        ({"texts": (OPEN, JUDGED, DUTY)}, ["judgement: Die Idee ist neu."]),
    ],
)
def test_what_it_does_not_say_is(changed: dict[str, Any], asked: list[str]) -> None:
    assert points(programme("a", **{"texts": (OPEN,), **COMPLETE, **changed})) == asked


def test_for_a_client_only_what_the_answers_leave_open() -> None:
    record = programme(
        "a", texts=(SMALL, OPEN, JUDGED, DUTY), areas=("region",), target_groups=("kmu",), topics=("solar",), **COMPLETE
    )
    client = {"applicant": "company", "place": "laatzen", "purpose": ("solar",), "employees": 10}
    assert points(record, **client) == ["judgement: Die Idee ist neu.", "condition: Das Dach trägt die Anlage."]


def test_a_letter_stays_short() -> None:
    record = programme("a", texts=tuple(Requirement(Text(f"{n}"), kind="judgement") for n in range(9)), **COMPLETE)
    assert len(points(record)) == MOST_SENTENCES


def asking(name: str) -> Inquiry:
    record = programme(name, kinds=("zuschuss",))
    return inquiry_of(record, status_on(record, DAY), VOCABULARY)


def test_one_letter_an_office_and_the_mailbox_first() -> None:
    phone, mail = (
        ContactPoint("office", ("Amt", None), phone="0511 1", id="amt"),
        ContactPoint("office", ("Post", None), email="a@b.de"),
    )
    silent = inquiry_of(programme("e", texts=(OPEN,), **COMPLETE), status_on(programme("e", **NEW), DAY), VOCABULARY)
    written = letters(
        [
            (asking("a"), (phone, mail)),
            (asking("b"), (phone,)),
            (asking("c"), ()),
            (asking("d"), (mail,)),
            (silent, (mail,)),
        ]
    )
    assert [(letter.office, [one.programme.id for one in letter.inquiries]) for letter in written] == [
        (mail, ["a", "d"]),
        (phone, ["b"]),
        (None, ["c"]),
    ]
