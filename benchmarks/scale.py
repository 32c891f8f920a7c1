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
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.synthetic import write
from benchmarks.timing import FOERDER, Run, compare, environment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SMALLEST = 97
IN_FILES = 1_000_000
QUERIES = Path(__file__).parent / "relevance_queries.yaml"

CPARSER = "import sys, yaml\nwith open(sys.argv[1], 'rb') as file:\n    yaml.load(file, yaml.CSafeLoader)\n"
"""The floor of compiling: PyYAML's C parser on the same file."""


def run_tree(command: Sequence[str], env: Mapping[str, str]) -> Run:
    """Run a command once, measuring all its processes together. Raises RuntimeError if it fails."""
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
    error_output = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    done.set()
    watcher.join()
    process.stderr.close()
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: {error_output.decode()}")
    return Run(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, largest)


def family(pid: int) -> list[int]:
    """Return a process and its descendants, as Linux tells them; elsewhere only itself."""
    pids = [pid]
    for member in pids:  # which grows while it is read
        for children in Path(f"/proc/{member}/task").glob("*/children"):
            with suppress(OSError):
                pids += map(int, children.read_text().split())
    return pids


def proportional_memory(pid: int) -> int:
    """Return the bytes of a process, shared ones divided among those that share them; 0 if it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def catalogue(folder: Path, size: int) -> Path:
    """Return the path of the synthetic catalogue of a size, which is made if it is not there."""
    path = folder / (f"{size}.yaml" if size < IN_FILES else str(size))
    if not path.exists():
        write(path, size, 1 if size < IN_FILES else 100)
    return path


def compile_all(folder: Path, sizes: Sequence[int]) -> None:
    """Compile every catalogue and print what that took; beside it the C parser alone on the same file."""
    print(f"{'compile':>12}{'seconds':>10}{'cpu':>10}{'memory':>10}{'store':>10}{'C parser':>10}{'ratio':>8}{'cpu':>8}")
    for size in sizes:
        path = catalogue(folder, size)
        cache = folder / "cache"
        bytes_before = _store_size(cache)
        compiling = run_tree([FOERDER, "list", "--catalogue", str(path), "--limit", "1"], _environment(cache))
        store_size = _store_size(cache) - bytes_before
        if not store_size:  # it was there
            continue
        line = f"{size:>12,}{compiling.wall:>9.1f}s{compiling.cpu:>9.1f}s"
        line += f"{compiling.memory / 1e6:>7.0f} MB{store_size / 1e6:>7.0f} MB"
        if SMALLEST < size < IN_FILES:
            floor = run_tree([sys.executable, "-c", CPARSER, str(path)], environment())
            line += f"{floor.wall:>9.1f}s{compiling.wall / floor.wall:>8.2f}{compiling.cpu / floor.cpu:>8.2f}"
        print(line, flush=True)


def _store_size(cache: Path) -> int:
    return sum(file.stat().st_size for file in cache.glob("*.sqlite"))


def _environment(cache: Path) -> dict[str, str]:
    return environment(FOERDER_CACHE=str(cache), COLUMNS="100")


def cold(folder: Path, sizes: Sequence[int], rounds: int) -> None:
    """Print what a new process takes, against the smallest catalogue in alternation."""
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
            large_call, small_call = (
                [FOERDER, *arguments, "--catalogue", str(catalogue(folder, records))] for records in (size, SMALLEST)
            )
            times = compare(large_call, small_call, _environment(folder / "cache"), rounds=rounds)
            print(
                f"{label:32}{size:>12,}{times.first_ms:>8.0f}{times.second_ms:>8.0f}"
                f"{times.ratios}{times.memory / 1e6:>7.0f} MB",
                flush=True,
            )


def warm(folder: Path, sizes: Sequence[int]) -> None:
    """Print how long one more query takes in a process that has the catalogue open."""
    from hannover_foerder import load

    os.environ["FOERDER_CACHE"] = str(folder / "cache")
    queries = [query["q"] for query in yaml.safe_load(QUERIES.read_text(encoding="utf-8"))]
    print(f"\n{'warm queries':>12}{'median':>10}{'95 %':>10}{'largest':>10}")
    for size in sizes:
        loaded_catalogue = load([str(catalogue(folder, size))])
        times = []
        for query in queries:
            start = time.perf_counter()
            loaded_catalogue.search(query, day=date(2026, 11, 24))
            times.append((1000 * (time.perf_counter() - start), query))
        times.sort()
        largest, slowest_query = times[-1]
        print(
            f"{size:>12,}{statistics.median(ms for ms, _ in times):>8.1f}ms{times[int(0.95 * len(times))][0]:>8.1f}ms"
            f"{largest:>8.1f}ms  {slowest_query}",
            flush=True,
        )


def main() -> None:
    """Measure compiling, new processes and open ones at the sizes that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[SMALLEST, 10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(exist_ok=True)
        sizes = sorted({SMALLEST, *options.sizes})
        compile_all(folder, sizes)
        cold(folder, sizes, options.rounds)
        warm(folder, sizes)


if __name__ == "__main__":
    main()
