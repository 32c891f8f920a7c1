"""The vocabulary and the profile that come with the program: what every catalogue is read against."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.reading.locate import data_folder
from hannover_foerder.reading.profile_file import read_profile
from hannover_foerder.reading.vocabulary_file import read_vocabulary, with_offices

if TYPE_CHECKING:
    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary


class ReferenceData(NamedTuple):
    """What records are read against."""

    vocabulary: Vocabulary
    profile: dict[str, ProfileField]


def reference_data() -> ReferenceData:
    """Return the bundled vocabulary, offices and profile. Raises CatalogueError with their mistakes."""
    folder = Path(data_folder())
    vocabulary, offices, profile = folder / "vocabulary.yaml", folder / "offices.yaml", folder / "profile.yaml"
    terms = read_vocabulary(vocabulary.read_bytes(), str(vocabulary))
    return ReferenceData(
        with_offices(terms, offices.read_bytes(), str(offices)), read_profile(profile.read_bytes(), str(profile))
    )
