"""The real sound card, through sounddevice: each device at its own rate, mono, 16-bit.

The library's list of devices is frozen when it starts, and looking again closes all streams: so that
happens only while none is open.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Literal, Protocol

import numpy as np
import sounddevice

from kiosk.sound.devices import BLOCK_MS, DeviceMissingError, OnBlock, OnGap, Pull, Stream

Direction = Literal["input", "output"]


_MICROPHONE_BUFFER_S = 0.1
"""Room for five blocks while this process is kept waiting; blocks still come as soon as they are whole."""


class _NativeStream(Protocol):
    samplerate: float
    latency: float
    active: bool

    def start(self) -> None: ...
    def close(self) -> None: ...


class _PortAudioStream:
    def __init__(self, native: _NativeStream, ended: threading.Event, closed: Callable[[], None]) -> None:
        self._native = native
        self._ended = ended
        self._closed = closed
        self._open = True

    @property
    def rate_hz(self) -> int:
        return round(self._native.samplerate)

    @property
    def latency_s(self) -> float:
        return float(self._native.latency)

    @property
    def alive(self) -> bool:
        return self._open and not self._ended.is_set()

    def close(self) -> None:
        if not self._open:
            return
        self._open = False
        try:
            self._native.close()
        except sounddevice.PortAudioError:
            pass  # the device went first
        finally:
            self._closed()


class PortAudioCard:
    """Opens devices of this machine."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open = 0

    def open_microphone(self, name: str | None, on_block: OnBlock, on_gap: OnGap) -> Stream:
        """See `SoundCard`."""

        def heard(block: bytes, _frames: int, _time: object, status: sounddevice.CallbackFlags) -> None:
            if status.input_overflow:
                on_gap()
            on_block(np.frombuffer(bytes(block), np.int16))

        return self._start("input", name, sounddevice.RawInputStream, heard)

    def open_loudspeaker(self, name: str | None, pull: Pull) -> Stream:
        """See `SoundCard`."""

        def wanted(out: bytearray, frames: int, _time: object, _status: object) -> None:
            out[:] = pull(frames).tobytes()

        return self._start("output", name, sounddevice.RawOutputStream, wanted)

    def look_again(self) -> None:
        """See `SoundCard`."""
        with self._lock:
            if self._open == 0:
                sounddevice._terminate()  # noqa: SLF001 - the only way to look again (its documentation)
                sounddevice._initialize()  # noqa: SLF001 - the same

    def _start(
        self,
        direction: Direction,
        name: str | None,
        stream_type: Callable[..., _NativeStream],
        callback: Callable[..., None],
    ) -> Stream:
        ended = threading.Event()
        with self._lock:
            try:
                native = _open(direction, name, stream_type, callback, ended.set)
            except (sounddevice.PortAudioError, ValueError) as error:
                raise DeviceMissingError(str(error)) from None
            self._open += 1
        return _PortAudioStream(native, ended, self._has_closed)

    def _has_closed(self) -> None:
        with self._lock:
            self._open -= 1


def _device(direction: Direction, name: str | None) -> dict[str, float]:
    """The first device whose name holds this, or the default; PortAudioError or ValueError without one."""
    if name is not None:
        for device in sounddevice.query_devices():
            if name.lower() in device["name"].lower() and device[f"max_{direction}_channels"] > 0:
                return dict(device)
    return dict(sounddevice.query_devices(name, direction))


def _open(
    direction: Direction,
    name: str | None,
    stream_type: Callable[..., _NativeStream],
    callback: Callable[..., None],
    finished: Callable[[], None],
) -> _NativeStream:
    device = _device(direction, name)
    rate_hz = round(device["default_samplerate"])
    native = stream_type(
        device=device["index"],
        samplerate=rate_hz,
        channels=1,
        dtype="int16",
        blocksize=rate_hz * BLOCK_MS // 1000,
        latency="low" if direction == "output" else _MICROPHONE_BUFFER_S,
        callback=callback,
        finished_callback=finished,
    )
    try:
        native.start()
    except sounddevice.PortAudioError:
        native.close()
        raise
    return native
