from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.demo.room import WavRoom
from kiosk.dialogue.effects import Listen, Record, Tone
from kiosk.dialogue.events import Heard, Miss, Part, PartFailed, PartRecovered, Recorded, Recording, Spoken
from kiosk.sound import SoundProcess, SoundSettings
from tests.contracts.sound import Box, wait_until_whole
from tests.sound.signals import sine, spoken
from tests.sound.test_cause import around, in_a_room, pink, said


@pytest.fixture
def room() -> Iterator[WavRoom]:
    """A room on WAV files: it costs nothing."""
    with WavRoom() as room:
        yield room


@pytest.fixture
def box() -> Box:
    """What was posted."""
    return Box()


@pytest.fixture
def process(room: WavRoom, box: Box, tmp_path: Path) -> Iterator[SoundProcess]:
    """A sound process that hears."""
    process = SoundProcess(room.settings(SoundSettings(examples=tmp_path)), box.post)
    process.start()
    wait_until_whole(box)
    yield process
    process.close()


def alive(pid: int) -> bool:
    """Whether there is such a process, and it is no mere trace of one."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone_within(pid: int, limit_s: float) -> bool:
    """Bounded."""
    until = time.monotonic() + limit_s
    while alive(pid) and time.monotonic() < until:
        time.sleep(0.02)
    return not alive(pid)


def test_a_process_that_hangs_is_started_again(process: SoundProcess, box: Box) -> None:
    """One that does not say that it is alive for two seconds."""
    pid = process.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    box.wait_for(PartFailed)
    box.wait_for(PartFailed)
    wait_until_whole(box)
    assert process.pid != pid
    assert gone_within(pid, 2)


def test_it_ends_quickly(process: SoundProcess) -> None:
    """And the child with it."""
    pid = process.pid
    assert pid is not None
    began = time.monotonic()
    process.close()
    assert time.monotonic() - began < 3
    assert gone_within(pid, 1)


def test_it_ends_even_when_the_child_hangs(process: SoundProcess) -> None:
    """Within three seconds and a little."""
    pid = process.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    began = time.monotonic()
    process.close()
    assert time.monotonic() - began < 3.5
    assert gone_within(pid, 1)


def test_closing_twice_or_before_the_start_is_harmless(tmp_path: Path, box: Box) -> None:
    """And nothing is posted."""
    process = SoundProcess(SoundSettings(examples=tmp_path), box.post)
    process.close()
    process.close()
    assert box.all == []


def test_orders_before_the_start_do_no_harm(tmp_path: Path, box: Box) -> None:
    """Nobody is blocked."""
    process = SoundProcess(SoundSettings(examples=tmp_path), box.post)
    process.play(1, 0, Tone.SAVED, last=True, rate_percent=100, volume_percent=100)
    process.listen(Listen(1, ()))
    process.stop_listening()
    process.stop()
    process.close()


def test_a_child_that_hangs_blocks_no_caller(process: SoundProcess) -> None:
    """Not even with more sound than a pipe holds."""
    assert process.pid is not None
    os.kill(process.pid, signal.SIGSTOP)
    began = time.monotonic()
    long = Recording(bytes(1_000_000))
    for index in range(5):
        process.play(1, index, long, last=False, rate_percent=100, volume_percent=100)
    process.stop()
    assert time.monotonic() - began < 0.5


def test_without_a_microphone_the_voice_goes_on(room: WavRoom, box: Box, tmp_path: Path) -> None:
    """The ear has failed, and says so once."""
    room.unplug_microphone()
    process = SoundProcess(room.settings(SoundSettings(examples=tmp_path)), box.post)
    process.start()
    box.wait_for(PartRecovered, lambda event: event.part is Part.VOICE)
    process.play(1, 0, Tone.SAVED, last=True, rate_percent=100, volume_percent=100)
    box.wait_for(Spoken)
    process.close()
    assert PartFailed(Part.EAR) in box.all
    assert PartRecovered(Part.EAR) not in box.all


def test_a_recording_under_way_is_taken_up_again(process: SoundProcess, box: Box, room: WavRoom) -> None:
    """A child that dies while someone is asked for their name costs nothing but a moment."""
    process.record(Record(4, max_seconds=5))
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    box.wait_for(PartFailed)
    wait_until_whole(box)
    room.say(spoken("my name is Fatima"))
    _, recorded = box.wait_for(Recorded)
    assert recorded.record_id == 4
    assert recorded.recording is not None


_ORPHAN = """
import sys, time
from pathlib import Path
from kiosk.sound import SoundProcess, SoundSettings
process = SoundProcess(SoundSettings(examples=Path(sys.argv[1]), wav_card=Path(sys.argv[1])), lambda _: None)
process.start()
while process.pid is None:
    time.sleep(0.01)
time.sleep(1)
print(process.pid, flush=True)
time.sleep(60)
"""


def test_the_child_dies_with_its_parent(tmp_path: Path) -> None:
    """However suddenly that dies; started as `python -c`, which has no file of its own."""
    with subprocess.Popen([sys.executable, "-c", _ORPHAN, str(tmp_path)], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert alive(pid)
        parent.kill()
        assert gone_within(pid, 3)


def test_the_cause_of_a_miss_is_told(process: SoundProcess, box: Box, room: WavRoom) -> None:
    """It comes out of the sound process with what was heard."""
    process.listen(Listen(5, ()))
    sound = around(said("mon cousin cultive des tomates"))
    room.say(in_a_room(sound, pink(len(sound), below_db=4)))
    _, found = box.wait_for(Heard)
    assert (found.listen_id, found.candidates, found.miss) == (5, (), Miss.TOO_LOUD)


def test_no_sound_reaches_the_disk(process: SoundProcess, box: Box, room: WavRoom, tmp_path: Path) -> None:
    """While a name is recorded the child has no file open for writing but the test card's loudspeaker."""
    process.record(Record(4, max_seconds=5))
    room.say(spoken("my name is Fatima"))
    box.wait_for(Recorded)
    assert process.pid is not None
    assert files_open_for_writing(process.pid) <= {"loudspeaker.wav"}
    assert list(tmp_path.iterdir()) == []


def files_open_for_writing(pid: int) -> set[str]:
    """Their names."""
    found = set()
    for link in Path(f"/proc/{pid}/fd").iterdir():
        info = Path(f"/proc/{pid}/fdinfo/{link.name}").read_text("ascii")
        flags = int(next(line.split()[1] for line in info.splitlines() if line.startswith("flags:")), 8)
        if link.is_file() and flags & os.O_ACCMODE != os.O_RDONLY:
            found.add(link.readlink().name)
    return found


def test_no_sound_and_no_answer_can_be_printed() -> None:
    """Reports and orders show ids alone."""
    from kiosk.sound.messages import Play  # noqa: PLC0415 - for this test alone

    recording = Recording(sine(200, 10).tobytes())
    shown = repr(Play(1, 0, recording, last=True, rate_percent=100, volume_percent=100)) + repr(
        Recorded(1, recording)
    )
    assert "b'" not in shown
    assert len(shown) < 200
