"""Which language is spoken."""

from __future__ import annotations

import pytest

from hannover_foerder.cli.language import language_of, language_option


@pytest.mark.parametrize(
    ("arguments", "variables", "language"),
    [
        ([], {}, "de"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "en.UTF-8"}, "en"),
        ([], {"LANG": "C"}, "de"),
        ([], {"LANG": "fr_FR.UTF-8"}, "de"),
        ([], {"LC_ALL": "de_DE", "LANG": "en_US"}, "de"),
        ([], {"LC_ALL": "", "LC_MESSAGES": "en_GB", "LANG": "de_DE"}, "en"),
        (["list", "--lang", "en"], {}, "en"),
        (["list", "--lang=de"], {"LANG": "en_US"}, "de"),
        (["list", "--lang", "fr"], {"LANG": "en_US"}, "en"),
        (["list", "--lang"], {}, "de"),
        (["list", "-l", "en"], {}, "en"),
        (["list", "-len"], {}, "en"),
        (["--lang", "de", "list", "--lang", "en"], {}, "en"),
        (["search", "--", "--lang", "en"], {}, "de"),
        (["--lang", "en", "search", "beratung", "-laptop"], {}, "en"),
        (["--lang", "en", "list", "--lang", "--"], {}, "de"),
    ],
)
def test_language(arguments: list[str], variables: dict[str, str], language: str) -> None:
    assert language_of(language_option(arguments), variables) == language
