"""The size of texts in the cells of a workbook: column widths in characters, row heights in points.

LibreOffice works out no heights itself, and no program widens a column, so both are reckoned here, with the letter
widths that XlsxWriter knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from xlsxwriter.utility import xl_pixel_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hannover_foerder.output.spool import Size

FONT: Final = "Arial"
"""Excel has it; LibreOffice brings Liberation Sans, whose letters are as wide."""
FONT_POINTS: Final = 10
PRINT_SCALE: Final = 80
"""Percent: type of 10 points is printed in 8."""

_PAGE_CHARACTERS: Final = 175
"""Room on landscape A4 at :data:`PRINT_SCALE`, measured in LibreOffice; in Excel there is a little more."""
_PADDING_CHARACTERS: Final = 5 / 7
"""Room between the lines of a column and its text, of both sides."""

_WIDEST: Final = 60
"""Longer lines are hard to read beside others."""
_WIDEST_POSSIBLE: Final = 255
"""Excel's limit for a column."""
_NARROWEST: Final = 10
_LINE_POINTS: Final = 12.75
HIGHEST_POINTS: Final = 409
"""Excel's limit for a row."""
_MOST_LINES: Final = int(HIGHEST_POINTS / _LINE_POINTS)
_LOST_TO_LINE_ENDS: Final = 0.6
"""Of a line, at each end of one; a little over the half that is lost on average."""
_CHARACTER_PIXELS: Final = 7
"""Width of a digit in Excel, which counts columns in digits."""
_SLACK: Final = 1.05
"""The library knows the letters of Calibri 11, which are about so much wider than those of Arial 10."""
_LETTERS_PER_CHARACTER: Final = 1.1
"""Letters of a German text beside the width of a digit, on average."""


def row_height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Return the points that the longest of some texts needs in its column, at most those Excel allows."""
    lines = max((_line_count(text, width) for text, width in zip(texts, widths, strict=True)), default=1)
    return min(HIGHEST_POINTS, _LINE_POINTS * max(1, lines) + 2)


def column_widths(headings: Sequence[str], sizes: Sequence[Size]) -> list[float]:
    """Return the widths of columns, from their headings and the sizes of their cells.

    A column is as wide as its longest line, up to what is easy to read, but so wide that the highest row holds its
    longest text. Columns that can share a page are narrowed until they do.
    """
    least_widths = [
        max(_NARROWEST, _width_of(max(map(len, heading.split()))), _width_of(size.letters / _full_lines(size)))
        for heading, size in zip(headings, sizes, strict=True)
    ]
    wanted_widths = [
        _width_of(max(size.line_letters, len(heading))) for heading, size in zip(headings, sizes, strict=True)
    ]

    def widths_up_to(widest: float) -> list[float]:
        return [
            min(_WIDEST_POSSIBLE, max(least, min(wanted, widest)))
            for least, wanted in zip(least_widths, wanted_widths, strict=True)
        ]

    candidates = map(widths_up_to, range(_WIDEST, _NARROWEST - 1, -1))
    return next(filter(fits_page, candidates), widths_up_to(_WIDEST))


def fits_page(widths: Sequence[float]) -> bool:
    """Return whether columns have room side by side on landscape A4 in type of eight points."""
    return sum(width + _PADDING_CHARACTERS for width in widths if width) <= _PAGE_CHARACTERS


def _full_lines(size: Size) -> float:
    """Return how many lines full of text the highest possible row holds, less what is lost at the ends of lines."""
    return max(1.0, _MOST_LINES - _LOST_TO_LINE_ENDS * size.lines)


def _width_of(letters: float) -> float:
    """Return the column width for so many letters and a filter button."""
    return round(letters / _LETTERS_PER_CHARACTER + 2, 1)


def _line_count(text: str, width: float) -> int:
    """Return the number of lines of a text in a column, broken at blanks; 0 in a hidden column."""
    if not width:
        return 0
    room, blank = width * _CHARACTER_PIXELS * _SLACK, xl_pixel_width(" ")
    lines = 0
    for paragraph in text.split("\n"):
        lines, used_pixels = lines + 1, 0
        for word in paragraph.split(" "):
            pixels = xl_pixel_width(word)
            if used_pixels and used_pixels + blank + pixels > room:
                lines, used_pixels = lines + 1, 0
            used_pixels += blank + pixels if used_pixels else pixels
            if used_pixels > room:  # a word that is longer than the line
                lines, used_pixels = lines + int(used_pixels // room), int(used_pixels % room)
    return lines
