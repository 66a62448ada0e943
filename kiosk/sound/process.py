"""The sound process: hears and plays by order, over one pipe, and ends when the pipe or its parent does.

Run by the supervisor as `python -c "from kiosk.sound.process import main; main(<fd>, <parent>)"`.
"""

from __future__ import annotations

import os
import queue
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection

from kiosk.dialogue.effects import Listen, Record, StopListening
from kiosk.sound.devices import SoundCard
from kiosk.sound.ear import Hearer
from kiosk.sound.messages import Alive, Close, Order, Play, Report, StopPlaying, Trouble, trouble
from kiosk.sound.microphone import MicrophoneEar
from kiosk.sound.player import LoudspeakerPlayer
from kiosk.sound.recognisers import make_recogniser
from kiosk.sound.settings import SoundSettings
from kiosk.sound.voice_activity import voice_activity
from kiosk.sound.wav_device import WavCard

ALIVE_EVERY_S = 0.5
_STUCK_S = 4.0
"""A thread that has not come round for so long hangs in a native library."""


def main(pipe: int, parent: int) -> None:
    """Serve the pipe with this file descriptor until told to close, or until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    connection = Connection(pipe)
    settings: SoundSettings = connection.recv()
    os.environ.update(settings.environment)
    try:
        _Server(settings, connection, parent).serve()
    except Exception as error:  # reported by kind alone; the supervisor starts the process afresh
        connection.send(trouble(f"start, {_place(error)}", error))
    finally:
        os._exit(0)  # a native library may hang as it is taken down


class _Server:
    def __init__(self, settings: SoundSettings, connection: Connection, parent: int) -> None:
        self._connection, self._parent = connection, parent
        self._out: queue.SimpleQueue[Report] = queue.SimpleQueue()
        self._stopping = threading.Event()
        card = _card(settings)
        self._player = LoudspeakerPlayer(card, settings.loudspeaker, self._out.put)
        recogniser = make_recogniser(settings, lambda where, what: self._out.put(Trouble(where, what)))
        hearer = Hearer(settings, recogniser, voice_activity())

        def sounding() -> bool:
            return self._player.sounding and not settings.interrupt

        self._ear = MicrophoneEar(card, settings.microphone, hearer, sounding, self._out.put)

    def serve(self) -> None:
        """Take orders until there are no more."""
        self._start("reports", self._send)
        self._start("player", self._guarded("player", lambda: self._player.run(self._stopping)))
        self._start("ear", self._guarded("ear", lambda: self._ear.run(self._stopping)))
        alive_at = 0.0
        while not self._stopping.is_set() and os.getppid() == self._parent:
            if time.monotonic() > alive_at + ALIVE_EVERY_S:
                alive_at = self._tell_alive()
            try:
                if self._connection.poll(ALIVE_EVERY_S):
                    self._carry_out(self._connection.recv())
            except (EOFError, OSError):
                return

    def _carry_out(self, order: Order) -> None:
        match order:
            case Listen() | Record():
                self._ear.order(order)
            case StopListening():
                self._ear.order(None)
            case Play():
                self._player.play(order)
            case StopPlaying():
                self._player.stop()
            case Close():
                self._stopping.set()

    def _tell_alive(self) -> float:
        now = time.monotonic()
        if min(self._ear.beat_at, self._player.beat_at) > now - _STUCK_S:
            self._out.put(Alive())
        return now

    def _send(self) -> None:
        while True:
            try:
                self._connection.send(self._out.get())
            except OSError:
                return

    def _guarded(self, name: str, work: Callable[[], None]) -> Callable[[], None]:
        """A thread that fails ends the process: the supervisor starts it afresh."""

        def guarded() -> None:
            try:
                work()
            except Exception as error:  # reported by kind alone; then the process ends
                self._out.put(trouble(f"{name}, {_place(error)}", error))
                self._stopping.wait(0.1)
                os._exit(1)

        return guarded

    def _start(self, name: str, work: Callable[[], None]) -> None:
        threading.Thread(target=work, name=name, daemon=True).start()


def _card(settings: SoundSettings) -> SoundCard:
    if settings.wav_card is not None:
        return WavCard(settings.wav_card)
    from kiosk.sound.portaudio import PortAudioCard  # noqa: PLC0415 - loads the sound system, which reads its environment

    return PortAudioCard()


def _place(error: BaseException) -> str:
    """Where an error was raised: file and line, no value."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    return f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else "?"
