"""Whole registrations by real touches, by keys and by switches alone, with neither microphone nor sound."""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from subprocess import CompletedProcess

import pytest

from kiosk.app import HOME
from tests.integration import display
from tests.integration.conftest import command

VISITS = {
    "finger": "french-finger",
    "keys": "arabic-keys",
    "one switch": "english-switches",
    "two switches": "english-switches",
}

pytestmark = [
    pytest.mark.skipif(not display.available(), reason="no Xvfb or xdotool on this machine"),
    pytest.mark.timeout(240),
]

Played = Future[CompletedProcess[str]]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Played]:
    """All of them at once, each in a display of its own: they wait more than they work."""
    folder = tmp_path_factory.mktemp("by-hand")

    def play(how: str, visit: str) -> CompletedProcess[str]:
        path = HOME / "tests" / "visits" / f"{visit}.yaml"
        return command("tests.integration.by_hand", how, path, folder / how, data=folder / f"{how}-data")

    with ThreadPoolExecutor(len(VISITS)) as visitors:
        return {how: visitors.submit(play, how, visit) for how, visit in VISITS.items()}


@pytest.mark.parametrize("how", list(VISITS))
def test_a_whole_registration(played: Mapping[str, Played], how: str) -> None:
    """What the organizer's key opens is what was touched and typed."""
    done = played[how].result()
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {"failure": None, "opened": ["1 sign-up"]}
