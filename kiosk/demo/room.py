"""A test sound card: a room in which a program under test hears what is said to it and is heard itself.

`Room` is a private PulseAudio server with null sinks; `WavRoom` is the same on WAV files, where no such
server can be started. Neither touches the machine's own sound.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Protocol, Self

import numpy as np

from kiosk.demo.pulse import (
    FORMAT,
    MIC,
    RATE_HZ,
    SPEAKER,
    START_S,
    Listener,
    RoomError,
    end,
    server_command,
    sink,
    start,
)
from kiosk.sound.samples import BadWavError, Samples, read_wav, to_rate, write_wav
from kiosk.sound.settings import SoundSettings
from kiosk.sound.wav_device import begin_timeline

_MARGIN_S = 5.0
_TICK_S = 0.02
_LONGEST_S = 3_600.0


class AnyRoom(Protocol):
    """What a test or a demonstration does with a room; a context manager."""

    def settings(self, settings: SoundSettings) -> SoundSettings:
        """The same settings, in this room."""

    def say(self, sound: Path | Samples) -> None:
        """Speak into the microphone: a WAV file or samples at `RATE_HZ`; returns when it has been said."""

    def heard(self) -> Samples:
        """All that came out of the loudspeaker since the room opened, in real time, at `RATE_HZ`."""

    def save(self, path: Path) -> None:
        """Write `heard` as a WAV file."""

    def unplug_microphone(self) -> None:
        """Take the microphone away."""

    def plug_microphone(self) -> None:
        """Bring it back."""

    def close(self) -> None:
        """End the room; bounded, harmless twice."""

    def __enter__(self) -> Self:
        """Open already."""

    def __exit__(self, *_raised: object) -> None:
        """Close it."""


class Room:
    """A private PulseAudio server; raises RoomError when it does not start within ten seconds."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="kiosk-room-"))  # mode 700, as the server wants it
        self._listeners: list[Listener] = []
        own = {"HOME": str(self._folder), "XDG_RUNTIME_DIR": str(self._folder)}
        self._environment = {**os.environ, **own, "PULSE_SERVER": f"unix:{self._folder / 'pulse.socket'}"}
        self._server = start(server_command(self._folder), self._environment)
        try:
            self._wait_until_up()
            for name in (SPEAKER, MIC):
                self._listeners.append(Listener(name, self._environment))
        except BaseException:
            self.close()
            raise

    @staticmethod
    def available() -> bool:
        """True when this machine has the programs."""
        return all(shutil.which(program) for program in ("pulseaudio", "paplay", "parec", "pactl"))

    def environment(self) -> dict[str, str]:
        """What the program under test must find in its environment."""
        server = self._environment["PULSE_SERVER"]
        return {"PULSE_SERVER": server, "PULSE_SOURCE": f"{MIC}.monitor", "PULSE_SINK": SPEAKER}

    def settings(self, settings: SoundSettings) -> SoundSettings:
        """See `AnyRoom`."""
        return replace(settings, environment=(*settings.environment, *self.environment().items()))

    def say(self, sound: Path | Samples) -> None:
        """See `AnyRoom`."""
        samples = as_samples(sound)
        command = ["paplay", f"--device={MIC}", "--latency-msec=50", *FORMAT]
        self._run(command, samples.tobytes(), len(samples) / RATE_HZ + _MARGIN_S)

    def heard(self) -> Samples:
        """See `AnyRoom`."""
        return self._listeners[0].samples()

    def save(self, path: Path) -> None:
        """See `AnyRoom`."""
        write_wav(path, self.heard(), RATE_HZ)

    def unplug_microphone(self) -> None:
        """See `AnyRoom`.

        The server moves the orphaned streams to the loudspeaker's monitor, as to any other microphone:
        they are cut there, so that for the program it was the only one.
        """
        self._listeners.pop().close()
        others = self._recording_streams()[1:]  # the oldest is our own, at the loudspeaker
        self._run(["pactl", "unload-module", self._microphone_module()])
        for stream in others:
            self._command(f"kill-source-output {stream}")

    def plug_microphone(self) -> None:
        """See `AnyRoom`."""
        self._run(["pactl", "load-module", "module-null-sink", *sink(MIC)])
        self._listeners.append(Listener(MIC, self._environment))

    def close(self) -> None:
        """See `AnyRoom`."""
        for listener in self._listeners:
            listener.close()
        end(self._server)
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    def _wait_until_up(self) -> None:
        until = time.monotonic() + START_S
        while subprocess.run(
            ["pactl", "info"],  # noqa: S607 - found on the path, as `available` checked
            env=self._environment,
            capture_output=True,
            timeout=START_S,
            check=False,
        ).returncode:
            if time.monotonic() > until or self._server.poll() is not None:
                raise RoomError("PulseAudio does not start")
            time.sleep(0.05)

    def _recording_streams(self) -> list[str]:
        return [line.split()[0] for line in self._ask("pactl", "list", "short", "source-outputs")]

    def _microphone_module(self) -> str:
        lines = self._ask("pactl", "list", "short", "modules")
        return next(line.split()[0] for line in lines if f"sink_name={MIC}" in line)

    def _ask(self, *command: str) -> list[str]:
        return self._run([*command]).decode().splitlines()

    def _run(self, command: list[str], stdin: bytes = b"", timeout_s: float = _MARGIN_S) -> bytes:
        return subprocess.run(  # noqa: S603 - commands of this module
            command, env=self._environment, input=stdin, stdout=subprocess.PIPE, timeout=timeout_s, check=True
        ).stdout

    def _command(self, text: str) -> None:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(_MARGIN_S)
            line.connect(str(self._folder / "cli.socket"))
            line.sendall(f"{text}\n".encode())
            line.shutdown(socket.SHUT_WR)
            while line.recv(1024):
                pass


class WavRoom:
    """The same as `Room` for a sound process whose settings name this WAV sound card."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="kiosk-room-"))
        self._microphone = self._folder / "microphone"
        self._microphone.mkdir()
        begin_timeline(self._folder)
        self._began = time.time()
        self._said = 0

    def settings(self, settings: SoundSettings) -> SoundSettings:
        """See `AnyRoom`."""
        return replace(settings, wav_card=self._folder)

    def say(self, sound: Path | Samples) -> None:
        """See `AnyRoom`; raises RoomError when nobody listens at the microphone."""
        samples = as_samples(sound)
        self._said += 1
        partial = self._folder / "saying"
        write_wav(partial, samples, RATE_HZ)
        dropped = partial.rename(self._microphone / f"{self._said:06}.wav")
        until = time.monotonic() + len(samples) / RATE_HZ + _MARGIN_S
        while dropped.exists():
            if time.monotonic() > until:
                dropped.unlink(missing_ok=True)
                raise RoomError("the microphone was not listened to")
            time.sleep(_TICK_S)

    def heard(self) -> Samples:
        """See `AnyRoom`."""
        try:
            samples, rate_hz = read_wav(self._folder / "loudspeaker.wav", _LONGEST_S)
        except (BadWavError, OSError):
            samples, rate_hz = np.zeros(0, np.int16), RATE_HZ
        played = to_rate(samples, rate_hz, RATE_HZ)
        missing = round((time.time() - self._began) * RATE_HZ) - len(played)
        return np.concatenate([played, np.zeros(max(0, missing), np.int16)])

    def save(self, path: Path) -> None:
        """See `AnyRoom`."""
        write_wav(path, self.heard(), RATE_HZ)

    def unplug_microphone(self) -> None:
        """See `AnyRoom`."""
        shutil.rmtree(self._microphone, ignore_errors=True)

    def plug_microphone(self) -> None:
        """See `AnyRoom`."""
        self._microphone.mkdir(exist_ok=True)

    def close(self) -> None:
        """See `AnyRoom`."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()


def as_samples(sound: Path | Samples) -> Samples:
    """What is to be said, at `RATE_HZ`; raises BadWavError."""
    if not isinstance(sound, Path):
        return sound
    samples, rate_hz = read_wav(sound)
    return to_rate(samples, rate_hz, RATE_HZ)
