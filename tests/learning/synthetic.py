"""Words that machines say, for learning what differs between words and not between voices.

Invented words of espeak-ng in Arabic, French and English sounds, and English words of espeak-ng and of flite,
whose voices are cut from people's speech. All from one seed. Knows no embedding.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soxr

from kiosk.sound.samples import HEARING_RATE_HZ, Samples, parse_wav, read_wav, to_rate

_SOUNDS = {
    "ar": ("? b t T dZ H X d D R z s S s[ dH t[ A Q f q k l m n h w j", "a i u a: i: u: a a i"),
    "fr": ("p b t d k g f v s z S Z m n l r w j", "a e E i o O u y Y W a~ o~ E~"),
    "en": ("p b t d k g f v T D s z S Z h m n l r w j tS dZ", "a E I 0 V U i: u: A: O: 3: aI eI oU aU"),
}
"""Consonants and vowels by language, as espeak-ng writes them."""
_SHAPES = "CV CVC CVCV CVCVC CVCVC CVCCVC CVCCV CVCVCV CVCVCVC VCVC CVCCVCV CVCVCCVC".split()  # noqa: SIM905 - a line
_LANGUAGES = ("ar", "ar", "fr", "en")
_ACCENTS = {
    "ar": ("ar",),
    "fr": ("fr", "fr-be", "fr-ch"),
    "en": ("en-us", "en", "en-gb-scotland", "en-gb-x-rp", "en-us-nyc"),
}
_VARIANTS = (
    *("", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "f1", "f2", "f3", "f4", "f5", "Andy", "Annie", "Gene"),
    *("Jacky", "Lee", "Mario", "Michael", "Steph", "Tweaky", "adam", "aunty", "belinda", "benjamin", "boris"),
    *("caleb", "ed", "edward", "grandma", "grandpa", "gustave", "iven", "john", "linda", "marcelo", "max"),
    *("michel", "miguel", "norbert", "pablo", "paul", "pedro", "quincy", "rob", "robert", "travis", "victor"),
    "zac",
)
_FLITE = ("awb", "rms", "slt", "kal16")
_LIKE_ANOTHER = 0.3
"""So many invented words differ from one before in a single sound."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word and how it is said: `text` is English, or sounds in brackets; `pitch` 0 to 99, or semitones."""

    word: str
    text: str
    program: str
    voice: str
    speed: float
    pitch: float

    @property
    def speaker(self) -> str:
        """Who says it."""
        return f"{self.program} {self.voice} {self.pitch:.0f}"


def invented(count: int, voices: int) -> Iterator[Spoken]:
    """So many invented words, each said by so many voices."""
    random = np.random.default_rng(11)
    words: list[list[str]] = []
    for number in range(count):
        language = _LANGUAGES[number % len(_LANGUAGES)]
        words.append(_invented(language, words[number % len(_LANGUAGES) :: len(_LANGUAGES)], random))
        text = _stressed(words[-1], language, random)
        for variant in random.choice(_VARIANTS, voices, replace=False):
            yield _espeak(f"{language} {number}", f"[[{text}]]", language, str(variant), random)


def english(words: list[str], voices: int) -> Iterator[Spoken]:
    """English words by all voices of flite, and by so many of espeak-ng."""
    random = np.random.default_rng(5)
    for word in words:
        for voice in _FLITE:
            yield Spoken(word, word, "flite", voice, random.uniform(0.85, 1.3), random.uniform(-1.5, 1.5))
        for variant in random.choice(_VARIANTS, voices, replace=False):
            yield _espeak(word, word, "en", str(variant), random)


def sound_of(spoken: Spoken) -> Samples:
    """The word at 16 kHz; needs Debian's espeak-ng and flite."""
    return _flite_says(spoken) if spoken.program == "flite" else _espeak_says(spoken)


def _invented(language: str, before: list[list[str]], random: np.random.Generator) -> list[str]:
    consonants, vowels = (sounds.split() for sounds in _SOUNDS[language])
    if before and random.random() < _LIKE_ANOTHER:
        word = list(before[-int(random.integers(1, min(len(before), 10) + 1))])
        at = int(random.integers(len(word)))
        word[at] = str(random.choice(consonants if word[at] in consonants else vowels))
        return word
    shape = str(random.choice(_SHAPES))
    return [str(random.choice(consonants if kind == "C" else vowels)) for kind in shape]


def _stressed(word: list[str], language: str, random: np.random.Generator) -> str:
    vowels = [at for at, sound in enumerate(word) if sound in _SOUNDS[language][1].split()]
    stress = int(random.choice(vowels))
    return "".join(f"'{sound}" if at == stress else sound for at, sound in enumerate(word))


def _espeak(word: str, text: str, language: str, variant: str, random: np.random.Generator) -> Spoken:
    voice = str(random.choice(_ACCENTS[language])) + (f"+{variant}" if variant else "")
    return Spoken(
        word, text, "espeak-ng", voice, int(random.integers(110, 200)), int(random.integers(15, 85))
    )


def _espeak_says(spoken: Spoken) -> Samples:
    command = ["espeak-ng", "-v", spoken.voice, "-s", str(spoken.speed), "-p", str(spoken.pitch), "--stdout"]
    wav = subprocess.run([*command, spoken.text], capture_output=True, check=True).stdout
    samples, rate_hz = parse_wav(wav)
    return to_rate(samples, rate_hz, HEARING_RATE_HZ)


def _flite_says(spoken: Spoken) -> Samples:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "word.wav"
        stretch = f"duration_stretch={spoken.speed}"
        command = ["flite", "-voice", spoken.voice, "--setf", stretch, "-t", spoken.text, "-o", str(path)]
        subprocess.run(command, capture_output=True, check=True)
        samples, rate_hz = read_wav(path)
    shifted = soxr.resample(samples, rate_hz, HEARING_RATE_HZ / 2 ** (spoken.pitch / 12))
    return np.asarray(shifted, np.int16)
