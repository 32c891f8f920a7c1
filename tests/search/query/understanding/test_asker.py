"""Who asks: what somebody has or belongs to is no subject of the search, and people by the way are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hannover_foerder.search.analysis.language import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.search.query.understanding.meaning import Understanding

    Meant = Callable[[str], Understanding]


def words_of(understood: Understanding) -> list[str]:
    return [word.text for word in understood.query.words if word.text.lower() not in FUNCTION_WORDS]


@pytest.mark.parametrize(
    ("query", "group", "left"),
    [
        ("Wärmepumpe für die Werkstatt", "unternehmen", ["Wärmepumpe"]),
        ("dämmung für unsere arztpraxis", "unternehmen", ["dämmung"]),
        ("digitalisierung für meinen kleinen laden", "unternehmen", ["digitalisierung"]),
        ("solaranlage autowerkstatt", "unternehmen", ["solaranlage"]),
        ("KI für meinen Handwerksbetrieb", "handwerk", ["KI", "Handwerksbetrieb"]),
        ("unser Sportverein braucht LED", "vereine", ["Sportverein", "braucht", "LED"]),
    ],
)
def test_a_firm_or_a_club_is_who_asks(meant: Meant, query: str, group: str, left: list[str]) -> None:
    understood = meant(query)
    assert [named.term for named in understood.groups] == [group]
    assert words_of(understood) == left


@pytest.mark.parametrize(
    "query",
    [
        "werkstatt mieten",  # what is wanted
        "café eröffnen",
        "Praxis übernehmen",
        "werkstatt",  # nothing else is said
        "auto laden",  # a verb
        "mein Azubi zieht um",  # whom somebody tells of
        "Fahrschule Beratung",  # no Schule
    ],
)
def test_what_is_wanted_or_told_of_is_not_who_asks(meant: Meant, query: str) -> None:
    understood = meant(query)
    assert understood.groups == ()
    assert words_of(understood) == [word for word in query.split() if word.lower() not in FUNCTION_WORDS]


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("mein opa braucht einen treppenlift", ["braucht", "treppenlift"]),
        ("meine Frau ist Krankenschwester", ["Krankenschwester"]),
        ("Beratung für Frauen", ["Beratung", "Frauen"]),
        ("meine Frau", ["Frau"]),  # nothing else is said
        ("haus kaufen, wir haben keine kinder", ["haus", "kaufen,"]),
    ],
)
def test_people_by_the_way_are_passed_over(meant: Meant, query: str, left: list[str]) -> None:
    assert words_of(meant(query)) == left
