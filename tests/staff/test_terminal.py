from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from kiosk.dialogue.events import Recording
from kiosk.ports import ClipFile
from kiosk.staff import terminal as terminal_module
from kiosk.staff.plan import Phrase, Spoken, Task
from kiosk.staff.shelf import Shelf
from kiosk.staff.studio import Nothing
from kiosk.staff.terminal import DiskError, Terminal
from tests.staff.voices import PHRASE, recording, said

HELP = Phrase("help", "help-me", "🙋", (("en", "help me"),))
LINE = Spoken("home.say.1", (("en", "Hello and welcome"),))


@dataclass
class FakeStudio:
    """Records what it is given beforehand, and remembers what it played."""

    takes: list[Recording | Nothing]
    played: list[Recording | ClipFile] = field(default_factory=list)
    limits_s: list[float] = field(default_factory=list)

    def record(self, longest_s: float) -> Recording | Nothing:
        """The next take."""
        self.limits_s.append(longest_s)
        return self.takes.pop(0)

    def play(self, sound: Recording | ClipFile) -> None:
        """Remember it."""
        self.played.append(sound)


@dataclass
class Sitting:
    """A lesson held with a fake studio and typed keys."""

    voices: Path
    tasks: tuple[Task, ...] = (PHRASE,)
    written: list[str] = field(default_factory=list)

    def hold(self, studio: FakeStudio, *typed: str) -> FakeStudio:
        """Type these keys, then leave."""
        keys = iter(typed)
        shelf = Shelf(self.voices, "ary")
        terminal = Terminal(
            shelf.lesson(self.tasks),
            shelf,
            studio,
            clip=self.clip,
            read=lambda: next(keys, "q"),
            write=self.written.append,
        )
        terminal.run()
        return studio

    @staticmethod
    def clip(task: Task) -> ClipFile | None:
        """What says a task aloud."""
        return ClipFile(Path(f"{task.said_by}.wav")) if task.said_by else None

    @property
    def files(self) -> list[str]:
        """What is kept."""
        return sorted(path.relative_to(self.voices).as_posix() for path in self.voices.rglob("*.wav"))


@pytest.fixture
def sitting(tmp_path: Path) -> Sitting:
    """A language without any recording."""
    return Sitting(tmp_path)


@pytest.fixture(scope="module")
def good() -> Recording:
    """A take that can be kept."""
    return recording(said("I want to learn"))


def test_three_takes_are_recorded_and_kept(sitting: Sitting, good: Recording) -> None:
    """Then nothing is left to do."""
    studio = sitting.hold(FakeStudio([good, good, good]), "", "", "")
    assert sitting.files == [f"ary/examples/learn/i-want-to-learn-{n}.wav" for n in (1, 2, 3)]
    assert not studio.takes
    assert sum("✓" in line for line in sitting.written) == 3


def test_a_bad_take_is_asked_for_again_with_the_reason(sitting: Sitting, good: Recording) -> None:
    """Nothing of it is kept."""
    quiet = recording(said("I want to learn", gain_db=-35))
    sitting.hold(FakeStudio([quiet, Nothing.NOBODY, Nothing.NO_MICROPHONE, good]), "", "", "", "")
    assert sitting.files == ["ary/examples/learn/i-want-to-learn-1.wav"]
    faults = [line for line in sitting.written if line.startswith("✗")]
    assert ["closer" in faults[0], "nobody" in faults[1], "microphone" in faults[2]] == [True] * 3


def test_a_lesson_goes_on_where_it_was_left(sitting: Sitting, good: Recording) -> None:
    """Another day, after the first take."""
    sitting.hold(FakeStudio([good]), "", "q")
    sitting.hold(FakeStudio([good, good]), "", "")
    assert len(sitting.files) == 3
    assert any("take 2 of 3" in line for line in sitting.written)


def test_the_last_take_is_heard_and_taken_back(sitting: Sitting, good: Recording) -> None:
    """And recorded anew."""
    studio = sitting.hold(FakeStudio([good, good]), "l", "", "l", "a", "a", "")
    assert studio.played == [good]
    assert sitting.files == ["ary/examples/learn/i-want-to-learn-1.wav"]
    assert "There is no take to record again." in sitting.written


def test_what_to_say_is_shown_and_spoken(sitting: Sitting) -> None:
    """Once as it comes up, and on request."""
    sitting.tasks = (LINE,)
    studio = sitting.hold(FakeStudio([]), "p", "?", "q")
    assert studio.played == [ClipFile(Path("home.say.1.wav"))] * 2
    assert any("« Hello and welcome »" in line for line in sitting.written)


def test_skipping_goes_to_the_next(sitting: Sitting, good: Recording) -> None:
    """Of all its takes."""
    sitting.tasks = (PHRASE, HELP)
    sitting.hold(FakeStudio([good]), "s", "")
    assert sitting.files == ["ary/examples/help/help-me-1.wav"]


def test_a_line_is_kept_by_its_name(sitting: Sitting) -> None:
    """Once; it may last longer than a phrase."""
    sitting.tasks = (PHRASE, LINE)
    studio = sitting.hold(FakeStudio([recording(said("Hello and welcome"))]), "s", "")
    assert sitting.files == ["ary/lines/home.say.1.wav"]
    assert studio.limits_s[0] > 30


def test_a_take_unlike_the_others_is_pointed_out(sitting: Sitting) -> None:
    """The words of another phrase, recorded by mistake."""
    sitting.tasks = (HELP, PHRASE)
    right = [recording(said("help me", voice)) for voice in ("gmw/en-us", "gmw/en-us+f2", "gmw/en-us+m3")]
    learn = recording(said("I want to learn"))
    sitting.hold(FakeStudio([*right, learn, right[0]]), "", "", "", "", "")
    assert sum(line == terminal_module.UNLIKE for line in sitting.written) == 1
    assert (
        sitting.written[-2:].count(terminal_module.UNLIKE) or terminal_module.UNLIKE in sitting.written[-4:]
    )


def test_a_full_disk_ends_the_lesson_with_a_word(
    sitting: Sitting, good: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And keeps what is there."""

    def full(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    sitting.hold(FakeStudio([good]), "")
    monkeypatch.setattr(Shelf, "add", full)
    with pytest.raises(DiskError, match="No space left"):
        sitting.hold(FakeStudio([good]), "")
    assert len(sitting.files) == 1


def test_the_end_of_the_input_ends_the_lesson(sitting: Sitting, good: Recording) -> None:
    """As in a script."""

    def at_end() -> str:
        raise EOFError

    shelf = Shelf(sitting.voices, "ary")
    read: Callable[[], str] = at_end
    Terminal(
        shelf.lesson((PHRASE,)), shelf, FakeStudio([good]), clip=sitting.clip, read=read, write=print
    ).run()
    assert sitting.files == []


def test_a_good_take_is_kept_as_it_was_heard(sitting: Sitting, good: Recording) -> None:
    """To the sample."""
    sitting.hold(FakeStudio([good]), "")
    (kept,) = Shelf(sitting.voices, "ary").recordings(PHRASE)
    ours, theirs = (np.frombuffer(each.samples, np.int16).astype(int) for each in (kept, good))
    assert np.abs(ours - theirs).max() <= 1
