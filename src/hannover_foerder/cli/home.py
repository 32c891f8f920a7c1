"""Expansion of ``~`` in paths that the shell leaves as they are: behind ``=``, in quotes, in variables."""

from __future__ import annotations

from os.path import expanduser


def expand_home(value):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN201 - Typer would evaluate annotations on every start
    """Expand ``~`` in one path or several; a callback of options and arguments."""
    if value is None:
        return None
    return [expanduser(path) for path in value] if isinstance(value, list) else expanduser(value)
