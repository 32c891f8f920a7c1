"""Draw the pictures of the two READMEs: a search in a real terminal, on one fixed day. ``--check`` draws nothing."""

from __future__ import annotations

import html
import io
import re
import sys
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.text import Text

DOCS: Final = Path(__file__).parent.parent / "docs"
COMMANDS: Final = {
    "de": "foerder ich bin 17 und finde keine lehrstelle in garbsen",
    "en": "foerder recognition of my foreign degree",
}
"""What is searched, by the language of the picture."""
WIDTH: Final = 80


def picture(language: str) -> str:
    """Return a picture as SVG: the command, and what it prints in a terminal of 80 columns."""
    from tools.terminal import Terminal  # only where there are pseudo-terminals

    terminal = Terminal(language, width=WIDTH, colour=True)
    command = COMMANDS[language]
    output = terminal.run(command)
    terminal.close()
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.assemble(("$ ", "bold green"), command))
    console.print(Text.from_ansi(output), soft_wrap=True)
    svg = console.export_svg(title="foerder", unique_id="foerder")
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)  # no font from somewhere else


def text_of(svg: str) -> list[str]:
    """Return what one reads in a picture: how it is drawn differs with the version of Rich."""
    return [html.unescape(text).strip() for text in re.findall(r"<text[^>]*>(.*?)</text>", svg, re.DOTALL)]


def main() -> None:
    """Draw, or with ``--check`` end with a message where a picture is not what the program prints."""
    for language in COMMANDS:
        path = DOCS / f"terminal.{language}.svg"
        svg = picture(language)
        if "--check" not in sys.argv:
            path.write_text(svg, encoding="utf-8")
        elif text_of(path.read_text(encoding="utf-8")) != text_of(svg):
            sys.exit(f"docs/{path.name} is not what the program prints: python -m tools.terminal_picture")


if __name__ == "__main__":
    main()
