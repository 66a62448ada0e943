"""A private PulseAudio server and what listens to it: the programs behind `kiosk.demo.room.Room`."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from kiosk.sound.samples import Samples

RATE_HZ = 16_000
FORMAT = ("--raw", f"--rate={RATE_HZ}", "--channels=1", "--format=s16le")
MIC, SPEAKER = "room_microphone", "room_loudspeaker"
START_S = 10.0
_END_S = 2.0


class RoomError(Exception):
    """The room could not be made, or does not work."""


class Listener:
    """Keeps all that comes out of a sink; reads it all the time, else its first second would be lost."""

    def __init__(self, sink: str, environment: Mapping[str, str]) -> None:
        self._sound = bytearray()
        self._began = threading.Event()
        command = ["parec", f"--device={sink}.monitor", "--latency-msec=10", *FORMAT]
        self._process = start(command, environment, stdout=subprocess.PIPE)
        self._thread = threading.Thread(target=self._read, name=f"listens to {sink}", daemon=True)
        self._thread.start()
        if not self._began.wait(START_S):
            self.close()
            message = f"nothing comes from {sink}"
            raise RoomError(message)

    def samples(self) -> Samples:
        """All so far."""
        whole = bytes(self._sound)
        return np.frombuffer(whole[: len(whole) // 2 * 2], np.int16)

    def close(self) -> None:
        """Stop; what was heard stays."""
        end(self._process)
        self._thread.join(_END_S)

    def _read(self) -> None:
        stream = self._process.stdout
        if stream is None:
            return
        with stream:
            while block := os.read(stream.fileno(), 4096):
                self._sound += block
                self._began.set()


def server_command(folder: Path) -> list[str]:
    """A server with two null sinks and its sockets in this folder (mode 700)."""
    modules = [
        f"module-native-protocol-unix socket={folder / 'pulse.socket'} auth-anonymous=1",
        f"module-cli-protocol-unix socket={folder / 'cli.socket'}",
        *(f"module-null-sink {' '.join(sink(name))}" for name in (MIC, SPEAKER)),
    ]
    options = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--disable-shm=yes"]
    return ["pulseaudio", *options, *(part for module in modules for part in ("-L", module))]


def sink(name: str) -> tuple[str, ...]:
    """The arguments of a null sink."""
    return (f"sink_name={name}", f"rate={RATE_HZ}", "channels=1", "format=s16le")


def start(
    command: list[str], environment: Mapping[str, str], stdout: int = subprocess.DEVNULL
) -> subprocess.Popen[bytes]:
    """Start a program that Ctrl-C does not reach: the program under test ends first."""
    return subprocess.Popen(  # noqa: S603 - commands of this module
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """End a program, within four seconds."""
    process.terminate()
    try:
        process.wait(_END_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(_END_S)
