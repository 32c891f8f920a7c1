"""Reader of the files in ``situations/``: people and organisations with what the rules of a catalogue must say of them.

An example says what somebody must be told of some programmes; an edge has a profile that lies inside all rules of a
programme, and changes of it that each lead just outside of one.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Final

from hannover_foerder.model.constraints import Doc, Identifier
from hannover_foerder.model.dates import PartialDate
from hannover_foerder.model.profile import ProfileField
from hannover_foerder.model.struct import Struct
from hannover_foerder.model.vocabulary import Vocabulary
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.reading.answers_file import Answers, answers_in
from hannover_foerder.reading.document import read_sections
from hannover_foerder.reading.positions import Passage
from hannover_foerder.reading.readers import ReadBy

FOLDER: Final = "situations"
"""The folder beside a catalogue file."""

Profile = Annotated[Answers, ReadBy(answers_in), Doc("As in a profile file.")]


class Expected(Struct):
    """What somebody must be told, by ids of programmes."""

    fits: Annotated[tuple[Identifier, ...], Doc("It fits, or nothing speaks against it.")] = ()
    sure: Annotated[tuple[Identifier, ...], Doc("It fits.")] = ()
    maybe: Annotated[dict[Identifier, str], Doc("The field that is among the missing ones.")] = {}
    not_: Annotated[dict[Identifier, str], Doc("The field that is part of the reason.")] = {}
    reaches: Annotated[tuple[Identifier, ...], Doc("Nothing rules it out.")] = ()
    ended: Annotated[tuple[Identifier, ...], Doc("It has ended.")] = ()


class Example(Struct):
    """Somebody, and what must be said of some programmes."""

    name: str
    profile: Profile
    why: Annotated[str, Doc("What decides, in a sentence.")]
    expect: Expected


class Unreachable(Struct):
    """A requirement that nobody can be outside of alone."""

    requirement: Annotated[str, Doc("The German sentence.")]
    why: str


class Edge(Struct):
    """A profile inside all rules of a programme, and what is just outside of it."""

    programme: Identifier
    profile: Profile
    outside: Annotated[tuple[Profile, ...], Doc("Changes of the profile, each out of one rule only.")] = ()
    nobody_outside: tuple[Unreachable, ...] = ()


class SituationFile(NamedTuple):
    """The content of a file of situations."""

    passage: Passage
    day: date
    """The day for which all of them are decided."""
    situations: tuple[Example, ...] = ()
    edges: tuple[Edge, ...] = ()


def read_situations(
    content: bytes, name: str, fields: Mapping[str, ProfileField], vocabulary: Vocabulary
) -> SituationFile:
    """Return the situations of a file; ``name`` is used in messages. Raises CatalogueError with all problems."""
    hints = {"day": PartialDate, "situations": tuple[Example, ...], "edges": tuple[Edge, ...]}
    sections = read_sections(
        content, name, hints, optional=("situations", "edges"), vocabulary=vocabulary, profile=fields
    )
    day: PartialDate = sections.pop("day")
    return SituationFile(Passage(name, 1, content), day.first_day, **sections)
