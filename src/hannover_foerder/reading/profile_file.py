"""Reader of ``profile.yaml``: the fields that the rules of requirements may ask for."""

from __future__ import annotations

from hannover_foerder.model.profile import ProfileField
from hannover_foerder.model.vocabulary import Vocabulary
from hannover_foerder.reading.document import top_level
from hannover_foerder.reading.problems import Problems
from hannover_foerder.reading.readers import reader_of
from hannover_foerder.reading.scalars import ReadContext

_WITH_VALUES = ("choice", "set")
_WITHOUT_VALUES = ("yes-no", "number")


def read_profile(content: bytes, name: str) -> dict[str, ProfileField]:
    """Return the fields of a profile file; ``name`` is used in messages. Raises CatalogueError with all problems."""
    problems = Problems(name)
    nodes = top_level(content, problems, ("profile",), needs_all_keys=True)
    profile: dict[str, ProfileField] = {}
    if "profile" in nodes:
        read_fields = reader_of(dict[str, ProfileField], "profile")
        profile = read_fields(nodes["profile"], ReadContext(problems, Vocabulary(), {}))
    problems.raise_if_any()
    for key, field in profile.items():
        line = nodes["profile"].start_mark.line
        if field.type in _WITH_VALUES and not field.values:
            problems.add(line, "profile-values", field=key)
        if field.type in _WITHOUT_VALUES and field.values:
            problems.add(line, "profile-no-values", field=key)
        for other, values in field.only_if.items():
            if other not in profile or not set(values) <= set(profile[other].values) or field.otherwise is None:
                problems.add(line, "profile-only-if", field=key)
    problems.raise_if_any()
    return profile
