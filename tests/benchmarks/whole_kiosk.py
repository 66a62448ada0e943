"""One kiosk on a test sound card, measured from inside: start, memory, idle CPU, and how fast it answers.

Time starts with the process, without the making of the test's room. The end of speech is when the dialogue
is told `Heard`; the first sample is looked for in what came out of
the loudspeaker. Prints one JSON object. `KIOSK_BENCHMARK_BEGAN` is when this process was asked for.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np

from kiosk.app import Kiosk, Stand, open_project
from kiosk.demo.play import Mouth, in_the_hall
from kiosk.demo.pulse import RATE_HZ
from kiosk.demo.room import AnyRoom, Room
from kiosk.demo.watch import Seen, Watch
from kiosk.dialogue.effects import Effect
from kiosk.dialogue.events import Event, Heard, Part, PartRecovered

IDLE_S = 30.0
EXCHANGES = 30
SETTLED_S = 3.0
LOUD = 300
"""Of 32,768: well above the silence of a null sink, well below the tone and any word."""
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
TICKS_PER_S = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Run the kiosk in this thread and measure it in another."""
    imported_s = time.time() - float(os.environ["KIOSK_BENCHMARK_BEGAN"])
    with Room() as room, tempfile.TemporaryDirectory() as folder:
        asked = time.time()  # the room is the test's, not the kiosk's: its start does not count
        project = open_project()
        watch, ends, ear = Watch(), Ends(room), EarReady()
        stand = Stand(observers=(ends, ear, watch), tune=partial(in_the_hall, room, None), keys=())
        kiosk = Kiosk(project, stand)
        figures: dict[str, float] = {}

        def measure() -> None:
            try:
                figures.update(start_figures(kiosk, watch, ear, asked - imported_s))
                figures.update(idle_figures(kiosk))
                with Mouth(project, Path(folder)) as mouth:
                    figures.update(answer_figures(watch, room, ends, mouth))
            finally:
                kiosk.screen.close()

        thread = threading.Thread(target=measure, daemon=True)
        thread.start()
        kiosk.run()
        thread.join(10)
    print(json.dumps(figures))


class Ends:
    """Notes how much had come out of the loudspeaker each time speech ended."""

    def __init__(self, room: AnyRoom) -> None:
        self._room = room
        self.at: list[int] = []

    def __call__(self, what: Event | Effect) -> None:
        """Note an end of speech."""
        if isinstance(what, Heard):
            self.at.append(len(self._room.heard()))


class EarReady:
    """Notes when the ear is first there."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self, what: Event | Effect) -> None:
        """Note it."""
        if what == PartRecovered(Part.EAR) and not self.at:
            self.at = time.time()


def start_figures(kiosk: Kiosk, watch: Watch, ear: EarReady, began: float) -> dict[str, float]:
    """Seconds from the start of the process to the first picture, a ready ear, and listening.

    The kiosk greets as soon as it can speak, and listens when that is said.
    """
    while kiosk.screen.shown is None:
        time.sleep(0.01)
    picture = time.time() - began
    listens = partial(watch.wait_for, lambda seen: seen.listening is not None)
    assert listens(60), "the kiosk does not listen"
    return {
        "cold start to first picture, s": round(picture, 2),
        "cold start to hearing, s": round(ear.at - began, 2),
        "cold start to listening after the greeting, s": round(time.time() - began, 2),
    }


def idle_figures(kiosk: Kiosk) -> dict[str, float]:
    """Memory of each process, and CPU while nobody is there."""
    time.sleep(SETTLED_S)
    processes = dict(named_processes(kiosk))
    before = {name: cpu_s(pid) for name, pid in processes.items()}
    time.sleep(IDLE_S)
    spent = {name: (cpu_s(pid) - before[name]) / IDLE_S * 100 for name, pid in processes.items()}
    memory = {name: memory_mb(pid) for name, pid in processes.items()}
    return {
        **{f"memory, {name}, MB": round(mb) for name, mb in memory.items()},
        "memory, all processes, MB": round(sum(memory.values())),
        **{f"idle CPU, {name}, % of a core": round(percent, 1) for name, percent in spent.items()},
        "idle CPU, all processes, % of a core": round(sum(spent.values()), 1),
    }


def named_processes(kiosk: Kiosk) -> Iterator[tuple[str, int]]:
    """The processes of a kiosk that run."""
    yield "main process", os.getpid()
    if kiosk.sound.pid is not None:
        yield "sound process", kiosk.sound.pid
    if kiosk.synthesiser.process_id is not None:
        yield "synthesiser", kiosk.synthesiser.process_id


def cpu_s(pid: int) -> float:
    """Seconds of CPU a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_PER_S


def memory_mb(pid: int) -> float:
    """Resident memory of a process, pages shared with others counted in full."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_BYTES / 1e6


def answer_figures(watch: Watch, room: AnyRoom, ends: Ends, mouth: Mouth) -> dict[str, float]:
    """Milliseconds from the end of speech to the first sample of the answer."""
    language = "en"
    hello, home = mouth.speak("hello", language), mouth.speak("home page", language)
    for wav in (hello, *(home for _ in range(EXCHANGES))):
        say_in_turn(watch, room, wav)
    time.sleep(1.0)
    sound = np.abs(room.heard().astype(np.int32))
    gaps_ms = [first_loud(sound[at:]) / RATE_HZ * 1000 for at in ends.at]
    return {
        "answers measured": len(gaps_ms),
        "end of speech to first sample, p50, ms": round(statistics.median(gaps_ms)),
        "end of speech to first sample, p95, ms": round(statistics.quantiles(gaps_ms, n=20)[-1]),
    }


def say_in_turn(watch: Watch, room: AnyRoom, wav: Path) -> None:
    """Wait for the kiosk to listen, speak, and wait for the end of speech."""

    def answered_after(count: int, seen: Seen) -> bool:
        return seen.answered > count

    assert watch.wait_for(lambda seen: seen.listening is not None, 60), "the kiosk does not listen"
    answered = watch.seen.answered
    time.sleep(0.4)
    room.say(wav)
    assert watch.wait_for(partial(answered_after, answered), 20), "the kiosk did not hear"


def first_loud(samples: np.ndarray[tuple[int], np.dtype[np.int32]]) -> int:
    """How many samples pass before the first loud one."""
    return int(np.argmax(samples > LOUD))


if __name__ == "__main__":
    main()
