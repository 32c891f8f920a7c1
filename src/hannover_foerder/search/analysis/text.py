"""Analysis of text into stems, the same for the catalogue and for queries, so that their stems agree.

Steps: Unicode NFC, soft hyphens dropped, ligatures taken apart, gender marks dropped (``Lots*innen``, ``Lots:innen``,
``Lots_innen``, ``Gründer/-innen``, ``LotsInnen``, ``Lehrer(in)``, ``Auszubildende*r``), the plural of abbreviations
too (``KMUs``, ``KMU's``), numbers apart from their units (``10kWp``), lower case, words; a word with inner separators
gives its parts and the joined form (``e.coBizz`` gives ``e``, ``cobizz`` and ``ecobizz``); accents dropped, Snowball
stem; folding, so that ``ü``, ``ue`` and ``u`` and ``ß`` and ``ss`` meet, and the old and the new German spelling
(``Schiffahrt``, ``Photo``, ``Potential``). Other scripts keep their letters; Cyrillic and Arabic words have their own
Snowball stemmer.

Sources: Snowball German 3 (snowballstem.org); the folding is the rule set of Lucene's GermanNormalizationFilter
(ä=ae=a, ö=oe=o, ü=ue=u unless after a vowel or q, ß=ss), applied after stemming, since Snowball needs the umlauts.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import Stemmer

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.analysis.language import INFLECTIONS, STEM_EXCEPTIONS, WHOLE_STEMS

if TYPE_CHECKING:
    from collections.abc import Iterator

_GENDER_MARK = (
    r"(?i)(?<=[^\W\d_])"
    r"(?:(?:[*:_·•’'´`‘]-?|/-?)(?=in(?:nen)?\b)|[*:_·•](?=[rnms]\b)|\*(?=innen)|/-(?=[rn]\b)|\(in\)|\((innen)\))"
)
_GENDER_SIGNS = frozenset("*:_·•/(’'´`‘")
_PLURAL = r"(?<=\w)[’'´`‘]s\b"
_PLURAL_OF_CAPITALS = r"\b([A-ZÄÖÜ][A-ZÄÖÜ\d]{1,5})s\b"
"""``KMU's``, ``KMUs``: behind an apostrophe, or behind capitals."""
_JOINED_UNIT = r"(?<=\d)(?=(?:kwp|kwh?|mwh?|gwh?|km|kg|ha|qm|m[²³23]|tsd|mio|mrd|eur|euro|jahre|monate|wochen|tage)\b)"
"""Between a number and its unit (``10kWp``)."""
_INNER_I = r"(?<=[a-zäöüß])I(?=n(?:nen)?\b)"
_WORD = r"[^\W_]+(?:[.\-–‑&+/’'][^\W_]+)*"
_PART = r"[^\W_]+"
_UE = r"(?<![aeioq])ue"
_VERB_IN_IEREN = r"(\w{3,}ier)(?:en|t|te|ten|ter|tes|tem|end|ende|enden|ender|endes|ung|ungen|ungs)"
"""Sanieren, saniert, Sanierung: Snowball gives two stems (sani, sanier)."""

_REPLACED: dict[int, str | None] = {
    **dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x2060, 0xFEFF, 0x0640)),  # invisible
    0x0130: "i",  # Turkish İ: Python's lower() makes an i with a combining dot of it, which is no letter
    **dict(enumerate(("ff", "fi", "fl", "ffi", "ffl"), 0xFB00)),  # ligatures, as copied from a PDF
}
_LETTERS = str.maketrans(
    {
        "ä": "a",
        "ö": "o",
        "ü": "u",
        "ß": "ss",
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "æ": "a",
        "œ": "o",
        "ة": "ه",
        "ى": "ي",
    }
)
_SHORTEST_BEFORE_IKER = 3
_SHORTEST_WIDER = 5
_SHORTEST_FEMININE = 6
_WORDS_KEPT = 400_000
"""Words whose stems are kept: 140 bytes each besides the texts, at 65 ns a look instead of 7,000 for the stem."""
_CYRILLIC, _CYRILLIC_END, _ARABIC, _ARABIC_END = "\u0400", "\u052f", "\u0600", "\u06ff"

_german = Stemmer.Stemmer("german", 0)  # the caches below keep the folded stems; a second one would only cost memory


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    """Return the regular expression, compiled at first use: plain queries need none, and each costs 0.1 ms."""
    return re.compile(expression)


class Token(NamedTuple):
    """A word of a text: as written, its position (code points, end exclusive), and its stem."""

    surface: str
    start: int
    end: int
    stem: str


def normalise(text: str) -> str:
    """Return NFC text in lower case, the same for all ways to write it; its length may differ.

    Invisible signs, ligatures, gender marks and the plural s of abbreviations go; numbers are set apart from units.
    """
    if not text.isascii():
        import unicodedata

        text = unicodedata.normalize("NFC", text).translate(_REPLACED)
    if not _GENDER_SIGNS.isdisjoint(text):
        text = _pattern(_PLURAL).sub("", _pattern(_GENDER_MARK).sub(r"\1", text))
    if "In" in text:
        text = _pattern(_INNER_I).sub("i", text)
    lower = text.lower()
    if "s" in text and lower != text and not text.istitle():
        lower = _pattern(_PLURAL_OF_CAPITALS).sub(r"\1", text).lower()
    if any(map(str.isdigit, lower)):
        lower = _pattern(_JOINED_UNIT).sub(" ", lower)
    return lower


def words(text: str) -> list[str]:
    """Return the words of a text in order, normalised, not stemmed; inner separators are kept (``e.cobizz``)."""
    plain = normalise(text)
    chunks = plain.split()
    return chunks if all(map(str.isalnum, chunks)) else _pattern(_WORD).findall(plain)


def parts(word: str) -> list[str]:
    """Return the parts of a word between its inner separators (``e.cobizz``: ``e``, ``cobizz``)."""
    return [word] if word.isalnum() else _pattern(_PART).findall(word)


def fold(word: str) -> str:
    """Return the key common to all spellings of a lower-case word (``dämmung``, ``daemmung``, ``dammung``)."""
    if word.isascii():
        if "e" not in word:
            return word
    else:
        word = word.translate(_LETTERS)
        if not word.isascii():
            import unicodedata

            decomposed = unicodedata.normalize("NFKD", word)
            word = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LETTERS)
    while True:
        folded = word.replace("ae", "a").replace("oe", "o")
        if "ue" in folded:
            folded = _pattern(_UE).sub("u", folded)
        if folded == word:
            return word
        word = folded  # säen is also written saeen


_SPELLINGS = (
    ("foto", "photo"),
    ("graph", "graf"),
    ("telephon", "telefon"),
    ("mikrophon", "mikrofon"),
    ("delphin", "delfin"),
    ("ntial", "nzial"),
    ("ntiell", "nziell"),
    ("selbstand", "selbststand"),
    ("aufwend", "aufwand"),
    ("numerier", "nummerier"),
    ("plazier", "platzier"),
)
"""Spellings of the same, the old and the new ones of 2006, and the one that stands for both."""

_THREE_LETTERS = r"([bcdfghjklmnpqrstvwxz])\1\1"


def respelt(folded: str) -> str:
    """Return a folded word in a normalised spelling; three equal consonants become two (``schifffahrt``)."""
    for old, new in _SPELLINGS:
        if old in folded and new not in folded:
            folded = folded.replace(old, new)
    return _pattern(_THREE_LETTERS).sub(r"\1\1", folded)


@lru_cache(_WORDS_KEPT)
def stem(word: str) -> str:
    """Return the folded stem of one lower-case word without separators."""
    return respelt(fold(_snowball(word)))


def is_listed(word: str) -> bool:
    """Return whether Snowball would confuse a word, which is therefore listed and known to be spelt correctly."""
    return word in WHOLE_STEMS or any(
        word.endswith(tuple(ending + inflection for inflection in inflections))
        for ending, _, inflections in STEM_EXCEPTIONS
    )


def wider_stem(word: str) -> str | None:
    """Return Snowball's own stem of a word that :func:`stem` separates (Techniker: technik); ``None`` if equal."""
    plain = respelt(fold(str(_german.stemWord(word))))
    return plain if len(plain) >= _SHORTEST_WIDER and plain != stem(word) else None


def _snowball(word: str) -> str:
    """Return Snowball's stem of a lower-case word by the script of its last letter; the word if it has no stemmer."""
    if word[-1] <= _CYRILLIC:
        return _german_stem(word if word.isascii() else _without_accents(word))
    if word[-1] <= _CYRILLIC_END:
        return str(stemmer("russian").stemWord(word))
    if _ARABIC <= word[-1] <= _ARABIC_END:
        return str(stemmer("arabic").stemWord(word))
    return word


def _without_accents(word: str) -> str:
    """Return a lower-case Latin word without accents other than German ones; Snowball misreads them."""
    import unicodedata

    return "".join(
        letter if letter in "äöüß" or letter.isascii() else unicodedata.normalize("NFKD", letter)[0] for letter in word
    )


def _german_stem(word: str) -> str:
    """Return Snowball's stem, except for listed words whose stem would be that of another word."""
    listed_stem = WHOLE_STEMS.get(word)
    if listed_stem is not None:
        return listed_stem
    for ending, exact, inflections in STEM_EXCEPTIONS:
        if ending in word:  # asked first, since nearly always it is not
            start = word.rfind(ending)
            if word[start + len(ending) :] in inflections:
                return word[:start] + exact
    if "iker" in word:  # Technikers, Technikerinnen: not Technik
        start = word.rfind("iker")
        if start >= _SHORTEST_BEFORE_IKER and word[start + 4 :] in INFLECTIONS:
            return word[: start + 4]
    verb = _pattern(_VERB_IN_IEREN).fullmatch(word) if "ier" in word else None
    if verb is not None:
        return verb[1]
    return str(_german.stemWord(_base(word)))


_VERBS_IN_INNEN = ("beginnen", "gewinnen", "besinnen", "entrinnen", "spinnen")
_PLURALS_OF_SNOWBALL = ("erinnen", *_VERBS_IN_INNEN)
"""Endings of words in -innen that are left to Snowball: it unites -erinnen with -er itself."""
_ENDINGS_IN_IN = ("entin", "antin", "istin", "login")
"""Endings of feminine words in -in that Snowball does not unite with the masculine, as it does -erin."""
_NO_PLURALS_IN_S = ("eis", "nis", "xis", "sis", "ris", "aos", "los", "mos", "gas", "las", "was", "bas", "ais")
"""Endings of words in -as, -is and -os that are no plural (Kreis, Praxis, arbeitslos; but Azubis, Kitas)."""


def feminine(word: str) -> str | None:
    """Return the folded feminine singular of a lower-case word in -in or -innen of six letters or more; else ``None``.

    Its stem is that of the masculine; the thesaurus keeps what is said of women alone (Unternehmerin) by this key.
    """
    if len(word) < _SHORTEST_FEMININE:
        return None
    if word.endswith("innen") and not word.endswith(_VERBS_IN_INNEN):
        return respelt(fold(word.removesuffix("nen")))
    return respelt(fold(word)) if word.endswith(("erin", *_ENDINGS_IN_IN)) else None


def _base(word: str) -> str:
    """Return the masculine of a feminine or the singular of a plural in -s, which Snowball does not unite; or it."""
    if word.endswith(_ENDINGS_IN_IN) and len(word) > 7:  # noqa: PLR2004 - shortest: Klientin
        return word.removesuffix("in")
    if word.endswith("innen") and not word.endswith(_PLURALS_OF_SNOWBALL) and len(word) >= 8:  # noqa: PLR2004 - not drinnen
        return word.removesuffix("innen") + "en"  # the masculine plural of Lotsinnen is Lotsen
    is_plural = word.endswith(("as", "is", "os")) and not word.endswith(_NO_PLURALS_IN_S)
    return word.removesuffix("s") if is_plural and len(word) > 4 else word  # noqa: PLR2004 - not Gas


@cache
def stemmer(language: str) -> Stemmer.Stemmer:
    """Return Snowball's stemmer of a language by its English name, created at first use."""
    return Stemmer.Stemmer(language, 0)


@lru_cache(_WORDS_KEPT)
def stems_of(word: str) -> tuple[str, ...]:
    """Return the stems of a word of :func:`words`: its own, or of each part between separators and of all joined."""
    pieces = parts(word)
    stems = tuple(stem(piece) for piece in pieces)
    return stems if len(pieces) == 1 else (*stems, stem("".join(pieces)))


def pieces_of(text: str) -> list[str]:
    """Return the words of a text in order, joined words in parts."""
    return [piece for word in words(text) for piece in parts(word)]


def sequence(text: str) -> list[str]:
    """Return the stems of :func:`pieces_of`, for comparing phrases."""
    return [stem(piece) for piece in pieces_of(text)]


def tokens(text: str) -> list[Token]:
    """Return the words of a text with their positions, so that matched words can be highlighted.

    A word with separators or gender marks is one token per part where the place of the part is certain, else one
    token as a whole. The stems are those of :func:`words` and :func:`stems_of`.
    """
    placed_tokens: list[Token] = []
    for chunk in re.finditer(r"\S+", text):
        # a sign between words is a gender mark only inside a word, and its pattern takes 1 ms to compile
        if any(map(str.isalnum, chunk.group())):
            plain = normalise(chunk.group())
            is_certain = len(plain) == len(chunk.group())
            placed_tokens += _tokens_of_parts(chunk, plain) if is_certain else _tokens_of_whole(chunk, plain)
    return placed_tokens


def _tokens_of_parts(chunk: re.Match[str], plain: str) -> Iterator[Token]:
    """Yield a token for each part of a word, and one for the word if it has several; ``plain`` is the chunk as read."""
    for word in _pattern(_WORD).finditer(plain):
        pieces = list(_pattern(_PART).finditer(plain, *word.span()))
        for match in pieces if len(pieces) == 1 else [*pieces, word]:
            surface = chunk.group()[match.start() : match.end()]
            start = chunk.start() + match.start()
            yield Token(surface, start, start + len(surface), stems_of(match.group())[-1])


def _tokens_of_whole(chunk: re.Match[str], plain: str) -> Iterator[Token]:
    """Yield a token for each part, all at the place of the whole: something inside it was left out of ``plain``."""
    letters = [place for place, sign in enumerate(chunk.group()) if sign.isalnum()]
    first, end = letters[0], letters[-1] + 1
    if chunk.group()[end : end + 1] == ")" and "(" in chunk.group()[first:end]:  # Lehrer(in)
        end += 1
    for word in _pattern(_WORD).findall(plain):
        for part in stems_of(word):
            yield Token(chunk.group()[first:end], chunk.start() + first, chunk.start() + end, part)


def name_key(text: str) -> str:
    """Return the lookup key of a name, alias or id: its stems, concatenated."""
    return "".join(sequence(text))
