"""HTML as plain text.

Its own small tokenizer, which looks at every character once: that of the standard library takes quadratic time on
comments and tags that are not closed, and fails on some declarations.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = re.compile(
    "address|article|aside|blockquote|body|br|button|caption|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure"
    "|footer|form|h[1-6]|head|header|hr|legend|li|main|nav|ol|option|p|pre|section|summary|table|tbody|tfoot|thead"
    "|title|tr|ul"
)
"""Elements that begin and end a line."""

_CELLS: Final = frozenset(("td", "th"))
_HIDDEN: Final = frozenset(("script", "style"))
_BEGIN = re.compile(r"<(?=[a-zA-Z/!?])")
_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9]*+)(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")
"""Possessive, and without ``<`` outside of quotes, so that a failed try has looked at little."""


def plain_text(html: str) -> str:
    """Return HTML as text: no tags or scripts, entities resolved, white space folded, a line per paragraph.

    What is no whole tag or comment stays as it is.
    """
    if not html:
        return ""
    lines = (" ".join(line.split()) for line in "".join(_parts(html)).split("\n"))
    printable = ("".join(char for char in line if char.isprintable()) for line in lines)
    return "\n".join(line for line in printable if line.strip("– "))


def _parts(html: str) -> Iterator[str]:
    """Yield the texts between the tags of a page, and what stands for these; what is hidden is left out."""
    lowered = html.lower() if html.isascii() else re.sub("[A-Z]", lambda letter: letter[0].lower(), html)
    last_end = {end: html.rfind(end) for end in ("-->", ">")}  # looked up once: behind it nothing is closed
    position = 0
    while begin := _BEGIN.search(html, position):
        yield unescape(html[position : begin.start()])
        position = begin.start()
        if html[position + 1] in "!?":
            end = "-->" if html.startswith("<!--", position) else ">"
            is_closed = last_end[end] > position
            if not is_closed:
                yield html[position]
            position = html.index(end, position) + len(end) if is_closed else position + 1
            continue
        tag = _TAG.match(html, position)
        if tag is None:
            yield html[position]
            position += 1
            continue
        position, name = tag.end(), tag[2].lower()
        if name in _HIDDEN and not tag[1]:
            closing = lowered.find(f"</{name}", position)
            position = closing if closing >= 0 else len(html)
        elif _BLOCK.fullmatch(name):
            yield "\n– " if name == "li" and not tag[1] else "\n"
        elif name in _CELLS:
            yield " "
    yield unescape(html[position:])
