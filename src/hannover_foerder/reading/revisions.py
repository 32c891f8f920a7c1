"""Files at a revision of a git repository, or on a day."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Final

from hannover_foerder.errors import CannotError

if TYPE_CHECKING:
    from collections.abc import Sequence


_SETTINGS: Final = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.pager": "cat",
    "log.showSignature": "false",
    "protocol.allow": "never",
}
"""They win over the repository's own: its owner may be a stranger, and these would run programs of his."""

_ENVIRONMENT: Final = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
"""Nothing is fetched (a repository may name the program that does it) and nothing written."""

_KEPT_VARIABLES: Final = re.compile(
    r"GIT_CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|PARAMETERS|COUNT|KEY_\d+|VALUE_\d+)"
    r"|GIT_CEILING_DIRECTORIES|GIT_DISCOVERY_ACROSS_FILESYSTEM"
)
"""The user's own settings, such as ``safe.directory``. The other variables of git would lead to another repository."""


PATIENCE_SECONDS: Final = 20.0
MOST_MEMORY: Final = 1 << 30
"""Bytes that git may take for itself; packs that it only reads do not count."""

MOST_PRINTED: Final = 1 << 27
"""Bytes of a file of a revision: a catalogue of 20,000 records."""


def git(folder: str | Path, *arguments: str) -> bytes | None:
    """Return the output of a git command in a folder; ``None`` if it fails.

    Only plumbing is asked, which reads objects and neither the index nor the working tree, and applies no filter, text
    conversion or foreign ``diff``. So a repository of a stranger runs nothing, wherever its settings point. It may hold
    pipes, devices and a few bytes that unpack to many, so git has a limit of time, of memory and of what it prints.

    Raises FileNotFoundError if there is no git, CannotError if it reached a limit or was killed.
    """
    settings = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
    variables = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or _KEPT_VARIABLES.fullmatch(name)
    }
    command = ["git", "--no-pager", *settings, "-C", str(folder), *arguments]
    with subprocess.Popen(  # noqa: S603 - no shell; nothing of a user's can be taken for an option
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=variables | _ENVIRONMENT,
    ) as process:
        _bound_memory(process.pid)
        clock = Timer(PATIENCE_SECONDS, process.kill)
        clock.start()
        try:
            output = process.stdout.read(MOST_PRINTED + 1) if process.stdout else b""
            if len(output) > MOST_PRINTED:
                process.kill()
            process.wait()
        finally:
            clock.cancel()
    if process.returncode < 0:
        raise CannotError("error.git-endless", path=str(folder))
    return None if process.returncode else output


def _bound_memory(process: int) -> None:
    """Limit the memory of a process, if the system can do so from outside (Linux)."""
    if sys.platform == "linux":
        import resource

        with suppress(OSError):  # it has ended already
            resource.prlimit(process, resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))


def file_at(folder: str | Path, revision: str, path: str) -> bytes | None:
    """Return a file at a revision; ``None`` if either is missing. A ``path`` with ``./`` is relative to the folder.

    Raises FileNotFoundError if there is no git, CannotError if it reached a limit.
    """
    object_name = _object_name(folder, revision)
    return None if object_name is None else git(folder, "cat-file", "blob", f"{object_name}:{path}")


def in_git(files: Sequence[str]) -> bool:
    """Return whether all files are in the last revision of a repository; false without git. Raises CannotError."""
    try:
        return all(git(Path(file).parent, "cat-file", "-e", f"HEAD:./{Path(file).name}") is not None for file in files)
    except FileNotFoundError:
        return False


def revision_of(files: Sequence[str], day: date) -> str | None:
    """Return the last revision before the end of a day; ``None`` if there was none.

    Raises FileNotFoundError if there is no git, CannotError if it reached a limit.
    """
    commit = git(Path(files[0]).parent, "rev-list", "-1", f"--before={day} 23:59:59", "HEAD", "--")
    return commit.decode().strip() or None if commit else None


def day_of(files: Sequence[str], revision: str) -> date | None:
    """Return the day on which a revision was committed; ``None`` if it does not exist, or its day does not.

    Raises FileNotFoundError if there is no git, CannotError if it reached a limit.
    """
    folder = Path(files[0]).parent
    commit = _object_name(folder, revision)
    output = None if commit is None else git(folder, "rev-list", "-1", "--format=%cs", commit, "--")
    try:
        return date.fromisoformat(output.decode().split()[-1]) if output else None
    except ValueError:  # a date that no calendar has: whoever made the commit wrote it
        return None


def _object_name(folder: str | Path, revision: str) -> str | None:
    """Return the object name of a revision; ``None`` if there is no such revision."""
    if revision.startswith("-"):
        return None
    output = git(folder, "rev-parse", "--verify", "--quiet", revision, "--")
    return output.decode().split()[0] if output else None
