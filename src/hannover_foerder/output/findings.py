"""What the linter found: lines that editors can follow, and plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hannover_foerder.catalogue.lint.material import Finding
    from hannover_foerder.words import Words


def text(findings: Iterable[Finding], words: Words) -> str:
    """A line for each finding: ``FILE:LINE: Fehler: PATH: sentence [code]``."""
    return "".join(
        f"{harmless(one.file)}:{one.line}: {words.say(f'severity.{one.severity}')}:"
        f" {f'{one.path}: ' if one.path else ''}{sentence(one, words)} [{one.code}]\n"
        for one in findings
    )


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
    if isinstance(values.get("reason"), str):
        values["reason"] = words.say(str(values["reason"]), **_without(values, "reason"))
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
