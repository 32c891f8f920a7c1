"""The last list of a terminal, and what stands in its place that no program has written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from hannover_foerder.memory.folder import Folder
from hannover_foerder.memory.last_list import FORMAT, KEPT_SECONDS, recall, remember

if TYPE_CHECKING:
    from pathlib import Path

NOW = 1_000_000.0


def test_there_and_back_for_a_day(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "state")
    remember(folder, "pts/1", ["a", "b"], NOW)
    assert recall(folder, "pts/1", NOW + KEPT_SECONDS) == ("a", "b")
    assert recall(folder, "pts/1", NOW + KEPT_SECONDS + 1) is None
    assert recall(folder, "pts/2", NOW) is None


@pytest.mark.parametrize(
    "written",
    [
        {"format": FORMAT, "time": 10**400, "ids": []},
        {"format": FORMAT, "time": float("nan"), "ids": []},
        {"format": FORMAT, "time": NOW, "ids": [1]},
        {"format": FORMAT, "time": NOW, "ids": "a"},
        {"format": FORMAT, "time": [], "ids": []},
        {"format": FORMAT},
        [],
        None,
    ],
    ids=lambda written: str(written)[:40],
)
def test_what_no_program_wrote_is_no_list(tmp_path: Path, written: object) -> None:
    folder = Folder(tmp_path / "state")
    remember(folder, "pts/1", ["a"], NOW)
    (file,) = folder.path.glob("*.json")
    file.write_text(json.dumps(written), encoding="utf-8")
    assert recall(folder, "pts/1", NOW) is None
    remember(folder, "pts/1", ["b"], NOW)
    assert recall(folder, "pts/1", NOW) == ("b",)
