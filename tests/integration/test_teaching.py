from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from kiosk.app import DATA_VARIABLE, HOME
from kiosk.demo.room import AnyRoom
from kiosk.sound import SoundSettings
from kiosk.sound.alignment import distances, ready
from kiosk.sound.embedding import Embedder, embed
from kiosk.sound.samples import Samples, read_wav, write_wav
from kiosk.sound.speech import spoken_part
from kiosk.staff.plan import Phrase, Spoken
from kiosk.staff.shelf import Shelf
from kiosk.staff.studio import SoundStudio
from kiosk.staff.terminal import Terminal
from tests.contracts.sound import ROOMS
from tests.integration.conftest import command
from tests.staff.voices import said

LEARN = Phrase("learn", "learn", "💡", (("en", "I want to learn"),), takes=2)
LINE = Spoken("home.say.1", (("en", "Hello and welcome"),))


@pytest.fixture(params=ROOMS)
def room(request: pytest.FixtureRequest) -> Iterator[AnyRoom]:
    """A room with a microphone and a loudspeaker, real or of WAV files."""
    with request.param() as room:
        yield room


class Teacher:
    """Types Enter, and speaks once the tone has sounded; each take in turn."""

    def __init__(self, room: AnyRoom, takes: list[Samples]) -> None:
        self._room = room
        self._takes = takes
        self._speaking: threading.Thread | None = None

    def read(self) -> str:
        """The key that is pressed next."""
        if not self._takes:
            return "q"
        start = len(self._room.heard())
        self._speaking = threading.Thread(target=self._speak, args=(start, self._takes.pop(0)), daemon=True)
        self._speaking.start()
        return ""

    def _speak(self, start: int, take: Samples) -> None:
        until = time.monotonic() + 20
        while time.monotonic() < until and not np.any(np.abs(self._room.heard()[start:]) > 500):
            time.sleep(0.05)
        time.sleep(0.9)
        self._room.say(take)


def test_a_lesson_over_a_microphone(room: AnyRoom, tmp_path: Path) -> None:
    """A take from too far away is asked for again; the good ones are kept and sound as they were said."""
    far, near, again = (said("I want to learn", gain_db=gain) for gain in (-28, 0, -3))
    line = said("Hello and welcome")
    teacher = Teacher(room, [far, near, again, line])
    shelf = Shelf(tmp_path / "voices", "ary")
    written: list[str] = []
    settings = room.settings(SoundSettings(examples=tmp_path / "examples", record_wait_s=6.0))
    with SoundStudio(settings) as studio:
        lesson = shelf.lesson((LEARN, LINE))
        terminal = Terminal(
            lesson, shelf, studio, clip=lambda _: None, read=teacher.read, write=written.append
        )
        terminal.run()
    assert sum(line.startswith("✓") for line in written) == 3, written
    assert sum(line.startswith("✗") for line in written) == 1, written
    assert any("too quiet" in line or "nobody" in line for line in written), written
    kept = [*shelf.takes(LEARN), *shelf.takes(LINE)]
    assert [path.name for path in kept] == ["learn-1.wav", "learn-2.wav", "home.say.1.wav"]
    assert nearest([near, line], kept) == [0, 0, 1]


def nearest(sounds: list[Samples], paths: list[Path]) -> list[int]:
    """Which of the sounds each recording holds; a busy machine tears holes into what is played to it."""
    embedder = Embedder()
    known = ready([embed(embedder, spoken_part(sound)) for sound in sounds])
    kept = [embed(embedder, spoken_part(read_wav(path)[0])) for path in paths]
    return [int(np.argmin(distances(frames, known))) for frames in kept]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A copy of the project."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("scripts", "voices"):
        shutil.copytree(HOME / name, home / name, ignore=shutil.ignore_patterns("model"))
    shutil.copy(HOME / "config.yaml", home)
    return home


def test_a_language_is_taught_from_a_folder(home: Path, tmp_path: Path) -> None:
    """Its recordings are taken, the status tells what is missing, and the kiosk recognises by them."""
    brought = tmp_path / "brought"
    words = {"yes": "yes of course", "no": "no thank you"}
    for name, text in words.items():
        (brought / name).mkdir(parents=True)
        for number, voice in enumerate(("gmw/en-us", "gmw/en-us+f2", "gmw/en-us+m3"), 1):
            write_wav(brought / name / f"{number}.wav", said(text, voice), 16_000)
    (brought / "yes" / "4.wav").write_bytes(b"OggS")
    data = tmp_path / "data"
    done = command("kiosk", "teach", "--language", "zgh", "--from", brought, "--home", home, data=data)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("✓ " + str(brought)) == 6
    assert f"✗ {brought / 'yes' / '4.wav'}: refused: this is not a WAV file but OGG" in done.stdout
    assert "👍  yes: ✓ 3 of 3 heard right" in done.stdout
    assert "missing: examples/learn/learn (0 of 3)" in done.stdout
    test = tmp_path / "test.wav"
    write_wav(test, said("yes of course", "gmw/en-us+f4"), 16_000)
    examples = home / "voices" / "zgh" / "examples"
    heard = command("kiosk", "recognise", "--language", "zgh", "--examples", examples, test, data=data)
    assert json.loads(heard.stdout)["choice"] == "yes"


@pytest.mark.parametrize(
    ("arguments", "said_why"),
    [
        (("--language", "../fr"), "no language code"),
        (("--language", "ary", "--from", "/not/there"), "can't be read (No such file"),
    ],
)
def test_what_cannot_be_taught_is_said(home: Path, arguments: tuple[str, ...], said_why: str) -> None:
    """A sentence, no traceback."""
    done = command("kiosk", "teach", *arguments, "--home", home, data=home / "data")
    assert done.returncode == 1
    assert said_why in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_microphone_the_lesson_says_so(home: Path, tmp_path: Path) -> None:
    """And ends when staff leave."""
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "teach", "--language", "ary", "--home", str(home)],
        cwd=HOME,
        env={**os.environ, DATA_VARIABLE: str(tmp_path / "data"), "PULSE_SERVER": "unix:/nowhere"},
        input="\nq\n",
        text=True,
        capture_output=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "there is no microphone" in done.stdout
