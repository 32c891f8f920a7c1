"""What a written value means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hannover_foerder.cli.choices import choice_of
from hannover_foerder.cli.suggesting import suggestion
from hannover_foerder.errors import UsageError
from hannover_foerder.model.spelling import plain

VALUES = {
    "gruender": ("Gründerinnen und Gründer", "Founders"),
    "gruendung": ("Gründung", "Starting a business"),
    "frauen": ("Frauen", "Women", "Gründerinnen", "Unternehmerinnen"),
    "firmen": ("Unternehmen", "Companies"),
}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("gruender", "gruender"),
        ("GRUENDER", "gruender"),
        ("Gründung", "gruendung"),
        ("founders", "gruender"),
        ("starting", "gruendung"),
        ("business", "gruendung"),
        ("women", "frauen"),
        ("Gründerinnen", "frauen"),
        ("gründerinnen und", "gruender"),
        ("Gründungen", "gruendung"),
        ("Frau", "frauen"),
        ("Gru\u0308ndung", "gruendung"),
        ("Gründer:innen", "gruender"),
        ("Gründer*in", "gruender"),
        ("Unternehmer*innen", "firmen"),
    ],
)
def test_id_label_synonym_or_clear_beginning(written: str, value: str) -> None:
    assert choice_of("--x", written, VALUES) == value


@pytest.mark.parametrize("written", ["gruend", "G"])
def test_a_beginning_of_several_is_refused(written: str) -> None:
    with pytest.raises(UsageError) as caught:
        choice_of("--x", written, VALUES)
    assert caught.value.code == "error.ambiguous"


@pytest.mark.parametrize(("written", "similar"), [("gruner", ("gruender",)), ("", ()), ("?", ()), ("xyz", ())])
def test_what_fits_nothing_gets_the_nearest(written: str, similar: tuple[str, ...]) -> None:
    with pytest.raises(UsageError) as caught:
        choice_of("--x", written, VALUES)
    assert caught.value.code == "error.unknown-choice"
    assert caught.value.values["similar"] == similar


@given(st.sampled_from(sorted(VALUES)))
def test_every_id_means_itself(value: str) -> None:
    assert choice_of("--x", value, VALUES) == value


@given(st.text())
def test_plain_is_stable(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_suggestions_find_a_forgotten_half() -> None:
    assert suggestion("solar", {"dach-solar": "dach-solar", "wind": "wind"}) == ("dach-solar",)


def test_suggestions_are_few() -> None:
    assert suggestion("aaaa", {f"aaaa{n}": f"aaaa{n}" for n in range(9)}) == ("aaaa0", "aaaa1", "aaaa2")
    assert suggestion("a", {}) == ()
