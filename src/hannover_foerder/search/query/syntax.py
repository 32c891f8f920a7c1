"""Parser of the query syntax: words, "phrases", exclusions and field words. No input is an error."""

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.query.abbreviations import without_abbreviations
from hannover_foerder.search.query.suspended import mark_halves

LONGEST = 500
"""Maximum characters of a query; the rest is dropped, so that the time of a query is bounded."""

MOST_WORDS = 64

FIELD_WORDS = {
    "thema": "topics",
    "themen": "topics",
    "topic": "topics",
    "topics": "topics",
    "ort": "area",
    "gebiet": "area",
    "area": "area",
    "place": "area",
    "art": "kind",
    "förderart": "kind",
    "foerderart": "kind",
    "kind": "kind",
    "anbieter": "provider",
    "träger": "provider",
    "traeger": "provider",
    "provider": "provider",
    "ziel": "target_groups",
    "zielgruppe": "target_groups",
    "für": "target_groups",
    "fuer": "target_groups",
    "target": "target_groups",
    "target-group": "target_groups",
    "name": "name",
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
    shouted = sum(map(str.isupper, clean)) > sum(map(str.islower, clean)) and len(clean.split()) > 1
    words: list[Word] = []
    phrases: list[Phrase] = []
    excluded: list[Word | Phrase] = []
    negated = last_is_word = False
    tokens = _tokens(clean)
    for number, (minus, field, phrase, word) in enumerate(tokens, 1):
        if word and not field and not minus and number < len(tokens) and _negates(word, tokens[number]):
            negated = True
            continue
        for part in _parts(field, phrase, word or "", shouted=shouted):
            if minus or negated:
                excluded.append(part)
            elif isinstance(part, Phrase):
                phrases.append(part)
            else:
                words.append(part)
            last_is_word = part.text == word and not (minus or negated)
        negated = False
    return Query(
        text,
        tuple(words[:MOST_WORDS]),
        tuple(phrases[:MOST_WORDS]),
        tuple(dict.fromkeys(excluded))[:MOST_WORDS],
        last_is_word and clean[-1:].isalnum(),
    )


def _clean(text: str) -> str:
    """Return a query of bounded length with plain digits and quotation marks, without abbreviations of no content."""
    readable = text[:LONGEST].encode("utf-8", "replace").decode().translate(_PLAIN_SIGNS)
    clean = mark_halves(without_abbreviations(readable))
    if _SIGNS.isdisjoint(clean):
        return clean
    import re

    return re.sub(r"(?<=\d)\s+(?=[€$%])|(?<=[€$])\s+(?=\d)", "", clean)  # alone such a sign would be no word


def _tokens(clean: str) -> list[tuple[bool, str | None, str | None, str | None]]:
    """Return of each part of a query whether it is excluded, its field, its phrase and its word."""
    chunks = clean.split()
    if not any('"' in chunk or ":" in chunk or chunk.startswith(_MINUS) for chunk in chunks):
        return [(False, None, None, chunk) for chunk in chunks]
    import re  # compiling the pattern takes longer than the search for plain words

    matches = re.finditer(_SYNTAX, clean, re.VERBOSE)
    return [(bool(match["minus"]), match["field"], match["phrase"], match["word"]) for match in matches]


def _negates(word: str, following: tuple[bool, str | None, str | None, str | None]) -> bool:
    """Return whether a word excludes the token behind it: in capitals any, else a phrase or the word of a field.

    What plain words mean behind *ohne* depends on the vocabulary, so it is understood later.
    """
    _, field, phrase, _ = following
    is_marked = phrase is not None or (field is not None and field.casefold() in FIELD_WORDS)
    return word in _NOT or (is_marked and word.lower() in _NOT_MARKED)


def _parts(field: str | None, phrase: str | None, word: str, *, shouted: bool) -> list[Word | Phrase]:
    """Return the word or phrase of a token, if it has any letter or digit; what is no field is a word before it."""
    meant = FIELD_WORDS.get(field.casefold()) if field else None
    part = Word(word, meant, _is_abbreviation(word, shouted)) if phrase is None else Phrase(phrase, meant)
    parts = [Word(field), part] if field and meant is None else [part]
    return [part for part in parts if any(map(str.isalnum, part.text))]


def _is_abbreviation(word: str, shouted: bool) -> bool:
    return (
        not shouted
        and 1 < len(word) <= _LONGEST_ABBREVIATION
        and all(letter.isupper() or letter.isdigit() or letter == "&" for letter in word)
    )
