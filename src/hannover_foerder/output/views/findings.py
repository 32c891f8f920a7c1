"""What the linter found: lines that editors can follow, and plain data."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.lines import Plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hannover_foerder.lint.material import Finding
    from hannover_foerder.output.screen import Screen
    from hannover_foerder.words import Words


class FindingsView(NamedTuple):
    """Findings in one language."""

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
        """Return a line for each: ``FILE:LINE: Fehler: PATH: sentence [code]``.

        Errors come last: on a terminal they then stand where one is looking, below hundreds of warnings.
        """
        return "".join(map(self._line, self._ordered()))

    def as_markdown(self) -> str:
        """Return the lines as a block that Markdown leaves alone."""
        return Plain(self.as_text()).as_markdown()

    def on_screen(self, screen: Screen) -> str:
        """Return the lines, errors in bold colour and the file faint."""
        from rich.text import Text

        from hannover_foerder.output.screen import rendered
        from hannover_foerder.output.styles import FAINT, WARNING

        shown = Text(no_wrap=True, overflow="ignore")
        for finding in self._ordered():
            line = Text(self._line(finding))
            line.stylize(FAINT, 0, len(f"{harmless(finding.file)}:{finding.line}:"))
            if finding.severity == "error":
                line.highlight_words([f" {self.words.say('severity.error')}:"], WARNING)
            shown.append_text(line)
        shown.right_crop(1)
        return rendered(shown, screen=screen) if self.findings else ""

    def _ordered(self) -> list[Finding]:
        return sorted(self.findings, key=lambda finding: finding.severity == "error")

    def _line(self, finding: Finding) -> str:
        severity = self.words.say(f"severity.{finding.severity}")
        path = f"{finding.path}: " if finding.path else ""
        said = sentence(finding, self.words)
        return f"{harmless(finding.file)}:{finding.line}: {severity}: {path}{said} [{finding.code}]\n"


class ChecksView(NamedTuple):
    """What is checked, in one language: codes and severities."""

    checks: Sequence[tuple[str, str]]
    words: Words

    def _about(self, code: str) -> str:
        return self.words.say(f"check.{code}.about")

    def objects(self) -> Iterator[dict[str, Any]]:
        """Return ``code``, ``severity``, ``about`` of each check."""
        for code, severity in self.checks:
            yield {"code": code, "severity": severity, "about": self._about(code)}

    def parts(self) -> tuple[Plain]:
        """Return a line for each check: code, severity and what it looks for."""
        rows = [(code, self.words.say(f"severity.{severity}"), self._about(code)) for code, severity in self.checks]
        widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
        lines = (f"{code:<{widths[0]}}  {severity:<{widths[1]}}  {about}\n" for code, severity, about in rows)
        return (Plain("".join(lines)),)


def totals(findings: Sequence[Finding], words: Words) -> str:
    """How many errors and warnings there are, and how many warnings of each kind, most frequent first."""
    kinds = Counter(finding.code for finding in findings if finding.severity == "warning")
    errors = words.count("check.errors", len(findings) - kinds.total())
    warnings = words.count("check.warnings", kinds.total())
    by_kind = ", ".join(f"{code} {number}" for code, number in kinds.most_common())
    return f"{errors}, {warnings}{f' ({by_kind})' if by_kind else ''}."


def sentence(finding: Finding, words: Words) -> str:
    """What was found and what to do."""
    values: dict[str, object] = dict(finding.values)
    if "answer" in values:  # of a web server: a sentence inside the sentence
        values["reason"] = words.say(str(values["answer"]), status=values["status"])
    key = str(values.get("problem", f"check.{finding.code}"))
    return harmless(words.say(key, **_without(values, "problem")))


def _without(values: Mapping[str, object], key: str) -> dict[str, object]:
    return {name: value for name, value in values.items() if name != key}
