"""Quantisation of weighted term frequencies to one byte: logarithmic from 0.005 to 2,000 in steps of 4 %."""

from __future__ import annotations

from math import log2

_STEPS_PER_DOUBLING = 18.0
_RESOLUTION = 8.0

VALUES = tuple((2.0 ** (code / _STEPS_PER_DOUBLING) - 1.0) / _RESOLUTION for code in range(256))
"""The weighted term frequency of each code."""


def encode(value: float) -> int:
    """Return the code, 1 to 255, nearest to a weighted term frequency."""
    code = round(_STEPS_PER_DOUBLING * log2(1.0 + _RESOLUTION * value))
    return code if 0 < code < len(VALUES) else min(max(code, 1), len(VALUES) - 1)
