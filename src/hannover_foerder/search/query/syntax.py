"""Parser of the query syntax: words, "phrases", exclusions and field words. No input is an error."""

from itertools import zip_longest

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.query.abbreviations import without_abbreviations
from hannover_foerder.search.query.suspended import mark_halves

LONGEST = 500
"""Maximum characters of a query; the rest is dropped, so that the time of a query is bounded."""

MOST_WORDS = 64
"""Words, and phrases, and exclusions, that are read of a query; further ones are ignored."""

FIELD_WORDS = {
    word: field
    for field, words in (
        ("topics", "thema themen topic topics"),
        ("area", "ort gebiet area place"),
        ("kind", "art förderart foerderart kind"),
        ("provider", "anbieter träger traeger provider"),
        ("target_groups", "ziel zielgruppe für fuer target target-group"),
        ("name", "name"),
    )
    for word in words.split()
}
"""German and English words before a colon, and the field each means."""

_SYNTAX = r"""(?P<minus>[-−–](?=["\w]))?
    (?:(?P<field>[^\W\d_][\w-]*):(?!in(?:nen)?\b|[rnms]\b)\s*(?=\S))?
    (?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+)|")"""
_PLAIN_SIGNS = {0xFF10 + digit: str(digit) for digit in range(10)} | dict.fromkeys(map(ord, "„“”«»‟″＂"), '"')
"""The plain form of digits of full width and of quotation marks."""
_MINUS = ("-", "−", "–")
_NOT = ("NICHT", "NOT")
_NOT_MARKED = ("ohne", "nicht", "kein", "keine", "keinen", "außer", "without", "not", "no", "except")
"""Before quotation marks or a field these exclude, too."""
_LONGEST_ABBREVIATION = 5
_SIGNS = frozenset("€$%")


class _Token(NamedTuple):
    """A part of a query: a phrase or a word, with what stands before it: a minus, and text with a colon."""

    has_minus: bool
    field: str | None
    phrase: str | None
    word: str | None


class Word(NamedTuple):
    """A word as typed; ``field`` restricts it to one field of the record."""

    text: str
    field: str | None = None
    abbreviation: bool = False
    """Typed in capitals among other words, or alone: ``IT`` is no pronoun and ``AEVO`` no mistake."""
    named: bool = False
    """The name of a programme: *ohne BAföG* leaves others that have to do with it."""
    aside: bool = False
    """Says nothing by itself, but may be part of a phrase of the thesaurus (*keinen Plan nach der Schule*)."""


class Phrase(NamedTuple):
    """Quoted words that must be adjacent; ``field`` restricts them to one field."""

    text: str
    field: str | None = None


class Query(NamedTuple):
    """A parsed query."""

    text: str
    words: tuple[Word, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    excluded: tuple[Word | Phrase, ...] = ()
    unfinished: bool = False
    """Whether the last word may still go on."""
    typed: tuple[Word, ...] = ()
    """All words as typed, if some of ``words`` were understood and left out: by them a programme is named."""
    circumstances: tuple[str, ...] = ()
    """Words left out, or only aside, that tell of who asks: who needs a programme says them, no programme does."""

    def plain_words(self) -> list[Word]:
        """Return the words that belong to no field, in order."""
        return [word for word in self.words if word.field is None]


def parse(text: str) -> Query:
    """Parse a typed query. Never raises: what is no operator is a word or ignored."""
    clean = _clean(text)
    in_capitals = sum(map(str.isupper, clean)) > sum(map(str.islower, clean)) and len(clean.split()) > 1
    words: list[Word] = []
    phrases: list[Phrase] = []
    excluded: list[Word | Phrase] = []
    is_negated = last_is_word = False
    tokens = _tokens(clean)
    for token, following in zip_longest(tokens, tokens[1:]):
        if following is not None and _negates(token, following):
            is_negated = True
            continue
        is_unwanted = token.has_minus or is_negated
        for part in _parts(token, in_capitals=in_capitals):
            if is_unwanted:
                excluded.append(part)
            elif isinstance(part, Phrase):
                phrases.append(part)
            else:
                words.append(part)
            last_is_word = part.text == token.word and not is_unwanted
        is_negated = False
    return Query(
        text,
        tuple(words[:MOST_WORDS]),
        tuple(phrases[:MOST_WORDS]),
        tuple(dict.fromkeys(excluded))[:MOST_WORDS],
        unfinished=last_is_word and clean[-1:].isalnum(),
    )


def _clean(text: str) -> str:
    """Return a query of bounded length in NFC, with plain digits and quotation marks, and without what says nothing."""
    text = text[:LONGEST].encode("utf-8", "replace").decode()
    if not text.isascii():
        import unicodedata

        text = unicodedata.normalize("NFC", text).translate(_PLAIN_SIGNS)
    clean = mark_halves(without_abbreviations(text))
    if _SIGNS.isdisjoint(clean):
        return clean
    import re

    return re.sub(r"(?<=\d)\s+(?=[€$%])|(?<=[€$])\s+(?=\d)", "", clean)  # alone such a sign would be no word


def _tokens(clean: str) -> list[_Token]:
    """Return the parts of a query."""
    chunks = clean.split()
    if not any('"' in chunk or ":" in chunk or chunk.startswith(_MINUS) for chunk in chunks):
        return [_Token(has_minus=False, field=None, phrase=None, word=chunk) for chunk in chunks]
    import re  # compiling the pattern takes longer than the search for plain words

    matches = re.finditer(_SYNTAX, clean, re.VERBOSE)
    return [_Token(bool(match["minus"]), match["field"], match["phrase"], match["word"]) for match in matches]


def _negates(token: _Token, following: _Token) -> bool:
    """Return whether a word excludes the token behind it: in capitals any, else a phrase or the word of a field.

    What plain words mean behind *ohne* depends on the vocabulary, so it is understood later.
    """
    if not token.word or token.field or token.has_minus:
        return False
    is_marked = following.phrase is not None or (following.field or "").casefold() in FIELD_WORDS
    return token.word in _NOT or (is_marked and token.word.lower() in _NOT_MARKED)


def _parts(token: _Token, *, in_capitals: bool) -> list[Word | Phrase]:
    """Return the word or phrase of a token, if it has any letter or digit; what is no field is a word before it.

    ``in_capitals``: the whole query is, so that capitals make no word an abbreviation.
    """
    field = FIELD_WORDS.get(token.field.casefold()) if token.field else None
    word = token.word or ""
    is_abbreviation = not in_capitals and _looks_abbreviated(word)
    part = Word(word, field, abbreviation=is_abbreviation) if token.phrase is None else Phrase(token.phrase, field)
    parts = [Word(token.field), part] if token.field and field is None else [part]
    return [part for part in parts if any(map(str.isalnum, part.text))]


def _looks_abbreviated(word: str) -> bool:
    """Return whether a word is short and written in capitals, digits and ``&`` alone."""
    return 1 < len(word) <= _LONGEST_ABBREVIATION and all(
        letter.isupper() or letter.isdigit() or letter == "&" for letter in word
    )
