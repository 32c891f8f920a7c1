"""Many processes on one cache while the catalogue changes and processes are killed at random.

The small form runs with every test; ``FOERDER_ATTACK=200x1000`` runs 200 processes at a time until 1,000 were killed.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.attack.conftest import RECORDS, put

from hannover_foerder import load
from hannover_foerder.store import tidying

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are killed by signal")

AT_ONCE, KILLS = map(int, os.environ.get("FOERDER_ATTACK", "8x25").split("x"))
LONGEST_LIFE = 0.4 * max(1.0, AT_ONCE / (2 * (os.cpu_count() or 1)))
ASKING = Path(__file__).with_name("asking.py")


class Asked(NamedTuple):
    """A running process."""

    process: subprocess.Popen[str]
    oldest: int
    """The version of the catalogue when the process was started."""
    killed_at: float | None


def start(path: Path, version: int, rng: random.Random) -> Asked:
    process = subprocess.Popen(
        [sys.executable, str(ASKING), str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    doomed = rng.random() < 0.7
    return Asked(process, version, time.monotonic() + rng.uniform(0, LONGEST_LIFE) if doomed else None)


def check(asked: Asked, newest: int) -> bool:
    """Checks what a process said; whether it was killed."""
    out, err = asked.process.communicate()
    if asked.process.returncode == -signal.SIGKILL:
        return True
    assert asked.process.returncode == 0, err
    records, found, *versions = out.split()
    assert (int(records), int(found), len(versions)) == (RECORDS, RECORDS, 1)
    assert asked.oldest <= int(versions[0]) <= newest
    return False


def test_no_wrong_answer_and_no_leftover_file(path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(7)
    version = kills = 0
    running: list[Asked] = []
    while kills < KILLS:
        while len(running) < AT_ONCE:
            running.append(start(path, version, rng))
        if rng.random() < 0.2:
            version += 1
            put(path, version)
        for asked in running:
            if asked.killed_at is not None and time.monotonic() > asked.killed_at:
                asked.process.kill()
        done = [asked for asked in running if asked.process.poll() is not None]
        running = [asked for asked in running if asked not in done]
        kills += sum(check(asked, version) for asked in done)
        time.sleep(0.02)
    for asked in running:
        check(asked, version)

    monkeypatch.setattr(tidying, "UNNAMED_SECONDS", -1)
    put(path, version + 1)
    assert {record.aliases for record in load([str(path)]).programmes()} == {(f"Ausgabe {version + 1}",)}
    assert sorted(file.suffix for file in cache.iterdir()) == [".sqlite", ".state"]
