from __future__ import annotations

import pytest

from hannover_foerder.search.query.abbreviations import without_abbreviations


@pytest.mark.parametrize(
    "abbreviation",
    [
        *("z. B.", "z.B.", "Z. B.", "zB", "u. a.", "u.a.", "d. h.", "i. d. R.", "i.d.R.", "o. ä.", "v. a.", "z. T."),
        *("ggf.", "ggf", "Ggf.", "evtl.", "inkl.", "zzgl.", "ca.", "max.", "mind.", "sog.", "Nr.", "lt.", "vgl."),
        *("bspw.", "bzw.", "usw.", "insb.", "mtl.", "approx.", "incl."),
    ],
)
def test_an_abbreviation_is_left_out_before_and_behind(abbreviation: str) -> None:
    assert without_abbreviations(f"{abbreviation} Kredit").split() == ["Kredit"]
    assert without_abbreviations(f"Kredit {abbreviation}").split() == ["Kredit"]


@pytest.mark.parametrize(
    "text",
    [
        "MAX Kredit",
        "z.B.",
        "ggf",
        "thema:max",
        '"max"',
        '"Zuschuss inkl. Beratung"',
        "a.b.c",
        "ZB MED",
        "e.coBizz",
        "mind-map",
        "max@example.org",
        "",
    ],
)
def test_what_is_no_abbreviation_stays(text: str) -> None:
    assert without_abbreviations(text) == text


def test_beside_a_quotation_it_goes() -> None:
    assert without_abbreviations('inkl. "Kredit inkl. Zinsen" etc.').strip() == '"Kredit inkl. Zinsen"'


def test_of_several_each_goes() -> None:
    assert without_abbreviations("u.a. Kredit, inkl. Zinsen etc.").split() == ["Kredit,", "Zinsen"]
