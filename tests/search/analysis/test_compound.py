from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hannover_foerder.search.analysis.compound import (
    DERIVED,
    HEAD,
    INSIDE,
    MODIFIER,
    is_end,
    is_inside_opaque,
    is_opaque,
    parts,
    split,
    substrings,
)

KNOWN = {
    "wasserstoff",
    "grun",
    "netzwerk",
    "heizung",
    "austausch",
    "schul",
    "hoch",
    "rad",
    "verein",
    "stell",
    "damm",
    "werk",
    "grund",
    "darleh",
    "kredit",
    "warm",
    "pump",
    "forder",
}


def test_the_end_of_a_compound_is_its_head_and_the_beginning_its_modifier() -> None:
    assert dict(parts("wasserstoffnetzwerk", KNOWN)) == {"wasserstoff": MODIFIER, "netzwerk": HEAD}


def test_the_middle_counts_if_it_is_long() -> None:
    assert dict(parts("xwasserstoffy", KNOWN))["wasserstoff"] == INSIDE


def test_a_suffix_keeps_the_meaning() -> None:
    assert dict(parts("dammung", KNOWN)) == {"damm": MODIFIER}


def test_what_follows_a_particle_is_derived() -> None:
    assert dict(parts("umheizung", KNOWN)) == {"heizung": DERIVED}
    assert dict(parts("herstell", KNOWN)) == {}


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("schul", "hochschul"),
        ("werk", "netzwerk"),
        ("werk", "handwerk"),
        ("rad", "radon"),
        ("verein", "vereinbarkeit"),
        ("alter", "alternativ"),
        ("rat", "beratung"),
        ("bund", "verbund"),
        ("land", "ausland"),
        ("amt", "gesamt"),
        ("haus", "haushalt"),
        ("gas", "gastronomi"),
        ("kurs", "exkurs"),
        ("hand", "handel"),
    ],
)
def test_false_friends_are_no_parts(part: str, whole: str) -> None:
    assert part not in dict(parts(whole, {part, whole, "hoch", "netz"}))


def test_short_long_and_mixed_words_have_no_parts() -> None:
    assert list(parts("werk", KNOWN)) == []
    assert list(parts("werk" * 20, KNOWN)) == []
    assert list(parts("h2werk", KNOWN)) == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("grunderdarleh", ("grund", "darleh")),
        ("warmepumpenforder", ("warm", "pump", "forder")),
        ("wasserstoffkredit", ("wasserstoff", "kredit")),
        ("vereinsforder", ("verein", "forder")),
    ],
)
def test_an_unknown_compound_is_cut_into_known_words(word: str, expected: tuple[str, ...]) -> None:
    assert split(word, dict.fromkeys(KNOWN, 5)) == expected


@pytest.mark.parametrize("word", ["wohngeld", "landwirtschaft", "hochschul", "kredit", "xkredit", "kur"])
def test_words_that_cannot_or_must_not_be_cut(word: str) -> None:
    known = dict.fromkeys(KNOWN | {"wohn", "geld", "land", "wirtschaft"}, 5)
    assert split(word, known) is None


def test_fewer_pieces_win() -> None:
    frequency = {"wasser": 9, "stoff": 9, "wasserstoff": 2, "kurs": 3}
    assert split("wasserstoffkurs", frequency) == ("wasserstoff", "kurs")


@given(st.text(alphabet="abcd", max_size=12))
def test_all_pieces_of_three_letters_or_more_are_looked_up(word: str) -> None:
    pieces = substrings(word)
    assert all(piece in word and 3 <= len(piece) < len(word) for piece in pieces)
    assert len(pieces) == sum(max(0, len(word) - size + 1) for size in range(3, len(word)))


def test_a_monster_is_not_cut() -> None:
    assert substrings("a" * 100) == []


@pytest.mark.parametrize(
    ("stem", "part", "expected"),
    [
        ("wasserstoffsaul", "saul", True),
        ("ladesaul", "saul", False),  # four letters need a known word beside them
        ("technologietransfer", "transfer", True),
        ("transferstell", "transfer", True),
        ("transferxyz", "transfer", False),
        ("preis", "reis", False),
        ("mitglied", "glied", False),  # behind a verbal prefix
        ("strsaule", "saule", False),  # nothing that could be a word before it
        ("kindergart", "gart", False),  # inside a lexicalised word
        ("xgliedx", "glied", False),
    ],
)
def test_an_unknown_word_at_the_end_of_a_compound(stem: str, part: str, *, expected: bool) -> None:
    assert is_end(stem, part, KNOWN) is expected


def test_lexicalised_words_are_not_cut() -> None:
    assert is_opaque("betriebsrat")
    assert not is_opaque("wasserstoffkurs")
    assert is_inside_opaque("xgrundsteuery", 4)
    assert not is_inside_opaque("xgrundsteuery", 1)
