"""Abbreviations without content (``z. B.``, ``ggf.``), which are removed from a query."""

from __future__ import annotations

import re
from functools import cache

DOTTED = """z. B., u. a., u. ä., o. ä., d. h., i. d. R., i. e. S., i. S. v., i. H. v., i. V. m., m. E., s. o., s. u.,
    u. U., v. a., z. T., z. Zt., z. Hd., b. a. w., e. g., i. e.""".split(",")  # noqa: SIM905 - read more easily
"""Of single letters, so that their dots tell them from other letters; with and without spaces."""

PLAIN = frozenset(
    """abzgl bspw bzgl bzw ca div einschl etc evtl exkl gem ggf ggfs inkl insb insbes jew lt max mind min mtl nr
    rd sog usf usw vgl zb zzgl zzt approx incl""".split()  # noqa: SIM905 - words are read more easily without quotation marks
)
"""Words that are nothing else, so that they need no dot."""

_SPELT = PLAIN | {word.capitalize() for word in PLAIN - {"zb"}} | {"zB"}


def without_abbreviations(text: str) -> str:
    """Return a query without abbreviations that lack content; unchanged if nothing else is left.

    What stands in capitals (``MAX``), in quotation marks or behind a colon stays.
    """
    if "." not in text and _SPELT.isdisjoint(text.split()):
        return text
    shorter = _pattern().sub(lambda match: match["quoted"] or " ", text)
    return shorter if any(map(str.isalnum, shorter)) else text


@cache
def _pattern() -> re.Pattern[str]:
    """Return the regular expression of a quoted text or an abbreviation outside of one, compiled at first use."""
    dotted = "|".join(
        r"\.\s?".join(re.escape(letters) for letters in re.findall(r"\w+", spelling)) + r"\."
        for spelling in sorted(DOTTED, key=len, reverse=True)
    )
    plain = "|".join(re.escape(word) for word in sorted(_SPELT, key=len, reverse=True))
    abbreviation = rf"(?<![\w.:@\"-])(?:(?i:{dotted})|(?:{plain})(?:\.|(?![\w.-])))(?![\w@])"
    return re.compile(rf'(?P<quoted>"[^"]*")|{abbreviation}')
