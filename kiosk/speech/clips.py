"""Lines as audio: a recorded line wins, else a clip from the cache, else the synthesiser makes one.

Knows nothing of the player, scripts or visits. What is private is never read from or written to a disk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from kiosk.dialogue.effects import Utterance
from kiosk.dialogue.events import Recording
from kiosk.ports import ClipFile, Silence, Sound
from kiosk.speech import audio
from kiosk.speech.settings import VoiceSettings
from kiosk.speech.synthesiser import Reason, Unvoiced

VERSION = 3
"""Part of each clip's name: raise it when the words for the voice, trimming or levelling change.

All clips are made anew then.
"""
FILLED_KEPT = 200
"""Clips of filled lines (dates, places) kept a language; about 100 kB each."""
SHORTEST_SILENCE_MS = 1_000


class Renderer(Protocol):
    """Makes speech of text: `Synthesiser`, or a fake."""

    def render(self, text: str, voice: str, words_per_minute: int) -> Recording | Unvoiced:
        """Speech, or the reason why there is none."""


class Clips:
    """Finds or makes the sound of an utterance; may be called from any thread."""

    def __init__(
        self,
        renderer: Renderer,
        settings: Mapping[str, VoiceSettings],
        folder: Path,
        *,
        filled_kept: int = FILLED_KEPT,
    ) -> None:
        """`folder` is the kiosk's `clips/`; `settings` by language code."""
        self._renderer = renderer
        self._settings = settings
        self._folder = folder
        self._filled_kept = filled_kept

    def ready(self, utterance: Utterance) -> ClipFile | None:
        """The recorded line or the cached clip, if there is one: looks at two files, makes nothing."""
        settings = self._settings.get(utterance.language)
        if settings is None:
            return None
        recorded = settings.lines_folder / f"{utterance.line}.wav"
        if not utterance.filled and audio.is_playable(recorded):
            return ClipFile(recorded)
        path = self.path(utterance, settings)
        return ClipFile(path) if path and not utterance.private and audio.is_playable(path) else None

    def sound(self, utterance: Utterance) -> Sound:
        """The sound of the utterance, made now if need be; time to read it where it can't be voiced."""
        made = self.ready(utterance) or self.make(utterance)
        return reading_time(utterance.text) if isinstance(made, Unvoiced) else made

    def make(self, utterance: Utterance) -> ClipFile | Recording | Unvoiced:
        """Render the utterance and keep its clip, unless it is private or the disk refuses."""
        settings = self._settings.get(utterance.language)
        path = self.path(utterance, settings) if settings else None
        if settings is None or not settings.voice or path is None:
            return Unvoiced(Reason.NO_VOICE)
        speech = self._renderer.render(utterance.text, settings.voice, settings.words_per_minute)
        return speech if isinstance(speech, Unvoiced) or utterance.private else self._kept(path, speech)

    def path(self, utterance: Utterance, settings: VoiceSettings) -> Path | None:
        """Where the clip lies, named by all that it depends on; None where the synthesiser has no voice."""
        if not settings.voice:
            return None
        folder = self._folder / utterance.language / ("filled" if utterance.filled else "")
        return folder / f"{clip_key(utterance.text, settings.voice, settings.words_per_minute)}.wav"

    def _kept(self, path: Path, speech: Recording) -> ClipFile | Recording:
        try:
            audio.write_wav(path, speech, wait_for_disk=False)
        except OSError:
            return speech
        if path.parent.name == "filled":
            _keep_newest(path.parent, self._filled_kept)
        return ClipFile(path)


def clip_key(text: str, voice: str, words_per_minute: int) -> str:
    """The name of a clip by content."""
    content = "\0".join((str(VERSION), voice, str(words_per_minute), text))
    return hashlib.sha256(content.encode()).hexdigest()[:32]


def reading_time(text: str) -> Silence:
    """Silence for as long as speech would have taken (125 words a minute), to read the caption in."""
    return Silence(max(SHORTEST_SILENCE_MS, len(text.split()) * 60_000 // 125))


def _keep_newest(folder: Path, count: int) -> None:
    """Delete the oldest clips; one that is being played stays readable until it is closed."""
    with suppress(OSError):
        clips = sorted(folder.glob("*.wav"), key=lambda path: path.stat().st_mtime_ns)
        for clip in clips[: max(0, len(clips) - count)]:
            clip.unlink(missing_ok=True)
