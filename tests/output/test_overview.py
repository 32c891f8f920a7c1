"""The overview of a programme on one screen."""

from __future__ import annotations

import pytest

from hannover_foerder.output.blocks import Line, Overview, Part, Title
from hannover_foerder.output.formats.terminal.overview import draw
from hannover_foerder.output.screen import Screen

TITLE = Title("Hilfe", "hilfe", "Läuft.", "running", (), None)


@pytest.mark.parametrize("count", range(1, 30))
def test_nothing_is_cut_that_has_room(count: int) -> None:
    """A line that is alone in its part has no bullet, so it needs no second row for the place that one takes."""
    alone = Part("Kurz", (Line("x" * 72),), least=1)
    several = Part("Vieles", tuple(Line(f"Nummer {number}") for number in range(count)))
    screen = Screen(80, height=31)
    whole = draw(Overview(TITLE, (alone, several), (), str, in_full=True), screen)
    page = draw(Overview(TITLE, (alone, several), (), lambda missing: f"und {missing} weitere"), screen)
    assert (page == whole) == (len(whole.splitlines()) <= 29)
    assert len(page.splitlines()) <= 30
