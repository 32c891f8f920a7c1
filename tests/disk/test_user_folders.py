"""The user's own folders are where the library that knows every system has them."""

from __future__ import annotations

from typing import get_args

import platformdirs
import pytest

from hannover_foerder.disk import user_folders
from hannover_foerder.disk.user_folders import Kind, user_folder


@pytest.mark.parametrize("is_linux", [user_folders._IS_LINUX, False])
@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("home", ["", "  ", "/somewhere/else", "a/relative/one", None])
def test_it_is_where_platformdirs_has_it(
    kind: Kind, home: str | None, monkeypatch: pytest.MonkeyPatch, *, is_linux: bool
) -> None:
    monkeypatch.setattr(user_folders, "_IS_LINUX", is_linux)
    variable = f"XDG_{kind.upper()}_HOME"
    if home is None:
        monkeypatch.delenv(variable, raising=False)
    else:
        monkeypatch.setenv(variable, home)
    assert user_folder(kind) == getattr(platformdirs, f"user_{kind}_dir")("foerder", appauthor=False)
