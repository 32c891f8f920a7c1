"""HTML as plain text."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

_BLOCKS: Final = frozenset(("p", "br", "li", "ul", "ol", "div", "h1", "h2", "h3", "h4", "tr", "table"))
"""Elements that begin and end a line."""


class _Text(HTMLParser):
    """Collects the text of HTML; block elements begin a new line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in ("script", "style"):
            self._hidden += 1
        elif tag in _BLOCKS:
            self.parts.append("\n– " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._hidden = max(0, self._hidden - 1)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def plain_text(html: str) -> str:
    """HTML as text: tags dropped, entities resolved, scripts left out, white space folded, paragraphs kept as lines."""
    if not html:
        return ""
    parser = _Text()
    parser.feed(html)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    printable = ("".join(char for char in line if char.isprintable()) for line in lines)
    return "\n".join(line for line in printable if line.strip("– "))
