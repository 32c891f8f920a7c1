"""Both word lists say the same things."""

import re
import string
from pathlib import Path

import pytest

import hannover_foerder
from hannover_foerder.words import de, de_faults, en, en_faults, words_for

GERMAN = de.WORDS | de_faults.WORDS
ENGLISH = en.WORDS | en_faults.WORDS
PROGRAM = "\n".join(
    path.read_text(encoding="utf-8")
    for path in Path(hannover_foerder.__file__).parent.rglob("*")
    if path.suffix in (".py", ".html") and path.parent.name != "words"
)
NAMES = set(re.findall(r"[\w.-]+", PROGRAM))
"""What the program names, keys of messages and parts of keys among it."""
BEGINNINGS = set(re.findall(r"""["']([a-z]+[a-z.-]*[.-])[{"']""", PROGRAM))
"""Beginnings of keys that are put together."""
FORMS = r"\.(one|many|else|also|about|similar|soon|undated|more|inferred)$"
"""What a key gets where it is looked up."""


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_both_lists_have_the_same_keys_in_the_same_order() -> None:
    assert list(GERMAN) == list(ENGLISH)


def test_every_message_is_used() -> None:
    unused = []
    for key in GERMAN:
        stem = re.sub(FORMS, "", key)
        endings = {stem.removeprefix(beginning) for beginning in BEGINNINGS if stem.startswith(beginning)}
        last_parts = {re.split("[.-]", ending)[-1] for ending in endings}
        if not ({stem} | endings | last_parts) & NAMES:
            unused.append(key)
    assert unused == []


@pytest.mark.parametrize("key", sorted(GERMAN))
def test_both_lists_have_the_same_places(key: str) -> None:
    assert places(GERMAN[key]) == places(ENGLISH[key])


@pytest.mark.parametrize("key", sorted(GERMAN))
def test_each_message_is_found_where_it_stands(key: str) -> None:
    assert words_for("de").knows(key)
    assert words_for("en").knows(key)


def test_say_fills_the_places() -> None:
    assert words_for("de").say("error.unknown-id", id="abc") == "Kein Programm heißt abc."
    assert words_for("en").say("error.unknown-id", id="abc") == "No programme is called abc."


def test_a_value_with_braces_is_not_a_place() -> None:
    assert words_for("de").say("error.unknown-id", id="{x}") == "Kein Programm heißt {x}."


def test_an_unknown_key_is_a_bug() -> None:
    with pytest.raises(KeyError):
        words_for("de").say("no.such.key")


def test_count_has_a_singular() -> None:
    german = words_for("de")
    assert german.count("note.total", 1) == "1 Programm."
    assert german.count("note.total", 0) == "0 Programme."
    assert german.count("note.total", 12) == "12 Programme."


def test_pick_falls_back_to_german() -> None:
    assert words_for("en").pick(("Haus", "house")) == "house"
    assert words_for("en").pick(("Haus", None)) == "Haus"
    assert words_for("de").pick(("Haus", "house")) == "Haus"


def test_knows() -> None:
    assert words_for("de").knows("status.running")
    assert not words_for("de").knows("status.sleeping")


@pytest.mark.parametrize("words", [GERMAN, ENGLISH], ids=["de", "en"])
def test_no_sentence_sends_anyone_to_install_a_part_but_the_server_for_agents(words: dict[str, str]) -> None:
    told = [key for key, sentence in words.items() if "pip" in sentence.split() or "hannover-foerder[" in sentence]
    assert told == ["error.no-mcp"]
