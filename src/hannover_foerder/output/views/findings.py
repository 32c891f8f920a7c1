"""Findings of the linter: lines that editors can follow, and plain data."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.blocks import FindingLine, Findings, Plain
from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hannover_foerder.lint.material import Finding
    from hannover_foerder.words import Words


class FindingsView(NamedTuple):
    """Findings of the linter, in one language."""

    findings: Sequence[Finding]
    words: Words

    def objects(self) -> Iterator[dict[str, Any]]:
        """Yield ``code``, ``severity``, ``file``, ``line``, ``path`` (or ``null``), ``message`` of each."""
        for finding in self.findings:
            yield {
                "code": finding.code,
                "severity": finding.severity,
                "file": finding.file,
                "line": finding.line,
                "path": finding.path or None,
                "message": sentence(finding, self.words),
            }

    def parts(self) -> tuple[Findings]:
        """Return a line for each: ``FILE:LINE: Fehler: PATH: sentence [code]``, errors first."""
        lines = tuple(map(self._line, sorted(self.findings, key=_is_error, reverse=True)))
        return (Findings(lines, totals(self.findings, self.words, by_kind=False), tuple(self._kinds())),)

    def _line(self, finding: Finding) -> FindingLine:
        """Return the parts of the line on a finding."""
        path = f"{finding.path}: " if finding.path else ""
        return FindingLine(
            place=f"{harmless(finding.file)}:{finding.line}:",
            severity=self.words.say(f"severity.{finding.severity}"),
            message=f"{path}{sentence(finding, self.words)} [{finding.code}]",
            is_error=_is_error(finding),
        )

    def _kinds(self) -> Iterator[str]:
        """Yield a line per kind of finding: number, code and purpose of the check; most frequent first."""
        kinds = Counter(finding.code for finding in self.findings)
        width = max(map(len, kinds), default=0)
        for code, number in kinds.most_common():
            about = self.words.say(f"check.{code}.about") if self.words.knows(f"check.{code}.about") else ""
            yield f"{number:>5}  {code:<{width}}  {about}".rstrip()


class ChecksView(NamedTuple):
    """The list of checks with codes and severities, in one language."""

    checks: Sequence[tuple[str, str]]
    words: Words

    def _about(self, code: str) -> str:
        return self.words.say(f"check.{code}.about")

    def objects(self) -> Iterator[dict[str, Any]]:
        """Yield ``code``, ``severity``, ``about`` of each check."""
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
    by_code = ", ".join(f"{code} {number}" for code, number in kinds.most_common() if by_kind)
    return f"{errors}, {warnings}{f' ({by_code})' if by_code else ''}."


def sentence(finding: Finding, words: Words) -> str:
    """Return the message of a finding: the fault and the remedy."""
    values: dict[str, object] = dict(finding.values)
    if "answer" in values:  # of a web server: a sentence inside the sentence
        values["reason"] = words.say(str(values["answer"]), status=values["status"])
    key = str(values.pop("problem", f"check.{finding.code}"))
    return harmless(words.say(key, **values))
