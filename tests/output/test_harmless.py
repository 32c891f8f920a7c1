"""No text of a catalogue steers the terminal."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hannover_foerder.output.harmless import dial_number, escape_json, harmless, linkable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Förderung [ab 2026] :boom:", "Förderung [ab 2026] :boom:"),
        ("a\x1b[31mrot", "a␛[31mrot"),
        ("a\x00b\x7f", "a␀b␡"),
        ("a\x9b31m", "a\ufffd31m"),
        ("a\u202eb\u2066c", "a\ufffdb\ufffdc"),
        ("a\tb\r\nc\u2028d", "a b c d"),
        ("a\ud800b", "a\ufffdb"),
        ("10\u00a0€ Gär\u00adten 👩\u200d🌾", "10\u00a0€ Gär\u00adten 👩\u200d🌾"),
    ],
)
def test_harmless(text: str, shown: str) -> None:
    assert harmless(text) == shown


@given(st.text())
def test_harmless_text_is_one_line_without_controls_and_stays_the_same(text: str) -> None:
    shown = harmless(text)
    assert not any(ord(one) < 32 or 127 <= ord(one) < 160 or 0x202A <= ord(one) <= 0x202E for one in shown)
    assert len(shown.splitlines()) <= 1
    assert harmless(shown) == shown


@given(st.text())
def test_escaped_json_loses_nothing(text: str) -> None:
    written = escape_json(json.dumps([text], ensure_ascii=False, indent=2))
    assert json.loads(written) == [text]
    assert not any((ord(one) < 32 and one != "\n") or 127 <= ord(one) < 160 for one in written)


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "file:///etc/passwd", "https://a\x1b]8;;b", "https://a\n"]
)
def test_not_linkable(url: str | None) -> None:
    assert linkable(url) is None


def test_linkable() -> None:
    assert linkable("https://example.org/ä") == "https://example.org/ä"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0511 616-0 (2022)", "05116160"),
        ("+49 (0)511 30031-9333", "+49511300319333"),
        ("0800 4 5555 00 oder 0511 1", "08004555500"),
        ("0511/616-0", "05116160"),
        ("0511 616-0 / 0511 616-1", "05116160"),
        ("0800/011 77 22", "08000117722"),
        ("0511/0123", "05110123"),
        ("110;ext=1", "110"),
        ("javascript:1", ""),
        ("", ""),
    ],
)
def test_a_telephone_dials_the_first_number(text: str, number: str) -> None:
    assert dial_number(text) == number
