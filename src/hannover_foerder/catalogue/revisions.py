"""Older revisions of the files of a catalogue, where it lies in a git repository."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hannover_foerder.catalogue.bundled import Ground, ground
from hannover_foerder.catalogue.files import cut
from hannover_foerder.catalogue.problems import raise_all
from hannover_foerder.catalogue.profile_file import read_profile
from hannover_foerder.catalogue.read import read_each
from hannover_foerder.catalogue.vocabulary_file import read_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hannover_foerder.model.programme import Programme


def git(folder: str | Path, *arguments: str) -> bytes | None:
    """What git prints in a folder; ``None`` if it refuses. Raises FileNotFoundError if there is no git."""
    command = ["git", "-C", str(folder), *arguments]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - no shell; callers end the options
    return None if done.returncode else done.stdout


def in_git(files: Sequence[str]) -> bool:
    """Whether git knows every one of the files."""
    try:
        return all(git(*_place(file, "ls-files", "--error-unmatch", "--")) is not None for file in files)
    except FileNotFoundError:
        return False


def revision_of(files: Sequence[str], day: date) -> str | None:
    """The revision at the end of a day; ``None`` if there was none."""
    found = git(Path(files[0]).parent, "rev-list", "-1", f"--before={day} 23:59:59", "HEAD")
    return found.decode().strip() or None if found else None


def day_of(files: Sequence[str], revision: str) -> date | None:
    """The day on which a revision was committed; ``None`` if there is no such revision."""
    found = git(Path(files[0]).parent, "log", "-1", "--format=%cs", "--end-of-options", revision, "--")
    return date.fromisoformat(found.decode().strip()) if found else None


def records_at(files: Sequence[str], revision: str) -> tuple[Programme, ...] | None:
    """The records that the files had at a revision; ``None`` if none of them was there.

    They are read with the vocabulary that lay beside them, else with the bundled one. Raises CatalogueError.
    """
    base: Ground | None = None
    found: list[Programme] = []
    for file in files:
        data = _at(file, revision)
        if data is None:
            continue
        base = base or _ground_at(file, revision)
        name = f"{revision}:{Path(file).name}"
        records, problems = read_each(cut(data, name, base.vocabulary), name, base.vocabulary, base.profile)
        raise_all(problems)
        found += [programme for _, programme in records]
    return None if base is None else tuple(found)


def _ground_at(file: str, revision: str) -> Ground:
    vocabulary, profile = (
        _at(str(Path(file).with_name(name)), revision) for name in ("vocabulary.yaml", "profile.yaml")
    )
    if vocabulary is None or profile is None:
        return ground()
    return Ground(
        read_vocabulary(vocabulary, f"{revision}:vocabulary.yaml"), read_profile(profile, f"{revision}:profile.yaml")
    )


def _at(file: str, revision: str) -> bytes | None:
    path = Path(file)
    return git(path.parent, "show", "--end-of-options", f"{revision}:./{path.name}")


def _place(file: str, *arguments: str) -> tuple[str, ...]:
    path = Path(file)
    return (str(path.parent), *arguments, path.name)
