"""Build hook: a wheel brings the compiled store of its catalogue, so that the first search needs no compiling."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class StoreHook(BuildHookInterface):
    """Compiles ``data/`` with the code of this checkout and adds store and state to the wheel's data folder."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogue before hatchling packs a wheel; an editable install does so on its first use."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from hannover_foerder.store.shipping import ship

        self._folder = TemporaryDirectory()
        folder = Path(self._folder.name)
        for name in ship(folder):
            build_data["force_include"][str(folder / name)] = f"hannover_foerder/data/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the compiled store once it is in the wheel."""
        if version != "editable":
            self._folder.cleanup()
