"""Whole visits to be played by `kiosk demo` in processes of their own, and what each left behind."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kiosk.app import HOME
from kiosk.dialogue.events import Recording
from kiosk.sound.samples import Samples, read_wav, to_rate
from kiosk.speech import Synthesiser
from kiosk.speech.audio import write_wav
from tests.integration.conftest import command

VISITS = HOME / "tests" / "visits"
RATE_HZ = 16_000
LANGUAGES = {
    "english-voice": "en",
    "french-touch": "fr",
    "arabic-mixed": "ar",
    "darija-question": "ary",
    "french-mine": "fr",
}
"""The shipped visits that are heard, and the language of each."""


@dataclass(frozen=True)
class Demo:
    """What `kiosk demo` left behind."""

    returncode: int
    printed: str
    out: Path
    name: str = ""

    @property
    def events(self) -> list[dict[str, object]]:
        """The lines of events.jsonl."""
        return [json.loads(line) for line in (self.out / "events.jsonl").read_text().splitlines()]

    @property
    def screens(self) -> list[Path]:
        """The pictures in order."""
        return sorted((self.out / "screens").glob("*.png"))

    @property
    def sound(self) -> Samples:
        """What the kiosk said."""
        samples, rate_hz = read_wav(self.out / "kiosk.wav")
        return to_rate(samples, rate_hz, RATE_HZ)


def demo(visit: Path, out: Path, *more: str | Path) -> Demo:
    """Play a visit as a person would."""
    done = command("kiosk", "demo", "--visit", visit, "--out", out, *more, timeout_s=700)
    return Demo(done.returncode, done.stderr + done.stdout, out, visit.stem)


def shipped(name: str, folder: Path) -> Demo:
    """One of the shipped visits."""
    return demo(VISITS / f"{name}.yaml", folder / "out")


def by_recorded_examples(folder: Path) -> Demo:
    """A visit of WAV files, and other voices' recordings to hear it by."""
    examples, visitor = folder / "examples", folder / "visitor"
    words = {"en": "hello", "ar": "salaam alaykum", "fr": "bonjour", "yes": "yes", "no": "no thank you"}
    with closing(Voices()) as voices:
        for name, text in words.items():
            for number, voice in enumerate(("gmw/en-us", "gmw/en+f2", "gmw/en-us+m3"), 1):
                voices.say(text, voice, examples / name / f"{number}.wav")
            voices.say(text, "gmw/en-us+f1", visitor / name / "1.wav")
        voices.say("my name is Fatima", "gmw/en-us+f1", visitor / "name.wav")
    visit = visitor / "visit.yaml"
    visit.write_text(
        "\n".join(
            (
                "- touch: screen",
                "- wav: en/1.wav",
                "- expect: home",
                "- touch: cafe",
                "- touch: '1'",
                "- expect: consent",
                "- touch: screen",
                "- wav: yes/1.wav",
                "- expect: name",
                "- wav: name.wav",
                "- wav: yes/1.wav",
                "- touch: no-telephone",
                "- touch: done",
                "- expect: review",
                "- touch: screen",
                "- wav: yes/1.wav",
                "- expect: saved",
            )
        )
    )
    return demo(visit, folder / "out", "--examples", examples)


class Voices:
    """Makes WAV files of spoken words."""

    def __init__(self) -> None:
        self._synthesiser = Synthesiser()

    def say(self, text: str, voice: str, path: Path) -> None:
        """One file."""
        speech = self._synthesiser.render(text, voice, 150)
        assert isinstance(speech, Recording)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_wav(path, speech)

    def close(self) -> None:
        """End the synthesiser."""
        self._synthesiser.close()


def missing_its_goal(folder: Path) -> Demo:
    """A visit that wants what is not there."""
    visit = folder / "visit.yaml"
    visit.write_text("- touch: fr\n- touch: nothing-like-it\n")
    return demo(visit, folder / "out")


def losing_the_sound(folder: Path) -> Demo:
    """The sound process is killed in mid-visit."""
    done = command("tests.integration.kill_the_sound", folder / "out", timeout_s=300)
    return Demo(done.returncode, done.stderr + done.stdout, folder / "out")


PLAYS: Mapping[str, Callable[[Path], Demo]] = {
    **{name: partial(shipped, name) for name in LANGUAGES},
    "recorded-examples": by_recorded_examples,
    "no-goal": missing_its_goal,
    "no-sound": losing_the_sound,
}
