"""Findings of the linter: lines that editors can follow, and plain data."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.lines import Plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hannover_foerder.lint.material import Finding
    from hannover_foerder.output.screen import Screen
    from hannover_foerder.words import Words


class FindingsView(NamedTuple):
    """Findings of the linter, in one language."""

    findings: Sequence[Finding]
    words: Words

    def objects(self) -> Iterator[dict[str, Any]]:
        """Return ``code``, ``severity``, ``file``, ``line``, ``path`` (or ``null``), ``message`` of each."""
        for finding in self.findings:
            yield {
                "code": finding.code,
                "severity": finding.severity,
                "file": finding.file,
                "line": finding.line,
                "path": finding.path or None,
                "message": sentence(finding, self.words),
            }

    def parts(self) -> tuple[FindingsView]:
        """Return the findings: they know how they look."""
        return (self,)

    def as_text(self) -> str:
        """Return a line for each: ``FILE:LINE: Fehler: PATH: sentence [code]``, errors first."""
        return "".join(map(self._line, self._errors_first()))

    def as_markdown(self) -> str:
        """Return the lines as a block that Markdown leaves alone."""
        return Plain(self.as_text()).as_markdown()

    def on_screen(self, screen: Screen) -> str:
        """Return the lines, errors first and in bold colour, the file faint; above many how many of each kind."""
        from rich.text import Text

        from hannover_foerder.output.screen import rendered
        from hannover_foerder.output.shortening import shortened
        from hannover_foerder.output.styles import FAINT, HEADING, WARNING

        shown = Text(no_wrap=True, overflow="ignore")
        if screen.height is not None and len(self.findings) >= screen.height:
            shown.append(f"{totals(self.findings, self.words, by_kind=False)}\n", HEADING)
            shown.append("".join(f"{shortened(line, screen.width)}\n" for line in self._kinds()) + "\n")
        for finding in self._errors_first():
            line = Text(self._line(finding))
            line.stylize(FAINT, 0, len(f"{harmless(finding.file)}:{finding.line}:"))
            if finding.severity == "error":
                line.highlight_words([f" {self.words.say('severity.error')}:"], WARNING)
            shown.append_text(line)
        shown.right_crop(1)
        return rendered(shown, screen=screen) if self.findings else ""

    def _errors_first(self) -> list[Finding]:
        return sorted(self.findings, key=_is_error, reverse=True)

    def _kinds(self) -> Iterator[str]:
        """Yield a line per kind of finding: number, code and purpose of the check; most frequent first."""
        kinds = Counter(finding.code for finding in self.findings)
        width = max(map(len, kinds))
        for code, number in kinds.most_common():
            about = self.words.say(f"check.{code}.about") if self.words.knows(f"check.{code}.about") else ""
            yield f"{number:>5}  {code:<{width}}  {about}".rstrip()

    def _line(self, finding: Finding) -> str:
        severity = self.words.say(f"severity.{finding.severity}")
        path = f"{finding.path}: " if finding.path else ""
        said = sentence(finding, self.words)
        return f"{harmless(finding.file)}:{finding.line}: {severity}: {path}{said} [{finding.code}]\n"


class ChecksView(NamedTuple):
    """The list of checks with codes and severities, in one language."""

    checks: Sequence[tuple[str, str]]
    words: Words

    def _about(self, code: str) -> str:
        return self.words.say(f"check.{code}.about")

    def objects(self) -> Iterator[dict[str, Any]]:
        """Return ``code``, ``severity``, ``about`` of each check."""
        for code, severity in self.checks:
            yield {"code": code, "severity": severity, "about": self._about(code)}

    def parts(self) -> tuple[Plain]:
        """Return a line per check: code, severity and purpose."""
        rows = [(code, self.words.say(f"severity.{severity}"), self._about(code)) for code, severity in self.checks]
        widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
        lines = (f"{code:<{widths[0]}}  {severity:<{widths[1]}}  {about}\n" for code, severity, about in rows)
        return (Plain("".join(lines)),)


def _is_error(finding: Finding) -> bool:
    return finding.severity == "error"


def totals(findings: Sequence[Finding], words: Words, *, by_kind: bool = True) -> str:
    """Return the numbers of errors and warnings, and of warnings by kind, most frequent first."""
    kinds = Counter(finding.code for finding in findings if finding.severity == "warning")
    errors = words.count("check.errors", len(findings) - kinds.total())
    warnings = words.count("check.warnings", kinds.total())
    listed = ", ".join(f"{code} {number}" for code, number in kinds.most_common() if by_kind)
    return f"{errors}, {warnings}{f' ({listed})' if listed else ''}."


def sentence(finding: Finding, words: Words) -> str:
    """Return the message of a finding: the fault and the remedy."""
    values: dict[str, object] = dict(finding.values)
    if "answer" in values:  # of a web server: a sentence inside the sentence
        values["reason"] = words.say(str(values["answer"]), status=values["status"])
    key = str(values.pop("problem", f"check.{finding.code}"))
    return harmless(words.say(key, **values))
