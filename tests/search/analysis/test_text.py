from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hannover_foerder.search.analysis.text import (
    feminine,
    fold,
    is_listed,
    normalise,
    parts,
    sequence,
    stem,
    stems_of,
    tokens,
    wider_stem,
    words,
)

LETTERS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüß", min_size=1, max_size=20)


def stems(text: str) -> list[str]:
    return [word_stem for word in words(text) for word_stem in stems_of(word)]


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text.lower())) == fold(text.lower())


@pytest.mark.parametrize(
    "spellings",
    [
        ("dämmung", "daemmung", "dammung"),
        ("förderung", "foerderung", "forderung"),
        ("gründung", "gruendung", "grundung"),
        ("straße", "strasse"),
        ("ökoprofit", "oekoprofit", "okoprofit"),
        ("zuschuß", "zuschuss"),
        ("fußgänger", "fussgaenger", "fussganger"),
    ],
)
def test_every_spelling_of_an_umlaut_meets(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize("word", ["neue", "quelle", "steuer", "bauer"])
def test_ue_after_a_vowel_or_q_is_no_umlaut(word: str) -> None:
    assert fold(word) == word


def test_foreign_letters_lose_their_marks() -> None:
    assert fold("çıraklık") == "ciraklik"
    assert fold("łódź") == "lodz"
    assert fold("subvención") == "subvencion"


@pytest.mark.parametrize(
    "form",
    [
        "Lotsen",
        "Lots*innen",
        "Lots:innen",
        "Lots_innen",
        "Lots·innen",
        "Lots/-innen",
        "Lots/innen",
        "LotsInnen",
        "Lotsinnen",
        "Lots(innen)",
    ],
)
def test_gender_forms_meet(form: str) -> None:
    assert stems(form) == ["lots"]


@pytest.mark.parametrize(
    ("feminine", "masculine"),
    [
        ("Gründerinnen", "Gründer"),
        ("Studentin", "Student"),
        ("Spezialistinnen", "Spezialisten"),
        ("Psychologin", "Psychologe"),
        ("Schülerinnen", "Schüler"),
        ("Lehrer(in)", "Lehrer"),
        ("Bürger:innen", "Bürger"),
    ],
)
def test_feminine_and_masculine_meet(feminine: str, masculine: str) -> None:
    assert stems(feminine) == stems(masculine)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("Verein", "Vereinigung"),
        ("Bürger", "Burg"),
        ("Lehrer", "Lehre"),
        ("Schüler", "Schule"),
        ("Alter", "alt"),
        ("Lager", "Lage"),
        ("Messer", "Messe"),
        ("Wagen", "wagt"),
        ("Sicherheit", "sich"),
        ("Techniker", "Technik"),
        ("Informatikerin", "Informatik"),
        ("Ausländer", "Ausland"),
        ("Ausbilder", "ausbilden"),
        ("Grund", "gründen"),
        ("Rente", "rent"),
        ("Maler", "mal"),
        ("Bäcker", "back"),
        ("angeln", "angel"),
        ("Banker", "Bank"),
        ("beginnen", "Beg"),
        ("Rad", "Radon"),
    ],
)
def test_false_friends_stay_apart(word: str, other: str) -> None:
    assert stems(word) != stems(other)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("Azubis", "Azubi"),
        ("Kitas", "Kita"),
        ("Förderungen", "Förderung"),
        ("Fachkräften", "Fachkraft"),
        ("Darlehens", "Darlehen"),
        ("vereinigt", "Vereinigung"),
        ("sanieren", "Sanierung"),
        ("saniert", "Sanierungen"),
        ("qualifizierend", "Qualifizierung"),
        ("gewinnen", "Gewinn"),
        ("beginnen", "Beginn"),
        ("Sicherheiten", "sichern"),
        ("Technikerinnen", "Techniker"),
        ("Malerin", "Maler"),
        ("Ausländern", "Auslaender"),
        ("Rente", "Renten"),
        ("Hintergrunds", "Hintergrund"),
    ],
)
def test_inflections_meet(word: str, other: str) -> None:
    assert stems(word) == stems(other)


@pytest.mark.parametrize("word", ["Campus", "Kreis", "Praxis", "arbeitslos", "Glas"])
def test_a_final_s_that_is_no_plural_stays(word: str) -> None:
    assert stems(word)[0].endswith("s")


@pytest.mark.parametrize("brand", ["e.coBizz", "E.CO-BIZZ", "eco-bizz", "eCoBizz"])
def test_spellings_of_a_brand_share_the_joined_word(brand: str) -> None:
    assert "ecobizz" in stems(brand)


def test_separators_give_parts_and_the_joined_word() -> None:
    assert stems_of("start-up") == ("start", "up", "startup")
    assert parts("f&e") == ["f", "e"]


def test_a_paragraph_keeps_its_number_and_letter() -> None:
    assert stems("§ 16i SGB II") == ["16i", "sgb", "ii"]


def test_ligatures_of_a_copied_text_are_letters() -> None:
    assert words("Qualiﬁzierung oﬀener Stoﬄager") == words("Qualifizierung offener Stofflager")
    assert [token.stem for token in tokens("Qualiﬁzierung")] == [stem("qualifizierung")]


def test_soft_hyphens_and_decomposed_letters_do_not_count() -> None:
    assert words("För\u00adderung") == ["förderung"]
    assert words("Fo\u0308rderung") == ["förderung"]


def test_russian_and_arabic_words_have_their_own_stems() -> None:
    assert stem("курсы") == stem("курс")
    assert stem("القروض") == stem("قروض")
    assert stem("中文") == "中文"


@given(st.text(max_size=60))
def test_analysis_never_fails(text: str) -> None:
    for word in words(text):
        assert stems_of(word)
    assert len(sequence(text)) >= len(words(text))


@given(st.text(max_size=60))
def test_tokens_stand_where_they_say(text: str) -> None:
    for token in tokens(text):
        assert text[token.start : token.end] == token.surface


@given(LETTERS)
def test_tokens_have_the_stems_of_the_index(word: str) -> None:
    assert [token.stem for token in tokens(word)] == stems(word)


def test_tokens_of_joined_words_and_gender_forms() -> None:
    assert [(token.surface, token.stem) for token in tokens("Das e.coBizz (Lots*innen).")] == [
        ("Das", "das"),
        ("e", "e"),
        ("coBizz", "cobizz"),
        ("e.coBizz", "ecobizz"),
        ("Lots*innen", "lots"),
    ]


def test_a_sign_between_words_is_no_word() -> None:
    assert [token.surface for token in tokens("Zuschuss · Betriebe / … *")] == ["Zuschuss", "Betriebe"]


def test_an_in_inside_a_word_is_no_gender_mark() -> None:
    assert normalise("Berufs-information") == "berufs-information"
    assert normalise("BinnenInsel") == "binneninsel"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("unternehmerin", "unternehmerin"),
        ("unternehmerinnen", "unternehmerin"),
        ("trägerinnen", "tragerin"),
        ("kolleginnen", "kollegin"),
        ("studentin", "studentin"),
        ("unternehmer", None),
        ("gewinnen", None),
        ("beginnen", None),
        ("berlin", None),
        ("termin", None),
        ("innen", None),
    ],
)
def test_the_feminine_of_a_word(word: str, expected: str | None) -> None:
    assert feminine(word) == expected


def test_a_word_that_is_kept_apart_has_a_wider_stem_too() -> None:
    assert wider_stem("ausbilder") == "ausbild"
    assert wider_stem("techniker") == "technik"
    assert wider_stem("maler") is None  # mal says nothing
    assert wider_stem("förderung") is None


def test_words_that_are_kept_apart_are_known_to_be_spelt_right() -> None:
    assert is_listed("bäckerinnen")
    assert is_listed("rente")
    assert not is_listed("wasserstoff")


@given(st.text(alphabet="abc.-_:*I In/()", max_size=20))
def test_words_without_signs_are_found_as_with_the_pattern(text: str) -> None:
    assert all(word for word in words(text))
    assert words(f"{text} x.y") == [*words(text), "x.y"]


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("KMUs", "KMU"),
        ("KMU's", "KMU"),
        ("KMU’s", "KMU"),
        ("PVs", "PV"),
        ("LKWs", "LKW"),
        ("NGOs", "NGO"),
        ("Gründer:innen", "Gründer*innen"),
        ("Gründer’innen", "Gründer*innen"),
        ("Gründer´innen", "Gründer*innen"),
        ("Gründer`innen", "Gründer*innen"),
        ("Gründer'innen", "Gründer*innen"),
        ("Gründer_innen", "Gründer*innen"),
        ("Gründer/innen", "Gründer*innen"),
        ("Gründer/-innen", "Gründer*innen"),
        ("Auszubildende*r", "Auszubildender"),
        ("jede:n", "jeden"),
        ("10kWp", "10 kWp"),
        ("100m²", "100 m²"),
        ("25Jahre", "25 Jahre"),
        ("Cafés", "Cafes"),
        ("Schiffahrt", "Schifffahrt"),
        ("Stillegung", "Stilllegung"),
        ("Photovoltaik", "Fotovoltaik"),
        ("Potential", "Potenzial"),
        ("existentiell", "existenziell"),
        ("Graphik", "Grafik"),
        ("Selbständigkeit", "Selbstständigkeit"),
        ("aufwendige", "aufwändige"),
    ],
)
def test_other_spellings_of_the_same_are_one(typed: str, same: str) -> None:
    assert sequence(typed) == sequence(same)


@pytest.mark.parametrize(
    ("text", "other"),
    [("BBS", "BB"), ("SMS", "SM"), ("1000", "100"), ("H2", "H 2"), ("4K", "4 K")],
)
def test_what_only_looks_alike_stays_apart(text: str, other: str) -> None:
    assert sequence(text) != sequence(other)
