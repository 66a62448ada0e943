"""The real sound process in a room: what only a sound card can show, with the times it took."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import numpy as np
import pytest

from kiosk.dialogue.effects import Listen, Tone
from kiosk.dialogue.events import (
    Heard,
    Part,
    PartFailed,
    PartRecovered,
    Recording,
    Speaking,
    SpeechBegan,
    Spoken,
)
from kiosk.ports import ClipFile
from kiosk.sound.samples import write_wav
from tests.contracts.sound import HEARS, PHRASES, RATE_HZ, RealSound, loud, wait_until_whole
from tests.sound.signals import likeness, sine, spoken

END_SILENCE_S = 0.7
LONG = Recording(sine(400, 4_000).tobytes())


def play(sound: RealSound, speak_id: int, what: Recording | ClipFile | Tone) -> None:
    """At the usual speed and volume."""
    sound.process.play(speak_id, 0, what, last=True, rate_percent=100, volume_percent=100)


def test_it_hears_soon_after_the_start(sound: RealSound) -> None:
    """Within four seconds on this machine."""
    print(f"from start() to hearing: {sound.ready_after_s * 1000:.0f} ms")
    assert sound.ready_after_s < 4


def test_the_first_sample_comes_at_once(sound: RealSound) -> None:
    """From the order to the loudspeaker."""
    time.sleep(0.5)
    start = sound.now()
    play(sound, 1, LONG)
    sound.box.wait_for(Speaking)
    time.sleep(0.5)
    first_ms = loud(sound.heard_since(start))[0] * 1000 / RATE_HZ
    sound.process.stop()
    print(f"from play() to the first sample: {first_ms:.0f} ms")
    assert first_ms < 250


def test_a_stop_is_silent_within_100_ms(sound: RealSound) -> None:
    """Measured at the loudspeaker."""
    play(sound, 2, LONG)
    sound.box.wait_for(Speaking, lambda event: event.speak_id == 2)
    time.sleep(0.6)
    start = sound.now()
    sound.process.stop()
    time.sleep(0.6)
    after = loud(sound.heard_since(start))
    silent_ms = (after[-1] if len(after) else 0) * 1000 / RATE_HZ
    print(f"from stop() to silence: {silent_ms:.0f} ms")
    assert silent_ms < 100


def test_a_clip_is_heard_in_the_room(sound: RealSound, tmp_path: Path) -> None:
    """As it was made; by pieces, for a busy machine tears holes into it."""
    clip = spoken("welcome to our café")
    write_wav(tmp_path / "a.wav", clip, RATE_HZ)
    start = max(0, sound.now() - RATE_HZ // 10)  # a WAV file's last block may not be written yet
    play(sound, 3, ClipFile(tmp_path / "a.wav"))
    sound.box.wait_for(Spoken, lambda event: event.speak_id == 3)
    time.sleep(0.3)
    heard = sound.heard_since(start)
    assert np.median([likeness(heard, piece) for piece in np.array_split(clip, 6)]) > 0.9


def test_spoken_comes_when_the_sound_has_left(sound: RealSound) -> None:
    """Not before, and soon after."""
    start = sound.now()
    play(sound, 4, Recording(sine(400, 700).tobytes()))
    sound.box.wait_for(Spoken, lambda event: event.speak_id == 4)
    at = sound.now() - start
    time.sleep(0.4)
    late_ms = (at - loud(sound.heard_since(start))[-1]) * 1000 / RATE_HZ
    print(f"from the last sample to Spoken: {late_ms:.0f} ms")
    assert -30 < late_ms < 250


def test_a_phrase_is_heard_soon_after_it_ends(sound: RealSound) -> None:
    """The end of speech is decided 0.7 s after the last voice; the answer costs little more."""
    sound.process.listen(Listen(5, HEARS))
    time.sleep(0.1)
    said_at = sound.say(PHRASES["learn"])
    heard_at, heard = sound.box.wait_for(Heard, lambda event: event.listen_id == 5)
    assert heard.candidates[0].choice == "learn"
    print(f"from the end of the words to Heard: {(heard_at - said_at) * 1000:.0f} ms (most of it silence)")
    assert heard_at - said_at < END_SILENCE_S + 0.4


def test_it_never_hears_itself(sound: RealSound) -> None:
    """What is said while it speaks is not heard; listening begins after it."""
    sound.process.listen(Listen(6, HEARS))
    play(sound, 6, LONG)
    sound.box.wait_for(Speaking, lambda event: event.speak_id == 6)
    sound.say(PHRASES["help"])
    sound.box.wait_for(Spoken, lambda event: event.speak_id == 6)
    assert not any(isinstance(event, SpeechBegan) and event.listen_id == 6 for event in sound.box.all)
    time.sleep(0.3)
    sound.say(PHRASES["help"])
    _, heard = sound.box.wait_for(Heard, lambda event: event.listen_id == 6)
    assert heard.candidates[0].choice == "help"


def test_other_words_are_not_taken_for_a_choice(sound: RealSound) -> None:
    """Heard, but nothing fits."""
    sound.process.listen(Listen(7, HEARS))
    time.sleep(0.1)
    sound.say("it was raining all morning yesterday")
    _, heard = sound.box.wait_for(Heard, lambda event: event.listen_id == 7)
    assert not heard.candidates or heard.candidates[0].probability < 0.4


def test_a_microphone_that_goes_and_comes_is_used_again(sound: RealSound) -> None:
    """The ear fails alone, and hears again."""
    sound.process.listen(Listen(8, HEARS))
    sound.room.unplug_microphone()
    sound.box.wait_for(PartFailed, lambda event: event.part is Part.EAR)
    play(sound, 8, Tone.TYPED)
    sound.box.wait_for(Spoken, lambda event: event.speak_id == 8)
    sound.room.plug_microphone()
    sound.box.wait_for(PartRecovered, lambda event: event.part is Part.EAR)
    sound.say(PHRASES["cafe"])
    _, heard = sound.box.wait_for(Heard, lambda event: event.listen_id == 8)
    assert heard.candidates[0].choice == "cafe"


def test_a_killed_process_is_back_within_3_s(sound: RealSound) -> None:
    """Both parts fail at once; then it hears and speaks again."""
    sound.process.listen(Listen(9, HEARS))
    pid = sound.process.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    killed_at = time.monotonic()
    failed = {sound.box.wait_for(PartFailed)[1].part, sound.box.wait_for(PartFailed)[1].part}
    assert failed == set(Part)
    wait_until_whole(sound.box)
    print(f"from the kill to hearing again: {(time.monotonic() - killed_at) * 1000:.0f} ms")
    assert time.monotonic() - killed_at < 3
    sound.say(PHRASES["learn"])
    _, heard = sound.box.wait_for(Heard, lambda event: event.listen_id == 9)
    assert heard.candidates[0].choice == "learn"
    play(sound, 9, Tone.SAVED)
    sound.box.wait_for(Spoken, lambda event: event.speak_id == 9)


@pytest.mark.parametrize("seconds", [4])
def test_an_idle_ear_costs_little(sound: RealSound, seconds: int) -> None:
    """Listening in a quiet room."""
    sound.process.listen(Listen(10, HEARS))
    time.sleep(6)
    began, cpu = time.monotonic(), cpu_s(sound.process.pid)
    time.sleep(seconds)
    percent = (cpu_s(sound.process.pid) - cpu) / (time.monotonic() - began) * 100
    print(f"idle: {percent:.1f} % of a core; memory: {memory_mb(sound.process.pid):.0f} MB")
    assert percent < 6


def cpu_s(pid: int | None) -> float:
    """The processor time of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mb(pid: int | None) -> float:
    """The memory of a process that is in use (resident set)."""
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def test_silence_is_kept_out_of_the_loudspeaker(sound: RealSound) -> None:
    """Nothing is heard from it that was not ordered."""
    start = sound.now()
    time.sleep(0.5)
    assert not np.any(loud(sound.heard_since(start)))
