"""The path of the bundled catalogue. Every command needs it, so it does without pathlib."""

from __future__ import annotations

import os.path

_PACKAGE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))


def data_folder(package: str = _PACKAGE) -> str:
    """Return the folder of ``programmes.yaml``: in the installed package, else at the root of the checkout."""
    installed = os.path.join(package, "data")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(os.path.dirname(package)), "data")
