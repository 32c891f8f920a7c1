"""Small catalogues in temporary folders, each test with a cache of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hannover_foerder.store import workers
from hannover_foerder.store.compiling import Compiled, compile_record

if TYPE_CHECKING:
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.vocabulary import Vocabulary

RECORD = """\
  - id: {id}
    name: {{de: {name}}}
"""

WriteCatalogue = Callable[..., Path]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("FOERDER_CACHE", str(folder))
    return folder


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the records that were read and analysed."""
    seen: list[str] = []

    def counting(programme: Programme, origin: str, digest: bytes, vocabulary: Vocabulary) -> Compiled:
        seen.append(programme.id)
        return compile_record(programme, origin, digest, vocabulary)

    monkeypatch.setattr(workers, "compile_record", counting)
    return seen


@pytest.fixture
def write(tmp_path: Path) -> WriteCatalogue:
    def write(file: str = "a.yaml", **records: str) -> Path:
        """A catalogue of records given as ``id="more YAML"``; underscores in ids stand for hyphens."""
        text = "schema: 1\nprogrammes:\n"
        for key, more in records.items():
            text += RECORD.format(id=key.replace("_", "-"), name=key.replace("_", " ").title())
            text += "".join(f"    {line}\n" for line in more.splitlines())
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write
