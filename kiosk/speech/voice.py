"""The voice: finds the sound of each utterance and hands it to the player, in order.

Knows nothing of how sounds are made or played. Speaks only for the newest `Speak`.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Protocol, assert_never

from kiosk.dialogue.effects import Playback, Speak, Tone, Utterance
from kiosk.dialogue.events import Part, PartFailed, Spoken
from kiosk.ports import ClipFile, Inbox, Player, Sound


class Sounds(Protocol):
    """Finds or makes the sound of an utterance: `Clips`, or a fake."""

    def ready(self, utterance: Utterance) -> ClipFile | None:
        """The sound that is there already, at once."""

    def sound(self, utterance: Utterance) -> Sound:
        """The sound, made now if need be."""


@dataclass(frozen=True, slots=True)
class _Missing:
    """The first utterance of an order whose sound has to be made; what follows it waits."""

    order: Speak
    index: int
    utterance: Utterance


class ClipVoice:
    """`ports.Voice` on a `ports.Player`; starts one thread, which makes the clips that are missing.

    The sounds that are there are queued by the thread that calls `speak`, so that an answer starts at once.
    """

    def __init__(self, clips: Sounds, player: Player, inbox: Inbox) -> None:
        self._clips = clips
        self._player = player
        self._inbox = inbox
        self._changed = threading.Condition()
        self._missing: _Missing | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._make_missing, name="voice", daemon=True)
        self._thread.start()

    def speak(self, order: Speak) -> None:
        """Queue what is there of the order at once, and the rest as it is made; replaces the order before."""
        with self._changed:
            self._missing = self._queue_from(order, 0)
            if self._missing is not None and self._missing.index == 0:
                self._player.stop()
            if not order.says:
                self._player.stop()
                self._inbox(Spoken(order.speak_id))
            self._changed.notify()

    def stop_speaking(self) -> None:
        """Be silent at once and forget what is left."""
        with self._changed:
            self._missing = None
            self._player.stop()

    def close(self) -> None:
        """Stop, and end the thread."""
        self.stop_speaking()
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join(timeout=10)

    def _queue_from(self, order: Speak, start: int) -> _Missing | None:
        """Queue the sounds from this index on, up to the first that has to be made."""
        for index, say in enumerate(order.says[start:], start):
            match say:
                case Utterance():
                    sound = self._clips.ready(say)
                    if sound is None:
                        return _Missing(order, index, say)
                    self._play(order, index, sound)
                case Playback(recording):
                    self._play(order, index, recording)
                case Tone():
                    self._play(order, index, say)
                case _:
                    assert_never(say)
        return None

    def _play(self, order: Speak, index: int, sound: Sound) -> None:
        self._player.play(
            order.speak_id,
            index,
            sound,
            last=index == len(order.says) - 1,
            rate_percent=order.rate_percent,
            volume_percent=order.volume_percent,
        )

    def _make_missing(self) -> None:
        while (missing := self._wait_for_missing()) is not None:
            try:
                self._go_on(missing, self._clips.sound(missing.utterance))
            except Exception:  # the visit goes on with captions, whatever broke
                self._give_up(missing)

    def _wait_for_missing(self) -> _Missing | None:
        with self._changed:
            self._changed.wait_for(lambda: self._missing is not None or self._closed)
            return None if self._closed else self._missing

    def _go_on(self, missing: _Missing, sound: Sound) -> None:
        """Queue the sound and what follows, unless something else is to be said by now."""
        with self._changed:
            if self._missing is missing:
                self._play(missing.order, missing.index, sound)
                self._missing = self._queue_from(missing.order, missing.index + 1)

    def _give_up(self, missing: _Missing) -> None:
        with self._changed:
            if self._missing is missing:
                self._missing = None
                self._inbox(PartFailed(Part.VOICE))
