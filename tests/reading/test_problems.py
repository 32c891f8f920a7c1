"""What messages show of values."""

import pytest

from hannover_foerder.reading.problems import excerpt


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Förderung", "Förderung"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 60 + "…"),
        ("rot\x1b[31m\n", "rot<U+001B>[31m<U+000A>"),
        ("\u202elinks", "<U+202E>links"),
    ],
)
def test_a_value_is_one_line_and_not_too_long(value: str, shown: str) -> None:
    assert excerpt(value) == shown
