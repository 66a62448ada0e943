"""`kiosk teach`: wires the lesson to this kiosk's script, sound and clips."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk import content, speech
from kiosk.app import KioskError, Project, sound_settings, voice_settings
from kiosk.content.sources import printable
from kiosk.dialogue.effects import Utterance
from kiosk.ports import ClipFile
from kiosk.preparation import Tell
from kiosk.sound.examples import ExampleStore, Skipped, enrol_recorded
from kiosk.staff import report
from kiosk.staff.importer import Importer
from kiosk.staff.plan import TAKES, Task, plan
from kiosk.staff.shelf import Shelf
from kiosk.staff.studio import SoundStudio
from kiosk.staff.terminal import Clip, DiskError, Terminal

_CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


class Teaching:
    """One language of one kiosk being taught; makes its folders."""

    def __init__(self, project: Project, language: str, takes: int = TAKES) -> None:
        if not _CODE.fullmatch(language):
            message = f"“{language}” is no language code: write two or three small letters, as in “ary”"
            raise KioskError(message)
        self._project, self._language = project, language
        self._tasks = plan(project.script, language, takes, project.own(language))
        self._shelf = Shelf(project.home / "voices", language)
        try:
            for folder in (self._shelf.examples, self._shelf.lines):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"{self._shelf.folder}: the folder can't be made ({error.strerror})"
            raise KioskError(message) from None

    def record(self, read: Callable[[], str], write: Callable[[str], None]) -> None:
        """Lead through what is missing, over the microphone."""
        with SoundStudio(sound_settings(self._project)) as studio:
            lesson = self._shelf.lesson(self._tasks)
            terminal = Terminal(lesson, self._shelf, studio, clip=self._clips(), read=read, write=write)
            try:
                terminal.run()
            except DiskError as error:
                raise KioskError(str(error)) from None

    def take(self, folder: Path) -> Iterator[str]:
        """Take the recordings of a folder: a line for each file."""
        try:
            for done in Importer(self._shelf, self._tasks).take(folder):
                source = printable(str(done.source))
                if done.target is None:
                    yield f"✗ {source}: refused: {done.note}"
                else:
                    target = printable(str(done.target.relative_to(self._project.home)))
                    yield f"✓ {source}: taken as {target}" + (f" ({done.note})" if done.note else "")
        except OSError as error:
            message = f"{folder}: this folder can't be read ({error.strerror})"
            raise KioskError(message) from None

    def status(self, tell: Tell) -> Iterator[str]:
        """What is missing, and how well each step will be heard."""
        settings = sound_settings(self._project)
        for done, found in enumerate(enrol_recorded(settings), 1):
            if isinstance(found, Skipped):
                yield f"✗ {printable(found.source)}: {found.reason}"
            tell("recordings", done, done)
        lesson, store = self._shelf.lesson(self._tasks), ExampleStore(settings)
        yield from report.missing(lesson)
        yield from report.unlike_takes(lesson, self._shelf, store)
        yield from report.heard(self._project.script, self._language, store)

    def _clips(self) -> Clip:
        """Finds what says a task aloud: in the language itself, or in the kiosk's first one."""
        offered = [language.code for language in self._project.script.languages]
        code = self._language if self._language in offered else offered[0]
        lines = {line.name: line for said, line in content.iter_lines(self._project.script) if said == code}
        clips = speech.Clips(speech.Synthesiser(), voice_settings(self._project), self._project.clips)

        def clip(task: Task) -> ClipFile | None:
            line = lines.get(task.said_by or "")
            return None if line is None else clips.ready(Utterance(line.name, code, line.text, line.shown))

        return clip
