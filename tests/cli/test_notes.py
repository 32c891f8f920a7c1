"""Lines about the data: behind it on a terminal, before it in a pipe, where they would end up in its middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Foerder

NOTED = [
    (["search", "wasserstoff"], "1 Programm"),
    (["list"], "3 Programme"),
    (["list", "--topic", "robotik"], "Kein Programm passt dazu"),
    (["deadlines", "--format", "tsv"], "Unbekannt"),
    (["facets", "topic"], "beendete"),
    (["match", "--set", "applicant=person", "--format", "tsv"], "Zusage"),
    (["explain", "dach-zuschuss", "--set", "applicant=person"], "Zusage"),
    (["plan", "dach-zuschuss"], "Zusage"),
    (["ask", "dach-zuschuss"], "Gesendet"),
]


@pytest.mark.parametrize(("arguments", "note"), NOTED)
def test_notes_come_first_in_a_pipe_and_last_on_a_terminal(foerder: Foerder, arguments: list[str], note: str) -> None:
    piped = foerder(*arguments, joined=True, FOERDER_PAGER="cat")
    shown = foerder(*arguments, joined=True, terminal=True, answers=False, width=80, FOERDER_PAGER="cat")
    assert piped.code == shown.code == 0
    data = foerder(*arguments, FOERDER_PAGER="cat").out
    assert note in piped.out.removesuffix(data)
    assert piped.out.endswith(data)
    assert note in "".join(shown.out.splitlines(keepends=True)[-6:])


def test_the_verdict_of_a_match_stands_above_the_groups_that_are_paged(foerder: Foerder) -> None:
    shown = foerder("match", "--set", "applicant=person", terminal=True, answers=False, width=80, FOERDER_PAGER="cat")
    assert "Programme. Passt: " in shown.out.splitlines()[0].replace("\x1b[1m", "")
    assert "Passt: " not in shown.err


def test_explain_shows_the_newest_source_on_a_terminal_and_all_of_them_in_text(foerder: Foerder) -> None:
    asked = ["explain", "ecobizz", "--set", "applicant=company"]
    catalogue = {"FOERDER_CATALOGUE": "default", "FOERDER_PAGER": "cat"}
    shown = foerder(*asked, terminal=True, answers=False, width=80, **catalogue)
    text = foerder(*asked, "--format", "text", terminal=True, answers=False, width=80, **catalogue)
    assert "+4" in shown.out
    assert shown.out.count("→") < text.out.count("→")
    assert "Alle: --format text" in shown.err
    assert "Alle: --format text" not in text.err
