"""How well other programmes than ours are found by the keywords of an editor: ``python benchmarks/foreign.py``.

``foreign_programmes.jsonl`` has 96 made-up programmes of the Länder, the Bund and the EU, of all fields from farming to
film, each with four to seven keywords of 132, as an editor would give them for people who know no official words. None
of them was looked at to change the search. A keyword is found if one of its programmes is among the first ten or fifty;
all keywords of a programme together, if that programme is. Exact words are keywords that stand in the text of one of
their programmes as they are typed: there the synonyms must not cost anything.
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))  # so that it runs as a file as well as with -m
from benchmarks.relevance_peers import MOST, fts5, literal, minisearch

from hannover_foerder.reading.locate import data_folder
from hannover_foerder.reading.phrase_files import read_synonyms
from hannover_foerder.search.analysis.text import fold
from hannover_foerder.search.index.forward import analyse
from hannover_foerder.search.index.reader import Index
from hannover_foerder.search.index.thesaurus import build
from hannover_foerder.search.index.writer import IndexWriter
from hannover_foerder.search.query.syntax import parse
from hannover_foerder.search.ranking.candidates import candidates_of
from hannover_foerder.search.ranking.rank import plan_of, rank

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.relevance_peers import Search

PROGRAMMES = Path(__file__).with_name("foreign_programmes.jsonl")
RANKS = (1, 10, MOST)


def foerder(programmes: Sequence[Mapping[str, Any]], synonyms: Mapping[str, Any]) -> Search:
    """Return our search over names and texts, asked for as many as the others give."""
    connection = sqlite3.connect(":memory:")
    index = IndexWriter(connection)
    for row, programme in enumerate(programmes):
        index.add(
            row, analyse({"id": [programme["id"]], "name": [programme["name"]], "body": programme["text"].split(". ")})
        )
    index.finish(build(synonyms))

    def search(query: str) -> list[str]:
        index, parsed = Index(connection), parse(query)
        ranking = rank(candidates_of(index, parsed, plan_of(index, parsed)), limit=MOST, filled=True)
        return [programmes[hit.row]["id"] for hit in ranking.hits]

    return search


def shares(wanted: Mapping[str, set[str]], answers: Mapping[str, Sequence[str]]) -> str:
    """Return the share of the queries with one of the wanted programmes among the first so many, for each of RANKS."""
    shares_by_rank = [
        sum(not wanted[query].isdisjoint(answers[query][:rank_limit]) for query in wanted) / len(wanted)
        for rank_limit in RANKS
    ]
    return " /".join(f"{share:6.3f}" for share in shares_by_rank)


def main() -> None:
    """Print a line for each search."""
    programmes = [json.loads(line) for line in PROGRAMMES.read_text(encoding="utf-8").splitlines()]
    wanted_by_kind: dict[str, dict[str, set[str]]] = {kind: defaultdict(set) for kind in ("single", "joined", "exact")}
    for programme in programmes:
        wanted_by_kind["joined"][" ".join(programme["keywords"])].add(programme["id"])
        words = set(re.findall(r"\w+(?:-\w+)*", f"{programme['name']} {programme['text']}".lower()))
        for keyword in programme["keywords"]:
            wanted_by_kind["single"][keyword].add(programme["id"])
            if keyword.lower() in words:
                wanted_by_kind["exact"][keyword].add(programme["id"])
    documents = {programme["id"]: {"name": programme["name"], "body": programme["text"]} for programme in programmes}
    folded = {
        programme_id: {name: fold(text.lower()) for name, text in fields.items()}
        for programme_id, fields in documents.items()
    }
    trigrams = fts5(folded, tokenizer="trigram")
    path = Path(data_folder()) / "synonyms.yaml"
    searches: dict[str, Search] = {
        "literal text (grep -i)": literal(documents),
        "SQLite FTS5 with Snowball": fts5(documents, tokenizer="unicode61 remove_diacritics 2", stemmed=True),
        "SQLite FTS5 trigram": fts5(documents, tokenizer="trigram"),
        "SQLite FTS5 trigram, folded": lambda query: trigrams(fold(query.lower())),
        "foerder without synonyms": foerder(programmes, {}),
        "foerder": foerder(programmes, read_synonyms(path.read_bytes(), str(path))),
    }
    queries = [*wanted_by_kind["single"], *wanted_by_kind["joined"]]
    id_lists = minisearch(documents, queries)
    if id_lists is not None:
        answers = dict(zip(queries, id_lists, strict=True))
        searches["MiniSearch (prefix, fuzzy 0.2)"] = lambda query: answers[query]
    print(f"{len(programmes)} programmes; hit@{', @'.join(map(str, RANKS))}")
    titles = [f"{len(wanted)} {kind}" for kind, wanted in wanted_by_kind.items()]
    print(f"{'':32}" + "".join(f"{title:>24}" for title in titles))
    for name, search in searches.items():
        answers_of_search = {query: search(query) for query in queries}
        print(f"{name:32}" + "".join(f"{shares(wanted, answers_of_search):>24}" for wanted in wanted_by_kind.values()))


if __name__ == "__main__":
    main()
