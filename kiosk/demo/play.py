"""Plays a visit: a whole kiosk on a test sound card, a visitor who follows a file; then opens what was left.

Everything is real: the window (offscreen where there is no display), the sound process, the store, the seal.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Self

from kiosk import signups
from kiosk.app import Kiosk, KioskError, Project, Stand, kiosk_name, voice_settings, with_examples
from kiosk.content.visit_file import Act, VisitFile
from kiosk.demo.compare import differences
from kiosk.demo.given import Given
from kiosk.demo.pictures import Photographer
from kiosk.demo.room import AnyRoom, Room, WavRoom
from kiosk.demo.visitor import Hands, VisitFailedError, Visitor
from kiosk.demo.watch import Watch
from kiosk.journal import Journal
from kiosk.sound import SoundSettings
from kiosk.speech import Synthesiser, Unvoiced, write_wav

VISITOR_WORDS_PER_MINUTE = 150
"""A calm visitor; the examples are made at other rates."""


@dataclass(frozen=True, slots=True)
class Played:
    """What came of a visit: why it failed (None when it reached its goal), and what it left behind."""

    failure: str | None
    pictures: tuple[Path, ...]
    opened: tuple[str, ...]
    """How much the organizer's key opened, in words."""


def play(
    project: Project,
    visit: VisitFile,
    out: Path,
    *,
    examples: Path | None = None,
    room: Callable[[], AnyRoom] | None = None,
    hands: Callable[[AnyRoom, Kiosk, Watch], Hands] | None = None,
    meanwhile: Callable[[Kiosk, Watch], None] | None = None,
) -> Played:
    """Play a visit in this (the main) thread; writes `events.jsonl`, `kiosk.wav` and `screens/` to `out`.

    `hands` makes the visitor's, where they are not the demo's own. `meanwhile` runs in a thread of its own
    beside the visit: tests break parts there.
    """
    with ExitStack() as stack:
        private = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kiosk-demo-")))
        key = signups.keygen(private / "organizer")
        if isinstance(key, signups.Refused):
            raise KioskError(key.message)
        hall = stack.enter_context((room or open_room)())
        out.mkdir(parents=True, exist_ok=True)
        for old in (out / "screens").glob("*.png"):
            old.unlink()
        stream = stack.enter_context((out / "events.jsonl").open("w", encoding="utf-8"))
        watch = Watch()
        pictures = Photographer(out / "screens")
        stand = Stand(
            observers=(Journal(stream), watch, pictures),
            tune=partial(in_the_hall, hall, examples),
            keys=(key.public_key,),
            sign_ups=private / "sign-ups",
            full_screen=False,
        )
        kiosk = Kiosk(project, stand)
        pictures.start(kiosk.screen.screenshot)
        visitor = Visitor(
            script=project.script,
            watch=watch,
            hands=(hands or _Hands)(hall, kiosk, watch),
            speaks=stack.enter_context(Mouth(project, private)).speak,
            folder=visit.path.parent,
            accept=project.script.pace.accept,
        )
        scene = Scene(kiosk, watch, visitor, pictures)
        failure = scene.hold(visit, meanwhile)
        hall.save(out / "kiosk.wav")
        opened = open_sign_ups(project, private, key.path)
        failure = failure or verdict(visit, watch, visitor.given, opened)
        return Played(failure, tuple(pictures.taken), counted(opened))


def open_room() -> AnyRoom:
    """A private sound server where one can be started, else a sound card made of WAV files."""
    return Room() if Room.available() else WavRoom()


def in_the_hall(hall: AnyRoom, examples: Path | None, settings: SoundSettings) -> SoundSettings:
    """The sound settings on the test sound card, with people's examples if given."""
    settings = hall.settings(settings)
    return with_examples(settings, examples) if examples else settings


@dataclass(frozen=True, slots=True)
class Scene:
    """A kiosk, its visitor, and who looks on."""

    kiosk: Kiosk
    watch: Watch
    visitor: Visitor
    pictures: Photographer

    def hold(self, visit: VisitFile, meanwhile: Callable[[Kiosk, Watch], None] | None) -> str | None:
        """Let the visitor visit while the window runs; why the visit failed, or None."""
        failures: list[str] = []
        threads = [threading.Thread(target=self._come_and_go, args=(visit, failures), daemon=True)]
        if meanwhile is not None:
            threads.append(threading.Thread(target=meanwhile, args=(self.kiosk, self.watch), daemon=True))
        for thread in threads:
            thread.start()
        self.kiosk.run()
        for thread in threads:
            thread.join(10)
        return failures[0] if failures else None

    def _come_and_go(self, visit: VisitFile, failures: list[str]) -> None:
        try:
            self.visitor.follow(visit.lines)
        except VisitFailedError as error:
            failures.append(str(error))
        finally:
            self.pictures.close()
            self.kiosk.screen.close()


def open_sign_ups(project: Project, private: Path, identity: Path) -> signups.Opened | None:
    """Export what was sealed and open it with the organizer's key; None when nothing was sealed."""
    exported = signups.export(private / "sign-ups", private, kiosk=kiosk_name(project))
    if isinstance(exported, signups.ExportFailed):
        return None
    opened = signups.open_export([exported.path], identity, private / "opened")
    return None if isinstance(opened, signups.Refused) else opened


def verdict(visit: VisitFile, watch: Watch, given: Given, opened: signups.Opened | None) -> str | None:
    """Why the goal was not reached: it is the file's last `expect`, or else something saved."""
    seen = watch.seen
    if seen.reference is None and not seen.questions:
        expects = any(line.act is Act.EXPECT for line in visit.lines)
        return None if expects else "nothing was saved"
    if opened is None:
        return "what was saved does not open"
    wrong = differences(given, seen, opened)
    return f"what was opened differs from what was given: {', '.join(wrong)}" if wrong else None


def counted(opened: signups.Opened | None) -> tuple[str, ...]:
    """How much of what was opened, in words: "1 sign-up"."""
    if opened is None:
        return ()
    found = {
        "sign-up": opened.records,
        "question": opened.questions,
        "cancellation": opened.cancelled,
    }
    return tuple(f"{len(each)} {what}{'s' * (len(each) > 1)}" for what, each in found.items() if each)


class _Hands:
    """The visitor's mouth and finger."""

    def __init__(self, hall: AnyRoom, kiosk: Kiosk, _watch: Watch) -> None:
        self._hall = hall
        self._kiosk = kiosk

    def say(self, wav: Path) -> None:
        self._hall.say(wav)

    def touch(self, name: str) -> bool:
        return self._kiosk.screen.touch(name)


class Mouth:
    """Voices that are not among those of the examples."""

    def __init__(self, project: Project, folder: Path) -> None:
        self._voices = voice_settings(project)
        self._folder = folder
        self._synthesiser = Synthesiser()
        self._count = 0

    def __enter__(self) -> Self:
        """Ready already."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the synthesiser."""
        self._synthesiser.close()

    def speak(self, text: str, language: str) -> Path:
        """The words as a WAV file."""
        voice = self._voices[language].visitors[0]
        speech = self._synthesiser.render(text, voice, VISITOR_WORDS_PER_MINUTE)
        if isinstance(speech, Unvoiced):
            failure = f"the visitor has no voice: {speech.reason.value}"
            raise VisitFailedError(failure)
        self._count += 1
        path = self._folder / f"visitor-{self._count}.wav"
        write_wav(path, speech)
        return path
