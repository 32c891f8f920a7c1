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
    """Return a search for the query as it is typed, anywhere, in any case, as ``grep -i``; most occurrences first."""
    texts = {programme_id: "\n".join(fields.values()).lower() for programme_id, fields in documents.items()}

    def search(query: str) -> list[str]:
        counts = {programme_id: text.count(query.lower()) for programme_id, text in texts.items()}
        return sorted(filter(counts.get, counts), key=lambda programme_id: -counts[programme_id])

    return search


def partial_ratio(documents: Mapping[str, Fields]) -> Search:
    """Return a search with RapidFuzz: how well the query fits into the text of a record."""
    texts = {programme_id: "\n".join(fields.values()).lower() for programme_id, fields in documents.items()}

    def search(query: str) -> list[str]:
        matches = process.extract(query.lower(), texts, scorer=fuzz.partial_ratio, score_cutoff=80, limit=MOST)
        return [programme_id for _, _, programme_id in matches]

    return search


def fts5(documents: Mapping[str, Fields], *, tokenizer: str, stemmed: bool = False) -> Search:
    """Return a search with SQLite FTS5 and weighted BM25; words are joined by OR, which is better for it than AND."""
    columns = list(next(iter(documents.values())))
    prepare = _stemmed if stemmed else str
    connection = sqlite3.connect(":memory:")
    connection.execute(f'CREATE VIRTUAL TABLE t USING fts5(id UNINDEXED, {", ".join(columns)}, tokenize="{tokenizer}")')
    marks = ",".join("?" * (len(columns) + 1))
    connection.executemany(
        f"INSERT INTO t VALUES ({marks})",  # noqa: S608
        (
            [programme_id, *(prepare(fields[column]) for column in columns)]
            for programme_id, fields in documents.items()
        ),
    )
    weights = ",".join(str(WEIGHTS.get(column, 1.0)) for column in columns)
    sql = f"SELECT id FROM t WHERE t MATCH ? ORDER BY bm25(t, 0, {weights}) LIMIT {MOST}"  # noqa: S608

    def search(query: str) -> list[str]:
        words = _WORD.findall(prepare(query))
        if not words:
            return []
        rows = connection.execute(sql, (" OR ".join(f'"{word}"' for word in words),))
        return [programme_id for (programme_id,) in rows]

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
    """Return the ids that MiniSearch gives each query, prefix and fuzzy; ``None`` where it is not installed."""
    node = shutil.which("node")
    if node is None:
        return None
    request = {
        "documents": [{"id": programme_id, **fields} for programme_id, fields in documents.items()],
        "queries": list(queries),
        "boost": WEIGHTS,
        "most": MOST,
    }
    process_result = subprocess.run(
        [node, "-e", MINISEARCH], input=json.dumps(request), capture_output=True, text=True, check=False
    )
    if process_result.returncode:
        return None
    id_lists: list[list[str]] = json.loads(process_result.stdout)
    return id_lists
