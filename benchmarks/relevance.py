"""How well the search answers what people type, measured on judged queries over the bundled catalogue.

python benchmarks/relevance.py             quality, by kind of query
python benchmarks/relevance.py --peers     beside other ways to search the same texts
python benchmarks/relevance.py --ablate    without each part of the search
python benchmarks/relevance.py --worst 10  the queries with the worst answers
python benchmarks/relevance.py --check     fails if nDCG@5 is more than 0.01 under the recorded number
python benchmarks/relevance.py --record    records the number
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING
from unittest.mock import patch

import hannover_foerder
from hannover_foerder.model.card import card_of
from hannover_foerder.reading.locate import data_folder
from hannover_foerder.reading.phrase_files import read_synonyms
from hannover_foerder.search.analysis import text
from hannover_foerder.search.index import forward as entry
from hannover_foerder.search.index import phrase, reader, writer
from hannover_foerder.search.index.document import document_of
from hannover_foerder.search.index.thesaurus import build
from hannover_foerder.search.query import compounds, expansion, interpretation, spelling
from hannover_foerder.search.query.syntax import parse
from hannover_foerder.search.ranking import candidates, relevance
from hannover_foerder.search.ranking.answer import Standing
from hannover_foerder.search.ranking.candidates import candidates_of
from hannover_foerder.search.ranking.rank import plan_of, rank
from hannover_foerder.store.compiling import completeness, ended_from, lapsed_from, nearness

sys.path.insert(0, str(Path(__file__).parents[1]))  # so that it runs as a file as well as with -m
from benchmarks.relevance_metrics import JudgedQuery, Quality, ndcg, quality, read_queries
from benchmarks.relevance_peers import fts5, literal, minisearch, partial_ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager


BASELINE = Path(__file__).with_name("relevance_baseline.json")
ALLOWED_LOSS = 0.01
DAY = date(2026, 11, 1)
"""The day on which programmes run or have ended, so that the numbers do not change with the calendar."""


class Collection:
    """The bundled programmes as searched texts."""

    def __init__(self) -> None:
        self.catalogue = catalogue = hannover_foerder.load(cache=False)
        programmes = sorted(catalogue.programmes(), key=lambda programme: programme.id)
        self.ids = [programme.id for programme in programmes]
        self.documents = [document_of(programme, catalogue.vocabulary) for programme in programmes]
        cards = [card_of(programme, "default") for programme in programmes]
        self.standing = {
            row: Standing(
                ended_from(card) <= DAY.toordinal(),
                nearness(card, catalogue.vocabulary),
                completeness(card),
                lapsed_from(card) <= DAY.toordinal(),
            )
            for row, card in enumerate(cards)
        }
        path = Path(data_folder()) / "synonyms.yaml"
        self.thesaurus = build(read_synonyms(path.read_bytes(), str(path)))

    def index(self) -> sqlite3.Connection:
        """Return a new index of all programmes, made with the analysis as it is at this moment."""
        connection = sqlite3.connect(":memory:")
        index = writer.IndexWriter(connection)
        for row, document in enumerate(self.documents):
            index.add(row, entry.analyse(document))
        index.finish(self.thesaurus)
        return connection

    def texts(self) -> dict[str, dict[str, str]]:
        """Return the searched texts by id and field, for other engines."""
        fields = [field for field in entry.FIELDS if field != "served"]
        return {
            programme_id: {field: "\n".join(document.get(field, ())) for field in fields}
            for programme_id, document in zip(self.ids, self.documents, strict=True)
        }

    def answers_of_users(self, queries: Sequence[JudgedQuery]) -> dict[str, list[str]]:
        """Return what a user gets: the same as :meth:`answers`, of queries that are understood first."""
        return {
            query.id: [
                hit.card.id for hit in self.catalogue.search(query.text, limit=20, day=DAY).hits if not hit.similar
            ]
            for query in queries
        }

    def answers(self, connection: sqlite3.Connection, queries: Sequence[JudgedQuery]) -> dict[str, list[str]]:
        """Return the hits of queries taken literally, by query: ids, best first; what is only similar is no hit."""
        index, answers = reader.Index(connection), {}
        for query in queries:
            parsed = parse(query.text)
            candidates = candidates_of(index, parsed, plan_of(index, parsed))
            ranking = rank(candidates, limit=20, standings_of=lambda rows: {row: self.standing[row] for row in rows})
            answers[query.id] = [self.ids[hit.row] for hit in ranking.hits if not hit.similar]
        return answers


def line(name: str, result: Quality) -> str:
    """Return one row of a table."""
    return (
        f"{name:36} {result.queries:4} {result.ndcg:7.3f} {result.recall:9.3f} {result.mrr:6.3f} "
        f"{result.fail:7.1%} {result.empty:7.0%}"
    )


HEAD = f"{'':36} {'n':>4} {'nDCG@5':>7} {'recall@10':>9} {'MRR':>6} {'fail@5':>7} {'empty':>7}"


def forget() -> None:
    """Empty the caches of the analysis, so that it works as patched."""
    caches = (text.stem, text.stems_of, entry._words_of, entry.served_stems, phrase._encode_line)  # noqa: SLF001
    for cached_function in caches:
        cached_function.cache_clear()


@contextmanager
def patched(patches: Iterable[AbstractContextManager[object]]) -> Iterator[None]:
    """Patch parts of the search, with caches of the analysis that were filled neither before nor meanwhile."""
    with ExitStack() as stack:
        for patch_of_part in patches:
            stack.enter_context(patch_of_part)
        forget()
        yield
    forget()


LEFT_OUT: dict[str, list[AbstractContextManager[object]]] = {
    "synonyms and translations": [patch.object(reader.Index, "synonyms", lambda _index, _keys: {})],
    "pieces of unknown compounds": [
        patch.object(compounds, "cut_of", lambda _lexicon, _unit: None),
        patch.object(compounds, "with_rest", lambda _lexicon, _unit: None),
        patch.object(compounds, "compounds_with", lambda _lexicon, _stem: []),
        patch.object(compounds, "as_pieces", lambda _lexicon, _unit: []),
    ],
    "correction of mistakes": [patch.object(spelling, "correct", lambda _index, _stem, _folded: None)],
    "neighbours written as one": [patch.object(interpretation, "joined_spellings", lambda _units: {})],
    "beginnings of unfinished words": [patch.object(expansion, "_beginnings", lambda *_, **__: [])],
    "lower weight of asking words": [patch.object(interpretation, "_share", lambda _unit, _alternatives: 1.0)],
    "half of the query, or its subject": [patch.object(relevance, "needed_mass", lambda *_: -relevance.ROUNDING)],
    "names and ids first": [patch.object(candidates, "_named", lambda _index, _query: set())],
}
"""Parts that act when a query is asked."""

BUILT_WITHOUT: dict[str, list[AbstractContextManager[object]]] = {
    "compound parts in the index": [patch.object(writer, "parts", lambda _stem, _known: iter(()))],
    "stems": [patch.object(text, "_snowball", lambda word: word)],
    "gender forms": [patch.object(text, "normalise", str.lower)],
    "field weights": [
        patch.dict(
            entry.FIELDS,
            {
                name: entry.FieldWeight(field.mask, 1.0, field.b, field.reference)
                for name, field in entry.FIELDS.items()
            },
        )
    ],
}
"""Parts that act when the index is built, too."""


def ablate(collection: Collection, queries: Sequence[JudgedQuery]) -> None:
    """Print the quality without each part of the search."""
    print(HEAD)
    connection = collection.index()
    print(line("everything", quality(queries, collection.answers_of_users(queries))))
    print(line("words as words (--literal), and then", quality(queries, collection.answers(connection, queries))))
    for name, patches in LEFT_OUT.items():
        with patched(patches):
            print(line(f"without {name}", quality(queries, collection.answers(connection, queries))))
    for name, patches in BUILT_WITHOUT.items():
        with patched(patches):
            print(line(f"without {name}", quality(queries, collection.answers(collection.index(), queries))))


def peers(collection: Collection, queries: Sequence[JudgedQuery]) -> None:
    """Print the quality of other ways to search the same texts."""
    documents = collection.texts()
    engines = {
        "literal text (grep -i)": literal(documents),
        "RapidFuzz partial ratio": partial_ratio(documents),
        "SQLite FTS5": fts5(documents, tokenizer="unicode61 remove_diacritics 2"),
        "SQLite FTS5 with Snowball": fts5(documents, tokenizer="unicode61 remove_diacritics 2", stemmed=True),
        "SQLite FTS5 trigram": fts5(documents, tokenizer="trigram"),
    }
    print(HEAD)
    for name, engine in engines.items():
        print(line(name, quality(queries, {query.id: engine(query.text) for query in queries})))
    id_lists = minisearch(documents, [query.text for query in queries])
    if id_lists is None:
        print("MiniSearch: skipped, needs Node.js with the package minisearch")
    else:
        answers = {query.id: ids for query, ids in zip(queries, id_lists, strict=True)}
        print(line("MiniSearch (prefix, fuzzy 0.2)", quality(queries, answers)))
    print(line("foerder", quality(queries, collection.answers_of_users(queries))))


def worst(collection: Collection, queries: Sequence[JudgedQuery], count: int) -> None:
    """Print the queries with the worst answers, their first five programmes, and the best ones that are missing."""
    answers = collection.answers_of_users(queries)
    answerable_queries = sorted(
        (query for query in queries if query.relevant), key=lambda query: ndcg(query, answers[query.id])
    )
    for query in answerable_queries[:count]:
        print(f"{ndcg(query, answers[query.id]):.2f}  {query.text}  ({query.kind})")
        first_ids = answers[query.id][:5]
        for programme_id in first_ids:
            print(f"        {query.relevant.get(programme_id, 0)}  {programme_id}")
        missing_ids = [key for key, grade in query.relevant.items() if grade == 2 and key not in first_ids]
        print(f"        missing: {', '.join(missing_ids[:5]) or '-'}")


def by_kind(queries: Sequence[JudgedQuery], answers: Mapping[str, Sequence[str]]) -> None:
    """Print the quality of each kind of query, then of all."""
    print(HEAD)
    for kind in sorted({query.kind for query in queries}):
        print(line(kind, quality([query for query in queries if query.kind == kind], answers)))
    print(line("all", quality(queries, answers)))


def main(arguments: Sequence[str]) -> int:
    """Run what the options name, and return the exit code: 1 if ``--check`` finds a loss."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("--peers", "--ablate", "--check", "--record"):
        parser.add_argument(option, action="store_true")
    parser.add_argument("--worst", type=int, metavar="N")
    parser.add_argument("--queries", type=Path, help="another file of judged queries")
    options = parser.parse_args(arguments)
    queries = read_queries(options.queries) if options.queries else read_queries()
    collection = Collection()
    if options.peers:
        peers(collection, queries)
    if options.ablate:
        ablate(collection, queries)
    if options.worst:
        worst(collection, queries, options.worst)
    if options.peers or options.ablate or options.worst:
        return 0
    start = perf_counter()
    answers = collection.answers_of_users(queries)
    seconds = perf_counter() - start
    result = quality(queries, answers)
    by_kind(queries, answers)
    print(f"{1000 * seconds / len(queries):.2f} ms a query (mean)")
    if options.record:
        BASELINE.write_text(json.dumps({"ndcg": round(result.ndcg, 4)}) + "\n", encoding="utf-8")
    if options.check:
        recorded = float(json.loads(BASELINE.read_text(encoding="utf-8"))["ndcg"])
        print(f"nDCG@5 {result.ndcg:.4f}, recorded {recorded:.4f}")
        return int(result.ndcg < recorded - ALLOWED_LOSS)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
