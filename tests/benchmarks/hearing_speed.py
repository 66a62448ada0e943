"""How fast a decision is, and what the sound process costs: the real hearing object, the real process."""

from __future__ import annotations

import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from kiosk.demo.pulse import RoomError
from kiosk.demo.room import AnyRoom, Room, WavRoom
from kiosk.dialogue.effects import Hear, Listen
from kiosk.dialogue.events import Candidate, Event, Heard, Part, PartRecovered
from kiosk.sound.ear import Hearer
from kiosk.sound.embedding import Embedder, Frames
from kiosk.sound.endpoint import CHUNK_SAMPLES
from kiosk.sound.examples import phrase_path, save_features
from kiosk.sound.recogniser import ExampleHearing, Hearing
from kiosk.sound.samples import Samples, silence
from kiosk.sound.settings import SoundSettings
from kiosk.sound.supervisor import SoundProcess
from kiosk.sound.voice_activity import voice_activity
from tests.benchmarks.hearing_figures import percentile
from tests.benchmarks.hearing_rows import NOT_YET
from tests.benchmarks.hearing_table import Measured, Row
from tests.benchmarks.whole_kiosk import cpu_s, memory_mb

SETTLED_S = 3.0
_START_S = 30.0
_END_MS = 1_500

Examples = Mapping[str, Sequence[Frames]]


@dataclass(frozen=True, slots=True)
class _Clocked:
    """A hearing whose last decision is timed."""

    hearing: ExampleHearing
    taken_ms: list[float]

    def begin(self, samples: Samples) -> None:
        self.hearing.begin(samples)

    def go_on(self, samples: Samples) -> None:
        self.hearing.go_on(samples)

    def if_it_ended_here(self) -> tuple[Candidate, ...]:
        began = time.perf_counter()
        found = self.hearing.if_it_ended_here()
        self.taken_ms.append((time.perf_counter() - began) * 1000)
        return found


@dataclass(frozen=True, slots=True)
class _Clock:
    """A recogniser that gives one hearing."""

    clocked: _Clocked

    def listen_for(self, hears: Sequence[Hear]) -> Hearing:  # noqa: ARG002 - it always listens for the same
        return self.clocked


def decision_rows(examples: Examples, sounds: Sequence[Samples]) -> Iterator[Row]:
    """Milliseconds from the pause after speech to the candidates, heard block by block as by the kiosk."""
    clocked = _Clocked(ExampleHearing(Embedder(), examples), [])
    hearer = Hearer(SoundSettings(Path()), _Clock(clocked), voice_activity())
    last = []
    for number, sound in enumerate(sounds):
        hearer.order(Listen(number, ()))
        clocked.taken_ms.clear()
        whole = [*blocks(sound), *blocks(silence(_END_MS))]
        heard = [event for block in whole for event in hearer.hear(block) if isinstance(event, Heard)]
        last += clocked.taken_ms[-1:] if heard else []
    most = max(len(each) for each in examples.values())
    task = f"decision after the end of speech, {len(examples)} choices x {most} examples"
    for percent, aim in ((50, ""), (95, "40 ms")):
        first = NOT_YET if aim else ""
        yield Row(f"{task}, p{percent}", first, aim, Measured(percentile(last, percent), "ms", len(last)))


def blocks(sound: Samples) -> Iterator[Samples]:
    """As the microphone gives them."""
    for at in range(0, len(sound), CHUNK_SAMPLES):
        yield sound[at : at + CHUNK_SAMPLES]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a sound process listens for, and what it hears for how long."""

    language: str
    texts: Mapping[str, str]
    examples: Examples
    room_noise: Samples
    talk: tuple[Samples, ...]
    seconds: float


def process_rows(around: Surroundings) -> Iterator[Row]:
    """CPU and memory of a sound process that listens all the time, without Vosk."""
    with Room() if Room.available() else WavRoom() as room, tempfile.TemporaryDirectory() as folder:
        for choice, found in around.examples.items():
            save_features(phrase_path(Path(folder), around.language, around.texts[choice]), found)
        listener = _Listener(around)
        process = SoundProcess(room.settings(SoundSettings(Path(folder))), listener.post)
        process.start()
        try:
            yield from _watched(process, listener, room, around)
        finally:
            process.close()


class _Listener:
    """Takes the events of a sound process, and has it listen again after each answer."""

    def __init__(self, around: Surroundings) -> None:
        self._hears = tuple(
            Hear(choice, around.language, (around.texts[choice],)) for choice in around.examples
        )
        self._process: SoundProcess | None = None
        self.ready = threading.Event()
        self.answers = 0

    def listen(self, process: SoundProcess) -> None:
        """Listen from now on."""
        self._process = process
        process.listen(Listen(self.answers, self._hears))

    def post(self, event: Event) -> None:
        """An inbox."""
        if event == PartRecovered(Part.EAR):
            self.ready.set()
        if isinstance(event, Heard) and self._process is not None:
            self.answers += 1
            self.listen(self._process)


def _watched(
    process: SoundProcess, listener: _Listener, room: AnyRoom, around: Surroundings
) -> Iterator[Row]:
    """Silence first, then noise, then speech all the time."""
    if not listener.ready.wait(_START_S) or process.pid is None:
        yield Row("sound process", NOT_YET, "", "it did not start")
        return
    listener.listen(process)
    time.sleep(SETTLED_S)
    task, pid = "sound process while it listens, without Vosk:", process.pid
    for what, aim, sounds in (
        ("CPU in silence", "5 %", ()),
        ("CPU in kitchen noise, nobody speaks", "", (around.room_noise,)),
        ("CPU while someone speaks all the time", "15 %", around.talk),
    ):
        yield Row(f"{task} {what}", NOT_YET, aim, _cpu(pid, room, sounds, around.seconds))
    yield Row(
        f"{task} memory after {listener.answers} answers",
        NOT_YET,
        "120 MB",
        Measured(memory_mb(pid), "MB", 1),
    )


def _cpu(pid: int, room: AnyRoom, sounds: Sequence[Samples], seconds: float) -> Measured | str:
    """Per cent of a core while these are said over and over, or while nothing is."""
    try:
        return _busy(pid, room, sounds, seconds)
    except (RoomError, subprocess.SubprocessError):
        return "this machine is too busy to play sounds in time"


def _busy(pid: int, room: AnyRoom, sounds: Sequence[Samples], seconds: float) -> Measured:
    before, began = cpu_s(pid), time.monotonic()
    waiting = cycle(sounds)
    while time.monotonic() < began + seconds:
        if sounds:
            room.say(next(waiting))
        else:
            time.sleep(seconds)
    return Measured(100 * (cpu_s(pid) - before) / (time.monotonic() - began), "% of a core", 1)
