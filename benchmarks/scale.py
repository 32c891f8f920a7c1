"""How foerder grows with its catalogue: ``python benchmarks/scale.py [--rounds N] [--folder F] [SIZES …]``.

Sizes are numbers of records; the default is 97, 10,000 and 100,000. Catalogues and stores are made in the folder
(default: a temporary one, deleted afterwards) and used again if they are there. One file each, from 1,000,000 records
on a folder of 100 files; these need 14 GB and an hour of two processors. ``FOERDER_BIN`` names the command; default:
beside Python.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.synthetic import write
from benchmarks.timing import compare, environment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SMALLEST = 97
IN_FILES = 1_000_000
FOERDER = os.environ.get("FOERDER_BIN", str(Path(sys.executable).parent / "foerder"))
QUERIES = Path(__file__).parent / "relevance_queries.yaml"

CPARSER = "import sys, yaml\nwith open(sys.argv[1], 'rb') as file:\n    yaml.load(file, yaml.CSafeLoader)\n"
"""The floor of compiling: PyYAML's C parser on the same file."""


class Tree(NamedTuple):
    """A process with its children: seconds, processor seconds, and the largest memory all had together, in bytes."""

    wall: float
    cpu: float
    memory: int


def run_tree(command: Sequence[str], env: Mapping[str, str]) -> Tree:
    """Runs a command once, measuring all its processes. Raises RuntimeError if it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env=dict(env), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    largest = 0
    done = threading.Event()

    def watch() -> None:
        nonlocal largest
        while not done.wait(0.1):
            largest = max(largest, sum(map(proportional_memory, family(process.pid))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    assert process.stderr is not None  # noqa: S101 - a pipe was asked for
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    done.set()
    watcher.join()
    process.stderr.close()
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: {said.decode()}")
    return Tree(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, largest)


def family(pid: int) -> list[int]:
    """A process and its descendants, as Linux tells them; only itself elsewhere."""
    found = [pid]
    for one in found:
        for children in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += map(int, children.read_text().split())
            except OSError:
                continue
    return found


def proportional_memory(pid: int) -> int:
    """Bytes of a process, shared ones divided among those that share them; 0 if it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def catalogue(folder: Path, size: int) -> Path:
    """The synthetic catalogue of a size, made if it is not there."""
    path = folder / (f"{size}.yaml" if size < IN_FILES else str(size))
    if not path.exists():
        write(path, size, 1 if size < IN_FILES else 100)
    return path


def compile_all(folder: Path, sizes: Sequence[int]) -> None:
    """Compiles every catalogue and prints what that took; beside it the C parser alone on the same file."""
    print(f"{'compile':>12}{'seconds':>10}{'cpu':>10}{'memory':>10}{'store':>10}{'C parser':>10}{'ratio':>8}{'cpu':>8}")
    for size in sizes:
        path = catalogue(folder, size)
        cache = folder / "cache"
        before = _stored(cache)
        took = run_tree([FOERDER, "list", "--catalogue", str(path), "--limit", "1"], _environment(cache))
        stored = _stored(cache) - before
        if not stored:  # it was there
            continue
        line = f"{size:>12,}{took.wall:>9.1f}s{took.cpu:>9.1f}s{took.memory / 1e6:>7.0f} MB{stored / 1e6:>7.0f} MB"
        if SMALLEST < size < IN_FILES:
            floor = run_tree([sys.executable, "-c", CPARSER, str(path)], environment())
            line += f"{floor.wall:>9.1f}s{took.wall / floor.wall:>8.2f}{took.cpu / floor.cpu:>8.2f}"
        print(line, flush=True)


def _stored(cache: Path) -> int:
    return sum(file.stat().st_size for file in cache.glob("*.sqlite"))


def _environment(cache: Path) -> dict[str, str]:
    return environment(FOERDER_CACHE=str(cache), COLUMNS="100")


def cold(folder: Path, sizes: Sequence[int], rounds: int) -> None:
    """Prints what a new process takes, against the smallest catalogue in alternation."""
    commands = {
        "search wasserstoff": ["search", "wasserstoff"],
        "search förderung": ["search", "förderung"],
        "search zuschuss wärmepumpe": ["search", "zuschuss", "wärmepumpe"],
        "search waserstoff": ["search", "waserstoff"],
        "search zuschuss --topic klima": ["search", "zuschuss", "--topic", "klima"],
        "list --topic klima": ["list", "--topic", "klima", "--limit", "50"],
        "facets topics": ["facets", "topics"],
    }
    print(f"\n{'cold':32}{'records':>12}{'ms':>8}{'97: ms':>8}{'wall':>8}{'cpu':>8}{'memory':>10}")
    for label, arguments in commands.items():
        for size in sizes:
            if size == SMALLEST:
                continue
            large, small = (
                [FOERDER, *arguments, "--catalogue", str(catalogue(folder, one))] for one in (size, SMALLEST)
            )
            found = compare(large, small, _environment(folder / "cache"), rounds=rounds)
            print(
                f"{label:32}{size:>12,}{found.first_ms:>8.0f}{found.second_ms:>8.0f}"
                f"{found.wall_ratio:>8.2f}{found.cpu_ratio:>8.2f}{found.memory / 1e6:>7.0f} MB",
                flush=True,
            )


def warm(folder: Path, sizes: Sequence[int]) -> None:
    """Prints how long one more query takes in a process that has the catalogue open."""
    from hannover_foerder import load

    os.environ["FOERDER_CACHE"] = str(folder / "cache")
    queries = [entry["q"] for entry in yaml.safe_load(QUERIES.read_text(encoding="utf-8"))]
    print(f"\n{'warm queries':>12}{'median':>10}{'95 %':>10}{'largest':>10}")
    for size in sizes:
        opened = load([str(catalogue(folder, size))])
        took = []
        for query in queries:
            start = time.perf_counter()
            opened.search(query, day=date(2026, 11, 24))
            took.append((1000 * (time.perf_counter() - start), query))
        took.sort()
        largest, query = took[-1]
        print(
            f"{size:>12,}{statistics.median(ms for ms, _ in took):>8.1f}ms{took[int(0.95 * len(took))][0]:>8.1f}ms"
            f"{largest:>8.1f}ms  {query}",
            flush=True,
        )


def main() -> None:
    """Measure everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[SMALLEST, 10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--folder", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        folder.mkdir(exist_ok=True)
        sizes = sorted({SMALLEST, *chosen.sizes})
        compile_all(folder, sizes)
        cold(folder, sizes, chosen.rounds)
        warm(folder, sizes)


if __name__ == "__main__":
    main()
