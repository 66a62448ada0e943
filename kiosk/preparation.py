"""Makes clips and examples before they are needed: wires the synthesiser's voices to the ear's features."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kiosk import content
from kiosk.app import Project, sound_settings, voice_settings, with_examples
from kiosk.sound.examples import Skipped, enrol_phrase, enrol_recorded, phrase_path
from kiosk.speech.prepare import prepare as prepare_speech

Tell = Callable[[str, int, int], None]
"""Told of progress: what, how many are done, of how many."""


def prepare(
    project: Project,
    tell: Tell,
    recorded: Path | None = None,
    only: Collection[tuple[str, str]] | None = None,
) -> list[str]:
    """Make what is missing; gives what could not be made, in words for staff.

    `recorded` is a folder of people's examples that will be used in place of the synthetic ones. `only` are
    the phrases (language, text) that will be listened for, where it is known: examples are what takes long.
    """
    return [*_recorded(project, tell, recorded), *_synthetic(project, tell, only)]


def _recorded(project: Project, tell: Tell, recorded: Path | None) -> Iterator[str]:
    settings = sound_settings(project)
    settings = with_examples(settings, recorded) if recorded else settings
    for done, found in enumerate(enrol_recorded(settings), 1):
        if isinstance(found, Skipped):
            yield f"{found.source}: {found.reason}"
        else:
            tell("recorded examples", done, done)


def _synthetic(project: Project, tell: Tell, only: Collection[tuple[str, str]] | None) -> Iterator[str]:
    def enrol(languages: Sequence[str], text: str, wavs: tuple[Path, ...]) -> None:
        enrol_phrase(project.examples, languages, text, wavs)

    def enrolled(language: str, text: str) -> bool:
        return phrase_path(project.examples, language, text).exists()

    lines = [(code, line.name, line.text) for code, line in content.iter_lines(project.script)]
    every = content.iter_phrases(project.script)
    phrases = (phrase for phrase in every if only is None or phrase in only)
    voices = voice_settings(project)
    for progress in prepare_speech(project.clips, voices, lines, phrases, enrol, enrolled=enrolled):
        tell("lines and phrases", progress.done, progress.total)
        if progress.problem:
            yield f"{progress.what}: {progress.problem}"


@contextmanager
def in_background(project: Project) -> Iterator[None]:
    """Prepare beside a running kiosk, politely: it hears more phrases as they are made."""
    command = ["nice", sys.executable, "-m", "kiosk", "prepare", "--home", str(project.home)]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)  # noqa: S603 - itself
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)
