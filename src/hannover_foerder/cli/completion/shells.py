"""Typer's shell completion, with candidates escaped so that no shell runs them as code, and installed in our words.

What is offered comes from a catalogue, which is foreign input. Bash and PowerShell insert an offer as it is, so it is
quoted here. Zsh evaluates the whole answer, so nothing in it is left that means anything to it. Fish quotes by itself.
Typer's own classes are replaced, since theirs hand over raw text, and help as markup of Rich.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, Any, Final

from typer import _completion_shared
from typer._click.shell_completion import add_completion_class
from typer._completion_classes import BashComplete, FishComplete, PowerShellComplete, ZshComplete

from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer._click.shell_completion import CompletionItem

    from hannover_foerder.words import Words

_BASH_SCRIPT: Final = """
%(complete_func)s() {
    local IFS=$'\\n' offer
    COMPREPLY=()
    while read -r offer; do
        [ -n "$offer" ] && COMPREPLY+=("$offer")
    done <<< "$(env COMP_WORDS="${COMP_WORDS[*]}" \\
                    COMP_CWORD=$COMP_CWORD \\
                    %(autocomplete_var)s=complete_bash "$1")"
    return 0
}

complete -o default -F %(complete_func)s %(prog_name)s
"""
"""Typer's would let Bash take ``*`` in an offer for a pattern of file names."""

_END: Final = "\0"
"""Put behind a line to see where its last word ends; no line of a shell can hold it."""

_INSTALLED: Final = re.compile(r"(?:Shells\.)?(?P<shell>\S+) completion installed in (?P<path>.+)")


def localised_installation(install: Callable[..., Any], words: Words) -> Callable[..., Any]:
    """Return Typer's callback of ``--install-completion``, whose two English sentences are replaced by one of ours."""

    def callback(*arguments: Any) -> Any:  # noqa: ANN401 - context, parameter and value of Typer
        typer_output = io.StringIO()
        try:
            with redirect_stdout(typer_output):
                return install(*arguments)
        except SystemExit:
            if installation := _INSTALLED.search(typer_output.getvalue()):
                shell, path = installation["shell"], harmless(installation["path"])
                sys.stdout.write(f"{words.say('shell.installed', shell=shell, path=path)}\n")
            raise

    return callback


def use_own_shells() -> None:
    """Replace Typer's completion classes with those of this module."""
    _completion_shared._completion_scripts["bash"] = _BASH_SCRIPT  # noqa: SLF001 - Typer offers no other way
    for name, shell in (("bash", Bash), ("zsh", Zsh), ("fish", Fish), ("powershell", PowerShell), ("pwsh", PowerShell)):
        add_completion_class(shell, name)


class Bash(BashComplete):
    """Completion for Bash, quoted like the word that is being typed."""

    source_template = _BASH_SCRIPT
    _field = ""
    """The text that Bash has cut off in front of the value being typed."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is being typed, and that word; remember a field before its value.

        Bash cuts at ``=``: of ``--option=value`` the value is left, ``field=value`` is put together again.
        """
        pieces, position = os.environ["COMP_WORDS"], int(os.environ["COMP_CWORD"])
        words_before, word = _words(pieces)
        all_words = [*words_before, word]
        arguments, incomplete = all_words[1:position], all_words[position] if position < len(all_words) else ""
        if incomplete == "=":
            arguments, incomplete = [*arguments, "="], ""
        if arguments[-1:] != ["="]:
            return arguments, incomplete
        *arguments, name = arguments[:-1]
        if name.startswith("--"):
            return [*arguments, name], incomplete
        if arguments[-1:] == ["="]:  # --set=field=value
            arguments.pop()
        self._field = f"{name}="
        return arguments, f"{name}={incomplete}"

    def complete(self) -> str:
        """Return the candidates, one per line."""
        quote = _open_quote(os.environ["COMP_WORDS"])
        offers = _safe_items(self.get_completions(*self.get_completion_args()))
        return "\n".join(_for_bash(item.value.removeprefix(self._field), quote) for item in offers)


class Zsh(ZshComplete):
    """Completion for Zsh: two lists in ``$'…'``, in which every special character is escaped as a number."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is being typed, and that word."""
        return _arguments()

    def complete(self) -> str:
        """Return a command that passes values and their descriptions to Zsh, which quotes what it inserts."""
        arguments, incomplete = self.get_completion_args()
        offers, option = _safe_items(self.get_completions(arguments, incomplete)), _option_before(incomplete)
        if not offers:
            return "_files"
        values = " ".join(_for_zsh(f"{option}{item.value}") for item in offers)
        if not any(item.help for item in offers):
            return f"local -a offers; offers=({values}); compadd -a offers"
        width = max(len(item.value) for item in offers)
        descriptions = " ".join(_for_zsh(_with_help(item, width)) for item in offers)
        return f"local -a offers shown; offers=({values}); shown=({descriptions}); compadd -l -d shown -a offers"


class Fish(FishComplete):
    """Completion for Fish, which quotes what it inserts except a leading ``~``; tabs and line breaks are removed."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is being typed, and that word."""
        return _arguments()

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Return the candidates without those that Fish would expand, such as ``~root``."""
        offers = _safe_items(super().get_completions(args, incomplete))
        return [item for item in offers if not item.value.startswith("~")]

    def format_completion(self, item: CompletionItem) -> str:
        """Return a candidate as a line: the value, a tab, and its description."""
        value = f"{_option_before(_arguments()[1])}{item.value}"
        return f"{value}\t{harmless(item.help)}" if item.help else value


class PowerShell(PowerShellComplete):
    """Completion for PowerShell: values in single quotes unless they are plain words."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Return the candidates that can be passed on."""
        return [item for item in _safe_items(super().get_completions(args, incomplete)) if ":::" not in item.value]

    def format_completion(self, item: CompletionItem) -> str:
        """Return a candidate as a line. PowerShell takes typographic quotes for single quotes, too."""
        value, help_ = str(item.value), harmless(item.help or " ")
        if not re.fullmatch(r"\w[\w./-]*", value):
            value = "'" + re.sub("(['\u2018-\u201b])", r"\1\1", value) + "'"
        return f"{value}:::{help_}"


def _safe_items(items: list[CompletionItem]) -> list[CompletionItem]:
    """Return the candidates that have a text and no line break or terminal control character in it."""
    return [item for item in items if item.value and harmless(item.value) == item.value]


def _words(line: str) -> tuple[list[str], str]:
    """Return the complete words of a line, without their quotes, and the word that is being typed."""
    lexer = shlex.shlex(line + _END, posix=True)
    lexer.whitespace_split, lexer.commenters = True, ""
    words: list[str] = []
    try:
        words += lexer
    except ValueError:  # an open quote: what stands behind it is the last word
        words.append(lexer.token)
    return words[:-1], words[-1].removesuffix(_END)


def _arguments() -> tuple[list[str], str]:
    """Return the arguments of the line that Zsh and Fish pass, and the word that is being typed."""
    words, incomplete = _words(os.environ.get("_TYPER_COMPLETE_ARGS", ""))
    return words[1:], incomplete


def _option_before(word: str) -> str:
    """Return the text before the value in ``--option=value``, one word for Zsh and Fish; else an empty text."""
    option, equals, _ = word.partition("=")
    return f"{option}=" if equals and option.startswith("--") else ""


def _open_quote(line: str) -> str:
    """Return the quote in which a line ends; empty if it ends in none."""
    quote, is_escaped = "", False
    for character in line:
        if is_escaped:
            is_escaped = False
        elif character == "\\" and quote != "'":
            is_escaped = True
        elif character == quote:
            quote = ""
        elif character in "'\"" and not quote:
            quote = character
    return quote


def _for_bash(value: str, quote: str) -> str:
    """Return a value, escaped to follow an open quote or none."""
    if quote == "'":
        return value.replace("'", r"'\''")
    if quote == '"':
        return re.sub(r'(["$`\\])', r"\\\1", value).replace("!", "\"'!'\"")
    if re.fullmatch(r"[a-z_]+=[\w.-]*", value):  # field=value means nothing to Bash behind a command
        return value
    return re.sub(r"([^\w./@%+,-])", r"\\\1", value)


def _for_zsh(text: str) -> str:
    """Return a text with every ASCII character but letters and digits escaped as a number."""
    escaped_text = "".join(
        f"\\x{ord(character):02x}" if character.isascii() and not character.isalnum() else character
        for character in text
    )
    return f"$'{escaped_text}'"


def _with_help(item: CompletionItem, width: int) -> str:
    """Return a candidate, padded to a width, with its description; without one as it is."""
    return harmless(f"{item.value:{width}}  -- {item.help}" if item.help else str(item.value))
