"""Reading people and organisations with what the rules must say of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from hannover_foerder.errors import CatalogueError
from hannover_foerder.reading.situation_file import Expected, read_situations

if TYPE_CHECKING:
    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary

HEAD = "schema: 1\nday: '2026-03-01'\n"
WRITTEN = f"""{HEAD}situations:
- name: Tischlerei
  profile: {{applicant: company, qualification: [master], employees: 20, started: false, place: hannover}}
  why: Zwanzig Leute.
  expect:
    fits: [a-b]
    not: {{c: employees}}
edges:
- programme: c
  profile: {{employees: 9}}
  outside: [{{employees: 10}}]
  nobody_outside:
  - {{requirement: Der Ofen ist alt., why: Jeder Ofen ist alt.}}
"""


def test_situations_and_edges_with_their_profiles(vocabulary: Vocabulary, profile: dict[str, ProfileField]) -> None:
    file = read_situations(WRITTEN.encode(), "s.yaml", profile, vocabulary)
    (example,), (edge,) = file.situations, file.edges
    assert file.day == date(2026, 3, 1)
    assert example.profile == {
        "applicant": "company",
        "qualification": ("master",),
        "employees": 20,
        "started": False,
        "place": "hannover",
    }
    assert example.expect == Expected(fits=("a-b",), not_={"c": "employees"})
    assert (edge.programme, edge.profile, edge.outside) == ("c", {"employees": 9}, ({"employees": 10},))
    assert edge.nobody_outside[0].requirement == "Der Ofen ist alt."


def test_a_file_may_have_one_kind_alone(vocabulary: Vocabulary, profile: dict[str, ProfileField]) -> None:
    file = read_situations(HEAD.encode(), "s.yaml", profile, vocabulary)
    assert (file.situations, file.edges) == ((), ())


@pytest.mark.parametrize(
    ("written", "line", "problem"),
    [
        ("schema: 1\nsituations: []\n", 1, "problem.missing-top"),
        ("schema: 1\nday: morgen\n", 2, "problem.date"),
        (f"{HEAD}edges:\n- programme: a\n  profile: {{shoes: 3}}\n", 5, "problem.profile-field"),
        (f"{HEAD}edges:\n- programme: a\n  profile: {{place: atlantis}}\n", 5, "problem.place"),
        (f"{HEAD}edges:\n- programme: a\n  profile: []\n", 5, "problem.answers"),
        (f"{HEAD}edges:\n- profile: {{employees: 3}}\n", 4, "problem.missing"),
        (
            f"{HEAD}situations:\n- name: A\n  profile: {{}}\n  why: B\n  expect: {{never: [a]}}\n",
            7,
            "problem.unknown-key",
        ),
    ],
)
def test_a_mistake_is_named_with_its_line(
    written: str, line: int, problem: str, vocabulary: Vocabulary, profile: dict[str, ProfileField]
) -> None:
    with pytest.raises(CatalogueError) as caught:
        read_situations(written.encode(), "s.yaml", profile, vocabulary)
    assert [(found.file, found.line, found.code) for found in caught.value.problems] == [("s.yaml", line, problem)]
