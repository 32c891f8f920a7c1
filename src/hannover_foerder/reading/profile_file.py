"""Reader of ``profile.yaml``: the fields that the rules of requirements may ask for."""

from __future__ import annotations

from hannover_foerder.model.profile import ProfileField
from hannover_foerder.reading.document import read_sections
from hannover_foerder.reading.positions import Passage, line_of
from hannover_foerder.reading.problems import Problems

_KEY = "profile"
_WITH_VALUES = ("choice", "set")
_WITHOUT_VALUES = ("yes-no", "number")


def read_profile(content: bytes, name: str) -> dict[str, ProfileField]:
    """Return the fields of a profile file; ``name`` is used in messages. Raises CatalogueError with all problems."""
    profile: dict[str, ProfileField] = read_sections(content, name, {_KEY: dict[str, ProfileField]})[_KEY]
    problems, passage = Problems(name), Passage(name, 1, content)

    def report(code: str, field: str) -> None:
        problems.add(line_of(passage, f"{_KEY}.{field}") - 1, code, field=field)

    for key, field in profile.items():
        if field.type in _WITH_VALUES and not field.values:
            report("profile-values", key)
        if field.type in _WITHOUT_VALUES and field.values:
            report("profile-no-values", key)
        for other_field, values in field.only_if.items():
            if (
                other_field not in profile
                or not set(values) <= set(profile[other_field].values)
                or field.otherwise is None
            ):
                report("profile-only-if", key)
    problems.raise_if_any()
    return profile
