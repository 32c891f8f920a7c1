"""Spellings that are the same name."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hannover_foerder.model.spelling import plain


@pytest.mark.parametrize(
    "written",
    [
        "Gründer",
        "Gründer*innen",
        "Gründer:innen",
        "Gründer_innen",
        "Gründer·innen",
        "Gründer/innen",
        "Gründer/-innen",
        "Gründer(innen)",
        "Gründer’innen",
        "Gründer'innen",
        "GRÜNDER*INNEN",
        "GründerInnen",
        "Gru\u0308nder:innen",
        "Gründer\u00ad*innen",
        " gruender_innen ",
        "Gründer*in",
        "Ｇｒüｎｄｅｒ",
    ],
)
def test_gender_forms_and_decomposed_letters_are_one_name(written: str) -> None:
    assert plain(written) == "gruender"


def test_women_are_another_name() -> None:
    assert plain("Gründerinnen") == "gruenderinnen"


@given(st.text())
def test_the_form_of_unicode_makes_no_difference(text: str) -> None:
    assert plain(unicodedata.normalize("NFD", text)) == plain(unicodedata.normalize("NFC", text))
    assert plain(plain(text)) == plain(text)
