"""What holds for all tests: generated examples are the same in every run, so that a run tells of the change alone.

To look for new ones: ``HYPOTHESIS_PROFILE=search python -m pytest``.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# a process that a test starts keeps what it has compiled of our modules, or the next one compiles all of them again
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

settings.register_profile("repeatable", derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", derandomize=False, max_examples=1_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))
