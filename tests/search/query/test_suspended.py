from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.search.collection import Collection

from hannover_foerder.search.index.reader import Index
from hannover_foerder.search.query.loading import empty_lexicon, load_hyphenated
from hannover_foerder.search.query.suspended import complete_halves, mark_halves
from hannover_foerder.search.query.syntax import parse

if TYPE_CHECKING:
    from collections.abc import Sequence


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Energieeinsparung und -effizienz", "Energieeinsparung und ‐effizienz"),
        ("Energieeinsparung und –effizienz", "Energieeinsparung und ‐effizienz"),
        ("Gewinnung oder -sicherung", "Gewinnung oder ‐sicherung"),
        ("Gewinnung bzw. -sicherung", "Gewinnung bzw. ‐sicherung"),
        ("Klimaschutz, -anpassung", "Klimaschutz, ‐anpassung"),
        ("Klimaschutz/-anpassung", "Klimaschutz / ‐anpassung"),
        ("Heizungs-/Lüftungsanlagen", "Heizungs- / Lüftungsanlagen"),
        ("gründung -kredit", "gründung -kredit"),
        ("-kredit", "-kredit"),
        ("Gründer/-innen", "Gründer/-innen"),
        ("Lehrer/-in", "Lehrer/-in"),
        ("IT-Sicherheit und E-Auto", "IT-Sicherheit und E-Auto"),
    ],
)
def test_a_second_half_is_no_exclusion(typed: str, read: str) -> None:
    assert mark_halves(typed) == read


def test_the_parser_excludes_only_what_is_no_second_half() -> None:
    assert parse("Energieeinsparung und -effizienz").excluded == ()
    assert [word.text for word in parse("gründung -kredit").excluded] == ["kredit"]


DOCUMENTS: dict[str, dict[str, Sequence[str]]] = {
    "waermenetze": {"name": ["Wärmenetze"], "body": ["Kälte und Netze"]},
    "waerme": {"name": ["Wärme für alle"]},
    "effizienz": {"name": ["Energieeffizienz"], "body": ["Einsparung von Energie", "Dämmung am Gebäude", "Sanierung"]},
    "haus": {"name": ["Einfamilienhaus"], "body": ["Zwei Familien im Haus", "Auto", "Anlagen", "Lüftung", "Heizung"]},
}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Wärme- und Kältenetze", ["wärmenetze", "Kältenetze"]),
        ("Ein- und Zweifamilienhaus", ["einfamilienhaus", "Zweifamilienhaus"]),
        ("Energieeinsparung und -effizienz", ["Energieeinsparung", "energieeffizienz"]),
        ("Gebäudesanierung und -dämmung", ["Gebäudesanierung", "gebäudedämmung"]),
        ("Heizungs- und Lüftungsanlagen", ["heizungsanlagen", "Lüftungsanlagen"]),
        ("Heizungs-/Lüftungsanlagen", ["heizungsanlagen", "Lüftungsanlagen"]),
        ("Strom-, Kälte- und Wärmenetze", ["stromnetze", "kältenetze", "Wärmenetze"]),
        ("E- und Wasserstoff-Autos", ["e-autos", "Wasserstoff-Autos"]),
        ("Vor- und hier", ["Vor", "hier"]),
    ],
)
def test_compounds_are_written_out(typed: str, read: list[str]) -> None:
    index, query = Index(Collection(DOCUMENTS).connection), parse(typed)
    lexicon = empty_lexicon(index)
    load_hyphenated(index, lexicon, query)
    words = complete_halves(lexicon, query.words)
    assert [word.text for word in words if word.text not in ("und", "/")] == read


def test_a_shortened_compound_finds_what_the_full_one_finds() -> None:
    collection = Collection(DOCUMENTS)
    assert collection.found("Wärme- und Kältenetze") == collection.found("Wärmenetze und Kältenetze")
    assert collection.found("Wärme- und Kältenetze")[0] == "waermenetze"
