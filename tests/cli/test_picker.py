"""A list of answers: what is shown, where the pointer is, what counts as chosen."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hannover_foerder.cli.interview.picker import UNKNOWN, Line, Picker, with_unknown_first

TOWNS = (
    Line("hannover", "Hannover", names=("30159", "30449")),
    Line("laatzen", "Laatzen", names=("30880",)),
    Line("neustadt", "Neustadt am Rübenberge", names=("31535",)),
    Line("neuhaus", "Neuhaus"),
    Line("else", "anderswo", always_shown=True),
)
PLACES = Picker(with_unknown_first(TOWNS, "weiß nicht"))
TOPICS = Picker(
    with_unknown_first(
        (Line("any", "Alles", is_exclusive=True), Line("solar", "Solar"), Line("heat", "Wärme")), "weiß nicht"
    ),
    multi_select=True,
)


def keys(picker: Picker) -> list[Any]:
    return [line.key for line in picker.shown_lines()]


def test_the_pointer_begins_where_it_cannot_hurt() -> None:
    assert PLACES.chosen() == (UNKNOWN,)
    assert TOPICS.chosen() == (UNKNOWN,)


@pytest.mark.parametrize(
    ("typed", "shown", "chosen"),
    [
        ("laat", [UNKNOWN, "laatzen", "else"], ("laatzen",)),
        ("30880", [UNKNOWN, "laatzen", "else"], ("laatzen",)),
        ("rue", [UNKNOWN, "neustadt", "else"], ("neustadt",)),
        ("Rüb", [UNKNOWN, "neustadt", "else"], ("neustadt",)),
        ("neu", [UNKNOWN, "neustadt", "neuhaus", "else"], ()),
        ("Neuhaus", [UNKNOWN, "neuhaus", "else"], ("neuhaus",)),
        ("Celle", [UNKNOWN, "else"], ()),
        ("30", [UNKNOWN, "hannover", "laatzen", "else"], ()),
        ("ander", [UNKNOWN, "else"], ("else",)),
    ],
)
def test_typing_moves_the_pointer_only_to_what_is_meant(typed: str, shown: list[str], chosen: tuple[str, ...]) -> None:
    picker = PLACES.write(typed)
    assert keys(picker) == shown
    assert picker.chosen() == chosen


def test_a_whole_name_goes_before_longer_ones() -> None:
    lines = (Line("county", "Landkreis Celle"), Line("town", "Celle"))
    assert Picker(lines).write("celle").chosen() == ("town",)
    assert Picker(lines).write("cell").chosen() == ()


def test_what_is_shown_goes_before_other_names() -> None:
    lines = (Line("solar", "Solar", names=("Solarwärme",)), Line("heat", "Heizung und Wärme"))
    assert Picker(lines).write("wär").chosen() == ("heat",)
    assert Picker(lines).write("wär").shown_lines() == lines
    assert Picker(lines).write("solarw").chosen() == ("solar",)


def test_arrows_after_typing_begin_with_what_was_found() -> None:
    assert PLACES.write("neu").move(1).chosen() == ("neustadt",)
    assert PLACES.write("neu").move(1).move(1).chosen() == ("neuhaus",)
    assert PLACES.write("neu").move(-1).chosen() == ("else",)


def test_erasing_shows_all_again_with_the_pointer_at_the_start() -> None:
    assert PLACES.write("x").erase() == PLACES
    assert PLACES.erase() == PLACES


@pytest.mark.parametrize(
    ("steps", "chosen"),
    [
        ([1, "tick"], ("any",)),
        ([2, "tick", 1, "tick"], ("solar", "heat")),
        ([3, "tick", -1, "tick"], ("solar", "heat")),
        ([2, "tick", -1, "tick"], ("any",)),
        ([1, "tick", 1, "tick"], ("solar",)),
        ([2, "tick", -9, "tick"], (UNKNOWN,)),
        ([2, "tick", "tick"], ()),
        ([2], ()),
    ],
)
def test_ticks(steps: list[Any], chosen: tuple[Any, ...]) -> None:
    picker = TOPICS
    for step in steps:
        picker = picker.tick() if step == "tick" else picker.move(step)
    assert picker.chosen() == chosen


def test_ticks_stay_while_something_else_is_looked_for() -> None:
    assert TOPICS.write("sol").tick().erase().erase().erase().write("wär").tick().chosen() == ("solar", "heat")


def test_an_earlier_answer_is_where_the_pointer_stands() -> None:
    assert PLACES.with_selection(("laatzen",)).chosen() == ("laatzen",)
    assert TOPICS.with_selection(("solar", "heat")).chosen() == ("solar", "heat")


@given(count=st.integers(0, 40), height=st.integers(3, 30), move=st.integers(0, 40))
def test_a_screen_has_the_pointer_and_tells_what_it_leaves_out(count: int, height: int, move: int) -> None:
    picker = Picker(tuple(Line(number, str(number)) for number in range(count)), pointer=0 if count else None)
    picker = picker.move(move)
    above, lines, below = picker.extract(height)
    assert above + len(lines) + below == count
    assert len(lines) + bool(above) + bool(below) <= height
    assert picker.line_at_pointer() is None or picker.line_at_pointer() in lines
    assert above != 1


@given(
    st.lists(st.one_of(st.text("aelntzü 30", max_size=3), st.sampled_from(["up", "down", "tick", "erase"])), max_size=9)
)
def test_whatever_is_pressed_only_shown_lines_are_chosen(pressed: list[str]) -> None:
    for start in (PLACES, TOPICS):
        picker, touched = start, False
        for key in pressed:
            moves = {
                "up": lambda one: one.move(-1),
                "down": lambda one: one.move(1),
                "tick": Picker.tick,
                "erase": Picker.erase,
            }
            picker = moves[key](picker) if key in moves else picker.write(key)
        pointed = picker.line_at_pointer()
        touched = bool(picker.ticked)
        assert touched or picker.chosen() in ((), (pointed and pointed.key,))
        assert not touched or set(picker.chosen()) == picker.ticked
