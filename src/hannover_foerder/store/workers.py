"""Compilation of records in this process or, if there are many, in several."""

from __future__ import annotations

import os
import signal
from concurrent.futures import BrokenExecutor
from threading import Thread
from typing import TYPE_CHECKING, Final

from hannover_foerder.errors import CatalogueError, Problem
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.reading.read import read_block
from hannover_foerder.store.compiling import Compiled, compile_record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import ProcessPoolExecutor

    from hannover_foerder.reading.blocks import Block
    from hannover_foerder.reading.bundled import ReferenceData

ALONE: Final = 600
"""Changed records that are compiled before more processes are started: these take as long as the start of a process."""

MOST_WORKERS: Final = 4
"""More would wait for the one process that writes."""


class Job(NamedTuple):
    """Some records of one file to be compiled, with their digests."""

    blocks: Sequence[Block]
    digests: Sequence[bytes]
    path: str
    origin: str


Outcome = list[Compiled | tuple[Problem, ...]]
"""For each record its stored form, or its mistakes."""


def compile_job(job: Job, reference_data: ReferenceData) -> Outcome:
    """Return the records of a job, read and compiled, in their order; for one with mistakes these."""
    outcome: Outcome = []
    for block, digest in zip(job.blocks, job.digests, strict=True):
        try:
            programme = read_block(block, job.path, reference_data.vocabulary, reference_data.profile)
            outcome.append(compile_record(programme, job.origin, digest, reference_data.vocabulary))
        except CatalogueError as error:
            outcome.append(error.problems)
    return outcome


class Workers:
    """A pool of processes for jobs; use it with ``closing``. If no process can be started, this one does the work."""

    def __init__(self, reference_data: ReferenceData) -> None:
        self._reference_data = reference_data
        self._records_taken = 0
        self._pool: ProcessPoolExecutor | None = None
        self._is_alone = (os.cpu_count() or 1) == 1

    def close(self) -> None:
        """End the processes, without those jobs that have not been started."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def submit(self, job: Job) -> Callable[[], Outcome]:
        """Start a job in a process, or do it now if there is none, and return a function that gives the result."""
        self._records_taken += len(job.blocks)
        if self._pool is None and not self._is_alone and self._records_taken > ALONE:
            self._start()
        if self._pool is None or not job.blocks:
            outcome = compile_job(job, self._reference_data)
            return lambda: outcome
        try:
            future = self._pool.submit(_compile_in_worker, job)
        except BrokenExecutor:
            return lambda: compile_job(job, self._reference_data)

        def result() -> Outcome:
            try:
                return future.result()
            except BrokenExecutor:  # a worker was killed
                return compile_job(job, self._reference_data)

        return result

    def _start(self) -> None:
        """Start the processes, or note that there can be none."""
        try:
            from concurrent.futures import ProcessPoolExecutor

            workers = min(os.cpu_count() or 1, MOST_WORKERS)
            self._pool = ProcessPoolExecutor(workers, initializer=_begin, initargs=(self._reference_data,))
        except (ImportError, OSError):  # no semaphores here
            self._is_alone = True


_workers_reference_data: list[ReferenceData] = []


def _begin(reference_data: ReferenceData) -> None:
    """Set up a new worker, which ignores Ctrl-C and ends when its parent has been killed."""
    from multiprocessing import parent_process

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=follow, daemon=True).start()
    _workers_reference_data.append(reference_data)


def _compile_in_worker(job: Job) -> Outcome:
    return compile_job(job, _workers_reference_data[0])
