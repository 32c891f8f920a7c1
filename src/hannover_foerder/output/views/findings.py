"""What the linter found: lines that editors can follow, and plain data."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hannover_foerder.lint.material import Finding
    from hannover_foerder.words import Words


def text(findings: Iterable[Finding], words: Words) -> str:
    """A line for each finding: ``FILE:LINE: Fehler: PATH: sentence [code]``.

    Errors come last: on a terminal they then stand where one is looking, below hundreds of warnings.
    """
    return "".join(
        f"{harmless(one.file)}:{one.line}: {words.say(f'severity.{one.severity}')}:"
        f" {f'{one.path}: ' if one.path else ''}{sentence(one, words)} [{one.code}]\n"
        for one in sorted(findings, key=lambda one: one.severity == "error")
    )


def totals(findings: Sequence[Finding], words: Words) -> str:
    """How many errors and warnings there are, and how many warnings of each kind, most frequent first."""
    kinds = Counter(one.code for one in findings if one.severity == "warning")
    errors = words.count("check.errors", len(findings) - kinds.total())
    warnings = words.count("check.warnings", kinds.total())
    by_kind = ", ".join(f"{code} {number}" for code, number in kinds.most_common())
    return f"{errors}, {warnings}{f' ({by_kind})' if by_kind else ''}."


def as_objects(findings: Iterable[Finding], words: Words) -> list[dict[str, Any]]:
    """An object for each finding: ``code``, ``severity``, ``file``, ``line``, ``path`` (or ``null``), ``message``."""
    return [
        {
            "code": one.code,
            "severity": one.severity,
            "file": one.file,
            "line": one.line,
            "path": one.path or None,
            "message": sentence(one, words),
        }
        for one in findings
    ]


def sentence(finding: Finding, words: Words) -> str:
    """What was found and what to do."""
    values: dict[str, object] = dict(finding.values)
    if "answer" in values:  # of a web server: a sentence inside the sentence
        values["reason"] = words.say(str(values["answer"]), status=values["status"])
    key = str(values.get("problem", f"check.{finding.code}"))
    return harmless(words.say(key, **_without(values, "problem")))


def checks_text(checks: Iterable[tuple[str, str]], words: Words) -> str:
    """A line for each check: code, severity and what it looks for."""
    rows = [(code, words.say(f"severity.{severity}"), words.say(f"check.{code}.about")) for code, severity in checks]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    return "".join(f"{code:<{widths[0]}}  {severity:<{widths[1]}}  {about}\n" for code, severity, about in rows)


def checks_objects(checks: Iterable[tuple[str, str]], words: Words) -> list[dict[str, Any]]:
    """An object for each check: ``code``, ``severity``, ``about``."""
    return [
        {"code": code, "severity": severity, "about": words.say(f"check.{code}.about")} for code, severity in checks
    ]


def _without(values: Mapping[str, object], key: str) -> dict[str, object]:
    return {name: value for name, value in values.items() if name != key}
