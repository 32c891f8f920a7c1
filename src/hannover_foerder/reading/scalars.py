"""Readers of YAML scalars as text, number, boolean or date, without the implicit typing of YAML 1.1.

A reader takes a node and a :class:`ReadContext`, and gives the value, or ``None`` after it has noted a problem. What
YAML 1.1 would not read as a text (``no``, ``12:30``, ``0123``, a date) must be quoted where a text is wanted, since
other tools read the same file. Numbers are digits with at most one decimal point.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from yaml.nodes import ScalarNode

from hannover_foerder.model.dates import PartialDate, YearlyDate
from hannover_foerder.model.spelling import plain
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.reading.nearest import nearest
from hannover_foerder.reading.nodes import HARMFUL
from hannover_foerder.reading.problems import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from yaml.nodes import Node

    from hannover_foerder.model.constraints import Between, Pattern
    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.reading.problems import Problems

NULLS: Final = frozenset(("", "~", "null", "Null", "NULL"))
_TYPED_WORDS = (
    NULLS
    | {
        form
        for word in ("yes", "no", "on", "off", "true", "false", "y", "n")
        for form in (word, word.title(), word.upper())
    }
    | {"=", "<<"}
)
_NUMBERLIKE = re.compile(
    r"""[-+]?(?:
        0b[01_]+ | 0[0-7_]+ | 0x[0-9a-fA-F_]+ | 0o[0-7]+
      | [0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)? | \.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?
      | [0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)? | \.(?:inf|Inf|INF)
    ) | \.(?:nan|NaN|NAN) | [0-9]{4}-[0-9]{2}-[0-9]{2} | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[Tt\ ].*""",
    re.VERBOSE,
)
LONGEST_TEXT: Final = 50_000
"""Characters of one text: some twenty pages."""

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.([0-9]{1,6}))?")
_COMMA = re.compile(r"-?[0-9]{1,15},[0-9]{1,6}")
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(?:[._ ,][0-9]{3})+")

_IN_GERMAN: Final = {
    german: english
    for english, words in {
        "rolling": "laufend jederzeit fortlaufend",
        "fixed": "fest stichtag",
        "recurring": "wiederkehrend jaehrlich",
        "closed": "geschlossen beendet",
        "unknown": "unbekannt unklar",
        "application": "antrag antragstellung",
        "sketch": "skizze",
        "payment-claim": "verwendungsnachweis mittelabruf auszahlung",
        "report": "bericht",
        "other": "anderes sonstiges",
        "project": "projekt vorhaben",
        "company": "betrieb unternehmen firma",
        "building": "gebaeude haus",
        "dwelling": "wohnung wohneinheit",
        "trainee": "auszubildende azubi",
        "employee": "beschaeftigte mitarbeiter",
        "municipality": "kommune gemeinde stadt",
        "month": "monat",
        "year": "jahr",
        "square-metre": "quadratmeter qm",
        "case": "fall",
        "place": "platz",
        "loan": "kredit darlehen",
        "federal": "bund bundesebene",
        "state": "land landesebene",
        "chamber": "kammer",
        "university": "hochschule universitaet",
        "association": "verein verband",
        "email": "mail e-mail",
        "phone": "telefon",
        "post": "brief",
        "in-person": "persoenlich vor-ort",
        "via-bank": "hausbank bank",
        "several": "mehrere verschieden",
        "complements": "ergaenzt",
        "requires": "verlangt setzt-voraus",
        "excludes": "schliesst-aus",
        "predecessor": "vorgaenger",
        "successor": "nachfolger",
        "official": "amtlich offiziell",
        "press": "presse zeitung",
        "secondary": "zweite-hand",
        "condition": "bedingung voraussetzung",
        "judgement": "ermessen",
        "procedure": "verfahren",
    }.items()
    for german in words.split()
}
"""German words for the fixed words of a record, as keys of :func:`plain`."""


class ReadContext(NamedTuple):
    """The context of reading a file or block: its problems so far, and the lists of allowed values."""

    problems: Problems
    vocabulary: Vocabulary
    profile: Mapping[str, ProfileField]

    def report_unknown_field(self, node: Node, name: str) -> None:
        """Report a name that is no field of the profile."""
        similar = closest_name(name, field_names(self.profile))
        self.report(node, "profile-field", similar=similar, field=excerpt(name))

    def report(self, node: Node, code: str, *, similar: str | None = None, **values: object) -> None:
        """Report a problem at the line of a node."""
        self.problems.add(node.start_mark.line, code, similar=similar, **values)


Reader = Callable[[Any, ReadContext], Any]
"""Takes a node; gives its value, ``None`` after a problem."""


def is_null(node: Node) -> bool:
    """Return whether nothing stands there, or a plain ``null``."""
    return node.__class__ is ScalarNode and not node.style and node.value in NULLS


def is_yaml_surprise(text: str) -> bool:
    """Return whether YAML 1.1 or 1.2 gives an unquoted text another type."""
    return text in _TYPED_WORDS or (text[0] in "-+.0123456789" and _NUMBERLIKE.fullmatch(text) is not None)


def text_reader(field: str) -> Reader:
    """Return the reader of a non-empty text."""

    def read(node: Node, context: ReadContext) -> str | None:
        if node.__class__ is not ScalarNode:
            context.report(node, "text-needed", field=field)
            return None
        value: str = node.value
        if not node.style and is_yaml_surprise(value):
            code = "empty" if value in NULLS else "quote"
            context.report(node, code, field=field, value=excerpt(value))
            return None
        if len(value) > LONGEST_TEXT:
            context.report(node, "text-too-long", field=field, most=LONGEST_TEXT)
            return None
        if not value.isprintable() and (match := HARMFUL.search(value)):
            context.report(node, "character-in-text", field=field, char=f"U+{ord(match[0]):04X}")
            return None
        if not value or value.isspace():
            context.report(node, "empty", field=field)
            return None
        return value

    return read


def pattern_reader(field: str, pattern: Pattern) -> Reader:
    """Return the reader of a text that must fully match a pattern."""
    fullmatch = re.compile(pattern.regex).fullmatch
    problem_code = f"pattern-{pattern.code}"
    read_text = text_reader(field)

    def read(node: Node, context: ReadContext) -> str | None:
        value: str | None = read_text(node, context)
        if value is not None and not fullmatch(value):
            code = f"{problem_code}{_cause(value)}" if pattern.code == "url" else problem_code
            context.report(node, code, field=field, value=excerpt(value))
            return None
        return value

    return read


def _cause(url: str) -> str:
    """Return why a text that begins like an address is not a valid one."""
    if re.search(r"\s", url):
        return ".blank"
    if not re.match(r"https?://", url, re.IGNORECASE):
        return ""
    return ".capitals" if url[:8] != url[:8].lower() else ".character"


def term_reader(field: str, facet: str) -> Reader:
    """Return the reader of the id of a vocabulary term."""
    read_text = text_reader(field)

    def read(node: Node, context: ReadContext) -> str | None:
        value: str | None = read_text(node, context)
        if value is None:
            return None
        if value not in getattr(context.vocabulary, facet):
            names = context.vocabulary.names(facet)
            code = "office" if facet == "offices" else "term"
            context.report(node, code, similar=closest_name(value, names), field=field, value=excerpt(value))
            return None
        return value

    return read


def closest_name(text: str, names: Mapping[str, Iterable[str]]) -> str | None:
    """Return the id that was probably intended by one of its names or a typing mistake; ``None`` if none is near."""
    id_by_name = {plain(name): key for key, spellings in names.items() for name in spellings}
    similar = nearest(plain(text), id_by_name)
    return similar and id_by_name[similar]


def field_names(profile: Mapping[str, ProfileField]) -> dict[str, tuple[str, ...]]:
    """Return by id the names of each profile field, the id first."""
    return {
        key: (key, *((field.label.de, field.label.en or key) if field.label else ())) for key, field in profile.items()
    }


def choice_reader(field: str, choices: tuple[str, ...]) -> Reader:
    """Return the reader of a choice among a few words."""
    read_text = text_reader(field)

    def read(node: Node, context: ReadContext) -> str | None:
        value: str | None = read_text(node, context)
        if value is not None and value not in choices:
            similar = _IN_GERMAN.get(plain(value))
            similar = similar if similar in choices else nearest(value, choices)
            context.report(
                node, "choice", similar=similar, field=field, value=excerpt(value), choices=", ".join(choices)
            )
            return None
        return value

    return read


def number_reader(field: str, limits: Between | None, *, is_whole: bool = False) -> Reader:
    """Return the reader of a number; one without decimals becomes an ``int``."""

    def read(node: Node, context: ReadContext) -> float | None:
        if node.__class__ is not ScalarNode or node.style:
            context.report(node, "number-needed", field=field)
            return None
        value: str = node.value
        match = _NUMBER.fullmatch(value)
        if value in NULLS:
            context.report(node, "empty", field=field)
        elif _THOUSANDS.fullmatch(value):
            context.report(node, "thousands", field=field, value=value, digits=re.sub("[^-0-9]", "", value))
        elif match is None and _COMMA.fullmatch(value):
            context.report(node, "decimal-comma", field=field, value=value, digits=value.replace(",", "."))
        elif match is None:
            context.report(node, "number", field=field, value=excerpt(value))
        elif is_whole and match[1] is not None:
            context.report(node, "whole-number", field=field, value=value)
        else:
            number = int(value) if match[1] is None else float(value)
            bound = _missed_bound(number, limits)
            if bound is None:
                return number
            context.report(node, "range", field=field, value=value, sign=bound[0], limit=f"{bound[1]:g}")
        return None

    return read


def _missed_bound(number: float, limits: Between | None) -> tuple[str, float] | None:
    """Return sign and value of the limit that a number misses; ``None`` if it misses none."""
    if limits is not None and limits.low is not None and number < limits.low:
        return "≥", limits.low
    if limits is not None and limits.high is not None and number > limits.high:
        return "≤", limits.high
    return None


def yes_no_reader(field: str) -> Reader:
    """Return the reader of ``true`` or ``false`` and no other spelling."""

    def read(node: Node, context: ReadContext) -> bool | None:
        if node.__class__ is ScalarNode and not node.style and node.value in ("true", "false"):
            return bool(node.value == "true")
        context.report(node, "true-false", field=field)
        return None

    return read


def date_reader(field: str, kind: type[PartialDate | YearlyDate]) -> Reader:
    """Return the reader of dates of a class with ``parse``; equal texts give the same object."""

    @lru_cache(4096)
    def parse(text: str) -> PartialDate | YearlyDate | None:
        try:
            return kind.parse(text) if text.isascii() else None
        except ValueError:
            return None

    code = "date" if kind is PartialDate else "yearly-date"
    read_text = text_reader(field)

    def read(node: Node, context: ReadContext) -> PartialDate | YearlyDate | None:
        is_filled = node.__class__ is ScalarNode and node.value.strip() and (node.style or node.value not in NULLS)
        if is_filled and parse(node.value) is None:  # quotes would not make it a date, so nobody is asked for them
            context.report(node, code, field=field, value=excerpt(node.value))
            return None
        value: str | None = read_text(node, context)
        return None if value is None else parse(value)

    return read
