"""Catalogues whose every record tells the same version, so that a mixed or stale answer is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = 12


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("FOERDER_CACHE", str(folder))
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "a.yaml"
    put(found, 0)
    return found


def text(version: int) -> str:
    records = (
        f"  - id: nummer-{number}\n    name: {{de: Nummer {number}}}\n    aliases: [Ausgabe {version}]\n"
        for number in range(RECORDS)
    )
    return "schema: 1\nprogrammes:\n" + "".join(records)


def put(path: Path, version: int) -> None:
    """Replaces the catalogue at once, as a careful editor does."""
    new = path.with_suffix(".new")
    new.write_text(text(version), encoding="utf-8")
    new.replace(path)
