"""What people say is parsed only for a catalogue with a programme of which they say it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hannover_foerder import load
from hannover_foerder.store import building
from hannover_foerder.store.sources import OCCASIONS, bundled

if TYPE_CHECKING:
    from tests.store.conftest import WriteCatalogue

CONTENT = Path(bundled(OCCASIONS)).read_bytes()


def test_every_programme_with_occasions_is_seen_without_parsing_them() -> None:
    served = building._occasions(CONTENT).served
    assert served.keys() <= building._keys_in(CONTENT)


def test_a_catalogue_without_such_a_programme_parses_no_occasions(
    write: WriteCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parse(_: bytes) -> None:
        raise AssertionError("parsed")

    programme_id = next(iter(building._occasions(CONTENT).served))
    monkeypatch.setattr(building, "_occasions", parse)
    assert load([str(write(eins=""))], cache=False).ids() == ["eins"]
    with pytest.raises(AssertionError, match="parsed"):
        load([str(write(**{programme_id: ""}))], cache=False)
