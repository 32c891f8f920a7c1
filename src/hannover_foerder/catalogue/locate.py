"""Where the bundled catalogue lies."""

from __future__ import annotations

from pathlib import Path

import hannover_foerder


def data_folder() -> Path:
    """The folder of ``programmes.yaml``: inside the package of an installed wheel, else at the root of the checkout."""
    package = Path(hannover_foerder.__file__).resolve().parent
    installed = package / "data"
    return installed if installed.is_dir() else package.parent.parent / "data"
