"""The recordings that hearing is measured on, the rooms they are heard in, and the kiosk's own voices.

Everything is deterministic: a condition of a recording depends on their names alone. Knows no recogniser.

    speech = Path("../shared/speech")
    rooms = Rooms(speech)
    for one in arabic(speech):                          # Recording: path, word, speaker, take
        clean = load(one.path)                          # 16 kHz, int16
        noisy = rooms.hear(clean, Condition.BABBLE, one.name)
    spoken("ar", ARABIC.values())                       # {"نَعَمْ": [samples, one a voice of the kiosk's], ...}
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import numpy as np

from kiosk.app import open_project, voice_settings
from kiosk.sound.samples import HEARING_RATE_HZ, Samples, from_bytes, read_wav, to_rate
from kiosk.speech import Synthesiser, Unvoiced
from kiosk.speech.prepare import example_voices
from tests.benchmarks.hearing_rooms import Wave, at_level, impulse_response, mixed, reverberated

SNR_DB = 10.0
RT60_S = 0.5
DIRECT_TO_ECHO_DB = 0.0
BABBLE_VOICES = 6
"""Sentences that are always being said at once in the babble: more is a hum, fewer can be understood."""

ARABIC = {
    "backward": "خَلْف",
    "cancel": "إِلْغَاء",
    "close": "إِغْلَاق",
    "digit": "رَقْم",
    "direction": "اِتِّجَاه",
    "disable": "تَعْطِيل",
    "down": "أَسْفَل",
    "eight": "ثَمَانِيَهْ",
    "enable": "تَفْعِيل",
    "enter": "إِدْخَال",
    "five": "خَمْسَهْ",
    "forward": "أَمَام",
    "four": "أَرْبَعَهْ",
    "left": "يَسَار",
    "move": "تَحْرِيك",
    "next": "التَّالِي",
    "nine": "تِسْعَهْ",
    "no": "لَا",
    "ok": "مُوَافِق",
    "one": "وَاحِد",
    "open": "فَتْح",
    "options": "خِيَارَات",
    "previous": "السَّابِق",
    "receive": "اِسْتِقْبَال",
    "record": "تَسْجِيل",
    "right": "يَمِين",
    "rotate": "تَدْوِير",
    "send": "إِرْسَال",
    "seven": "سَبْعَهْ",
    "six": "سِتَّهْ",
    "start": "اِبْدَأْ",
    "stop": "تَوَقَّفْ",
    "three": "ثَلَاثَهْ",
    "two": "اِثْنَان",
    "undo": "تَرَاجُع",
    "up": "أَعْلَى",
    "yes": "نَعَمْ",
    "zero": "صِفْر",
    "zoom_in": "تَكْبِير",
    "zoom_out": "تَصْغِير",
}
"""What is said in each folder of Arabic Speech Commands, with the vowel marks that espeak-ng needs."""
ENGLISH = dict(
    zip("0123456789", "zero one two three four five six seven eight nine".split(), strict=True)  # noqa: SIM905 - a line
)


class Condition(Enum):
    """Where a recording is heard."""

    CLEAN = "clean"
    KITCHEN = f"kitchen noise {SNR_DB:g} dB"
    BABBLE = f"babble {SNR_DB:g} dB"
    BOILER = f"boiler {SNR_DB:g} dB"
    ECHO = f"reverberation RT60 {RT60_S:g} s, direct to echo {DIRECT_TO_ECHO_DB:g} dB"


@dataclass(frozen=True, slots=True)
class Recording:
    """One word said once by one person; `take` counts from 1."""

    path: Path
    word: str
    speaker: str
    take: int

    @property
    def name(self) -> str:
        """The word's folder and the file."""
        return f"{self.path.parent.name}/{self.path.name}"


def arabic(speech: Path) -> tuple[Recording, ...]:
    """The recordings of Arabic Speech Commands: 25 words, 20 speakers, 2 takes."""
    return tuple(_recordings(speech / "arabic"))


def digits(speech: Path) -> tuple[Recording, ...]:
    """The recordings of the Free Spoken Digit Dataset: 10 words, 3 speakers, 8 takes."""
    return tuple(_recordings(speech / "digits"))


def other(speech: Path) -> tuple[Path, ...]:
    """Whole sentences that are never an answer."""
    return tuple(sorted((speech / "other").glob("*.wav")))


def load(path: Path) -> Samples:
    """A file's samples at 16 kHz."""
    samples, rate_hz = read_wav(path)
    return to_rate(samples, rate_hz, HEARING_RATE_HZ)


class Rooms:
    """Lets recordings be heard in noise and echo; reads the noises once.

    `second_half` takes noise from the second half of its recording, and babble from the second half of the
    sentences: learn on the first halves, measure on the second.
    """

    def __init__(self, speech: Path, *, second_half: bool = True) -> None:
        self._noises = {
            Condition.KITCHEN: _half(load(speech / "noise" / "kitchen.wav"), second=second_half),
            Condition.BOILER: _half(load(speech / "noise" / "boiler.wav"), second=second_half),
            Condition.BABBLE: _babble(other(speech), second=second_half),
        }

    def hear(self, samples: Samples, condition: Condition, name: str, *, around_ms: int = 0) -> Samples:
        """The recording as a microphone in that room would give it; the same name gives the same noise.

        Noise lies under the whole recording, and as long as `around_ms` before and after it.
        """
        random = np.random.default_rng(_seed(condition.value, name))
        if condition is Condition.CLEAN:
            return samples
        if condition is Condition.ECHO:
            return reverberated(samples, impulse_response(random, RT60_S, DIRECT_TO_ECHO_DB))
        margin = around_ms * HEARING_RATE_HZ // 1000
        noise = self._noises[condition]
        at = random.integers(len(noise) - len(samples) - 2 * margin)
        return mixed(np.pad(samples, margin), noise[at : at + len(samples) + 2 * margin], SNR_DB)


def voices(language: str) -> list[tuple[str, int]]:
    """The voice and speed of each of the examples that `kiosk prepare` makes of a phrase."""
    return example_voices(voice_settings(open_project())[language])


def spoken(language: str, texts: Iterable[str]) -> dict[str, list[Samples]]:
    """Each text as `kiosk prepare` has it spoken for examples: all voices of the language, at 16 kHz."""
    speakers = voices(language)
    synthesiser = Synthesiser()
    try:
        return {text: [_said(synthesiser, text, *speaker) for speaker in speakers] for text in texts}
    finally:
        synthesiser.close()


def _said(synthesiser: Synthesiser, text: str, voice: str, words_per_minute: int) -> Samples:
    match synthesiser.render(text, voice, words_per_minute):
        case Unvoiced(reason):
            raise RuntimeError(reason.value)
        case speech:
            return to_rate(from_bytes(speech.samples), speech.sample_rate_hz, HEARING_RATE_HZ)


def _recordings(folder: Path) -> Iterator[Recording]:
    takes: dict[tuple[str, str], int] = {}
    for path in sorted(folder.glob("*/*.wav")):
        speaker = path.stem.rsplit("_", 1)[0]
        said = (path.parent.name, speaker)
        takes[said] = takes.get(said, 0) + 1
        yield Recording(path, path.parent.name, speaker, takes[said])


def _half(samples: Samples, *, second: bool) -> Wave:
    middle = len(samples) // 2
    return (samples[middle:] if second else samples[:middle]).astype(np.float32)


def _babble(paths: tuple[Path, ...], *, second: bool) -> Wave:
    """Sentences at one level, said one after another by each of `BABBLE_VOICES` voices at once."""
    chosen = paths[len(paths) // 2 :] if second else paths[: len(paths) // 2]
    sentences = [at_level(load(path), -26.0) for path in chosen]
    voices = [np.concatenate(sentences[voice::BABBLE_VOICES]) for voice in range(BABBLE_VOICES)]
    shortest = min(len(voice) for voice in voices)
    summed: Wave = np.sum([voice[:shortest] for voice in voices], axis=0, dtype=np.float32)
    return summed


def _seed(*names: str) -> int:
    return int.from_bytes(hashlib.sha256("\0".join(names).encode()).digest()[:8])
