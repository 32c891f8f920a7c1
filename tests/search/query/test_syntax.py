from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hannover_foerder.search.query.syntax import LONGEST, MOST_WORDS, Phrase, Query, Word, parse


def test_plain_words() -> None:
    assert parse("kredit gründung") == Query("kredit gründung", (Word("kredit"), Word("gründung")), unfinished=True)


@pytest.mark.parametrize("text", ['"grüner Wasserstoff"', "„grüner Wasserstoff“", "«grüner Wasserstoff»"])
def test_phrases_in_any_quotation_marks(text: str) -> None:
    assert parse(text).phrases == (Phrase("grüner Wasserstoff"),)


@pytest.mark.parametrize(
    ("text", "excluded"),
    [
        ("gründung -kredit", (Word("kredit"),)),
        ("gründung NICHT kredit", (Word("kredit"),)),
        ("gründung NOT kredit", (Word("kredit"),)),
        ('gründung -"stille Beteiligung"', (Phrase("stille Beteiligung"),)),
        ("gründung -art:kredit", (Word("kredit", "kind"),)),
        ('gründung ohne "stille Beteiligung"', (Phrase("stille Beteiligung"),)),
        ("gründung nicht art:kredit", (Word("kredit", "kind"),)),
        ("gründung Without kind: kredit", (Word("kredit", "kind"),)),
    ],
)
def test_exclusion(text: str, excluded: tuple[Word | Phrase, ...]) -> None:
    query = parse(text)
    assert query.excluded == excluded
    assert query.words == (Word("gründung"),)


def test_what_is_excluded_twice_is_excluded_once() -> None:
    assert parse("-solar " * 10 + '-"neues dach" -solar -"neues dach"').excluded == (
        Word("solar"),
        Phrase("neues dach"),
    )


def test_a_hyphen_inside_or_alone_excludes_nothing() -> None:
    assert parse("start-up").words == (Word("start-up"),)
    assert parse("energie - effizienz").excluded == ()
    assert parse("was nicht geht").excluded == ()
    assert parse("nicht frage:klima").excluded == ()


def test_nothing_behind_not_excludes_nothing() -> None:
    assert parse("heizung NICHT").excluded == ()


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("thema:klima", "topics"),
        ("topic:klima", "topics"),
        ("Ort:klima", "area"),
        ("area:klima", "area"),
        ("art:klima", "kind"),
        ("kind:klima", "kind"),
        ("anbieter:klima", "provider"),
        ("provider:klima", "provider"),
        ("ziel:klima", "target_groups"),
        ("zielgruppe:klima", "target_groups"),
        ("für:klima", "target_groups"),
        ("name:klima", "name"),
        ("thema: klima", "topics"),
    ],
)
def test_field_words(text: str, field: str) -> None:
    assert parse(text).words == (Word("klima", field),)


def test_a_phrase_may_have_a_field() -> None:
    assert parse('anbieter:"Region Hannover"').phrases == (Phrase("Region Hannover", "provider"),)


@pytest.mark.parametrize("text", ["förderart:kredit", "Heizung außer ort:Lüneburg", "arbeitslos Ü50"])
def test_letters_in_two_parts_are_read_as_one(text: str) -> None:
    in_parts = unicodedata.normalize("NFD", text)
    assert in_parts != text
    assert parse(in_parts)._replace(text=text) == parse(text)


def test_an_unknown_field_is_a_word() -> None:
    assert parse("frage:klima").words == (Word("frage"), Word("klima"))
    assert parse("thema:").words == (Word("thema:"),)


def test_capitals_among_small_letters_are_an_abbreviation() -> None:
    assert parse("geld für IT").words[2] == Word("IT", None, abbreviation=True)
    assert parse("AEVO").words == (Word("AEVO", None, abbreviation=True),)
    assert not any(word.abbreviation for word in parse("GELD FÜR IT").words)


@pytest.mark.parametrize(
    ("text", "unfinished"),
    [
        ("wasserst", True),
        ("wasserst ", False),
        ('"wasserst"', False),
        ("kredit -grü", False),
        ("thema:kli", True),
        ("", False),
    ],
)
def test_the_last_word_may_go_on_unless_something_ends_it(text: str, unfinished: bool) -> None:
    assert parse(text).unfinished is unfinished


def test_an_open_quotation_mark_is_ignored() -> None:
    assert parse('grüner "wasserstoff').words == (Word("grüner"), Word("wasserstoff"))


def test_the_query_keeps_what_was_typed() -> None:
    assert parse("  Hallo – ").text == "  Hallo – "


@given(st.text(max_size=200))
def test_anything_can_be_typed(text: str) -> None:
    query = parse(text)
    assert query.text == text
    for part in (*query.words, *query.phrases, *query.excluded):
        assert any(map(str.isalnum, part.text))
        part.text.encode()


@given(st.text(alphabet='-–"„“:a IN NICHT', max_size=60))
def test_any_order_of_operators_can_be_typed(text: str) -> None:
    assert isinstance(parse(text), Query)


def test_a_lone_surrogate_is_replaced() -> None:
    assert parse("a\udc80b").words == (Word("a"), Word("b")) or parse("a\udc80b").words == (Word("a?b"),)


def test_a_query_has_bounds() -> None:
    assert len(parse("wort " * 1000).words) == MOST_WORDS
    assert sum(len(word.text) for word in parse("x" * 5000).words) == LONGEST
