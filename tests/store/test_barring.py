"""What the rules of a programme exclude, as it is stored for searches."""

from __future__ import annotations

import pytest

from hannover_foerder.model.programme import Programme, Requirement
from hannover_foerder.model.rule import rule_from_plain
from hannover_foerder.model.text import Text
from hannover_foerder.model.vocabulary import Vocabulary
from hannover_foerder.store.barring import barring_terms
from hannover_foerder.store.schema import BARRED_STAFF


def staff_terms(rule: dict[str, object]) -> list[str]:
    requirement = Requirement(Text("Bedingung."), rule_from_plain(rule))
    programme = Programme("a", Text("A"), requirements=(requirement,))
    return [term for facet, term in barring_terms(programme, Vocabulary()) if facet == BARRED_STAFF]


@pytest.mark.parametrize(
    ("rule", "terms"),
    [
        ({"employees": {"max": 249}}, ["250"]),
        ({"employees": {"max": 9.5}}, ["10"]),
        ({"employees": {"min": 10}}, []),
        ({"employees": {"min": 3, "max": 499}}, ["500"]),
        ({"not": {"employees": {"min": 10}}}, ["10"]),
        ({"all": [{"employees": {"max": 249}}, {"employees": {"max": 49}}]}, ["50"]),
        ({"any": [{"employees": {"max": 249}}, {"employees": {"max": 49}}]}, ["250"]),
        ({"any": [{"employees": {"max": 249}}, {"employees": {"min": 1000}}]}, []),
        ({"any": [{"employees": {"max": 249}}, {"started": {"is": False}}]}, []),
    ],
)
def test_a_firm_is_too_large_where_no_larger_one_is_taken(rule: dict[str, object], terms: list[str]) -> None:
    assert staff_terms(rule) == terms
