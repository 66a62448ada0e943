from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.app import HOME
from kiosk.models import Fetched, Places, fetch
from kiosk.models.source import FileSource
from kiosk.models.web import Patience, WebSource
from tests.models.samples import NAME, leftovers, model_files, model_of, tree
from tests.models.server import Manner, serving


@pytest.fixture
def stick(tmp_path: Path, body: bytes) -> Path:
    """A model's zip."""
    path = tmp_path / f"{NAME}.zip"
    path.write_bytes(body)
    return path


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run `tests.models.killed` to its end."""
    command = [sys.executable, "-m", "tests.models.killed", *map(str, arguments)]
    return subprocess.run(command, cwd=HOME, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("steps", [0, 3, 10, 15, 19, 23])
def test_killed_at_any_moment_nothing_is_half_installed(
    places: Places, body: bytes, stick: Path, earlier: dict[str, bytes], steps: int
) -> None:
    """While downloading, checking or unpacking; the next run ends well."""
    done = run(stick, places.folder, str(steps))
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert tree(places.model) == earlier
    assert isinstance(fetch(model_of(body), FileSource(stick), places), Fetched)
    assert tree(places.model) == model_files()
    assert leftovers(places) == set()


@pytest.mark.parametrize("limit", [50_000, 200_000])
def test_a_limit_of_the_system_counts_as_a_full_disk(
    places: Places, stick: Path, earlier: dict[str, bytes], limit: int
) -> None:
    """A real refusal of the system's, in the middle of a file."""
    done = run(stick, places.folder, f"limit:{limit}")
    assert done.returncode == 1
    assert "disk is full" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(places.model) == earlier


def test_the_command_killed_in_the_middle_goes_on_where_it_stopped(tmp_path: Path, body: bytes) -> None:
    """`kiosk models fetch` against a server that stalls; then again."""
    places = Places(tmp_path / "voices" / "xx")
    with serving(Manner(body, stall_after=150_000), Manner(body)) as site:
        address = f"{site.url}/{NAME}.zip"
        command = [sys.executable, "-m", "kiosk", "models", "fetch", "xx", "--from", address]
        process = subprocess.Popen([*command, "--home", str(tmp_path)], cwd=HOME, stderr=subprocess.DEVNULL)
        try:
            wait_for(places.partial, 128 * 1024)
        finally:
            process.kill()
            process.wait(10)
        came = places.partial.stat().st_size
        assert places.installed() is None
        source = WebSource(address, Patience(20, 10))
        assert isinstance(fetch(model_of(body), source, places), Fetched)
    assert site.asked == [None, f"bytes={came}-"]
    assert tree(places.model) == model_files()


def wait_for(path: Path, size: int) -> None:
    """Until a file has so many bytes; 30 s at most."""
    until = time.monotonic() + 30
    while not path.exists() or path.stat().st_size < size:
        assert time.monotonic() < until
        time.sleep(0.02)
