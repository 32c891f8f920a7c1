"""What scripts read is what docs/output.md says: every field and every column stands there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cli.conftest import CATALOGUE

from hannover_foerder.cli.registry import COMMANDS
from hannover_foerder.output.views import fit, listing, news

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.cli.conftest import Foerder

PAGE = (Path(__file__).parents[2] / "docs" / "output.md").read_text(encoding="utf-8")
WORDS = set(re.findall(r"[\w-]+", " ".join(re.findall(r"`([^`\n]+)`", PAGE))))
"""Every word that stands as code on the page."""


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "--group-by", "topic"],
        ["search", "wasserstoff"],
        ["facets"],
        ["match", "--set", "applicant=company"],
        ["explain", "wasserstoff-zentrum", "--query", "wasserstoff"],
        ["deadlines", "--within", "1y"],
        ["plan", "dach-zuschuss", "wasserstoff-zentrum"],
        ["check", str(CATALOGUE)],
        ["check", "--list"],
    ],
)
def test_every_field_is_on_the_page(foerder: Foerder, arguments: list[str]) -> None:
    found = json.loads(foerder(*arguments, "--format", "json").out)
    assert found
    assert {field for one in found for field in one} <= WORDS


@pytest.mark.parametrize("columns", [listing.COLUMNS, news.COLUMNS, fit.COLUMNS], ids=["list", "news", "match"])
def test_the_columns_are_on_the_page_in_their_order(columns: Sequence[str]) -> None:
    assert " · ".join(f"`{column}`" for column in columns) in " ".join(PAGE.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_on_the_page(name: str) -> None:
    assert name in WORDS
