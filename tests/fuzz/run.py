"""Fuzzing for as long as one likes: ``python -m tests.fuzz.run SECONDS [TARGET …]``.

What fails is written to ``tests/fuzz/corpus/TARGET/``, one input for each place in the code; kept there it is tested
for ever.
"""

from __future__ import annotations

import sys
import time
import traceback
from hashlib import blake2b
from random import Random

from tests.fuzz.mutation import CORPUS, mutated
from tests.fuzz.targets import TARGETS


def main(seconds: float, names: list[str]) -> int:
    """Fuzzes the targets in turn; the number of different failures."""
    rng, end = Random(time.time_ns()), time.monotonic() + seconds
    seen: set[str] = set()
    runs = 0
    while time.monotonic() < end:
        name = names[runs % len(names)]
        data = mutated(name, rng)
        runs += 1
        try:
            TARGETS[name](data)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, it is told
            frames = traceback.extract_tb(error.__traceback__)
            place = f"{name}: {type(error).__name__} {frames[-1].filename}:{frames[-1].lineno} {frames[1].lineno}"
            if place not in seen:
                seen.add(place)
                path = CORPUS / name / blake2b(data, digest_size=6).hexdigest()
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
                sys.stdout.write(f"{place}\n  {error!r:.300}\n  {path}\n")
                sys.stdout.flush()
    sys.stdout.write(f"{runs} inputs, {len(seen)} failures\n")
    return len(seen)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), sys.argv[2:] or list(TARGETS)) > 0)
