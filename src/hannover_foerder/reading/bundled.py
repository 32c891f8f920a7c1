"""The vocabulary and the profile that come with the program: what every catalogue is read against."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hannover_foerder.reading.locate import data_folder
from hannover_foerder.reading.profile_file import read_profile
from hannover_foerder.reading.vocabulary_file import read_vocabulary

if TYPE_CHECKING:
    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary


class Ground(NamedTuple):
    """What records are read against."""

    vocabulary: Vocabulary
    profile: dict[str, ProfileField]


def ground() -> Ground:
    """The bundled vocabulary and profile. Raises CatalogueError with their mistakes."""
    folder = Path(data_folder())
    vocabulary, profile = folder / "vocabulary.yaml", folder / "profile.yaml"
    return Ground(
        read_vocabulary(vocabulary.read_bytes(), str(vocabulary)), read_profile(profile.read_bytes(), str(profile))
    )
