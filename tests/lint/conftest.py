"""The linter is tried against the small vocabulary and profile of the reader's tests."""

from __future__ import annotations

from tests.reading.conftest import profile, vocabulary

__all__ = ["profile", "vocabulary"]
