"""Records are compiled the same in one process, in several, and when these are lost."""

from __future__ import annotations

import concurrent.futures
import os
import signal
from typing import TYPE_CHECKING

import pytest

from hannover_foerder import load
from hannover_foerder.errors import CatalogueError
from hannover_foerder.store import building, workers

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import WriteCatalogue

    from hannover_foerder.reading.bundled import ReferenceData

RECORDS = 40


@pytest.fixture
def path(write: WriteCatalogue, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(workers, "ALONE", 5)
    monkeypatch.setattr(building, "BATCH", 4)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    return write(**{f"nummer_{number}": f"aliases: [N{number}]" for number in range(RECORDS)})


def test_mistakes_come_back_from_other_processes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("aliases: [N30]", "topics: 3").replace("aliases: [N2]", "kinds: [nein]"))
    with pytest.raises(CatalogueError) as caught:
        load([str(path)])
    assert [problem.line for problem in caught.value.problems] == [11, 95]


def test_without_semaphores_this_process_does_the_work(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(concurrent.futures, "ProcessPoolExecutor", refused)
    assert len(load([str(path)]).ids()) == RECORDS


@pytest.mark.skipif(os.name != "posix", reason="workers are killed by signal")
def test_what_a_killed_worker_had_is_compiled_here(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = os.getpid()

    def dying(job: workers.Job, reference_data: ReferenceData) -> workers.Outcome:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return original(job, reference_data)

    original = workers.compile_job
    monkeypatch.setattr(workers, "compile_job", dying)
    assert len(load([str(path)]).ids()) == RECORDS
