"""The page of a programme goes to the browser, or only its address to the output."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Foerder

PAGE = "https://example.org/zentrum"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that the browser got."""
    addresses: list[str] = []

    def open_page(url: str) -> bool:
        addresses.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", open_page)
    return addresses


def test_the_official_page_is_named_and_opened(foerder: Foerder, opened: list[str]) -> None:
    assert foerder("open", "wasserstoff-zentrum") == (
        0,
        "",
        f"Zentrum für Wasserstoff: offizielle Seite\n{PAGE}\n",
    )
    assert opened == [PAGE]


def test_only_the_address_is_written_where_that_is_wanted(foerder: Foerder, opened: list[str]) -> None:
    code, out, _ = foerder("open", "wasserstoff-zentrum", "--print")
    assert (code, out, opened) == (0, f"{PAGE}\n", [])


def test_without_a_browser_the_address_is_told(foerder: Foerder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    code, out, err = foerder("open", "wasserstoff-zentrum")
    assert (code, out) == (1, "")
    assert err.endswith(f"foerder: Kein Browser lässt sich öffnen. Die Adresse: {PAGE}\n")


def test_without_a_page_nothing_is_opened(foerder: Foerder, tmp_path: Path, opened: list[str]) -> None:
    file = tmp_path / "one.yaml"
    file.write_text("schema: 1\nprogrammes:\n  - id: stumm\n    name: {de: Stumm}\n", encoding="utf-8")
    code, out, err = foerder("open", "stumm", "--catalogue", str(file))
    assert (code, out, opened) == (1, "", [])
    assert err == "foerder: Stumm: keine Seite bekannt. Mehr: foerder show stumm\n"
