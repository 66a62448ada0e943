"""Everything that can be voiced before the first visitor comes: clips of lines, and examples of phrases.

May be stopped at any time and run again: it makes only what is missing. Knows nothing of scripts, nor of
what becomes of examples: it hands them to a callback.
"""

from __future__ import annotations

import functools
import os
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import Protocol

from kiosk.dialogue.effects import Utterance
from kiosk.dialogue.events import Recording
from kiosk.speech import audio
from kiosk.speech.clips import Clips, Renderer, clip_key
from kiosk.speech.settings import VoiceSettings
from kiosk.speech.synthesiser import Synthesiser, Unvoiced

EXAMPLE_WORDS_PER_MINUTE = (130, 175)
"""A slow speaker and an ordinary one (people speak at 120 to 180 words a minute)."""
MOST_EXAMPLES = 10
"""Examples a phrase: each is compared at every answer."""

ScriptLine = tuple[str, str, str]
"""Language, line name, text; no placeholder in it."""
Voiced = tuple[str, int]
"""Voice, words a minute."""
Phrase = tuple[str, str]
"""Language, text."""
Enrol = Callable[[Sequence[str], str, tuple[Path, ...]], object]
"""Takes the languages in which a text sounds so, the text and WAV files, deleted when it returns.

Is called from several threads at once.
"""
Enrolled = Callable[[str, str], bool]
"""Whether the examples of a phrase (language, text) are still there."""


class ClosableRenderer(Renderer, Protocol):
    """A renderer with a process of its own."""

    def close(self) -> None:
        """End it."""


@dataclass(frozen=True, slots=True)
class Progress:
    """One more is done: its language and name ("fr home.say.1", "fr bonjour"), and what was wrong with it."""

    done: int
    total: int
    what: str
    problem: str | None = None


def prepare(
    folder: Path,
    settings: Mapping[str, VoiceSettings],
    lines: Iterable[ScriptLine],
    phrases: Iterable[Phrase],
    enrol: Enrol,
    *,
    enrolled: Enrolled = lambda _language, _text: True,
    workers: int | None = None,
    make_renderer: Callable[[], ClosableRenderer] = Synthesiser,
) -> Generator[Progress, None, None]:
    """Make in `folder` (the kiosk's `clips/`) what is missing, one `Progress` each; nothing if nothing is.

    Lines come first; clips of lines that are no longer said are deleted at the end. `workers` synthesisers
    run side by side, by default one a core. Languages with the same voices (Arabic and Darija) share what is
    the same text; one without a voice is left to its recordings. Close the generator to stop.
    """
    lines = list(dict.fromkeys(lines))
    work = _Work(folder, settings, enrol, enrolled)
    jobs = [*work.missing_lines(lines, make_renderer()), *work.missing_phrases(dict.fromkeys(phrases))]
    if jobs:
        yield from _carried_out(jobs, workers or os.cpu_count() or 1, make_renderer)
    _forget_old_clips(folder, settings, lines)


def example_voices(settings: VoiceSettings) -> list[Voiced]:
    """Voice and words a minute of each example: every voice once before any voice twice."""
    rates = EXAMPLE_WORDS_PER_MINUTE
    turns = [(turn, n, voice) for turn in range(len(rates)) for n, voice in enumerate(settings.examples)]
    return [(voice, rates[(n + turn) % len(rates)]) for turn, n, voice in turns][:MOST_EXAMPLES]


@dataclass(frozen=True, slots=True)
class _Job:
    what: str
    run: Callable[[Renderer], str | None]
    """Does it, and says what went wrong."""


class _Once:
    """A renderer that makes the same speech once."""

    def __init__(self, renderer: Renderer) -> None:
        self.render = functools.cache(renderer.render)


@dataclass(frozen=True, slots=True)
class _Work:
    folder: Path
    settings: Mapping[str, VoiceSettings]
    enrol: Enrol
    enrolled: Enrolled

    def missing_lines(self, lines: Iterable[ScriptLine], unused: Renderer) -> Iterator[_Job]:
        clips = Clips(unused, self.settings, self.folder)
        found: dict[tuple[str, str | None, int], list[Utterance]] = {}
        for language, name, text in lines:
            said = Utterance(line=name, language=language, text=text, shown=text)
            voice = self.settings.get(language)
            if voice is not None and voice.voice and clips.ready(said) is None:
                found.setdefault((text, voice.voice, voice.words_per_minute), []).append(said)
        for alike in found.values():
            yield _Job(f"{alike[0].language} {alike[0].line}", partial(self.make_lines, alike))

    def missing_phrases(self, phrases: Iterable[Phrase]) -> Iterator[_Job]:
        found: dict[tuple[str, tuple[Voiced, ...]], list[VoiceSettings]] = {}
        for language, text in phrases:
            settings = self.settings.get(language)
            voices = tuple(example_voices(settings)) if settings else ()
            if settings is not None and voices and not self.has_examples(settings, text):
                found.setdefault((text, voices), []).append(settings)
        for (text, _), alike in found.items():
            yield _Job(f"{alike[0].language} {text}", partial(self.make_examples, alike, text))

    def make_lines(self, alike: Sequence[Utterance], renderer: Renderer) -> str | None:
        once = _Once(renderer)
        problems = [problem for said in alike if (problem := self.make_line(said, once))]
        return "; ".join(dict.fromkeys(problems)) or None

    def make_line(self, said: Utterance, renderer: Renderer) -> str | None:
        made = Clips(renderer, self.settings, self.folder).make(said)
        if isinstance(made, Unvoiced):
            return made.reason.value
        return f"{self.folder}: the clip can't be written" if isinstance(made, Recording) else None

    def has_examples(self, settings: VoiceSettings, text: str) -> bool:
        return self.mark(settings, text).exists() and self.enrolled(settings.language, text)

    def make_examples(self, alike: Sequence[VoiceSettings], text: str, renderer: Renderer) -> str | None:
        """Hand all examples over, and remember it if none is lacking; `alike` have the same voices."""
        speeches = [(voice, renderer.render(text, voice, rate)) for voice, rate in example_voices(alike[0])]
        made = [speech for _, speech in speeches if isinstance(speech, Recording)]
        problems = [f"{voice}: {s.reason.value}" for voice, s in speeches if isinstance(s, Unvoiced)]
        try:
            if made:
                self.hand_over([settings.language for settings in alike], text, made)
            for settings in () if problems else alike:
                self.remember(settings, text)
        except Exception as error:  # whatever the callback does wrong, the other phrases get their turn
            problems.append(f"{type(error).__name__}: {error}")
        return "; ".join(dict.fromkeys(problems)) or None

    def hand_over(self, languages: Sequence[str], text: str, made: Sequence[Recording]) -> None:
        """Give the callback WAV files that last as long as its call."""
        folder = self.folder / languages[0] / "examples"
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="making-", dir=folder) as name:
            paths = tuple(Path(name) / f"{number}.wav" for number in range(1, len(made) + 1))
            for path, recording in zip(paths, made, strict=True):
                path.write_bytes(audio.wav_bytes(recording))
            self.enrol(languages, text, paths)

    def remember(self, settings: VoiceSettings, text: str) -> None:
        mark = self.mark(settings, text)
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()

    def mark(self, settings: VoiceSettings, text: str) -> Path:
        """An empty file, named by all that the examples of a phrase depend on."""
        voices = " ".join(f"{voice}@{rate}" for voice, rate in example_voices(settings))
        return self.folder / settings.language / "examples" / f"{clip_key(text, voices, 0)}.made"


def _carried_out(
    jobs: Sequence[_Job], workers: int, make_renderer: Callable[[], ClosableRenderer]
) -> Iterator[Progress]:
    """Carry out the jobs on as many threads as renderers; each waits for its process most of the time."""
    idle: SimpleQueue[ClosableRenderer] = SimpleQueue()
    with ExitStack() as renderers, ThreadPoolExecutor(workers) as pool:
        for _ in range(min(workers, len(jobs))):
            renderer = make_renderer()
            renderers.callback(renderer.close)
            idle.put(renderer)
        futures = {pool.submit(_run, job, idle): job for job in jobs}
        try:
            for done, future in enumerate(as_completed(futures), 1):
                yield Progress(done, len(jobs), futures[future].what, future.result())
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _run(job: _Job, idle: SimpleQueue[ClosableRenderer]) -> str | None:
    renderer = idle.get()
    try:
        return job.run(renderer)
    finally:
        idle.put(renderer)


def _forget_old_clips(
    folder: Path, settings: Mapping[str, VoiceSettings], lines: Iterable[ScriptLine]
) -> None:
    """Delete the clips of lines that are no longer said, and what a stopped run left behind."""
    wanted = {
        f"{clip_key(text, voice.voice, voice.words_per_minute)}.wav"
        for language, _, text in lines
        if (voice := settings.get(language)) is not None and voice.voice
    }
    for language in settings:
        for clip in (folder / language).glob("*.wav"):
            if clip.name not in wanted:
                clip.unlink(missing_ok=True)
        for left in (folder / language / "examples").glob("making-*"):
            shutil.rmtree(left, ignore_errors=True)
