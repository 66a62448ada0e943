"""Fakes of the speech room: a renderer that makes a short buzz of any text, and sounds that wait."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from kiosk.dialogue.effects import Utterance
from kiosk.dialogue.events import Recording
from kiosk.ports import ClipFile, Sound
from kiosk.speech import Unvoiced

BUZZ = Recording(b"\0\x20\0\xe0" * 500, 22_050)


@dataclass
class FakeRenderer:
    """Records what it renders; answers with a buzz or with what it is told to."""

    answer: Recording | Unvoiced = BUZZ
    rendered: list[tuple[str, str, int]] = field(default_factory=list)
    closed: bool = False

    def render(self, text: str, voice: str, words_per_minute: int) -> Recording | Unvoiced:
        """Record the call and answer."""
        self.rendered.append((text, voice, words_per_minute))
        return self.answer

    def close(self) -> None:
        """Record that it was closed."""
        self.closed = True


@dataclass
class FakeSounds:
    """Sounds by text: those in `there` are ready, the others are made once `go_on` is set."""

    there: dict[str, ClipFile] = field(default_factory=dict)
    go_on: threading.Event = field(default_factory=threading.Event)
    asked: threading.Event = field(default_factory=threading.Event)
    made: list[str] = field(default_factory=list)

    def ready(self, utterance: Utterance) -> ClipFile | None:
        """What is there."""
        return self.there.get(utterance.text)

    def sound(self, utterance: Utterance) -> Sound:
        """A buzz, once `go_on` is set."""
        self.asked.set()
        self.go_on.wait(5)
        if utterance.text == "broken":
            raise RuntimeError
        self.made.append(utterance.text)
        return BUZZ
