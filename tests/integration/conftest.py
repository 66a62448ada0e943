"""A data folder for all whole-kiosk tests, and a way to run the kiosk's commands as a person does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from kiosk.app import DATA_VARIABLE, HOME

PREPARED = HOME / ".cache" / "test-data"
"""Kept between runs: making examples takes minutes on a small machine.

`kiosk demo` makes those that its visit needs, `ready.py` those of all tests; `test_prepare.py` proves that
all can be made.
"""


def command(
    *arguments: str | Path, timeout_s: float = 300, data: Path = PREPARED
) -> subprocess.CompletedProcess[str]:
    """Run `kiosk ...` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        cwd=HOME,
        env={**os.environ, DATA_VARIABLE: str(data)},
        capture_output=True,
        text=True,
        timeout=timeout_s,
        check=False,
    )
