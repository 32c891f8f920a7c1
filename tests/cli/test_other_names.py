"""Words and options that are natural and not ours: the message says which of ours is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hannover_foerder.cli.registry import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Foerder

SENTENCE = ("a", "small", "restaurant")


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "search"])
def test_a_sentence_behind_a_command_is_offered_as_a_search(foerder: Foerder, command: str) -> None:
    code, out, err = foerder(command, *SENTENCE)
    assert code in (2, 4)
    assert out == ""
    call = err.strip().rpartition(": ")[2]
    assert call in (f"foerder -- {command} a small restaurant", "foerder search a small restaurant")
    program, *arguments = call.split()
    assert program == "foerder"
    assert foerder(*arguments).code == 0


def test_a_sentence_is_offered_in_english_too(foerder: Foerder) -> None:
    assert foerder("--lang", "en", "open", *SENTENCE).err == (
        "foerder: These are no programmes: small, restaurant. To search for it: foerder -- open a small restaurant\n"
    )


def test_a_slip_in_one_of_several_names_is_no_sentence(foerder: Foerder) -> None:
    code, _, err = foerder("plan", "dach-zuschuss", "wasserstoff-zentrumm")
    assert (code, err) == (4, "foerder: Kein Programm heißt wasserstoff-zentrumm. Meinten Sie wasserstoff-zentrum?\n")


def test_the_words_of_a_name_need_no_quotes(foerder: Foerder) -> None:
    assert foerder("show", "Zentrum", "für", "Wasserstoff") == foerder("show", "Zentrum für Wasserstoff")
    assert foerder("show", "Zentrum für Wasserstoff").code == 0


def test_a_name_of_two_programmes_names_neither(foerder: Foerder, tmp_path: Path) -> None:
    file = tmp_path / "two.yaml"
    records = "".join(f"  - id: {key}\n    name: {{de: Neuer Fonds}}\n" for key in ("eins", "zwei"))
    file.write_text(f"schema: 1\nprogrammes:\n{records}", encoding="utf-8")
    code, out, err = foerder("show", "Neuer", "Fonds", "--catalogue", str(file))
    assert (code, out) == (4, "")
    assert "Neuer, Fonds" in err


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["list", "--place", "Garbsen"], "--area"),
        (["search", "x", "--ort", "Garbsen"], "--area"),
        (["match", "--place", "Garbsen"], "--set place=…"),
        (["match", "--alter", "17"], "--set age=…"),
        (["export", "-o", "f.csv"], "foerder export liste.csv"),
        (["list", "--output", "f.csv"], "foerder export liste.csv"),
        (["deadlines", "--ics"], "--format ics"),
        (["deadlines", "--until", "3m"], "--within"),
        (["list", "--json"], "--format json"),
        (["list", "--group", "kmu"], "--target-group oder --group-by"),
        (["show", "dach-zuschuss", "--all"], "--full"),
        (["show", "dach-zuschuss", "--web"], "foerder open"),
        (["check", "--quiet"], "--errors-only"),
        (["plan", "dach-zuschuss", "--costs", "1"], "--cost"),
    ],
)
def test_another_name_of_an_option_gets_ours(foerder: Foerder, arguments: list[str], meant: str) -> None:
    code, out, err = foerder(*arguments)
    assert (code, out) == (2, "")
    assert err.endswith(f"Meinten Sie {meant}?\n")


@pytest.mark.parametrize("arguments", [["list", "--pdf"], ["export", "x.pdf"], ["search", "x", "--format", "pdf"]])
def test_a_form_that_is_not_written_gets_the_way_there(foerder: Foerder, arguments: list[str]) -> None:
    code, _, err = foerder(*arguments)
    assert code == 2
    assert "Eine PDF macht der Browser: foerder export liste.html" in err


def test_a_word_that_is_no_topic_gets_the_topics_of_what_a_search_for_it_finds(foerder: Foerder) -> None:
    for arguments in (["match", "--set", "purpose=Umgang"], ["list", "--topic", "Umgang"]):
        code, out, err = foerder(*arguments)
        assert (code, out) == (2, "")
        assert "Die Suche danach findet vor allem: wasserstoff" in err
    assert "vor allem" not in foerder("list", "--topic", "qqq").err


@pytest.mark.parametrize(
    ("arguments", "call"),
    [
        (["validate", "katalog.yaml"], "foerder check katalog.yaml"),
        (["info", "dach-zuschuss"], "foerder show dach-zuschuss"),
        (["Zeige", "Zentrum für Wasserstoff"], "foerder show 'Zentrum für Wasserstoff'"),
        (["browse", "dach-zuschuss"], "foerder open dach-zuschuss"),
        (["print", "dach-zuschuss"], "foerder export dach-zuschuss.html dach-zuschuss"),
        (["version"], "foerder --version"),
        (["zeig", "1"], "foerder show 1"),
        (["Zeige", "1", "2"], "foerder show 1 2"),
        (["details", "1"], "foerder show 1"),
        (["öffne", "2"], "foerder open 2"),
        (["warum", "3"], "foerder explain 3"),
        (["print", "1"], "foerder export 1.html 1"),
    ],
)
def test_another_name_of_a_command_gets_ours_where_what_follows_shows_it(
    foerder: Foerder, arguments: list[str], call: str
) -> None:
    code, out, err = foerder(*arguments)
    assert (code, out) == (2, "")
    assert f"Das macht: {call} – danach suchen: foerder -- " in err


def test_without_that_such_a_word_is_searched(foerder: Foerder, tmp_path: Path) -> None:
    for words in (["info", "wasserstoff"], ["info", "30880"], ["validate", "solar"], ["print"], ["version", "zwei"]):
        assert foerder(*words).code == 0
    file = tmp_path / "katalog"
    assert foerder("validate", str(file)).code == 0
    file.touch()
    assert foerder("validate", str(file)).code == 2
