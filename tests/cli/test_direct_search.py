"""Words without a command are searched; the language may stand before everything; a short start page."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Foerder


def test_words_are_searched(foerder: Foerder) -> None:
    assert foerder("wasserstoff").out.startswith("wasserstoff-zentrum\t")
    assert foerder("wasserstoff", "-f", "json", "-n", "1") == foerder(
        "search", "wasserstoff", "--format", "json", "--limit", "1"
    )
    assert foerder("Zentrum für Wasserstoff") == foerder("search", "Zentrum für Wasserstoff")


def test_an_exact_name_is_the_command_and_two_dashes_always_search(foerder: Foerder) -> None:
    assert foerder("list") == foerder("list", "--sort", "name")
    assert foerder("--", "list") == foerder("search", "list")
    assert foerder("--", "--help") == foerder("search", "--", "--help")


@pytest.mark.parametrize("word", ["serch", "Search", "lsit", "lists", "oepn", "pln"])
def test_one_slip_from_a_command_is_asked_back(foerder: Foerder, word: str) -> None:
    code, out, err = foerder(word, "solar")
    assert (code, out) == (2, "")
    assert "Meinten Sie " in err
    assert f"foerder -- {word} solar" in err
    assert foerder("--", word, "solar").code == 0


@pytest.mark.parametrize("question", ["how can I get my diploma recognised", "How do I open a shop"])
def test_a_question_is_no_mistyped_command(foerder: Foerder, question: str) -> None:
    assert foerder(*question.split()) == foerder("search", *question.split())


def test_a_word_of_the_catalogue_is_no_slip(foerder: Foerder) -> None:
    """``alter`` is far from every command; ``liste`` is one letter from ``list`` and stands nowhere."""
    assert foerder("alter").code == 0
    assert foerder("liste").code == 2


def test_a_word_that_a_programme_has_is_searched_though_it_is_near_a_command(foerder: Foerder, tmp_path: Path) -> None:
    file = tmp_path / "plane.yaml"
    file.write_text("schema: 1\nprogrammes:\n  - id: plane\n    name: {de: Plane für Lastwagen}\n", encoding="utf-8")
    assert foerder("plane", FOERDER_CATALOGUE=str(file)).out.startswith("plane\t")
    assert foerder("plane").code == 2


def test_the_language_before_the_command(foerder: Foerder) -> None:
    for before in (["--lang", "en"], ["--lang=en"], ["-l", "en"]):
        assert foerder(*before, "search", "x y z") == foerder("search", "x y z", "--lang", "en")
        assert foerder(*before, "wasserstoff") == foerder("search", "wasserstoff", "--lang", "en")
        assert foerder(*before) == foerder(LANG="en_US.UTF-8")
    assert foerder("--lang", "fr", "list").err == "foerder: --lang: fr gibt es nicht. Möglich: de, en\n"


def test_common_options_before_the_command(foerder: Foerder) -> None:
    behind = ["--as-of", "2030-01-01", "--no-pager", "--no-cache", "--lang", "en"]
    for before in (behind, ["--as-of=2030-01-01", *behind[2:]]):
        assert foerder(*before, "wasserstoff") == foerder("wasserstoff", *behind)
        assert foerder(*before, "list", "--format", "json") == foerder("list", "--format", "json", *behind)
    assert foerder("--as-of", "morgen", "list").err == foerder("list", "--as-of", "morgen").err
    assert foerder("--catalogue", "fehlt.yaml", "list") == foerder("list", "--catalogue", "fehlt.yaml")
    assert foerder("--as-of").code == foerder("--as-of", "2030-01-01").code == 2


def test_names_in_lines_for_programs_follow_the_option_and_not_the_locale(foerder: Foerder) -> None:
    assert foerder("--lang", "en", "wasserstoff").out.split("\t")[1] == "Hydrogen centre"
    assert foerder("list", "-l", "en", "-t", "wasserstoff").out.split("\t")[1] == "Hydrogen centre"
    assert foerder("wasserstoff", LANG="en_US.UTF-8").out.split("\t")[1] == "Zentrum für Wasserstoff"


def test_the_start_page_fits_half_a_screen_and_its_examples_work(foerder: Foerder) -> None:
    for language in ("de", "en"):
        code, out, err = foerder("--lang", language)
        assert (code, err) == (0, "")
        assert len(out.splitlines()) <= 12
        assert max(map(len, out.splitlines())) <= 80
        examples = [line.strip().partition("   ")[0] for line in out.splitlines() if line.startswith("  foerder ")]
        assert len(examples) == 3
        for example in examples:
            program, *arguments = shlex.split(example)
            assert program == "foerder"
            assert foerder(*arguments, FOERDER_CATALOGUE="default").code == 0
