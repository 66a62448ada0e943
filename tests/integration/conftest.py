"""A kiosk prepared once for all whole-kiosk tests, and a way to run its commands as a person does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.app import DATA_VARIABLE, HOME

PREPARED = HOME / ".cache" / "test-data"
"""Kept between runs: making all examples takes minutes on a small machine."""


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


@pytest.fixture(scope="session")
def prepared() -> Path:
    """The data folder with every clip and example made."""
    done = command("kiosk", "prepare", timeout_s=900)
    assert done.returncode == 0, done.stderr
    return PREPARED
