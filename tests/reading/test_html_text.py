"""HTML as plain text."""

from __future__ import annotations

import pytest

from hannover_foerder.reading.html_text import plain_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("ohne Zeichen", "ohne Zeichen"),
        ("a &lt;b&gt; &uuml;", "a <b> ü"),
        ("<p>eins</p>\n\n<p>zwei   drei</p>", "eins\nzwei drei"),
        ("<style>p{}</style>x<br>y", "x\ny"),
        ("offen <b>fett", "offen fett"),
        ("\x1b[31mrot\x1b[0m", "[31mrot[0m"),
    ],
)
def test_html_becomes_plain_text(html: str, text: str) -> None:
    assert plain_text(html) == text
