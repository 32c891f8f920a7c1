"""Labels in both languages without a catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hannover_foerder.output.labels import Labels
from hannover_foerder.words import words_for

if TYPE_CHECKING:
    from collections.abc import Callable

TERMS = {"zuschuss": ("Zuschuss", "Grant"), "region-hannover": ("Region Hannover", "Hannover Region")}


@pytest.fixture
def labels() -> Callable[[str], Labels]:
    return lambda language: Labels(words_for(language), lambda _, term: TERMS.get(term, (term, term)))
