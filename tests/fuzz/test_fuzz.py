"""Any input is read or refused in words: a fixed set of random ones, and all that ever failed."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fuzz.mutation import CORPUS, mutated
from tests.fuzz.targets import TARGETS

if TYPE_CHECKING:
    from pathlib import Path

INPUTS = 60
FIXED = settings(max_examples=30, derandomize=True, deadline=None, database=None)


@pytest.fixture(autouse=True)
def no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOERDER_CACHE", str(tmp_path / "cache"))


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*")), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_once_failed(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_nearly_right_inputs(target: str) -> None:
    rng = Random(target)
    for _ in range(INPUTS):
        TARGETS[target](mutated(target, rng))


@given(st.binary(max_size=300) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")))
@FIXED
def test_any_bytes(data: bytes) -> None:
    for target in TARGETS.values():
        target(data)
