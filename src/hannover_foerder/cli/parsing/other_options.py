"""Option names known from other programs (``--place``, ``--json``, ``-o``), mapped to ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.cli.formats import form_hint
from hannover_foerder.cli.suggesting import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

_OTHERS: Final[Mapping[str, tuple[str, ...]]] = {
    "--area": ("place", "ort", "region", "town", "city", "stadt", "where", "gebiet", "location", "plz", "postcode"),
    "--target-group": ("group", "for", "who", "whom", "audience", "zielgruppe", "fuer", "für", "target"),
    "--topic": ("theme", "subject", "thema", "category", "tag", "about"),
    "--kind": ("type", "art", "sort-of"),
    "--provider": ("from", "office", "agency", "traeger", "träger", "funder"),
    "--status": ("state", "open", "active", "running", "all", "alle", "ended"),
    "--limit": ("max", "top", "count", "number", "first", "anzahl"),
    "--lang": ("language", "sprache", "locale", "english", "deutsch"),
    "--as-of": ("date", "day", "on", "datum", "today", "stichtag"),
    "--catalogue": ("file", "catalog", "data", "katalog", "input", "i"),
    "--no-pager": ("no-page", "plain"),
    "--within": ("in", "days", "until", "bis", "next", "weeks", "months", "tage"),
    "--since": ("last", "from", "after", "seit"),
    "--full": ("all", "long", "verbose", "details", "more", "alles", "v"),
    "--sources": ("quellen", "references", "evidence"),
    "--print": ("url", "show", "no-browser", "print-url", "dry-run", "n"),
    "--literal": ("exact", "strict", "verbatim", "genau"),
    "--query": ("search", "words", "q", "suche"),
    "--columns": ("fields", "cols", "spalten"),
    "--sort": ("order", "order-by", "sort-by", "by"),
    "--group-by": ("group",),
    "--cost": ("price", "sum", "amount", "budget", "kosten", "summe"),
    "--errors-only": ("quiet", "q", "errors", "no-warnings"),
    "--force": ("overwrite", "replace", "yes", "y"),
}
"""Each option, and its names in other programs."""

_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "place": ("area", "ort", "town", "city", "region", "plz", "postcode"),
    "purpose": ("topic", "for", "thema", "zweck"),
    "applicant": ("target-group", "who", "group", "as"),
    "age": ("alter",),
    "employees": ("staff", "mitarbeiter", "size"),
}
"""Each profile field, and its names in other programs or as an option."""

_FILE: Final = ("o", "output", "out", "outfile", "save-as")
_BROWSER: Final = ("web", "browser", "open")


def meant_options(name: str, command: Any) -> tuple[str, ...]:  # noqa: ANN401 - Typer's command, of a private base
    """Return replacements for an option that a command lacks: its own options, or another call; best first."""
    options = {option: parameter for parameter in command.params for option in parameter.opts}
    word = name.lstrip("-").lower()
    if formats := options.get("--format"):
        word = word.removeprefix("format-")
        if word in (completion.value for completion in formats.shell_complete(None, "")):
            return (f"--format {word}",)
    if form_hint(word):
        return ()
    if word in _FILE:
        return ("foerder export liste.csv" if "--topic" in options else f"foerder {command.name} … > datei.txt",)
    if word in _BROWSER and "ids" in (parameter.name for parameter in command.params):
        return ("foerder open",)
    own_options = tuple(dict.fromkeys(_by_another_name(word, options)))
    if own_options or len(word) == 1:
        return own_options
    return suggestion(word, {option.strip("-"): option for option in options if option.startswith("--")})


def _by_another_name(word: str, options: Mapping[str, object]) -> Iterator[str]:
    """Yield the options of a command, and the fields of a profile if it takes one, that have this foreign name."""
    yield from (option for option, foreign_names in _OTHERS.items() if option in options and word in foreign_names)
    if "--set" in options:
        yield from (
            f"--set {field}=…" for field, foreign_names in _FIELDS.items() if word == field or word in foreign_names
        )
