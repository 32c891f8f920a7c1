"""The controlled vocabularies: trees of kinds, topics, target groups and areas."""

from collections.abc import Collection, Iterable, Mapping
from typing import Annotated, Final

from hannover_foerder.model.constraints import Doc, Identifier, Lines, Pattern
from hannover_foerder.model.office import Office
from hannover_foerder.model.struct import Struct
from hannover_foerder.model.text import Text

FACETS: Final = ("kinds", "topics", "target_groups", "areas")


class Term(Struct):
    """A term of a vocabulary (SKOS concept): labels, synonyms, the next wider term and codes of other lists."""

    de: Annotated[str, Doc("German label.")]
    en: Annotated[str, Doc("English label.")]
    synonyms: Annotated[Lines, Doc("Other words for it, in both languages.")] = ()
    broader: Annotated[Identifier | None, Doc("Id of the next wider term.")] = None
    fdb: Annotated[str | None, Doc("Code in the lists of the Förderdatenbank.")] = None
    ags: Annotated[str | None, Pattern(r"[0-9]{2,8}", "ags"), Doc("Official municipality key, in quotes.")] = None
    postcodes: Annotated[Lines, Doc("Postcodes of a municipality, in quotes.")] = ()
    bulk_postcodes: Annotated[Lines, Doc("Postcodes in the area that belong to one firm or authority, in quotes.")] = ()
    applicants: Annotated[Lines, Doc("Target groups: which applicants of the profile belong to it.")] = ()
    spoken: Annotated[
        Lines, Doc("What a search also calls it: districts of a town, towns of a Land, words for a group.")
    ] = ()
    spoken_after_in: Annotated[
        Lines, Doc("Areas: the same for names that are also words; they mean the place only after in, bei, aus.")
    ] = ()
    counts_as: Annotated[
        Lines,
        Doc("Target groups: others that its members mostly belong to as well, so that they may use what is for them."),
    ] = ()

    @property
    def label(self) -> Text:
        """The label in both languages."""
        return Text(self.de, self.en)

    @property
    def names(self) -> tuple[str, ...]:
        """Labels, synonyms and postcodes."""
        return (self.de, self.en, *self.synonyms, *self.postcodes)


class Vocabulary(Struct):
    """All controlled lists that records refer to: the four trees and the offices."""

    kinds: Annotated[dict[Identifier, Term], Doc("What one gets.")] = {}
    topics: Annotated[dict[Identifier, Term], Doc("What it is about.")] = {}
    target_groups: Annotated[dict[Identifier, Term], Doc("Whom it is meant for.")] = {}
    areas: Annotated[dict[Identifier, Term], Doc("Where it applies.")] = {}
    offices: Annotated[dict[Identifier, Office], Doc("Who answers; of a file of its own.")] = {}

    def facet(self, facet: str) -> Mapping[str, Term]:
        """Return the terms of one tree by id; ``facet`` is one of FACETS."""
        terms: Mapping[str, Term] = getattr(self, facet)
        return terms

    def names(self, facet: str) -> Mapping[str, tuple[str, ...]]:
        """Return the names of every entry of a tree, or of the offices: id, labels and synonyms."""
        if facet == "offices":
            return {office_id: (office_id, office.de, office.en) for office_id, office in self.offices.items()}
        return {term_id: (term_id, term.de, term.en, *term.synonyms) for term_id, term in self.facet(facet).items()}

    def ancestors(self, facet: str, term_id: str) -> tuple[str, ...]:
        """Return the term itself and every wider one, nearest first; a circle in the vocabulary ends the walk."""
        terms = self.facet(facet)
        path: list[str] = []
        current: str | None = term_id
        while current is not None and current in terms and current not in path:
            path.append(current)
            current = terms[current].broader
        return tuple(path)

    def with_ancestors(self, facet: str, terms: Iterable[str]) -> tuple[str, ...]:
        """Return the terms and every wider one, each once."""
        return tuple(dict.fromkeys(wider for term in terms for wider in self.ancestors(facet, term)))

    def descendants(self, facet: str, term_id: str) -> frozenset[str]:
        """Return the term itself and every narrower one."""
        return frozenset(
            candidate_id for candidate_id in self.facet(facet) if term_id in self.ancestors(facet, candidate_id)
        )

    def reasons(self, searched_groups: Collection[str], groups: Collection[str]) -> tuple[str, ...]:
        """Return the groups implied by ``searched_groups`` that alone make a programme for ``groups`` suitable.

        Empty if the programme is suitable without them, or not even with them.
        """
        if any(self._meets(term, groups) for term in searched_groups):
            return ()
        terms = self.target_groups
        counts_as = (group for term in searched_groups if term in terms for group in terms[term].counts_as)
        return tuple(dict.fromkeys(group for group in counts_as if self._meets(group, groups)))

    def _meets(self, term: str, groups: Collection[str]) -> bool:
        """Return whether some groups have a term, a wider or a narrower one."""
        serving_groups = self.descendants("target_groups", term).union(self.ancestors("target_groups", term))
        return not serving_groups.isdisjoint(groups)

    def serving(self, area: str) -> dict[str, int]:
        """Return the areas whose programmes serve ``area``, with their distance: itself 0, then the wider ones."""
        return {wider: steps for steps, wider in enumerate(self.ancestors("areas", area))}

    def at_postcode(self, postcode: str) -> tuple[str, ...]:
        """Return the municipalities of a postcode; empty if the vocabulary does not have it."""
        return tuple(area for area, term in self.areas.items() if postcode in term.postcodes)

    def is_bulk_postcode(self, postcode: str) -> bool:
        """Return whether a postcode belongs to a single firm or authority, so that it implies no municipality."""
        return any(postcode in term.bulk_postcodes for term in self.areas.values())
