"""Other ways to search the same texts, as anybody can install them, for comparison."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
from typing import TYPE_CHECKING

import Stemmer
from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Search = Callable[[str], list[str]]
    Fields = Mapping[str, str]

MOST = 50
"""Programmes that each way gives at most."""

WEIGHTS = {"name": 5.0, "aliases": 4.0, "kind": 3.0, "topics": 3.0, "provider": 2.0, "summary": 2.0}
_WORD = re.compile(r"\w+")
_german = Stemmer.Stemmer("german")


def literal(documents: Mapping[str, Fields]) -> Search:
    """The query as it is typed, somewhere in the text, in any case: what ``grep -i`` finds; most occurrences first."""
    texts = {one: "\n".join(fields.values()).lower() for one, fields in documents.items()}

    def search(query: str) -> list[str]:
        counts = {one: text.count(query.lower()) for one, text in texts.items()}
        return sorted((one for one in counts if counts[one]), key=lambda one: -counts[one])

    return search


def partial_ratio(documents: Mapping[str, Fields]) -> Search:
    """RapidFuzz: how well the query fits into the text of a record."""
    texts = {one: "\n".join(fields.values()).lower() for one, fields in documents.items()}

    def search(query: str) -> list[str]:
        found = process.extract(query.lower(), texts, scorer=fuzz.partial_ratio, score_cutoff=80, limit=MOST)
        return [one for _, _, one in found]

    return search


def fts5(documents: Mapping[str, Fields], *, tokenizer: str, stemmed: bool = False) -> Search:
    """SQLite FTS5 with weighted BM25; words are joined by OR, which is better for it than AND."""
    columns = list(next(iter(documents.values())))
    prepare = _stemmed if stemmed else str
    connection = sqlite3.connect(":memory:")
    connection.execute(f'CREATE VIRTUAL TABLE t USING fts5(id UNINDEXED, {", ".join(columns)}, tokenize="{tokenizer}")')
    marks = ",".join("?" * (len(columns) + 1))
    connection.executemany(
        f"INSERT INTO t VALUES ({marks})",  # noqa: S608
        ([one, *(prepare(fields[column]) for column in columns)] for one, fields in documents.items()),
    )
    weights = ",".join(str(WEIGHTS.get(column, 1.0)) for column in columns)
    sql = f"SELECT id FROM t WHERE t MATCH ? ORDER BY bm25(t, 0, {weights}) LIMIT {MOST}"  # noqa: S608

    def search(query: str) -> list[str]:
        words = _WORD.findall(prepare(query))
        if not words:
            return []
        return [one for (one,) in connection.execute(sql, (" OR ".join(f'"{word}"' for word in words),))]

    return search


def _stemmed(text: str) -> str:
    return " ".join(_german.stemWords(_WORD.findall(text.lower())))


MINISEARCH = """
const MiniSearch = require('minisearch');
const {documents, queries, boost, most} = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const fields = Object.keys(documents[0]).filter(name => name !== 'id');
const index = new MiniSearch({fields, searchOptions: {prefix: true, fuzzy: 0.2, boost}});
index.addAll(documents);
console.log(JSON.stringify(queries.map(query => index.search(query).slice(0, most).map(hit => hit.id))));
"""


def minisearch(documents: Mapping[str, Fields], queries: Sequence[str]) -> list[list[str]] | None:
    """MiniSearch with prefix and fuzzy matching; ``None`` where Node.js or the package is not installed."""
    node = shutil.which("node")
    if node is None:
        return None
    data = {
        "documents": [{"id": one, **fields} for one, fields in documents.items()],
        "queries": list(queries),
        "boost": WEIGHTS,
        "most": MOST,
    }
    done = subprocess.run([node, "-e", MINISEARCH], input=json.dumps(data), capture_output=True, text=True, check=False)
    if done.returncode:
        return None
    found: list[list[str]] = json.loads(done.stdout)
    return found
