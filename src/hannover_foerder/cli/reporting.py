"""Error messages on stderr, one line each: what is wrong, what was probably meant, what is possible."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from hannover_foerder.disk.opening import ForeignError, NotRegularError, TooLargeError
from hannover_foerder.errors import CatalogueError
from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hannover_foerder.errors import FoerderError
    from hannover_foerder.words import Words

_PROGRAM = "foerder: "
_REASONS = {
    errno.ENOENT: "os.missing",
    errno.EACCES: "os.permission",
    errno.EPERM: "os.permission",
    errno.EROFS: "os.permission",
    errno.ENOSPC: "os.full",
    errno.EDQUOT: "os.full",
    errno.ENAMETOOLONG: "os.long-name",
    errno.EBADF: "os.closed",  # of the streams and files here only the standard output can be closed
    errno.EISDIR: "os.folder",
    errno.ENOTDIR: "os.not-folder",
}
_KINDS = {NotRegularError: "os.not-regular", TooLargeError: "os.too-large", ForeignError: "os.foreign"}


def error_text(error: FoerderError, words: Words) -> str:
    """Return the lines of an error; a catalogue error has one per problem, ``FILE:LINE: …`` as editors expect."""
    if isinstance(error, CatalogueError):
        return "".join(
            f"{harmless(problem.file)}:{problem.line}: "
            f"{harmless(words.say(problem.code, **texts_of(problem.values, words)))}\n"
            for problem in error.problems
        )
    values = dict(error.values)
    similar, choices = values.pop("similar", ()), values.get("choices")
    sentences = [words.say(error.code, **texts_of(values, words))]
    if hint := values.get("hint"):
        sentences.append(words.say(str(hint)))
    elif isinstance(similar, tuple) and similar:
        sentences.append(words.say("error.did-you-mean", similar=_alternatives(similar, words)))
    elif words.knows(f"{error.code}.else"):
        sentences.append(words.say(f"{error.code}.else", **texts_of(values, words)))
    elif topics := values.get("topics"):
        sentences.append(words.say("error.topics-for", **texts_of({"topics": topics}, words)))
    if error.code == "error.unknown-choice":
        if values.get("elsewhere") and not similar:
            sentences.append(words.say(f"error.place.{values['elsewhere']}"))
        sentences.append(_possible_values(choices, values, words))
    return _error_line(" ".join(sentences))


def _possible_values(choices: object, values: Mapping[str, object], words: Words) -> str:
    """Return the allowed values; of many only the nearest, and where all are listed."""
    sentence, more, facet = words.say("error.possible", choices=choices), values.get("more"), values.get("facet")
    key = "error.possible.facet" if facet else "error.possible.more"
    return sentence + words.say(key, count=more, facet=facet) if more else sentence


def os_error_text(error: OSError, words: Words) -> str:
    """Return the message for an error of the operating system."""
    key = "error.os.plain" if error.filename is None else "error.os"
    return _error_line(words.say(key, path=error.filename, reason=_reason(error, words)))


def _error_line(sentence: str) -> str:
    """Return a message as an error line."""
    return f"{_PROGRAM}{harmless(sentence)}\n"


def _alternatives(names: Sequence[str], words: Words) -> str:
    """Return the texts joined as alternatives: ``a``, ``a oder b``, ``a, b oder c``."""
    *first_names, last_name = names
    return words.say("error.or", others=", ".join(first_names), last=last_name) if first_names else last_name


def texts_of(values: dict[str, object], words: Words) -> dict[str, object]:
    """Return the values of a message as texts: lists joined, operating-system errors in plain words."""
    return {key: _text_of(value, words) for key, value in values.items()}


def _text_of(value: object, words: Words) -> object:
    """Return a value of a message as a text; a single value, which the message itself writes, as it is."""
    if isinstance(value, OSError):
        return _reason(value, words)
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else value


def _reason(error: OSError, words: Words) -> str:
    """Return in words why the system or the disk refused something."""
    for kind, code in _KINDS.items():
        if isinstance(error, kind):
            return words.say(code)
    return words.say(_REASONS.get(error.errno or 0, "os.other"), detail=error.strerror or str(error))
