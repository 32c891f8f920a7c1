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

from benchmarks.timing import FOERDER, compare, environment

from hannover_foerder import Catalogue, load
from hannover_foerder.model.plain import to_plain

if TYPE_CHECKING:
    from collections.abc import Callable

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
    """Return every text in a record, or in a part of one."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts(part)]
    return [value] if isinstance(value, str) else []


def documents(catalogue: Catalogue) -> list[dict[str, str]]:
    """Return the records as the peers index them: name, summary, and all texts."""
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
    """Index the records with SQLite's full-text search, and return the command that searches them."""
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
    """Install MiniSearch, index the records with it, and return the command; ``None`` without node, npm or network."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    installation = subprocess.run([npm, "install", "--silent", "--prefix", str(folder), "minisearch@7"], check=False)
    if installation.returncode != 0:
        return None
    lines, index = folder / "records.jsonl", folder / "minisearch.json"
    lines.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    for name, script in (("build.js", MINISEARCH_BUILD), ("search.js", MINISEARCH)):
        (folder / name).write_text(script, encoding="utf-8")
    build = subprocess.run([node, str(folder / "build.js"), str(lines), str(index)], check=False)
    return [node, str(folder / "search.js"), str(index)] if build.returncode == 0 else None


def measure(folder: Path, path: Path, rounds: int) -> None:
    """Print a line for each word and tool, then for a list of everything and for searches in an open process."""
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
    for query in WORDS:
        for name, command in peers.items():
            if command is None:
                print(f"{query:24}{name:>16}  skipped: not installed")
                continue
            last = [query.replace(" ", "|"), str(path)] if name == "ripgrep" else [query]
            times = compare([*ours, *query.split()], [*command, *last], env, rounds=rounds)
            print(f"{query:24}{name:>16}{times.second_ms:>8.0f}{times.first_ms:>9.0f}{times.ratios}", flush=True)
    listing(folder, records, env, rounds)
    inside(catalogue, folder / "fts5.sqlite", rounds)


def inside(catalogue: Catalogue, path: Path, rounds: int) -> None:
    """Compare a query in an open process with FTS5, without the start of Python, which is most of the above."""
    connection = sqlite3.connect(path)
    for query in WORDS:
        fts5_query = " OR ".join(f'"{word}"' for word in query.split())
        ours = milliseconds(partial(catalogue.search, query, day=date(2026, 11, 24)), rounds)
        theirs = milliseconds(partial(fts5_rows, connection, fts5_query), rounds)
        print(f"{query:24}{'FTS5, open':>16}{theirs:>8.1f}{ours:>9.1f}{ours / theirs:>8.2f}")


def fts5_rows(connection: sqlite3.Connection, query: str) -> list[tuple[str, str]]:
    """Return the ten best records of FTS5: id and name."""
    return connection.execute(FTS5_QUERY, (query,)).fetchall()


def milliseconds(call: Callable[[], object], rounds: int) -> float:
    """Return the median processor time of a call, after a first one that does not count."""
    call()
    times = []
    for _ in range(rounds):
        start = time.process_time()
        call()
        times.append(1000 * (time.process_time() - start))
    return statistics.median(times)


def listing(folder: Path, records: list[dict[str, str]], env: dict[str, str], rounds: int) -> None:
    """Compare a list of everything with todoman's."""
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
    times = compare([FOERDER, "list"], [todo, "--config", str(config), "list"], env, rounds=rounds)
    print(f"{'list':24}{'todoman':>16}{times.second_ms:>8.0f}{times.first_ms:>9.0f}{times.ratios}")


def main() -> None:
    """Measure the catalogue that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalogue", nargs="?", type=Path, default=BUNDLED)
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), options.catalogue, options.rounds)


if __name__ == "__main__":
    main()
