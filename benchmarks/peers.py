"""A search beside other tools over the same records in one run: ``python benchmarks/peers.py [--rounds N] CATALOGUE``.

The catalogue is one YAML file, the bundled one by default; ``benchmarks/synthetic.py`` makes larger ones. Every tool
answers as a new process, since that is what a command is. Measured: ripgrep over the YAML; SQLite's FTS5 with one row
a record and bm25; MiniSearch under node with a stored index; todoman listing as many entries. A tool that is
not there is said to be skipped. ``FOERDER_BIN`` names our command; MiniSearch is installed with npm into the folder.

FTS5 finds less than we do (whole words only, no parts of compounds, no stems) and is measured for its time alone: it
weighs every record that has a word, so a word that stands in most records makes it slow, and it cannot weigh a posting.
The last lines compare both in an open process.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.timing import compare, environment

from hannover_foerder import Catalogue, load
from hannover_foerder.model.plain import to_plain

if TYPE_CHECKING:
    from collections.abc import Callable

FOERDER = os.environ.get("FOERDER_BIN", str(Path(sys.executable).parent / "foerder"))
BUNDLED = Path(__file__).parent.parent / "data" / "programmes.yaml"
WORDS = ("wasserstoff", "förderung", "zuschuss wärmepumpe")

FTS5_QUERY = "SELECT id, name FROM record WHERE record MATCH ? ORDER BY bm25(record, 0, 5, 2, 1) LIMIT 10"
FTS5 = f"""\
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
query = " OR ".join('"' + word + '"' for word in sys.argv[2].split())
for row in connection.execute("{FTS5_QUERY}", (query,)):
    print(*row)
"""

MINISEARCH_BUILD = """\
const MiniSearch = require('minisearch');
const fs = require('fs');
const index = new MiniSearch({idField: 'id', fields: ['name', 'summary', 'body'], storeFields: ['name']});
for (const line of fs.readFileSync(process.argv[2], 'utf8').trim().split('\\n')) index.add(JSON.parse(line));
fs.writeFileSync(process.argv[3], JSON.stringify(index));
"""

MINISEARCH = """\
const MiniSearch = require('minisearch');
const fs = require('fs');
const options = {idField: 'id', fields: ['name', 'summary', 'body'], storeFields: ['name']};
const index = MiniSearch.loadJSON(fs.readFileSync(process.argv[2], 'utf8'), options);
for (const hit of index.search(process.argv[3], {prefix: true, boost: {name: 5, summary: 2}}).slice(0, 10)) {
  console.log(hit.id, hit.name);
}
"""


def texts(value: Any) -> list[str]:  # noqa: ANN401 - plain data
    """Every text in a record."""
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    return [value] if isinstance(value, str) else []


def documents(catalogue: Catalogue) -> list[dict[str, str]]:
    """The records as the peers index them: name, summary, and all texts."""
    return [
        {
            "id": record.id,
            "name": record.name.de,
            "summary": record.summary.de if record.summary else "",
            "body": "\n".join(texts(to_plain(record))),
        }
        for record in catalogue.programmes()
    ]


def fts5(folder: Path, records: list[dict[str, str]]) -> list[str]:
    """The command of SQLite's full-text search."""
    path = folder / "fts5.sqlite"
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(
            "CREATE VIRTUAL TABLE record USING fts5"
            " (id UNINDEXED, name, summary, body, tokenize = 'unicode61 remove_diacritics 2')"
        )
        connection.executemany("INSERT INTO record VALUES (:id, :name, :summary, :body)", records)
        connection.execute("INSERT INTO record (record) VALUES ('optimize')")
    connection.close()
    return [sys.executable, "-c", FTS5, str(path)]


def minisearch(folder: Path, records: list[dict[str, str]]) -> list[str] | None:
    """The command of MiniSearch; ``None`` without node, npm or network."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    installed = subprocess.run([npm, "install", "--silent", "--prefix", str(folder), "minisearch@7"], check=False)
    if installed.returncode != 0:
        return None
    lines, index = folder / "records.jsonl", folder / "minisearch.json"
    lines.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    for name, script in (("build.js", MINISEARCH_BUILD), ("search.js", MINISEARCH)):
        (folder / name).write_text(script, encoding="utf-8")
    built = subprocess.run([node, str(folder / "build.js"), str(lines), str(index)], check=False)
    return [node, str(folder / "search.js"), str(index)] if built.returncode == 0 else None


def measure(folder: Path, path: Path, rounds: int) -> None:
    """Prints a line for each word and tool."""
    env = environment(FOERDER_CACHE=str(folder / "cache"))
    os.environ["FOERDER_CACHE"] = env["FOERDER_CACHE"]
    catalogue = load([str(path)])
    records = documents(catalogue)
    print(f"{len(records):,} records, {path.stat().st_size / 1e6:.1f} MB of YAML")
    ours = [FOERDER, "search", "--catalogue", str(path)]
    rg = shutil.which("rg")
    peers = {
        "ripgrep": [rg, "--ignore-case", "--count", "--"] if rg else None,
        "SQLite FTS5": fts5(folder, records),
        "MiniSearch": minisearch(folder, records),
    }
    print(f"{'':24}{'tool':>16}{'ms':>8}{'foerder':>9}{'wall':>8}{'cpu':>8}   (foerder : tool)")
    for typed in WORDS:
        for name, command in peers.items():
            if command is None:
                print(f"{typed:24}{name:>16}  skipped: not installed")
                continue
            last = [typed.replace(" ", "|"), str(path)] if name == "ripgrep" else [typed]
            found = compare([*ours, *typed.split()], [*command, *last], env, rounds=rounds)
            print(
                f"{typed:24}{name:>16}{found.second_ms:>8.0f}{found.first_ms:>9.0f}"
                f"{found.wall_ratio:>8.2f}{found.cpu_ratio:>8.2f}",
                flush=True,
            )
    listing(folder, records, env, rounds)
    inside(catalogue, folder / "fts5.sqlite", rounds)


def inside(catalogue: Catalogue, path: Path, rounds: int) -> None:
    """Compares one more query in an open process with FTS5: without the start of Python, which is most of the above."""
    connection = sqlite3.connect(path)
    for typed in WORDS:
        query = " OR ".join(f'"{word}"' for word in typed.split())
        ours = milliseconds(partial(catalogue.search, typed, day=date(2026, 11, 24)), rounds)
        theirs = milliseconds(partial(fts5_rows, connection, query), rounds)
        print(f"{typed:24}{'FTS5, open':>16}{theirs:>8.1f}{ours:>9.1f}{ours / theirs:>8.2f}")


def fts5_rows(connection: sqlite3.Connection, query: str) -> list[tuple[str, str]]:
    """The ten best records of FTS5."""
    return connection.execute(FTS5_QUERY, (query,)).fetchall()


def milliseconds(call: Callable[[], object], rounds: int) -> float:
    """Median processor time of a call after a first one."""
    call()
    took = []
    for _ in range(rounds):
        start = time.process_time()
        call()
        took.append(1000 * (time.process_time() - start))
    return statistics.median(took)


def listing(folder: Path, records: list[dict[str, str]], env: dict[str, str], rounds: int) -> None:
    """Compares a list of everything with todoman's."""
    todo = shutil.which("todo", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))))
    if todo is None:
        print(f"{'list':24}{'todoman':>16}  skipped: not installed")
        return
    tasks = folder / "todo" / "programmes"
    tasks.mkdir(parents=True)
    for number, record in enumerate(records):
        (tasks / f"{number}.ics").write_text(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VTODO\r\n"
            f"UID:{record['id']}\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:{record['name']}\r\n"
            "END:VTODO\r\nEND:VCALENDAR\r\n",
            encoding="utf-8",
        )
    config = folder / "todoman.py"
    config.write_text(f"path = {str(folder / 'todo' / '*')!r}\ncache_path = {str(folder / 'todo.sqlite')!r}\n")
    found = compare([FOERDER, "list"], [todo, "--config", str(config), "list"], env, rounds=rounds)
    print(
        f"{'list':24}{'todoman':>16}{found.second_ms:>8.0f}{found.first_ms:>9.0f}"
        f"{found.wall_ratio:>8.2f}{found.cpu_ratio:>8.2f}"
    )


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalogue", nargs="?", type=Path, default=BUNDLED)
    parser.add_argument("--rounds", type=int, default=20)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), chosen.catalogue, chosen.rounds)


if __name__ == "__main__":
    main()
