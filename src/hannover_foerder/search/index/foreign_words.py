"""Stemming of the thesaurus's languages other than German and English.

:func:`~hannover_foerder.search.analysis.text.stem` cuts every Latin word as if it were German, so it meets a Polish
``dotacja`` in no other case. Here each language has its own Snowball stemmer (snowballstem.org, as PyStemmer 3.1 has
them). Three things are added, each the same for the list and for what is typed, so that both meet:

- A stem is cut again until it stays: Romanian ``firmei`` gives ``firme``, then ``firm``; Turkish ``eğitimler`` gives
  ``eğitim``, then ``eğit``.
- What Snowball leaves of a plural or a possessive goes, see :data:`_LEFT`: ``cursuri``, ``vélos``, ``kredisi``.
- Each word also counts as typed without marks (``formacion``, ``dotacje``), as on a German keyboard.

Snowball has no Ukrainian. Its Russian stemmer, which :func:`~hannover_foerder.search.analysis.text.stem` uses for all
Cyrillic words, does not know ``і``, ``ї`` and ``є`` (of 20 inflected forms it found 12); here the longest of
:data:`_UKRAINIAN_ENDINGS` is cut, the endings of nouns and adjectives in any grammar. Russian and Arabic need nothing:
their words have their own stemmer already.
"""

from __future__ import annotations

import unicodedata

from hannover_foerder.search.analysis.text import fold, parts, stemmer
from hannover_foerder.search.index.targets import LONGEST_JOIN, LONGEST_KEY, key_of
from hannover_foerder.search.index.thesaurus import content_words

SNOWBALL = {"es": "spanish", "fr": "french", "pl": "polish", "ro": "romanian", "tr": "turkish"}

LANGUAGES = (*SNOWBALL, "uk")
"""In the order in which they are preferred where nothing else decides."""

SHORTEST = 3
"""Letters of the shortest stem of a word: in shorter ones nearly every short word ends up. Of a phrase one word must
have as many (``iş kurmak``)."""

SHORTEST_ALONE = 4
"""Letters that the only word which shows the language of a query has in common with the listed one at least:
``hibeleri`` is a form of ``hibe``, English *cat* none of ``çatı``."""

ROMANCE = ("es", "fr", "ro")
"""Languages whose stems are those of international words as well."""

_LONGEST_ENDINGS = 5
"""Letters in which two forms of a Romance word differ at most: ``subvenție`` and ``subvențiilor`` in five,
``alternance`` and *alternative* in seven. Of 5,000 frequent English words 12 are read as foreign with
this, 28 without."""

_SHORTEST_LEFT = 4
"""Letters that stay at least when an ending goes that Snowball leaves."""

_LEFT = {
    "fr": (("is", "i"), ("os", "o"), ("us", "u"), ("as", "a")),
    "pl": (("ek", "k"),),
    "ro": (("our", "ou"), ("ur", ""), ("ăr", ""), ("ar", "")),
    "tr": tuple((vowel + "s", vowel) for vowel in "aeıioöuü"),
}
"""Endings of Snowball's stems that are still part of the inflection, and what stands in their place: the plural of
French words in a vowel (Snowball keeps ``-is``), the vowel in the genitive of Polish ones in ``-ka``, Romanian plurals
in ``-uri`` and ``-ări``, the Turkish possessive behind a vowel."""

_UKRAINIAN_ENDINGS = tuple(
    sorted(
        """ами ями ах ях ові еві єві ів їв ей ою ею єю ом ем єм ам ям ого ього ому ьому ими іми их іх ий ій ої ьої ім им
        ія ії ію ією іям іями іях іє а я о е є и і ї у ю ь""".split(),  # noqa: SIM905 - words are read more easily
        key=len,
        reverse=True,
    )
)
_LETTERS = str.maketrans({"ł": "l", "ı": "i", "ß": "ss", "œ": "oe", "æ": "ae", "đ": "d"})
_CYRILLIC = ("\u0400", "\u052f")


def bare(word: str) -> str:
    """Return a lower-case word without diacritics (``locuință``, ``locuinta``)."""
    plain = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return unicodedata.normalize("NFC", "".join(letter for letter in plain if not unicodedata.combining(letter)))


def foreign_stem(word: str, language: str) -> str:
    """Return the folded stem of a lower-case word in one of :data:`LANGUAGES`; empty for another script."""
    if not word.isalpha() or (_CYRILLIC[0] <= word[0] <= _CYRILLIC[1]) != (language == "uk"):
        return ""
    return fold(_ukrainian(word) if language == "uk" else _snowball(word, language))


def may_be_form(word: str, listed: str, language: str) -> bool:
    """Return whether a word may be an inflected form of a thesaurus word with the same stem.

    The stems of Romance languages are those of international words as well: an English *format* is no ``formation``. No
    Romance word is the bare stem of another one, and two forms of one differ by short endings.
    """
    if language not in ROMANCE:
        return True
    common_length = shared(word, listed)
    return common_length < len(word) and len(word) + len(listed) - 2 * common_length <= _LONGEST_ENDINGS


def shared(word: str, listed: str) -> int:
    """Return the length of the common prefix of two words, ignoring diacritics and spaces."""
    typed, meant = bare(word), bare("".join(listed.lower().split()))
    differing_positions = (
        position for position, (letter, other) in enumerate(zip(typed, meant, strict=False)) if letter != other
    )
    return next(differing_positions, min(len(typed), len(meant)))


def spellings(words: list[str], language: str) -> list[list[str]]:
    """Return the stems of some words, as typed and, if different, without diacritics."""
    stems_as_typed = [foreign_stem(word, language) for word in words]
    if language == "uk" or all(map(str.isascii, words)):
        return [stems_as_typed]
    stems_without_marks = [foreign_stem(bare(word), language) for word in words]
    return [stems_as_typed] if stems_without_marks == stems_as_typed else [stems_as_typed, stems_without_marks]


def foreign_key(stems: list[str], language: str) -> str:
    """Return the key of a word or phrase in a language (``pl:dotacj``, ``pl:dom remont``); empty if it has none."""
    if not all(stems) or len(set(stems)) > LONGEST_KEY or max(map(len, stems), default=0) < SHORTEST:
        return ""
    return f"{language}:{key_of(stems)}"


def foreign_keys(text: str, language: str) -> list[str]:
    """Return the keys of a thesaurus phrase, of two short words also joined (``iş yeri``); else none.

    Single letters (``d'emploi``) are no words.
    """
    if language not in LANGUAGES:
        return []
    pieces = [piece for word in content_words(text) for piece in parts(word)]
    pieces = [piece for piece in pieces if len(piece) > 1] or pieces
    forms = [pieces]
    if len(pieces) == 2 and len(pieces[0]) + len(pieces[1]) <= LONGEST_JOIN:  # noqa: PLR2004 - as thesaurus.keys
        forms.append(["".join(pieces)])
    keys = [foreign_key(stems, language) for form in forms for stems in spellings(form, language)]
    return list(dict.fromkeys(key for key in keys if key))


def _snowball(word: str, language: str) -> str:
    """Return Snowball's stem of a word, cut again until it stays, without the rests in :data:`_LEFT`."""
    if language == "tr" and len(word) > _SHORTEST_LEFT and word.endswith(("mak", "mek")):
        word = word[:-1]  # the infinitive, açmak, and the noun of the verb, açma, which takes the case endings
    stem_of = stemmer(SNOWBALL[language]).stemWord
    word = _without_rest(str(stem_of(word)), language)
    while True:
        next_stem = _without_rest(str(stem_of(word)), language)
        if next_stem == word or len(next_stem) < SHORTEST:
            return word
        word = next_stem


def _without_rest(stem: str, language: str) -> str:
    """Return a stem without what the stemmer has left of an ending; unchanged if it has left nothing."""
    for ending, instead in _LEFT.get(language, ()):
        if stem.endswith(ending) and len(stem) - len(ending) + len(instead) >= _SHORTEST_LEFT:
            return stem.removesuffix(ending) + instead
    return stem


def _ukrainian(word: str) -> str:
    """Return a Ukrainian word without its ending if three letters remain.

    ``-ець`` and ``-ок`` lose their vowel in other cases, and a doubled letter is single before no vowel (навчання,
    навчань).
    """
    for ending, instead in (("ець", "ц"), ("ок", "к")):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word.removesuffix(ending) + instead
    ending = next(
        (letter for letter in _UKRAINIAN_ENDINGS if word.endswith(letter) and len(word) - len(letter) >= SHORTEST), ""
    )
    stem = word.removesuffix(ending)
    return stem[:-1] if len(stem) > SHORTEST and stem[-1] == stem[-2] else stem
