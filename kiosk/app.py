"""Puts the real parts together: the only place that names them all."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

import platformdirs

from kiosk import content, screen, signups, sound, speech
from kiosk.content import Problem
from kiosk.content.last_good import load_or_last_good, or_last_good
from kiosk.dialogue.script import Choice, Script
from kiosk.runner import Inbox, Observer, Runner, World

HOME = Path(__file__).resolve().parent.parent
"""The project folder, where scripts/, voices/ and config.yaml lie."""

DATA_VARIABLE = "KIOSK_DATA"
"""Names another data folder, for tests and for a second kiosk on one machine."""


SWITCH_S = 0.001
"""A thread waits so long for one that computes: an answer is sent while the window draws its page."""


class KioskError(Exception):
    """Something that was to be expected, told in a sentence that says what to do; no traceback is shown."""


@dataclass(frozen=True, slots=True)
class Project:
    """One kiosk's content and settings, checked, and the folder for what it makes."""

    home: Path
    data: Path
    script: Script
    settings: content.Settings
    voices: Mapping[str, content.VoiceSettings]
    problems: tuple[Problem, ...] = ()
    """What is wrong with the files as they are now; the content is the last good one then."""
    hidden: Mapping[str, content.Hidden] = field(default_factory=dict)
    """The languages of config.yaml that are not offered yet."""

    def own(self, language: str) -> tuple[Choice, ...]:
        """The answers of a language that is not offered yet, by which it will be chosen."""
        return self.hidden[language].own if language in self.hidden else ()

    @property
    def clips(self) -> Path:
        """The folder of clips."""
        return self.data / "clips"

    @property
    def examples(self) -> Path:
        """The folder of examples' features."""
        return self.data / "examples"

    @property
    def sign_ups(self) -> Path:
        """The folder of sealed sign-ups."""
        return self.data / "sign-ups"


def today() -> date:
    """The day here."""
    return datetime.now().astimezone().date()


def data_folder(settings: content.Settings | None) -> Path:
    """Where the kiosk keeps what it makes: by the environment, config.yaml, or the user's data folder."""
    named = os.environ.get(DATA_VARIABLE)
    if named:
        return Path(named).absolute()
    if settings is not None and settings.data is not None:
        return settings.data
    return platformdirs.user_data_path("cafe-ia-kiosk", appauthor=False)


def open_project(home: Path = HOME) -> Project:
    """Read and check all content; the last good one where it is bad; KioskError where there is none."""
    now = content.load(home, today())
    data = data_folder(now.settings)
    loaded = or_last_good(now, home, data, today())
    if loaded.script is None or loaded.settings is None:
        raise KioskError(problems_text(loaded.problems))
    return Project(home, data, loaded.script, loaded.settings, loaded.voices, loaded.problems, loaded.hidden)


def problems_text(problems: tuple[Problem, ...]) -> str:
    """All problems, a line each."""
    return "\n".join(str(problem) for problem in problems)


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a kiosk stands and who looks on: what the demo and the tests change.

    `tune` changes the settings of the sound process (a test sound card, recorded examples); `keys` replace
    the organizers' keys; `full_screen` and the size those of config.yaml.
    """

    observers: tuple[Observer, ...] = ()
    tune: Callable[[sound.SoundSettings], sound.SoundSettings] = lambda settings: settings
    keys: tuple[str, ...] | None = None
    sign_ups: Path | None = None
    full_screen: bool | None = None


class Kiosk:
    """A whole kiosk: screen, sound process, voice, sign-ups and the dialogue between them."""

    def __init__(self, project: Project, stand: Stand | None = None) -> None:
        stand = stand or Stand()
        self.project = project
        self.inbox = Inbox()
        post = self.inbox.post
        self.sound = sound.SoundProcess(stand.tune(sound_settings(project)), post)
        self.synthesiser = speech.Synthesiser()
        clips = speech.Clips(self.synthesiser, voice_settings(project), project.clips)
        self._voice = speech.ClipVoice(clips, self.sound, post)
        self.sign_ups = open_sign_ups(project, stand, self.inbox)
        self.screen = screen.KioskScreen(screen_settings(project, full_screen=stand.full_screen), post)
        world = World(self.sound, self._voice, self.screen, self.sign_ups)
        self.runner = Runner(world, lambda: self._script(project), self.inbox, stand.observers)

    def run(self) -> None:
        """Open the window in this (the main) thread and hold visits until it is closed."""
        sys.setswitchinterval(SWITCH_S)
        self.sound.start()
        dialogue = threading.Thread(target=self.runner.run, name="dialogue", daemon=True)
        dialogue.start()
        try:
            self.screen.run()
        finally:
            self.runner.stop()
            dialogue.join(5)
            self._close()

    def _close(self) -> None:
        self._voice.close()
        self.sound.close()
        self.synthesiser.close()
        self.sign_ups.close()

    def _script(self, project: Project) -> Script:
        """The script of the next visit: what staff changed since, and the cafés that are still to come."""
        taken = {cafe.id: self.sign_ups.taken(cafe.id) for cafe in project.script.cafes}
        loaded = load_or_last_good(project.home, project.data, today(), taken)
        return loaded.script or project.script


def open_sign_ups(
    project: Project, stand: Stand, inbox: Inbox
) -> signups.SealedSignUps | signups.TrialSignUps:
    """The store of sign-ups; KioskError for a key that can't be used."""
    keys = project.settings.organizer_keys if stand.keys is None else stand.keys
    folder = stand.sign_ups or project.sign_ups
    opened = signups.open_sign_ups(keys, folder, inbox.post, kiosk=kiosk_name(project))
    if isinstance(opened, signups.BadKeys):
        raise KioskError("\n".join(f"config.yaml: {message}" for message in opened.messages))
    return opened


def kiosk_name(project: Project) -> str:
    """How organizers know this kiosk."""
    return project.settings.centre.name or "kiosk"


def sound_settings(project: Project) -> sound.SoundSettings:
    """What the sound process must know."""
    devices = project.settings.sound
    return sound.SoundSettings(
        examples=project.examples,
        voices=project.home / "voices",
        microphone=devices.microphone,
        loudspeaker=devices.loudspeaker,
        interrupt=devices.interrupt,
    )


def voice_settings(project: Project) -> dict[str, speech.VoiceSettings]:
    """How each language is spoken."""
    return {
        code: speech.VoiceSettings(
            language=code,
            voice=voice.voice,
            words_per_minute=voice.words_per_minute,
            examples=voice.examples,
            visitors=voice.visitors,
            lines_folder=project.home / "voices" / code / "lines",
        )
        for code, voice in project.voices.items()
    }


def screen_settings(project: Project, *, full_screen: bool | None = None) -> screen.ScreenSettings:
    """What the screen must know."""
    given = project.settings.screen
    return screen.ScreenSettings(
        width_px=given.width_px,
        height_px=given.height_px,
        width_mm=given.width_mm,
        height_mm=given.height_mm,
        full_screen=given.full_screen if full_screen is None else full_screen,
        data_folder=project.data,
        switches=given.switches,
        scan_s=given.scan_s,
    )


def with_examples(settings: sound.SoundSettings, folder: Path) -> sound.SoundSettings:
    """The settings with recorded examples `folder/<phrase>/*.wav` in place of the synthetic ones."""
    return replace(settings, recorded=(folder,))
