"""A small collection of made-up programmes for the tests of the search."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from hannover_foerder.search.index.forward import analyse
from hannover_foerder.search.index.reader import Index
from hannover_foerder.search.index.thesaurus import build
from hannover_foerder.search.index.writer import IndexWriter
from hannover_foerder.search.query.syntax import parse
from hannover_foerder.search.ranking.candidates import candidates_of
from hannover_foerder.search.ranking.rank import plan_of, rank

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from hannover_foerder.search.index.forward import Document
    from hannover_foerder.search.index.row_filter import Allowed
    from hannover_foerder.search.ranking.answer import Ranking

SYNONYMS = {
    "equivalent": [["Kredit", "Darlehen"], ["Photovoltaik", "PV"], ["KMU", "kleine und mittlere Unternehmen"]],
    "directed": [{"from": ["Chef sucht Lehrling"], "to": ["Ausbildungsplatz"], "weight": 0.7}],
    "translations": [
        {"de": ["Wasserstoff"], "en": ["hydrogen"], "tr": ["hidrojen"], "ru": ["водород"], "ar": ["هيدروجين"]},
        {"de": ["Fachkräfteverfahren"], "en": ["work permit"]},
    ],
}

DOCUMENTS: dict[str, Document] = {
    "h2-invest": {
        "name": ["Hannover Region H2 Invest"],
        "aliases": ["H2Invest"],
        "kind": ["Zuschuss"],
        "topics": ["Wasserstoff"],
        "provider": ["Region Hannover"],
        "area": ["Region Hannover"],
        "served": ["Burgdorf", "Region Hannover"],
        "summary": ["Die Region zahlt Betrieben Geld für grünen Wasserstoff."],
        "body": ["Gefördert werden Investitionen in grünen Wasserstoff."],
    },
    "wasserstoffnetzwerk": {
        "name": ["Wasserstoffnetzwerk Leine-Weser"],
        "kind": ["Netzwerk"],
        "topics": ["Wasserstoff"],
        "provider": ["Land Niedersachsen"],
        "summary": ["Betriebe treffen sich und planen zusammen."],
        "body": ["Der Wasserstoff soll grün sein."],
    },
    "gruenderkredit": {
        "name": ["Niedersachsen-Gründerkredit"],
        "kind": ["Kredit"],
        "topics": ["Gründung"],
        "target_groups": ["Gründerinnen und Gründer"],
        "provider": ["NBank"],
        "summary": ["Günstiges Geld für die neue Firma."],
    },
    "proklima": {
        "name": ["proKlima Wärmepumpe"],
        "kind": ["Zuschuss"],
        "topics": ["Heizung und Wärme"],
        "provider": ["proKlima"],
        "area": ["Hannover", "Seelze"],
        "summary": ["Zuschuss für den Tausch der Heizung."],
        "requirements": ["Das Haus steht im Gebiet von proKlima."],
    },
    "ecobizz": {
        "name": ["e.coBizz"],
        "kind": ["Beratung"],
        "topics": ["Energie"],
        "target_groups": ["Unternehmen"],
        "provider": ["Klimaschutzagentur"],
        "summary": ["Fachleute beraten Betriebe, wie sie Energie sparen."],
        "body": ["Auch Photovoltaik und Energieeffizienz sind Thema.", "Keine Heizung.", "Photovoltaikanlagen"],
    },
    "venturevilla": {
        "name": ["Venture Villa"],
        "kind": ["Räume"],
        "topics": ["Gründung"],
        "target_groups": ["Start-ups"],
        "summary": ["Büros für Start-ups."],
    },
    "ausbildungslotsen": {
        "name": ["Ausbildungslots*innen"],
        "kind": ["Beratung"],
        "topics": ["Ausbildung"],
        "target_groups": ["Schülerinnen und Schüler"],
        "summary": ["Begleitung auf dem Weg zum Ausbildungsplatz."],
        "body": ["Für kleine und mittlere Unternehmen gibt es andere Hilfe."],
    },
    "fachkraefte": {
        "name": ["Beschleunigtes Fachkräfteverfahren"],
        "kind": ["Vermittlung"],
        "provider": ["Agentur für Arbeit"],
        "topics": ["Zuwanderung"],
        "target_groups": ["Arbeitgeber"],
        "summary": ["Fachkräfte aus dem Ausland kommen schneller."],
    },
}


class Collection:
    """Documents with their index."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        synonyms: Mapping[str, Any] | None = None,
        segment: int = 3_000_000,
        occasions: Mapping[str, Sequence[str]] | None = None,
        not_held: Sequence[str] = (),
    ) -> None:
        self.ids = list(documents)
        self.connection = sqlite3.connect(":memory:")
        writer = IndexWriter(self.connection, segment_postings=segment)
        for row, (programme_id, document) in enumerate(documents.items()):
            writer.add(row, analyse({"id": [programme_id], **document}))
        sentences = {self.row(programme_id): texts for programme_id, texts in (occasions or {}).items()}
        writer.finish(build(synonyms or {}), {**sentences, -1: not_held})

    def ranking(self, query: str, *, limit: int = 10, allowed: Allowed | None = None, **options: Any) -> Ranking:
        """Return the answer to a query."""
        index, parsed = Index(self.connection), parse(query)
        candidates = candidates_of(index, parsed, plan_of(index, parsed), allowed=allowed)
        return rank(candidates, limit=limit, allowed=allowed, **options)

    def found(self, query: str, **options: Any) -> list[str]:
        """Return the ids of the hits, best first."""
        return [self.ids[hit.row] for hit in self.ranking(query, **options).hits if not hit.similar]

    def similar(self, query: str) -> list[str]:
        """Return the ids of what is only similar."""
        return [self.ids[hit.row] for hit in self.ranking(query).hits if hit.similar]

    def row(self, programme_id: str) -> int:
        """Return the row of an id."""
        return self.ids.index(programme_id)


def collect(texts: Sequence[str]) -> Collection:
    """Return programmes with these names, which are their ids too."""
    return Collection({text: {"name": [text]} for text in texts})
