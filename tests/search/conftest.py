from __future__ import annotations

import pytest
from tests.search.collection import DOCUMENTS, SYNONYMS, Collection


@pytest.fixture(scope="session")
def small() -> Collection:
    return Collection(DOCUMENTS, SYNONYMS)
