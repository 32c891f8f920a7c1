"""Whether two programmes may be used together."""

from __future__ import annotations

from itertools import combinations
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st
from tests.eligibility.records import programme

from hannover_foerder.model.programme import Fact, Related, Relation
from hannover_foerder.model.text import Text
from hannover_foerder.planning.pairs import Pair, pairs_of

NAMES = ("a", "b", "c", "d")
RELATIONS = get_args(Relation)

relations = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(RELATIONS), st.sampled_from((*NAMES, "elsewhere"))), max_size=12
)


@given(relations)
def test_no_relation_means_not_known(told: list[tuple[str, Relation, str]]) -> None:
    records = [
        programme(
            name, related=tuple(Related(relation, id=target) for source, relation, target in told if source == name)
        )
        for name in NAMES
    ]
    for pair in pairs_of(records):
        ends = {pair.first, pair.second}
        said = {relation for source, relation, target in told if {source, target} == ends}
        if "excludes" in said:
            assert pair.standing == "excluded"
        elif said & {"complements", "requires"}:
            assert pair.standing == "allowed"
        else:
            assert (pair.standing, pair.said_by, pair.sources) == ("unknown", None, ())


def test_every_two_stand_once() -> None:
    assert [(pair.first, pair.second) for pair in pairs_of([programme(name) for name in NAMES])] == list(
        combinations(NAMES, 2)
    )


def test_what_is_known_has_its_sources() -> None:
    first = programme(
        "a",
        related=(Related("complements", id="b", note=Text("Beides geht.")),),
        facts=(
            Fact("Sonst etwas.", ("other",), ("kinds",)),
            Fact("Auch C hilft.", ("far",), ("related",)),
            Fact("Mit B zusammen.", ("near",), ("related",)),
        ),
    )
    assert pairs_of([first, programme("b")]) == (
        Pair("a", "b", "allowed", "complements", Text("Beides geht."), "a", ("near",)),
    )
