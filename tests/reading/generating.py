"""Records as plain data, made at random from the annotations: mostly right, now and then wrong."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st

from hannover_foerder.model.constraints import Pattern, TermOf
from hannover_foerder.model.dates import PartialDate, YearlyDate
from hannover_foerder.model.plain import yaml_key
from hannover_foerder.model.rule import Condition
from hannover_foerder.model.struct import Struct

if TYPE_CHECKING:
    from hannover_foerder.model.vocabulary import Vocabulary

JUNK = st.sampled_from(
    [
        *(None, True, 5, -1, 101, 1.5, 10**16, "", " ", "x", "A b", "2024", "2024-13", "2024-02-30", "13-01", "02-29"),
        *("no", [], {}, ["a"], [None], {"de": "a"}, {"x": 1}, "\u202e", "a\tb", "http://x y", "a@b", "0511", "0000"),
    ]
)
TEXTS = st.sampled_from(["Text", "Förderung & mehr", "zwei\nZeilen", "12:30", "no", "2024-01-01", "= 5", "0123"])
PATTERNED = {
    "id": ["a", "a-b-2"],
    "url": ["https://example.org/?a=1&b=2", "http://ä.example/"],
    "email": ["a@b.de"],
    "phone": ["0511 616-0", "+49 (511) 12"],
}
SIMPLE = {
    PartialDate: st.sampled_from(["2024", "2024-02", "2024-02-29", "1999-12-31"]),
    YearlyDate: st.sampled_from(["02-28", "12-31"]),
    str: TEXTS,
    bool: st.booleans(),
    int: st.integers(0, 99),
    float: st.sampled_from([0, 7, 37.5, 100]),
}
TESTS = st.sampled_from(
    [
        *({"age": {"max": 25}}, {"age": {"min": "x"}}, {"age": {}}, {"age": {"min": 1}, "started": {"is": True}}, {}),
        *({"applicant": {"is": "company"}}, {"applicant": {"in": ["person"]}}, {"applicant": {"in": []}}, "text"),
        *({"applicant": {"is": "person", "in": ["company"]}}, {"started": {"is": False}}, {"started": {"is": 1}}),
        *({"place": {"within": ["hannover"]}}, {"place": {"in": ["x"]}}, {"purpose": {"in": ["klima"]}}),
        {"xyz": {"is": True}},
    ]
)
RULES = st.recursive(
    TESTS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=2).map(lambda parts: {"all": parts}),
        st.lists(inner, max_size=2).map(lambda parts: {"any": parts}),
        inner.map(lambda part: {"not": part}),
    ),
    max_leaves=4,
)


def records(cls: Any, vocabulary: Vocabulary) -> st.SearchStrategy[dict[str, Any]]:
    """Records of a class with all required fields and a few others."""
    hints = cls.hints
    required = [name for name in cls._fields if name not in cls._field_defaults]

    def of(names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
        chosen = [*required, *names]
        return st.fixed_dictionaries({yaml_key(name): values(hints[name], vocabulary) for name in chosen})

    optional = [name for name in hints if name not in required]
    return st.lists(st.sampled_from(optional), max_size=6, unique=True).flatmap(of) if optional else of([])


def values(hint: Any, vocabulary: Vocabulary) -> st.SearchStrategy[Any]:
    """Values of a type; one in twelve is wrong, or right by chance."""
    return st.one_of(*[right_values(hint, (), vocabulary)] * 11, JUNK)


def right_values(hint: Any, marks: tuple[object, ...], vocabulary: Vocabulary) -> st.SearchStrategy[Any]:
    """Values of a type with marks."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return right_values(arguments[0], (*arguments[1:], *marks), vocabulary)
    if origin in (Union, types.UnionType):
        return RULES if Condition in arguments else right_values(arguments[0], marks, vocabulary)
    for mark in marks:
        if isinstance(mark, Pattern):
            return st.sampled_from(PATTERNED[mark.code])
        if isinstance(mark, TermOf):
            return st.sampled_from(list(vocabulary.facet(mark.facet)))
    if origin is Literal:
        return st.sampled_from(arguments)
    return _collection(hint, vocabulary)


def _collection(hint: Any, vocabulary: Vocabulary) -> st.SearchStrategy[Any]:
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0], vocabulary), max_size=2)
    if get_origin(hint) is dict:
        keys = st.sampled_from(["a-1", "b", "No 1", "2024"])
        return st.dictionaries(keys, values(get_args(hint)[1], vocabulary), max_size=2)
    if hint in SIMPLE:
        return SIMPLE[hint]
    assert issubclass(hint, Struct)
    return records(hint, vocabulary)
