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
        ("a <![ b", "a <![ b"),
        ("a <!-- b", "a <!-- b"),
        ("a <!-- b --> c", "a c"),
        ("<!DOCTYPE html><p>a</p>", "a"),
        ("a <?php b ?> c", "a c"),
        ("3 < 5 & 7 > 6", "3 < 5 & 7 > 6"),
        ("<a href='x > y'>b</a", "b</a"),
        ("<SCRIPT>x</script >b", "b"),
        ("</ p>a", "</ p>a"),
        ("<ul><li>eins</li><li>zwei</li></ul>", "– eins\n– zwei"),
        ("<title>Amt</title><section>eins</section><dt>zwei</dt><h5>drei</h5>", "Amt\neins\nzwei\ndrei"),
        ("<tr><th>a</th><td>b</td></tr><tr><td>c</td></tr>", "a b\nc"),
        ("Wirt<b>schaft</b>", "Wirtschaft"),
        ("<!-- a <p> --", "<!-- a\n--"),
        ("\x1b[31mrot\x1b[0m", "[31mrot[0m"),
    ],
)
def test_html_becomes_plain_text(html: str, text: str) -> None:
    assert plain_text(html) == text


@pytest.mark.parametrize(
    "piece", ["<!--", "</", "<a ", "<a '", '<a "', "<![", "<script>", "&", "<!", "<!-- -->", "<p>"]
)
def test_many_of_a_kind_are_read_to_the_end(piece: str) -> None:
    """With the quadratic time of the standard library this would take minutes."""
    assert len(plain_text(piece * 200_000 + "Ende")) <= len(piece) * 200_000 + 4
